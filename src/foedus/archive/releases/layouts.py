"""Layouts told apart by the names of their columns; a file that is none of them is named as such."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from foedus.archive.files.suggest import listed
from foedus.archive.releases.problems import refusal
from foedus.panel.release import Layout, Release

SHOWN_MAX = 8
"""Most columns that a refusal names."""
DEVELOPMENT = "development"
"""The layout of the copies that foedus is developed with; nobody publishes it."""


def matching(release: Release, file: str) -> tuple[Layout, ...]:
    """The layouts whose files bear a name such as this one.

    Examples
    --------
    >>> from foedus.archive.releases.registry import sheet
    >>> [layout.name for layout in matching(sheet("cow_states").release, "states2016.csv")]
    ['official']
    """
    held = file.casefold()
    return tuple(
        layout
        for layout in release.layouts
        if any(fnmatchcase(held, pattern.casefold()) for pattern in layout.files)
    )


def positions(layout: Layout, header: Sequence[str]) -> dict[str, int]:
    """Where each of our columns stands in a file with this header; without those it lacks.

    The case of names is not heeded.

    Examples
    --------
    >>> positions(Layout("a", ("a.csv",), (("ccode", "COWcode"),)), ["year", "cowcode"])
    {'ccode': 1}
    """
    at = {name.strip().casefold(): place for place, name in enumerate(header)}
    return {
        ours: at[theirs.casefold()] for ours, theirs in layout.columns if theirs.casefold() in at
    }


def detect(release: Release, file: str, header: Sequence[str]) -> Layout:
    """The layout that a header is of.

    A layout fits where the header has all of its columns; others do not disturb. Of several,
    one whose files bear this name comes first, and of those the one with most columns.

    Raises
    ------
    DataError
        If none fits, with what the nearest lacks.

    Examples
    --------
    >>> from foedus.archive.releases.registry import sheet
    >>> detect(sheet("cow_nmc").release, "x.csv", ["ccode", "year"])
    Traceback (most recent call last):
    ...
    foedus.archive.releases.problems.DataError: x.csv: error[FD702]: ...
    """
    named = matching(release, file)
    ordered = [*named, *(layout for layout in release.layouts if layout not in named)]
    lacking = {layout.name: _lacking(layout, header) for layout in ordered}
    fitting = [layout for layout in ordered if not lacking[layout.name]]
    if fitting:
        layout = max(fitting, key=lambda layout: (layout in named, len(layout.columns)))
        _refuse_twice(release, file, layout, header)
        return layout
    nearest = min(ordered, key=lambda layout: len(lacking[layout.name]))
    missing = lacking[nearest.name]
    found = f"no column {listed(missing, SHOWN_MAX)} among {_counted(header)}"
    expected = (
        f"the {nearest.name} layout of {release.title} {release.version}, "
        f"with {len(nearest.columns)} columns"
    )
    remedy = f"look whether this is version {release.version}; {where_to_get(release)}"
    raise refusal(file, "FD702", found, expected, remedy)


def _refuse_twice(release: Release, file: str, layout: Layout, header: Sequence[str]) -> None:
    """Refuse a header in which a column stands twice: nobody knows which of them is meant.

    Raises
    ------
    DataError
        Naming them.
    """
    held = Counter(name.strip().casefold() for name in header)
    if twice := [theirs for _, theirs in layout.columns if held[theirs.casefold()] > 1]:
        found = f"the column {listed(twice, SHOWN_MAX)} more than once"
        raise refusal(file, "FD702", found, "each column once", where_to_get(release))


def _lacking(layout: Layout, header: Sequence[str]) -> list[str]:
    held = positions(layout, header)
    return [theirs for ours, theirs in layout.columns if ours not in held]


def _counted(header: Sequence[str]) -> str:
    names = [name for name in header if name.strip()]
    return f"{len(names)} ({listed(names, SHOWN_MAX)})" if names else "none: the file is empty"


def official(release: Release) -> tuple[Layout, ...]:
    """The layouts that anybody can have; not those of the copies that foedus is developed with.

    Examples
    --------
    >>> from foedus.archive.releases.registry import sheet
    >>> [layout.name for layout in official(sheet("cow_states").release)]
    ['official']
    """
    return tuple(layout for layout in release.layouts if layout.name != DEVELOPMENT)


def files_of(layouts: Iterable[Layout]) -> str:
    """The names of the files of layouts, in a row.

    Examples
    --------
    >>> files_of([Layout("a", ("a.csv", "a.dta"), ())])
    'a.csv or a.dta'
    """
    return " or ".join(dict.fromkeys(name for each in layouts for name in each.files))


def where_to_get(release: Release) -> str:
    """What to do to have a release, in a clause."""
    known = official(release)
    if not known:
        return (
            f"foedus does not know yet how the official files look ({release.page}); "
            f"it reads the copy {files_of(release.layouts)}"
        )
    if release.addresses:
        return f"`foedus data get {release.name}` fetches it, or look at {release.page}"
    return f"download {files_of(known)} from {release.page}"
