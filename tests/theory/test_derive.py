"""Derivation is total and never guesses; each property by another route than the code's."""

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from foedus.theory.derive import derive, ready
from foedus.theory.expression import Expression, parse
from foedus.theory.theory import Scope, Theory
from foedus.theory.worlds import splits_a_mean, tabulate
from foedus.vocabulary.concept import Combine, Concepts
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import FALSE, HALF, TRUE, UNKNOWN, Membership, exactly
from foedus.vocabulary.prediction import AnswerValue, Prediction, Silence
from foedus.vocabulary.profile import Profile
from tests.strategies import (
    NAMES,
    clause,
    concept_trees,
    indicators,
    memberships,
    profiles,
    theories,
)

CONCEPTS = indicators()


def _predict(theory: Theory, profile: Profile) -> Prediction:
    return derive(ready(tabulate(theory, CONCEPTS)), profile)


def _by_hand(theory: Theory, profile: Profile) -> set[AnswerValue]:
    """What the open worlds answer, asked clause by clause."""
    open_values = [
        [v for v, may in ((True, profile[n].hi >= HALF), (False, profile[n].lo <= HALF)) if may]
        for n in NAMES
    ]
    worlds = [dict(zip(NAMES, values, strict=True)) for values in product(*open_values)]
    return {c.answer for world in worlds for c in theory.clauses if c.when.holds(world)}


@given(theories(), profiles())
def test_answers_are_those_of_the_open_worlds(theory: Theory, profile: Profile) -> None:
    assert {a.value for a in _predict(theory, profile).answers} == _by_hand(theory, profile)


@given(theories(), profiles())
def test_is_total(theory: Theory, profile: Profile) -> None:
    assert _predict(theory, profile).answers


@given(theories(), profiles())
def test_possible_means_that_the_membership_reaches_one_half(
    theory: Theory, profile: Profile
) -> None:
    prediction = _predict(theory, profile)
    assert all(answer.membership.hi >= HALF for answer in prediction.answers)


@given(theories(), profiles())
def test_certain_means_that_the_membership_exceeds_one_half(
    theory: Theory, profile: Profile
) -> None:
    prediction = _predict(theory, profile)
    alone = len(prediction.answers) == 1
    assert alone is any(answer.membership.lo > HALF for answer in prediction.answers)
    assert prediction.certain is alone


@given(theories(), profiles(), st.sampled_from(NAMES), memberships())
def test_learning_never_adds_an_answer(
    theory: Theory, profile: Profile, name: str, learnt: Membership
) -> None:
    known = profile[name]
    low, high = max(known.lo, learnt.lo), min(known.hi, learnt.hi)
    if low > high:
        return
    narrower = Profile(profile.subject, {**profile.memberships, name: Membership(low, high)})
    before = {a.value for a in _predict(theory, profile).answers}
    after = {a.value for a in _predict(theory, narrower).answers}
    assert after <= before


@given(theories(), profiles(), st.permutations(NAMES))
def test_relabelling_the_concepts_changes_nothing(
    theory: Theory, profile: Profile, renamed: list[str]
) -> None:
    names = dict(zip(NAMES, renamed, strict=True))
    other = replace(
        theory,
        clauses=tuple(replace(c, when=_renamed(c.when, names)) for c in theory.clauses),
    )
    moved = Profile(profile.subject, {names[n]: m for n, m in profile.memberships.items()})
    ours = {(a.value, a.membership) for a in _predict(theory, profile).answers}
    theirs = {(a.value, a.membership) for a in _predict(other, moved).answers}
    assert ours == theirs


def _renamed(when: Expression, names: dict[str, str]) -> Expression:
    text = str(when)
    for place, name in enumerate(names):
        text = text.replace(name, f"x{place}")
    for place, name in enumerate(names.values()):
        text = text.replace(f"x{place}", name)
    return parse(text)


@given(theories(), profiles())
def test_the_order_of_clauses_changes_no_membership(theory: Theory, profile: Profile) -> None:
    backwards = replace(theory, clauses=theory.clauses[::-1])
    ours = [(a.value, a.membership) for a in _predict(theory, profile).answers]
    theirs = [(a.value, a.membership) for a in _predict(backwards, profile).answers]
    # Conditions are named in another order, so conjunctions may be too; their values may not.
    assert sorted(ours, key=str) == sorted(theirs, key=str)


@given(concept_trees(), profiles(), st.sampled_from(NAMES))
def test_a_concept_named_with_one_of_its_parts_is_asked_in_the_worlds_of_the_parts(
    tree: Concepts, coded: Profile, asked: str
) -> None:
    theory = Theory(
        "t",
        "T",
        (
            clause("whole", parse("whole"), Design.WITH_INSTITUTIONS),
            clause("parts", parse("~whole"), Design.NONE),
        ),
        scope=Scope(parse(asked), "elsewhere nobody looked"),
    )
    if splits_a_mean(theory, tree):
        return
    known = {**coded.memberships, "whole": tree.membership("whole", coded.memberships)}
    prediction = derive(ready(tabulate(theory, tree)), Profile("p", known))
    structure = tree["whole"].structure
    assert structure is not None
    if structure.combine is Combine.MEAN:
        return
    expected: set[AnswerValue] = set()
    for values in product(*([v for v in (1, 0) if _may_be(coded[n], v)] for n in NAMES)):
        world = dict(zip(NAMES, values, strict=True))
        holds = sum(world[part] for part in structure.parts) >= structure.required
        inside = Design.WITH_INSTITUTIONS if holds else Design.NONE
        expected.add(inside if world[asked] else Silence.OUT_OF_SCOPE)
    assert {answer.value for answer in prediction.answers} == expected


def _may_be(known: Membership, value: int) -> bool:
    return known.hi >= HALF if value else known.lo <= HALF


def _wolves() -> Theory:
    """Where wolves come, walls; without them none; of the far country nothing is said."""
    return Theory(
        "wolves",
        "Wolves",
        (
            clause("walls", parse("wolves"), Design.WITH_INSTITUTIONS),
            clause("fields", parse("~wolves"), Design.NONE),
        ),
        scope=Scope(parse("tolls"), "Nothing is known of the far country."),
    )


def test_an_unknown_condition_leaves_every_answer_it_may_give() -> None:
    prediction = _predict(_wolves(), Profile("p", {"tolls": TRUE}))
    assert prediction.designs == (Design.NONE, Design.WITH_INSTITUTIONS)
    assert [a.membership for a in prediction.answers] == [UNKNOWN, UNKNOWN]


def test_one_half_decides_nothing() -> None:
    profile = Profile("p", {"tolls": TRUE, "wolves": exactly(0.5)})
    assert _predict(_wolves(), profile).designs == (Design.NONE, Design.WITH_INSTITUTIONS)


def test_out_of_scope_is_said_with_its_reason() -> None:
    answer = _predict(_wolves(), Profile("p", {"tolls": FALSE, "wolves": TRUE})).answers[0]
    assert answer.value is Silence.OUT_OF_SCOPE
    assert answer.reasons[0].text == "Nothing is known of the far country."


def test_an_open_scope_leaves_both_the_answer_and_none() -> None:
    prediction = _predict(_wolves(), Profile("p", {"wolves": TRUE}))
    assert [a.value for a in prediction.answers] == [
        Design.WITH_INSTITUTIONS,
        Silence.OUT_OF_SCOPE,
    ]


def test_an_answer_certain_in_every_world_is_certain_though_its_clause_is_not() -> None:
    theory = Theory(
        "t",
        "T",
        (
            clause("early", parse("harvest*omens"), Design.NONE),
            clause("late", parse("harvest*~omens"), Design.NONE),
            clause("famine", parse("~harvest"), Design.WITH_INSTITUTIONS),
        ),
    )
    prediction = _predict(theory, Profile("p", {"harvest": exactly(0.8)}))
    assert prediction.certain
    assert prediction.answers[0].membership == exactly(0.8)
    assert prediction.answers[0].clauses == ("early", "late")


def test_reasons_and_hedges_are_those_of_the_clauses_that_answer() -> None:
    hedged = replace(clause("walls", parse("1"), Design.NONE), because="So it is.", hedge="Mostly.")
    answer = _predict(Theory("t", "T", (hedged,)), Profile("p", {})).answers[0]
    assert [reason.text for reason in answer.reasons] == ["So it is."]
    assert answer.hedges == ("Mostly.",)
