"""The two-by-two figure in a terminal."""

import pytest

from foedus.report.diagram import Diagram, drawn, in_markdown
from foedus.report.layout import Layout, Tone

FIGURE = Diagram(
    "Figure",
    ("secure", "insecure"),
    ("trusted", "distrusted"),
    tuple(((f"answer {n}", Tone.STRONG), ("no test", Tone.OPEN)) for n in range(4)),
)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_its_walls_stand_under_each_other(width: int) -> None:
    lines = drawn(FIGURE, Layout(width)).splitlines()
    assert max(map(len, lines)) <= width
    places = {tuple(i for i, c in enumerate(line) if c == "│") for line in lines if "│" in line}
    assert len(places) == 1


def test_every_cell_is_drawn_in_its_quarter() -> None:
    text = drawn(FIGURE, Layout(80))
    top, below = text.split("├")
    assert "answer 0" in top
    assert "answer 1" in top
    assert below.index("answer 2") < below.index("answer 3")
    assert text.index("secure") < text.index("insecure")


def test_ascii_draws_it_too() -> None:
    text = drawn(FIGURE, Layout(80, unicode=False))
    assert text.isascii()
    assert "+---" in text


def test_markdown_makes_a_table_of_it() -> None:
    assert in_markdown(FIGURE).splitlines()[2] == (
        "| **secure** | answer 0<br>no test | answer 1<br>no test |"
    )
