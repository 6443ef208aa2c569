"""Rows of a panel, and what leaves a row out: each for the first of its reasons."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from foedus.study.game.fit_columns import BEFORE, Columns, Scaled
from foedus.study.game.fit_rows import read_rows
from foedus.study.plan import PlanError
from foedus.vocabulary.problem import InputError

PLAIN = "kappa,gamma,threat,standing,design\n"


def written(tmp_path: Path, text: str, name: str = "panel.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_are_read(tmp_path: Path) -> None:
    path = written(
        tmp_path, PLAIN + "0.5,-0.25,1,0,2\n1,1,0,with_institutions,without institutions\n"
    )
    found = read_rows(path, Columns(), 2)
    assert (found.read, found.left_out) == (2, ())
    assert found.observed.kappa.tolist() == [0.5, 1.0]
    assert found.observed.standing.tolist() == [0, 2]
    assert found.observed.design.tolist() == [2, 1]
    assert found.observed.pair.tolist() == [0, 1]


def test_a_row_is_left_out_for_the_first_reason(tmp_path: Path) -> None:
    rows = ["0.5,0,0,0,0", ",,0,0,0", "2,0,0,0,0", "0,-3,0,0,0", "0,0,,0,0", "0,0,5,0,0"]
    rows += ["0,0,0,0,1.5", "0,0,0,deep,1", " ,0,0,0,0"]
    found = read_rows(written(tmp_path, PLAIN + "\n".join(rows) + "\n"), Columns(), 2)
    assert dict(found.left_out) == {
        "kappa: missing": 2,
        "kappa: outside 0 to 1": 1,
        "gamma: outside -1 to 1": 1,
        "threat: missing": 1,
        "threat: no level of the game": 1,
        "design: no design": 1,
        "standing: no design": 1,
    }
    assert len(found.observed) == 1


def test_columns_are_laid_along_states(tmp_path: Path) -> None:
    text = "polity,accord,danger,standing,design\n-10,0,0.4,0,0\n0,1,0.6,0,0\n"
    columns = Columns(Scaled("polity", -10, 10), Scaled("accord", 1, 0), "danger", 0.5)
    held = read_rows(written(tmp_path, text), columns, 3).observed
    assert held.kappa.tolist() == [0.0, 0.5]
    assert held.gamma.tolist() == [1.0, -1.0]
    assert held.threat.tolist() == [0, 2]


def test_the_design_before_is_that_of_the_pair(tmp_path: Path) -> None:
    text = "client,patron,year,kappa,gamma,threat,design\n"
    rows = [("a", 1, 1900, 0), ("a", 1, 1901, 2), ("a", 1, 1902, 1), ("a", 2, 1901, 1)]
    rows += [("a", 1, 1904, 2), ("b", 1, 1901, 0), ("a", 2, 1902, 0)]
    text += "".join(f"{c},{p},{y},0.5,0,0,{d}\n" for c, p, y, d in rows)
    columns = Columns(standing=BEFORE, pair=("client", "patron"))
    found = read_rows(written(tmp_path, text), columns, 2)
    assert found.observed.standing.tolist() == [0, 2, 1]
    assert found.observed.design.tolist() == [2, 1, 0]
    assert dict(found.left_out) == {"design of the pair a year before: missing": 4}
    assert len(np.unique(found.observed.pair)) == 2


def test_parquet_is_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "panel.parquet"
    pd.DataFrame(
        {"kappa": [0.5], "gamma": [0.0], "threat": [1], "standing": ["none"], "design": [2]}
    ).to_parquet(path)
    assert read_rows(path, Columns(), 2).observed.standing.tolist() == [0]


def test_missing_columns_are_told_all_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, "kapa,gamma,threat,standing\n")
    with pytest.raises(PlanError, match='no column "kappa"') as caught:
        read_rows(path, Columns(), 2)
    assert [problem.found for problem in caught.value.problems] == [
        'no column "kappa"',
        'no column "design"',
    ]
    assert 'did you mean "kapa"?' in caught.value.problems[0].remedy


@pytest.mark.parametrize("name", ["panel.csv", "panel.parquet"])
def test_what_is_no_panel_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with pytest.raises(InputError, match="FD101"):
        read_rows(path, Columns(), 2)
    path.write_bytes(b"\xff\xfe\x00garbage\n\x80\x81")
    with pytest.raises(InputError, match="FD102"):
        read_rows(path, Columns(), 2)


def test_what_is_no_number_is_told_with_its_rows_and_an_empty_cell_is_not(tmp_path: Path) -> None:
    rows = ["0.5,0,0,0,0", '"0,5",0,0,0,0', ",,,,", "0.5,1e999,0,0,0", "0.5,0,.,0,0"]
    rows += ["x,0,0,0,0"] * 8
    path = written(tmp_path, PLAIN + "\n".join(rows) + "\n")
    with pytest.raises(InputError, match="an empty cell where it is missing") as caught:
        read_rows(path, Columns(), 2)
    four = ", ".join(f'"x" in row {n}' for n in range(6, 10))
    below = "(row 1 is the first below the header)"
    assert [problem.found for problem in caught.value.problems] == [
        f'kappa: "0,5" in row 2, {four} and 4 more {below}',
        f'gamma: "inf" in row 4 {below}',
        f'threat: "." in row 5 {below}',
    ]


def test_a_year_that_is_no_number_is_told_where_it_is_needed(tmp_path: Path) -> None:
    text = (
        "pair,year,kappa,gamma,threat,standing,design\na,1950,0.5,0,0,0,0\na,c. 1951,0.5,0,0,0,0\n"
    )
    path = written(tmp_path, text)
    assert len(read_rows(path, Columns(pair=("pair",)), 2).observed) == 2
    with pytest.raises(InputError, match=r'year: "c\. 1951" in row 2'):
        read_rows(path, Columns(standing=BEFORE, pair=("pair",)), 2)


def test_rows_of_parquet_are_counted_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "panel.parquet"
    frame = pd.DataFrame(
        {"kappa": ["0.5", "0,5"], "gamma": 0.0, "threat": 1, "standing": 0, "design": 0}
    )
    frame.set_index(pd.Index(["a", "b"])).to_parquet(path)
    with pytest.raises(InputError, match='"0,5" in row 2'):
        read_rows(path, Columns(), 2)
