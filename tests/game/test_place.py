"""Where a case stands in the states of a game: boxes, levels, and chances between grid points."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.game.game import Axis, Placement
from foedus.game.laws import gammas, kappas
from foedus.game.parameters import Parameters
from foedus.game.place import Aspect, Box, Chances, at, box, inside
from foedus.game.solving.solve import solve
from foedus.vocabulary.membership import FALSE, TRUE, Membership
from foedus.vocabulary.profile import Profile

SMALL = Parameters(n_kappa=5, n_gamma=5)
LAID = Placement(Axis("grip", 0, 1), Axis("accord", 1, -1), "danger", 0, "invented")

shares = st.floats(0, 1)


def test_memberships_become_intervals_of_states() -> None:
    known = Profile("x", {"grip": Membership(0.2, 0.6), "accord": Membership(0.75, 1.0)})
    assert box(SMALL, LAID, known) == Box((0.2, 0.6), (-1.0, -0.5), (0, 1))


@pytest.mark.parametrize(
    ("danger", "levels"), [(TRUE, (1,)), (FALSE, (0,)), (Membership(0.4, 0.9), (0, 1))]
)
def test_the_threat_is_high_low_or_open(danger: Membership, levels: tuple[int, ...]) -> None:
    assert box(SMALL, LAID, Profile("x", {"danger": danger})).threats == levels


def test_an_open_threat_leaves_the_levels_between_open_too() -> None:
    three = Parameters(n_kappa=5, n_gamma=5, thetas=(0.02, 0.06, 0.12))
    assert box(three, LAID, Profile("x", {})).threats == (0, 1, 2)


def test_a_box_is_asked_at_its_ends_and_at_the_grid_points_within() -> None:
    kappa, gamma = Box((0.2, 0.6), (-1.0, -1.0), (1,)).points(SMALL)
    assert kappa.tolist() == [0.2, 0.25, 0.5, 0.6]
    assert gamma.tolist() == [-1.0]


@given(shares, st.floats(-1, 1))
def test_what_is_linear_stays_so_between_grid_points(kappa: float, gamma: float) -> None:
    plane = kappas(SMALL)[:, None] + 2 * gammas(SMALL)[None, :]
    found = at(SMALL, plane, np.array([kappa]), np.array([gamma]))
    assert found[0, 0] == pytest.approx(kappa + 2 * gamma)


def test_only_the_levels_of_the_box_are_read() -> None:
    chances = np.zeros((5, 5, 2, 3))
    chances[:, :, 1, 0] = 1.0
    found = inside(SMALL, chances, Box((0.0, 1.0), (0.0, 0.0), (1,)))
    assert found.shape == (5, 1, 1, 3)
    assert found[..., 0].min() == 1.0


def test_aspects_say_what_they_ask() -> None:
    assert [each.label for each in Aspect] == ["what the client wants", "what comes out"]


def test_chances_are_those_of_one_standing_design() -> None:
    policy = solve(SMALL).policy
    found = Chances.of(policy, 2)
    assert np.array_equal(found[Aspect.WANTED], policy.wanted[:, :, :, 2])
    assert np.array_equal(found[Aspect.REALISED], policy.realised[:, :, :, 2])
