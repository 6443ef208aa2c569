"""A solved game as tables."""

from dataclasses import replace

from foedus.game.parameters import NAMES
from foedus.report.game import solve as game_solve
from foedus.report.tables import Table
from foedus.study.game.solve import SolvedGame, read
from tests.report.solved import first_open, game, partly, solution, solved, twice, unsolved


def tables(found: SolvedGame, *, parameters: bool = False) -> dict[str, Table]:
    """The tables of an account by their titles."""
    held = [part.body for part in game_solve.parts(found, parameters=parameters)]
    return {table.title: table for table in held if isinstance(table, Table)}


def test_each_cell_stands_beside_what_is_expected_of_it() -> None:
    table = tables(solved())["What the four cells choose"]
    assert table.columns == ("", "expected", "wanted", "realised")
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert [row[0] for row in texts] == [
        "consolidated, compatible",
        "consolidated, incompatible",
        "unconsolidated, compatible",
        "unconsolidated, incompatible",
    ]
    assert texts[0][1] == "with institutions"
    assert texts[0][2].startswith("✓ with institutions ")
    assert "Under the highest threat (0.12), no alliance standing" in table.note
    assert "Expected by Regime security" in table.note


def test_without_a_figure_nothing_is_expected() -> None:
    table = tables(read(game(), solution(), rules=()))["What the four cells choose"]
    assert table.columns == ("", "wanted", "realised")
    assert "Expected" not in table.note


def test_a_cell_that_chooses_otherwise_is_marked() -> None:
    table = tables(twice())["What the four cells choose: equilibrium 2 of 2"]
    assert [row.cells[2].text[0] for row in table.rows][3] == "✓"
    assert {row.cells[3].text.split()[0] for row in table.rows} == {"none"}


def test_who_held_back_is_told_for_each_threat_and_standing_design() -> None:
    table = tables(solved())["Where wishes and outcome part"]
    assert table.columns[1:] == ("as wanted", "patron held back", "client held back")
    assert [row.cells[0].text for row in table.rows][:2] == [
        "0.02, none",
        "0.02, without institutions",
    ]


def test_deeper_than_wanted_is_a_column_where_it_happens() -> None:
    found = solved()
    (held,) = found.equilibria
    odd = replace(held.partings[0], as_wanted=0.5, deeper=0.25)
    changed = replace(found, equilibria=(replace(held, partings=(odd,)),))
    table = tables(changed)["Where wishes and outcome part"]
    assert table.columns[3] == "deeper than wanted"
    assert [cell.text for cell in table.rows[0].cells][1:4] == ["50.0%", "0.0%", "25.0%"]


def test_how_it_was_solved_is_told() -> None:
    rows = {row.cells[0].text: row.cells[1].text for row in game_solve.convergence(solution()).rows}
    assert rows["tolerance"] == "1e-10"
    assert rows["equilibria found"] == "1"
    assert int(rows["rounds"]) == solution().convergence.rounds


def test_the_files_read_are_named_with_their_digests() -> None:
    ((file, digest),) = game().digests
    (row,) = tables(solved())["Read from"].rows
    assert [cell.text for cell in row.cells] == [file, digest[:12]]


def test_a_game_that_is_not_solved_says_so_with_its_residual() -> None:
    said = game_solve.unsolved(unsolved())
    assert "The patron–client game is not solved" in said
    assert "still changes a value by 2.5e-01, where 1e-10 is asked for" in said
    assert "No design is read from it" in said
    assert "after plain" in said


def test_of_several_starts_it_is_told_which_are_open() -> None:
    found = partly()
    said = game_solve.still_open(found)
    assert said.startswith(
        "2 equilibria were found; 2 of 4 starts (b, d) are left open: after 9 rounds"
    )
    assert said.endswith("There may be more equilibria.")
    assert said in game_solve.remarks(found)
    rows = {row.cells[0].text: row.cells[1].text for row in tables(found)["How it was solved"].rows}
    assert (rows["equilibria found"], rows["starts left open"]) == ("2", "b, d")
    assert "What the four cells choose: equilibrium 2 of 2" in tables(found)
    assert game_solve.still_open(solved()) == ""
    many = tuple(f"drawn {n}" for n in range(30))
    long = replace(found.solution, starts=many, left_open=many[1:])
    said = game_solve.still_open(replace(found, solution=long))
    assert "29 of 30 starts (drawn 1, drawn 2, drawn 3, drawn 4, drawn 5, and 24 more) are" in said


def test_what_others_found_is_told_though_the_first_start_led_nowhere() -> None:
    found = first_open()
    assert game_solve.title(found).endswith("not solved from its first start")
    said = game_solve.unsolved(found)
    assert (
        "is not solved from its first start. 1 equilibrium was found; 1 of 2 starts (a) is" in said
    )
    assert "From its first start, a, no design is read." in said
    assert "What the four cells choose" in tables(found)


def test_where_no_start_led_anywhere_it_is_told_how_many_there_were() -> None:
    one = unsolved()
    two = replace(one.solution, starts=("a", "b"), left_open=("a", "b"))
    said = game_solve.unsolved(replace(one, solution=two))
    assert "is not solved from any of 2 starts: after 9 rounds" in said
    assert said.count("after 9 rounds") == 1


def test_every_parameter_is_listed_where_it_is_asked_for() -> None:
    assert "Parameters" not in tables(solved())
    table = tables(solved(), parameters=True)["Parameters"]
    assert {row.cells[0].text for row in table.rows if not row.heading} == set(NAMES)
    first = [cell.text for cell in table.rows[0].cells]
    assert first[:2] == ["beta", "0.95"]
    assert first[4] == "Chosen, not estimated."


def test_the_long_table_has_one_row_for_each_cell_and_equilibrium() -> None:
    table = game_solve.long_table(twice())
    assert len(table.rows) == 8
    row = dict(zip(table.columns, (cell.text for cell in table.rows[0].cells), strict=True))
    assert row["power_consolidation"] == "true"
    assert row["expected"] == row["wanted"] == "with_institutions"
    chances = [float(row[f"wanted_{kind}"]) for kind in ("none", "with_institutions")]
    assert 0.0 <= chances[0] < chances[1] <= 1.0


def test_the_policy_has_one_row_for_each_state() -> None:
    table = game_solve.policy_table(solution())
    assert len(table.rows) == 7 * 7 * 2 * 3
    row = dict(zip(table.columns, (cell.text for cell in table.rows[-1].cells), strict=True))
    assert (row["kappa"], row["gamma"], row["threat"], row["standing"]) == (
        *("1", "1"),
        *("0.12", "with_institutions"),
    )
    kinds = ("none", "without_institutions", "with_institutions")
    assert abs(sum(float(row[f"realised_{kind}"]) for kind in kinds) - 1.0) < 1e-8
    assert float(row["client"]) == round(float(solution().values.client[-1, -1, -1, -1]), 9)


def test_figures_have_no_noughts_at_their_end() -> None:
    assert [game_solve.figure(value) for value in (0.5, 3.0, -0.0, 1e-12)] == ["0.5", "3", "0", "0"]
