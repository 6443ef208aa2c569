"""Words of the page."""

import pytest

from foedus.casebook.episode import Status
from foedus.report import words
from foedus.theory.theory import Preference
from foedus.vocabulary.concept import Combine, Concept, Structure
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import FALSE, TRUE, UNKNOWN, Membership, exactly
from foedus.vocabulary.prediction import Silence

CALM = Concept("calm", "Calm", "", high="calm", low="in arms")


@pytest.mark.parametrize(
    ("membership", "word", "value"),
    [
        (TRUE, "calm", "1"),
        (FALSE, "in arms", "0"),
        (UNKNOWN, "unknown", "unknown"),
        (exactly(0.5), "calm or in arms", "0.5"),
        (Membership(0.3, 0.8), "calm or in arms", "0.3–0.8"),
        (Membership(0.6, 1), "calm", "0.6–1"),
    ],
)
def test_a_membership_in_words_and_numbers(membership: Membership, word: str, value: str) -> None:
    assert words.answer(CALM, membership) == word
    assert words.value(membership) == value


def test_designs_and_silences() -> None:
    both = (Design.WITHOUT_INSTITUTIONS, Silence.SILENT)
    assert words.design(Silence.OUT_OF_SCOPE) == "out of scope"
    assert words.designs(both) == "alliance without institutions or silent"
    assert words.brief(both) == "without institutions or silent"
    assert words.designs(()) == ""
    assert words.brief(()) == ""


def test_every_status_and_preference_has_its_words() -> None:
    assert len({words.status(status) for status in Status}) == len(Status)
    assert len({words.preference(each) for each in Preference}) == len(Preference)


def test_every_structure_has_its_words() -> None:
    said = {words.combine(Structure(c, ("a", "b"), 2)) for c in Combine}
    assert said == {"all of", "any of", "mean of", "at least 2 of"}


def test_lists_numbers_and_capitals() -> None:
    assert words.either([]) == ""
    assert words.either(["a"]) == "a"
    assert words.either(["a", "b", "c"], "and") == "a, b and c"
    assert words.number(0) == "no"
    assert words.number(11) == "11"
    assert words.counted(1, "test") == "one test"
    assert words.counted(2, "is a test", "are tests") == "two are tests"
    assert words.capital("the ¶") == "The ¶"


@pytest.mark.parametrize(("number", "said"), [(0, "0 tests"), (1, "1 test"), (2, "2 tests")])
def test_things_are_counted_in_figures(number: int, said: str) -> None:
    assert words.in_figures(number, "test") == said
    assert words.in_figures(2, "theory") == "2 theories"
