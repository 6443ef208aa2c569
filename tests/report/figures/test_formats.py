"""Formats: the same marks as SVG, PNG and PDF, the same bytes every time, nothing hostile alive."""

import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from foedus.confront.tracing.account import Tracing
from foedus.report.figures.drawing import Dot, Drawing, box, line
from foedus.report.figures.formats import MARGIN, pdf, png, sheet, svg
from foedus.report.figures.lettering import Line
from foedus.report.figures.tracing import figures
from tests.report.evil import PAYLOAD
from tests.report.tracings import ODD, usual

SMALL = Drawing(
    id="d",
    width=100,
    height=40,
    title="A title",
    description="A description.",
    marks=(box("bar", 0, 0, 50, 10), line("axis", (0, 20), (100, 20)), Dot("point", 50, 20)),
    labels=(Line(0, 35, "Words", "name"), Line(100, 35, "9 dB", "number", "end")),
    text=12,
)


def test_an_svg_file_stands_alone() -> None:
    root = ET.fromstring(svg(SMALL))  # noqa: S314 - our own SVG
    assert root.attrib["width"] == str(100 + 2 * MARGIN)
    text = svg(SMALL)
    assert 'role="img"' in text
    assert "A description." in text
    assert not re.search(r"url\(|http(?!://www\.w3\.org/2000/svg)|<script", text)


def test_every_look_is_written_into_the_style() -> None:
    text = svg(SMALL)
    for name in ("looks", "types"):
        roles = sheet()[name]
        assert isinstance(roles, dict)
        assert all(f"-{role} " in text for role in roles)


def test_a_png_is_as_large_as_journals_ask() -> None:
    data = png(SMALL)
    assert data.startswith(b"\x89PNG")
    width = int.from_bytes(data[16:20], "big")
    assert width == pytest.approx((100 + 2 * MARGIN) / 96 * 300, abs=1)
    assert b"matplotlib" not in data.lower()


def test_a_pdf_embeds_its_letters_and_names_no_day() -> None:
    data = pdf(SMALL)
    assert data.startswith(b"%PDF")
    assert b"/FontFile2" in data
    assert b"DejaVuSerif" in data
    assert b"/Type3" not in data
    assert b"CreationDate" not in data
    assert b"A title" in data


@pytest.mark.parametrize("write", [png, pdf, svg])
def test_the_same_drawing_gives_the_same_bytes(write: Callable[[Drawing], object]) -> None:
    assert write(SMALL) == write(replace(SMALL))


@pytest.mark.parametrize("maker", ODD)
def test_every_state_is_written_in_every_format(maker: Callable[[], Tracing]) -> None:
    for figure in figures(maker(), whose="the reader"):
        ET.fromstring(svg(figure.narrow))  # noqa: S314 - our own SVG
        assert png(figure.narrow).startswith(b"\x89PNG")
        assert pdf(figure.wide).startswith(b"%PDF")


def test_hostile_lettering_is_letters() -> None:
    hostile = replace(
        SMALL,
        title=PAYLOAD,
        labels=(
            Line(0, 10, r"$\frac{1}{0}$ & \input{x} %s 한국", "name"),
            Line(0, 30, PAYLOAD, "name"),
        ),
    )
    text = svg(hostile)
    ET.fromstring(text)  # noqa: S314 - our own SVG
    assert "<script" not in text
    assert png(hostile).startswith(b"\x89PNG")
    assert pdf(hostile).startswith(b"%PDF")


def test_the_readers_own_settings_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import matplotlib as mpl

    before = png(SMALL)
    with mpl.rc_context({"font.family": "monospace", "lines.linewidth": 9, "savefig.dpi": 10}):
        assert png(SMALL) == before


def test_the_figure_of_a_paper_has_the_marks_of_the_page() -> None:
    (first, *_) = figures(usual())
    content = b"".join(
        zlib.decompress(found)
        for found in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf(first.wide), re.DOTALL)
        if found[:1] == b"x"
    )
    drawn = sum(len(getattr(mark, "lines", (0,))) for mark in first.wide.marks)
    assert content.count(b" m\n") >= drawn
