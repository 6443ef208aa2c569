"""Where lives begin, and what is read off their histories."""

from __future__ import annotations

import numpy as np
import pytest

from foedus.game.checks_of_calls import CallError
from foedus.game.game import Axis, Placement
from foedus.game.lives.life import FATES, MOVES, OVER, Fate, LifePlan, Move, Start, start_of
from foedus.game.parameters import Parameters
from foedus.vocabulary.membership import Membership
from foedus.vocabulary.profile import Profile
from tests.game.worlds import lives

PLACEMENT = Placement(Axis("grip", 0.0, 1.0), Axis("accord", -1.0, 1.0), "danger", 0, "")


def placed(danger: Membership) -> Start:
    held = {"grip": Membership(0.2, 0.4), "accord": Membership(0.5, 1.0), "danger": danger}
    return start_of(Parameters(), PLACEMENT, Profile("fen-1700", held))


def test_intervals_become_a_box() -> None:
    start = placed(Membership(1, 1))
    assert (start.kappa, start.gamma, start.threat) == ((0.2, 0.4), (0.0, 1.0), (0.0, 1.0))
    assert (start.name, start.is_point, start.middle.is_point) == ("fen-1700", False, True)
    assert start.middle.gamma == (0.5, 0.5)


@pytest.mark.parametrize(
    ("danger", "chances"),
    [
        (Membership(0, 0), (1.0, 0.0)),
        (Membership(0, 1), (0.5, 0.5)),
        (Membership(0.6, 1), (0.0, 1.0)),
    ],
)
def test_an_open_threat_is_drawn(danger: Membership, chances: tuple[float, float]) -> None:
    assert placed(danger).threat == chances


def test_moves_are_told_by_depth() -> None:
    held = lives()
    for move, before, after in (
        (Move.APART, 0, 0),
        (Move.FORMATION, 0, 1),
        (Move.DEEPENING, 1, 2),
        (Move.LOOSENING, 2, 1),
        (Move.END, 2, 0),
        (Move.KEPT, 2, 2),
    ):
        here = (held.standing == before) & (held.design == after) & held.lived
        assert here.any()
        assert (held.move[here] == MOVES.index(move)).all()


def test_years_after_a_defeat_are_not_lived() -> None:
    held = lives()
    defeated = held.fate == FATES.index(Fate.DEFEAT)
    assert (defeated.sum(axis=1) <= 1).all()
    run, year = np.nonzero(defeated[:, :-1])
    assert not held.lived[run, year + 1].any()
    assert (held.design[~held.lived] == OVER).all()
    assert (held.move[~held.lived] == OVER).all()
    assert np.isnan(held.compatibility[~held.lived]).all()


def test_a_fall_brings_a_new_leader_without_an_alliance() -> None:
    held = lives()
    run, year = np.nonzero(held.fate[:, :-1] == FATES.index(Fate.FALL))
    assert len(run) > 100
    assert (held.leader[run, year + 1] == held.leader[run, year] + 1).all()
    assert (held.standing[run, year + 1] == 0).all()
    assert (held.kappa[run, year + 1] == 1).all()  # κ = 0.25 is the second of five points


def test_until_the_first_fall() -> None:
    held = lives(until_fall=True)
    assert (held.ended.sum(axis=1) <= 1).all()
    assert (held.leader == 0)[held.lived].all()
    run, year = np.nonzero(held.ended[:, :-1])
    assert not held.lived[run, year + 1].any()


def test_histories_are_frozen() -> None:
    with pytest.raises(ValueError, match="read-only"):
        lives().design[0] = 0
    assert not lives().fate.flags.writeable


def test_a_plan_that_nobody_could_live_is_refused_with_all_that_is_wrong() -> None:
    with pytest.raises(CallError, match="whole number from 1 on") as raised:
        LifePlan(years=0, runs=-3, seed=-1)
    places = [str(each.place) for each in raised.value.problems]
    assert places == ["LifePlan(runs=…)", "LifePlan(seed=…)", "LifePlan(years=…)"]
    with pytest.raises(CallError, match="a whole number; write it in digits"):
        LifePlan(runs=1e4)  # type: ignore[arg-type]
    assert LifePlan(1, 1, 0).years == 1
