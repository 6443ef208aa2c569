"""Tables of a fitted game: what was estimated, what was not told, what was left out."""

from __future__ import annotations

from dataclasses import replace

from foedus.report.formats import csv_text
from foedus.report.game.fit import (
    correlations,
    estimates,
    likelihoods,
    long_table,
    parts,
    rows,
    searches,
    tables,
    title,
)
from foedus.report.tables import Table
from foedus.study.game.fit_columns import BEFORE, Columns
from tests.study.game.fitted import fitted


def test_the_parts_stand_in_the_order_of_reading() -> None:
    assert title(fitted()) == "The patron–client game, fitted to lives.csv"
    assert [part.title for part in parts(fitted())] == [
        "Estimates",
        "What the data do not tell",
        "Estimates together",
        "Likelihood",
        "Rows",
        "Searches",
    ]


def test_an_estimate_has_its_interval() -> None:
    table = estimates(fitted())
    value, error = fitted().fit.estimates[0], fitted().precision.standard[0]
    cells = [cell.text for cell in table.rows[0].cells]
    assert cells[:4] == ["tau_client", "0.2", f"{value:.4g}", f"{error:.4g}"]
    assert cells[4].startswith(f"{value - 1.959964 * error:.4g} to")
    assert "clustered by pair" in table.note


def test_without_an_error_there_is_a_dash() -> None:
    found = fitted()
    nan = float("nan")
    held = tuple((kind, (nan, *errors[1:])) for kind, errors in found.precision.errors)
    told = replace(found, precision=replace(found.precision, errors=held))
    assert [cell.text for cell in estimates(told).rows[0].cells[3:5]] == ["–", "–"]
    assert ",," in csv_text(long_table(told))


def test_warnings_are_told_and_their_absence_too() -> None:
    found = fitted()
    warned = replace(found, precision=replace(found.precision, warnings=("Beware.",)))
    calm = replace(found, precision=replace(found.precision, warnings=()))
    assert parts(warned)[1].body[0].text == "Beware."  # type: ignore[index]
    assert parts(calm)[1].body[0].text == "Nothing to warn of."  # type: ignore[index]
    assert csv_text(long_table(warned)).count("Beware.") == 2


def test_warnings_are_a_table_where_nothing_else_can_be_shown() -> None:
    found = fitted()
    warned = replace(found, precision=replace(found.precision, warnings=("Beware.",)))
    told = [part.body for part in tables(warned)]
    assert all(isinstance(body, Table) for body in told)
    assert told[1].rows[0].cells[0].text == "Beware."  # type: ignore[union-attr]


def test_one_parameter_has_no_correlations() -> None:
    found = fitted()
    held = replace(found.fit, free=found.fit.free[:1], estimates=found.fit.estimates[:1])
    errors = tuple((kind, each[:1]) for kind, each in found.precision.errors)
    alone = replace(found, fit=held, precision=replace(found.precision, errors=errors))
    assert "Estimates together" not in [part.title for part in parts(alone)]


def test_correlations_have_a_row_and_a_column_each() -> None:
    table = correlations(fitted())
    assert table.columns == ("", "tau_client", "autonomy")
    assert table.rows[0].cells[1].text == "1.00"


def test_likelihoods_stand_beside_those_without_a_game() -> None:
    names = [row.cells[0].text for row in likelihoods(fitted()).rows]
    assert names[0] == "fitted game"
    assert names[1] == "fitted game, designs as what clients wished"
    wanted = replace(fitted(), fit=replace(fitted().fit, seen="wanted"))
    assert likelihoods(wanted).rows[1].cells[0].text == "fitted game, designs as what came out"


def test_rows_say_what_was_left_out_and_what_stands_for_what() -> None:
    found = fitted()
    left = replace(found.rows, left_out=(("kappa: missing", 3),))
    columns = Columns(above=0.5, standing=BEFORE, pair=("run",))
    told = rows(replace(found, rows=left, plan=replace(found.plan, columns=columns)))
    texts = {row.cells[0].text: row.cells[1].text for row in told.rows}
    assert texts["left out: kappa: missing"] == "−3"
    assert texts["pairs"] == "150"
    assert "high above 0.5; standing: the pair's design a year before" in told.note


def test_every_search_is_told() -> None:
    (row,) = searches(fitted()).rows
    assert row.cells[4].text == "yes"
