"""Words and numbers of calls: what is wrong with each, and what was meant."""

from __future__ import annotations

import math

import pytest

from foedus.study.game.called import keywords, several, tolerance, whole, word


@pytest.mark.parametrize(
    ("value", "remedy"),
    [("realized", 'did you mean "realised"?'), ("z", "take one of these words"), (None, "take")],
)
def test_a_word_that_is_none(value: object, remedy: str) -> None:
    (fault,) = word("seen", value, ("", "realised", "wanted"))
    assert (fault.code, fault.address) == ("FD204", ("seen",))
    assert fault.expected == "one of realised, wanted"
    assert fault.remedy.startswith(remedy)


def test_words_that_may_stand_are_let_through() -> None:
    assert not list(word("method", "", ("", "plain")))


@pytest.mark.parametrize(("value", "code"), [(0, "FD222"), (1.0, "FD203"), (True, "FD203")])
def test_a_count_that_is_none(value: object, code: str) -> None:
    assert [fault.code for fault in whole("starts", value)] == [code]
    assert not list(whole("seed", 0, 0))


@pytest.mark.parametrize("value", [-1, 0.0, 1.0, math.nan, math.inf, "1e-8"])
def test_a_tolerance_that_is_none(value: object) -> None:
    assert [fault.address for fault in tolerance(value)] == [("tolerance",)]


@pytest.mark.parametrize("value", [None, 1e-13, 1e-8, 1e-3])
def test_tolerances(value: object) -> None:
    assert not list(tolerance(value))


def test_a_text_is_no_list_of_names() -> None:
    remedies = [next(several("only", text, "coup")).remedy for text in ("mu, lam", "")]
    assert remedies == ['write only=["mu", "lam"]', 'write only=["coup"]']
    assert not list(several("only", ("mu",), "coup"))


def test_keywords_are_known_and_texts() -> None:
    found = list(
        keywords({"pairs": "run", "star": "3", "year": 1900}, ("pair", "year"), ("starts",))
    )
    assert [(fault.address[0], fault.remedy) for fault in found[:2]] == [
        ("pairs", 'did you mean "pair"?'),
        ("star", 'did you mean "starts"?'),
    ]
    assert (found[2].address, found[2].found) == (("year",), "the number 1900")
