"""Lettering: lines of text in a drawing, measured and broken without knowing the reader's font.

Widths are those of a wide serif (DejaVu Serif), so that text set in a narrower face leaves
room rather than running over.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from foedus.report.visible import visible

_NARROW = frozenset("iljtfrI.,;:'’‘|!()[]-– /")
_WIDE = frozenset("mwMWQ@%—&")

NARROW, WIDE, CAPITAL, OTHER = 0.42, 0.98, 0.78, 0.63
"""Widths in em, of the letters above, of capitals, and of the rest."""

STRONG = 1.1
"""How much wider bold type is."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in place: where its baseline begins, what it says, in which manner."""

    x: float
    y: float
    text: str
    manner: str
    anchor: str = "start"


def width(text: str, size: float) -> float:
    """The width of a text in pixels, rather too wide than too narrow.

    Parameters
    ----------
    text : str
        One line.
    size : float
        Size of the type in pixels.

    Examples
    --------
    >>> width("will", 10) < width("mmmm", 10)
    True
    """
    return size * sum(map(_em, text))


@cache
def _em(letter: str) -> float:
    if letter in _NARROW:
        return NARROW
    if letter in _WIDE or ord(letter) > 0x2E7F:  # noqa: PLR2004 - ideographs are a full em wide
        return WIDE
    return CAPITAL if letter.isupper() else OTHER


def wrap(text: str, size: float, room: float) -> tuple[str, ...]:
    """A text broken into lines that fit.

    Parameters
    ----------
    text : str
        Running text; a word wider than the room is broken too.
    size : float
        Size of the type in pixels.
    room : float
        Width available in pixels.

    Returns
    -------
    tuple of str
        Lines; none for an empty text.

    Examples
    --------
    >>> wrap("an alliance with institutions", 10, 110)
    ('an alliance with', 'institutions')
    """
    lines: list[str] = []
    words, reached = visible(text).split(), 0.0
    for piece in (piece for word in words for piece in _pieces(word, size, room)):
        longer = width(piece, size)
        if lines and reached + NARROW * size + longer <= room:
            lines[-1] = f"{lines[-1]} {piece}"
            reached += NARROW * size + longer
        else:
            lines.append(piece)
            reached = longer
    return tuple(lines)


def wrap_strong(text: str, size: float, room: float) -> tuple[str, ...]:
    """The same for bold type, which is wider.

    Examples
    --------
    >>> len(wrap_strong("aaaa bbbb", 10, 60)), len(wrap("aaaa bbbb", 10, 60))
    (2, 1)
    """
    return wrap(text, size * STRONG, room)


def _pieces(word: str, size: float, room: float) -> list[str]:
    """A word, cut where it would not fit a line of its own; best after a hyphen."""
    if width(word, size) <= room:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size) > room:
            head, hyphen, tail = pieces[-1].rpartition("-")
            pieces[-1:] = [head + hyphen, tail] if hyphen and tail else [pieces[-1], ""]
        pieces[-1] += letter
    return pieces
