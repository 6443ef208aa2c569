"""Tables of lives: every number as it was counted, and what is not known as a dash."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foedus.game.lives.life import Start
from foedus.report.game.life import (
    durations,
    endings,
    events,
    intended,
    parts,
    placed,
    sparkline,
    survival,
    title,
    transitions,
)
from foedus.report.tables import Table
from tests.study.game.lives import found


def texts(table: Table, column: int = 0) -> list[str]:
    return [row.cells[column].text for row in table.rows if not row.heading]


def test_a_title_says_how_many_lives() -> None:
    assert title(found()) == "The patron–client game: 400 lives of 20 years"


def test_the_parts_stand_in_the_order_of_reading() -> None:
    assert [part.title for part in parts(found())] == [
        "Where they begin",
        "What happens",
        "Transitions in a year",
        "How long a design stands",
        "How it ends",
        "Leaders in office after signing",
        "Survival intended and realised",
    ]


def test_where_they_begin_says_that_the_start_is_drawn() -> None:
    body = parts(found())[0].body
    assert isinstance(body, tuple)
    said = " ".join(line.text for line in body)
    assert "each run draws its start uniformly" in said
    assert "0.01 (chance 50%) or 0.05 (chance 50%) a year" in said
    assert "A successor goes on." in said


def test_a_stop_at_the_fall_and_other_equilibria_are_said() -> None:
    held = found(until_fall=True)
    lives = held.account.lives
    many = replace(lives, solution=replace(lives.solution, others=(lives.solution,)))
    body = parts(replace(held, account=replace(held.account, lives=many)))[0].body
    assert isinstance(body, tuple)
    said = " ".join(line.text for line in body)
    assert "stops with the first fall" in said
    assert "1 other equilibria" in said


def test_a_point_is_not_drawn() -> None:
    point = Start((0.5, 0.5), (-0.5, -0.5), (1.0, 0.0), 1)
    said = placed(point, found().game).replace("\N{NO-BREAK SPACE}", " ")
    assert said == (
        "Consolidation κ = 0.5, compatibility γ = −0.5, threat 0.01 a year, standing: "
        "without institutions"
    )


def test_events_are_told_with_their_errors() -> None:
    table = events(found().account)
    assert texts(table) == ["formation", "deepening", "loosening", "end", "fall", "defeat"]
    assert all("±" in text for text in texts(table, 3))


def test_transitions_are_shares() -> None:
    told = found().account
    rows = transitions(told).rows
    for row, passage in zip(rows, told.passages, strict=True):
        assert row.cells[2].text.startswith(f"{100 * passage.chosen[0]:.1f}")


def test_what_was_never_seen_is_a_dash() -> None:
    told = found(2, 1).account
    assert "–" in [row.cells[5].text for row in transitions(told).rows]
    unsigned = tuple(replace(each, signings=0) for each in told.intended)
    assert intended(replace(told, intended=unsigned)).rows == ()


def test_durations_say_what_was_left_out() -> None:
    table = durations(found().account)
    assert texts(table) == ["no alliance", "without institutions", "with institutions"]
    under_way = sum(each.under_way for each in found().account.durations)
    assert f"{under_way} spells stood before" in table.note


def test_endings_are_shares_of_the_spells() -> None:
    told = found().account.durations[1]
    row = endings(found().account).rows[1]
    shares = [float(cell.text.split()[0]) for cell in row.cells[1:]]
    assert sum(shares) == pytest.approx(100, abs=0.5)
    assert shares[-1] == pytest.approx(100 * told.curve.censored / told.curve.spells, abs=0.06)
    assert "–" in [row.cells[1].text for row in endings(found(2, 1).account).rows]


def test_survival_has_a_line_of_signs() -> None:
    for text in texts(survival(found().account), 4):
        assert text.startswith("█")
        assert len(text) == 21


@pytest.mark.parametrize(
    ("shares", "line"), [((1.0, 0.0), "█▁"), ((1.0,) * 100, "█" * 34), ((), "")]
)
def test_a_sparkline_is_never_long(shares: tuple[float, ...], line: str) -> None:
    assert sparkline(shares) == line


def test_intended_stands_beside_realised() -> None:
    table = intended(found().account)
    assert texts(table)[:4] == ["1 year", "2 years", "5 years", "10 years"]
    first = found().account.intended[0]
    assert texts(table, 2)[0].startswith(f"{100 * first.expected[0]:.1f}")
    assert texts(table, 3)[0].startswith(f"{100 * first.realised[0]:.1f}")
    assert "±" in texts(table, 4)[0]
