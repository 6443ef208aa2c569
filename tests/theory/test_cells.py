"""Cells of a figure, from the table that derives."""

from foedus.theory.cells import cells
from foedus.theory.derive import ready
from foedus.theory.expression import parse
from foedus.theory.theory import Axes, Scope, Theory
from foedus.theory.worlds import tabulate
from foedus.vocabulary.design import Design
from foedus.vocabulary.prediction import Silence
from tests.strategies import clause, indicators


def test_each_cell_holds_what_is_answered_there_within_the_scope() -> None:
    axes = Axes("harvest", "omens")
    theory = Theory(
        "t",
        "T",
        (
            clause("feast", parse("harvest*omens*wolves"), Design.WITH_INSTITUTIONS),
            clause("calm", parse("harvest*omens*~wolves"), None),
            clause("wary", parse("harvest*~omens"), Design.WITHOUT_INSTITUTIONS),
            clause("hungry", parse("~harvest"), Design.NONE),
        ),
        scope=Scope(parse("tolls"), "elsewhere nobody looked"),
        axes=axes,
    )
    drawn = cells(ready(tabulate(theory, indicators())), axes)
    assert [(cell.row, cell.column, cell.answers, cell.clauses) for cell in drawn] == [
        (True, True, (Design.WITH_INSTITUTIONS, Silence.SILENT), ("feast", "calm")),
        (True, False, (Design.WITHOUT_INSTITUTIONS,), ("wary",)),
        (False, True, (Design.NONE,), ("hungry",)),
        (False, False, (Design.NONE,), ("hungry",)),
    ]
