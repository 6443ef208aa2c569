"""Sources of a panel: every release that it needs is found before any of them is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from foedus.archive.releases.cache import Cache, cache_folder, digest
from foedus.archive.releases.problems import DataError, problem, refusal
from foedus.archive.releases.read import read_release
from foedus.archive.releases.registry import sheet
from foedus.archive.releases.sheet import Sheet
from foedus.archive.releases.verify import held
from foedus.panel.coverage import Source
from foedus.panel.release import Codes
from foedus.panel.system import StateSystem, gleditsch_ward
from foedus.panel.table import Table
from foedus.study.panel.record import Used
from foedus.vocabulary.problem import Problem

Registry = Callable[[str], Sheet]

GW_LISTS = ("gw_states", "gw_microstates")
"""Lists of states by which codes of Gleditsch and Ward are dated, where they are at hand."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Releases whose files are at hand.

    Parameters
    ----------
    sheets : mapping of str to Sheet
        The releases by name.
    paths : mapping of str to Path
        Their files.
    """

    sheets: Mapping[str, Sheet]
    paths: Mapping[str, Path]

    def table(self, name: str, columns: Iterable[str] | None = None) -> Table:
        """The table of a release, or some columns of it.

        Raises
        ------
        DataError
            If the file is not what it should be.
        OSError
            If it cannot be read.
        """
        return read_release(self.sheets[name], self.paths[name], columns)

    def source(self, name: str, columns: Iterable[str] | None = None) -> Source:
        """The same with its years and what absence means."""
        return Source.of(self.table(name, columns), self.sheets[name].release)

    def used(self) -> tuple[Used, ...]:
        """What the releases are, and the digests of their files."""
        found = []
        for name, path in self.paths.items():
            release = self.sheets[name].release
            found.append(Used(name, release.version, release.title, path.name, digest(path)))
        return tuple(sorted(found))


def shelf(names: Iterable[str], folder: Path | None, registry: Registry = sheet) -> Shelf:
    """Find releases in a folder, or in the cache.

    Where any of them bears Gleditsch and Ward's codes, their lists of states are put beside it
    if they are at hand; nobody needs them.

    Parameters
    ----------
    names : iterable of str
        Releases of the registry.
    folder : Path or None
        Where to look; None for the cache.
    registry : callable
        Gives the release of a name.

    Raises
    ------
    DataError
        If there is no such folder, or any is not there: all of them, each with what to do.
    """
    if folder is not None and not folder.is_dir():
        said = ("no such folder", "a folder with the files of the releases")
        raise refusal(str(folder), "FD701", *said, "name another with --from")
    sheets = {name: registry(name) for name in dict.fromkeys(names)}
    cache = Cache(cache_folder())
    paths = {name: held(each, cache, folder).path for name, each in sheets.items()}
    if lost := [name for name, path in paths.items() if path is None]:
        raise DataError([_missing(sheets[name], folder) for name in lost])
    if any(each.release.codes is Codes.GW for each in sheets.values()):
        for name in GW_LISTS:
            sheets[name] = registry(name)
            paths[name] = held(sheets[name], cache, folder).path
    return Shelf(sheets, {name: path for name, path in paths.items() if path is not None})


def states_of_gleditsch_and_ward(shelf: Shelf) -> StateSystem | None:
    """Gleditsch and Ward's states, by their lists; None where the list of states is not at hand.

    Raises
    ------
    DataError
        If the lists contradict themselves.
    """
    here = [name for name in GW_LISTS if name in shelf.paths]
    if GW_LISTS[0] not in here:
        return None
    try:
        return gleditsch_ward(*(shelf.table(name) for name in here))
    except ValueError as error:
        expected = "spells that begin before they end, one after the other"
        remedy = "correct its days, or get the file anew"
        place = str(shelf.paths[GW_LISTS[0]])
        raise refusal(place, "FD707", str(error), expected, remedy) from error


def _missing(wanted: Sheet, folder: Path | None) -> Problem:
    release = wanted.release
    files = " or ".join(dict.fromkeys(name for each in release.layouts for name in each.files))
    found = f"no file of {release.title} {release.version}"
    if folder is not None:
        remedy = f"download it from {release.page} and put it there"
        return problem(str(folder), "FD701", found, files, remedy)
    remedy = f"`foedus data get {wanted.name}`"
    if not release.addresses:
        remedy = f"download it from {release.page}, then {remedy[:-1]} --from FOLDER`"
    return problem(wanted.name, "FD701", found, files, remedy)
