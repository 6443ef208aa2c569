"""The record of a run: what went in, what was derived, what was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from foedus.archive.files.bundle import Digest
from foedus.casebook.casebook import Casebook
from foedus.casebook.episode import Episode
from foedus.casebook.treaty import Observation
from foedus.confront.congruence.coverage import Occupied, Reach
from foedus.confront.congruence.pairs import Pair
from foedus.confront.congruence.score import Score
from foedus.confront.congruence.verdict import Judgement
from foedus.confront.tracing.account import Tracing
from foedus.study.rivals import Played, Rival, Rivals
from foedus.theory.counterfactual import Counterfactual
from foedus.theory.derive import Rule
from foedus.vocabulary.problem import Problem
from foedus.vocabulary.profile import Profile
from foedus.vocabulary.reference import Reference

if TYPE_CHECKING:
    from foedus.study.panel_found import PanelFound

SCHEMA = "foedus/record/1"
"""Name and version of the record's form."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a study says of itself."""

    name: str
    title: str
    question: str = ""
    summary: str = ""
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run was narrowed, and which readings it took besides the study's own."""

    takes: tuple[tuple[str, str], ...] = ()
    theories: tuple[str, ...] = ()
    episodes: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a run rests on: digests of every input, versions of the software.

    Parameters
    ----------
    inputs : tuple of Digest
        Every file read, with its sha256.
    versions : tuple of (str, str)
        foedus, Python and the libraries that touch the content.
    """

    inputs: tuple[Digest, ...]
    versions: tuple[tuple[str, str], ...]

    @property
    def foedus(self) -> str:
        """The version of foedus."""
        return dict(self.versions)["foedus"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One episode of a run: what is known of it, and what was observed."""

    episode: Episode
    profile: Profile
    observation: Observation


@dataclass(frozen=True, slots=True)
class Alternative:
    """A smallest change of conditions that would change one expectation."""

    episode: str
    theory: str
    counterfactual: Counterfactual


@dataclass(frozen=True, slots=True)
class Effect:
    """What another reading of a decision would change about one verdict.

    Parameters
    ----------
    episode, theory : str
        Whose verdict changes.
    before, after : Judgement
        The judgement as it stands and as it would be; they differ in verdict, in what is
        possible, or in whether it counts.
    """

    episode: str
    theory: str
    before: Judgement
    after: Judgement


@dataclass(frozen=True, slots=True)
class ReadingEffects:
    """Everything that one reading not taken would change; often nothing."""

    decision: str
    reading: str
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """Everything a run found, with everything it rests on.

    Parameters
    ----------
    heading : Heading
        The study.
    settings : Settings
        How the run was set.
    provenance : Provenance
        Digests and versions.
    casebook : Casebook
        The casebook under the readings taken.
    rules : tuple of Rule
        The theories, made ready.
    games : tuple of Played
        The games, solved; each aspect of one stands among the theories as a rival.
    findings : tuple of Finding
        The episodes, in the order of the files.
    judgements : tuple of Judgement
        Episode by episode, each by every rival.
    scores : tuple of Score
        One per rival, over the tests.
    pairs : tuple of Pair
        Paired comparisons of the tests, rival by rival.
    reaches : tuple of Reach
        For every clause, the episodes that reach it.
    figures : tuple of (str, tuple of Occupied)
        For every theory with a figure, its cells with the episodes in them.
    alternatives : tuple of Alternative
        Smallest changes of conditions that would change an expectation.
    decisions : tuple of ReadingEffects
        What each reading not taken would change.
    tracings : tuple of Tracing
        Every ledger of the episodes kept that somebody weighed.
    data : tuple of Reference
        What to cite for the data sets that the study asks for.
    panel : PanelFound or None
        What the panel says, where the study asks for it and the run worked it out.
    warnings : tuple of Problem
        What the reader of files found worth a warning.
    """

    heading: Heading
    settings: Settings
    provenance: Provenance
    casebook: Casebook
    rules: tuple[Rule, ...] = ()
    games: tuple[Played, ...] = ()
    findings: tuple[Finding, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    scores: tuple[Score, ...] = ()
    pairs: tuple[Pair, ...] = ()
    reaches: tuple[Reach, ...] = ()
    figures: tuple[tuple[str, tuple[Occupied, ...]], ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    decisions: tuple[ReadingEffects, ...] = ()
    tracings: tuple[Tracing, ...] = ()
    data: tuple[Reference, ...] = ()
    panel: PanelFound | None = None
    warnings: tuple[Problem, ...] = ()

    @property
    def theories(self) -> tuple[str, ...]:
        """Names of theories and games' aspects, in the order of the study, games last."""
        return tuple(rival.name for rival in self.rivals)

    @property
    def rivals(self) -> Rivals:
        """Everybody whose expectations are judged."""
        return Rivals(self.rules, self.games)

    def rival(self, name: str) -> Rival:
        """The rival of this name; a `KeyError` if the run has none."""
        return _named(name, ((rival.name, rival) for rival in self.rivals))

    def rule(self, theory: str) -> Rule:
        """The theory of this name, made ready; a `KeyError` if the run has none."""
        return _named(theory, ((rule.table.theory.name, rule) for rule in self.rules))

    def finding(self, episode: str) -> Finding:
        """The episode of this name; a `KeyError` if the run has none."""
        return _named(episode, ((found.episode.name, found) for found in self.findings))

    def tracing(self, episode: str) -> Tracing:
        """The ledger of an episode, traced; a `KeyError` if the run has none."""
        return _named(episode, ((tracing.ledger.episode, tracing) for tracing in self.tracings))

    def judgement(self, episode: str, theory: str) -> Judgement:
        """The judgement of one expectation for one episode; a `KeyError` if there is none."""
        judged = (((j.episode, j.theory), j) for j in self.judgements)
        return _named((episode, theory), judged)


Key = TypeVar("Key")
Item = TypeVar("Item")


def _named(key: Key, items: Iterable[tuple[Key, Item]]) -> Item:
    """The item of this name."""
    for name, item in items:
        if name == key:
            return item
    msg = f"this run has no {key!r}"
    raise KeyError(msg)
