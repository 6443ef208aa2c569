"""What was not found, and what nobody has looked for: two things that are told apart."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.casebook.ledger import Clue, State
from foedus.confront.tracing.search import Prospect
from foedus.report.decibels import bits, probabilities, probability, signed
from foedus.report.layout import TIE, Tone
from foedus.report.lines import Line
from foedus.report.tables import Cell, Row, Table, heading
from foedus.report.tracing.told import Scales, Told


def missed(told: Told) -> Iterator[Line]:
    """Every clue sought in vain: where, how easily it would have been found, what that weighs."""
    scales = Scales.of(told)
    for clue in _in_state(told, State.NOT_FOUND):
        absence = f"its absence weighs {scales.said(clue.name)}, in decibels."
        yield Line(absence, head=f"{clue.name}:")
        yield from _searched(clue, "Sought in")


def unsought(told: Told) -> Iterator[Line]:
    """Every clue not yet sought: what one would see, and where."""
    for clue in _in_state(told, State.NOT_SOUGHT):
        yield Line("", head=clue.name)
        yield from _searched(clue, "To be sought in")


def _in_state(told: Told, state: State) -> tuple[Clue, ...]:
    return tuple(clue for clue in told.tracing.ledger.clues if clue.state is state)


def _searched(clue: Clue, where: str) -> Iterator[Line]:
    yield Line(clue.text, 1)
    place = f"{where}: {clue.where.rstrip('.')}. " if clue.where else ""
    found = probabilities(clue.findable)
    chance = f"Chance of finding it there if it exists: {found}. {clue.reason}"
    yield Line(f"{place}{chance}", 1, Tone.QUIET)


def table(told: Told, *, everything: bool) -> Table:
    """Which clue to seek next: what each search promises, the most telling first.

    Parameters
    ----------
    told : Told
        What is told.
    everything : bool
        Whether to show it from every prior, not the chosen one only.
    """
    first, second = told.rival()
    priors = told.priors if everything else told.priors[:1]
    rows: list[Row] = []
    for prior in priors:
        own = [each for each in told.account.prospects if each.prior == prior.name]
        rows += [heading(f"From the prior “{prior.label}”")] if own and len(priors) > 1 else []
        rows += [_row(each, first, second) for each in own]
    columns = (
        "",
        "bits",
        "found",
        "turns the lead",
        f"if {told.label(first)}",
        f"if {told.label(second)}",
    )
    note = (
        "Expected information as things stand, the most telling first; the probabilities of "
        "finding it and of another leader afterwards; and the weight to be expected for either hypothesis over the other, "
        "if it is right, in decibels."
    )
    return Table("Where to look next", columns, tuple(rows), note)


def _row(prospect: Prospect, first: str, second: str) -> Row:
    return Row(
        (
            Cell(prospect.clue),
            Cell(bits(prospect.bits).removesuffix(f"{TIE}bits").replace("under ", "<")),
            Cell(probability(prospect.found)),
            Cell(probability(prospect.turns)),
            Cell(_expected(prospect, first, second)),
            Cell(_expected(prospect, second, first)),
        )
    )


def _expected(prospect: Prospect, if_true: str, against: str) -> str:
    for each in prospect.expected:
        if (each.if_true, each.against) == (if_true, against):
            said = signed(each.decibels)
            # What rounds to nothing is not nothing: the truth may always expect to be favoured.
            return "<1" if said == "0" and each.decibels else said
    return signed(0)
