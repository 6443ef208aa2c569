"""One panel of a map: designs, sureness, and who held back."""

from __future__ import annotations

from foedus.game.place import Aspect
from foedus.report.figures.drawing import Patch
from foedus.report.figures.game.field import Frame
from foedus.report.figures.game.panel import centre, crossing, likeliest, parting, unsolved
from foedus.report.figures.roles import LIGHT
from tests.game.maps import one_map

FRAME = Frame(0, 0, 100, 100)


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


def test_a_panel_of_what_is_not_solved_is_hatched() -> None:
    assert {mark.role for mark in unsolved(FRAME)} == {"absent", "hatch", "plate"}


def test_designs_differ_in_lightness_too() -> None:
    def light(name: str) -> int:
        return sum(int(LIGHT[name][place : place + 2], 16) for place in (1, 3, 5))

    assert light("hair") > light("thin") + 100 > light("for") + 200
