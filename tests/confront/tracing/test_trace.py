"""Tracing as a whole: laws that hold for every ledger."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.casebook.ledger import Ledger
from foedus.casebook.weighing import Weighing
from foedus.confront.tracing.account import POOLED, Settings, Tracing
from foedus.confront.tracing.balance import View
from foedus.confront.tracing.dependence import weighed
from foedus.confront.tracing.montecarlo import draw
from foedus.confront.tracing.tally import summed
from foedus.confront.tracing.trace import account, trace
from foedus.vocabulary.estimate import Estimate
from tests.ledgers import FAILS, GRID, Row, book, ledger, rows, traced, weighing

FEW = Settings(draws=20)
examples = settings(max_examples=40)
"""A whole tracing takes its time; the parts have a hundred examples each."""


def numbers(tracing: Tracing, view: View = View.JOINT) -> list[float]:
    """Every posterior number under one view: odds and probabilities, points and bounds."""
    held = tracing.main.balance(view).posteriors[0]
    found: list[Estimate | None] = [pair.odds for pair in held.odds]
    found += [belief.probability for belief in held.beliefs]
    return [end for each in found if each is not None for end in (each.lo, each.point, each.hi)]


@examples
@given(rows(), st.sampled_from([0.05, 0.5, 1]))
def test_a_clue_all_expect_alike_changes_nothing(said: dict[str, Row], chance: float) -> None:
    """Whatever its level, and even where that is unknown, so long as it is the same."""
    count = len(next(iter(said.values())))
    alike: Row = [(chance / 2, chance, 1.0), *["=a"] * (count - 1)]
    exact: Row = [chance] * count
    before = numbers(traced(said, FEW))
    assert numbers(traced({**said, "alike": alike}, FEW)) == pytest.approx(before)
    assert numbers(traced({**said, "alike": exact}, FEW)) == pytest.approx(before)


@examples
@given(rows(chances=st.sampled_from(GRID)))
def test_splitting_a_clue_into_copies_changes_nothing(said: dict[str, Row]) -> None:
    """Fully dependent halves are one clue told twice; counted as independent they are not."""
    name, row = next(iter(said.items()))
    split: dict[str, Row] = {**said, "copy": row}
    asked = ledger(split, groups={"told-twice": [name, "copy"]})
    again = trace(book(asked, weighing(split, {"told-twice": 0})), asked, FEW)
    for view in (View.FULL, View.JOINT):
        assert numbers(again, view) == pytest.approx(numbers(traced(said, FEW)))


def test_copies_leave_the_draws_as_wide_as_they_were() -> None:
    """What is told twice is not surer for it: the middle 90 per cent stay."""
    wide: Row = [(0.05, 0.2, 0.8), 0.5]
    asked = ledger({"clue": wide, "copy": wide}, groups={"told-twice": ["clue", "copy"]})
    held = weighing({"clue": wide, "copy": wide}, {"told-twice": 0})
    again = trace(book(asked, held), asked, FEW).main.balance().posteriors[0]
    once = traced({"clue": wide}, FEW).main.balance().posteriors[0]
    assert again.odds[0].drawn == once.odds[0].drawn


@examples
@given(rows(chances=st.sampled_from(GRID)), st.randoms(use_true_random=False))
def test_order_of_clues_never_matters(said: dict[str, Row], random: object) -> None:
    """Verdicts, odds and bounds are the same to the last bit."""
    names = list(said)
    random.shuffle(names)  # type: ignore[attr-defined]
    shuffled = traced({name: said[name] for name in names}, FEW)
    assert numbers(shuffled) == numbers(traced(said, FEW))


@examples
@given(rows(chances=st.sampled_from(GRID)))
def test_bounds_hold_the_point_and_every_draw(said: dict[str, Row]) -> None:
    """Of odds and of probabilities, under every view."""
    found = traced(said, FEW)
    asked, held = ledger(said), weighing(said)
    for balance in found.main.balances:
        for pair in balance.posteriors[0].odds:
            assert (pair.odds is None) == (pair.drawn is None)
            if pair.odds and pair.drawn:
                assert pair.odds.lo <= pair.drawn.low <= pair.drawn.high <= pair.odds.hi
        for belief in balance.posteriors[0].beliefs:
            assert belief.drawn is not None
            assert belief.probability.lo <= belief.drawn.low
            assert belief.drawn.high <= belief.probability.hi
        whole = summed(asked, [weighed(asked, held)], balance.view)
        drawn = draw(whole.packs, len(asked.names), 20, 1)
        for pair in balance.posteriors[0].odds:
            if pair.odds:
                one, other = (
                    drawn[:, asked.names.index(name)] for name in (pair.first, pair.second)
                )
                with np.errstate(invalid="ignore"):
                    odds = one - other
                odds = odds[~np.isnan(odds)]
                assert (odds >= pair.odds.lo - 1e-9).all()
                assert (odds <= pair.odds.hi + 1e-9).all()
        # Summaries are cut to the bounds; what was drawn has to lie within them by itself.
        with np.errstate(invalid="ignore"):
            shares = 10 ** ((drawn - drawn.max(axis=1, keepdims=True)) / 10)
        for place, belief in enumerate(balance.posteriors[0].beliefs):
            chances = shares[:, place] / shares.sum(axis=1)
            assert (chances >= belief.probability.lo - 1e-9).all()
            assert (chances <= belief.probability.hi + 1e-9).all()


def test_the_same_ledger_gives_the_same_record() -> None:
    """Byte for byte, draws and all."""
    said: dict[str, Row] = {"one": [(0.1, 0.4, 0.9), 0.2], "two": [0.3, (0.0, 0.5, 0.6)]}
    assert traced(said) == traced(said)


def denied(asked: Ledger, premise: str) -> Ledger:
    """The same ledger without one of its premises."""
    if premise == "exclusive":
        return replace(asked, exclusive=FAILS)
    return replace(asked, exhaustive=FAILS)


@pytest.mark.parametrize(
    ("premise", "because"),
    [
        ("exclusive", "two of the hypotheses may be true at once"),
        ("exhaustive", "the truth may lie with none of the hypotheses"),
    ],
)
def test_what_the_hypotheses_do_not_allow_is_refused(premise: str, because: str) -> None:
    """Probabilities, types, sweeps and search go; odds, verdict and sensitivity stay."""
    said: dict[str, Row] = {"clue": [0.8, 0.2], "later": [0.5, 0.1]}
    asked = denied(ledger(said, unsought={"later": 1}), premise)
    found = trace(book(asked, weighing(said)), asked, FEW)
    held = found.main.balance().posteriors[0]

    (refusal,) = found.refusals
    assert because in refusal
    assert refusal.endswith("nobody asked so")
    assert (held.beliefs, found.main.sweeps, found.main.prospects) == ((), (), ())
    assert found.main.entries[0].types == ()
    assert held.verdict.leader == "a"
    assert found.main.overturns
    assert found.main.left_out


def coders() -> tuple[Ledger, Weighing, Weighing]:
    """The clerk is for a by 9 dB, the abbot for b by 3."""
    asked = ledger({"clue": [0, "-9 dB"]})
    return asked, weighing({"clue": [0, "-9 dB"]}), weighing({"clue": [0, "3 dB"]}, coder="abbot")


def test_several_coders_side_by_side() -> None:
    """Pooled first, then each; where they pull apart is told."""
    asked, clerk, abbot = coders()
    found = trace(book(asked, clerk, abbot), asked, FEW)
    verdicts = [(each.coder, each.balance().posteriors[0].verdict) for each in found.accounts]

    assert [(name, held.leader) for name, held in verdicts] == [
        (POOLED, "a"),
        ("clerk", "a"),
        ("abbot", "b"),
    ]
    assert verdicts[0][1].margin is not None
    assert verdicts[0][1].margin.point == pytest.approx(3)
    assert [each.clue for each in found.divergences] == ["clue"]
    assert found.main.coder == POOLED


def test_one_coder_is_the_main_account() -> None:
    """There is nobody to pool with."""
    asked, clerk, _ = coders()
    found = trace(book(asked, clerk), asked, FEW)
    assert [each.coder for each in found.accounts] == ["clerk"]
    assert account(asked, [clerk], {}, FEW) == found.main


def test_a_ledger_that_nobody_weighed_cannot_be_traced() -> None:
    """Silence is no weight of zero."""
    asked, *_ = coders()
    with pytest.raises(ValueError, match="nobody weighed the ledger of fair-1700"):
        trace(book(asked), asked, FEW)


def test_every_prior_is_worked_out_and_one_is_chosen() -> None:
    """Sensitivity is told under the chosen one."""
    said: dict[str, Row] = {"clue": [0.8, 0.2]}
    asked = ledger(said, priors={"sceptical": [0.1, 0.9]})
    even, sceptical = (
        trace(book(asked, weighing(said)), asked, replace(FEW, prior=name)).main
        for name in ("even", "sceptical")
    )
    leaders = [held.verdict.leader for held in even.balance().posteriors]
    assert leaders == ["a", "b"]
    assert even.overturns[0].rival == "b"
    assert sceptical.overturns[0].rival == "a"
    assert even.balances == sceptical.balances


def test_only_clues_nobody_sought_are_prospects() -> None:
    """Those in decibels tell no chance of finding; found and missed ones are evidence already."""
    said: dict[str, Row] = {name: [0.8, 0.2] for name in ("found", "missed", "later")}
    said["in-decibels"] = [0, "-3 dB"]
    asked = ledger(said, missed={"missed": 1}, unsought={"later": 0.5, "in-decibels": 0.5})
    found = trace(book(asked, weighing(said)), asked, FEW).main
    assert [each.clue for each in found.prospects] == ["later"]
    assert [step.name for step in found.balance().steps] == ["found", "missed"]


def test_evidence_that_is_impossible_under_all_leaves_nothing_to_say() -> None:
    """No odds, no probabilities, no verdict: and no traceback."""
    found = traced({"clue": [0.0, 0.0]}, FEW).main
    held = found.balance().posteriors[0]
    assert (held.odds[0].odds, held.beliefs, held.verdict.leader) == (None, (), "")
    assert (found.sweeps, found.overturns, found.prospects) == ((), (), ())


def test_views_that_let_the_same_enter_are_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without groups all three are one; with a group discounted to nothing two are."""
    said: dict[str, Row] = {"one": [0.4, 0.2], "two": [0.4, 0.1]}
    asked = ledger(said, groups={"pair": ["one", "two"]})
    drawn: list[object] = []
    monkeypatch.setattr("foedus.confront.tracing.trace.draw", lambda *told: drawn.append(told))
    alone = traced(said, FEW).main.balances
    assert (len(drawn), [each.view for each in alone]) == (1, list(View))
    grouped = trace(book(asked, weighing(said, {"pair": 0})), asked, FEW).main.balances
    assert (len(drawn), [each.view for each in grouped]) == (3, list(View))
    assert grouped[0].totals != grouped[1].totals == grouped[2].totals


def test_draws_of_two_are_the_same_told_as_odds_and_as_probabilities() -> None:
    """From any prior: a quantile of the one is the quantile of the other."""
    said: dict[str, Row] = {"one": [(0.1, 0.4, 0.9), 0.2], "two": [0.3, (0.0, 0.5, 0.6)]}
    asked = ledger(said, priors={"sceptical": [0.1, 0.9]})
    found = trace(book(asked, weighing(said)), asked, Settings(draws=500)).main.balance()
    told = []
    for held in found.posteriors:
        odds, chance = held.odds[0].drawn, held.beliefs[0].drawn
        assert odds is not None
        assert chance is not None
        assert chance.leads == odds.leads
        for decibels, probability in ((odds.low, chance.low), (odds.high, chance.high)):
            assert probability == pytest.approx(1 / (1 + 10 ** (-decibels / 10)))
        told.append(odds.median)
    assert told[0] - told[1] == pytest.approx(9.5424, abs=1e-4)


def test_prospects_start_from_the_points_and_from_the_joint_weight() -> None:
    """Neither from the ends of the intervals nor from another view of the groups."""
    wide: Row = [(0.2, 0.8, 0.9), (0.1, 0.3, 0.9)]
    said: dict[str, Row] = {"one": [0.4, 0.2], "two": [0.4, 0.1], "later": wide}
    asked = ledger(said, unsought={"later": 0.5}, groups={"pair": ["one", "two"]})
    found = trace(book(asked, weighing(said, {"pair": [0.3, 0.1]})), asked, FEW).main
    (later,) = found.prospects
    assert later.found == pytest.approx(0.75 * 0.4 + 0.25 * 0.15)
