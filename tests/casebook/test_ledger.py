"""Ledgers: states of clues, words of a scale, groups."""

from foedus.casebook.ledger import CERTAIN, Shared, State
from tests.toyland.book import toyland

(FEN,) = toyland().ledgers


def test_three_states_of_which_two_are_evidence() -> None:
    assert [state.label for state in State] == ["found", "sought and not found", "not yet sought"]
    assert {clue.state for clue in FEN.clues} == set(State)


def test_what_was_found_was_certain_to_be_found() -> None:
    found = [clue for clue in FEN.clues if clue.state is State.FOUND]
    assert {clue.findable for clue in found} == {CERTAIN}
    assert not any(clue.text or clue.where or clue.reason for clue in found)


def test_hypotheses_are_named_in_order() -> None:
    assert FEN.names == ("crown", "storm", "purse")
    assert FEN.reference in FEN.names


def test_a_word_stands_for_a_band() -> None:
    often = FEN.scale.word("often")
    assert often is not None
    assert str(often.stands_for) == "0.4 [0.3, 0.5]"
    assert FEN.scale.word("almost_certain") is None


def test_a_clue_stands_in_one_group_or_alone() -> None:
    group = FEN.group_of("fen-ships")
    assert group is not None
    assert (group.name, group.shared) == ("leaf-six", Shared.SOURCE)
    assert FEN.group_of("raiders-seen") is None


def test_what_a_group_shares_reads_in_a_sentence() -> None:
    assert [shared.label for shared in Shared] == ["one source", "one fact"]
