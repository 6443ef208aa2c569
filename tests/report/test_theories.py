"""A theory to be read."""

from foedus.report import theories
from foedus.report.clauses import Labels
from foedus.report.layout import Tone
from foedus.report.tables import Table
from tests.toyland.runs import toyland

HARBOUR, STORM = toyland().rules


def matches(row: tuple[str, ...], truths: tuple[bool, ...]) -> bool:
    """Whether a row of a decision table covers a world."""
    words = {"yes": (True,), "no": (False,), "–": (True, False)}
    return all(truth in words[text] for text, truth in zip(row, truths, strict=True))


def test_the_table_answers_every_world_as_the_theory_does() -> None:
    for rule in toyland().rules:
        table = rule.table
        shown = theories.decision_table(table)
        count = len(table.conditions)
        rows = [tuple(cell.text for cell in row.cells) for row in shown.rows]
        for world in table.worlds:
            said = {row[count] for row in rows if matches(row[:count], world.truths)}
            assert said == {world.answer.label}


def test_a_theory_has_its_parts_and_a_figure_only_with_axes() -> None:
    record = toyland()
    labels = Labels.of(record.casebook)
    titles = [part.title for part in theories.parts(HARBOUR, labels)]
    assert titles == [
        "What it is",
        "Questions",
        "Decision table",
        "Figure: The harbour theory",
        "Clauses",
        "Scope and silences",
        "References",
    ]
    assert "Figure" not in " ".join(part.title for part in theories.parts(STORM, labels))


def test_what_else_stands_in_a_cell_follows_what_is_expected() -> None:
    figure = theories.diagram(HARBOUR, [((name, Tone.PLAIN),) for name in "abcd"])
    assert figure is not None
    assert [cell[0][0] for cell in figure.cells] == [
        "with institutions",
        "without institutions",
        "silent",
        "none",
    ]
    assert [cell[1][0] for cell in figure.cells] == list("abcd")
    assert theories.diagram(STORM) is None


def test_theories_are_listed_with_their_authors() -> None:
    listed: Table = theories.listed([rule.table.theory for rule in toyland().rules])
    assert [row.cells[0].text for row in listed.rows] == ["harbour", "storm"]


def test_every_reference_of_a_theory_is_found() -> None:
    theory = HARBOUR.table.theory
    found = set(theories.cited(theory))
    assert set(theory.references) <= found
    assert all(set(clause.references) <= found for clause in theory.clauses)
