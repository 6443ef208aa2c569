"""Balances: what the evidence adds up to under one view of dependence.

Pairs of hypotheses are in the order of the ledger, first before second; weights and odds
are in decibels and speak for the first where they are positive. What is undefined (the
odds of two hypotheses that the evidence rules out both) is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from foedus.casebook.ledger import Prior
from foedus.vocabulary.estimate import Estimate


class View(Enum):
    """How clues of one group are counted.

    `independent`: each in full. `joint`: as the coder judged the group, or discounted.
    `full`: the weightiest clue alone, the others being no more than copies.

    Examples
    --------
    >>> View("full").label
    'full dependence'
    """

    INDEPENDENT = "independent"
    JOINT = "joint"
    FULL = "full"

    @property
    def label(self) -> str:
        """The view in running text."""
        words = {"independent": "independence", "joint": "the groups' joint weight"}
        return words.get(self.value, "full dependence")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the draws from the intervals give: the middle 90 per cent, and who leads.

    Parameters
    ----------
    low, median, high : float
        Quantiles 0.05, 0.5 and 0.95.
    leads : float
        Share of the draws in which it leads (of a pair: in which the first is favoured).
    """

    low: float
    median: float
    high: float
    leads: float


@dataclass(frozen=True, slots=True)
class Step:
    """What enters the sum under one view: a clue, or a group counted as one.

    Parameters
    ----------
    name : str
        Name of the clue or the group.
    clues : tuple of str
        The clues in it.
    weights : tuple of Estimate or None
        Decibels for each pair of hypotheses, in the order of `Balance.pairs`.
    """

    name: str
    clues: tuple[str, ...]
    weights: tuple[Estimate | None, ...]


@dataclass(frozen=True, slots=True)
class PairOdds:
    """Odds between two hypotheses; they need neither to be exclusive nor exhaustive.

    Parameters
    ----------
    first, second : str
        Names of the hypotheses.
    prior : float
        Prior odds in decibels.
    odds : Estimate or None
        Posterior odds in decibels, with exact bounds.
    drawn : Drawn or None
        The same from the draws.
    """

    first: str
    second: str
    prior: float
    odds: Estimate | None
    drawn: Drawn | None


@dataclass(frozen=True, slots=True)
class Belief:
    """The posterior probability of one hypothesis.

    Parameters
    ----------
    hypothesis : str
        Its name.
    prior : float
        Its prior probability.
    probability : Estimate
        The posterior, with exact bounds.
    drawn : Drawn or None
        The same from the draws.
    """

    hypothesis: str
    prior: float
    probability: Estimate
    drawn: Drawn | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which hypothesis the evidence favours, by how much, and whether the intervals agree.

    Parameters
    ----------
    leader, rival : str
        The hypothesis favoured and the next one; both empty where none leads, or where no
        odds are defined.
    margin : Estimate or None
        Posterior odds of leader to rival in decibels.
    firm : bool
        Whether the leader stays ahead of every rival wherever in their intervals the
        likelihoods lie.
    """

    leader: str
    rival: str
    margin: Estimate | None
    firm: bool


@dataclass(frozen=True, slots=True)
class Posterior:
    """What follows from one prior under one view.

    Parameters
    ----------
    prior : Prior
        Where it starts.
    odds : tuple of PairOdds
        Every pair.
    beliefs : tuple of Belief
        One for each hypothesis; empty where probabilities are refused.
    verdict : Verdict
        Who leads.
    """

    prior: Prior
    odds: tuple[PairOdds, ...]
    beliefs: tuple[Belief, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Balance:
    """The evidence under one view of dependence.

    Parameters
    ----------
    view : View
        How groups are counted.
    pairs : tuple of (str, str)
        Pairs of hypotheses, in the order of the ledger.
    steps : tuple of Step
        What enters, in the order of the ledger.
    totals : tuple of Estimate or None
        Sums of the steps' weights, pair by pair.
    posteriors : tuple of Posterior
        One for each prior: the even one, the ledger's, the user's.
    """

    view: View
    pairs: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    totals: tuple[Estimate | None, ...]
    posteriors: tuple[Posterior, ...]

    def posterior(self, prior: str) -> Posterior:
        """What follows from the prior of this name; a `KeyError` if there is none."""
        for posterior in self.posteriors:
            if posterior.prior.name == prior:
                return posterior
        raise KeyError(prior)

    def total(self, first: str, second: str) -> Estimate | None:
        """The sum of the weights for `first` over `second`, whichever stands first in the ledger."""
        return self._seen(self.totals, first, second)

    def weight(self, step: Step, first: str, second: str) -> Estimate | None:
        """What one step weighs for `first` over `second`."""
        return self._seen(step.weights, first, second)

    def _seen(
        self, weights: tuple[Estimate | None, ...], first: str, second: str
    ) -> Estimate | None:
        if (first, second) in self.pairs:
            return weights[self.pairs.index((first, second))]
        turned = weights[self.pairs.index((second, first))]
        return None if turned is None else -turned
