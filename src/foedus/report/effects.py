"""What each decision would change: the readings not taken, and the verdicts that hang on them."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.confront.congruence.verdict import Judgement, Verdict
from foedus.report.layout import Tone
from foedus.report.tables import Cell, Row, Table, heading
from foedus.report.words import brief
from foedus.study.record import Effect, ReadingEffects, Record
from foedus.vocabulary.prediction import AnswerValue


def decisions(record: Record) -> Table:
    """Every decision with its readings, and what each reading not taken would change.

    Decisions that change nothing, whichever way they are taken, are named in the note.
    """
    rows: list[Row] = []
    idle = []
    for decision in record.casebook.decisions:
        readings = [e for e in record.decisions if e.decision == decision.name]
        if not any(reading.effects for reading in readings):
            idle.append(decision.name)
            continue
        rows.append(heading(f"{decision.name} · {decision.question}"))
        rows.append(Row((Cell(decision.taken, indent=2), Cell("as taken", Tone.QUIET), Cell(""))))
        rows += [row for reading in readings for row in _reading(record, reading)]
    if idle and not rows:
        rows.append(Row((Cell("every one"), Cell("no verdict changes", Tone.QUIET), Cell(""))))
    note = f"No reading changes a verdict here: {', '.join(idle)}." if idle else ""
    return Table("What each decision would change", ("reading", "", "verdict"), tuple(rows), note)


def _reading(record: Record, effects: ReadingEffects) -> Iterator[Row]:
    """The rows of one reading, its name in the first of them."""
    found = [*_changed(record, effects), *_recounted(record, effects)]
    found = found or [(Cell("no verdict changes", Tone.QUIET), Cell(""))]
    for number, cells in enumerate(found):
        yield Row((Cell("" if number else effects.reading, indent=2), *cells))


def _changed(record: Record, effects: ReadingEffects) -> Iterator[tuple[Cell, Cell]]:
    for effect in effects.effects:
        if said := change(effect):
            label = record.rival(effect.theory).label
            yield Cell(f"{effect.episode}, {label}"), Cell(said)


def change(effect: Effect) -> str:
    """What a reading does to one judgement besides counting it; empty where nothing."""
    before, after = effect.before, effect.after
    said = []
    if before.verdict is not after.verdict:
        said.append(f"{before.verdict.label} → {after.verdict.label}")
    if _expected(before) != _expected(after):
        said.append(f"expected: {brief(_expected(after))}")
    if before.observation.designs != after.observation.designs:
        said.append(f"observed: {brief(after.observation.designs)}")
    return "; ".join(said)


def _expected(judged: Judgement) -> tuple[AnswerValue, ...]:
    return tuple(answer.value for answer in judged.prediction.answers)


def _recounted(record: Record, effects: ReadingEffects) -> Iterator[tuple[Cell, Cell]]:
    """Episodes that a reading makes a test, or no longer one, with the verdicts it moves."""
    moved: dict[tuple[str, bool], dict[Verdict, list[str]]] = {}
    for effect in effects.effects:
        if effect.before.scored != effect.after.scored:
            by_verdict = moved.setdefault((effect.episode, effect.after.scored), {})
            label = record.rival(effect.theory).label
            by_verdict.setdefault(effect.after.verdict, []).append(label)
    for (episode, counts), by_verdict in moved.items():
        said = [f"{value.label} ({', '.join(who)})" for value, who in by_verdict.items()]
        what = "becomes a test" if counts else "is no longer a test"
        yield Cell(f"{episode} {what}"), Cell("; ".join(said))
