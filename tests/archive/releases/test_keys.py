"""Keys: a row that repeats one is told in every layout, with both lines; what is declared is let be."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from foedus.archive.releases.keys import file_keys, repeats
from foedus.archive.releases.problems import DataError
from foedus.archive.releases.read import read_release
from foedus.archive.releases.registry import sheet, sheets
from foedus.archive.releases.sheet import Recipe
from tests.archive.releases.generated import SMALL, Made
from tests.archive.releases.invented import FENS, fens, written

EVERY = [Made(sheet, layout) for sheet in sheets() for layout in sheet.release.layouts]


def by_name(made: Made) -> str:
    return f"{made.sheet.name}-{made.layout.name}"


@pytest.mark.parametrize("made", EVERY, ids=by_name)
def test_in_every_layout_a_row_that_stands_twice_is_told(made: Made, tmp_path: Path) -> None:
    bare = replace(made.layout, rows=None)
    held = replace(made.sheet, release=replace(made.sheet.release, layouts=(bare,)))
    doubled = {name: [*values, values[0]] for name, values in made.cells(SMALL).items()}
    with pytest.raises(DataError, match="FD713") as refused:
        read_release(held, made.written(doubled, tmp_path))
    (said,) = refused.value.problems
    assert "again, as in" in said.found
    assert all(key in said.expected for key in dict_of(made).values())


def dict_of(made: Made) -> dict[str, str]:
    """The keys of a layout's file, each as the file calls it."""
    theirs = dict(made.layout.columns)
    return {name: theirs[name] for name in file_keys(made.sheet, made.layout)}


def test_a_doubled_row_is_told_with_both_lines_and_its_key(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="FD713") as refused:
        read_release(fens(), written(tmp_path, FENS.replace(b"2,1700", b"1,1700")))
    (said,) = refused.value.problems
    assert str(said.place) == "fens.csv:4:1"
    assert said.found == "the key ccode 1, year 1700 again, as in line 2"
    assert said.expected == "each ccode, year once"
    assert "take one of them out" in said.remedy


def test_every_row_beyond_the_first_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="FD713") as refused:
        read_release(fens(rows=None), written(tmp_path, FENS + b"1,1700,,,,2\n1,1700,,,,2\n"))
    assert [each.place.line for each in refused.value.problems] == [5, 6]
    assert all("as in line 2" in each.found for each in refused.value.problems)


def test_the_keys_are_looked_at_whatever_columns_are_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path, FENS.replace(b"2,1700", b"1,1700"))
    with pytest.raises(DataError, match="the key ccode 1, year 1700 again"):
        read_release(fens(), path, ["ships"])
    assert read_release(fens(), written(tmp_path), ["ships"]).columns.keys() == {"ships"}


def test_a_number_of_rows_and_a_doubled_row_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="FD706") as refused:
        read_release(fens(), written(tmp_path, FENS + b"1,1700,,,,2\n"))
    assert [each.code for each in refused.value.problems] == ["FD706", "FD713"]


def test_what_is_unknown_tells_no_rows_apart() -> None:
    held = fens()
    held = replace(held, release=replace(held.release, keys=("ships", "harbour")))
    layout = held.release.layouts[0]
    columns = {
        "ships": np.array([np.nan, np.nan, 1.0]),
        "harbour": np.array(["", "", ""], dtype=object),
    }
    assert repeats(held, layout, columns) == [(1, 0)]


def test_a_pair_is_the_same_the_other_way_round_where_a_file_has_it_once() -> None:
    held = fens()
    held = replace(
        held,
        release=replace(held.release, keys=("ccode", "ships")),
        recipes={"official": Recipe(mirrored=(("ccode", "ships"),))},
    )
    columns = {"ccode": np.array([1, 2, 3]), "ships": np.array([2.0, 1.0, 1.0])}
    assert repeats(held, held.release.layouts[0], columns) == [(1, 0)]
    plain = replace(held, recipes={})
    assert repeats(plain, plain.release.layouts[0], columns) == []


def test_a_repetition_that_is_declared_may_stand_once_and_no_more() -> None:
    held = replace(fens(), repeated=((1, 1700),))
    layout = held.release.layouts[0]
    twice = {"ccode": np.array([1, 1]), "year": np.array([1700, 1700])}
    assert repeats(held, layout, twice) == []
    thrice = {name: np.append(values, values[:1]) for name, values in twice.items()}
    assert repeats(held, layout, thrice) == [(2, 0)]


def test_keys_that_a_layout_makes_are_told_by_what_they_are_made_of() -> None:
    held = sheet("cow_contiguity")
    told = {each.name: file_keys(held, each) for each in held.release.layouts}
    assert told["official"] == ("ccode1", "ccode2", "begin")
    assert told["development"] == ("ccode1", "ccode2", "stdate")
    bare = fens()
    lacking = replace(bare, release=replace(bare.release, keys=("ccode", "masts")))
    assert file_keys(lacking, lacking.release.layouts[0]) == ()
    assert repeats(lacking, lacking.release.layouts[0], {}) == []
