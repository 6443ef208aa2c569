"""Did you mean: the nearest of the words that would have been right."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

EDITS_MAX = 2
SHOWN_MAX = 12


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word within two edits, else one that is much alike; None where there is none.

    Examples
    --------
    >>> nearest("consolidaton", ["compatibility", "consolidation"])
    'consolidation'
    >>> nearest("xyz", ["compatibility"]) is None
    True
    """
    candidates = sorted(set(known))
    graded = [(edits(word, other), other) for other in candidates if other != word]
    near = [pair for pair in graded if pair[0] <= min(EDITS_MAX, max(1, len(word) // 2))]
    if near:
        return min(near)[1]
    alike = [(SequenceMatcher(None, word, other).ratio(), other) for _, other in graded]
    best = max(alike, default=(0.0, ""))
    return best[1] if best[0] >= 0.8 else None  # noqa: PLR2004 - tuned on misspelt names


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
    if abs(len(one) - len(other)) > most:
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
    return min(row[-1], most + 1)


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
