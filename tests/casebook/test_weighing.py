"""Weighings: what two coders of Toyland make of one ledger, as their files have it."""

from foedus.casebook.weighing import Likelihood, Measure, Weighing
from foedus.vocabulary.estimate import Estimate, exactly
from tests.toyland.book import toyland

ARCHIVIST, POET = toyland().weighings


def cells(weighing: Weighing, clue: str) -> dict[str, Likelihood]:
    (row,) = [row for row in weighing.clues if row.clue == clue]
    return {cell.hypothesis: cell for cell in row.likelihoods}


def test_coders_weigh_one_ledger() -> None:
    assert [(w.episode, w.coder) for w in (ARCHIVIST, POET)] == [
        ("fen-1700", "archivist"),
        ("fen-1700", "poet"),
    ]


def test_a_likelihood_is_a_word_a_number_decibels_or_as_another() -> None:
    assert cells(ARCHIVIST, "raiders-seen")["crown"].name == "often"
    assert cells(ARCHIVIST, "raiders-seen")["purse"].name == "crown"
    assert cells(ARCHIVIST, "fen-gifts")["purse"].value == exactly(0.75)
    assert cells(ARCHIVIST, "anvil-cousins")["crown"].value == Estimate(0, 3, 6)
    measures = {cell.measure for row in ARCHIVIST.clues for cell in row.likelihoods}
    assert measures == set(Measure)


def test_words_and_likenesses_hold_no_number_of_their_own() -> None:
    for row in (*ARCHIVIST.clues, *POET.clues):
        for cell in row.likelihoods:
            named = cell.measure in {Measure.WORD, Measure.SAME_AS}
            assert (cell.value is None) == bool(cell.name) == named
            assert cell.reason


def test_the_coders_disagree_on_one_clue() -> None:
    pairs = zip(ARCHIVIST.clues, POET.clues, strict=True)
    assert [one.clue for one, other in pairs if one != other] == ["fen-guard"]


def test_a_group_is_judged_as_one_or_discounted() -> None:
    joint, discounted = ARCHIVIST.groups
    assert (len(joint.likelihoods), joint.discount) == (3, None)
    assert (discounted.likelihoods, discounted.discount) == ((), 0.5)
    assert discounted.reason
