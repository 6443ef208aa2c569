"""Accounts: everything that one coder's weighing of a ledger comes to."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.casebook.ledger import Ledger, Prior, State
from foedus.confront.tracing.balance import Balance, View
from foedus.confront.tracing.probative import Typed
from foedus.confront.tracing.search import Prospect
from foedus.confront.tracing.sensitivity import LeftOut, Overturn, Sweep
from foedus.vocabulary.estimate import Estimate

EVEN = "even"
"""Name of the prior that gives every hypothesis the same probability."""

POOLED = ""
"""In place of a coder's name: the mean of all coders' decibels."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a ledger is traced.

    Parameters
    ----------
    prior : str
        Name of the prior under which sensitivity is told: "even" or one of the priors.
    priors : tuple of Prior
        The user's own, beside those of the ledger.
    threshold : float
        Likelihood ratio, above 1, from which a test counts as passed or failed; 2 is the
        value at which the book's figure is drawn (humphreys_jacobs_2023, fig. 5.2).
    draws : int
        Monte Carlo draws from the intervals, at least 1.
    seed : int
        Seed of the draws, at least 0.
    """

    prior: str = EVEN
    priors: tuple[Prior, ...] = ()
    threshold: float = 2.0
    draws: int = 10_000
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A clue as weighed.

    Parameters
    ----------
    clue : str
        Its name.
    state : State
        Found, sought and not found, or not sought.
    group : str
        The group in which it stands; empty where it stands alone.
    likelihoods : tuple of Estimate
        Probability of finding it under each hypothesis, in the order of the ledger; empty
        where the coder gave decibels, which tell ratios only.
    types : tuple of Typed
        One for each hypothesis; empty where they cannot be told.
    notes : tuple of str
        What a reader must know: a certainty, a weight beyond 30 dB, no types and why.
    """

    clue: str
    state: State
    group: str
    likelihoods: tuple[Estimate, ...]
    types: tuple[Typed, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """One coder's weighing, worked out.

    Parameters
    ----------
    coder : str
        Name of the coder; `POOLED` for all of them together.
    entries : tuple of Entry
        One for each clue, in the order of the ledger.
    balances : tuple of Balance
        One for each view, in the order of `View`.
    left_out : tuple of LeftOut
        Clues, groups, sources, coders and marks, each in turn.
    sweeps : tuple of Sweep
        One for each hypothesis; empty where probabilities are refused.
    overturns : tuple of Overturn
        One for each rival of the leader.
    prospects : tuple of Prospect
        For each prior the clues not yet sought, the most promising first; empty where
        probabilities are refused.
    """

    coder: str
    entries: tuple[Entry, ...]
    balances: tuple[Balance, ...]
    left_out: tuple[LeftOut, ...]
    sweeps: tuple[Sweep, ...]
    overturns: tuple[Overturn, ...]
    prospects: tuple[Prospect, ...]

    def balance(self, view: View = View.JOINT) -> Balance:
        """The evidence under one view of dependence."""
        return next(balance for balance in self.balances if balance.view is view)


@dataclass(frozen=True, slots=True)
class Divergence:
    """A clue that one coder counts for a hypothesis and another against it.

    Parameters
    ----------
    clue : str
        Its name.
    first, second : str
        The pair of hypotheses.
    weights : tuple of (str, Estimate)
        Each coder's weight for the first over the second, in decibels.
    """

    clue: str
    first: str
    second: str
    weights: tuple[tuple[str, Estimate], ...]


@dataclass(frozen=True, slots=True)
class Tracing:
    """A ledger traced.

    Parameters
    ----------
    ledger : Ledger
        The question, the rivals and the clues.
    settings : Settings
        How it was traced.
    refusals : tuple of str
        What was not worked out, and why; sentences.
    accounts : tuple of Account
        Where several coders weighed it, all of them pooled come first; then each.
    divergences : tuple of Divergence
        Where coders pull in opposite directions.
    """

    ledger: Ledger
    settings: Settings
    refusals: tuple[str, ...]
    accounts: tuple[Account, ...]
    divergences: tuple[Divergence, ...]

    @property
    def main(self) -> Account:
        """The account to report first: everybody's, or the only coder's."""
        return self.accounts[0]
