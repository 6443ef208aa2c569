"""Files of designs: read with their reasons; every row at fault with its line."""

from pathlib import Path

import pytest

from foedus.archive.panel_overrides import read_overrides
from foedus.archive.releases.problems import DataError
from foedus.panel.pair_override import Override
from foedus.vocabulary.design import Design

HEAD = "client,patron,from,to,design,reason,source\n"


def file(folder: Path, text: str) -> Path:
    """A file of designs."""
    path = folder / "mine.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_a_row_is_an_override(tmp_path: Path) -> None:
    (found,) = read_overrides(file(tmp_path, "840,2,1951,1991,with_institutions,bases,UNTS 673\n"))
    assert found.line == 2
    assert found == Override(840, 2, 1951, 1991, Design.WITH_INSTITUTIONS, "bases", "UNTS 673")


def test_every_fault_has_its_line(tmp_path: Path) -> None:
    rows = (
        "840,2,1951,1960,none,why,who\n"
        "840,2,1960,1961,none,why,who\n"
        "840,2,x,1961,none,why,who\n"
        "840,2,1970,1971,deep,why,who\n"
        "840,2,1980,1979,none,,\n"
        "2,2,1980,1981,none,why,who\n"
    )
    with pytest.raises(DataError, match=r"\"x\" where a number belongs") as caught:
        read_overrides(file(tmp_path, rows))
    told = [(each.place.line, each.found) for each in caught.value.problems]
    assert told == [
        (3, "client 840, patron 2, 1960–1961: it meets years of line 2"),
        (4, '"x" where a number belongs'),
        (5, 'the design "deep"'),
        (6, "client 840, patron 2, 1980–1979: it ends before it begins"),
        (6, "client 840, patron 2, 1980–1979: it has no reason; say why"),
        (6, "client 840, patron 2, 1980–1979: it has no source; say who says so"),
        (7, "client and patron are the same state, 2"),
    ]
