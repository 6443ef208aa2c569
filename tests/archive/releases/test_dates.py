"""Dates: what no calendar has, and an end before its beginning, are told; what is unknown is not."""

import calendar
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from foedus.archive.releases.dates import (
    dates_of,
    has_impossible_days,
    impossible,
    reversed_spells,
    spells_of,
)
from foedus.archive.releases.problems import DataError
from foedus.archive.releases.read import read_release
from foedus.archive.releases.registry import sheet
from foedus.archive.releases.sheet import Spell

DATE = ("y", "m", "d")
STATES = "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"


def on(*dates: tuple[float, float, float]) -> dict[str, np.ndarray]:
    return {name: np.array(held) for name, held in zip(DATE, zip(*dates, strict=True), strict=True)}


def test_a_day_is_impossible_exactly_where_the_calendar_lacks_it() -> None:
    days = [(y, m, d) for y in (1900, 1904, 1990, 2000) for m in range(1, 13) for d in range(1, 32)]
    wanted = [d > calendar.monthrange(y, m)[1] for y, m, d in days]
    assert impossible(on(*days), DATE).tolist() == wanted
    assert sum(wanted) == 4 * 4 + 2 * 3 + 2 * 2


def test_what_is_unknown_is_not_judged() -> None:
    unknown = on((0, 2, 31), (1990, 0, 31), (1990, np.nan, 31), (1990, 2, np.nan), (-9, 2, 31))
    assert not impossible(unknown, DATE).any()


def test_a_spell_is_judged_as_far_as_both_ends_are_known() -> None:
    spell = Spell(("y", "m", "d"), ("y2", "m2", "d2"))
    rows = [
        ((1990, 5, 2), (1980, 1, 1), True),
        ((1990, 5, 2), (1990, 4, 30), True),
        ((1990, 5, 2), (1990, 5, 1), True),
        ((1990, 5, 2), (1990, 5, 2), False),
        ((1990, 5, 2), (0, 0, 0), False),
        ((1990, 5, 2), (1990, 0, 1), False),
        ((1990, 5, 2), (1990, 5, np.nan), False),
        ((1990, 0, 2), (1990, 5, 1), False),
    ]
    firsts = on(*(first for first, _, _ in rows))
    lasts = on(*(last for _, last, _ in rows))
    held = {**firsts, **{f"{name}2": values for name, values in lasts.items()}}
    assert reversed_spells(held, spell).tolist() == [wrong for _, _, wrong in rows]


def test_the_dates_of_a_release_are_those_of_its_spells_and_of_the_days_that_are_made() -> None:
    held = sheet("cow_states")
    layout = held.release.layouts[0]
    assert dates_of(held, layout) == (
        ("styear", "stmonth", "stday"),
        ("endyear", "endmonth", "endday"),
    )
    assert len(spells_of(held, layout)) == 1
    rivals = sheet("tss_rivalries")
    assert dates_of(rivals, rivals.release.layouts[0]) == ()
    assert not has_impossible_days(held, layout, {"ccode": np.array([2])})


def test_an_impossible_state_is_told_with_its_line(tmp_path: Path) -> None:
    held = sheet("cow_states")
    bare = tuple(replace(each, rows=None) for each in held.release.layouts)
    held = replace(held, release=replace(held.release, layouts=bare))
    path = tmp_path / "states2016.csv"
    rows = "A,2,Anvil,1816,1,1,2016,12,31,2016\nB,3,Fen,1990,1,1,1980,2,31,2016\n"
    path.write_text(STATES + rows, encoding="utf-8")
    with pytest.raises(DataError, match="FD714") as refused:
        read_release(held, path)
    day, spell = refused.value.problems
    assert str(day.place) == str(spell.place) == "states2016.csv:3:1"
    assert day.found == "endyear 1980, endmonth 2, endday 31"
    assert day.expected == "a day that the calendar has"
    assert spell.found == (
        "an end, endyear 1980, endmonth 2, endday 31, before its beginning, styear 1990, stmonth 1, "
        "stday 1"
    )


def test_days_that_a_layout_makes_are_no_longer_taken_as_the_last_of_their_month(
    tmp_path: Path,
) -> None:
    held = sheet("powell_thyne")
    path = tmp_path / "powell_thyne_coups_final.txt"
    layout = held.release.layouts[0]
    row = {"ccode": 2, "year": 2015, "month": 2, "day": 31, "coup": 1, "version": "2015.09.30"}
    header = [theirs for _, theirs in layout.columns]
    fields = [str(row.get(ours, "x")) for ours, _ in layout.columns]
    path.write_text("\t".join(header) + "\n" + "\t".join(fields) + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"FD714.*year 2015, month 2, day 31"):
        read_release(held, path)
