"""The four figures, in every state in which a tracing may be."""

from collections.abc import Callable

import pytest

from foedus.confront.tracing.account import Tracing
from foedus.confront.tracing.balance import View
from foedus.report.figures.lettering import width
from foedus.report.figures.tracing import NAMES, figures
from tests.report.tracings import ODD, empty, refused, usual

every_state = pytest.mark.parametrize("maker", ODD)
SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}


@every_state
def test_nothing_leaves_the_drawing(maker: Callable[[], Tracing]) -> None:
    for figure in figures(maker(), whose="the reader"):
        for drawn in (figure.wide, figure.narrow):
            for mark in drawn.marks:
                places = [p for each in getattr(mark, "lines", ()) for p in each]
                for x, y in places:
                    assert -1 <= x <= drawn.width + 1, (figure.name, mark)
                    assert -1 <= y <= drawn.height + 1, (figure.name, mark)
            for line in drawn.labels:
                wide = width(line.text, drawn.text) * 0.94  # faces are narrower than reckoned
                left = line.x - wide * SHIFT[line.anchor]
                assert left >= -2, (figure.name, line)
                assert left + wide <= drawn.width + 3, (figure.name, line)
                assert 0 < line.y <= drawn.height, (figure.name, line)


@every_state
def test_every_figure_is_told_in_words(maker: Callable[[], Tracing]) -> None:
    for figure in figures(maker()):
        assert figure.name in NAMES
        assert figure.title
        assert len(figure.wide.description) > 40
        assert figure.wide.id != figure.narrow.id


@every_state
def test_whose_judgements_stands_above_everything(maker: Callable[[], Tracing]) -> None:
    for figure in figures(maker(), whose="the reader"):
        for drawn in (figure.wide, figure.narrow):
            uppermost = min(drawn.labels, key=lambda line: line.y)
            assert uppermost.text.startswith("Weights of evidence are subjective judgements")


def test_what_cannot_be_told_is_not_drawn() -> None:
    assert [figure.name for figure in figures(usual())] == list(NAMES)
    assert [figure.name for figure in figures(refused())] == ["running-sum", "tornado"]
    assert [figure.name for figure in figures(empty())] == ["posterior", "prior-sweep"]


@pytest.mark.parametrize("view", View)
def test_every_view_may_be_drawn(view: View) -> None:
    (first, *_) = figures(usual(), view, "sceptical", whose="x")
    words = {View.INDEPENDENT: "independent", View.JOINT: "joint", View.FULL: "weightiest"}
    assert words[view] in " ".join(line.text for line in first.wide.labels)


def test_the_same_tracing_gives_the_same_figures() -> None:
    assert figures(usual()) == figures(usual())
