"""Subjects: what a figure of weights shows, and by which names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.casebook.ledger import State
from foedus.confront.tracing.account import Account, Tracing
from foedus.confront.tracing.balance import Balance, Posterior, Step, View
from foedus.report import words
from foedus.study.tracing_document import judged_by

_COUNTED = {
    View.INDEPENDENT: "Clues counted as independent.",
    View.JOINT: "Groups counted by their joint weight.",
    View.FULL: "Of each group only the weightiest clue counted.",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """One account of a ledger under one view of dependence, from one prior.

    Parameters
    ----------
    tracing : Tracing
        The ledger traced.
    account : Account
        Whose weighing is shown.
    view : View
        How groups are counted.
    prior : str
        Name of the prior from which the sum begins.
    pair : tuple of (str, str)
        The hypotheses compared: decibels above nought speak for the first.
    whose : str
        Labels of the coders, in running text; empty where nobody needs to be named.
    """

    tracing: Tracing
    account: Account
    view: View
    prior: str
    pair: tuple[str, str]
    whose: str = ""

    @property
    def balance(self) -> Balance:
        """The evidence under the view shown."""
        return self.account.balance(self.view)

    @property
    def posterior(self) -> Posterior:
        """What follows from the prior shown."""
        return self.balance.posterior(self.prior)

    def reserve(self, key: str) -> str:
        """What ends a figure that stands alone: its signs, and how groups count."""
        return f"{key} {_COUNTED[self.view]}" if self.whose else ""

    @property
    def judged(self) -> str:
        """What stands above a figure that stands alone: whose judgements the weights are."""
        return judged_by([self.whose]) if self.whose else ""

    def label(self, hypothesis: str) -> str:
        """The short name of a hypothesis."""
        known = {each.name: each.label for each in self.tracing.ledger.hypotheses}
        return known.get(hypothesis, hypothesis)

    def step(self, step: Step) -> str:
        """What a step is called: its clue, or the label of its group."""
        labels = {group.name: group.label for group in self.tracing.ledger.groups}
        return step.name if step.clues == (step.name,) else labels.get(step.name, step.name)

    def note(self, step: Step) -> str:
        """What must be known of a step: what was sought in vain, how many clues are one."""
        return "; ".join(self._notes(step))

    def _notes(self, step: Step) -> Iterator[str]:
        ledger = self.tracing.ledger
        absent = {clue.name for clue in ledger.clues if clue.state is State.NOT_FOUND}
        missing = sum(name in absent for name in step.clues)
        grouped = {group.name: group for group in ledger.groups}
        if step.name in grouped and step.clues != (step.name,):
            shared = grouped[step.name].shared.label
            yield f"{words.counted(len(step.clues), 'clue')}, {shared}"
        if missing:
            some = f"{words.number(missing)} " if missing < len(step.clues) else ""
            yield f"{some}{State.NOT_FOUND.label}"

    def absent(self, step: Step) -> bool:
        """Whether nothing in a step was found."""
        clues = self.tracing.ledger.clues
        found = {clue.name for clue in clues if clue.state is State.FOUND}
        return not found & set(step.clues)


def subject(
    tracing: Tracing,
    view: View = View.JOINT,
    prior: str | None = None,
    coder: str | None = None,
    pair: tuple[str, str] | None = None,
    whose: str = "",
) -> Subject:
    """What a figure shows, with whatever was left open filled in.

    Parameters
    ----------
    tracing : Tracing
        The ledger traced.
    view : View
        How groups are counted.
    prior : str, optional
        Name of a prior; without it the one that the tracing was set to.
    coder : str, optional
        Name of a coder, or the empty one for all pooled; without it the account that is
        reported first.
    pair : tuple of (str, str), optional
        Without it the leader and its strongest rival; where none leads, the first pair of
        which the odds are defined.
    whose : str
        Labels of the coders.

    Raises
    ------
    KeyError
        If the tracing has no such prior, coder or pair.
    """
    accounts = {account.coder: account for account in tracing.accounts}
    account = tracing.main if coder is None else accounts[coder]
    start = tracing.settings.prior if prior is None else prior
    posterior = account.balance(view).posterior(start)
    if pair and not set(pair) <= set(tracing.ledger.names):
        raise KeyError(pair)
    return Subject(tracing, account, view, start, pair or _pair(posterior), whose)


def _pair(posterior: Posterior) -> tuple[str, str]:
    verdict = posterior.verdict
    if verdict.leader:
        return verdict.leader, verdict.rival
    defined = [each for each in posterior.odds if each.odds is not None]
    first = (defined or list(posterior.odds))[0]
    return first.first, first.second
