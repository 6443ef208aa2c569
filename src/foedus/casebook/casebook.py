"""The casebook: everything observed, joined by names."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.casebook.actor import Actor
from foedus.casebook.coding import Coder, Coding, joint
from foedus.casebook.decision import Decision
from foedus.casebook.episode import Episode
from foedus.casebook.event import Event, Lane
from foedus.casebook.evidence import Evidence
from foedus.casebook.source import Source
from foedus.casebook.treaty import Arrangement, DesignRule, Observation, observe
from foedus.vocabulary.concept import Concepts
from foedus.vocabulary.design import Design
from foedus.vocabulary.profile import Profile

UNCODED = Observation(designs=tuple(Design))
"""What is observed where no arrangement was coded: nothing is ruled out."""


@dataclass(frozen=True, slots=True)
class Casebook:
    """Sources, evidence, actors, events, episodes, arrangements, codings and decisions.

    Parameters
    ----------
    concepts : Concepts
        What codings and features are codings of.
    rule : DesignRule
        How the observed design is coded from features.
    sources, actors, lanes, events, evidence, episodes, arrangements, coders, codings,
    decisions : tuple
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

    def codings_of(self, episode: str, concept: str) -> tuple[Coding, ...]:
        """What each coder concludes about an indicator in an episode."""
        return tuple(c for c in self.codings if c.episode == episode and c.concept == concept)

    def profile(self, episode: str) -> Profile:
        """What is known of an episode: a membership in every concept, from its codings."""
        by_concept: dict[str, list[Coding]] = {}
        for coding in self.codings:
            if coding.episode == episode:
                by_concept.setdefault(coding.concept, []).append(coding)
        coded = {concept: joint(codings) for concept, codings in by_concept.items()}
        names = [concept.name for concept in self.concepts]
        return Profile(episode, {name: self.concepts.membership(name, coded) for name in names})

    def observation(self, episode: Episode) -> Observation:
        """The design observed in an episode, coded by the rule from treaty features."""
        for arrangement in self.arrangements:
            if arrangement.name == episode.arrangement:
                return observe(arrangement, self.rule, self.concepts)
        return UNCODED
