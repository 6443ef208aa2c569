"""Tallies: weights of evidence for every pair of hypotheses, with exact bounds.

A weight for the first of a pair over the second is the difference of their likelihoods in
decibels. At the lower bound the first stands at its lowest and the second at its highest,
except where they share one number, which then cancels out. What is impossible lies at
minus infinity; such cells are counted apart from the finite sum, so that anything can be
added and taken away again.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from foedus.casebook.ledger import Ledger
from foedus.confront.tracing.balance import View
from foedus.confront.tracing.dependence import Pack, Term, Weighed, packs
from foedus.vocabulary.estimate import Estimate

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Counts = np.ndarray[tuple[int, ...], np.dtype[np.int64]]

DIGITS = 11
"""Decimals of a decibel that are kept."""

LO, POINT, HI = 0, 1, 2
"""Places of the three numbers of an estimate, along the last axis."""

# Which end of the first, and of the second, makes the lower bound, the point, the upper one.
_FIRST, _SECOND = [LO, POINT, HI], [HI, POINT, LO]


def pairs_of(names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Every pair, in the order of the names.

    Examples
    --------
    >>> pairs_of(["a", "b", "c"])
    (('a', 'b'), ('a', 'c'), ('b', 'c'))
    """
    return tuple(combinations(names, 2))


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Sums of weights, pair by pair.

    Parameters
    ----------
    finite : array of float, shape (…, pairs, 3)
        What is finite of the sums, in decibels: lower bound, point, upper bound.
    against : array of int, same shape
        How many cells of the second are impossible: each alone would rule it out.
    ruled_out : array of int, same shape
        How many cells of the first are.
    """

    finite: Floats
    against: Counts
    ruled_out: Counts

    def __sub__(self, other: Tally) -> Tally:
        """The sums without some of what went into them."""
        return Tally(
            self.finite - other.finite,
            self.against - other.against,
            self.ruled_out - other.ruled_out,
        )

    def __add__(self, other: Tally) -> Tally:
        """The sums with more added to them."""
        return Tally(
            self.finite + other.finite,
            self.against + other.against,
            self.ruled_out + other.ruled_out,
        )

    def at(self, *place: int) -> Tally:
        """The sums at one place of the leading axes."""
        return Tally(self.finite[place], self.against[place], self.ruled_out[place])

    def estimates(self, prior: Floats | None = None) -> tuple[Estimate | None, ...]:
        """The weights of one set of sums, shape (pairs, 3), with prior odds added if given.

        Parameters
        ----------
        prior : array of float, shape (pairs,), or None
            Prior odds in decibels.
        """
        return tuple(_estimate(*row) for row in self._rows(prior))

    def ends(self, prior: Floats | None = None) -> tuple[tuple[float | None, float | None], ...]:
        """The bounds alone, which may be defined where the point is not.

        Parameters
        ----------
        prior : array of float, shape (pairs,), or None
            Prior odds in decibels.
        """
        return tuple(
            (_resolved(f[LO], a[LO], r[LO]), _resolved(f[HI], a[HI], r[HI]))
            for f, a, r in self._rows(prior)
        )

    def _rows(self, prior: Floats | None) -> Iterator[tuple[list[float], list[int], list[int]]]:
        finite = self.finite if prior is None else self.finite + prior[:, None]
        return zip(finite.tolist(), self.against.tolist(), self.ruled_out.tolist(), strict=True)


def _estimate(finite: list[float], against: list[int], ruled_out: list[int]) -> Estimate | None:
    """Three sums as an estimate; None where both sides of the pair are impossible."""
    if against[POINT] and ruled_out[POINT]:
        return None
    lo, point, hi = (_resolved(*end) for end in zip(finite, against, ruled_out, strict=True))
    if point is None:
        return None
    # A bound at which both are impossible says no more than the point, which is infinite then.
    lo, hi = point if lo is None else lo, point if hi is None else hi
    # Sums taken apart and put together again leave dust, which must not part what is level.
    lo, point, hi = (round(end, DIGITS) + 0.0 for end in (lo, point, hi))
    return Estimate(min(lo, point), point, max(hi, point))


def _resolved(finite: float, against: int, ruled_out: int) -> float | None:
    if against and ruled_out:
        return None
    if against or ruled_out:
        return math.inf if against else -math.inf
    return finite


def tallied(packs: Sequence[Pack], hypotheses: int) -> Tally:
    """The weights of each pack, pair by pair.

    Parameters
    ----------
    packs : sequence of Pack
        What enters.
    hypotheses : int
        Their number, at least 2.

    Returns
    -------
    Tally
        Arrays of shape (packs, pairs, 3).
    """
    terms = [term for pack in packs for term in pack.terms]
    owner = np.repeat(np.arange(len(packs)), [len(pack.terms) for pack in packs])
    each = _terms(terms, hypotheses)
    pairs = hypotheses * (hypotheses - 1) // 2
    shape = (len(packs), pairs, 3)
    sums = Tally(np.zeros(shape), np.zeros(shape, np.int64), np.zeros(shape, np.int64))
    np.add.at(sums.finite, owner, each.finite)
    np.add.at(sums.against, owner, each.against)
    np.add.at(sums.ruled_out, owner, each.ruled_out)
    return sums


def _terms(terms: Sequence[Term], hypotheses: int) -> Tally:
    """Weights term by term: shape (terms, pairs, 3)."""
    cells = np.array(
        [[(c.lo, c.point, c.hi) for c in term.row.cells] for term in terms], dtype=np.float64
    ).reshape(len(terms), hypotheses, 3)
    same = np.array([term.row.same for term in terms], dtype=np.int64).reshape(-1, hypotheses)
    share = np.array([term.share for term in terms], dtype=np.float64).reshape(-1, 1, 1)
    first, second = np.triu_indices(hypotheses, k=1)
    one, other = cells[:, first][:, :, _FIRST], cells[:, second][:, :, _SECOND]
    cancels = (same[:, first] == same[:, second])[:, :, None]
    impossible, countered = np.isneginf(one), np.isneginf(other)
    with np.errstate(invalid="ignore"):
        weight = share * (one - other)
    finite = np.where(impossible | countered | cancels, 0.0, weight)
    # A number that both share cancels out, unless it is 0 and rules out both: at the point
    # where it is 0 there, in the bounds where it is 0 up to its highest.
    shared_zero = cancels & np.isneginf(cells[:, first][:, :, [HI, POINT, HI]])
    return Tally(
        finite,
        np.where(cancels, shared_zero, countered).astype(np.int64),
        np.where(cancels, shared_zero, impossible).astype(np.int64),
    )


def total(each: Tally) -> Tally:
    """The sum over the first axis, rounded once, so that no order of rows can matter."""
    sums = [
        [math.fsum(each.finite[:, pair, end]) for end in (LO, POINT, HI)]
        for pair in range(each.finite.shape[1])
    ]
    return Tally(
        np.array(sums, dtype=np.float64).reshape(-1, 3),
        each.against.sum(axis=0),
        each.ruled_out.sum(axis=0),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """All the evidence under one view of dependence.

    Parameters
    ----------
    view : View
        How groups are counted.
    pairs : tuple of (str, str)
        Every pair of hypotheses, in the order of the ledger.
    packs : tuple of Pack
        What enters.
    each : Tally
        Weights pack by pack, shape (packs, pairs, 3).
    total : Tally
        All together, shape (pairs, 3).
    """

    view: View
    pairs: tuple[tuple[str, str], ...]
    packs: tuple[Pack, ...]
    each: Tally
    total: Tally


def summed(ledger: Ledger, coders: Sequence[Weighed], view: View) -> Sum:
    """The evidence of a ledger, added up under one view of dependence.

    Parameters
    ----------
    ledger : Ledger
        The question.
    coders : sequence of Weighed
        Whose rows; several are pooled.
    view : View
        How groups are counted.
    """
    entered = packs(ledger, coders, view)
    each = tallied(entered, len(ledger.hypotheses))
    return Sum(view, pairs_of(ledger.names), entered, each, total(each))
