"""Two commitments of a patron, each from its traces and from hand codings, and both together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.panel.compatibility import KEYS, To, anchors, commitment, held_out
from foedus.panel.coverage import Coverage, distinct, matches
from foedus.panel.table import Array, Table

PARTS = ("probability", "error", "lo", "hi", "coded", "left_out", "left_out_error")
_BLANK = {"lo": 0.0, "hi": 1.0}
_NOT_RISING = "the smaller end of both commitments"


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The rows to which the classes are fitted.

    Parameters
    ----------
    rows : Table
        `client patron year` and the traces.
    what : str
        Which they are, in words.
    named : bool
        Whether a table says who made or unmade leaders.
    """

    rows: Table
    what: str
    named: bool = False

    def indicators(self, to: To) -> tuple[str, ...]:
        """The traces that a model of a commitment takes."""
        return to.indicators + (to.named if self.named else ())


def with_commitments(
    table: Table, codings: Table, generator: np.random.Generator, sample: Sample
) -> tuple[Table, tuple[Coverage, ...]]:
    """A panel with both commitments and with compatibility, the smaller of both.

    Parameters
    ----------
    table : Table
        `client patron year` and the traces of `To`.
    codings : Table
        Hand codings; with a row or more they are counted as a source.
    generator : numpy.random.Generator
        Draws the starts of the searches.
    sample : Sample
        The rows to which the classes are fitted.

    Returns
    -------
    tuple of Table and tuple of Coverage
        For `state` and `regime` each of `PARTS`, and `compatibility_lo compatibility_hi`. A coded
        row has its coding in `coded`, and in `left_out` the probability of the class without any
        coding of its client and patron. Where the sample is too small or too alike for two classes
        nothing is known of a commitment, and its source says why.

    Raises
    ------
    ValueError
        If codings contradict each other.
    """
    rows, fitted = _keyed(table, sample), _keyed(sample.rows, sample)
    for to in To:
        columns, source = _measured(rows, codings, to, generator, fitted, sample)
        for part in PARTS:
            said = codings.name if part == "coded" else source
            table = table.with_column(f"{to.value}_{part}", columns[part], said)
    for end in ("lo", "hi"):
        both = np.minimum(*(table[f"{to.value}_{end}"] for to in To))
        table = table.with_column(f"compatibility_{end}", both, _NOT_RISING)
    return table, _coverage(fitted, codings)


def unanchored(table: Table) -> Table:
    """A panel in which the class of a row that a coding anchors is open.

    Parameters
    ----------
    table : Table
        A panel with `PARTS` of both commitments, or one without.

    Returns
    -------
    Table
        In coded rows nothing is known of the commitment, so that no coding is counted for or
        against the theory that it was made for.

    Examples
    --------
    >>> held = {f"{to.value}_{part}": np.array([1.0, 1.0]) for to in To for part in PARTS}
    >>> held |= {"state_coded": np.array([1.0, np.nan]), "regime_coded": np.full(2, np.nan)}
    >>> held |= {"compatibility_lo": np.ones(2), "compatibility_hi": np.ones(2)}
    >>> found = unanchored(Table("t", held))
    >>> found["state_lo"].tolist(), found["compatibility_lo"].tolist()
    ([0.0, 1.0], [0.0, 1.0])
    """
    for to in To:
        if f"{to.value}_coded" not in table.columns:
            return table
        coded = ~np.isnan(table[f"{to.value}_coded"])
        for part in ("probability", "error", "lo", "hi"):
            name = f"{to.value}_{part}"
            values = np.where(coded, _BLANK.get(part, np.nan), table[name])
            table = table.with_column(name, values, table.provenance.get(name, ""))
    for end in ("lo", "hi"):
        both = np.minimum(*(table[f"{to.value}_{end}"] for to in To))
        table = table.with_column(f"compatibility_{end}", both, _NOT_RISING)
    return table


def _keyed(table: Table, sample: Sample) -> Table:
    """The keys and traces as the models take them."""
    keys = {"ccode1": table["client"], "ccode2": table["patron"], "year": table["year"]}
    traces = {name: table[name] for to in To for name in sample.indicators(to)}
    return Table("traces", {**keys, **traces})


def _measured(
    rows: Table, codings: Table, to: To, generator: np.random.Generator, fitted: Table, of: Sample
) -> tuple[dict[str, Array], str]:
    """One commitment, and where it comes from; nothing known where no model can be fitted."""
    # Codings at fault are the user's to mend; only a model that cannot be had is passed over.
    known, _ = anchors(rows, codings, to)
    coded = np.where(known < 0, np.nan, known.astype(np.float64))
    blank = {part: np.full(len(rows), _BLANK.get(part, np.nan)) for part in PARTS}
    indicators = of.indicators(to)
    try:
        found = commitment(rows, codings, to, generator, indicators=indicators, sample=fitted)
        rest = held_out(
            rows, codings, to, generator, indicators=indicators, sample=fitted, begun=found.model
        )
    except ValueError as error:
        return blank | {"coded": coded}, f"no model of two classes: {error}"
    told = {part: found.table[part] for part in ("probability", "error", "lo", "hi")}
    columns = blank | told | {"coded": coded}
    columns["left_out"][rest["row"]] = rest["probability"]
    columns["left_out_error"][rest["row"]] = rest["error"]
    said = f"{found.table.provenance['probability']}; fitted to {of.what}"
    return columns, said


def _coverage(rows: Table, codings: Table) -> tuple[Coverage, ...]:
    """What of the codings met a row of the sample; nothing where there are none."""
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
