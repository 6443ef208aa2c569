"""Departures: where foedus leaves the source it follows, as its own files say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

_WORD = re.compile(
    r"^[ \t]*(?:# DEPARTS: (.+(?:\n[ \t]*# .*)*)|DEPARTS: (.+(?:\n[ \t]*(?!\"\"\")\S.*)*))",
    re.MULTILINE,
)
"""The fixed word at the head of a paragraph: of a comment, or of a docstring."""

_COMMENT = re.compile(r"\n[ \t]*(?:# )?")


@dataclass(frozen=True, slots=True)
class Departure:
    """A place where foedus leaves its source: the module, and what it says."""

    module: str
    text: str


def departures(package: str = "foedus") -> tuple[Departure, ...]:
    """Every departure that the modules of a package declare, by module.

    Parameters
    ----------
    package : str
        Name of an installed package.

    Returns
    -------
    tuple of Departure
        In the order of the modules' paths.

    Examples
    --------
    >>> [d.module for d in departures() if "edtf" in d.text]
    ['foedus.vocabulary.date']
    """
    return tuple(
        Departure(module, _COMMENT.sub(" ", match[1] or match[2]).strip())
        for module, text in _modules(files(package), package)
        if "DEPARTS: " in text
        for match in _WORD.finditer(text)
    )


def _modules(folder: Traversable, name: str) -> Iterator[tuple[str, str]]:
    for item in sorted(folder.iterdir(), key=lambda found: found.name):
        if item.is_dir() and item.name.isidentifier():
            yield from _modules(item, f"{name}.{item.name}")
        elif item.name.endswith(".py"):
            yield f"{name}.{item.name.removesuffix('.py')}", item.read_text(encoding="utf-8")
