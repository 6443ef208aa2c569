"""Maps: rows for threats and standing designs or along a parameter, and episodes in the states."""

from __future__ import annotations

from dataclasses import replace

from foedus.game.place import Box
from foedus.study.game.map import mapped, pathways_off
from tests.game.maps import along, half_solved, one_map, small, solved, unsolved
from tests.toyland.runs import toyland


def test_one_game_has_a_row_for_every_threat_and_standing_design() -> None:
    rows = [(strip.theta, strip.standing) for strip in one_map().strips]
    assert rows == [(0.12, 0), (0.12, 1), (0.12, 2), (0.02, 0), (0.02, 1), (0.02, 2)]


def test_only_the_row_where_cases_stand_is_spoken_of_by_the_figure() -> None:
    assert [strip.where_cases_stand for strip in one_map().strips] == [True, *[False] * 5]


def test_along_a_parameter_each_value_has_one_row() -> None:
    rows = [(strip.setting, strip.theta, strip.standing) for strip in along().strips]
    assert rows == [("coup=0.1", 0.12, 0), ("coup=0.4", 0.12, 0)]
    assert len(along().full(1)) == 6


def test_games_that_are_not_solved_are_named() -> None:
    assert [setting for setting, _ in unsolved().unsolved] == ["coup=0.4"]
    assert not mapped([("", small())], half_solved).first.converged


def test_episodes_with_a_design_are_placed_by_what_is_coded_along_the_axes() -> None:
    game = small()
    placed = replace(
        game.placement,
        kappa=replace(game.placement.kappa, concept="crown_secure"),
        gamma=replace(game.placement.gamma, concept="patron_trusted"),
        threat="storm_threat",
    )
    record = toyland()
    found = mapped([("", replace(game, placement=placed))], solved, record)
    boxes = {spot.episode: spot.box for spot in found.spots}
    assert boxes["anvil-1700"] == Box((1.0, 1.0), (1.0, 1.0), (1,))
    assert boxes["elm-1700"].threats == (0,)
    assert boxes["fen-1700"].kappa == (0.3, 1.0)
    assert found.study == record.heading.title
    assert [spot.number for spot in found.spots] == list(range(1, len(found.spots) + 1))


def test_an_episode_of_which_nothing_is_decided_stands_nowhere() -> None:
    found = mapped([("", small())], solved, toyland())
    assert found.spots == ()
    assert "anvil-1700" in found.unplaced


def test_pathways_that_no_design_opens() -> None:
    game = small()
    shut = replace(game.parameters, military=(0.0, 0.0, 0.0))
    assert pathways_off(replace(game, parameters=shut)) == ("military",)
