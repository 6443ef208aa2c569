"""Treaty features, and the rule that codes a design from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from foedus.vocabulary.concept import Concepts
from foedus.vocabulary.date import HistoricalDate
from foedus.vocabulary.design import Design, Level, in_order
from foedus.vocabulary.membership import Membership
from foedus.vocabulary.reference import Reference


@dataclass(frozen=True, slots=True)
class Feature:
    """Whether an arrangement has a feature, with its reason and source.

    Parameters
    ----------
    concept : str
        Name of the feature, an indicator among the concepts.
    membership : Membership
        Whether the arrangement has it.
    reason : str
        The coder's reason.
    references : tuple of Reference
        Who says so, and where.
    evidence : tuple of str
        Names of evidence items.
    """

    concept: str
    membership: Membership
    reason: str = ""
    references: tuple[Reference, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A treaty, a command or the absence of both between two states.

    Parameters
    ----------
    name, title, text : str
        Identifier, headline and description.
    parties : tuple of str
        Names of the states.
    period : HistoricalDate
        From signature or start to end.
    features : tuple of Feature
        What it provides for.
    references : tuple of Reference
        Who says so, and where.
    """

    name: str
    title: str
    parties: tuple[str, ...]
    period: HistoricalDate
    features: tuple[Feature, ...]
    text: str = ""
    references: tuple[Reference, ...] = ()

    @property
    def coded(self) -> dict[str, Membership]:
        """Memberships of the features coded, by name."""
        return {feature.concept: feature.membership for feature in self.features}


@dataclass(frozen=True, slots=True)
class DesignStep:
    """One question of a design rule: where `when` holds, the level and the design."""

    level: Level
    design: Design
    when: str


@dataclass(frozen=True, slots=True)
class DesignRule:
    """Questions asked in order; the first that holds codes the arrangement.

    Parameters
    ----------
    name, label, text : str
        Identifier, name in running text and description.
    steps : tuple of DesignStep
        In the order in which they are asked.
    otherwise : Design
        The design where none holds.
    references : tuple of Reference
        Whose rule it is.
    """

    name: str
    label: str
    steps: tuple[DesignStep, ...]
    otherwise: Design
    text: str = ""
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """The design observed: a set, because a feature may be unknown.

    Parameters
    ----------
    designs : tuple of Design
        Those that the features leave possible, shallowest first.
    levels : tuple of Level
        Levels of institutionalisation left possible, in the order in which the rule asks;
        empty where no step may hold. Beside them there may be no alliance.
    features : tuple of Feature
        The features that decided, those of the first step that may hold.
    """

    designs: tuple[Design, ...]
    levels: tuple[Level, ...] = ()
    features: tuple[Feature, ...] = ()

    @property
    def design(self) -> Design | None:
        """The design, or None where more than one remains possible."""
        return self.designs[0] if len(self.designs) == 1 else None


def observe(arrangement: Arrangement, rule: DesignRule, concepts: Concepts) -> Observation:
    """Code the design of an arrangement from its features.

    Every step that possibly holds contributes its design; the first that cannot fail
    ends the questions.

    Parameters
    ----------
    arrangement : Arrangement
        Its features; one that was not coded is unknown, not absent.
    rule : DesignRule
        The questions, in order.
    concepts : Concepts
        What they ask for.

    Returns
    -------
    Observation
        Never too few designs. Where two steps ask for the same feature, perhaps one too
        many: each step is weighed by itself.

    References
    ----------
    leeds_anac_2005, as recoded in kim_woods_2022, "How to Design Alliances", ¶1.
    """
    coded = arrangement.coded
    designs: set[Design] = set()
    levels: list[Level] = []
    for step in rule.steps:
        membership = concepts.membership(step.when, coded)
        if membership.possibly_true:
            designs.add(step.design)
            levels.append(step.level)
        if not membership.possibly_false:
            break
    else:
        designs.add(rule.otherwise)
    return Observation(
        in_order(frozenset(designs)), tuple(levels), _deciding(arrangement, rule, concepts, coded)
    )


def _deciding(
    arrangement: Arrangement, rule: DesignRule, concepts: Concepts, coded: Mapping[str, Membership]
) -> tuple[Feature, ...]:
    """The features asked for by the first step that may hold; all asked for where none may."""
    asked: list[str] = []
    for step in rule.steps:
        names = concepts.indicators(step.when)
        asked += names
        if concepts.membership(step.when, coded).possibly_true:
            asked = [name for name in names if concepts.membership(name, coded).possibly_true]
            break
    return tuple(feature for feature in arrangement.features if feature.concept in asked)
