"""Files of who made or unmade leaders."""

from pathlib import Path

import pytest

from foedus.archive.panel_imposers import nobody, read_imposers
from foedus.archive.releases.problems import DataError

HEAD = "obsid,ccode,act,source\n"


def file(folder: Path, text: str) -> Path:
    """A file of them."""
    path = folder / "mine.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_those_who_installed_and_those_who_removed_are_told_apart(tmp_path: Path) -> None:
    rows = "A-1,2,installed,atlas\nA-1,365,removed,atlas\nA-1,2,installed,log\n"
    found = read_imposers(file(tmp_path, rows), ["A-1"])
    assert (found.installed["ccode"].tolist(), found.removed["ccode"].tolist()) == ([2], [365])
    assert (found.installed["line"].tolist(), found.removed["line"].tolist()) == ([2], [3])


def test_a_state_that_there_is_not_is_a_fault_where_the_states_are_known(tmp_path: Path) -> None:
    mine = file(tmp_path, "A-1,9999,removed,a\n")
    assert len(read_imposers(mine, ["A-1"]).removed) == 1
    with pytest.raises(DataError, match="no state 9999 in COW's list"):
        read_imposers(mine, ["A-1"], states=[2, 365])


def test_every_fault_has_its_line(tmp_path: Path) -> None:
    rows = "B-9,2,removed,a\nA-1,us,removed,a\nA-1,2,liked,a\nA-1,2,removed,\nA-1,2,removed,a\nA-1,3,removed,a\n"
    with pytest.raises(DataError, match="no source") as caught:
        read_imposers(file(tmp_path, rows), ["A-1"])
    told = [(each.place.line, each.found) for each in caught.value.problems]
    assert told == [
        (2, 'no leader "B-9" in Archigos'),
        (3, '"us" where a number belongs'),
        (4, 'the act "liked"'),
        (5, "no source"),
        (7, "A-1 removed by 3 and by 2"),
    ]


def test_nobody_has_done_anything() -> None:
    assert (len(nobody().installed), len(nobody().removed)) == (0, 0)
