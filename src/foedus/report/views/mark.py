"""Marks: a verdict as symbol, word and colour together, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.confront.congruence.verdict import Judgement, Verdict
from foedus.report import words
from foedus.report.anchors import anchor


@dataclass(frozen=True, slots=True)
class Mark:
    """A verdict as the page shows it.

    Parameters
    ----------
    name : str
        The verdict's name, which is also that of its symbol and its colour.
    label : str
        The word.
    meaning : str
        What it says, for the legend.
    """

    name: str
    label: str
    meaning: str


_MEANINGS = {
    Verdict.MATCH: "the one design expected is the one observed",
    Verdict.MISMATCH: "no design expected is among those observed",
    Verdict.UNDETERMINED: "the design observed is one of several that remain possible",
    Verdict.SILENT: "the theory gives no design here",
    Verdict.OUT_OF_SCOPE: "the theory does not claim to speak here",
    Verdict.PREFERENCE_UNMET: "the client asked for what is expected; the patron refused",
    Verdict.NOT_COMPARABLE: "expected and observed may not be compared",
}


def mark(verdict: Verdict) -> Mark:
    """The mark of a verdict.

    Examples
    --------
    >>> mark(Verdict.MATCH).label
    'match'
    """
    return Mark(verdict.value, verdict.label, _MEANINGS[verdict])


LEGEND = tuple(mark(verdict) for verdict in Verdict)
"""Every mark, in the order of the verdicts."""


@dataclass(frozen=True, slots=True)
class Verdicted:
    """One verdict in place: its mark, what was expected, why, and where it is explained."""

    theory: str
    mark: Mark
    expected: str
    because: str
    href: str


def verdicted(judged: Judgement, label: str) -> Verdicted:
    """A judgement as the page shows it; `label` names the theory."""
    return Verdicted(
        theory=label,
        mark=mark(judged.verdict),
        expected=words.brief(answer.value for answer in judged.prediction.answers),
        because=judged.because,
        href=f"#{verdict_anchor(judged)}",
    )


def verdict_anchor(judged: Judgement) -> str:
    """Where a verdict is explained."""
    return anchor("verdict", judged.episode, judged.theory)
