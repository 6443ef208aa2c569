"""Intake: files taken from one root, within limits; digests and problems on the way."""

from __future__ import annotations

import errno
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path, PurePosixPath

from foedus.archive.files.document import Document
from foedus.archive.files.strict_yaml import BYTES_MAX, UnreadError, load
from foedus.archive.files.text import line_at, place_at
from foedus.vocabulary.problem import InputError, Place, Problem

UTF8_BOM = b"\xef\xbb\xbf"


class Intake:
    """Reads files below one root and keeps what happened.

    Parameters
    ----------
    root : Path
        The folder; nothing outside it is read, not through `..` nor through a link.
    prefix : str
        Put before the names of files: empty for a study, "library/" for the library.

    Attributes
    ----------
    problems : list of Problem
        Everything that could not be read, and why.
    digests : dict of str to str
        The sha256 of each file read, by its name with the prefix.
    """

    def __init__(self, root: Path, prefix: str = "") -> None:
        self.root = root
        self.prefix = prefix
        self.problems: list[Problem] = []
        self.digests: dict[str, str] = {}

    def names(self, folder: str, suffix: str) -> list[str] | None:
        """Names in a folder that end so, sorted; none where there is no folder.

        None where the folder cannot be read, which is then among the problems.
        """
        try:
            found = sorted(path.name for path in (self.root / folder).iterdir())
            for name in found:
                name.encode()
        except FileNotFoundError:
            return []
        except OSError as error:
            self._refuse_os(folder, error)
            return None
        except UnicodeEncodeError:
            said, remedy = "a file whose name is not UTF-8", "rename it in plain letters"
            self._refuse("FD104", folder, said, "names in UTF-8", remedy)
            return None
        within = "" if folder == "." else f"{folder}/"
        return [within + name for name in found if name.endswith(suffix) and name[0] != "."]

    def exists(self, name: str) -> bool:
        """Whether something of this name lies there, were it a dead link."""
        path = self.root / name
        try:
            return path.is_symlink() or path.exists()
        except OSError:
            return True  # what hinders us from seeing it is told by whoever reads it

    def document(self, name: str, *, partly: bool = False) -> Document | None:
        """A YAML file; None where it cannot be read, which is then among the problems.

        Parameters
        ----------
        name : str
            The file's name below the root.
        partly : bool
            Whether a file of which single values cannot be read is handed over without them: to
            look for other faults, never to be used.
        """
        text = self.text(name)
        if text is None:
            return None
        file = self.prefix + name
        try:
            return Document(file, text, load(text, file))
        except UnreadError as error:
            self.problems += error.problems
            return Document(file, text, error.rest) if partly else None
        except InputError as error:
            self.problems += error.problems
            return None

    def text(self, name: str) -> str | None:
        """The text of a file; None where it cannot be read, which is then among the problems."""
        content = self._content(name)
        if content is None:
            return None
        self.digests[self.prefix + name] = sha256(content).hexdigest()
        try:
            return content.removeprefix(UTF8_BOM).decode("utf-8")
        except UnicodeDecodeError as error:
            before = content[: error.start].decode("utf-8", errors="replace")
            line, column = place_at(before, len(before))
            self.problems.append(
                Problem(
                    Place(self.prefix + name, line, column),
                    "FD104",
                    f"a byte 0x{content[error.start]:02X} that is not UTF-8",
                    "text in UTF-8",
                    "save the file as UTF-8 (in an editor: Save with encoding)",
                    source_line=line_at(before, line - 1),
                )
            )
            return None

    def _content(self, name: str) -> bytes | None:
        """The bytes of a file, if it lies within the root and keeps the limit."""
        try:
            path = (self.root / PurePosixPath(name)).resolve()
            if not path.is_relative_to(self.root.resolve()):
                self._refuse(
                    "FD116",
                    name,
                    "a file outside the study's folder",
                    "files within it",
                    "copy the file into the folder",
                )
                return None
            if not path.is_file():
                path.stat()
                self._refuse("FD102", name, _what(path), "a file", "put a file in its place")
                return None
            with path.open("rb") as file:
                content = file.read(BYTES_MAX + 1)
        except RuntimeError:  # what pathlib makes of a circle of links
            self._refuse_os(name, OSError(errno.ELOOP, ""))
            return None
        except OSError as error:
            self._refuse_os(name, error)
            return None
        if len(content) > BYTES_MAX:
            found = f"a file of more than {BYTES_MAX:,} bytes"
            expected = f"at most {BYTES_MAX:,} bytes"
            self._refuse("FD103", name, found, expected, "spread the records over several files")
            return None
        return content

    def _refuse_os(self, name: str, error: OSError) -> None:
        if error.errno == errno.ENOENT:
            self._refuse("FD101", name, "no such file", "a file of this name", "create it")
        elif error.errno == errno.ELOOP:
            self._refuse("FD102", name, "a link that leads back to itself", "a file", "delete it")
        elif error.errno == errno.ENOTDIR:
            found, remedy = "a file where a folder should be", "put a folder in its place"
            self._refuse("FD102", name, found, "a folder", remedy)
        elif error.errno == errno.EACCES:
            found, remedy = "a file that may not be read", "give yourself the right to read it"
            self._refuse("FD102", name, found, "a file open to reading", remedy)
        else:
            found = f"a file that the system cannot read ({error.strerror or error})"
            self._refuse("FD102", name, found, "a readable file", "look at the file and its disk")

    def _refuse(self, code: str, name: str, found: str, expected: str, remedy: str) -> None:
        place = Place(self.prefix + name)
        self.problems.append(Problem(place, code, found, expected, remedy))


def _what(path: Path) -> str:
    """What lies there that is no file."""
    kinds: dict[Callable[[], bool], str] = {
        path.is_dir: "a folder",
        path.is_fifo: "a pipe",
        path.is_socket: "a socket",
        path.is_char_device: "a device",
    }
    return next((kind for asks, kind in kinds.items() if asks()), "no file")
