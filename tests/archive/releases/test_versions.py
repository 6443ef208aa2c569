"""Versions: in every layout of the registry a file of another version is named as such."""

from dataclasses import replace
from pathlib import Path

import pytest

from foedus.archive.releases.problems import DataError
from foedus.archive.releases.read import read_release
from foedus.archive.releases.registry import sheets
from tests.archive.releases.generated import SMALL, Made

EVERY = [Made(sheet, layout) for sheet in sheets() for layout in sheet.release.layouts]
FEW = 3000
OLD = {"iisystem.dat", "microstatessystem.dat"}  # what they hold is the version of 2017


def by_name(made: Made) -> str:
    return f"{made.sheet.name}-{made.layout.name}"


@pytest.mark.parametrize("made", EVERY, ids=by_name)
def test_a_file_of_the_version_that_is_known_is_read(made: Made, tmp_path: Path) -> None:
    if (made.layout.rows or 0) > FEW:
        made = replace(made, layout=replace(made.layout, rows=None))
    release = replace(made.sheet.release, layouts=(made.layout,))
    table = read_release(replace(made.sheet, release=release), made.written(made.cells(), tmp_path))
    both = 2 if made.sheet.recipe(made.layout.name).mirrored else 1
    assert len(table) == both * (made.layout.rows or SMALL)
    assert set(table.columns) == {
        *dict(made.layout.columns),
        *made.sheet.recipe(made.layout.name).made(),
    }


@pytest.mark.parametrize("made", EVERY, ids=by_name)
def test_a_file_of_another_version_is_named_as_such(made: Made, tmp_path: Path) -> None:
    layout = made.layout
    tried = []
    if layout.version:
        tried.append(("99", made.other()))
    if layout.rows:
        tried.append((f"{SMALL + 1} rows", made.cells(SMALL + 1)))
    elif made.told_by():
        tried.append((f"rows up to {made.sheet.release.domain.last - 1}", made.earlier()))
    assert tried, "nothing tells its version"
    release = replace(made.sheet.release, layouts=(layout,))
    for said, cells in tried:
        with pytest.raises(DataError, match="FD706") as refused:
            read_release(replace(made.sheet, release=release), made.written(cells, tmp_path))
        (problem,) = refused.value.problems
        assert said in problem.found
        assert problem.expected.startswith(("version ", "up to ")) or "as " in problem.expected
        assert release.version in problem.remedy
