"""Two commitments of a patron, each from its traces and from hand codings, and both together."""

from __future__ import annotations

import numpy as np

from foedus.panel.compatibility import KEYS, To, anchors, commitment
from foedus.panel.coverage import Coverage, distinct, matches
from foedus.panel.table import Array, Table

PARTS = ("probability", "error", "lo", "hi")
_BLANK = {"probability": np.nan, "error": np.nan, "lo": 0.0, "hi": 1.0}
_NOT_RISING = "the smaller end of both commitments"


def with_commitments(
    table: Table, codings: Table, generator: np.random.Generator
) -> tuple[Table, tuple[Coverage, ...]]:
    """A panel with both commitments and with compatibility, the smaller of both.

    Parameters
    ----------
    table : Table
        `client patron year` and the traces of `To.indicators`.
    codings : Table
        Hand codings; with a row or more they are counted as a source.
    generator : numpy.random.Generator
        Draws the starts of the searches.

    Returns
    -------
    tuple of Table and tuple of Coverage
        `state_probability state_error state_lo state_hi`, the same of `regime`,
        `compatibility_lo compatibility_hi`. Where the rows are too few or too alike for two
        classes nothing is known of a commitment, and its source says why.

    Raises
    ------
    ValueError
        If codings contradict each other.
    """
    keys = {"ccode1": table["client"], "ccode2": table["patron"], "year": table["year"]}
    traces = {name: table[name] for to in To for name in to.indicators}
    rows = Table("traces", {**keys, **traces})
    for to in To:
        columns, source = _measured(rows, codings, to, generator)
        for part in PARTS:
            table = table.with_column(f"{to.value}_{part}", columns[part], source)
    for end in ("lo", "hi"):
        both = np.minimum(*(table[f"{to.value}_{end}"] for to in To))
        table = table.with_column(f"compatibility_{end}", both, _NOT_RISING)
    return table, _coverage(rows, codings)


def _measured(
    rows: Table, codings: Table, to: To, generator: np.random.Generator
) -> tuple[dict[str, Array], str]:
    """One commitment, and where it comes from; nothing known where no model can be fitted."""
    # Codings at fault are the user's to mend; only a model that cannot be had is passed over.
    anchors(rows, codings, to)
    try:
        found = commitment(rows, codings, to, generator).table
    except ValueError as error:
        blank: dict[str, Array] = {part: np.full(len(rows), _BLANK[part]) for part in PARTS}
        return blank, f"no model of two classes: {error}"
    return {part: found[part] for part in PARTS}, found.provenance["probability"]


def _coverage(rows: Table, codings: Table) -> tuple[Coverage, ...]:
    """What of the codings met a row; nothing where there are none."""
    if not len(codings):
        return ()
    cases = np.array(distinct(codings, KEYS), dtype=np.int64).reshape(-1, len(KEYS))
    held = Table(codings.name, dict(zip(KEYS, cases.T, strict=True)))
    position = matches(rows, held, KEYS)
    found = position >= 0
    asked = np.zeros(len(held), dtype=np.bool_)
    asked[position[found]] = True
    coverage = Coverage(
        source=codings.name,
        keys=KEYS,
        rows=len(rows),
        matched=int(found.sum()),
        absent=int((~found).sum()),
        outside=0,
        source_rows=len(held),
        unmatched=int((~asked).sum()),
        unmatched_keys=distinct(held.rows(~asked), KEYS),
    )
    return (coverage,)
