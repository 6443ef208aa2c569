"""Rows: what a coder's cells say of one clue, as likelihoods in decibels.

A row of probabilities or words is absolute, and its decibels are at most 0; a row given in
decibels is relative to the reference hypothesis. Nothing above this file asks which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.casebook.ledger import Clue, Ledger, State
from foedus.casebook.weighing import Likelihood, Measure, resolved
from foedus.confront.tracing.decibel import decibels
from foedus.vocabulary.estimate import Estimate, exactly


@dataclass(frozen=True, slots=True)
class Row:
    """Likelihoods of what was seen, in decibels, one for each hypothesis of the ledger.

    Parameters
    ----------
    cells : tuple of Estimate
        In the order of the ledger.
    same : tuple of int
        For each hypothesis the position of the one whose number it shares; its own where it
        shares none. What is shared cancels out of a ratio, whatever it is.
    absolute : bool
        Whether the cells are likelihoods rather than ratios to the reference.
    """

    cells: tuple[Estimate, ...]
    same: tuple[int, ...]
    absolute: bool = True

    @property
    def spread(self) -> float:
        """Decibels between the hypotheses that expect it most and least; the row's heaviness."""
        points = [cell.point for cell in self.cells]
        return max(points) - min(points) if min(points) < max(points) else 0.0


def finding(ledger: Ledger, clue: Clue, cells: Sequence[Likelihood]) -> Row:
    """The row of a clue's being found, where it is looked for.

    Parameters
    ----------
    ledger : Ledger
        Its scale, its reference and the order of its hypotheses.
    clue : Clue
        How easily it is found where it exists.
    cells : sequence of Likelihood
        One for each hypothesis; in a row of decibels the reference needs none.

    Returns
    -------
    Row
        P(found | H) = P(exists | H) · P(found | exists).

    Examples
    --------
    See `seen`.
    """
    given = {cell.hypothesis: cell for cell in cells}
    relative = any(cell.measure is Measure.DECIBELS for cell in cells)
    names = ledger.names
    same = tuple(
        names.index(cell.name)
        if (cell := given.get(name)) and cell.measure is Measure.SAME_AS
        else position
        for position, name in enumerate(names)
    )
    known = resolved(ledger, cells)
    if relative:
        # It is as likely as itself, 0 dB, and has no cell.
        known.setdefault(ledger.reference, exactly(0))
    if lost := [name for name in names if name not in known]:
        msg = f"no value under {', '.join(lost)}: expected a checked weighing"
        raise ValueError(msg)
    values = [known[names[position]] for position in same]
    if relative:
        return Row(tuple(values), same, absolute=False)
    return Row(tuple(_found(clue.findable, value) for value in values), same)


def _found(findable: Estimate, exists: Estimate) -> Estimate:
    return Estimate(
        decibels(findable.lo * exists.lo),
        decibels(findable.point * exists.point),
        decibels(findable.hi * exists.hi),
    )


def missing(found: Row) -> Row:
    """The row of a clue's not being found: 1 − P(found | H) in each cell.

    Raises
    ------
    ValueError
        If the row is relative; a ratio does not tell what is left of 1.

    Notes
    -----
    DEPARTS: the chance of finding is the same number under every hypothesis, and so it is
    at the points; in the bounds each cell takes its interval apart, which can only widen
    them.

    Examples
    --------
    >>> import math
    >>> half = Estimate(*[10 * math.log10(0.5)] * 3)
    >>> never = exactly(-math.inf)
    >>> [round(cell.point, 2) for cell in missing(Row((half, never), (0, 1))).cells]
    [-3.01, 0.0]
    """
    if not found.absolute:
        msg = "absence cannot be told from decibels: expected probabilities or words"
        raise ValueError(msg)
    cells = tuple(
        Estimate(_rest(cell.hi), _rest(cell.point), _rest(cell.lo)) for cell in found.cells
    )
    return Row(cells, found.same)


def _rest(cell: float) -> float:
    return decibels(1 - 10 ** (cell / 10))


def seen(found: Row, state: State) -> Row | None:
    """The row of what was seen: found, missed, or nothing where nobody looked.

    Examples
    --------
    >>> seen(Row((exactly(-3), exactly(-6)), (0, 1)), State.NOT_SOUGHT) is None
    True
    """
    if state is State.NOT_SOUGHT:
        return None
    return found if state is State.FOUND else missing(found)


def pooled(rows: Sequence[Row]) -> Row:
    """Several coders' rows of one clue: the mean of their decibels (geometric pooling).

    Examples
    --------
    >>> one, two = Row((exactly(-3), exactly(0)), (0, 1)), Row((exactly(0), exactly(-9)), (0, 1))
    >>> [cell.point for cell in pooled([one, two]).cells]
    [-1.5, -4.5]
    """
    cells = tuple(_mean(column) for column in zip(*(row.cells for row in rows), strict=True))
    shared = tuple(
        places[0] if len(set(places)) == 1 else position
        for position, places in enumerate(zip(*(row.same for row in rows), strict=True))
    )
    return Row(cells, shared, all(row.absolute for row in rows))


def _mean(cells: Sequence[Estimate]) -> Estimate:
    count = len(cells)
    return Estimate(
        sum(cell.lo for cell in cells) / count,
        sum(cell.point for cell in cells) / count,
        sum(cell.hi for cell in cells) / count,
    )
