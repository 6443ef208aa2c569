"""Locating: the file of a release in a folder, by the names its layouts give, plain or packed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import filter as filter_names
from pathlib import Path

from foedus.archive.files.suggest import listed
from foedus.archive.releases.directory import Listed, bases, directory
from foedus.archive.releases.frames import is_binary
from foedus.archive.releases.layouts import matching
from foedus.archive.releases.problems import refusal
from foedus.panel.release import Release

ARCHIVES = (".zip", ".gz")
SHOWN_MAX = 4
"""Most archives that a refusal names."""
SIGNS = frozenset("*?[")
"""What makes a name a pattern."""
Rank = tuple[int, bool]
"""The place of a layout among those of its release, and whether the file is no text."""


def locate(release: Release, folder: Path) -> Path | None:
    """The file of a release in a folder; None where none is.

    A file that bears a published name comes first, the official layout before others. Where
    there is none, zip and gzip files of any name are asked what they hold.

    Raises
    ------
    DataError
        If several archives hold a file of the release, and not the same.

    Examples
    --------
    >>> import tempfile
    >>> from foedus.archive.releases.registry import sheet
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     locate(sheet("cow_states").release, Path(folder)) is None
    True
    """
    if not folder.is_dir():
        return None
    files = sorted(path for path in folder.iterdir() if path.is_file())
    named = [(path, matching(release, path.name.removesuffix(".gz"))) for path in files]
    found = [(release.layouts.index(layouts[0]), path) for path, layouts in named if layouts]
    return min(found)[1] if found else _within(release, folder, files)


def _within(release: Release, folder: Path, files: Iterable[Path]) -> Path | None:
    """The archive that holds a file of the release; of several that hold the same, the first."""
    held: dict[Path, tuple[Rank, Listed]] = {}
    patterns = {name.casefold() for layout in release.layouts for name in layout.files}
    for path in files:
        if path.suffix.casefold() in ARCHIVES and _has_any(bases(path), patterns):
            held[path] = _ranked(release, directory(path))[0]
    if not held:
        return None
    best = min(rank for rank, _ in held.values())
    first = [path for path, (rank, _) in held.items() if rank == best]
    same = {(held[path][1].size, held[path][1].check) for path in first}
    if len(same) > 1:
        names = listed([path.name for path in first], SHOWN_MAX)
        found = f"several archives with a file of {release.title} {release.version}: {names}"
        expected = "one, or the same file in all of them"
        remedy = "put the one that is meant into a folder of its own, and hand that over"
        raise refusal(str(folder), "FD715", found, expected, remedy)
    return first[0]


def _has_any(names: frozenset[str], patterns: Iterable[str]) -> bool:
    """Whether any name is of a pattern; most patterns are plain names, and asked for as such."""
    return any(
        each in names or (SIGNS & set(each) and filter_names(names, each)) for each in patterns
    )


def _ranked(release: Release, members: Sequence[Listed]) -> list[tuple[Rank, Listed]]:
    """The members that are files of the release, the one that is read first."""
    found = [
        ((release.layouts.index(layouts[0]), is_binary(each.base)), each)
        for each in members
        if (layouts := matching(release, each.base))
    ]
    return sorted(found, key=lambda pair: (pair[0], pair[1].name))
