"""What can be wrong with a weighing; each way is a function.

A weighing of an episode without a ledger is told once, and looked at no further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from foedus.casebook.casebook import Casebook
from foedus.casebook.checks_of_ledgers import (
    left_out,
    one_of,
    repeated,
    unknown_clue,
    unknown_hypothesis,
)
from foedus.casebook.ledger import Ledger, State
from foedus.casebook.weighing import Likelihood, Measure, Weighing
from foedus.vocabulary.problem import Address, Fault, Severity


@dataclass(frozen=True, slots=True)
class _Row:
    """The likelihoods of a clue or of a group: address, name, cells, and the ledger."""

    address: Address
    name: str
    cells: tuple[Likelihood, ...]
    ledger: Ledger

    @property
    def relative(self) -> bool:
        """Whether it is in decibels."""
        return any(cell.measure is Measure.DECIBELS for cell in self.cells)

    def place(self, number: int, *field: str) -> Address:
        """The address of a cell, or of a field of it."""
        return (*self.address, number, *field)


def _weighings(casebook: Casebook) -> Iterator[tuple[int, Weighing, Ledger]]:
    """Weighings of which there is a ledger, with it."""
    ledgers = {ledger.episode: ledger for ledger in reversed(casebook.ledgers)}
    for index, weighing in enumerate(casebook.weighings):
        if weighing.episode in ledgers:
            yield index, weighing, ledgers[weighing.episode]


def _rows(casebook: Casebook) -> Iterator[_Row]:
    """Every row of likelihoods: of clues, and of groups judged as one."""
    for index, weighing, ledger in _weighings(casebook):
        for number, row in enumerate(weighing.clues):
            address: Address = ("weighings", index, "clues", number, "likelihoods")
            yield _Row(address, row.clue, row.likelihoods, ledger)
        for number, group in enumerate(weighing.groups):
            if group.discount is None:
                address = ("weighings", index, "groups", number, "likelihoods")
                yield _Row(address, group.group, group.likelihoods, ledger)


def weighings_without_ledger(casebook: Casebook) -> Iterator[Fault]:
    """A coder weighs an episode that has no ledger."""
    ledgers = {ledger.episode for ledger in casebook.ledgers}
    episodes = {episode.name for episode in casebook.episodes}
    if not ledgers <= episodes:
        return  # a ledger of an unknown episode, told already, may be the one that is missed
    for index, weighing in enumerate(casebook.weighings):
        # An episode that there is not is said to be unknown already.
        if weighing.episode not in ledgers and weighing.episode in episodes:
            yield Fault(
                code="FD318",
                address=("weighings", index, "episode"),
                found=f'no ledger of "{weighing.episode}"',
                expected="an episode with a ledger",
                remedy="add one to ledgers/, or correct the name",
            )


def unknown_weighed_clues(casebook: Casebook) -> Iterator[Fault]:
    """A coder weighs a clue that the ledger does not have."""
    items = {item.name for item in casebook.evidence}
    for index, weighing, ledger in _weighings(casebook):
        known = {clue.name for clue in ledger.clues}
        lost = _lost_items(casebook, ledger)
        for number, row in enumerate(weighing.clues):
            # Where the ledger misspells an item, told already, its weights are right.
            if row.clue not in known and not (lost and row.clue in items):
                yield unknown_clue(("weighings", index, "clues", number, "clue"), row.clue)


def _lost_items(casebook: Casebook, ledger: Ledger) -> set[str]:
    """Clues of a ledger that are meant to be items and are none."""
    found = {clue.name for clue in ledger.clues if clue.state is State.FOUND}
    return found - {item.name for item in casebook.evidence}


def unknown_weighed_groups(casebook: Casebook) -> Iterator[Fault]:
    """A coder weighs a group that the ledger does not have."""
    for index, weighing, ledger in _weighings(casebook):
        known = {group.name for group in ledger.groups}
        for number, row in enumerate(weighing.groups):
            if row.group not in known:
                yield Fault(
                    code="FD317",
                    address=("weighings", index, "groups", number, "group"),
                    found=f'unknown group "{row.group}"',
                    expected="the name of a group of the ledger",
                    remedy="add it to the ledger, or correct the name",
                )


def unknown_weighed_hypotheses(casebook: Casebook) -> Iterator[Fault]:
    """A cell is one of a hypothesis that the ledger does not have, or as likely as under one."""
    for row in _rows(casebook):
        known = set(row.ledger.names)
        for number, cell in enumerate(row.cells):
            if cell.hypothesis not in known:
                address = row.place(number)
                yield unknown_hypothesis(address, cell.hypothesis, row.ledger, on_key=True)
            if cell.measure is Measure.SAME_AS and cell.name not in known:
                address = row.place(number, "name")
                yield unknown_hypothesis(address, cell.name, row.ledger, on_key=False)


def unknown_words(casebook: Casebook) -> Iterator[Fault]:
    """A cell has a word that the ledger's scale does not have."""
    for row in _rows(casebook):
        words = [word.name for word in row.ledger.scale.words]
        for number, cell in enumerate(row.cells):
            if cell.measure is Measure.WORD and cell.name not in words:
                yield Fault(
                    code="FD320",
                    address=row.place(number, "name"),
                    found=f'unknown word "{cell.name}"',
                    expected=one_of(words) or "a word of a scale",
                    remedy="take a word of the ledger's scale, or give p",
                )


def clues_left_out(casebook: Casebook) -> Iterator[Fault]:
    """A coder weighs not every clue of the ledger."""
    for index, weighing, ledger in _weighings(casebook):
        due = dict.fromkeys(clue.name for clue in ledger.clues)
        lost = _lost_items(casebook, ledger)
        given = [row.clue for row in weighing.clues]
        for name in left_out([name for name in due if name not in lost], given):
            yield Fault(
                code="FD434",
                address=("weighings", index, "clues"),
                found=f'no weights of the clue "{name}"',
                expected="likelihoods of each clue of the ledger",
                remedy="weigh it; what says nothing is as likely under each hypothesis",
                on_key=True,
            )


def groups_left_out(casebook: Casebook) -> Iterator[Fault]:
    """A coder does not say what becomes of a group of the ledger."""
    for index, weighing, ledger in _weighings(casebook):
        due = dict.fromkeys(group.name for group in ledger.groups)
        for name in left_out(list(due), [row.group for row in weighing.groups]):
            yield Fault(
                code="FD435",
                address=("weighings", index, "groups"),
                found=f'nothing on the group "{name}"',
                expected="each group of the ledger, judged as one or discounted",
                remedy="add likelihoods of the whole group, or a discount from 0 to 1 and its reason",
                on_key=True,
            )


def rows_weighed_twice(casebook: Casebook) -> Iterator[Fault]:
    """A coder weighs one ledger, clue or group twice."""
    by_coder = [(weighing.coder, weighing.episode) for weighing in casebook.weighings]
    for index, weighing in enumerate(casebook.weighings):
        if by_coder.index(by_coder[index]) < index:
            found = f"a second weighing of {weighing.episode} by {weighing.coder}"
            yield _twice(("weighings", index, "coder"), found)
        for number, name in repeated(row.clue for row in weighing.clues):
            found = f'weights of "{name}" a second time'
            yield _twice(("weighings", index, "clues", number, "clue"), found)
        for number, name in repeated(row.group for row in weighing.groups):
            found = f'the group "{name}" a second time'
            yield _twice(("weighings", index, "groups", number, "group"), found)


def _twice(address: Address, found: str) -> Fault:
    return Fault("FD436", address, found, "each once of one coder", "delete one of the two")


def cells_left_out(casebook: Casebook) -> Iterator[Fault]:
    """A row has no likelihood under one of the hypotheses."""
    for row in _rows(casebook):
        reference = row.ledger.reference
        due = dict.fromkeys(row.ledger.names)
        given = {cell.hypothesis for cell in row.cells}
        if row.relative:
            if reference not in due:
                continue  # nobody knows of which hypothesis it needs no cell
            del due[reference]
            given.discard(reference)
        for name in left_out(due, given):
            yield Fault(
                code="FD437",
                address=row.address,
                found=f'no likelihood of "{row.name}" under "{name}"',
                expected="one for each hypothesis, with its reason",
                remedy="add it; the same as under another is written same_as",
                on_key=True,
            )


def mixed_rows(casebook: Casebook) -> Iterator[Fault]:
    """A row has decibels beside probabilities or words."""
    for row in _rows(casebook):
        for number, cell in enumerate(row.cells if row.relative else ()):
            # A cell of the reference is told as such.
            own = cell.hypothesis == row.ledger.reference
            if cell.measure in {Measure.PROBABILITY, Measure.WORD} and not own:
                yield Fault(
                    code="FD438",
                    address=row.place(number),
                    found=f"a {cell.measure.value} in a row of decibels",
                    expected="decibels throughout, or none",
                    remedy="turn the row into one or the other",
                )


def decibels_of_the_reference(casebook: Casebook) -> Iterator[Fault]:
    """A row of decibels has a cell for the hypothesis that they are against."""
    for row in _rows(casebook):
        for number, cell in enumerate(row.cells if row.relative else ()):
            if cell.hypothesis == row.ledger.reference:
                yield Fault(
                    code="FD439",
                    address=row.place(number),
                    found=f'a cell for "{cell.hypothesis}" in a row of decibels against it',
                    expected="cells for the other hypotheses only",
                    remedy="delete it, or give probabilities throughout",
                    on_key=True,
                )


def decibels_of_absence(casebook: Casebook) -> Iterator[Fault]:
    """Decibels are given for a clue that was not found, of which only probabilities tell."""
    for row in _rows(casebook):
        states = {clue.name: clue.state for clue in row.ledger.clues}
        if row.address[2] != "clues" or states.get(row.name, State.FOUND) is State.FOUND:
            continue
        for number, cell in enumerate(row.cells):
            if cell.measure is Measure.DECIBELS:
                yield Fault(
                    code="FD440",
                    address=row.place(number, "value"),
                    found=f'decibels for "{row.name}", which was {states[row.name].label}',
                    expected="probabilities or words",
                    remedy="say how likely it is to exist under each hypothesis",
                )


def circular_likenesses(casebook: Casebook) -> Iterator[Fault]:
    """A cell is as likely as itself, or as one that is itself as likely as another."""
    for row in _rows(casebook):
        by_name = {cell.hypothesis: cell for cell in row.cells}
        for number, cell in enumerate(row.cells):
            other = by_name.get(cell.name) if cell.measure is Measure.SAME_AS else None
            # Of one that is the same as itself it is told where it stands.
            told = other is not cell and other is not None and other.name == other.hypothesis
            if other is not None and other.measure is Measure.SAME_AS and not told:
                found = f'"{cell.name}", which is itself the same as "{other.name}"'
                if other.name == cell.hypothesis:
                    remedy = "give one of the two a word or a number"
                else:
                    remedy = f"write same_as: {other.name}"
                if other is cell:
                    found = "a likelihood that is the same as itself"
                    remedy = "give it a word or a number"
                expected = "a hypothesis whose own likelihood is given in this row"
                yield Fault("FD441", row.place(number, "name"), found, expected, remedy)


def unexplained_certainties(casebook: Casebook) -> Iterator[Fault]:
    """A likelihood of 0 or 1 does not say that logic makes it so."""
    for row in _rows(casebook):
        for number, cell in enumerate(row.cells):
            certain = cell.measure is Measure.PROBABILITY and _is_certain(cell)
            if certain and not cell.logical and cell.value is not None:
                yield Fault(
                    code="FD442",
                    address=row.place(number, "value"),
                    found=f"a likelihood of {cell.value.point:g}",
                    expected="logical: why it is impossible, or certain, by logic alone",
                    remedy="say so, or take a small or large probability: a 0 rules out for ever",
                    severity=Severity.WARNING,
                )


def certainties_with_bounds(casebook: Casebook) -> Iterator[Fault]:
    """A likelihood of 0 or 1 has bounds that leave something open."""
    for row in _rows(casebook):
        for number, cell in enumerate(row.cells):
            certain = cell.measure is Measure.PROBABILITY and _is_certain(cell)
            if certain and cell.value is not None and not cell.value.exact:
                lo, point, hi = cell.value.lo, cell.value.point, cell.value.hi
                yield Fault(
                    code="FD443",
                    address=row.place(number, "value"),
                    found=f"a likelihood of {point:g} between {lo:g} and {hi:g}",
                    expected="a point within its bounds, or a certainty without any",
                    remedy="leave out `between`, or move p inside it",
                )


def _is_certain(cell: Likelihood) -> bool:
    return cell.value is not None and cell.value.point in {0, 1}


WEIGHINGS: tuple[Callable[[Casebook], Iterator[Fault]], ...] = (
    weighings_without_ledger,
    unknown_weighed_clues,
    unknown_weighed_groups,
    unknown_weighed_hypotheses,
    unknown_words,
    clues_left_out,
    groups_left_out,
    rows_weighed_twice,
    cells_left_out,
    mixed_rows,
    decibels_of_the_reference,
    decibels_of_absence,
    circular_likenesses,
    unexplained_certainties,
    certainties_with_bounds,
)
