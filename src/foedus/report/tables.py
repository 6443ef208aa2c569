"""Tables of a record, in no format yet: each a title, columns, rows and a note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foedus.casebook.coding import Coding
from foedus.casebook.episode import Episode, Status
from foedus.casebook.treaty import Observation
from foedus.confront.congruence.pairs import Pair
from foedus.confront.congruence.verdict import Judgement, Verdict
from foedus.report.layout import TIE, Tone
from foedus.report.words import brief
from foedus.study.record import Finding, Record
from foedus.vocabulary.membership import UNKNOWN, Membership

SIGNS = {
    Verdict.MATCH: ("✓", Tone.GOOD),
    Verdict.MISMATCH: ("✗", Tone.BAD),
    Verdict.UNDETERMINED: ("?", Tone.OPEN),
    Verdict.SILENT: ("–", Tone.QUIET),
    Verdict.OUT_OF_SCOPE: ("–", Tone.QUIET),
    Verdict.PREFERENCE_UNMET: ("!", Tone.OPEN),
    Verdict.NOT_COMPARABLE: ("·", Tone.QUIET),
}
"""A sign and a tone beside each verdict's word."""

IN_FULL = (Status.TEST, Status.CANDIDATE, Status.BACKGROUND)
"""The episodes that a study argues with; the others illustrate."""

ANOTHER_CODER = "°"
"""Marks a value that the first coder did not code."""

ONLY_TESTS = "Only tests count in a score."


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a table: its text, how it is to be read, and how far it is indented."""

    text: str
    tone: Tone = Tone.PLAIN
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a heading spans it, and says what the rows below have in common."""

    cells: tuple[Cell, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table that any format can show.

    Parameters
    ----------
    title : str
        What it shows.
    columns : tuple of str
        Their headings.
    rows : tuple of Row
        Each as long as `columns`, or a heading.
    note : str
        What a reader needs to know besides.
    splits : bool
        Whether it may be split into several side by side, each with the first column.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    splits: bool = False


_NUMERIC = re.compile(r"[+\-−]?[\d,.]*\d[%*]?|[·–]|")


def numeric(table: Table) -> tuple[bool, ...]:
    """Which columns hold numbers only, signs for none aside; the first never does.

    Examples
    --------
    >>> numeric(Table("", ("name", "rows"), (plain_row("a", "1,044"), plain_row("b", "·"))))
    (False, True)
    """
    rows = [row.cells for row in table.rows if not row.heading]
    kinds = (
        bool(rows) and all(_NUMERIC.fullmatch(row[place].text) for row in rows)
        for place in range(len(table.columns))
    )
    return tuple(place > 0 and kind for place, kind in enumerate(kinds))


def plain_row(*texts: str) -> Row:
    """A row of plain texts."""
    return Row(tuple(Cell(text) for text in texts))


def heading(text: str, below: str = "") -> Row:
    """A row that heads those below it, with a quieter line under its own."""
    cells = (Cell(text, Tone.STRONG), Cell(below, Tone.QUIET))
    return Row(cells[: 2 if below else 1], heading=True)


def known(membership: Membership, mark: str = "") -> Cell:
    r"""A membership as a sign and a word.

    Examples
    --------
    >>> known(Membership(1, 1)).text, known(Membership(0.3, 0.8)).text
    ('●\xa0true', '?\xa00.3–0.8')
    """
    if membership.lo == membership.hi:
        sign = {"true": "●", "false": "○"}.get(str(membership), "◐")
        tone = Tone.QUIET if membership.lo == 0 else Tone.PLAIN
    else:
        sign, tone = "?", Tone.OPEN
    return Cell(f"{sign}{TIE}{degree(membership)}{mark}", tone)


def degree(membership: Membership) -> str:
    """A membership in words or numbers; an interval as the span between its ends.

    Examples
    --------
    >>> degree(Membership(0.3, 0.8)), degree(UNKNOWN)
    ('0.3–0.8', 'unknown')
    """
    if membership == UNKNOWN or membership.lo == membership.hi:
        return str(membership)
    return f"{membership.lo:g}–{membership.hi:g}"


def verdict(value: Verdict) -> Cell:
    r"""A verdict as a sign and a word.

    Examples
    --------
    >>> verdict(Verdict.MATCH).text
    '✓\xa0match'
    """
    sign, tone = SIGNS[value]
    return Cell(f"{sign}{TIE}{value.label}", tone)


def outline(record: Record) -> tuple[tuple[str, int], ...]:
    """Every concept that the theories ask about, each above its parts, with its depth."""
    concepts = record.casebook.concepts
    named = dict.fromkeys(name for rival in record.rivals for name in rival.named_concepts)
    below = {part for name in named for part in concepts.within(name)[1:]}

    def descend(name: str, depth: int) -> Iterator[tuple[str, int]]:
        yield name, depth
        for part in concepts.parts(name):
            yield from descend(part, depth + 1)

    return tuple(pair for name in named if name not in below for pair in descend(name, 0))


def coded(record: Record, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those episodes of which anything was coded."""
    names = {coding.episode for coding in record.casebook.codings}
    return tuple(finding for finding in found if finding.episode.name in names)


def codings(record: Record, findings: Iterable[Finding], title: str = "Codings") -> Table:
    """What is known of every condition in some episodes, concepts above their indicators.

    A condition that is unknown in all of them is left out, and named in the note.
    """
    book = record.casebook
    shown = coded(record, findings)
    rows, unknown = [], []
    for name, depth in outline(record):
        label = book.concepts[name].label
        if all(finding.profile[name] == UNKNOWN for finding in shown):
            unknown.append(label)
            continue
        first = Cell(label, Tone.PLAIN if depth else Tone.STRONG, 2 * depth)
        rows.append(Row((first, *(_coded(record, finding, name) for finding in shown))))
    columns = ("", *(finding.episode.name for finding in shown))
    left_out = f"Unknown throughout: {', '.join(dict.fromkeys(unknown))}." if unknown else ""
    marked = any(cell.text.endswith(ANOTHER_CODER) for row in rows for cell in row.cells[1:])
    note = " ".join(filter(None, (_coders_note(record) if marked else "", left_out)))
    return Table(title, columns, tuple(rows), note, splits=True)


def _coded(record: Record, finding: Finding, name: str) -> Cell:
    """What is known of one condition in one episode."""
    book = record.casebook
    coded = {coding.coder for coding in book.codings_of(finding.episode.name, name)}
    # What a reading codes is no coder's; it stands under the readings taken.
    coders = [coder.name for coder in book.coders if coder.name in coded]
    by_another = bool(coders) and coders[0] != book.coders[0].name
    return known(finding.profile[name], ANOTHER_CODER if by_another else "")


def _coders_note(record: Record) -> str:
    first, *others = (coder.label for coder in record.casebook.coders)
    return f"Coded by {first}; {ANOTHER_CODER} by {' or '.join(others)} only."


def observed(observation: Observation) -> str:
    """A design observed, with its level beside it.

    Examples
    --------
    >>> from foedus.vocabulary.design import Design, Level
    >>> observed(Observation((Design.WITH_INSTITUTIONS,), (Level.HIGH,)))
    'with institutions (high)'
    """
    levels = " or ".join(level.value for level in observation.levels)
    return brief(observation.designs) + (f" ({levels})" if levels else "")


def seen(finding: Finding) -> str:
    """What was observed in an episode; nothing where no arrangement was coded."""
    return observed(finding.observation) if finding.episode.arrangement else "not coded"


def expectations(record: Record, findings: Iterable[Finding], title: str) -> Table:
    """Under each episode what every theory expects of it, and the verdict."""
    rows: list[Row] = []
    for finding in findings:
        episode = finding.episode
        below = f"{episode.status.value} · observed: {seen(finding)}"
        rows.append(heading(f"{episode.name} · {episode.title}", below))
        rows += [_expectation(record, judged) for judged in _of(record, episode)]
    return Table(title, ("", "expects", "verdict"), tuple(rows), ONLY_TESTS)


def in_brief(record: Record, finding: Finding) -> Table:
    """What every theory expects of one episode, and the verdict."""
    rows = (_expectation(record, judged) for judged in _of(record, finding.episode))
    head = heading(f"Observed: {seen(finding)}")
    note = "" if finding.episode.status.scored else ONLY_TESTS
    return Table("In brief", ("", "expects", "verdict"), (head, *rows), note)


def _of(record: Record, episode: Episode) -> tuple[Judgement, ...]:
    return tuple(judged for judged in record.judgements if judged.episode == episode.name)


def _expectation(record: Record, judged: Judgement) -> Row:
    label = record.rival(judged.theory).label
    expected = brief(answer.value for answer in judged.prediction.answers)
    return Row((Cell(label, indent=2), Cell(expected), verdict(judged.verdict)))


def verdicts(record: Record) -> Table:
    """One row per episode and theory, in the words of the files: what a spreadsheet takes."""
    statuses = {found.episode.name: found.episode.status.value for found in record.findings}
    rows = [_verdict_row(judged, statuses[judged.episode]) for judged in record.judgements]
    columns = (
        *("episode", "status", "scored", "theory", "possible"),
        *("observed", "level", "verdict", "because", "hedges"),
    )
    return Table("Verdicts", columns, tuple(rows))


def _verdict_row(judged: Judgement, status: str) -> Row:
    answers_given = judged.prediction.answers
    hedges = dict.fromkeys(hedge for answer in answers_given for hedge in answer.hedges)
    return plain_row(
        judged.episode,
        status,
        str(judged.scored).lower(),
        judged.theory,
        " | ".join(answer.value.value for answer in answers_given),
        " | ".join(design.value for design in judged.observation.designs),
        " | ".join(level.value for level in judged.observation.levels),
        judged.verdict.value,
        judged.because,
        " ".join(hedges),
    )


def scores(record: Record) -> Table:
    """How often each theory met each verdict among the tests; verdicts nobody met left out."""
    met = [v for v in Verdict if any(score.count(v) for score in record.scores)]
    rows = []
    for score in record.scores:
        counts = [
            Cell(str(score.count(v) or "·"), SIGNS[v][1] if score.count(v) else Tone.QUIET)
            for v in met
        ]
        label = record.rival(score.theory).label
        rows.append(Row((Cell(label), Cell(str(score.tests)), *counts)))
    columns = ("Theory", "tests", *(value.label for value in met))
    return Table(
        "Score over the tests", columns, tuple(rows), "Silence is not counted as refutation."
    )


def pairs(record: Record) -> Table:
    """Every two tests: the conditions in which they differ, by theory; like pairs together."""
    rows: list[Row] = []
    for rival in record.rivals:
        alike: dict[Contrast, list[Pair]] = {}
        for pair in record.pairs:
            if pair.theory == rival.name:
                alike.setdefault(_contrast(pair), []).append(pair)
        rows += [heading(rival.label)] if alike else []
        for contrast, own in alike.items():
            rows += _pairs(record, contrast, own, len(alike))
    columns = ("", "differ in", "agree in", "open", "designs")
    return Table("Paired comparisons of the tests", columns, tuple(rows))


Contrast = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], bool | None]


def _contrast(pair: Pair) -> Contrast:
    return pair.differ, pair.agree, pair.undecided, pair.designs_differ


def _pairs(record: Record, contrast: Contrast, own: list[Pair], kinds: int) -> Iterator[Row]:
    """Pairs that differ alike, a row for each; what they share stands in the first."""
    *lists, designs = contrast
    names = [Cell(", ".join(_label(record, n) for n in part) or "–") for part in lists]
    shared = (*names, Cell({True: "differ", False: "agree", None: "open"}[designs]))
    if kinds == 1 and len(own) > 1:
        yield Row((Cell("every pair", indent=2), *shared))
        return
    for number, pair in enumerate(own):
        who = Cell(f"{pair.first}{TIE}/{TIE}{pair.second}", indent=2)
        yield Row((who, *([Cell("″", Tone.QUIET)] * len(shared) if number else shared)))


def _label(record: Record, name: str) -> str:
    return record.casebook.concepts[name].label


def untested(record: Record) -> Table:
    """What no test reaches: cells of figures, and clauses."""
    rows: list[Row] = []
    for rule in record.rules:
        theory = rule.table.theory
        left = [reach for reach in record.reaches if reach.theory == theory.name]
        missed = [reach for reach in left if not reach.tested]
        rows += [heading(f"{theory.label}: {len(missed)} of {len(left)} clauses")] if missed else []
        rows += [
            Row((Cell(r.clause, indent=2), Cell(", ".join(r.others) or "no episode")))
            for r in missed
        ]
    note = "Episodes that are no tests may reach a clause; they are named, and do not count."
    return Table("Clauses no test reaches", ("clause", "reached by"), tuple(rows), note)


def by_coder(record: Record, made: Coding) -> str:
    """The label of the coder who made a coding."""
    labels = {coder.name: coder.label for coder in record.casebook.coders}
    return labels.get(made.coder, made.coder)
