"""Texts: bytes decoded within limits, and places within them."""

from __future__ import annotations

import re

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What the YAML parser takes for the end of a line."""
LINE_SHOWN = 400
"""Longest part of a source line that a problem carries, in characters."""


def lines(text: str) -> list[str]:
    r"""The lines of a text, ends cut off.

    Examples
    --------
    >>> lines("a\r\nb")
    ['a', 'b']
    """
    return _BREAK.split(text)


def line_at(text: str, index: int) -> str:
    r"""The line with this number, counted from 0; empty beyond the last.

    Examples
    --------
    >>> line_at("a\nb", 1)
    'b'
    """
    start = 0
    for number, end in enumerate(_BREAK.finditer(text)):
        if number == index:
            return text[start : end.start()][:LINE_SHOWN]
        start = end.end()
    return text[start:][:LINE_SHOWN] if text[:start].count("\n") <= index else ""


def place_at(text: str, index: int) -> tuple[int, int]:
    r"""Line and column, counted from 1, of the character at `index`.

    Examples
    --------
    >>> place_at("ab\ncd", 4)
    (2, 2)
    """
    line, start = 1, 0
    for end in _BREAK.finditer(text, 0, index):
        line, start = line + 1, end.end()
    return line, index - start + 1
