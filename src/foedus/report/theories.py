"""A theory to be read: its questions, its table, its figure, its clauses, its silences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.report.citations import entry, in_order
from foedus.report.clauses import Labels, clause_lines, word
from foedus.report.diagram import Diagram
from foedus.report.layout import Tone
from foedus.report.lines import Line, Part
from foedus.report.tables import Cell, Row, Table, plain_row
from foedus.report.words import brief, capital, preference
from foedus.theory.cells import cells
from foedus.theory.clause import Clause
from foedus.theory.derive import Rule
from foedus.theory.implicants import prime_implicants
from foedus.theory.theory import Theory
from foedus.theory.worlds import DecisionTable, World
from foedus.vocabulary.concept import Concepts
from foedus.vocabulary.prediction import Silence
from foedus.vocabulary.reference import Reference


def listed(theories: Iterable[Theory]) -> Table:
    """Theories with whose they are, and what they explain."""
    rows = [plain_row(t.name, t.label, ", ".join(t.authors), t.explains) for t in theories]
    return Table("Theories of the library", ("name", "", "authors", "explains"), tuple(rows))


def parts(rule: Rule, labels: Labels) -> tuple[Part, ...]:
    """A theory, part by part.

    Parameters
    ----------
    rule : Rule
        The theory made ready.
    labels : Labels
        Labels of the concepts it names, and its bibliography.

    Returns
    -------
    tuple of Part
        What it is, its questions, its table, its figure, its clauses, scope and silences,
        references; the figure only where it has one.
    """
    theory = rule.table.theory
    figure = diagram(rule)
    drawn = [Part(figure.title, figure)] if figure else []
    return (
        Part("What it is", tuple(_head(theory, labels))),
        Part("Questions", tuple(_questions(theory, labels))),
        Part("Decision table", decision_table(rule.table)),
        *drawn,
        Part("Clauses", tuple(_clauses(theory, labels))),
        Part("Scope and silences", tuple(_silences(theory, labels))),
        Part("References", tuple(_references(theory, labels))),
    )


def _head(theory: Theory, labels: Labels) -> Iterator[Line]:
    authors = ", ".join(theory.authors)
    yield Line(f"{authors}. {capital(theory.explains)}; {preference(theory.preference_of)}.")
    if theory.names:
        yield Line(f"Also: {', '.join(theory.names)}.")
    yield Line(theory.summary)
    yield from labels.cited(theory.references)


def _questions(theory: Theory, labels: Labels) -> Iterator[Line]:
    for number, premise in enumerate(theory.premises, 1):
        yield Line(premise.asks, head=f"{number}. {labels.label(premise.concept)}:")
        yield from labels.cited(premise.references, 1)


def decision_table(table: DecisionTable) -> Table:
    """Every world and its answer, compactly: worlds that a condition does not part stand together.

    Parameters
    ----------
    table : DecisionTable
        All worlds of a theory.

    Returns
    -------
    Table
        Per clause its prime implicants over the conditions, then what lies out of scope.
    """
    labels = [table.concepts[name].label for name in table.conditions]
    rows = [row for clause in table.theory.clauses for row in _clause_rows(clause, table)]
    outside = [world for world in table.worlds if world.answer is Silence.OUT_OF_SCOPE]
    rows += _rows(outside, Silence.OUT_OF_SCOPE.label, "outside the scope")
    note = f"{len(table.worlds)} worlds; – stands for either."
    return Table("Decision table", (*labels, "expects", "clause"), tuple(rows), note)


def _clause_rows(clause: Clause, table: DecisionTable) -> list[Row]:
    worlds = [world for world in table.worlds if world.clause and world.clause.name == clause.name]
    return _rows(worlds, clause.answer.label, clause.name)


def _rows(worlds: list[World], answer: str, clause: str) -> list[Row]:
    shown = {True: Cell("yes"), False: Cell("no"), None: Cell("–", Tone.QUIET)}
    return [
        Row((*(shown[truth] for truth in implicant), Cell(answer, Tone.STRONG), Cell(clause)))
        for implicant in prime_implicants(world.truths for world in worlds)
    ]


def diagram(rule: Rule, placed: Iterable[tuple[tuple[str, Tone], ...]] = ()) -> Diagram | None:
    """The figure of a theory; None where it has none.

    Parameters
    ----------
    rule : Rule
        The theory made ready.
    placed : iterable of tuple of (str, Tone)
        For each cell, what else stands in it.
    """
    axes = rule.table.theory.axes
    if axes is None:
        return None
    concepts = rule.table.concepts
    held = [(brief(cell.answers), Tone.STRONG) for cell in cells(rule, axes)]
    beside = [*placed] or [()] * len(held)
    return Diagram(
        title=f"Figure: {rule.table.theory.label}",
        rows=_words(concepts, axes.rows),
        columns=_words(concepts, axes.columns),
        cells=tuple((expected, *more) for expected, more in zip(held, beside, strict=True)),
    )


def _words(concepts: Concepts, name: str) -> tuple[str, str]:
    concept = concepts[name]
    return word(concept, holds=True), word(concept, holds=False)


def _clauses(theory: Theory, labels: Labels) -> Iterator[Line]:
    for clause in theory.clauses:
        yield from clause_lines(clause, theory, labels)


def _silences(theory: Theory, labels: Labels) -> Iterator[Line]:
    if theory.scope:
        yield Line(labels.asked(theory.scope.when), head="Speaks where:")
        yield Line(theory.scope.otherwise, 1, head="Elsewhere:")
        yield from labels.cited(theory.scope.references, 1)
    else:
        yield Line("", head="Speaks everywhere.")
    for clause in theory.clauses:
        if clause.silent:
            yield Line(labels.asked(clause.when), head="Silent where:")
            yield Line(clause.silent, 1)


def _references(theory: Theory, labels: Labels) -> Iterator[Line]:
    keys = {key for reference in cited(theory) for key in reference.keys}
    for source in in_order(labels.sources[key] for key in keys if key in labels.sources):
        yield Line(entry(source), 1)


def cited(theory: Theory) -> Iterator[Reference]:
    """Every reference of a theory."""
    yield from theory.references
    yield from theory.scope.references if theory.scope else ()
    for premise in theory.premises:
        yield from premise.references
    for clause in theory.clauses:
        yield from clause.references
