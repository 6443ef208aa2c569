"""A two-by-two figure drawn with the characters of a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.report.formats import escaped
from foedus.report.layout import MEASURE, Layout, Tone, columns, wrap

LABEL_MAX = 16
"""Columns that the words before the rows take at most."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """A two-by-two figure.

    Parameters
    ----------
    title : str
        What it shows.
    rows, columns : pair of str
        The words for its rows and columns, members first.
    cells : tuple of tuple of (str, Tone)
        The paragraphs in its four cells, row by row.
    note : str
        What a reader needs to know besides.
    """

    title: str
    rows: tuple[str, str]
    columns: tuple[str, str]
    cells: tuple[tuple[tuple[str, Tone], ...], ...]
    note: str = ""


def drawn(diagram: Diagram, layout: Layout) -> str:
    """A figure as text, without its title.

    Parameters
    ----------
    diagram : Diagram
        What to draw.
    layout : Layout
        Where it will be read.

    Returns
    -------
    str
        Lines without a final line feed.
    """
    label = min(max(columns(layout.fold(word)) for word in diagram.rows), LABEL_MAX)
    across = min(layout.width or MEASURE, MEASURE) - label - 8
    width = max(9, across // 2)
    lines = [" " * (label + 3) + _side_by_side(diagram.columns, width, layout)]
    lines.append(_rule("┌┬┐", label, width, layout))
    for number, word in enumerate(diagram.rows):
        lines += [_rule("├┼┤", label, width, layout)] if number else []
        lines += _band(word, diagram.cells[2 * number : 2 * number + 2], label, width, layout)
    lines.append(_rule("└┴┘", label, width, layout))
    return "\n".join(line.rstrip() for line in lines)


def _side_by_side(words: tuple[str, str], width: int, layout: Layout) -> str:
    first, second = ([(layout.fold(word)[:width], Tone.STRONG)] for word in words)
    return f"{_at(first, 0, width, layout)}   {_at(second, 0, 0, layout)}"


def _rule(corners: str, label: int, width: int, layout: Layout) -> str:
    left, middle, right = (corners[at] for at in range(3))
    bar = "─" * (width + 2)
    return " " * (label + 1) + layout.fold(f"{left}{bar}{middle}{bar}{right}")


def _band(
    word: str,
    cells: Sequence[tuple[tuple[str, Tone], ...]],
    label: int,
    width: int,
    layout: Layout,
) -> list[str]:
    """The lines of one row of the figure, its word before it."""
    words = [(line, Tone.STRONG) for line in wrap(layout.fold(word), label)]
    held = [
        [(line, tone) for text, tone in cell for line in wrap(layout.fold(text), width)]
        for cell in cells
    ]
    height = max(len(words), *(len(lines) for lines in held))
    wall = layout.fold("│")
    return [
        f"{_at(words, at, label, layout)} {wall} "
        f"{_at(held[0], at, width, layout)} {wall} {_at(held[1], at, width, layout)} {wall}"
        for at in range(height)
    ]


def _at(lines: Sequence[tuple[str, Tone]], at: int, width: int, layout: Layout) -> str:
    """One line of a cell, filled up to its width."""
    text, tone = lines[at] if at < len(lines) else ("", Tone.PLAIN)
    return layout.paint(text, tone) + " " * max(0, width - columns(text))


def in_markdown(diagram: Diagram) -> str:
    """A figure as a Markdown table."""
    cells = ["<br>".join(escaped(text) for text, _ in cell) for cell in diagram.cells]
    lines = [
        f"| | {' | '.join(escaped(word) for word in diagram.columns)} |",
        "| --- | --- | --- |",
    ]
    for number, word in enumerate(diagram.rows):
        lines.append(f"| **{escaped(word)}** | {cells[2 * number]} | {cells[2 * number + 1]} |")
    return "\n".join(lines)
