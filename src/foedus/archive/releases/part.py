"""Parts: a download under way, kept from one attempt to the next and from other processes."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from foedus.archive.releases.problems import DataError, refusal

MARK = re.compile(r'"[!#-~]{0,200}"')
"""A strong mark (RFC 9110, 8.8.3); a weak one does not promise the same bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """A download under way: the bytes so far, and what tells that they are of the same file."""

    file: Path

    @property
    def memo(self) -> Path:
        """The file beside it that remembers the server's mark."""
        return self.file.with_suffix(".json")

    @contextmanager
    def alone(self, url: str) -> Iterator[None]:
        """Keep every other process from the part for as long as the block lasts.

        A lock of SQLite's: it holds on every system, and ends with its process, however that ends.

        Raises
        ------
        DataError
            If another process has it.
        OSError
            If the folder cannot be written.
        """
        path = self.file.with_suffix(".lock")
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as lock:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.Error as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                    raise _taken(url) from error
                raise PermissionError(13, "cannot be written", str(path)) from error
            yield

    def begun(self, url: str) -> tuple[int, str]:
        """Bytes that are here of an address, and the server's mark; (0, "") to begin anew."""
        try:
            held = json.loads(self.memo.read_text(encoding="utf-8"))
            size = self.file.stat().st_size
        except (OSError, ValueError):
            return 0, ""
        mark = str(held.get("mark")) if isinstance(held, dict) and held.get("url") == url else ""
        return (size, mark) if MARK.fullmatch(mark) else (0, "")

    def remember(self, url: str, mark: str) -> None:
        """Keep the mark of what is being fetched."""
        self.memo.write_text(json.dumps({"url": url, "mark": mark}), encoding="utf-8")

    def drop(self) -> None:
        """Forget what is here."""
        for path in (self.file, self.memo):
            with suppress(FileNotFoundError):
                path.unlink()


def _taken(url: str) -> DataError:
    found, expected = "a download of it that is under way", "nobody else at it"
    return refusal(url, "FD728", found, expected, "wait for it, then run the command again")
