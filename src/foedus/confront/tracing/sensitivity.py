"""Sensitivity: what the verdict hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from foedus.confront.tracing.balance import Verdict
from foedus.vocabulary.estimate import Estimate


class Left(Enum):
    """What is left out to see whether the verdict hangs on it.

    Examples
    --------
    >>> Left("source") is Left.SOURCE
    True
    """

    CLUE = "clue"
    GROUP = "group"
    SOURCE = "source"
    CODER = "coder"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The verdict without some of the evidence, under the joint view and the chosen prior.

    Parameters
    ----------
    kind : Left
        What is left out.
    name : str
        Its name: a clue, a group, the key of a source, a coder, a mark of evidence, or
        "marked" for everything unsourced, inferred or after the choice together.
    clues : tuple of str
        The clues that go.
    margin : Estimate or None
        Posterior odds, without them, of the hypothesis that led with them over its rival.
    verdict : Verdict
        The verdict without them.
    changes : bool
        Whether another hypothesis leads, or none.
    """

    kind: Left
    name: str
    clues: tuple[str, ...]
    margin: Estimate | None
    verdict: Verdict
    changes: bool


@dataclass(frozen=True, slots=True)
class SweptPrior:
    """The posterior probability that one prior probability leads to."""

    prior: float
    posterior: Estimate


@dataclass(frozen=True, slots=True)
class Sweep:
    """How one hypothesis fares under every prior; its rivals keep their odds to each other.

    Parameters
    ----------
    hypothesis : str
        Its name.
    points : tuple of SweptPrior
        From a prior of 0.01 to one of 0.99.
    leads_from : float or None
        The prior above which it leads at the points of the likelihoods; None where it is
        ruled out.
    firm_from : float or None
        The prior above which it leads wherever in their intervals they lie.
    even_at, strong_at : float or None
        The priors that the evidence lifts to one half and to 0.95.
    """

    hypothesis: str
    points: tuple[SweptPrior, ...]
    leads_from: float | None
    firm_from: float | None
    even_at: float | None
    strong_at: float | None


@dataclass(frozen=True, slots=True)
class Overturn:
    """What it takes for the leader to lose its lead over one rival.

    Parameters
    ----------
    rival : str
        The rival.
    needed : float
        Decibels of evidence, or of bias in what is there, that would bring it level.
    steps : tuple of str
        The fewest clues and groups without which it would be level or ahead; empty where
        even all of them together do not carry the lead.
    """

    rival: str
    needed: float
    steps: tuple[str, ...]
