"""Leaving out, without adding up again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.casebook.evidence import Mark
from foedus.casebook.ledger import Ledger
from foedus.casebook.weighing import Weighing
from foedus.confront.tracing.account import Settings
from foedus.confront.tracing.balance import Verdict, View
from foedus.confront.tracing.dependence import packs, weighed
from foedus.confront.tracing.posterior import both_ways, prior_odds, verdict
from foedus.confront.tracing.priors import even
from foedus.confront.tracing.sensitivity import Left, LeftOut
from foedus.confront.tracing.tally import pairs_of, tallied, total
from foedus.confront.tracing.trace import trace
from foedus.vocabulary.reference import Reference
from tests.ledgers import GRID, Row, book, ledger, rows, weighing


def left(asked: Ledger, *weighings: Weighing) -> tuple[LeftOut, ...]:
    """Everything left out of a ledger in turn."""
    return trace(book(asked, *weighings), asked, Settings(draws=1)).main.left_out


@st.composite
def grouped(draw: st.DrawFn) -> tuple[Ledger, Weighing]:
    """Random rows, the first of them in a group that is judged as one or discounted."""
    said = draw(rows(chances=st.sampled_from(GRID)))
    count = len(next(iter(said.values())))
    names = list(said)[: draw(st.integers(2, 6))]
    groups = {"group": names} if len(names) > 1 else {}
    told: Row | float = draw(st.sampled_from([0, 0.5, 1])) if draw(st.booleans()) else [0.5] * count
    return ledger(said, groups=groups), weighing(said, {"group": told} if groups else None)


@given(grouped())
def test_taking_away_is_the_same_as_tracing_without(drawn: tuple[Ledger, Weighing]) -> None:
    """For every clue: what is subtracted from the sum equals a sum made from scratch."""
    asked, weighed_by = drawn
    for told in left(asked, weighed_by):
        if told.kind is Left.CLUE:
            again = summed_without(asked, weighed_by, told.clues)
            assert (told.verdict.leader, told.verdict.rival) == (again.leader, again.rival)
            if again.margin and told.verdict.margin:
                assert told.verdict.margin.point == pytest.approx(again.margin.point, abs=1e-9)
                assert told.verdict.margin.lo == pytest.approx(again.margin.lo, abs=1e-9)


def summed_without(asked: Ledger, weighed_by: Weighing, gone: tuple[str, ...]) -> Verdict:
    """The verdict of a sum made from scratch."""
    entered = packs(asked, [weighed(asked, weighed_by)], View.JOINT, gone)
    pairs = pairs_of(asked.names)
    odds = total(tallied(entered, len(asked.names))).estimates(prior_odds(even(asked), pairs))
    return verdict(asked.names, both_ways(pairs, odds))


SAID: dict[str, Row] = {
    "letter": [0, "-9 dB"],
    "rumour": [0, "-6 dB"],
    "song": [0, "8 dB"],
    "silence": [0.5, 0.25],
}
EVIDENCE: dict[str, tuple[str, list[Mark]]] = {
    "letter": ("chest", []),
    "rumour": ("tavern", [Mark.UNSOURCED]),
    "song": ("tavern", [Mark.HEDGED, Mark.AFTER_CHOICE]),
}


def told() -> dict[tuple[str, str], LeftOut]:
    """By kind and name: a leads by 10 dB over b."""
    asked = ledger(SAID, missed={"silence": 1}, groups={"pair": ["letter", "song"]})
    held = book(asked, weighing(SAID, {"pair": 1}), evidence=EVIDENCE)
    everything = trace(held, asked, Settings(draws=1)).main.left_out
    return {(each.kind.value, each.name): each for each in everything}


def margin(kind: str, name: str) -> float:
    """What is left of the lead, in whole decibels; below 0 where it is lost."""
    left_of_it = told()[kind, name].margin
    assert left_of_it is not None
    return round(left_of_it.point)


def test_everything_is_left_out_in_turn() -> None:
    """Clues, groups, sources, marks; coders only where there are several."""
    kinds = [kind for kind, _ in told()]
    assert kinds == ["clue"] * 4 + ["group"] + ["source"] * 2 + ["mark"] * 4


@pytest.mark.parametrize(
    ("kind", "name", "rest", "clues"),
    [
        ("clue", "letter", -4, ("letter",)),
        ("clue", "rumour", -1, ("rumour",)),
        ("clue", "song", 13, ("song",)),
        ("clue", "silence", 7, ("silence",)),
        ("group", "pair", 4, ("letter", "song")),
        ("source", "chest", -4, ("letter",)),
        ("source", "tavern", 7, ("rumour", "song")),
        ("mark", "unsourced", -1, ("rumour",)),
        ("mark", "after_choice", 13, ("song",)),
        ("mark", "marked", 7, ("rumour", "song")),
    ],
)
def test_the_lead_without_each(kind: str, name: str, rest: float, clues: tuple[str, ...]) -> None:
    """9 + 6 − 8 − 1.76 dB, less what goes."""
    assert margin(kind, name) == rest
    assert told()[kind, name].clues == clues


def test_a_change_of_leader_is_a_change() -> None:
    """Without the letter b leads; without the song a still does."""
    assert (told()["clue", "letter"].changes, told()["clue", "letter"].verdict.leader) == (
        True,
        "b",
    )
    assert not told()["clue", "song"].changes


def test_what_two_sources_tell_stands_without_either() -> None:
    """Only what rests on one source alone goes with it."""
    asked = ledger({"letter": [0.4, 0.2]})
    held = book(asked, weighing({"letter": [0.4, 0.2]}), evidence={"letter": ("chest", [])})
    (item,) = held.evidence
    both = replace(item, references=(*item.references, Reference("tavern", "p. 9")))
    everything = trace(replace(held, evidence=(both,)), asked, Settings(draws=1)).main.left_out
    assert [each.kind for each in everything] == [Left.CLUE]


def test_absence_goes_with_whoever_vouches_for_it() -> None:
    """A clue sought in vain rests on its own source, beside what the casebook has from there."""
    said: dict[str, Row] = {"letter": [0.4, 0.2], "silence": [0.5, 0.25]}
    asked = ledger(said, missed={"silence": 1})
    letter, silence = asked.clues
    vouched = replace(silence, references=(Reference("chest", "p. 2"),))
    asked = replace(asked, clues=(letter, vouched))
    held = book(asked, weighing(said), evidence={"letter": ("chest", [])})
    everything = trace(held, asked, Settings(draws=1)).main.left_out
    assert [(e.name, e.clues) for e in everything if e.kind is Left.SOURCE] == [
        ("chest", ("letter", "silence"))
    ]


def test_a_group_that_nobody_sought_is_not_left_out() -> None:
    """Nor what nobody sought of another group."""
    said: dict[str, Row] = {name: [0.4, 0.2] for name in ("one", "two", "three", "four")}
    asked = ledger(
        said,
        unsought={"one": 1, "two": 1, "four": 1},
        groups={"later": ["one", "two"], "mixed": ["three", "four"]},
    )
    everything = left(asked, weighing(said, {"later": 0.5, "mixed": 0.5}))
    assert [(e.kind, e.name, e.clues) for e in everything] == [
        (Left.CLUE, "three", ("three",)),
        (Left.GROUP, "mixed", ("three",)),
    ]


def test_each_coder_is_left_out_of_several() -> None:
    """Pooled they agree with the clerk; without the clerk the abbot's verdict stands."""
    rows_of: dict[str, dict[str, Row]] = {
        "clerk": {"letter": [0, "-9 dB"]},
        "abbot": {"letter": [0, "3 dB"]},
    }
    asked = ledger(rows_of["clerk"])
    held = book(asked, *(weighing(said, coder=name) for name, said in rows_of.items()))
    listed = trace(held, asked, Settings(draws=1)).main.left_out
    assert [(each.name, each.verdict.leader) for each in listed if each.kind is Left.CODER] == [
        ("clerk", "b"),
        ("abbot", "a"),
    ]


def test_without_a_leader_there_is_no_margin() -> None:
    """Level before, ahead without the clue that levelled it."""
    said: dict[str, Row] = {"one": [0, "-3 dB"], "two": [0, "3 dB"]}
    asked = ledger(said)
    first, _ = trace(book(asked, weighing(said)), asked, Settings(draws=1)).main.left_out
    assert (first.margin, first.verdict.leader, first.changes) == (None, "b", True)


def test_the_lead_without_a_clue_starts_from_the_chosen_prior() -> None:
    """9 : 1 against b before, 6 dB for b: without the clue all of the prior is left."""
    said: dict[str, Row] = {"one": [0, "6 dB"]}
    asked = ledger(said, priors={"bold": [0.9, 0.1]})
    held = book(asked, weighing(said))
    (first,) = trace(held, asked, Settings(draws=1, prior="bold")).main.left_out
    assert first.margin is not None
    assert first.margin.point == pytest.approx(9.5424, abs=1e-4)
    assert not first.changes


@pytest.mark.parametrize("mark", [Mark.UNSOURCED, Mark.INFERRED, Mark.AFTER_CHOICE])
def test_each_shaky_mark_goes_with_all_that_are_shaky(mark: Mark) -> None:
    """By itself, and together with the others; a hedge is no reason to go."""
    said: dict[str, Row] = {"letter": [0, "-9 dB"], "song": [0, "8 dB"]}
    asked = ledger(said)
    marks: dict[str, tuple[str, list[Mark]]] = {
        "letter": ("chest", [mark]),
        "song": ("tavern", [Mark.HEDGED]),
    }
    everything = trace(book(asked, weighing(said), evidence=marks), asked, Settings(draws=1))
    gone = {e.name: e.clues for e in everything.main.left_out if e.kind is Left.MARK}
    assert gone == {mark.value: ("letter",), "hedged": ("song",), "marked": ("letter",)}
