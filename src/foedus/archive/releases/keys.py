"""Keys: which columns of a file tell its rows apart, and rows that they do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from foedus.archive.releases.sheet import Sheet
from foedus.panel.coverage import in_one
from foedus.panel.release import Layout
from foedus.panel.table import Array, Whole

Columns = Mapping[str, Array]


def file_keys(sheet: Sheet, layout: Layout) -> tuple[str, ...]:
    """The columns of a file that tell its rows apart, by our names.

    A key that a layout makes of others is told by those. Empty where a layout has not all of them.

    Examples
    --------
    >>> from foedus.archive.releases.registry import sheet
    >>> held = sheet("unga_ideal_points")
    >>> file_keys(held, held.release.layouts[0])
    ('ccode', 'session')
    """
    made, held = sheet.recipe(layout.name).made(), dict(layout.columns)
    named = [
        source
        for key in sheet.release.keys
        for source in ((key,) if key in held else made.get(key, (key,)))
    ]
    return tuple(dict.fromkeys(named)) if set(named) <= set(held) else ()


def repeats(sheet: Sheet, layout: Layout, columns: Columns) -> list[tuple[int, int]]:
    """Rows whose key another row has before them, each with that row.

    A pair of states that the file has once is the same pair the other way round. Repetitions
    that the registry declares are not told, the first time.

    Parameters
    ----------
    sheet, layout : Sheet, Layout
        The release, and how the file looks.
    columns : mapping
        Typed, as the file has them; at least its keys.
    """
    keys = file_keys(sheet, layout)
    if not keys:
        return []
    held = _turned(columns, keys, sheet.recipe(layout.name).mirrored)
    number = in_one([_numbered(values) for values in held])
    order = np.argsort(number, kind="stable")
    ranked = number[order]
    again = np.flatnonzero(ranked[1:] == ranked[:-1]) + 1
    if not len(again):
        return []
    begins = np.searchsorted(ranked, ranked[again])
    pairs = zip(order[again].tolist(), order[begins].tolist(), strict=True)
    return _undeclared(sheet, keys, columns, sorted(pairs))


def _turned(
    columns: Columns, keys: Sequence[str], mirrored: Sequence[tuple[str, str]]
) -> list[Array]:
    """The key columns, of each mirrored pair the lower value first."""
    held = {name: columns[name] for name in keys}
    for one, two in mirrored:
        if one in held and two in held:
            low, high = np.minimum(held[one], held[two]), np.maximum(held[one], held[two])
            held[one], held[two] = low, high
    return list(held.values())


def _numbered(values: Array) -> Whole:
    """A whole number for each value, the same for the same; what is unknown is one value."""
    if np.issubdtype(values.dtype, np.integer):
        return values
    if values.dtype == np.object_:
        known = {value: place for place, value in enumerate(dict.fromkeys(values.tolist()))}
        return np.fromiter((known[value] for value in values.tolist()), np.int64, len(values))
    ranks: Whole = np.unique(values, return_inverse=True)[1].reshape(-1)
    return ranks


def _undeclared(
    sheet: Sheet, keys: Sequence[str], columns: Columns, found: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Repetitions without those that the release is known to have, once each."""
    left = list(sheet.repeated)
    told = []
    for row, first in found:
        key = tuple(columns[name][row : row + 1].tolist()[0] for name in keys)
        if key in left:
            left.remove(key)
        else:
            told.append((row, first))
    return told
