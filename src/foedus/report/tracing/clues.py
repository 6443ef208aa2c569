"""The rows of a ledger: what each weighs, which test it is, the heaviest of them, the groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import inf, log10

from foedus.casebook.casebook import Casebook
from foedus.casebook.ledger import Group, State
from foedus.casebook.weighing import Likelihood, Measure, WeighedGroup, Weighing
from foedus.confront.tracing.account import POOLED, Entry
from foedus.confront.tracing.balance import View
from foedus.confront.tracing.probative import ProbativeTest, Typed
from foedus.report.decibels import decibels, in_column, probabilities, whole
from foedus.report.layout import TIE, Tone
from foedus.report.lines import Line
from foedus.report.tables import Cell, Row, Table, heading
from foedus.report.tracing.told import Scales, Told, weighed
from foedus.report.tracing.verdicts import OPEN
from foedus.report.words import either
from foedus.vocabulary.estimate import Estimate

HEAVIEST = 6
"""How many rows are told in full where not all are asked for."""

TESTS_CITED = ("van_evera_1997", "humphreys_jacobs_2023")
"""Who names the four tests, and who draws them as regions."""

_STATES = {
    State.FOUND: "Found",
    State.NOT_FOUND: "Sought and not found",
    State.NOT_SOUGHT: "Not yet sought: no evidence either way",
}

_SHORT = {ProbativeTest.STRAW: "straw"}

GROUP_COLUMNS = {
    View.INDEPENDENT: "each in full",
    View.JOINT: "jointly",
    View.FULL: "the weightiest alone",
}
"""How a group is counted under each view."""


def table(told: Told) -> Table:
    """Every clue by its state: what it weighs for the leader over each rival, and its test."""
    scales = Scales.of(told)
    leader, *rivals = scales.ranked
    rows: list[Row] = []
    for state, words in _STATES.items():
        entries = [entry for entry in told.account.entries if entry.state is state]
        rows += [heading(f"{words} ({len(entries)})")] if entries else []
        rows += [_row(scales, entry) for entry in entries]
    columns = ("", *(f"over {told.label(rival)}" for rival in rivals), "test")
    title = f"The clues, in decibels for {told.label(leader)}"
    return Table(title, columns, tuple(rows), _tests_note(told, leader))


def _row(scales: Scales, entry: Entry) -> Row:
    leader, *rivals = scales.ranked
    sought = entry.state is not State.NOT_SOUGHT
    nothing = Cell("–", Tone.QUIET)
    weights = (weighed(scales.weight(entry.clue, r)) if sought else nothing for r in rivals)
    mark = " *" if entry.notes else ""
    typed = next((each for each in entry.types if each.hypothesis == leader), None)
    return Row((Cell(f"{entry.clue}{mark}", indent=2), *weights, _test(typed)))


def _test(typed: Typed | None) -> Cell:
    """The type of test, which way it speaks, and whether the intervals leave another open."""
    if typed is None:
        return Cell("not told", Tone.QUIET)
    sign = f"+{TIE}" if typed.supports else f"−{TIE}"
    sign = f"{TIE}{TIE}" if whole(typed.present) == "0" else sign
    open_too = f"{TIE}{OPEN}" if len(typed.possible) > 1 else ""
    return Cell(f"{sign}{_SHORT.get(typed.test, typed.test.label)}{open_too}")


def _tests_note(told: Told, leader: str) -> str:
    threshold = told.settings.threshold
    van_evera, book = (told.sources.get(key, key) for key in TESTS_CITED)
    label = told.label(leader)
    return (
        f"Each clue by itself, groups aside. The test is computed for {label} against all its "
        f"rivals at a likelihood ratio of {threshold:g} ({decibels(10 * log10(threshold))}): the "
        f"four of {van_evera}, as regions after {book}, figure 5.2. +: the clue, if there, speaks "
        f"for {label}; −: against it; straw: in the wind; {OPEN}: the intervals leave another "
        "type open; *: see the notes."
    )


def notes(told: Told) -> Iterator[Line]:
    """What a reader must know of single clues; equal notes stand once."""
    noted: dict[str, list[str]] = {}
    for entry in told.account.entries:
        for note in entry.notes:
            noted.setdefault(note, []).append(entry.clue)
    for note, clues in noted.items():
        yield Line(note, 1, head=f"{', '.join(clues)}:")


# The heaviest rows, with what coders say of them


def heaviest(told: Told, casebook: Casebook, *, everything: bool) -> Iterator[Line]:
    """The clues that weigh most between the leader and some rival, with text and reasons.

    Parameters
    ----------
    told : Told
        What is told.
    casebook : Casebook
        For the coders' reasons.
    everything : bool
        Whether to tell every clue that weighs.
    """
    scales = Scales.of(told)
    judged = _judged(told, casebook)
    held = sorted(_heavy(scales), key=lambda one: -one[0])
    for _, entry, rival in held if everything else held[:HEAVIEST]:
        yield Line(f"{scales.said(entry.clue)}{_state(entry)}.", head=f"{entry.clue}:")
        yield Line(told.texts.get(entry.clue, ""), 1)
        yield from _reasons(told, judged, entry.clue, (scales.ranked[0], rival))
    if left := 0 if everything else len(held[HEAVIEST:]):
        yield Line(f"{left} lighter: --all tells them too.", tone=Tone.QUIET)


def _heavy(scales: Scales) -> Iterator[tuple[float, Entry, str]]:
    """Every clue that weighs, how much at most, and against which rival."""
    for entry in scales.told.account.entries:
        weights = [(scales.weight(entry.clue, rival), rival) for rival in scales.ranked[1:]]
        amounts = [(abs(weight.point), rival) for weight, rival in weights if weight]
        most, rival = max(amounts, key=lambda amount: amount[0], default=(0.0, ""))
        if most > 0 and entry.state is not State.NOT_SOUGHT:
            yield most, entry, rival


def _state(entry: Entry) -> str:
    return "" if entry.state is State.FOUND else f" ({entry.state.label})"


Judged = Mapping[str, Mapping[str, tuple[Likelihood, ...]]]
"""Likelihoods by coder and clue."""


def _judged(told: Told, casebook: Casebook) -> Judged:
    return {
        weighing.coder: {each.clue: each.likelihoods for each in weighing.clues}
        for weighing in weighings(told, casebook)
    }


def _reasons(told: Told, judged: Judged, clue: str, hypotheses: tuple[str, ...]) -> Iterator[Line]:
    """What each coder gives as likelihoods under some hypotheses, and why."""
    for coder, rows in judged.items():
        cells = {cell.hypothesis: cell for cell in rows.get(clue, ())}
        by = f"{told.coder(coder)}: " if len(judged) > 1 else ""
        for hypothesis in hypotheses:
            if hypothesis in cells:
                text = _reason(told, cells[hypothesis], cells.values())
                yield Line(text, 2, head=f"{by}Under {told.label(hypothesis)}:")


def weighings(told: Told, casebook: Casebook) -> list[Weighing]:
    """The weighings of those whose accounts are told."""
    names = {account.coder for account in told.tracing.accounts} - {POOLED}
    episode = told.tracing.ledger.episode
    return [w for w in casebook.weighings if w.episode == episode and w.coder in names]


def _reason(told: Told, cell: Likelihood, row: Iterable[Likelihood]) -> str:
    """A likelihood and its reason; one that equals another is said with the other's value."""
    logical = f" By logic: {cell.logical}" if cell.logical else ""
    value = likelihood(told, cell)
    if cell.measure is Measure.SAME_AS:
        meant = next((likelihood(told, each) for each in row if each.hypothesis == cell.name), "")
        value = f"{meant}, {value}" if meant else value
    return f"{value}. {cell.reason}{logical}"


def likelihood(told: Told, cell: Likelihood) -> str:
    """A likelihood as its coder gave it: in words, per cent or decibels."""
    ledger = told.tracing.ledger
    if cell.measure is Measure.SAME_AS:
        return f"as under {told.label(cell.name)}"
    if cell.measure is Measure.WORD:
        word = ledger.scale.word(cell.name)
        meant = f" ({probabilities(word.stands_for)})" if word else ""
        return f"{cell.name.replace('_', ' ')}{meant}"
    if cell.measure is Measure.DECIBELS:
        return f"{in_column(cell.value)}{TIE}dB against {told.label(ledger.reference)}"
    return probabilities(cell.value) if cell.value else "not told"


# Groups


def groups(told: Told, casebook: Casebook) -> Table:
    """What each group weighs for the leader over each rival, under every view, and why."""
    rows: list[Row] = []
    for group in told.tracing.ledger.groups:
        rows.append(heading(group.label, " ".join(_grouping(told, casebook, group))))
        rows += _grouped_rows(told, group)
    columns = ("", *(GROUP_COLUMNS[view] for view in GROUP_COLUMNS))
    title = f"Groups, in decibels for {told.label(told.ranked()[0])}"
    return Table(title, columns, tuple(rows))


def _grouping(told: Told, casebook: Casebook, group: Group) -> Iterator[str]:
    """What a group shares, why, and how each coder counts it."""
    yield f"{group.shared.label.capitalize()} behind {either(list(group.clues), 'and')}. {group.reason}"
    for weighing in weighings(told, casebook):
        for each in weighing.groups:
            if each.group == group.name:
                by = f"{told.coder(weighing.coder)}: " if len(told.weighers) > 1 else ""
                yield f"{by}{bundled(each)}"


def bundled(weighed_group: WeighedGroup) -> str:
    """How a coder counts a group."""
    if weighed_group.discount is None:
        return "Judged as one bundle."
    share = f"{weighed_group.discount * 100:.0f}{TIE}%"
    return f"{share} of the lighter clues’ decibels count. {weighed_group.reason}"


def _grouped_rows(told: Told, group: Group) -> Iterator[Row]:
    leader, *rivals = told.ranked()
    for rival in rivals:
        cells = (weighed(grouped(told, group, view, (leader, rival))) for view in GROUP_COLUMNS)
        yield Row((Cell(f"over {told.label(rival)}", indent=2), *cells))


def grouped(told: Told, group: Group, view: View, pair: tuple[str, str]) -> Estimate | None:
    """The weight of a group under one view, summed where its clues stand alone."""
    balance = told.account.balance(view)
    inside = [step for step in balance.steps if set(step.clues) & set(group.clues)]
    return total(balance.weight(step, *pair) for step in inside)


def total(weights: Iterable[Estimate | None]) -> Estimate | None:
    """The sum of weights; None where one is undefined, or opposite infinities meet.

    Examples
    --------
    >>> str(total([Estimate(1, 2, 3), Estimate(-1, 0, 1)]))
    '2 [0, 4]'
    """
    held = list(weights)
    lo, point, hi = (
        _sum([None if each is None else getattr(each, end) for each in held])
        for end in ("lo", "point", "hi")
    )
    return None if lo is None or point is None or hi is None else Estimate(lo, point, hi)


def _sum(numbers: list[float | None]) -> float | None:
    held = [number for number in numbers if number is not None]
    opposed = inf in held and -inf in held
    return None if len(held) < len(numbers) or opposed else sum(held)
