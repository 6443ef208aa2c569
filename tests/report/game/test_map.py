"""A map of a game in words and as tables, against the chances that it is made of."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from foedus.game.cells import DESIGNS, within
from foedus.report.game.map import described, grid, quarter, standing, table, title
from foedus.study.game.map import mapped
from tests.game.maps import along, one_map, small, solved, unsolved


def test_the_cells_are_the_means_over_them() -> None:
    held = one_map()
    strip = held.strips[0]
    game = strip.solved.game
    rows = [row for row in table(held, held.strips).rows if not row.heading]
    inside = within(game.parameters, game.placement, False, False)
    chances = strip.chances.wanted[:, :, strip.threat][inside].mean(axis=0)
    assert rows[3].cells[0].text == "unconsolidated, incompatible"
    assert rows[3].cells[1].text == f"none ({chances[0]:.2f})"
    assert rows[3].cells[3].text == "none"
    assert len(rows) == 4 * len(held.strips)


def test_what_is_not_solved_is_said_and_has_no_rows() -> None:
    held = unsolved()
    shown = table(held, held.strips).rows
    assert shown[-1].heading
    assert "not solved" in shown[-1].cells[-1].text
    assert "not solved" in described(held, held.strips)
    assert {row.cells[0].text for row in grid(held).rows} == {"coup=0.1"}


def test_every_point_of_the_grid_has_a_row() -> None:
    held = one_map()
    found = grid(held)
    assert len(found.rows) == 9 * 9 * 2 * 3
    last = dict(zip(found.columns, (cell.text for cell in found.rows[80].cells), strict=True))
    strip = held.strips[0]
    wanted = strip.chances.wanted[8, 8, 1]
    assert (last["kappa"], last["gamma"], last["power_consolidation"]) == ("1", "1", "1")
    assert last["wanted"] == DESIGNS[int(wanted.argmax())].value
    assert float(last["wanted_chance"]) == pytest.approx(wanted.max(), abs=1e-6)


def test_the_title_says_what_is_switched_off_and_set() -> None:
    shut = replace(small().parameters, military=(0.0, 0.0, 0.0))
    held = mapped([("", replace(small(), parameters=shut))], lambda _: solved(small()))
    assert "without the military pathway" in title(held, held.strips)
    assert "coup=0.4" in title(along(), along().full(1))
    assert "coup" not in title(along(), along().strips)


def test_places_in_words() -> None:
    held = one_map()
    assert quarter(held, row=True, column=False) == "consolidated, incompatible"
    assert standing(held.strips[1]) == "without institutions stands"
    assert np.all([strip.theta > 0 for strip in held.strips])
