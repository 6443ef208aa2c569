"""Layout: what fits, what breaks, what can be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.report.layout import (
    MEASURE,
    TIE,
    Layout,
    Tone,
    breakable,
    columns,
    narrowest,
    padded,
    wrap,
)

TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Z")), max_size=200)


@given(TEXT, st.integers(4, 60))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(columns(line) <= width for line in wrap(text, width))


@given(TEXT, st.integers(4, 60))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    kept = "".join("".join(wrap(text, width)).split())
    assert kept == "".join(text.replace(TIE, " ").split())


@given(TEXT)
def test_without_a_width_there_is_one_line(text: str) -> None:
    assert len(wrap(text, 0)) == 1


def test_tied_words_stay_on_one_line() -> None:
    assert wrap(f"a b{TIE}c", 3) == ["a", "b c"]


def test_a_tie_gives_way_before_a_name_is_broken() -> None:
    assert wrap(f"fen-1700{TIE}/{TIE}anvil-1700", 16) == ["fen-1700 /", "anvil-1700"]


def test_long_words_break_after_a_hyphen_and_otherwise_anywhere() -> None:
    assert wrap("dprk-prc-1953", 9) == ["dprk-prc-", "1953"]
    assert wrap("abcdefgh", 3) == ["abc", "def", "gh"]


@pytest.mark.parametrize(("text", "expected"), [("abc", 3), ("朝鮮", 4), ("e\u0301", 1), ("", 0)])
def test_a_text_takes_the_columns_that_a_terminal_gives_it(text: str, expected: int) -> None:
    assert columns(text) == expected
    assert columns(padded(text, 9)) == 9


def test_how_narrow_a_text_can_be() -> None:
    assert narrowest("a consolidated regime", 99) == 12
    assert narrowest("a consolidated regime", 9) == 9
    assert breakable("dprk-ussr-1961 x") == 5


def test_ascii_is_what_an_ascii_terminal_gets() -> None:
    fold = Layout(unicode=False).fold
    assert fold("“Rhee’s” – 1953→½ … ✓ Sänger ¶2") == '"Rhee\'s" - 1953->1/2 ... + Sanger par. 2'
    assert fold("朝") == "?"


@given(st.text())
def test_folding_for_ascii_gives_ascii(text: str) -> None:
    assert Layout(unicode=False).fold(text).replace(TIE, " ").isascii()


def test_what_could_move_a_cursor_or_turn_a_line_is_spelled_out() -> None:
    assert Layout().fold("a\x1b[2Jb\u202ec") == "a⟨U+001B⟩[2Jb⟨U+202E⟩c"


def test_colour_only_where_there_is_colour() -> None:
    assert Layout(colour=True).paint("x", Tone.BAD) == "\x1b[31mx\x1b[0m"
    assert Layout().paint("x", Tone.BAD) == "x"
    assert Layout(colour=True).paint("x", Tone.PLAIN) == "x"


def test_a_paragraph_is_indented_and_hangs() -> None:
    shown = Layout(width=24).paragraph("one two three four five six", indent=2, hanging=2)
    assert shown.splitlines() == ["  one two three four", "    five six"]


def test_a_paragraph_keeps_to_the_measure_on_a_wide_terminal() -> None:
    for width in (0, 300):
        lines = Layout(width=width).paragraph("word " * 100).splitlines()
        assert max(map(len, lines)) <= MEASURE
