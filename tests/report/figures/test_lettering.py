"""Lettering breaks lines that fit, and loses nothing."""

from hypothesis import given
from hypothesis import strategies as st

from foedus.report.figures.lettering import width, wrap
from foedus.report.visible import visible

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(texts, st.floats(40, 300))
def test_every_line_fits_and_every_letter_stays(text: str, room: float) -> None:
    lines = wrap(text, 12, room)
    assert all(width(line, 12) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(visible(text).split())


def test_a_long_name_breaks_after_its_hyphen() -> None:
    assert wrap("consolidated-compatible", 10, 100) == ("consolidated-", "compatible")


def test_nothing_gives_no_line() -> None:
    assert wrap("  ", 12, 100) == ()


def test_wide_letters_are_wider() -> None:
    assert width("WWW", 10) > width("abc", 10) > width("ill", 10)
    assert width("漢字", 10) == 2 * 0.98 * 10
