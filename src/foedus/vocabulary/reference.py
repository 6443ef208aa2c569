"""A reference: who says so, and where; and, where read at second hand, through whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KEY = r"[A-Za-z][A-Za-z0-9_:+-]*"
_PART = rf"({_KEY})(?:\[([^\[\]]+)\])?"
_REFERENCE = re.compile(rf"{_PART}(?:\s+via\s+{_PART})?")


@dataclass(frozen=True, slots=True)
class Reference:
    """A key of the bibliography with a locator.

    Parameters
    ----------
    key : str
        Key of a bibliography entry.
    locator : str
        Page, section or document; empty where the source gives none.
    via : Reference or None
        The work through which it was read ("as cited in").

    Examples
    --------
    >>> Reference.parse("han_1972[44–45] via kim_woods_2022[Rhee, ¶2]").via.key
    'kim_woods_2022'
    """

    key: str
    locator: str = ""
    via: Reference | None = None

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Read `key[locator]` or `key[locator] via key[locator]`.

        Raises
        ------
        ValueError
            If the text has another form.
        """
        match = _REFERENCE.fullmatch(" ".join(text.split()))
        if match is None:
            msg = (
                f"{text!r} is no reference: expected key[locator] or key[locator] via key[locator]"
            )
            raise ValueError(msg)
        key, locator, via, via_locator = match.groups()
        through = cls(via, via_locator or "") if via else None
        return cls(key, locator or "", through)

    @property
    def keys(self) -> tuple[str, ...]:
        """Every bibliography key that it leads to."""
        return (self.key, *(self.via.keys if self.via else ()))

    def __str__(self) -> str:
        """The form in which files write it."""
        own = f"{self.key}[{self.locator}]" if self.locator else self.key
        return f"{own} via {self.via}" if self.via else own
