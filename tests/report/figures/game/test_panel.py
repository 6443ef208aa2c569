"""One panel of a map: designs, sureness, and who held back."""

from __future__ import annotations

from foedus.game.place import Aspect
from foedus.report.figures.drawing import Patch
from foedus.report.figures.game.field import Frame
from foedus.report.figures.game.map import game_map
from foedus.report.figures.game.panel import (
    VEILED,
    centre,
    crossing,
    likeliest,
    parting,
    unsolved,
)
from foedus.report.figures.roles import LIGHT, LOOKS
from tests.game.maps import one_map

FRAME = Frame(0, 0, 100, 100)


def test_a_panel_pales_where_the_chance_is_mixed() -> None:
    strip = one_map().strips[0]
    veils = [m for m in likeliest(strip, Aspect.REALISED, FRAME) if m.role in VEILED]
    pieces = [len(mark.pieces) for mark in veils if isinstance(mark, Patch)]
    assert len(pieces) == 3
    assert all(pieces[:2])


def test_each_step_of_sureness_pales_the_one_before_in_every_format() -> None:
    drawn = game_map(one_map(), one_map().strips, "map")
    laid = [role for role, _ in drawn.paths if role in VEILED]
    # Two panels a row, and three samples below them, of one, two and three veils.
    rows, samples = len(one_map().strips), [*VEILED[:1], *VEILED[:2], *VEILED]
    assert laid == [*VEILED * 2 * rows, *samples]
    assert {LOOKS[role].opacity for role in VEILED} == {0.3}


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
