"""Downloading: one file, in pieces, resumed where it broke off, within limits of size and time."""

from __future__ import annotations

import hashlib
import http.client
import json
import re
import socket
import sqlite3
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urljoin

from foedus.archive.releases.problems import DataError, refusal
from foedus.archive.releases.reach import BY_HAND, Connection, Reach, target, unreachable

REDIRECTS = frozenset({301, 302, 303, 307, 308})
OK, PARTIAL, NOT_THERE = 200, 206, 416
PIECE = 1 << 16
TOO_LARGE = "FD723"
AGAIN = "run the command again: it goes on where it broke off"
_RANGE = re.compile(r"bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\*)")
_SIZE = re.compile("[0-9]{1,18}")
_MARK = re.compile(r'"[!#-~]{0,200}"')
"""A strong mark (RFC 9110, 8.8.3); a weak one does not promise the same bytes."""

Tell = Callable[[int, int | None], None]
"""Told the bytes that are here, and how many there will be where the server says so."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much and how long.

    Parameters
    ----------
    size : int
        Bytes.
    idle : float
        Seconds without a byte.
    answer : float
        Seconds until the answer's head is complete.
    rate : int
        Bytes a second that must come on average, once `grace` seconds are over.
    grace : float
        Seconds.
    redirects : int
        Times that a server may send elsewhere.
    """

    size: int = 1 << 30
    idle: float = 30.0
    answer: float = 60.0
    rate: int = 1_000
    grace: float = 30.0
    redirects: int = 5


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
        return (size, mark) if _MARK.fullmatch(mark) else (0, "")

    def remember(self, url: str, mark: str) -> None:
        """Keep the mark of what is being fetched."""
        self.memo.write_text(json.dumps({"url": url, "mark": mark}), encoding="utf-8")

    def drop(self) -> None:
        """Forget what is here."""
        for path in (self.file, self.memo):
            with suppress(FileNotFoundError):
                path.unlink()


def download(
    url: str, part: Part, reach: Reach, limits: Limits, tell: Tell, sha256: str = ""
) -> str:
    """Fetch an address into a part, whole.

    Parameters
    ----------
    url : str
        https only.
    part : Part
        Where the bytes go; what an earlier attempt left there is gone on with, if the server
        says that its file is still the same.
    reach, limits : Reach, Limits
        What may be asked, how much and how long.
    tell : callable
        Told how far it is.
    sha256 : str
        Digest that the file must have; empty where it is unknown.

    Returns
    -------
    str
        The sha256 of what came.

    Raises
    ------
    DataError
        If it cannot be had, or is not what it should be; the part is kept only where a later
        attempt can go on with it.
    """
    for again in (False, True):
        begun, mark = part.begun(url)
        with _asked(url, reach, limits, begun, mark) as (answer, held):
            if answer.status == NOT_THERE and begun and not again:
                part.drop()
                continue
            if not _goes_on(answer, begun):
                begun = 0
            pieces = _pieces(url, answer, held, limits)
            _receive(url, answer, pieces, part, begun, limits, tell)
        break
    found = _digest(part.file)
    if sha256 and found != sha256:
        part.drop()
        said, expected = f"a file with sha256 {found[:16]}…", f"{sha256[:16]}…"
        remedy = "the file was thrown away; the server may have a newer version: look at its page"
        raise refusal(url, "FD726", said, expected, remedy)
    return found


@contextmanager
def _asked(
    url: str, reach: Reach, limits: Limits, begun: int, mark: str
) -> Iterator[tuple[http.client.HTTPResponse, socket.socket]]:
    """The answer of the server that an address leads to in the end; each step is checked."""
    at = url
    for _ in range(limits.redirects + 1):
        connection = Connection(target(at, reach), reach, limits.idle)
        with closing(connection):
            with _failures(at):
                answer, held = _answer(connection, limits, begun, mark)
            # An answer keeps the socket open by itself: closing the connection is not enough.
            with closing(answer):
                if answer.status not in REDIRECTS:
                    yield answer, held
                    return
                location = answer.getheader("Location", "")
        if not location:
            raise unreachable(at, f"an answer {answer.status} that leads nowhere")
        at = _elsewhere(at, location)
    said = f"more than {limits.redirects} redirections"
    raise unreachable(url, said, f"the address is out of date; {BY_HAND}")


def _elsewhere(at: str, location: str) -> str:
    """Where a server sends; what is no address is refused as one that leads nowhere."""
    try:
        return urljoin(at, location)
    except ValueError as error:
        raise unreachable(at, "a redirection to what is no address", BY_HAND) from error


@contextmanager
def _failures(url: str) -> Iterator[None]:
    """What networks do wrong, told."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        said = f"a certificate that does not hold ({error.verify_message})"
        raise unreachable(url, said, f"do not trust this server; {BY_HAND}") from error
    except TimeoutError as error:
        raise _slow(url, "a server that has fallen silent") from error
    except (OSError, http.client.HTTPException) as error:
        said = f"a connection that broke off ({type(error).__name__})"
        raise unreachable(url, said, AGAIN) from error


def _answer(
    connection: Connection, limits: Limits, begun: int, mark: str
) -> tuple[http.client.HTTPResponse, socket.socket]:
    """Ask, and wait for the head of the answer no longer than the limit."""
    headers = {"User-Agent": "foedus", "Accept": "*/*", "Accept-Encoding": "identity"}
    if begun:
        headers |= {"Range": f"bytes={begun}-", "If-Range": mark}
    connection.connect()
    held = connection.sock  # which the connection forgets once the answer has it
    with _cut_after(held, limits.answer):
        connection.request("GET", connection.to.path, headers=headers)
        return connection.getresponse(), held


@contextmanager
def _cut_after(held: socket.socket, seconds: float) -> Iterator[None]:
    """Cut a connection that is not done in time, however steadily it drips.

    Raises
    ------
    TimeoutError
        If it was cut.
    """
    late = threading.Event()

    def cut() -> None:
        late.set()
        with suppress(OSError):
            held.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(seconds, cut)
    watch.daemon = True
    watch.start()
    try:
        yield
    except (OSError, http.client.HTTPException) as error:
        if late.is_set():
            raise TimeoutError from error
        raise
    finally:
        watch.cancel()
    if late.is_set():  # a connection that is cut ends quietly, as if all had come
        raise TimeoutError


def _goes_on(answer: http.client.HTTPResponse, begun: int) -> bool:
    """Whether an answer is the rest of what has begun."""
    if answer.status != PARTIAL:
        return False
    match = _RANGE.fullmatch(answer.getheader("Content-Range", ""))
    return bool(match) and int(match[1]) == begun  # type: ignore[index]


def _receive(
    url: str,
    answer: http.client.HTTPResponse,
    pieces: Iterator[bytes],
    part: Part,
    begun: int,
    limits: Limits,
    tell: Tell,
) -> None:
    """Write what comes behind what is here.

    Raises
    ------
    DataError
        If the server refuses, or sends too much, too little, or too slowly.
    """
    if answer.status not in {OK, PARTIAL} or (answer.status == PARTIAL and not begun):
        raise unreachable(url, f"the answer {answer.status} {answer.reason}".strip())
    if answer.getheader("Content-Encoding", "identity") not in {"identity", ""}:
        raise unreachable(url, "a file packed for the way, though it was asked for as it is")
    total = _total(answer, begun)
    if total is not None and total > limits.size:
        part.drop()
        raise _large(url, f"a file of {total:,} bytes", limits)
    _start(url, answer, part, begun)
    try:
        with part.file.open("ab") as file:
            _pour(url, pieces, file, begun, total, limits, tell)
    except DataError as error:
        if error.problems[0].code == TOO_LARGE or not part.memo.exists():
            part.drop()
        raise


def _total(answer: http.client.HTTPResponse, begun: int) -> int | None:
    """The whole size, where the server tells it."""
    match = _RANGE.fullmatch(answer.getheader("Content-Range", ""))
    if begun and match:
        return None if match[2] == "*" else int(match[2])
    length = answer.getheader("Content-Length", "")
    return int(length) if _SIZE.fullmatch(length) else None


def _start(url: str, answer: http.client.HTTPResponse, part: Part, begun: int) -> None:
    """Make the part ready: as it is to be gone on with, else empty, with the server's mark."""
    if begun:
        return
    part.drop()
    part.file.touch()
    mark = answer.getheader("ETag", "")
    if _MARK.fullmatch(mark):
        part.remember(url, mark)


def _pour(
    url: str,
    pieces: Iterator[bytes],
    file: IO[bytes],
    begun: int,
    total: int | None,
    limits: Limits,
    tell: Tell,
) -> None:
    """Take piece after piece, watching size and rate.

    Raises
    ------
    DataError
        If it is too much, too slow, or ends too early.
    """
    here, since = begun, time.monotonic()
    tell(here, total)
    for piece in pieces:
        here += len(piece)
        if here > limits.size:
            raise _large(url, "more than that", limits)
        file.write(piece)
        tell(here, total)
        spent = time.monotonic() - since
        if spent > limits.grace and (here - begun) / spent < limits.rate:
            raise _slow(url, f"{(here - begun) / spent:,.0f} bytes a second")
    if total is not None and here < total:
        found, expected = f"{here:,} bytes, then the end", f"{total:,} bytes"
        raise refusal(url, "FD724", found, expected, AGAIN)


def _pieces(
    url: str, answer: http.client.HTTPResponse, held: socket.socket, limits: Limits
) -> Iterator[bytes]:
    """What comes, without waiting for more; heads of chunks that drip without end are cut."""
    while True:
        watch = _cut_after(held, limits.answer) if answer.chunked else nullcontext()
        with _failures(url), watch:
            piece = answer.read1(PIECE)
        if not piece:
            return
        yield piece


def _large(url: str, found: str, limits: Limits) -> DataError:
    remedy = "what had come was thrown away; look whether the address is the right one"
    return refusal(url, TOO_LARGE, found, f"at most {limits.size:,} bytes", remedy)


def _taken(url: str) -> DataError:
    found, expected = "a download of it that is under way", "nobody else at it"
    return refusal(url, "FD728", found, expected, "wait for it, then run the command again")


def _slow(url: str, found: str) -> DataError:
    expected = "a server that keeps sending"
    return refusal(url, "FD725", found, expected, f"{AGAIN}; or {BY_HAND}")


def _digest(path: Path) -> str:
    held = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            held.update(piece)
    return held.hexdigest()
