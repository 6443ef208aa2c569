"""The cache: one folder per release and version, each with its file and a receipt of where it is from."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from foedus.archive.releases.part import Part
from foedus.panel.release import Release

DATA = "FOEDUS_DATA"
"""Names the folder of the cache."""
RECEIPT = "receipt.json"
PARTIAL = ".partial"
TRIES = 20
_UNSAFE = re.compile(r"[^A-Za-z0-9._+-]+")


def cache_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Where data files are kept: FOEDUS_DATA, else the user's folder for caches.

    Examples
    --------
    >>> cache_folder({"XDG_CACHE_HOME": "/c"}, "linux").as_posix()
    '/c/foedus/releases'
    >>> cache_folder({"FOEDUS_DATA": "/data"}).as_posix()
    '/data'
    """
    if named := environment.get(DATA):
        return Path(named).expanduser()
    home = Path.home()
    if xdg := environment.get("XDG_CACHE_HOME"):
        base = Path(xdg)
    elif platform == "darwin":
        base = home / "Library" / "Caches"
    elif platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    else:
        base = home / ".cache"
    return base / "foedus" / "releases"


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a file in the cache is from.

    Parameters
    ----------
    file : str
        Its name.
    sha256 : str
        Its digest when it came.
    source : str
        An address, or the name of the file that was handed over.
    is_sized : bool
        Whether it is known to be all of the file; False where the server said neither how long
        it is nor where it ends.
    """

    file: str
    sha256: str
    source: str
    is_sized: bool = True


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of releases.

    Parameters
    ----------
    root : Path
        It need not be there yet.
    """

    root: Path

    def folder(self, release: Release) -> Path:
        """Where the file of a release stands, once it does."""
        return self.root / release.name / safe(release.version)

    def receipt(self, release: Release) -> Receipt | None:
        """Where the file of a release is from; None where there is none, or no whole receipt."""
        try:
            held = json.loads((self.folder(release) / RECEIPT).read_text(encoding="utf-8"))
            file, sha256, source = (str(held[name]) for name in ("file", "sha256", "source"))
            return Receipt(file, sha256, source, held.get("is_sized", True) is True)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def find(self, release: Release) -> Path | None:
        """The file of a release; None where it is not here."""
        receipt = self.receipt(release)
        if receipt is None or safe(receipt.file) != receipt.file:
            return None
        path = self.folder(release) / receipt.file
        return path if path.is_file() else None

    def part(self, release: Release, url: str) -> Part:
        """Where a download of an address goes on until it is whole."""
        folder = self.root / PARTIAL
        folder.mkdir(parents=True, exist_ok=True)
        mark = hashlib.sha256(url.encode()).hexdigest()[:12]
        return Part(folder / f"{release.name}-{mark}.part")

    def put(self, release: Release, path: Path, receipt: Receipt) -> Path:
        """Give a file its place, whole; what stood there before is there until it is.

        The folder of the release is made beside and takes its place by one renaming, so that a
        file never stands beside the receipt of another.
        """
        target = self.folder(release)
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".new-", dir=target.parent))
        try:
            held = made / receipt.file
            copied(path, held)
            (made / RECEIPT).write_text(json.dumps(asdict(receipt), indent=2), encoding="utf-8")
            made.chmod(0o755)
            _change(made, target)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
        return target / receipt.file


def copied(path: Path, target: Path) -> Path:
    """Copy a file; of a disk that is full, the copy is told, not what was to be copied.

    Raises
    ------
    OSError
        If it cannot be read or written.
    """
    try:
        shutil.copyfile(path, target)
    except OSError as error:
        if error.filename2 is None:
            raise
        raise OSError(error.errno, error.strerror, str(target)) from error
    return target


def _change(made: Path, target: Path) -> None:
    """Give a folder the place of another; of several that come at once, the last stays.

    Raises
    ------
    OSError
        If it cannot be done; what stood there stands there again.
    """
    for left in reversed(range(TRIES)):
        old = _aside(target)
        try:
            made.rename(target)
        except OSError as error:
            if old is not None and not target.exists():
                old.rename(target)
            if error.errno not in {errno.ENOTEMPTY, errno.EEXIST} or not left:
                raise
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)
        if not made.exists():
            return


def _aside(target: Path) -> Path | None:
    """Move what stands in a place aside; None where nothing does."""
    old = Path(tempfile.mkdtemp(prefix=".old-", dir=target.parent))
    old.rmdir()
    with suppress(FileNotFoundError):
        target.rename(old)
        return old
    return None


def safe(name: str) -> str:
    """A name that every file system takes.

    Examples
    --------
    >>> safe("rebuilt, 2024"), safe("../a.csv"), safe("a.csv")
    ('rebuilt-2024', 'a.csv', 'a.csv')
    """
    return _UNSAFE.sub("-", name).strip(".-") or "file"


def digest(path: Path) -> str:
    """The sha256 of a file.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     (Path(folder) / "a").write_bytes(b"")
    ...     digest(Path(folder) / "a")[:8]
    0
    'e3b0c442'
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
