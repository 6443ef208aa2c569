"""Chapters: everything about one episode, from what happened to what each theory makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.casebook.episode import Episode
from foedus.casebook.treaty import Arrangement, Feature, Observation
from foedus.report import words
from foedus.report.anchors import anchor
from foedus.report.dates import in_words
from foedus.report.views.argument import ArgumentView, argument
from foedus.report.views.confrontation import EffectRow, effect_row
from foedus.report.views.index import Cited, Index, Link
from foedus.report.views.knowledge import Known, Weighed, known, weighed
from foedus.study.explain import Explanation, explain


@dataclass(frozen=True, slots=True)
class FeatureRow:
    """A treaty feature: value, reason, evidence and sources; `decides` where it settled the design."""

    concept: Link
    value: str
    reason: str
    evidence: tuple[Link, ...]
    cited: tuple[Cited, ...]
    decides: bool


@dataclass(frozen=True, slots=True)
class Observed:
    """The arrangement of an episode, and the design that the rule codes from its features."""

    title: str
    text: str
    period: str
    design: str
    levels: str
    rows: tuple[FeatureRow, ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """What the client asked for and its patron refused."""

    wanted: str
    reason: str
    evidence: tuple[Link, ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reading not taken that would change a verdict of an episode."""

    decision: Link
    reading: str
    effects: tuple[EffectRow, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One episode as the page tells it.

    Parameters
    ----------
    id, name, title, status, text : str
        Anchor, identifier, headline, status in words and what happened.
    facts : tuple of (str, str)
        Client, patron, leader, period, choice.
    observed : Observed or None
        None where no arrangement was coded.
    refused : Refused or None
        Where the patron refused.
    not_comparable : str
        Why expected and observed may not be compared; empty where they may.
    known : Known
        What is known of the conditions.
    weighed : tuple of Weighed
        Counter-evidence.
    arguments : tuple of ArgumentView
        What each theory makes of it, the study's first theory first.
    doubts : tuple of Doubt
        Readings not taken that would change one of these verdicts.
    cited : tuple of Cited
        Sources of the whole.
    weighing : Link
        Its ledger; leading nowhere where it has none.
    """

    id: str
    name: str
    title: str
    status: str
    text: str
    facts: tuple[tuple[str, str], ...]
    observed: Observed | None
    refused: Refused | None
    not_comparable: str
    known: Known
    weighed: tuple[Weighed, ...]
    arguments: tuple[ArgumentView, ...]
    doubts: tuple[Doubt, ...]
    cited: tuple[Cited, ...]
    weighing: Link

    @property
    def brief(self) -> bool:
        """Whether no design is observed, so that nothing is compared and the chapter is a note."""
        return self.observed is None


def chapters(index: Index) -> tuple[Chapter, ...]:
    """A chapter for every episode: the tests first, each group in the order of the files."""
    found = sorted(index.record.findings, key=lambda f: not f.episode.status.scored)
    return tuple(chapter(explain(index.record, f.episode.name), index) for f in found)


def chapter(explanation: Explanation, index: Index) -> Chapter:
    """The chapter of one episode.

    Parameters
    ----------
    explanation : Explanation
        The chain from evidence to verdict.
    index : Index
        Labels and addresses of the record.
    """
    episode = explanation.finding.episode
    return Chapter(
        id=anchor("episode", episode.name),
        name=episode.name,
        title=episode.title,
        status=words.status(episode.status),
        text=episode.text,
        facts=_facts(episode, index),
        observed=_observed(episode, explanation.finding.observation, index),
        refused=_refused(episode, index),
        not_comparable=episode.not_comparable,
        known=known(explanation, index),
        weighed=weighed(explanation, index),
        arguments=tuple(argument(each, explanation, index) for each in explanation.arguments),
        doubts=tuple(_doubts(episode.name, index)),
        cited=index.cite(episode.references),
        weighing=_weighing(episode.name, index),
    )


def _weighing(episode: str, index: Index) -> Link:
    """The ledger of an episode, by its question."""
    asked = {each.ledger.episode: each.ledger.question for each in index.record.tracings}
    if episode not in asked:
        return Link("")
    return Link(asked[episode], f"#{anchor('weights', episode)}")


def _doubts(episode: str, index: Index) -> Iterator[Doubt]:
    for found in index.record.decisions:
        effects = [effect for effect in found.effects if effect.episode == episode]
        if effects:
            yield Doubt(
                index.link("decision", found.decision),
                found.reading,
                tuple(effect_row(effect, index) for effect in effects),
            )


def _facts(episode: Episode, index: Index) -> tuple[tuple[str, str], ...]:
    said = (
        ("Client", index.label("actor", episode.client)),
        ("Patron", index.label("actor", episode.patron)),
        ("Leader", index.label("actor", episode.leader) if episode.leader else ""),
        ("Period", words.capital(in_words(episode.period))),
        ("Design chosen", words.capital(in_words(episode.chosen)) if episode.chosen else ""),
    )
    return tuple((name, value) for name, value in said if value)


def _observed(episode: Episode, observation: Observation, index: Index) -> Observed | None:
    for arrangement in index.record.casebook.arrangements:
        if arrangement.name == episode.arrangement:
            return _arranged(arrangement, observation, index)
    return None


def _arranged(arrangement: Arrangement, observation: Observation, index: Index) -> Observed:
    deciding = {feature.concept for feature in observation.features}
    return Observed(
        title=arrangement.title,
        text=arrangement.text,
        period=in_words(arrangement.period),
        design=words.designs(observation.designs),
        levels=words.either([level.value for level in observation.levels]),
        rows=tuple(_row(f, f.concept in deciding, index) for f in arrangement.features),
        cited=index.cite(arrangement.references),
    )


def _row(feature: Feature, decides: bool, index: Index) -> FeatureRow:  # noqa: FBT001 - the datum itself
    return FeatureRow(
        concept=index.link("concept", feature.concept),
        value=_yes_or_no(feature),
        reason=feature.reason,
        evidence=index.items(feature.evidence),
        cited=index.cite(feature.references),
        decides=decides,
    )


def _yes_or_no(feature: Feature) -> str:
    return {"true": "yes", "false": "no"}.get(str(feature.membership), str(feature.membership))


def _refused(episode: Episode, index: Index) -> Refused | None:
    refusal = episode.refusal
    if refusal is None:
        return None
    return Refused(
        wanted=words.design(refusal.wanted),
        reason=refusal.reason,
        evidence=index.items(refusal.evidence),
        cited=index.cite(refusal.references),
    )
