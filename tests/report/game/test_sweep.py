"""A sweep as tables: what is read is what was counted, and nothing of what was not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from foedus.game.sweeps.tally import empty
from foedus.report.game import sweep as game_sweep
from foedus.report.layout import Layout
from foedus.report.text import in_markdown, in_terminal
from foedus.study.game.sweep import SweepResult, result
from foedus.study.game.sweep_read import patterns
from foedus.vocabulary.design import Design
from tests.study.game.swept import found, plan


def plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def unsolved() -> SweepResult:
    tally = empty(3)
    tally.unsolved[:] = 16, 80
    return result(plan(), tally)


def test_the_tables_fit_a_terminal() -> None:
    shown = in_terminal(game_sweep.title(found()), game_sweep.parts(found()), Layout(80))
    assert max(map(len, shown.splitlines())) <= 80
    said = plain(shown)
    assert "16 rows of 5 games on 5 × 5 points, seed 1" in said
    assert "Every game converged; 32 draws are read." in said
    assert "D unconsolidated" in said


def test_markdown_has_every_range_with_its_reason() -> None:
    shown = in_markdown(game_sweep.title(found()), game_sweep.parts(found(), whole=True))
    for one in plan().sweep.ranges:
        assert one.why in shown


def test_shares_stand_with_their_errors() -> None:
    table = game_sweep.shares_table(found())
    share, error = (100 * float(part[3]) for part in (found().shares.value, found().shares.error))
    assert plain(table.rows[3].cells[2].text) == f"{share:.1f} ± {error:.1f} %"
    assert table.rows[4].cells[0].text == "all all four"


def test_the_figures_own_pattern_is_pointed_out() -> None:
    table = game_sweep.patterns_table(found(), 1)
    place = [each.expected for each in patterns(found())].index(True)
    said = "The commonest is the figure's own." if not place else f"is number {place + 1}."
    assert said in table.note
    assert len(table.rows) == 1
    assert "rarer patterns are left out" in table.note


def test_a_pattern_that_never_came_is_said() -> None:
    never: tuple[frozenset[Design], ...] = tuple(frozenset() for _ in range(4))
    expected = replace(plan().expected, cells=never)
    held = replace(found(), plan=replace(plan(), expected=expected))
    assert "never came" in game_sweep.patterns_table(held).note


def test_nothing_is_read_where_nothing_converged() -> None:
    (head,) = game_sweep.parts(unsolved())
    said = plain(" ".join(line.text for line in head.body))  # type: ignore[union-attr]
    assert "80 of 80 games (100.0 %) did not converge by any method; 16 rows are left out" in said


def test_too_few_rows_have_no_errors() -> None:
    few = found(4)
    said = plain(in_terminal("x", game_sweep.parts(few), Layout(80)))
    assert "too few rows for standard errors" in said
    assert np.isnan(few.shares.error).all()


def test_where_it_fails_names_ranges_thirds_and_the_design_instead() -> None:
    held = found(128)
    table = game_sweep.failures_table(held)
    assert table.rows[0].heading
    corner = next(corner for corners in held.worst for corner in corners)
    place, part = corner.where[0]
    assert game_sweep.thirds(held, place, part) in table.rows[1].cells[0].text
    instead = [row.cells[3].text for row in table.rows if not row.heading]
    assert any("none" in text or "without" in text for text in instead)


def test_a_spreadsheet_takes_every_number() -> None:
    table = game_sweep.long_table(found())
    rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
    kinds = [row[0] for row in rows]
    assert kinds.count("total") == kinds.count("first_order") == 3 * 5
    assert sum(float(row[3]) for row in rows if row[0] == "pattern") == pytest.approx(1)
    assert rows[-1][:4] == ("games", "", "unsolved", "0")
    assert rows[0][3] == f"{float(found().shares.value[0]):.9g}"
