"""Paired comparisons: what differs, what agrees, what is open."""

from foedus.casebook.treaty import Observation
from foedus.confront.congruence.pairs import Pair, pairs
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import FALSE, TRUE, Membership, exactly
from foedus.vocabulary.profile import Profile

CONDITIONS = ("barons", "harvest")
DEEP = Observation((Design.WITH_INSTITUTIONS,))
NONE = Observation((Design.NONE,))
OPEN = Observation((Design.NONE, Design.WITH_INSTITUTIONS))


def _profile(name: str, **known: Membership) -> Profile:
    return Profile(name, known)


def test_sorts_conditions_into_those_that_differ_agree_and_are_open() -> None:
    first = _profile("first", barons=TRUE, harvest=exactly(0.9))
    second = _profile("second", barons=exactly(0.2), harvest=TRUE)
    third = _profile("third", barons=FALSE)
    found = pairs("t", CONDITIONS, [(first, DEEP), (second, NONE), (third, OPEN)])
    assert found == (
        Pair("t", "first", "second", ("barons",), ("harvest",), (), designs_differ=True),
        Pair("t", "first", "third", ("barons",), (), ("harvest",), designs_differ=None),
        Pair("t", "second", "third", (), ("barons",), ("harvest",), designs_differ=None),
    )


def test_designs_may_agree_too() -> None:
    same = pairs("t", (), [(_profile("a"), DEEP), (_profile("b"), DEEP)])
    assert same[0].designs_differ is False


def test_one_episode_makes_no_pair() -> None:
    assert pairs("t", CONDITIONS, [(_profile("alone"), DEEP)]) == ()
