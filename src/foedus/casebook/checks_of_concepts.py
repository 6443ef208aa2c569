"""What can be wrong with the structure of concepts; each way is a function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from foedus.casebook import names
from foedus.casebook.casebook import Casebook
from foedus.casebook.decision import ChangeConcept
from foedus.vocabulary.concept import Concepts
from foedus.vocabulary.problem import Address, Fault

DEPTH_MAX = 20
"""Deepest structure of a concept; the field's deepest have three levels (goertz_2006)."""
SIZE_MAX = 2_000
"""Most concepts met on the way down from one, each as often as it is met."""

Parts = Mapping[str, tuple[str, ...]]


def circular_concepts(casebook: Casebook) -> Iterator[Fault]:
    """A concept is, through its parts, a part of itself."""
    circular = _circular(_parts(casebook.concepts))
    for index, concept in enumerate(casebook.concepts):
        if concept.name in circular:
            yield _circle(("concepts", index, "structure"), concept.name)


def circular_changes(casebook: Casebook) -> Iterator[Fault]:
    """A reading gives a concept a structure that leads back to it."""
    parts = _parts(casebook.concepts)
    before = _circular(parts)
    for address, change in names.changes(casebook):
        if isinstance(change, ChangeConcept):
            after = _circular({**parts, change.concept: change.structure.parts})
            if change.concept in after - before:
                yield _circle((*address, "structure"), change.concept)


def _circle(address: Address, name: str) -> Fault:
    found, expected = f'"{name}" is a part of itself', "parts that do not lead back"
    remedy = "take it, or what leads back to it, out of its parts"
    return Fault("FD415", address, found, expected, remedy, on_key=True)


def oversized_concepts(casebook: Casebook) -> Iterator[Fault]:
    """A concept is deeper, or has more below it, than can be aggregated in reason."""
    parts = _parts(casebook.concepts)
    sizes = {name: size for name, size in _sizes(parts).items() if _is_over(size)}
    for index, concept in enumerate(casebook.concepts):
        own = sizes.get(concept.name)
        # Said of the lowest that is over; those above are over because of it.
        if own and not any(part in sizes for part in parts[concept.name]):
            yield Fault(
                code="FD421",
                address=("concepts", index, "structure"),
                found=f'"{concept.name}" with {own[1]} concepts on {own[0]} levels',
                expected=f"at most {SIZE_MAX} on {DEPTH_MAX}",
                remedy="divide it into concepts that are coded apart",
                on_key=True,
            )


def repeated_parts(casebook: Casebook) -> Iterator[Fault]:
    """A concept has one part twice."""
    for index, concept in enumerate(casebook.concepts):
        parts = concept.structure.parts if concept.structure else ()
        for name, count in Counter(parts).items():
            if count > 1:
                yield Fault(
                    code="FD420",
                    address=("concepts", index, "structure"),
                    found=f'the part "{name}" {count} times',
                    expected="each part once",
                    remedy="delete all but one",
                    on_key=True,
                )


def _parts(concepts: Concepts) -> Parts:
    """Parts of each concept, as far as they are defined."""
    return {c.name: tuple(p for p in concepts.parts(c.name) if p in concepts) for c in concepts}


def _circular(parts: Parts) -> set[str]:
    """Concepts on a circle: what is left when ends are taken away from below and from above."""
    left = set(parts) - set(_from_below(parts))
    users = _users({name: parts[name] for name in left}, left)
    return left - set(_from_below(users))


def _users(parts: Parts, among: set[str]) -> Parts:
    """For each concept, those that have it as a part."""
    users: dict[str, list[str]] = {name: [] for name in among}
    for name in among:
        for part in parts[name]:
            if part in among:
                users[part].append(name)
    return {name: tuple(of) for name, of in users.items()}


def _from_below(parts: Parts) -> list[str]:
    """Concepts, each after all its parts; those on a circle or above one are left out."""
    users = _users(parts, set(parts))
    missing = {name: len(below) for name, below in parts.items()}
    done = [name for name, count in missing.items() if not count]
    for name in done:  # grows as it is walked
        for user in users[name]:
            missing[user] -= 1
            if not missing[user]:
                done.append(user)
    return done


def _sizes(parts: Parts) -> dict[str, tuple[int, int]]:
    """Levels and concepts below each concept, of those on no circle and above none."""
    sizes: dict[str, tuple[int, int]] = {}
    for name in _from_below(parts):
        below = [sizes[part] for part in parts[name]]
        levels = 1 + max((size[0] for size in below), default=0)
        # Beyond the limit the count says no more; without a cap it has thousands of digits.
        sizes[name] = levels, min(10 * SIZE_MAX, 1 + sum(size[1] for size in below))
    return sizes


def _is_over(size: tuple[int, int]) -> bool:
    return size[0] > DEPTH_MAX or size[1] > SIZE_MAX


STRUCTURE: tuple[Callable[[Casebook], Iterator[Fault]], ...] = (
    circular_concepts,
    circular_changes,
    oversized_concepts,
    repeated_parts,
)
