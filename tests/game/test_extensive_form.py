"""A year as a tree: who moves, what ends it, and that its chances are the solution's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from foedus.game.extensive_form import Move, Outcome, State, nearest, year_as_tree
from foedus.game.parameters import Parameters
from foedus.game.solving.solution import Solution, following
from foedus.game.solving.solve import solve
from foedus.game.year import one_year, setting

SMALL = Parameters(n_kappa=5, n_gamma=5)
HERE = State(1, 2, 1, 0)


@pytest.fixture(scope="module")
def solved() -> Solution:
    return solve(SMALL)


def ends(at: Move | Outcome, chance: float = 1.0) -> Iterator[tuple[float, Outcome]]:
    """Every end below a node, with the chance that the solution gives it."""
    if isinstance(at, Outcome):
        yield chance, at
        return
    for action in at.actions:
        yield from ends(action.then, chance * action.chance)


def test_a_year_is_an_offer_an_answer_and_meddling(solved: Solution) -> None:
    root = year_as_tree(solved, HERE)
    assert (root.player, root.name, len(root.actions)) == ("patron", "ceiling", 3)
    answers = [offer.then for offer in root.actions]
    assert all(isinstance(answer, Move) and answer.player == "client" for answer in answers)
    assert [len(answer.actions) for answer in answers if isinstance(answer, Move)] == [1, 2, 3]
    assert len(list(ends(root))) == 3 * (1 + 2 + 3)


def test_where_the_client_proposes_the_patron_answers() -> None:
    root = year_as_tree(solve(replace(SMALL, proposer="client")), HERE)
    assert root.player == "client"
    assert {offer.then.player for offer in root.actions if isinstance(offer.then, Move)} == {
        "patron"
    }


def test_where_nobody_meddles_a_design_ends_the_year() -> None:
    root = year_as_tree(solve(replace(SMALL, meddling=False)), HERE)
    assert [end.name for _, end in ends(root)][-3:] == [
        "none",
        "without institutions",
        "with institutions",
    ]


def test_chances_of_the_ends_are_those_of_the_solution(solved: Solution) -> None:
    found = list(ends(year_as_tree(solved, HERE)))
    assert sum(chance for chance, _ in found) == pytest.approx(1.0)
    realised = solved.policy.realised[1, 2, 1, 0]
    for d, name in enumerate(("none", "without institutions", "with institutions")):
        chance = sum(chance for chance, end in found if end.name.split(",")[0] == name)
        assert chance == pytest.approx(realised[d])


def test_expected_pay_offs_and_the_worth_of_shocks_are_the_values(solved: Solution) -> None:
    """A player's value is what it earns and, for each choice of its own, τ times the entropy."""

    def worth(at: Move | Outcome) -> tuple[float, float]:
        if isinstance(at, Outcome):
            return at.client, at.patron
        below = [(action.chance, worth(action.then)) for action in at.actions]
        client, patron = (sum(c * each[n] for c, each in below) for n in range(2))
        shocks = -0.05 * sum(c * np.log(c) for c, _ in below if c > 0)
        return (client + shocks, patron) if at.player == "client" else (client, patron + shocks)

    client, patron = worth(year_as_tree(solved, HERE))
    assert client == pytest.approx(solved.values.client[1, 2, 1, 0], abs=1e-8)
    assert patron == pytest.approx(solved.values.patron[1, 2, 1, 0], abs=1e-8)


def test_the_switching_cost_is_the_clients(solved: Solution) -> None:
    from_none, from_deepest = (
        [end for _, end in ends(year_as_tree(solved, replace(HERE, standing=d)))] for d in (0, 2)
    )
    assert from_none[0].client - from_deepest[0].client == pytest.approx(2 * SMALL.switch)
    assert from_none[0].patron == from_deepest[0].patron


def test_what_follows_a_year_of_a_game_that_ends() -> None:
    game = replace(SMALL, horizon=3)
    found = solve(game)
    again = one_year(setting(game), following(found))[0]
    assert again.client == pytest.approx(found.values.client, abs=1e-12)


def test_a_state_stands_for_the_nearest_point() -> None:
    assert nearest(SMALL, 0.3, -0.45) == (1, 1)
