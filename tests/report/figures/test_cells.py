"""The figure of a theory: its cells, its marks, what is said of the untested."""

from xml.etree import ElementTree as ET

import pytest

from foedus.confront.congruence.coverage import Occupied
from foedus.report.figures import cells
from foedus.report.figures.content import content, describe, side
from foedus.study.record import Record
from foedus.theory.derive import Rule
from foedus.vocabulary.concept import Concept
from tests.report.evil import evil
from tests.toyland.runs import toyland

SVG = "{http://www.w3.org/2000/svg}"


def figure(record: Record) -> tuple[Rule, tuple[Occupied, ...]]:
    """The theory of a record that has a figure, with its cells."""
    name, held = record.figures[0]
    return record.rule(name), held


RULE, HELD = figure(toyland())


def test_four_cells_touch_and_fill_the_drawing() -> None:
    drawn = cells.drawing(RULE, HELD, cells.WIDE, "f")
    assert drawn is not None
    first, second, third, fourth = drawn.boxes
    assert (second.x, second.y) == (first.x + first.width, first.y)
    assert (third.x, third.y) == (first.x, first.y + first.height)
    assert (fourth.x, fourth.y) == (second.x, third.y)
    assert second.x + second.width == pytest.approx(drawn.width)
    assert fourth.y + fourth.height <= drawn.height


@pytest.mark.parametrize("size", [cells.WIDE, cells.NARROW])
def test_every_line_and_mark_stands_in_its_cell(size: cells.Size) -> None:
    for record in (toyland(), evil()):
        drawn = cells.drawing(*figure(record), size, "f")
        assert drawn is not None
        for box in drawn.boxes:
            for x, y in [(t.x, t.y) for t in box.lines] + [(t.x, t.y) for t in box.spots]:
                assert box.x <= x <= box.x + box.width
                assert box.y < y < box.y + box.height


def test_the_lines_follow_each_other_downward() -> None:
    drawn = cells.drawing(RULE, HELD, cells.WIDE, "f")
    assert drawn is not None
    for box in drawn.boxes:
        heights = [line.y for line in box.lines]
        assert heights == sorted(heights)
        assert len(set(heights)) == len(heights)


def test_the_untested_cell_says_so_and_is_hatched() -> None:
    drawn = cells.drawing(RULE, HELD, cells.WIDE, "f")
    assert drawn is not None
    for box, held in zip(drawn.boxes, HELD, strict=True):
        said = " ".join(line.text for line in box.lines)
        assert box.hatched is not held.tested
        assert (cells.UNTESTED in said) is box.hatched


def test_each_episode_has_a_mark_of_its_kind() -> None:
    for held in HELD:
        said = content(RULE, held, HELD)
        assert [name for name, _ in said.tests] == list(held.tests)
        assert [name for name, _ in said.others] == list(held.others)
    # The coders disagree about the court of Fen, so it may stand in two cells.
    opened = {n for h in HELD for n, o in content(RULE, h, HELD).others if o}
    assert opened == {"fen-1700"}


def test_the_figure_in_sentences_names_every_episode() -> None:
    said = describe(RULE, HELD)
    assert "fen-1700 (no test)" in said
    assert all(name in said for held in HELD for name in held.tests)


def test_a_theory_without_axes_has_no_figure() -> None:
    storm = toyland().rule("storm")
    assert storm.table.theory.axes is None
    assert cells.drawing(storm, HELD, cells.WIDE, "f") is None
    assert cells.standalone(storm) == ""


def test_a_figure_that_stands_alone_brings_its_colours() -> None:
    root = ET.fromstring(cells.standalone(RULE, HELD))  # noqa: S314 - our own bytes
    texts = [e.text for e in root.iter(f"{SVG}text")]
    assert root.tag == f"{SVG}svg"
    assert "anvil-1700" in texts
    assert "--ground:" in (root.findtext(f"{SVG}style") or "")


def test_without_a_study_nothing_is_said_of_tests() -> None:
    written = cells.standalone(RULE)
    assert cells.UNTESTED not in written
    assert "url(#" not in written
    assert "<circle" not in written


def test_an_evil_theory_stands_alone_without_harm() -> None:
    root = ET.fromstring(cells.standalone(*figure(evil())))  # noqa: S314 - our own bytes
    assert not {e.tag for e in root.iter()} & {f"{SVG}script", f"{SVG}image", f"{SVG}foreignObject"}
    assert not [a for e in root.iter() for a in e.attrib if a.startswith("on")]


def test_the_side_of_a_concept_without_words_is_its_label() -> None:
    calm = Concept("calm", "Calm", "")
    assert side(calm, holds=True) == "calm"
    assert side(calm, holds=False) == "without calm"
