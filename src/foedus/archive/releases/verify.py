"""Verifying: whether the files that are here are what they were, and what they should be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from foedus.archive.releases.cache import Cache, digest
from foedus.archive.releases.locate import locate
from foedus.archive.releases.problems import problem
from foedus.archive.releases.read import read_release
from foedus.archive.releases.sheet import Sheet
from foedus.vocabulary.problem import InputError, Problem


@dataclass(frozen=True, slots=True)
class Holding:
    """A release as it is held: its file, and where that is from.

    Parameters
    ----------
    sheet : Sheet
        The release.
    path : Path or None
        Its file; None where it is missing.
    source : str
        An address or a file's name; empty where it is missing.
    sha256 : str
        The digest it had when it came; empty where that is not known.
    is_sized : bool
        Whether it is known to be all of what the server has.
    """

    sheet: Sheet
    path: Path | None
    source: str = ""
    sha256: str = ""
    is_sized: bool = True

    @property
    def published(self) -> str:
        """The sha256 that is known of the file at the address where this one is from; "" without."""
        known = {each.url: each.sha256 for each in self.sheet.release.addresses}
        return known.get(self.source, "")

    def compared(self) -> tuple[str, ...]:
        """With what the digest of the file can be compared: "arrival", "makers", both or nothing."""
        known = {"arrival": self.sha256, "makers": self.published}
        return tuple(name for name, sha256 in known.items() if sha256 and self.path is not None)


@dataclass(frozen=True, slots=True)
class Verified:
    """What a look at a file found.

    Parameters
    ----------
    holding : Holding
        The file.
    sha256 : str
        Its digest now.
    rows, columns : int
        Its size as a table; 0 where it cannot be read.
    problems : tuple of Problem
        What is wrong with it.
    """

    holding: Holding
    sha256: str
    rows: int = 0
    columns: int = 0
    problems: tuple[Problem, ...] = ()


def held(sheet: Sheet, cache: Cache, folder: Path | None = None) -> Holding:
    """How a release is held in a folder, or, without one, in the cache."""
    if folder is not None:
        path = locate(sheet.release, folder)
        return Holding(sheet, path, path.name if path else "")
    path, receipt = cache.find(sheet.release), cache.receipt(sheet.release)
    if path is None or receipt is None:
        return Holding(sheet, None)
    return Holding(sheet, path, receipt.source, receipt.sha256, receipt.is_sized)


def verify(holding: Holding) -> Verified:
    """Compare a file with its digests, and read it.

    Raises
    ------
    ValueError
        If there is no file.
    OSError
        If it cannot be read.
    """
    if holding.path is None:
        msg = f"{holding.sheet.name} has no file to verify"
        raise ValueError(msg)
    now = digest(holding.path)
    found = list(_digests(holding, now))
    try:
        table = read_release(holding.sheet, holding.path)
    except InputError as error:
        return Verified(holding, now, problems=(*found, *error.problems))
    return Verified(holding, now, len(table), len(table.columns), tuple(found))


def _digests(holding: Holding, now: str) -> list[Problem]:
    """Whether a file has changed since it came, or is not what its makers publish."""
    name = holding.path.name if holding.path else ""
    found = f"a file with sha256 {now[:16]}…"
    fetch = f"fetch it anew: `foedus data get {holding.sheet.name} --force`"
    known = [
        (holding.sha256, "as when it came", f"somebody changed it; {fetch}"),
        (holding.published, "as its makers publish it", fetch),
    ]
    return [
        problem(name, "FD726", found, f"{sha256[:16]}…, {said}", remedy)
        for sha256, said, remedy in known
        if sha256 and sha256 != now
    ]
