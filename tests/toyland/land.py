"""Toyland in memory: a casebook small enough to be checked by hand.

Two alliances of the Vale: in the first the Vale, at peace with its barons, let the Crown
garrison its forts; in the second, with the barons in arms, it let the old pact lapse. The
bishop and the clerk agree on everything but the barons of the second.
"""

from dataclasses import replace

from foedus.casebook.casebook import Casebook
from foedus.casebook.coding import Coder, Coding
from foedus.casebook.decision import (
    ChangeArrangement,
    ChangeCoding,
    ChangeConcept,
    ChangeFeature,
    ChangeLevel,
    ChangeRefusal,
    ChangeStatus,
    Decision,
    Reading,
)
from foedus.casebook.episode import Episode, Refusal, Status
from foedus.casebook.evidence import Bearing, Direction, Evidence, Weight
from foedus.casebook.treaty import Arrangement, DesignRule, DesignStep, Feature
from foedus.vocabulary.concept import Combine, Concept, Concepts, Structure
from foedus.vocabulary.date import HistoricalDate
from foedus.vocabulary.design import Design, Level
from foedus.vocabulary.membership import FALSE, TRUE, UNKNOWN, Membership, exactly
from foedus.vocabulary.reference import Reference

ANNALS = (Reference("annals", "p. 3"),)

CONCEPTS = Concepts.of(
    [
        Concept("calm", "Calm", "…", structure=Structure(Combine.ALL_OF, ("barons", "harvest"))),
        Concept("barons", "Barons at peace", "No baron is in arms."),
        Concept("harvest", "Harvest", "The barns are full."),
        Concept("deep", "Deep", "…", structure=Structure(Combine.ANY_OF, ("garrison", "marshal"))),
        Concept("garrison", "Garrison", "Crown troops hold a fort."),
        Concept("marshal", "Marshal", "One marshal leads both hosts."),
        Concept("pledge", "Pledge", "A pledge to come to aid."),
        Concept("tolls", "Tolls", "…", positive="fill the chest", negative="anger the towns"),
    ]
)

RULE = DesignRule(
    "by-the-fort",
    "By the fort",
    (
        DesignStep(Level.HIGH, Design.WITH_INSTITUTIONS, "deep"),
        DesignStep(Level.LOW, Design.WITHOUT_INSTITUTIONS, "pledge"),
    ),
    Design.NONE,
)


def arrangement(name: str, **features: Membership) -> Arrangement:
    """Code an arrangement of the Vale and the Crown with these features."""
    period = HistoricalDate.parse("1301")
    coded = tuple(Feature(concept, value, "seen") for concept, value in features.items())
    return Arrangement(name, name.title(), ("vale", "crown"), period, coded)


def coding(episode: str, concept: str, value: Membership, coder: str = "clerk") -> Coding:
    """Code one indicator."""
    return Coding(coder, episode, concept, value, "as the annals have it", ("feast",))


def episode(name: str, arranged: str = "", status: Status = Status.TEST) -> Episode:
    """Describe an episode of the Vale toward the Crown."""
    period = HistoricalDate.parse("1301")
    return Episode(name, name.title(), status, "vale", "crown", period, arrangement=arranged)


def evidence(name: str, episode: str, *bearings: tuple[str, Direction]) -> Evidence:
    """Describe an item that bears on these concepts."""
    bears_on = tuple(Bearing(c, d, Weight.STRONG, "it is plain") for c, d in bearings)
    return Evidence(name, (episode,), HistoricalDate.parse("1301"), "…", (), ANNALS, bears_on)


BARONS = Decision(
    "barons",
    "Were the barons at peace in the second?",
    "as-coded",
    (
        Reading("as-coded", "The coders' own."),
        Reading("peace", "They were.", (ChangeCoding("second", "barons", TRUE),)),
        Reading("fort", "The fort was held.", (ChangeFeature("lapsed", "garrison", TRUE),)),
        Reading("aside", "It is no test.", (ChangeStatus("second", Status.BACKGROUND),)),
        Reading("thin", "A fort is thin.", (ChangeLevel(Level.HIGH, Design.WITHOUT_INSTITUTIONS),)),
        Reading(
            "either",
            "Either will do.",
            (ChangeConcept("calm", Structure(Combine.ANY_OF, ("barons", "harvest"))),),
        ),
        Reading("other", "The fort pact was meant.", (ChangeArrangement("second", "fort-pact"),)),
        Reading("freely", "The Crown refused nothing.", (ChangeRefusal("second"),)),
    ),
    references=ANNALS,
)

CASEBOOK = Casebook(
    concepts=CONCEPTS,
    rule=RULE,
    coders=(Coder("clerk", "The clerk"), Coder("bishop", "The bishop")),
    episodes=(
        episode("first", "fort-pact"),
        replace(
            episode("second", "lapsed"),
            refusal=Refusal(Design.WITH_INSTITUTIONS, "The Crown kept its troops at home."),
        ),
        episode("tale", status=Status.ILLUSTRATION),
    ),
    arrangements=(
        arrangement("fort-pact", garrison=TRUE, marshal=FALSE, pledge=TRUE),
        arrangement("lapsed", garrison=FALSE, marshal=FALSE, pledge=FALSE),
    ),
    codings=(
        coding("first", "barons", TRUE),
        coding("first", "harvest", exactly(0.9)),
        coding("second", "barons", exactly(0.2)),
        coding("second", "barons", exactly(0.4), coder="bishop"),
    ),
    evidence=(
        evidence("feast", "first", ("barons", Direction.FOR), ("tolls", Direction.POSITIVE)),
        evidence("siege", "second", ("barons", Direction.AGAINST), ("tolls", Direction.NEGATIVE)),
    ),
    decisions=(BARONS,),
)

OPEN_PACT = arrangement("open", garrison=UNKNOWN, marshal=FALSE, pledge=TRUE)
