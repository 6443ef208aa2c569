"""The figures of a test on the panel, each with its table."""

from functools import cache

from foedus.report.figures.formats import pdf
from foedus.report.figures.panel.figures import Figure, figures
from tests.report.curves import curved
from tests.study.panel_test.tested import before_panel


@cache
def drawn() -> dict[str, Figure]:
    return {figure.name: figure for figure in figures(before_panel("arms"))}


def test_every_part_has_its_figures() -> None:
    assert {
        *("formation-cells", "dyad-year-cells", "level-at-formation-slopes"),
        *("level-at-formation-together", "design-of-the-year-together"),
        *("formation-curve-consolidation", "dyad-year-curve-compatibility"),
    } <= set(drawn())


def test_every_figure_has_a_table_with_its_numbers() -> None:
    for figure in drawn().values():
        assert figure.table.columns
        assert all(len(row.cells) == len(figure.table.columns) for row in figure.table.rows)
    (curve,) = figures(curved())
    assert [cell.text for cell in curve.table.rows[0].cells][:4] == [
        "measure",
        "by a",
        "-0.0375",
        "2",
    ]


def test_a_pdf_is_the_same_bytes_for_the_same_test() -> None:
    (one,), (other,) = figures(curved()), figures(curved())
    assert pdf(one.drawing) == pdf(other.drawing)
