"""Did you mean: the nearest of the words that would have been right."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

EDITS_MAX = 2
ALIKE = 0.8
"""Share of letters in common from which two longer names are alike (tuned on misspelt names)."""
LETTERS_MAX = 100
"""Longest word that is compared."""
SHOWN_MAX = 12
COMPARISONS_MAX = 50_000
"""Pairs of words compared for one study: less than half a second."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word within two edits, else one that is much alike; None where there is none.

    Examples
    --------
    >>> nearest("consolidaton", ["compatibility", "consolidation"])
    'consolidation'
    >>> nearest("xyz", ["compatibility"]) is None
    True
    """
    if len(word) > LETTERS_MAX:
        return None
    candidates = [other for other in sorted(set(known)) if other != word]
    most = min(EDITS_MAX, max(1, len(word) // 2))
    near = [(edits(word, other), other) for other in candidates]
    nearest_of_all = min(near, default=(most + 1, ""))
    if nearest_of_all[0] <= most:
        return nearest_of_all[1]
    return next(iter(get_close_matches(word, candidates, 1, ALIKE)), None)


def meant(typed: str, names: Iterable[str]) -> str | None:
    """The name meant by what was typed: the nearest, else the only one that begins with it.

    Examples
    --------
    >>> meant("fen", ["anvil-1700", "fen-1700"])
    'fen-1700'
    >>> meant("sparta", ["korea"]) is None
    True
    """
    known = list(names)
    begun = [name for name in known if typed and name.startswith(typed)]
    return nearest(typed, known) or (begun[0] if len(begun) == 1 else None)


def edits(one: str, other: str, most: int = EDITS_MAX) -> int:
    """Letters to insert, delete, replace or swap with a neighbour; `most` + 1 where more.

    References
    ----------
    damerau_1964: optimal string alignment.

    Examples
    --------
    >>> edits("hte", "the"), edits("concept", "concept"), edits("a", "wholly other")
    (1, 0, 3)
    """
    if abs(len(one) - len(other)) > most or max(len(one), len(other)) > LETTERS_MAX:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


class Guesses:
    """Guesses at what was meant, within a budget: the thousandth misspelling needs none.

    Parameters
    ----------
    comparisons : int
        Pairs of words that may be compared in all.
    """

    def __init__(self, comparisons: int = COMPARISONS_MAX) -> None:
        self.left = comparisons

    def nearest(self, word: str, known: Collection[str]) -> str | None:
        """The known word that is nearest; None where none is near, or the budget is spent."""
        if self.left < len(known) or len(word) > LETTERS_MAX:
            return None
        self.left -= len(known)
        return nearest(word, known)


def listed(words: Iterable[str], most: int = SHOWN_MAX) -> str:
    """Words in a row, the rest counted.

    Examples
    --------
    >>> listed(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    given = list(words)
    shown = ", ".join(given[:most])
    return shown if len(given) <= most else f"{shown} and {len(given) - most} more"
