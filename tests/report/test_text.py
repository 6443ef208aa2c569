"""A study in the terminal."""

import pytest

from foedus.report import text
from foedus.report.layout import Layout
from foedus.report.lines import Line, Part
from foedus.report.tables import Table, plain_row
from tests.report.evil import evil
from tests.toyland.runs import plan, toyland


def test_the_heading_says_what_is_studied_and_how_much() -> None:
    lines = text.study(toyland(), Layout(100)).splitlines()
    assert lines[0] == "Six harbour towns and the great port"
    assert "5 tests · 1 candidate · 2 theories · 11 items of evidence" in lines


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_a_study_fits_every_width(width: int) -> None:
    lines = text.study(toyland(), Layout(width)).splitlines()
    assert max(map(len, lines)) <= width


def test_nothing_ends_in_spaces_or_in_two_blank_lines() -> None:
    shown = text.study(toyland(), Layout(80))
    assert all(line == line.rstrip() for line in shown.splitlines())
    assert "\n\n\n" not in shown
    assert shown.endswith("\n")


def test_ascii_alone_is_enough() -> None:
    assert text.study(toyland(), Layout(80, unicode=False)).isascii()


def test_whatever_files_hold_no_control_character_reaches_the_terminal() -> None:
    shown = text.study(evil(), Layout(80))
    assert not [c for c in shown if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160)]
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u200b\u200e\u200f\ufeff")


def test_how_a_run_was_set_is_said() -> None:
    narrowed = plan(takes=(("ships-at-fen", "shared"),), episodes=("fen-1700",))
    shown = text.study(toyland(narrowed), Layout(80))
    assert "Reading taken: ships-at-fen = shared" in shown
    assert "Narrowed to episodes: fen-1700" in shown


def test_a_figure_shows_where_episodes_stand_and_which_are_no_tests() -> None:
    (figure,) = text.figures(toyland())
    assert [said for said, _ in figure.cells[2]] == ["silent", "no test", "(fen-1700)"]
    assert figure.note


def test_parts_that_say_nothing_are_left_out() -> None:
    alone = toyland(plan(theories=("storm",), episodes=("elm-1700",)))
    titles = [part.title for part in text.parts(alone)]
    assert "Paired comparisons of the tests" not in titles
    assert "Codings" in titles


PARTS = (
    Part("First", (Line("a_b", head="Head:"),)),
    Part("Second", Table("Second", ("x",), (plain_row("1"),))),
)


def test_what_is_said_of_the_whole_stands_right_below_its_name() -> None:
    assert text.in_terminal("Name", PARTS, Layout(80), "Mind.").startswith("Name\n\nMind.\n\n")
    assert text.in_markdown("Name", PARTS, "*Mind*").startswith("# Name\n\n\\*Mind\\*\n\n")


def test_parts_are_titled_in_the_terminal_and_in_markdown() -> None:
    shown = text.in_terminal("Name", PARTS, Layout(10))
    assert shown == "Name\n\nFirst\n──────────\n\nHead: a_b\n\nSecond\n──────────\n\nx\n1\n"
    assert text.in_markdown("Name", PARTS).startswith("# Name\n\n## First\n\n**Head:** a\\_b\n")


def test_a_section_has_its_note_below() -> None:
    table = Table("T", ("x",), (plain_row("1"),), "Mind this.")
    assert text.section(table, Layout(40)).endswith("\n\nMind this.")
    assert text.title("T", Layout(5)) == "T\n─────"
