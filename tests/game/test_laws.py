"""The laws of a year, against their formulas worked by hand."""

import math

import numpy as np
import pytest
from hypothesis import given

from foedus.game.laws import (
    HIGHEST_FALL,
    between,
    compatibility_law,
    drift,
    gammas,
    hazard_of_defeat,
    hazard_of_fall,
    kappas,
    threat_law,
)
from foedus.game.parameters import Parameters
from tests.game.makers import games

P = Parameters()


def test_grids_are_even_and_reach_their_ends() -> None:
    assert kappas(Parameters(n_kappa=3)).tolist() == [0.0, 0.5, 1.0]
    assert gammas(Parameters(n_gamma=5)).tolist() == [-1.0, -0.5, 0.0, 0.5, 1.0]


def test_points_beyond_the_grid_stand_at_its_ends() -> None:
    found = between(np.linspace(0, 1, 3), np.array([-1.0, 0.25, 1.0, 2.0]))
    assert found.below.tolist() == [0, 0, 1, 1]
    assert found.share.tolist() == [0.0, 0.5, 1.0, 1.0]


def test_defeat() -> None:
    found = hazard_of_defeat(P)
    assert found[1] == pytest.approx([0.12, 0.12 * (1 - 0.9 * 0.55), 0.12 * 0.1])


def test_fall() -> None:
    found = hazard_of_fall(P)
    # κ = 0.25, with institutions, the patron backing rivals: past its ceiling.
    assert found[8, 2, 0] == pytest.approx(min(0.25 * 0.75 * math.exp(1.7), HIGHEST_FALL))
    assert found[8, 0] == pytest.approx([0.1875] * 3), "nothing reaches through no alliance"
    assert found[-1].max() == 0.0, "full power is safe"
    assert hazard_of_fall(Parameters(coup=1.0))[0, 2, 0] == HIGHEST_FALL == 0.97


def test_each_pathway_moves_the_fall_by_its_own_strength() -> None:
    # κ = 0.25, without institutions: a fifth of military ties, a quarter of endorsement.
    found = hazard_of_fall(P)[8, 1] / 0.1875
    assert found == pytest.approx([math.exp(-(1.2 * 0.2 + 0.5 * 0.25) * m) for m in (-1, 0, 1)])


def test_drift() -> None:
    found = drift(P)
    assert found[16, 2] == pytest.approx([0.5 + 0.0375 + 0.08 * m for m in (-1, 0, 1)])
    assert found.min() == 0.0
    assert found.max() == 1.0


def test_threat_stays_or_moves_to_another_level() -> None:
    assert threat_law(Parameters(thetas=(0.1,))).tolist() == [[1.0]]
    found = threat_law(Parameters(thetas=(0.1, 0.2, 0.3), theta_stay=0.8))
    assert found == pytest.approx(np.full((3, 3), 0.1) + 0.7 * np.eye(3))


def test_compatibility_is_drawn_around_what_persists() -> None:
    found = compatibility_law(P)
    points = gammas(P)
    inside = np.abs(points) < 0.5
    assert (found @ points)[inside] == pytest.approx(P.persist * points[inside], abs=1e-6)
    spread = (found @ points**2 - (found @ points) ** 2)[inside]
    assert spread == pytest.approx(np.full(inside.sum(), P.sd_gamma**2), abs=1e-6)


@given(games())
def test_whatever_may_happen_has_a_chance(p: Parameters) -> None:
    for law in (compatibility_law(p), threat_law(p)):
        assert law.sum(axis=1) == pytest.approx(np.ones(len(law)))
        assert (law >= 0).all()
    for hazard in (hazard_of_defeat(p), hazard_of_fall(p)):
        assert ((hazard >= 0) & (hazard <= 1)).all()
    assert ((drift(p) >= 0) & (drift(p) <= 1)).all()
