"""The map of a game as a drawing: the same bytes, every role with a look, nothing outside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foedus.game.place import Box
from foedus.report.figures.drawing import Stroke
from foedus.report.figures.formats import pages, pdf, svg
from foedus.report.figures.game.map import WIDTH, game_map
from foedus.report.figures.roles import LOOKS, TYPES
from foedus.study.game.map import GameMap, mapped
from tests.game.maps import along, one_map, small, solved, spots, unsolved


def with_spots() -> GameMap:
    first = one_map()
    held = spots(Box((1.0, 1.0), (-1.0, 1.0), (0, 1)), Box((0.0, 0.0), (1.0, 1.0), (1,)))
    return GameMap(first.sheets, held, ("nowhere",), "Two towns")


@pytest.mark.parametrize("held", [one_map(), along(), unsolved(), with_spots()])
def test_every_mark_has_a_look_and_every_line_lies_within(held: GameMap) -> None:
    drawn = game_map(held, held.strips, "map")
    assert {mark.role for mark in drawn.marks} <= set(LOOKS)
    assert {label.manner for label in drawn.labels} <= set(TYPES)
    assert all(
        0 <= label.x <= WIDTH + 0.1 and 0 < label.y <= drawn.height for label in drawn.labels
    )


def test_the_same_map_gives_the_same_bytes() -> None:
    held = with_spots()
    one, other = (game_map(held, held.strips[:1], "map") for _ in range(2))
    assert svg(one) == svg(other)
    assert pdf(one) == pdf(other)


def test_a_book_has_a_page_for_each_drawing() -> None:
    held = along()
    drawn = game_map(held, held.strips[:1], "map")
    written = pages([drawn, drawn])
    assert b"/Count 2" in written
    assert written == pages([drawn, drawn])


def test_title_and_description_say_what_is_seen() -> None:
    text = svg(game_map(with_spots(), one_map().strips, "map"))
    assert "<title" in text
    assert "unconsolidated, incompatible: wanted none" in text


def test_arrows_point_where_the_membership_rises() -> None:
    game = small()
    placed = game.placement
    kappa = replace(placed.kappa, at_zero=1.0, at_one=0.0)
    gamma = replace(placed.gamma, at_zero=1.0, at_one=-1.0)
    turned = replace(game, placement=replace(placed, kappa=kappa, gamma=gamma))
    shown = []
    for one in (game, turned):
        held = mapped([("", one)], solved)
        drawn = game_map(held, held.strips, "map")
        shown.append([text.text for text in drawn.labels if text.manner == "aside"])
        upward = "Upward power consolidation, rightward political compatibility."
        downward = "Downward power consolidation, leftward political compatibility."
        assert drawn.description.startswith(upward if one is game else downward)
    assert "consolidation ↑" in shown[0]
    assert "Political compatibility →" in shown[0]
    assert "consolidation ↓" in shown[1]
    assert "← Political compatibility" in shown[1]


def test_the_name_of_a_row_is_broken_where_names_and_numbers_join() -> None:
    held = along()
    sheets = tuple(("rho_legitimacy=0.125", sheet) for _, sheet in held.sheets)
    named = replace(held, sheets=sheets)
    strong = [text.text for text in game_map(named, named.strips, "map").labels]
    assert strong.count("rho_") == strong.count("legitimacy=") == strong.count("0.125") == 2


def test_what_is_not_solved_is_hatched_and_said() -> None:
    drawn = game_map(unsolved(), unsolved().strips, "map")
    assert sum(isinstance(m, Stroke) and m.role == "hatch" for m in drawn.marks) == 3
    assert [label.text for label in drawn.labels].count("not solved") == 3
