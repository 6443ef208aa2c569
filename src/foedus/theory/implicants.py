"""Prime implicants: the shortest conjunctions that settle an answer.

The memberships of an answer are read off all of them (the Blake canonical form), because
only then does interval arithmetic lose nothing: an answer certain in each open world gets
a membership above one half even if the clauses that give it differ from world to world.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

Implicant = tuple[bool | None, ...]
"""A truth value per condition; None where the condition does not matter."""


def prime_implicants(worlds: Iterable[tuple[bool, ...]]) -> tuple[Implicant, ...]:
    """All prime implicants of the Boolean function that holds in `worlds`.

    Parameters
    ----------
    worlds : iterable of tuple of bool
        Truth values of the conditions, all of one length.

    Returns
    -------
    tuple of Implicant
        Sorted, most general first.

    References
    ----------
    blake_1937; quine_1952; mccluskey_1956.

    Examples
    --------
    >>> prime_implicants([(True, True), (True, False)])
    ((True, None),)
    """
    level: set[Implicant] = set(worlds)
    primes: set[Implicant] = set()
    while level:
        merged: set[Implicant] = set()
        absorbed: set[Implicant] = set()
        for first, second in combinations(sorted(level, key=_order), 2):
            union = _merge(first, second)
            if union is not None:
                merged.add(union)
                absorbed |= {first, second}
        primes |= level - absorbed
        level = merged
    return tuple(sorted(primes, key=_order))


def _merge(first: Implicant, second: Implicant) -> Implicant | None:
    """What two implicants have in common if they differ in one decided condition."""
    differ = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(differ) != 1 or None in {first[differ[0]], second[differ[0]]}:
        return None
    return (*first[: differ[0]], None, *first[differ[0] + 1 :])


def _order(implicant: Implicant) -> tuple[int, tuple[int, ...]]:
    """General before special, then true before false before open."""
    rank = {True: 0, False: 1, None: 2}
    return sum(value is not None for value in implicant), tuple(rank[v] for v in implicant)
