"""Simulated lives: the same for the same seed, and the chain that was solved."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.game.laws import Array
from foedus.game.lives.expected import chain
from foedus.game.lives.life import FATES, Fate, LifePlan, Lives, Start
from foedus.game.lives.simulate import BLOCK, UnsolvedError, simulate
from foedus.game.parameters import Player
from foedus.game.solving.solve import solve
from foedus.game.year import Values, after_meddling, setting
from tests.game.worlds import SMALL, START, lives, solved

POINT = Start((0.5, 0.5), (0.0, 0.0), (0.0, 1.0))


def matrix() -> Array:
    """Chances of next year's states (columns) from this year's, nought after a defeat."""
    bare, policy = chain(setting(SMALL)), solved().policy
    size = int(np.prod(SMALL.shape))
    columns = []
    for state in range(size):
        one = np.zeros(size)
        one[state] = 1.0
        _, ahead = after_meddling(bare, Values(one.reshape(SMALL.shape), one.reshape(SMALL.shape)))
        after = np.einsum("kgtdm,kgtdm->kgtd", policy.meddling, ahead)
        columns.append(np.einsum("kgtsd,kgtd->kgts", policy.realised, after).ravel())
    return np.stack(columns, axis=1)


def shares(held: Lives, year: int) -> Array:
    """Share of each state among runs that are not yet over."""
    here = held.lived[:, year]
    state = (held.kappa, held.gamma, held.threat, held.standing)
    places = np.ravel_multi_index([column[here, year] for column in state], SMALL.shape)
    counts = np.bincount(places, minlength=int(np.prod(SMALL.shape)))
    return np.asarray(counts / here.sum())


def by_chance(law: Array, sample: int) -> float:
    """How far a sample lies from its own distribution, about."""
    return float(np.sqrt(2 * law * (1 - law) / (np.pi * sample)).sum() / 2)


def distance(one: Array, other: Array) -> float:
    """Total variation."""
    return float(np.abs(one - other).sum() / 2)


def test_long_runs_reach_the_stationary_distribution_of_the_solved_chain() -> None:
    # Defeat is for ever, so the distribution is that of states given no defeat so far: the
    # chain's left eigenvector to its largest eigenvalue, the chance to escape defeat a year.
    roots, vectors = np.linalg.eig(matrix().T)
    largest = int(np.argmax(roots.real))
    stationary = np.abs(vectors[:, largest].real)
    stationary /= stationary.sum()
    held = simulate(solved(), START, LifePlan(120, 40_000, seed=2))
    left = held.lived.sum(axis=0)
    assert left[-1] > 2000
    assert distance(shares(held, -1), stationary) < 1.5 * by_chance(stationary, left[-1])
    assert left[-1] / left[80] == pytest.approx(roots[largest].real ** 39, rel=0.05)


def test_a_year_is_a_year_of_the_chain() -> None:
    held = lives(40_000, 40)
    expected = shares(held, 0) @ matrix()
    expected /= expected.sum()
    assert distance(shares(held, 1), expected) < 1.5 * by_chance(expected, 40_000)


def test_the_same_seed_gives_the_same_lives() -> None:
    one, other = (simulate(solved(), START, LifePlan(5, 30, seed=3)) for _ in range(2))
    assert (one.fate == other.fate).all()
    assert (one.kappa == other.kappa).all()
    assert (simulate(solved(), START, LifePlan(5, 30, seed=4)).kappa != one.kappa).any()


def test_more_runs_and_more_years_leave_the_first_as_they_were() -> None:
    few = simulate(solved(), START, LifePlan(5, BLOCK + 10))
    many = simulate(solved(), START, LifePlan(8, 2 * BLOCK + 1))
    for name in ("kappa", "gamma", "threat", "ceiling", "design", "meddling", "fate"):
        assert (getattr(many, name)[: BLOCK + 10, :5] == getattr(few, name)).all()


def test_a_start_between_grid_points_is_met_on_average() -> None:
    start = Start((0.3, 0.3), (0.1, 0.1), (1.0, 0.0), standing=2)
    held = simulate(solved(), start, LifePlan(1, 4 * BLOCK))
    assert held.kappa.mean() / 4 == pytest.approx(0.3, abs=0.01)
    assert held.compatibility.mean() == pytest.approx(0.1, abs=0.02)
    assert (held.threat == 0).all()
    assert (held.standing == 2).all()


def test_a_box_is_drawn_from() -> None:
    held = simulate(solved(), Start((0, 1), (-1, 1), (0.25, 0.75)), LifePlan(1, 4 * BLOCK))
    assert held.kappa.mean() / 4 == pytest.approx(0.5, abs=0.02)
    assert set(np.unique(held.gamma)) == set(range(5))
    assert held.threat.mean() == pytest.approx(0.75, abs=0.03)


def test_meddling_that_the_rules_forbid_does_not_happen() -> None:
    quiet = solve(replace(SMALL, meddling=False))
    assert (simulate(quiet, POINT, LifePlan(5, 50)).meddling[:, 0] == 1).all()


def test_a_successor_is_as_compatible_as_whoever_backed_it_made_it() -> None:
    # Compatibility stays where it begins; every leader falls at once, having none of the power.
    p = replace(
        SMALL,
        coup=1.0,
        mu=0.0,
        lam=0.0,
        kappa_entry=0.0,
        thetas=(0.0, 0.01),
        persist=1.0,
        sd_gamma=0.01,
        gamma_client=1.0,
        gamma_entry=-1.0,
    )
    held = simulate(solve(p), Start((0.0, 0.0), (0.0, 0.0), (1.0, 0.0)), LifePlan(12, 500))
    fell = (held.fate[:, :-1] == FATES.index(Fate.FALL)) & held.lived[:, 1:]
    backed_rivals = held.meddling[:, :-1] == 0
    assert (fell & backed_rivals).sum() > 100
    assert (fell & ~backed_rivals).sum() > 100
    assert (held.compatibility[:, 1:][fell & backed_rivals] == 1.0).all()
    assert (held.compatibility[:, 1:][fell & ~backed_rivals] == -1.0).all()
    lasted = (held.fate[:, :-1] == FATES.index(Fate.LASTS)) & held.lived[:, 1:]
    assert (held.gamma[:, 1:] == held.gamma[:, :-1])[lasted].all()


def test_what_is_chosen_lies_below_the_ceiling() -> None:
    held = lives()
    assert (held.design <= held.ceiling).all()


def test_progress_is_told() -> None:
    told: list[float] = []
    simulate(solved(), POINT, LifePlan(1, 2 * BLOCK), told.append)
    assert told == [0.5, 1.0]


def test_a_game_that_is_not_solved_is_not_played() -> None:
    unsolved = replace(solved(), convergence=replace(solved().convergence, residual=1.0))
    with pytest.raises(
        UnsolvedError, match=r"is not solved: after \d+ rounds .* changes a value by 1.0e\+00"
    ):
        simulate(unsolved, POINT)


def test_a_game_that_ends_is_not_played() -> None:
    ending = replace(solved(), parameters=replace(SMALL, horizon=3))
    with pytest.raises(UnsolvedError, match="ends after 3 years"):
        simulate(ending, POINT)


@settings(max_examples=8, deadline=None)
@given(
    coup=st.floats(0.0, 0.9),
    threat=st.floats(0.0, 0.5),
    entry=st.floats(0.0, 1.0),
    proposer=st.sampled_from(("patron", "client")),
    standing=st.integers(0, 2),
)
def test_whatever_the_game_lives_keep_its_rules(
    coup: float, threat: float, entry: float, proposer: Player, standing: int
) -> None:
    thetas = (threat / 2, threat)
    p = replace(SMALL, coup=coup, thetas=thetas, kappa_entry=entry, proposer=proposer)
    start = Start((0.1, 0.9), (-1.0, 0.3), (0.3, 0.7), standing)
    held = simulate(solve(p), start, LifePlan(6, 200))
    on = held.lived
    assert (held.standing[:, 0] == standing).all()
    assert (held.design <= held.ceiling).all()
    assert (on[:, 1:] <= on[:, :-1]).all()
    fell = held.fate == FATES.index(Fate.FALL)
    follows = np.where(fell[:, :-1], 0, held.design[:, :-1])
    assert (held.standing[:, 1:] == follows)[on[:, 1:]].all()
    assert (np.diff(held.leader, axis=1) == fell[:, :-1]).all()
    if coup == 0:
        assert not fell.any()
    if threat == 0:
        assert on.all()
