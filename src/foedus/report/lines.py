"""Indented lines: an argument as an outline, for the terminal and for Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foedus.report.diagram import Diagram
from foedus.report.formats import escaped
from foedus.report.layout import Layout, Tone
from foedus.report.tables import Table

STEP = 2
"""Columns by which each level is indented."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of an outline.

    Parameters
    ----------
    text : str
        What it says.
    depth : int
        Its level; 0 is the margin.
    tone : Tone
        How it is to be read.
    head : str
        Words before the text that stand out.
    """

    text: str
    depth: int = 0
    tone: Tone = Tone.PLAIN
    head: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: a title over an outline or a table."""

    title: str
    body: tuple[Line, ...] | Table | Diagram


def in_terminal(lines: Iterable[Line], layout: Layout) -> str:
    """An outline as indented paragraphs; a blank line before each line at the margin."""
    shown = []
    for number, line in enumerate(lines):
        shown += [""] if number and line.depth == 0 else []
        shown.append(_paragraph(line, layout))
    return "\n".join(shown)


def _paragraph(line: Line, layout: Layout) -> str:
    text = " ".join(filter(None, (line.head, line.text)))
    hanging = STEP if line.depth or line.head else 0
    paragraph = layout.paragraph(text, STEP * line.depth, hanging, line.tone)
    head = layout.fold(line.head)
    # A head that was broken over two lines is left as it is.
    strong = layout.paint(head, Tone.STRONG)
    return paragraph.replace(head, strong, 1) if head and line.tone is Tone.PLAIN else paragraph


def in_markdown(lines: Iterable[Line]) -> str:
    """An outline as paragraphs and nested lists."""
    text = "\n".join(_markdown(lines))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _markdown(lines: Iterable[Line]) -> Iterator[str]:
    before = 0
    for line in lines:
        head = f"**{escaped(line.head)}** " if line.head else ""
        text = f"{head}{escaped(line.text)}".strip()
        if line.depth == 0:
            yield f"\n{text}\n"
        else:
            # Markdown knows no list item deeper than one below its predecessor.
            depth = min(line.depth, before + 1)
            yield f"{'  ' * (depth - 1)}- {text}"
        before = min(line.depth, before + 1)
