"""A panel described: steps, joins, cells, what is missing."""

import pytest

from foedus.report.layout import Layout
from foedus.report.panel.tables import (
    columns_of,
    coverage,
    designs,
    missing,
    parts,
    releases,
    steps,
    title,
)
from foedus.report.tables import Table
from foedus.report.text import in_markdown, in_terminal
from foedus.study.panel.cells import MEASURES, varying
from foedus.study.panel.record import PanelUnit
from tests.study.toy_releases import built

YEARS = built(PanelUnit.DYAD_YEAR)
FORMATIONS = built(PanelUnit.FORMATION)


def texts(table: Table) -> list[list[str]]:
    """The fields of a table, headings left out."""
    return [[cell.text for cell in row.cells] for row in table.rows if not row.heading]


def test_a_title_says_what_a_row_is_and_which_years() -> None:
    assert title(YEARS) == "Panel 1816–2016: one row for each client, patron and year"


def test_steps_are_shown_in_order() -> None:
    assert [row[1] for row in texts(steps(YEARS))] == ["66", "22", "22"]


def test_a_join_shows_what_matched_and_what_did_not() -> None:
    (points,) = (row for row in texts(coverage(YEARS)) if row[0] == "unga_ideal_points")
    # State 701 has no vote: its eleven years are absent inside the source's.
    assert points[2:5] == ["11", "11", "·"]


def test_what_is_missing_is_counted_for_each_column() -> None:
    rows = {row[0]: row[2:4] for row in texts(missing(YEARS))}
    assert rows["design"] == ["·", "–"]
    assert rows["ideal_distance"] == ["11", "50.0%"]
    assert rows["troops"] == ["22", "100.0%"]


def test_columns_are_shown_with_their_sources() -> None:
    rows = {row[0]: row[2] for row in texts(columns_of(YEARS))}
    assert rows["leader"] == "archigos: leader in office on the day"


def test_files_are_shown_with_the_beginning_of_their_digests() -> None:
    shown = texts(releases(YEARS))
    assert len(shown) == len(YEARS.used)
    assert all(len(row[3]) == 12 for row in shown)


def test_traces_that_do_not_vary_are_named_and_not_drawn() -> None:
    assert varying(YEARS) == ("arms", "arms_to_leader")
    drawn = designs(YEARS, varying(YEARS))
    assert "not_removed" in drawn.note
    assert len(texts(drawn)) == 8


def test_an_empty_cell_has_no_share() -> None:
    shares = [row[-1] for row in texts(designs(YEARS, ["arms"]))]
    assert shares == ["72.7%", "–", "–", "0.0%"]


def test_a_formation_has_no_column_for_no_alliance() -> None:
    assert "none" in designs(YEARS, ["arms"]).columns
    assert "none" not in designs(FORMATIONS, ["arms"]).columns


@pytest.mark.parametrize("unit", list(PanelUnit))
def test_every_part_has_rows_and_fits_eighty_columns(unit: PanelUnit) -> None:
    record = built(unit)
    for part in parts(record):
        assert isinstance(part.body, Table)
        assert part.body.rows
    text = in_terminal(title(record), parts(record), Layout(80))
    assert max(map(len, text.splitlines())) <= 80


def test_alliances_have_no_cells() -> None:
    titles = [part.title for part in parts(built(PanelUnit.ALLIANCE))]
    assert not any("consolidation" in each for each in titles)


def test_markdown_has_the_same_parts() -> None:
    text = in_markdown(title(FORMATIONS), parts(FORMATIONS, MEASURES[:1]))
    assert text.count("\n## ") == len(parts(FORMATIONS))
