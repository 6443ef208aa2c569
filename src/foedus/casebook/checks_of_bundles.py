"""What can be wrong with a group judged as one, beside the clues in it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from foedus.casebook.casebook import Casebook
from foedus.casebook.ledger import Clue, Group, Ledger, State
from foedus.casebook.weighing import Likelihood, Measure, WeighedGroup, Weighing, resolved
from foedus.vocabulary.problem import Fault, Severity

CLOSE = 1e-9
"""Probability within which a bundle may pass its limits: two ways of writing one number."""


def impossible_bundles(casebook: Casebook) -> Iterator[Fault]:
    """A group is held to be likelier, or less likely, than its clues together can be.

    All of several things are never likelier than the least likely of them, nor less likely
    than what their probabilities sum to beyond one less than their number (the bounds of
    Fréchet).
    """
    ledgers = {ledger.episode: ledger for ledger in casebook.ledgers}
    for index, weighing in enumerate(casebook.weighings):
        ledger = ledgers.get(weighing.episode)
        groups = {group.name: group for group in ledger.groups} if ledger else {}
        for number, judged in enumerate(weighing.groups):
            group = groups.get(judged.group)
            if ledger and group:
                address = ("weighings", index, "groups", number, "likelihoods")
                for place, found, expected in _beyond(ledger, group, judged, weighing):
                    yield Fault(
                        code="FD444",
                        address=(*address, place),
                        found=found,
                        expected=expected,
                        remedy="judge the bundle again, beside the likelihoods of its clues",
                        severity=Severity.WARNING,
                    )


def _beyond(
    ledger: Ledger, group: Group, judged: WeighedGroup, weighing: Weighing
) -> Iterator[tuple[int, str, str]]:
    """Cells of a bundle beyond what its clues allow: place, what was found and expected."""
    clues = [clue for clue in ledger.clues if clue.name in group.clues]
    sought = [clue for clue in clues if clue.state is not State.NOT_SOUGHT]
    rows = [row for clue in sought if (row := _seen(ledger, clue, weighing)) is not None]
    bundle = resolved(ledger, judged.likelihoods)
    if _relative(judged.likelihoods):
        return  # ratios have no level that could be too high
    for place, cell in enumerate(judged.likelihoods):
        chances = [row[cell.hypothesis] for row in rows if cell.hypothesis in row]
        if cell.hypothesis not in bundle or not chances:
            continue
        # Of a clue whose level nobody told the bundle may be as unlikely as it likes.
        whole = len(chances) == len(sought)
        least = max(0.0, math.fsum(chances) - len(chances) + 1) if whole else 0.0
        point = bundle[cell.hypothesis].point
        if not least - CLOSE <= point <= min(chances) + CLOSE:
            said = f'the group "{group.name}" with {point:.3g} under "{cell.hypothesis}"'
            yield place, said, f"from {least:.3g} to {min(chances):.3g}, as its clues have it"


def _seen(ledger: Ledger, clue: Clue, weighing: Weighing) -> dict[str, float] | None:
    """Probability of what was seen of a clue sought, by hypothesis; None where none is told."""
    cells = next((row.likelihoods for row in weighing.clues if row.clue == clue.name), ())
    if not cells or _relative(cells):
        return None
    chances = {name: value.point for name, value in resolved(ledger, cells).items()}
    if clue.state is State.FOUND:
        return chances
    return {name: 1 - clue.findable.point * chance for name, chance in chances.items()}


def _relative(cells: tuple[Likelihood, ...]) -> bool:
    return any(cell.measure is Measure.DECIBELS for cell in cells)


BUNDLES: tuple[Callable[[Casebook], Iterator[Fault]], ...] = (impossible_bundles,)
