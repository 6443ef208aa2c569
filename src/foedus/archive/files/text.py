"""Texts: bytes decoded within limits, and places within them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What the YAML parser takes for the end of a line."""
LINE_SHOWN = 400
"""Longest part of a source line that a problem carries, in characters."""


@lru_cache(maxsize=4)
def _starts(text: str) -> tuple[int, ...]:
    """Where each line begins; kept for the texts of which places were asked last."""
    return (0, *(match.end() for match in _BREAK.finditer(text)))


def line_at(text: str, index: int) -> str:
    r"""The line with this number, counted from 0; empty beyond the last.

    Examples
    --------
    >>> line_at("a\nb", 1)
    'b'
    """
    starts = _starts(text)
    if index >= len(starts):
        return ""
    line = text[starts[index] : starts[index] + LINE_SHOWN]
    return _BREAK.split(line, maxsplit=1)[0]


def place_at(text: str, index: int) -> tuple[int, int]:
    r"""Line and column, counted from 1, of the character at `index`.

    Examples
    --------
    >>> place_at("ab\ncd", 4)
    (2, 2)
    """
    starts = _starts(text)
    line = bisect_right(starts, index)
    return line, index - starts[line - 1] + 1
