"""Entries: clues as weighed, with what a reader must know of them."""

from dataclasses import replace

import pytest

from foedus.casebook.ledger import Ledger
from foedus.casebook.weighing import WeighedClue, Weighing
from foedus.confront.tracing.account import Entry
from foedus.confront.tracing.entries import cells_of, entries, found_by
from foedus.confront.tracing.priors import even
from tests.ledgers import Row, cells, ledger, weighing


def entry(asked: Ledger, *coders: dict[str, Row], probable: bool = True) -> Entry:
    """The first clue as weighed."""
    held = [weighing(said) for said in coders]
    return entries(asked, held, even(asked), 2, probable=probable)[0]


def only(said: Row, missed: float | None = None) -> Entry:
    """One clue weighed by one coder: found, or missed where it would be found with some chance."""
    asked = ledger({"clue": said}, missed={} if missed is None else {"clue": missed})
    return entry(asked, {"clue": said})


def test_likelihoods_are_those_of_finding_it() -> None:
    """Whether it was found, missed or never sought: the clue is the same."""
    found = only([0.8, 0.2])
    missed = only([0.8, 0.2], missed=0.5)
    assert [round(each.point, 6) for each in found.likelihoods] == [0.8, 0.2]
    assert [round(each.point, 6) for each in missed.likelihoods] == [0.4, 0.1]
    assert [typed.test.value for typed in found.types] == ["doubly_decisive"] * 2
    assert [typed.test.value for typed in missed.types] == ["smoking_gun"] * 2


def test_decibels_tell_no_type_and_say_so() -> None:
    """What absence would weigh is left open."""
    told = only([0, "-3 dB"])
    assert (told.likelihoods, told.types) == ((), ())
    assert "no type of test" in told.notes[0]


def test_types_are_refused_where_rivals_together_mean_nothing() -> None:
    """Not exclusive, or not exhaustive."""
    asked = ledger({"clue": [0.8, 0.2]})
    assert entry(asked, {"clue": [0.8, 0.2]}, probable=False).types == ()


@pytest.mark.parametrize(
    ("said", "missed", "note"),
    [
        ([0.5, 0.0], None, "Held to be impossible under B, and yet found: that rules it out."),
        ([1.0, 0.5], None, "Held to be certain under A."),
        ([1.0, 0.5], 1.0, "Held to be certain under A, and yet missed: that rules it out."),
        ([1.0, 0.5], 0.5, "Held to be certain under A."),
        ([0.5, 0.0], 1.0, "Held to be impossible under B."),
    ],
)
def test_certainties_are_taken_at_their_word_with_a_message(
    said: Row, missed: float | None, note: str
) -> None:
    """0 and 1 are what they are, and a reader is told what they do."""
    assert only(said, missed).notes == (note,)


def test_a_reason_of_logic_is_told() -> None:
    """Why a certainty is one."""
    asked, said = ledger({"clue": [1.0, 0.5]}), cells([1.0, 0.5])
    logical = (replace(said[0], logical="a treaty has parties"), *said[1:])
    held = Weighing("fair-1700", "clerk", (WeighedClue("clue", logical),))
    told = entries(asked, [held], even(asked), 2, probable=True)[0]
    assert told.notes == ("Held to be certain under A (a treaty has parties).",)


def test_a_heavy_clue_is_worth_a_word() -> None:
    """Beyond 30 dB, which is 1000 : 1."""
    (note,) = only([0.9, 0.0005]).notes
    assert note.startswith("Weighs 33 dB between")
    assert only([0.9, 0.0009]).notes == ()


def test_several_coders_are_pooled() -> None:
    """The geometric mean; a note of either coder stays."""
    asked = ledger({"clue": [0.4, 0.1]})
    held = entry(asked, {"clue": [0.4, 0.1]}, {"clue": [0.1, 0.0]})
    assert held.likelihoods[0].point == pytest.approx(0.2)
    assert held.likelihoods[1].point == 0
    assert held.notes == ("Held to be impossible under B, and yet found: that rules it out.",)


def test_groups_are_named() -> None:
    """Each clue knows its group, or stands alone."""
    said: dict[str, Row] = {"one": [0.5, 0.4], "two": [0.5, 0.4], "three": [0.5, 0.4]}
    asked = ledger(said, groups={"pair": ["one", "three"]})
    held = entries(asked, [weighing(said)], even(asked), 2, probable=True)
    assert [each.group for each in held] == ["pair", "", "pair"]
    assert list(found_by(asked, [cells_of(weighing(said))])) == list(said)


def test_what_is_as_likely_as_the_impossible_is_impossible_too() -> None:
    """A number that is shared rules out all who share it, and each is named."""
    assert only([0.5, 0.0, "=b"]).notes == (
        "Held to be impossible under B, and yet found: that rules it out.",
        "Held to be impossible under C, and yet found: that rules it out.",
    )


def test_a_group_judged_impossible_is_worth_a_message() -> None:
    """At the clue where the group enters, and once for all coders who say so."""
    said: dict[str, Row] = {name: [0.5, 0.4, 0.3] for name in ("alone", "later", "one", "two")}
    asked = ledger(said, unsought={"later": 1}, groups={"pair": ["two", "one", "later"]})
    judged = weighing(said, {"pair": [1.0, 0.0, "=b"]})
    held = entries(asked, [judged, judged], even(asked), 2, probable=True)
    assert [bool(each.notes) for each in held] == [False, False, True, False]
    assert held[2].notes == tuple(
        f"Its group, pair, is held to be impossible under {label}, and yet this was seen: "
        "that rules it out."
        for label in "BC"
    )
