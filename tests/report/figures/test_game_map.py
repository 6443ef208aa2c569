"""The map of a game as a drawing: the same bytes, every role with a look, nothing outside."""

from __future__ import annotations

import pytest

from foedus.game.place import Aspect, Box
from foedus.report.figures.drawing import Patch, Stroke
from foedus.report.figures.formats import pages, pdf, svg
from foedus.report.figures.game_field import Frame
from foedus.report.figures.game_legend import legend
from foedus.report.figures.game_map import WIDTH, game_map
from foedus.report.figures.game_panel import centre, crossing, likeliest, parting
from foedus.report.figures.game_panel import unsolved as hatched
from foedus.report.figures.roles import LIGHT, LOOKS, TYPES
from foedus.study.game_map import GameMap
from tests.game.maps import along, one_map, spots, unsolved

FRAME = Frame(0, 0, 100, 100)


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


def test_what_is_not_solved_is_hatched_and_said() -> None:
    drawn = game_map(unsolved(), unsolved().strips, "map")
    assert sum(isinstance(m, Stroke) and m.role == "hatch" for m in drawn.marks) == 3
    assert [label.text for label in drawn.labels].count("not solved") == 3
    assert {mark.role for mark in hatched(FRAME)} == {"absent", "hatch"}


def test_a_panel_pales_where_the_chance_is_mixed() -> None:
    strip = one_map().strips[0]
    veils = [m for m in likeliest(strip, Aspect.REALISED, FRAME) if m.role == "veil"]
    pieces = [len(mark.pieces) for mark in veils if isinstance(mark, Patch)]
    assert len(pieces) == 3
    assert all(pieces[:2])


def test_the_comparison_shows_who_held_back_only_where_wish_and_end_part() -> None:
    strip = one_map().strips[0]
    wanted, realised = (strip.chances[a][:, :, strip.threat].argmax(axis=-1) for a in Aspect)
    held = [m for m in parting(strip, FRAME) if isinstance(m, Patch) and m.role != "map_deeper"]
    assert any(mark.pieces for mark in held) == bool((realised < wanted).any())


def test_the_lines_cross_where_both_concepts_do() -> None:
    strip = one_map().strips[0]
    assert centre(strip, FRAME) == (50, 50)
    assert {mark.role for mark in crossing(strip, FRAME)} == {"halo", "map_cross"}


def test_the_legend_explains_only_what_is_shown() -> None:
    said = " ".join(
        line.text for line in legend(one_map(), one_map().strips, (0, WIDTH, 11)).labels
    )
    assert "Hatched" not in said
    assert "Regime security" in said
    row = one_map().strips[1:2]
    assert "expects" not in " ".join(
        line.text for line in legend(one_map(), row, (0, WIDTH, 11)).labels
    )


def test_designs_differ_in_lightness_too() -> None:
    def light(name: str) -> int:
        return sum(int(LIGHT[name][place : place + 2], 16) for place in (1, 3, 5))

    assert light("hair") > light("thin") + 100 > light("for") + 200
