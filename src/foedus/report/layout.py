"""Layout of plain text: width, wrapping, colour, and what to do where Unicode is not to be had."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from foedus.report.visible import visible

WIDTH_MIN = 30
"""Half of it is the narrowest paragraph; beside more indentation lines run over."""

MEASURE = 100
"""Widest paragraph; longer lines lose the reader."""

TIE = "\u00a0"
"""Ties two words together, so that no line ends between them; shown as a space."""

_BREAK = re.compile(r"(?<=[-_/])")
_ASCII = str.maketrans(
    {
        **dict.fromkeys("–—−‐‑", "-"),
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‘’ʼ′", "'"),
        **dict.fromkeys("✓", "+"),
        **dict.fromkeys("✗×", "x"),
        **dict.fromkeys("─═━", "-"),
        **dict.fromkeys("│┃", "|"),
        **dict.fromkeys("┼┌┐└┘├┤┬┴", "+"),
        **dict.fromkeys("·•", "."),
        **dict.fromkeys("●", "*"),
        **dict.fromkeys("○", "o"),
        **dict.fromkeys("◐◌", "~"),
        "°": "'",
        "¶": "par. ",
        "…": "...",
        "→": "->",
        "½": "1/2",
        "≤": "<=",
        "≥": ">=",
        "∞": "inf",
    }
)


class Tone(Enum):
    """How a text is to be read; shown by colour where there is colour, never by colour alone.

    Examples
    --------
    >>> Tone("quiet") is Tone.QUIET
    True
    """

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    GOOD = "good"
    BAD = "bad"
    OPEN = "open"


_CODES = {
    Tone.STRONG: "1",
    Tone.QUIET: "2",
    Tone.GOOD: "32",
    Tone.BAD: "31",
    Tone.OPEN: "33",
}


@dataclass(frozen=True, slots=True)
class Layout:
    r"""Where a text will be read.

    Parameters
    ----------
    width : int
        Columns; 0 for as many as a text takes.
    colour : bool
        Whether the terminal shows colour.
    unicode : bool
        Whether it shows more than ASCII.

    Examples
    --------
    >>> Layout(unicode=False).fold("1953–54 → “none”")
    '1953-54 -> "none"'
    >>> Layout(colour=True).paint("match", Tone.GOOD)
    '\x1b[32mmatch\x1b[0m'
    """

    width: int = 80
    colour: bool = False
    unicode: bool = True

    def fold(self, text: str) -> str:
        """The text in the characters at hand; hidden and control characters are spelled out."""
        kept = visible(text)
        if self.unicode:
            return kept
        plain = unicodedata.normalize("NFD", kept.translate(_ASCII))
        return "".join(
            c if c.isascii() or c == TIE else "?" for c in plain if not unicodedata.combining(c)
        )

    def paint(self, text: str, tone: Tone) -> str:
        """The text in the colour of its tone, where there is colour."""
        if not self.colour or tone not in _CODES or not text:
            return text
        return f"\x1b[{_CODES[tone]}m{text}\x1b[0m"

    def _measure(self, indent: int) -> int:
        """The columns of a paragraph beside its indentation."""
        return max(WIDTH_MIN // 2, min(self.width or MEASURE, MEASURE) - indent)

    def paragraph(
        self, text: str, indent: int = 0, hanging: int = 0, tone: Tone = Tone.PLAIN
    ) -> str:
        """A paragraph wrapped to the width, indented, later lines by `hanging` more."""
        first = " " * indent
        later = " " * (indent + hanging)
        lines = wrap(self.fold(text), self._measure(indent + hanging))
        painted = [self.paint(line, tone) for line in lines]
        return "\n".join((later if number else first) + line for number, line in enumerate(painted))


def columns(text: str) -> int:
    r"""The columns that a text takes in a terminal.

    Examples
    --------
    >>> columns("朝鮮"), columns("e\u0301")
    (4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """A text in lines of at most `width` columns; at least one line.

    Words longer than a line are broken, after a hyphen, underscore or slash if there is
    one. A width of 0 wraps nothing.

    Examples
    --------
    >>> wrap("rok-us-1953 keeps its ties", 8)
    ['rok-us-', '1953', 'keeps', 'its ties']
    """
    if not width:
        return [" ".join(_words(text)).replace(TIE, " ")]
    lines: list[str] = []
    line = ""
    for word in _words(text):
        joined = f"{line} {word}" if line else word
        if columns(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *whole, line = _broken(word, width)
        lines += whole
    lines += [line] if line or not lines else []
    return [line.replace(TIE, " ").strip() for line in lines]


def _words(text: str) -> list[str]:
    """Words as a line may break between them."""
    return [word for word in re.split("[ \t\n]+", text) if word]


def narrowest(text: str, most: int) -> int:
    """The columns that a text needs at least, its longest word counted up to `most`.

    Examples
    --------
    >>> narrowest("in the end", 20), narrowest("unconsolidated", 9)
    (3, 9)
    """
    return max((min(columns(word), most) for word in _words(text)), default=0)


def breakable(text: str) -> int:
    """The columns that a text needs where it may also break after a hyphen or a slash.

    Examples
    --------
    >>> breakable("rok-us-1953")
    4
    """
    return max((columns(part) for word in _words(text) for part in _BREAK.split(word)), default=0)


def _broken(word: str, width: int) -> list[str]:
    """A word in pieces of at most `width` columns; what is tied parts before a name is broken."""
    if TIE in word and columns(word) > width:
        return wrap(word.replace(TIE, " "), width)
    pieces = [""]
    for part in _BREAK.split(word) if columns(word) > width else [word]:
        if columns(pieces[-1] + part) <= width:
            pieces[-1] += part
        elif columns(part) <= width:
            pieces.append(part)
        else:
            pieces += _cut(part, width)
    return [piece for piece in pieces if piece]


def _cut(part: str, width: int) -> list[str]:
    pieces = [""]
    for character in part:
        if columns(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def padded(text: str, width: int) -> str:
    """A text filled up with spaces to `width` columns."""
    return text + " " * max(0, width - columns(text))
