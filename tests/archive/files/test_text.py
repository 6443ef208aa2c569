"""Places in texts: lines end where the YAML parser ends them."""

import pytest

from foedus.archive.files.text import LINE_SHOWN, line_at, place_at


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_end_of_a_line_counts_once(end: str) -> None:
    text = f"ab{end}{end}cd"
    assert [line_at(text, number) for number in range(4)] == ["ab", "", "cd", ""]
    assert place_at(text, text.index("d")) == (3, 2)


def test_places_count_characters_and_not_bytes() -> None:
    assert place_at("ä🌊x", 2) == (1, 3)


def test_the_end_of_a_text_is_a_place() -> None:
    assert place_at("", 0) == (1, 1)
    assert place_at("a\n", 2) == (2, 1)


def test_a_long_line_is_cut() -> None:
    assert len(line_at("x" * 10_000, 0)) == LINE_SHOWN
