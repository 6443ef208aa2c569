"""Prime implicants: the shortest conjunctions that settle an answer.

The memberships of an answer are read off all of them (the Blake canonical form), because
only then does interval arithmetic lose nothing: an answer certain in each open world gets
a membership above one half even if the clauses that give it differ from world to world.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
        wider: set[Implicant] = set()
        for implicant in level:
            merged = {wide for twin, wide in _neighbours(implicant) if twin in level}
            wider |= merged
            if not merged:
                primes.add(implicant)
        level = wider
    return tuple(sorted(primes, key=_order))


def _neighbours(implicant: Implicant) -> Iterator[tuple[Implicant, Implicant]]:
    """Those that differ in one decided condition, each with what the two have in common."""
    for place, value in enumerate(implicant):
        if value is not None:
            before, after = implicant[:place], implicant[place + 1 :]
            yield (*before, not value, *after), (*before, None, *after)


def _order(implicant: Implicant) -> tuple[int, tuple[int, ...]]:
    """General before special, then true before false before open."""
    rank = {True: 0, False: 1, None: 2}
    return sum(value is not None for value in implicant), tuple(rank[v] for v in implicant)
