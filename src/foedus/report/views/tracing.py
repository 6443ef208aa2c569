"""The weight of evidence: every ledger of a study, from the question down to each reason."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from foedus.casebook.ledger import Group, Hypothesis, Ledger, Premise, Prior
from foedus.confront.tracing.account import EVEN, POOLED
from foedus.confront.tracing.balance import View
from foedus.confront.tracing.sensitivity import Left
from foedus.report.anchors import anchor
from foedus.report.citations import short
from foedus.report.decibels import decibels, in_column
from foedus.report.figures.running_sum import sums
from foedus.report.figures.subject import Subject, subject
from foedus.report.figures.tornado import ranked
from foedus.report.figures.tracing import Figure, figures
from foedus.report.tables import Table, plain_row
from foedus.report.tracing import coders, hangs, search, verdicts
from foedus.report.tracing.account import priors
from foedus.report.tracing.clues import bundled, grouped, weighings
from foedus.report.tracing.told import Told
from foedus.report.views.clues import ClueRow, Reason, clue_anchor, clue_rows, reason
from foedus.report.views.index import Cited, Index, Link
from foedus.report.views.tabled import Places, Said, Tabled, outline, tabled
from foedus.study.tracing_document import judged_by
from foedus.vocabulary.reference import Reference

_SOUGHT = "Clues not yet sought, by expected information"

METHOD = ("good_1950", "fairfield_charman_2022", "bennett_2015")
"""Whose method it is."""

INDIFFERENCE = "jaynes_2003"
"""Who starts from even odds where nothing tells hypotheses apart."""

TESTS = ("van_evera_1997", "humphreys_jacobs_2023[fig. 5.2]")
"""Who names the four tests, and who draws them as regions."""


@dataclass(frozen=True, slots=True)
class HypothesisView:
    """A hypothesis: its label, its claim, the theory it speaks for, who holds it."""

    id: str
    label: str
    claim: str
    theory: Link
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class PriorView:
    """A prior: its label, why one might start there, who does."""

    id: str
    label: str
    reason: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class PremiseView:
    """What the arithmetic takes for granted, or may not, and why."""

    text: str
    reason: str
    holds: bool


@dataclass(frozen=True, slots=True)
class PlateView:
    """A figure in two sizes, with what its signs mean and the table that says the same."""

    figure: Figure
    caption: str
    tables: tuple[Tabled, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How one coder counts a group; with the reasons of a joint judgement."""

    coder: Link
    text: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group: its clues, why they hang together, what it weighs under each view, by whom."""

    id: str
    label: str
    shared: str
    clues: tuple[Link, ...]
    reason: str
    weights: str
    counted: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class LedgerView:
    """One ledger as the page shows it, from the question to what to look for next."""

    id: str
    episode: Link
    name: str
    judged: str
    question: str
    background: str
    cited: tuple[Cited, ...]
    hypotheses: tuple[HypothesisView, ...]
    premises: tuple[PremiseView, ...]
    refusals: tuple[str, ...]
    priors: tuple[PriorView, ...]
    prior_table: Tabled
    verdict: tuple[Said, ...]
    verdicts: Tabled
    coders: tuple[Tabled, ...]
    plates: tuple[PlateView, ...]
    leader: str
    rows: tuple[ClueRow, ...]
    several: bool
    groups: tuple[GroupView, ...]
    between: str
    hangs: Tabled
    overturned: tuple[Said, ...]
    search: Tabled
    scale: str
    scale_cited: tuple[Cited, ...]
    settings: str


@dataclass(frozen=True, slots=True)
class WeightView:
    """The chapter: whose judgements, by which method, and the ledgers; none where there are none."""

    judged: str
    method: tuple[Cited, ...]
    tests: tuple[Cited, ...]
    threshold: str
    ledgers: tuple[LedgerView, ...]


def weight_view(index: Index) -> WeightView:
    """The chapter on the weight of evidence.

    Parameters
    ----------
    index : Index
        Labels and addresses of the record.
    """
    every = [Told.of(index.record.casebook, tracing) for tracing in index.record.tracings]
    whose = dict.fromkeys(name for told in every for name in told.weighers)
    threshold = every[0].settings.threshold if every else 0
    return WeightView(
        judged=judged_by(list(whose)),
        method=index.cite(map(Reference.parse, METHOD)),
        tests=index.cite(map(Reference.parse, TESTS)),
        threshold=f"{threshold:g} ({decibels(10 * math.log10(threshold))})" if threshold else "",
        ledgers=tuple(_ledger(told, index) for told in every),
    )


def ledger_anchor(episode: str) -> str:
    """The address of an episode's ledger.

    Examples
    --------
    >>> ledger_anchor("fen-1700")
    'weights.fen-1700'
    """
    return anchor("weights", episode)


def _ledger(told: Told, index: Index) -> LedgerView:
    tracing, ledger = told.tracing, told.tracing.ledger
    places = _places(told, index)
    return LedgerView(
        id=ledger_anchor(ledger.episode),
        episode=index.link("episode", ledger.episode),
        name=ledger.episode,
        judged=judged_by(told.weighers),
        question=ledger.question,
        background=ledger.background,
        cited=index.cite(ledger.references),
        hypotheses=tuple(_hypothesis(each, ledger.episode, index) for each in ledger.hypotheses),
        premises=_premises(ledger),
        refusals=tracing.refusals,
        priors=tuple(_prior(each, ledger.episode, index) for each in told.priors),
        prior_table=tabled(replace(priors(told), note=""), places),
        verdict=outline(verdicts.lines(told)),
        verdicts=tabled(verdicts.table(told), places),
        coders=tuple(
            tabled(table, places)
            for table in (coders.table(told), coders.divergences(told))
            if table.rows
        ),
        plates=_plates(told, places),
        leader=told.label(told.ranked()[0]),
        rows=clue_rows(told, index),
        several=len(told.weighers) > 1,
        groups=_groups(told, index),
        between=" over ".join(told.label(name) for name in told.rival()),
        hangs=tabled(hangs.table(told, everything=True), places),
        overturned=outline(hangs.overturned(told)),
        search=tabled(replace(search.table(told, everything=True), title=_SOUGHT), places),
        scale=f"{ledger.scale.label}. {ledger.scale.text}".strip(),
        scale_cited=index.cite(ledger.scale.references),
        settings=_settings(told),
    )


def _places(told: Told, index: Index) -> Places:
    """Where the names in tables lead: to what is said of each."""
    ledger = told.tracing.ledger
    episode = ledger.episode
    priors = {each.label: f"#{_prior_anchor(episode, each)}" for each in told.priors}
    return {
        **{short(each): f"#{anchor('reference', each.key)}" for each in index.sources.values()},
        **{told.left(each): "#ledger" for each in told.account.left_out if each.kind is Left.MARK},
        **{told.coder(name): index.link("coder", name).href for name in told.coders},
        told.coder(POOLED): "#people",
        **priors,
        **{f"Prior: {label}": place for label, place in priors.items()},
        **{each.label: f"#{_rival_anchor(episode, each)}" for each in ledger.hypotheses},
        **{each.label: f"#{_group_anchor(episode, each)}" for each in ledger.groups},
        **{each.name: f"#{clue_anchor(episode, each.name)}" for each in ledger.clues},
    }


def _prior_anchor(episode: str, prior: Prior) -> str:
    return anchor("prior", episode, prior.name)


def _rival_anchor(episode: str, hypothesis: Hypothesis) -> str:
    return anchor("hypothesis", episode, hypothesis.name)


def _group_anchor(episode: str, group: Group) -> str:
    return anchor("group", episode, group.name)


def _hypothesis(hypothesis: Hypothesis, episode: str, index: Index) -> HypothesisView:
    theory = hypothesis.theory
    return HypothesisView(
        _rival_anchor(episode, hypothesis),
        hypothesis.label,
        hypothesis.claim,
        index.link("theory", theory) if theory else Link(""),
        index.cite(hypothesis.references),
    )


def _premises(ledger: Ledger) -> tuple[PremiseView, ...]:
    told: tuple[tuple[Premise, str, str], ...] = (
        (ledger.exclusive, "They exclude each other.", "They may be true together."),
        (ledger.exhaustive, "One of them must be right.", "All of them may be wrong."),
    )
    return tuple(
        PremiseView(holds if premise.holds else fails, premise.reason, premise.holds)
        for premise, holds, fails in told
    )


def _prior(prior: Prior, episode: str, index: Index) -> PriorView:
    cited = (Reference(INDIFFERENCE),) if prior.name == EVEN else prior.references
    return PriorView(_prior_anchor(episode, prior), prior.label, prior.reason, index.cite(cited))


def _settings(told: Told) -> str:
    chosen = told.settings
    return (
        f"Sensitivity and search from the prior “{told.prior.label}”; types of test from a"
        f" likelihood ratio of {chosen.threshold:g}; {chosen.draws:,} draws from the intervals,"
        f" seed {chosen.seed}."
    )


# Figures


def _plates(told: Told, places: Places) -> tuple[PlateView, ...]:
    shown = subject(told.tracing)
    tables = {
        "running-sum": (_running(shown),),
        "posterior": (verdicts.beliefs(told), verdicts.odds(told)),
        "tornado": (_blows(shown),),
        "prior-sweep": (hangs.priors(told),),
    }
    return tuple(
        PlateView(
            figure,
            _CAPTIONS[figure.name],
            tuple(tabled(table, places) for table in tables[figure.name] if table.rows),
        )
        for figure in figures(told.tracing)
    )


_CAPTIONS = {
    "running-sum": (
        "The odds from the prior onward, clue by clue in the order of the ledger; the order"
        " changes the way and not the end. Area: exact bounds, where every likelihood lies at the"
        " worse end of its interval; where it touches an edge, it runs on. Thick, in the last row:"
        " the middle 90 per cent of the draws. Hollow: sought and not found."
    ),
    "posterior": (
        "A panel for each prior. Bars: posterior probability; thin lines: exact bounds; thick"
        " lines: the middle 90 per cent of the draws; broken lines: the prior."
    ),
    "tornado": (
        "Every clue or group by the size of its weight; hatched where it speaks against the"
        " leader. Lines: exact bounds."
    ),
    "prior-sweep": (
        "What each hypothesis comes to from every prior, its rivals keeping their odds to each"
        " other. Area: exact bounds; dotted: were there no evidence; shaded: priors from which it"
        " leads, darker where it leads wherever in their intervals the likelihoods lie."
    ),
}


def _running(shown: Subject) -> Table:
    rows = [
        plain_row(
            each.name,
            each.note,
            "" if number == 0 else in_column(each.weight),
            in_column(each.total),
        )
        for number, each in enumerate(sums(shown))
    ]
    return Table(
        f"The running sum, {_between(shown)}", ("step", "note", "weight", "sum"), tuple(rows)
    )


def _blows(shown: Subject) -> Table:
    rows = [plain_row(each.name, each.note, in_column(each.weight)) for each in ranked(shown)]
    return Table(f"The weights, {_between(shown)}", ("step", "note", "weight"), tuple(rows))


def _between(shown: Subject) -> str:
    first, second = (shown.label(name) for name in shown.pair)
    return f"in decibels for {first} over {second}"


# Groups


def _groups(told: Told, index: Index) -> tuple[GroupView, ...]:
    pair = told.rival()
    return tuple(_group(group, told, pair, index) for group in told.tracing.ledger.groups)


def _group(group: Group, told: Told, pair: tuple[str, str], index: Index) -> GroupView:
    episode = told.tracing.ledger.episode
    apart, joint, alone = (in_column(grouped(told, group, view, pair)) for view in View)
    return GroupView(
        id=_group_anchor(episode, group),
        label=group.label,
        shared=group.shared.label,
        clues=tuple(Link(name, f"#{clue_anchor(episode, name)}") for name in group.clues),
        reason=group.reason,
        weights=f"Each clue in full: {apart}; jointly: {joint}; the weightiest alone: {alone}",
        counted=tuple(_counted(group, told, index)),
    )


def _counted(group: Group, told: Told, index: Index) -> Iterator[Counted]:
    """How each coder counts a group."""
    for weighing in weighings(told, index.record.casebook):
        coder = index.link("coder", weighing.coder)
        for each in weighing.groups:
            if each.group == group.name:
                reasons = tuple(reason(cell, told) for cell in each.likelihoods)
                yield Counted(coder, bundled(each), reasons)
