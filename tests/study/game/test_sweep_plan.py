"""What is to be swept: ranges by name, against a figure, and never a game that is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foedus.archive.files.games import library_game
from foedus.game.game import Axis
from foedus.game.sweeps.ranges import Range, Sweep
from foedus.study.game.asked import adjusted
from foedus.study.game.sweep_plan import SweepError, asked, check, planned, quickest
from tests.study.game.swept import ONLY, plan

GAME = library_game("patron_client")


def test_every_declared_range_is_varied_unless_some_are_named() -> None:
    assert len(planned(GAME, 100).sweep.ranges) == 30
    labels = [one.label for one in plan().sweep.ranges]
    assert labels == ["security[1]", "coup", "rho_military"]
    assert {one.parameter for one in plan().sweep.ranges} == set(ONLY)


def test_what_was_set_for_this_run_is_not_varied() -> None:
    changed = adjusted(GAME, ["coup=0.3", "thetas[1]=0.1"], ["military"])
    varied = {one.parameter for one in planned(changed, 100).sweep.ranges}
    assert varied.isdisjoint({"coup", "thetas", "military"})
    assert {"resources", "rho_military"} <= varied


def test_rows_and_games_keep_below_the_draws() -> None:
    held = planned(GAME, 10_000)
    assert (held.rows, held.games_of_a_row, held.games) == (256, 32, 8192)


def test_an_unknown_range_is_refused_with_the_nearest() -> None:
    with pytest.raises(SweepError, match=r'no range for "cuop".* Did you mean "coup"'):
        planned(GAME, 100, only=["cuop"])
    with pytest.raises(SweepError, match="It varies beta"):
        planned(GAME, 100, only=["zzzzz"])


def test_a_grid_needs_points_in_every_cell() -> None:
    with pytest.raises(SweepError, match="4x9 is too coarse"):
        planned(GAME, 100, grid=(4, 9))


def test_a_game_without_ranges_is_refused() -> None:
    with pytest.raises(SweepError, match="declares no range"):
        planned(replace(GAME, notes=()), 100)


def test_a_game_over_other_concepts_has_no_figure() -> None:
    placement = replace(GAME.placement, kappa=Axis("tides", 0, 1))
    with pytest.raises(SweepError, match="figure over tides and political_compatibility"):
        planned(replace(GAME, placement=placement), 100)


def test_impossible_ends_are_told_all_at_once() -> None:
    ranges = (
        Range("coup", None, 0.1, 1.7, "invented"),
        Range("military", 1, -0.2, 0.5, "invented"),
    )
    broken = replace(plan(), sweep=Sweep(ranges))
    with pytest.raises(SweepError, match=r"impossible:\n  coup: .*\n  military\[1\]: "):
        check(broken)


def test_what_decides_the_numbers_does_not_know_what_is_read() -> None:
    held = plan()
    other = replace(held, sweep=replace(held.sweep, reads="realised"))
    assert asked(held) == asked(other)
    assert asked(held) != asked(replace(held, seed=2))
    assert asked(held) != asked(replace(held, solver="jax"))


@pytest.mark.parametrize(
    ("at_hand", "device", "solver"),
    [(True, "gpu", "jax"), (True, "cpu", "numpy"), (False, "gpu", "numpy")],
)
def test_a_gpu_is_used_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch, *, at_hand: bool, device: str, solver: str
) -> None:
    monkeypatch.setattr("foedus.game.solving.compiled.at_hand", lambda: at_hand)
    monkeypatch.setattr("foedus.game.solving.compiled.device", lambda: device)
    assert quickest() == solver


def test_draws_for_no_row_are_refused_and_for_one_are_enough() -> None:
    with pytest.raises(SweepError, match=r"Too few draws: 31\. A row takes 32 games"):
        planned(GAME, 31)
    assert planned(GAME, 32).games == 32


def test_every_unknown_range_is_told_at_once() -> None:
    with pytest.raises(SweepError, match='"cuop"') as raised:
        planned(GAME, 100, only=["nothing", "cuop", "coup", "foo"])
    told = str(raised.value).splitlines()
    assert [line.partition("range for ")[2] for line in told[:3]] == [
        *('"nothing".', '"cuop". Did you mean "coup"?', '"foo".'),
    ]
    assert told[3].startswith("It varies beta, thetas")
