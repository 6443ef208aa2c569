"""Anchors: the addresses of things within a page."""

from __future__ import annotations

import re

_OTHER = re.compile(r"[^A-Za-z0-9_-]")


def anchor(kind: str, *names: str) -> str:
    """The id of something on the page; different things have different ids.

    Parameters
    ----------
    kind : str
        What it is, in letters: "episode", "evidence".
    *names : str
        The names that identify it, with any characters.

    Returns
    -------
    str
        Letters, digits, `_`, `-`, and the marks `.` between names and `~` around the code
        of any other character, so that no two lists of names share an id.

    Examples
    --------
    >>> anchor("verdict", "rok-us-1953", "regime_security")
    'verdict.rok-us-1953.regime_security'
    >>> anchor("evidence", "a b")
    'evidence.a~20~b'
    """
    return ".".join((kind, *(_OTHER.sub(_code, name) for name in names)))


def _code(match: re.Match[str]) -> str:
    return f"~{ord(match[0]):x}~"
