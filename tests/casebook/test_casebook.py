"""The casebook: profiles from codings, designs from features."""

from dataclasses import replace

from foedus.casebook.casebook import UNCODED
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import UNKNOWN, Membership, exactly
from tests.toyland.land import CASEBOOK, coding


def test_a_profile_aggregates_indicators_into_concepts() -> None:
    profile = CASEBOOK.profile("first")
    assert profile.subject == "first"
    assert profile["calm"] == exactly(0.9)


def test_coders_who_disagree_leave_open_what_lies_between_them() -> None:
    assert CASEBOOK.profile("second")["barons"] == Membership(0.2, 0.4)


def test_what_nobody_coded_is_unknown() -> None:
    assert CASEBOOK.profile("second")["harvest"] == UNKNOWN
    assert CASEBOOK.profile("tale")["calm"] == UNKNOWN


def test_codings_of_an_indicator_are_found_by_episode() -> None:
    assert [c.coder for c in CASEBOOK.codings_of("second", "barons")] == ["clerk", "bishop"]


def test_items_are_found_by_the_episodes_they_inform_each_once() -> None:
    twice = replace(CASEBOOK.evidence[0], name="both", episodes=("second", "first", "second"))
    more = replace(CASEBOOK, evidence=(*CASEBOOK.evidence, twice))
    assert [item.name for item in more.evidence_of("first")] == ["feast", "both"]
    assert [item.name for item in more.evidence_of("second")] == ["siege", "both"]
    assert more.evidence_of("tale") == CASEBOOK.evidence_of("nowhere") == ()


def test_looking_up_leaves_no_trace_in_the_record() -> None:
    asked, unasked = replace(CASEBOOK), replace(CASEBOOK)
    asked.profile("first")
    asked.evidence_of("first")
    asked.observation(asked.episodes[0])
    assert asked == unasked
    assert repr(asked) == repr(unasked)
    assert replace(asked, codings=()).codings_in("first") == {}


def test_codings_of_one_episode_do_not_touch_another() -> None:
    more = replace(CASEBOOK, codings=(*CASEBOOK.codings, coding("tale", "barons", exactly(0.1))))
    assert more.profile("first") == CASEBOOK.profile("first")


def test_designs_are_coded_from_features() -> None:
    designs = [CASEBOOK.observation(episode).design for episode in CASEBOOK.episodes[:2]]
    assert designs == [Design.WITH_INSTITUTIONS, Design.NONE]


def test_an_episode_without_an_arrangement_observes_nothing() -> None:
    assert CASEBOOK.observation(CASEBOOK.episodes[2]) is UNCODED
    assert UNCODED.design is None
