"""Who tells of a tracing: the labels of everything, and the order in which rivals are named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foedus.archive.files.library import references
from foedus.casebook.casebook import Casebook
from foedus.casebook.evidence import Mark
from foedus.casebook.ledger import Prior
from foedus.confront.tracing.account import POOLED, Account, Settings, Tracing
from foedus.confront.tracing.balance import Balance, Drawn, PairOdds, Posterior, Step, View
from foedus.confront.tracing.leave_out import MARKED
from foedus.confront.tracing.sensitivity import Left, LeftOut
from foedus.report.citations import short
from foedus.report.decibels import decibels, in_column, whole
from foedus.report.layout import TIE, Tone
from foedus.report.tables import Cell
from foedus.vocabulary.estimate import Estimate

EVERY_MARK = "everything unsourced, inferred or after the choice"
"""What goes where everything on which a verdict had better not rest goes together."""

_MARKS = {mark.value: mark.label for mark in Mark}

VIEWS = (View.JOINT, View.INDEPENDENT, View.FULL)
"""The coder's own view first; the two between which it lies after it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A tracing to be told, with the labels it needs.

    Parameters
    ----------
    tracing : Tracing
        What was found; somebody must have weighed its ledger.
    labels : mapping of str to str
        Labels of hypotheses, by name.
    coders : mapping of str to str
        Labels of coders, by name.
    texts : mapping of str to str
        What each clue says, by name.
    sources : mapping of str to str
        How running text names each source, by key.
    title : str
        The episode's title.
    """

    tracing: Tracing
    labels: Mapping[str, str]
    coders: Mapping[str, str]
    texts: Mapping[str, str]
    sources: Mapping[str, str]
    title: str

    @classmethod
    def of(cls, casebook: Casebook, tracing: Tracing) -> Told:
        """A tracing with the labels of its casebook."""
        ledger = tracing.ledger
        texts = {item.name: item.text for item in casebook.evidence}
        texts |= {clue.name: clue.text for clue in ledger.clues if clue.text}
        titles = {episode.name: episode.title for episode in casebook.episodes}
        return cls(
            tracing,
            {hypothesis.name: hypothesis.label for hypothesis in ledger.hypotheses},
            {coder.name: coder.label for coder in casebook.coders} | {POOLED: "All coders pooled"},
            texts,
            {source.key: short(source) for source in (*references(), *casebook.sources)},
            titles.get(ledger.episode, ""),
        )

    @property
    def account(self) -> Account:
        """The account told first."""
        return self.tracing.main

    @property
    def settings(self) -> Settings:
        """How the ledger was traced."""
        return self.tracing.settings

    @property
    def priors(self) -> tuple[Prior, ...]:
        """Every prior, the chosen one first."""
        every = [posterior.prior for posterior in self.account.balance().posteriors]
        return tuple(sorted(every, key=lambda prior: prior.name != self.settings.prior))

    @property
    def prior(self) -> Prior:
        """The chosen prior."""
        return self.posterior().prior

    def posterior(self, prior: str = "", view: View = View.JOINT) -> Posterior:
        """What follows from a prior, the chosen one where none is named."""
        return self.account.balance(view).posterior(prior or self.settings.prior)

    @property
    def weighers(self) -> tuple[str, ...]:
        """Labels of those whose judgements the weights are."""
        names = (account.coder for account in self.tracing.accounts)
        return tuple(self.coder(name) for name in names if name != POOLED)

    def coder(self, name: str) -> str:
        """A coder in running text."""
        return self.coders.get(name, name)

    def label(self, hypothesis: str) -> str:
        """A hypothesis in running text."""
        return self.labels.get(hypothesis, hypothesis)

    def group(self, name: str) -> str:
        """The label of a group; a clue's own name where there is no such group."""
        groups = {group.name: group.label for group in self.tracing.ledger.groups}
        return groups.get(name, name)

    def left(self, left: LeftOut) -> str:
        """What was left out, in running text."""
        if left.kind is Left.MARK:
            return {MARKED: EVERY_MARK, **_MARKS}.get(left.name, left.name)
        named: Mapping[Left, Mapping[str, str]] = {
            Left.SOURCE: self.sources,
            Left.CODER: self.coders,
        }
        if left.kind is Left.GROUP:
            return self.group(left.name)
        return named.get(left.kind, {}).get(left.name, left.name)

    def ranked(self) -> tuple[str, ...]:
        """Hypotheses from the one favoured most, under the chosen prior."""
        return ranked(self.tracing.ledger.names, self.posterior())

    def rival(self) -> tuple[str, str]:
        """The two hypotheses between which it is decided: the favoured one and the next."""
        verdict = self.posterior().verdict
        first, second, *_ = self.ranked()
        return (verdict.leader, verdict.rival) if verdict.leader else (first, second)


def ranked(names: Iterable[str], posterior: Posterior) -> tuple[str, ...]:
    """Hypotheses by how many others each is favoured over; otherwise as the ledger has them."""
    every = tuple(names)
    wins = {
        name: sum(_ahead(odds_of(posterior, name, other)) for other in every if other != name)
        for name in every
    }
    leader = posterior.verdict.leader
    return tuple(sorted(every, key=lambda name: (name != leader, -wins[name])))


def _ahead(odds: PairOdds) -> bool:
    return odds.odds is not None and odds.odds.point > 0


def odds_of(posterior: Posterior, first: str, second: str) -> PairOdds:
    """The odds of one hypothesis to another, whichever the ledger names first."""
    for odds in posterior.odds:
        if (odds.first, odds.second) == (first, second):
            return odds
        if (odds.second, odds.first) == (first, second):
            return _turned(odds)
    raise KeyError((first, second))


def _turned(odds: PairOdds) -> PairOdds:
    turned = None if odds.odds is None else -odds.odds
    return PairOdds(odds.second, odds.first, -odds.prior, turned, _mirrored(odds.drawn))


def _mirrored(drawn: Drawn | None) -> Drawn | None:
    if drawn is None:
        return None
    return Drawn(-drawn.high, -drawn.median, -drawn.low, 1 - drawn.leads)


def own_weight(balance: Balance, name: str, first: str, second: str) -> Estimate | None:
    """What a clue or a group weighs for one hypothesis over another; None where it has no weight."""
    step = next((step for step in balance.steps if step.name == name), None)
    return None if step is None else balance.weight(step, first, second)


@dataclass(frozen=True, slots=True)
class Scales:
    """The weights of single clues under one view, at hand by name.

    Parameters
    ----------
    told : Told
        For labels, and the order of the rivals.
    balance : Balance
        The view.
    steps : mapping of str to Step
        Clues, or groups, by name.
    ranked : tuple of str
        Hypotheses from the one favoured most.
    """

    told: Told
    balance: Balance
    steps: Mapping[str, Step]
    ranked: tuple[str, ...]

    @classmethod
    def of(cls, told: Told, view: View = View.INDEPENDENT) -> Scales:
        """The weights that a view gives; each clue by itself unless another is named."""
        balance = told.account.balance(view)
        return cls(told, balance, {step.name: step for step in balance.steps}, told.ranked())

    def weight(self, name: str, rival: str) -> Estimate | None:
        """What a clue weighs for the leader over a rival; None where it has no weight."""
        step = self.steps.get(name)
        return None if step is None else self.balance.weight(step, self.ranked[0], rival)

    def said(self, name: str) -> str:
        """What a clue weighs for the leader over each rival, in running text."""
        return ", ".join(
            f"{in_column(self.weight(name, rival)).replace(' ', TIE)} over {self.told.label(rival)}"
            for rival in self.ranked[1:]
        )


def amount(value: float) -> str:
    r"""Decibels in running text, where nought would say that there is nothing.

    Examples
    --------
    >>> amount(9.03), amount(0.3)
    ('9\xa0dB', 'under 1\xa0dB')
    """
    return f"under 1{TIE}dB" if whole(value) == "0" else decibels(value)


def weighed(estimate: Estimate | None, tone: Tone = Tone.PLAIN) -> Cell:
    """A weight as a cell of which no line breaks within."""
    return Cell(in_column(estimate).replace(" ", TIE), tone)
