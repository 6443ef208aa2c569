"""A solved game as JSON, kept to its schema."""

import json
import math
from collections.abc import Callable
from dataclasses import replace

import jsonschema
import pytest

from foedus.report.documents import to_json
from foedus.report.game import solve_document as game_solve_document
from foedus.study.data import Data
from foedus.study.game.solve import SolvedGame, read
from tests.report.solved import game, solution, solved, twice, unsolved


def plain(found: SolvedGame) -> dict:
    """The document as a reader of JSON has it."""
    data: Data = game_solve_document.document(found, "9.9")
    loaded: dict = json.loads(to_json(data))
    return loaded


@pytest.mark.parametrize(
    "found",
    [solved, twice, unsolved, lambda: read(game(), solution(), rules=())],
    ids=["solved", "twice", "unsolved", "without a figure"],
)
def test_the_document_keeps_to_its_schema(found: Callable[[], SolvedGame]) -> None:
    jsonschema.Draft202012Validator.check_schema(game_solve_document.schema())
    jsonschema.validate(plain(found()), game_solve_document.schema())


def test_another_key_breaks_the_schema() -> None:
    with pytest.raises(jsonschema.ValidationError, match="'surplus' was unexpected"):
        jsonschema.validate({**plain(solved()), "surplus": 1}, game_solve_document.schema())


def test_the_record_carries_version_files_parameters_and_solver() -> None:
    held = plain(solved())
    assert held["foedus"] == "9.9"
    assert held["game"]["files"][0]["file"] == "library/games/patron_client.yaml"
    values = {each["name"]: each["value"] for each in held["game"]["parameters"]}
    assert values["thetas"] == [0.02, 0.12]
    assert held["game"]["grid"] == {"n_kappa": 7, "n_gamma": 7}
    (how,) = held["convergence"]
    assert how["residual"] == solution().convergence.residual
    assert how["solver"] == solution().convergence.solver
    cell = held["equilibria"][0]["cells"][0]
    assert cell["expected"] == ["with_institutions"]
    assert sum(cell["wanted"]["chances"].values()) == pytest.approx(1.0)


def test_a_game_that_is_not_solved_has_no_equilibrium() -> None:
    held = plain(unsolved())
    assert held["converged"] is False
    assert held["equilibria"] == []
    assert held["convergence"][0]["residual"] == 0.25


def test_a_residual_that_is_no_number_is_null() -> None:
    how = replace(solution().convergence, residual=math.nan)
    held = plain(read(game(), replace(solution(), convergence=how)))
    assert held["convergence"][0]["residual"] is None
    assert held["converged"] is False


def test_a_game_as_data_is_what_other_records_carry() -> None:
    data = game_solve_document.game(game())
    assert data["name"] == "patron_client"
    assert game_solve_document.convergence(solution())[0] == plain(solved())["convergence"][0]
