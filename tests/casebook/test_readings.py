"""Taking another reading: each kind of change, and nothing beside it."""

from dataclasses import replace

import pytest

from foedus.casebook.casebook import Casebook
from foedus.casebook.readings import take
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import TRUE, exactly
from tests.toyland.land import BARONS, CASEBOOK


def _taken(name: str) -> Casebook:
    reading = next(reading for reading in BARONS.readings if reading.name == name)
    return take(CASEBOOK, BARONS, reading)


def _design(casebook: Casebook, place: int) -> Design | None:
    return casebook.observation(casebook.episodes[place]).design


def test_the_reading_taken_changes_nothing() -> None:
    assert _taken("as-coded") == CASEBOOK


def test_a_coding_is_replaced_whoever_coded_it() -> None:
    changed = _taken("peace")
    assert changed.profile("second")["barons"] == TRUE
    (coding,) = changed.codings_of("second", "barons")
    assert coding.evidence == ("feast",)
    assert (coding.coder, coding.reason) == ("barons=peace", "They were.")
    assert coding.references == BARONS.references
    assert changed.profile("first") == CASEBOOK.profile("first")


def test_a_feature_is_replaced() -> None:
    assert _design(_taken("fort"), 1) is Design.WITH_INSTITUTIONS
    assert _design(_taken("fort"), 0) is Design.WITH_INSTITUTIONS


def test_a_feature_keeps_its_place_and_says_who_has_it_so() -> None:
    before, after = CASEBOOK.arrangements[1].features, _taken("fort").arrangements[1].features
    assert [f.concept for f in after] == [f.concept for f in before]
    assert after[0].reason == "The fort was held."
    assert after[0].references == BARONS.references


def test_an_indicator_that_nobody_coded_is_coded_by_the_reading_alone() -> None:
    empty = replace(CASEBOOK, codings=(), coders=())
    peace = next(reading for reading in BARONS.readings if reading.name == "peace")
    (coding,) = take(empty, BARONS, peace).codings_of("second", "barons")
    assert (coding.coder, coding.evidence) == ("barons=peace", ())


def test_a_status_is_replaced() -> None:
    assert [e.status.scored for e in _taken("aside").episodes] == [True, False, False]


def test_a_level_is_recoded() -> None:
    assert _design(_taken("thin"), 0) is Design.WITHOUT_INSTITUTIONS


def test_a_concept_is_made_of_its_parts_otherwise() -> None:
    assert _taken("either").profile("first")["calm"] == TRUE
    assert CASEBOOK.profile("first")["calm"] == exactly(0.9)


def test_another_arrangement_is_observed() -> None:
    assert _design(_taken("other"), 1) is Design.WITH_INSTITUTIONS


def test_a_refusal_is_taken_as_none() -> None:
    assert CASEBOOK.episodes[1].refusal is not None
    assert _taken("freely").episodes[1].refusal is None
    assert _taken("freely").episodes[0] == CASEBOOK.episodes[0]


@pytest.mark.parametrize("reading", [r.name for r in BARONS.readings])
def test_the_decision_records_what_was_taken(reading: str) -> None:
    assert _taken(reading).decisions[0].taken == reading


def test_alternatives_are_the_readings_not_taken() -> None:
    assert len(BARONS.alternatives) == len(BARONS.readings) - 1
    assert "as-coded" not in {reading.name for reading in BARONS.alternatives}
