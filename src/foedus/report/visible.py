"""Characters that a reader could not see, made visible: controls, direction marks, joiners.

A quotation in which a hidden character turns the reading order around says something else
than its file does; so such a character is shown by its code point instead of being obeyed.
"""

from __future__ import annotations

import re

from markupsafe import Markup

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Everything but tab and line feed that draws nothing, or changes how others are drawn."""


def visible(text: str) -> str:
    """A text in which every hidden character is written as its code point.

    Parameters
    ----------
    text : str
        Any text; a tab and a line feed stay as they are.

    Returns
    -------
    str
        The same text where nothing was hidden.

    Examples
    --------
    >>> visible("left\u202eright")
    'left⟨U+202E⟩right'
    """
    return _HIDDEN.sub(_code_point, text)


def _code_point(match: re.Match[str]) -> str:
    return f"⟨U+{ord(match[0]):04X}⟩"


def finalize(value: object) -> object:
    """What a template writes for a value: hidden characters shown, numbers as they are.

    Examples
    --------
    >>> finalize(3)
    3
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value
