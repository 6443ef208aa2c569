"""Predicted against observed designs: a theory's answers for the rows of a panel.

A row is a profile: each measure with its error becomes an interval of membership, and the
theory answers as it does for a case. Here the answers are counted, as the congruence
method judges them one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from foedus.panel.table import Mask, Number, Whole
from foedus.theory.batch import Bounds, Predictions, Profiles, derive_batch
from foedus.theory.derive import Rule
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import HALF
from foedus.vocabulary.prediction import AnswerValue, Silence


class Standing(Enum):
    """How an expectation stands to what was observed.

    Examples
    --------
    >>> Standing("out_of_scope").label
    'out of scope'
    """

    MATCH = "match"
    MISMATCH = "mismatch"
    UNDETERMINED = "undetermined"
    SILENT = "silent"
    OUT_OF_SCOPE = "out_of_scope"
    NOT_OBSERVED = "not_observed"

    @property
    def label(self) -> str:
        """The standing in running text."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Cell:
    """How many rows have one expectation and one observed design.

    Parameters
    ----------
    expected : tuple of Design or Silence
        The answers that remain possible, designs by depth, silences last.
    observed : Design or None
        The design; None where it is unknown.
    rows : int
        Their number.
    """

    expected: tuple[AnswerValue, ...]
    observed: Design | None
    rows: int


@dataclass(frozen=True, slots=True, eq=False)
class Confusion:
    """Expected sets of designs against observed designs.

    Parameters
    ----------
    theory : str
        Who expects.
    cells : tuple of Cell
        Every combination that occurs, by expectation and then by design.
    counts : tuple of (Standing, int)
        Every standing with its number of rows, in the order of `Standing`.
    standings : array of int64, shape (n,)
        Each row's place in `Standing`.
    """

    theory: str
    cells: tuple[Cell, ...]
    counts: tuple[tuple[Standing, int], ...]
    standings: Whole

    def count(self, standing: Standing) -> int:
        """Rows of one standing."""
        return dict(self.counts)[standing]

    @property
    def claims(self) -> int:
        """Rows in which the theory committed itself and could be checked."""
        return self.count(Standing.MATCH) + self.count(Standing.MISMATCH)

    @property
    def hits(self) -> float:
        """Matches among claims; NaN where there is no claim."""
        return self.count(Standing.MATCH) / self.claims if self.claims else float("nan")


def membership_interval(
    index: Number, error: Number, threshold: float, band: float, *, reach: float = 1.96
) -> Bounds:
    """Memberships of measured cases, as wide as the measure's error.

    Parameters
    ----------
    index, error : array of float64, shape (n,)
        The measure and its standard error, both in its own unit; NaN where unknown. An
        unknown error of a known measure counts as none.
    threshold : float
        Value of the measure at which membership is one half.
    band : float
        Distance from it, above 0, at which membership is 0 or 1; in between it is linear.
    reach : float
        Standard errors on each side.

    Returns
    -------
    pair of arrays of float64, shape (n,)
        Lower and upper ends; [0, 1] where the measure is unknown.

    Raises
    ------
    ValueError
        If the band is not above 0, or an error is negative.

    References
    ----------
    ragin_2008 on calibration with three anchors. DEPARTS: between the anchors membership
    is linear rather than logistic, so that it reaches 0 and 1.

    Examples
    --------
    >>> low, high = membership_interval(np.array([0.4, np.nan]), np.array([0.05, 0.0]), 0.45, 0.1)
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([0.0, 0.0], [0.74, 1.0])
    """
    if not band > 0:
        raise ValueError(f"the band is {band:g}; expected a distance above 0")
    if np.any(error < 0):
        raise ValueError(f"{int((error < 0).sum())} standard errors are below 0")
    wide = reach * np.nan_to_num(error)
    ends = [(index + side * wide - threshold) / (2 * band) + HALF for side in (-1, 1)]
    unknown = np.isnan(index)
    low, high = (
        np.clip(np.where(unknown, end, e), 0, 1) for end, e in zip((0, 1), ends, strict=True)
    )
    return low, high


def confusion(rule: Rule, profiles: Profiles, observed: Number) -> Confusion:
    """Set what a theory expects of many rows against the designs observed.

    Parameters
    ----------
    rule : Rule
        A theory made ready.
    profiles : Profiles
        What is known of the rows.
    observed : array of float64, shape (n,)
        Depth of each row's design: 0 none, 1 without institutions, 2 with; NaN where
        unknown.

    Returns
    -------
    Confusion
        A match where the one design expected is the one observed; a mismatch where the
        observed one is not among those expected, and the theory does speak; undetermined
        where it is one of several; silent and out of scope where no design is expected.
        Rows whose design is unknown are counted and not judged.

    Raises
    ------
    ValueError
        If designs are more or fewer than profiles, or no depth.
    """
    _check(profiles, observed)
    predictions = derive_batch(rule, profiles)
    answers: list[AnswerValue] = [a for a in (*Design, *Silence) if a in predictions.memberships]
    possible = np.stack([predictions.possible(answer) for answer in answers], axis=1)
    standings = _standings(predictions, answers, possible, observed)
    counted = np.bincount(standings, minlength=len(Standing))
    return Confusion(
        theory=predictions.theory,
        cells=_cells(answers, possible, observed),
        counts=tuple(zip(Standing, counted.tolist(), strict=True)),
        standings=standings,
    )


def _check(profiles: Profiles, observed: Number) -> None:
    if len(observed) != profiles.count:
        raise ValueError(f"{len(observed)} designs for {profiles.count} profiles")
    known = observed[~np.isnan(observed)]
    depths = [design.depth for design in Design]
    if wrong := sorted(set(np.unique(known).tolist()).difference(depths)):
        told = ", ".join(f"{value:g}" for value in wrong)
        raise ValueError(f"{told} is the depth of no design; expected one of {depths}, or NaN")


def _standings(
    predictions: Predictions, answers: Sequence[AnswerValue], possible: Mask, observed: Number
) -> Whole:
    """Each row's place in `Standing`; what comes first below is overruled by what comes last."""
    depth = np.array([a.depth if isinstance(a, Design) else -1 for a in answers])
    silent = np.array([a is Silence.SILENT for a in answers])
    among = np.any(possible & (depth == observed[:, None]), axis=1)
    some = possible[:, depth >= 0].any(axis=1)
    lows = np.stack([predictions.memberships[answer][0] for answer in answers], axis=1)
    certain = (possible.sum(axis=1) == 1) & np.any(possible & (lows > HALF), axis=1)
    found = np.full(len(observed), _place(Standing.UNDETERMINED))
    found[among & certain] = _place(Standing.MATCH)
    # Where the theory may also be silent, another design refutes nothing yet.
    found[~among & ~possible[:, depth < 0].any(axis=1)] = _place(Standing.MISMATCH)
    found[~some] = _place(Standing.OUT_OF_SCOPE)
    found[~some & possible[:, silent].any(axis=1)] = _place(Standing.SILENT)
    found[np.isnan(observed)] = _place(Standing.NOT_OBSERVED)
    return found


def _place(standing: Standing) -> int:
    return list(Standing).index(standing)


def _cells(answers: Sequence[AnswerValue], possible: Mask, observed: Number) -> tuple[Cell, ...]:
    """Rows counted by expectation and observed design."""
    designs: list[Design | None] = [*Design, None]
    code = possible @ (1 << np.arange(len(answers)))
    seen = np.nan_to_num(observed, nan=len(Design)).astype(np.int64)
    found, counts = np.unique(np.stack([code, seen], axis=1), axis=0, return_counts=True)
    return tuple(
        Cell(
            tuple(a for place, a in enumerate(answers) if kind >> place & 1),
            designs[depth],
            int(count),
        )
        for (kind, depth), count in zip(found.tolist(), counts.tolist(), strict=True)
    )
