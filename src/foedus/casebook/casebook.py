"""The casebook: everything observed, joined by names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from foedus.casebook.actor import Actor
from foedus.casebook.coding import Coder, Coding, joint
from foedus.casebook.decision import Decision
from foedus.casebook.episode import Episode
from foedus.casebook.event import Event, Lane
from foedus.casebook.evidence import Evidence
from foedus.casebook.ledger import Ledger
from foedus.casebook.source import Source
from foedus.casebook.treaty import Arrangement, DesignRule, Observation, observe
from foedus.casebook.weighing import Weighing
from foedus.vocabulary.concept import Concepts
from foedus.vocabulary.design import Design
from foedus.vocabulary.profile import Profile

UNCODED = Observation(designs=tuple(Design))
"""What is observed where no arrangement was coded: nothing is ruled out."""


@dataclass(frozen=True, slots=True)
class Casebook:
    """Sources, evidence, actors, events, episodes, arrangements, codings, decisions, ledgers.

    Parameters
    ----------
    concepts : Concepts
        What codings and features are codings of.
    rule : DesignRule
        How the observed design is coded from features.
    sources, actors, lanes, events, evidence, episodes, arrangements, coders, codings,
    decisions, ledgers, weighings : tuple
        The records, in the order of the files.

    Notes
    -----
    Names are unique within a kind, and every name used resolves; `casebook.checks` tells
    where they do not.
    """

    concepts: Concepts
    rule: DesignRule
    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    lanes: tuple[Lane, ...] = ()
    events: tuple[Event, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    episodes: tuple[Episode, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()
    coders: tuple[Coder, ...] = ()
    codings: tuple[Coding, ...] = ()
    decisions: tuple[Decision, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    weighings: tuple[Weighing, ...] = ()

    # Filled when first asked, so that looking up one episode does not read all codings again.
    _coded: dict[str, dict[str, tuple[Coding, ...]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _arranged: dict[str, Arrangement] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    _informing: dict[str, list[Evidence]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def evidence_of(self, episode: str) -> tuple[Evidence, ...]:
        """The items that inform an episode, in the order of the files."""
        if not self._informing:
            for item in self.evidence:
                for name in dict.fromkeys(item.episodes):
                    self._informing.setdefault(name, []).append(item)
        return tuple(self._informing.get(episode, ()))

    def codings_in(self, episode: str) -> Mapping[str, tuple[Coding, ...]]:
        """What each coder concludes in an episode, by indicator; indicators nobody coded are absent."""
        if not self._coded:
            for coding in self.codings:
                place = self._coded.setdefault(coding.episode, {})
                place[coding.concept] = (*place.get(coding.concept, ()), coding)
        return self._coded.get(episode, {})

    def codings_of(self, episode: str, concept: str) -> tuple[Coding, ...]:
        """What each coder concludes about an indicator in an episode."""
        return self.codings_in(episode).get(concept, ())

    def profile(self, episode: str) -> Profile:
        """What is known of an episode: a membership in every concept, from its codings."""
        coded = {name: joint(codings) for name, codings in self.codings_in(episode).items()}
        names = [concept.name for concept in self.concepts]
        return Profile(episode, {name: self.concepts.membership(name, coded) for name in names})

    def arrangement(self, episode: Episode) -> Arrangement | None:
        """The arrangement observed in an episode; None where none was coded."""
        if not self._arranged:
            self._arranged.update((arranged.name, arranged) for arranged in self.arrangements)
        return self._arranged.get(episode.arrangement)

    def observation(self, episode: Episode) -> Observation:
        """The design observed in an episode, coded by the rule from treaty features."""
        arrangement = self.arrangement(episode)
        return observe(arrangement, self.rule, self.concepts) if arrangement else UNCODED
