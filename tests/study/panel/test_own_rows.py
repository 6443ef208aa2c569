"""Which of a user's rows change nothing, and why."""

import numpy as np
import pytest

from foedus.archive.panel_codings import coded
from foedus.archive.panel_imposers import Imposers
from foedus.panel.pair_override import Override
from foedus.panel.table import Table
from foedus.study.panel.own_rows import idle_codings, idle_imposers, idle_overrides
from foedus.study.panel.traces import TraceSources
from foedus.vocabulary.design import Design

STATES = (2, 700, 701, 702)
DAY = 713_000.0
NAN = float("nan")


def pairs(*rows: tuple[int, int, int]) -> Table:
    """Client, patron, year."""
    names = ("client", "patron", "year")
    return Table(
        "pairs", dict(zip(names, np.array(rows or [(0, 0, 0)][:0]).reshape(-1, 3).T, strict=True))
    )


PANEL = pairs((700, 2, 1950), (700, 2, 1951), (701, 2, 1960))


@pytest.mark.parametrize(
    ("pair", "years", "why"),
    [
        ((9999, 2), (1950, 1950), "no state 9999"),
        ((2, 700), (1950, 1950), "client and patron are the other way round"),
        ((700, 2), (1955, 1956), "the two are there in other years only"),
        ((700, 2), (3000, 3005), "the panel has 1950–1960"),
        ((702, 2), (1950, 1950), "never a client and its patron here"),
    ],
)
def test_a_design_of_no_row_is_told_with_the_reason(
    pair: tuple[int, int], years: tuple[int, int], why: str
) -> None:
    lost = Override(*pair, *years, Design.NONE, "a", "b", line=3)
    met = Override(700, 2, 1951, 1999, Design.NONE, "a", "b", line=2)
    (idle,) = idle_overrides("mine.csv", (met, lost), PANEL, STATES)
    ((line, said),) = idle.lost
    assert (idle.rows, line) == (2, 3)
    assert said.endswith(why)
    assert idle_overrides("mine.csv", (met,), PANEL, STATES) == ()


def test_codings_are_told_that_are_of_no_row_or_open() -> None:
    rows = [
        (700, 2, 1950, "state", 1.0),
        (700, 2, 1950, "regime", NAN),
        (702, 2, 1950, "state", 1.0),
    ]
    rows += [(702, 2, 1977, "state", 0.0)]
    table = coded("mine.csv", rows).with_column("line", np.arange(2, 6), "mine.csv")
    lost, blank = idle_codings(table, PANEL, pairs((702, 2, 1977)), STATES)
    assert [line for line, _ in lost.lost] == [4]
    assert blank.lost == ((3, "client 700, patron 2, 1950: regime"),)
    assert (lost.rows, blank.rows) == (4, 4)


def test_of_a_study_s_codings_nothing_is_told() -> None:
    assert idle_codings(coded("korea", [(9, 9, 9, "state", 1.0)]), PANEL, pairs(), STATES) == ()


def leaders() -> Table:
    """A was imposed and removed by foreigners, B neither, C was imposed elsewhere."""
    columns = {
        "obsid": np.array(["A", "B", "C"], dtype=object),
        "ccode": np.array([700, 700, 701]),
        "startdate": np.array([DAY, DAY + 400, DAY]),
        "enddate": np.array([DAY + 399, DAY + 9000, DAY + 5]),
        "entry": np.array(["Foreign Imposition", "Regular", "Foreign Imposition"], dtype=object),
        "exit": np.array(["Foreign", "Regular", "Foreign"], dtype=object),
        "exitcode": np.array(["", "", ""], dtype=object),
    }
    return Table("archigos", columns)


def named(*rows: tuple[str, int]) -> Table:
    """Who was imposed by state 2, and the line that says so."""
    obsid = np.array([one for one, _ in rows], dtype=object)
    line = np.array([at for _, at in rows], dtype=np.int64)
    return Table("who.csv", {"obsid": obsid, "ccode": np.full(len(rows), 2), "line": line})


def test_who_made_a_leader_is_told_where_no_row_asks_about_him() -> None:
    who = Imposers(named(("A", 2), ("B", 3), ("C", 4)), named(("A", 5), ("B", 6), ("C", 7)))
    nothing = Table("none", {})
    sources = TraceSources(leaders(), nothing, nothing, nothing, who)
    keys = {"gwcode": np.array([700, 700]), "day": np.array([DAY + 1, DAY + 500])}
    (idle,) = idle_imposers((Table("keys", keys),), sources)
    assert [line for line, _ in idle.lost] == [3, 4, 6, 7]
    assert idle.lost[0][1] == "B installed: Archigos tells of no foreign entry"
    assert (idle.file, idle.rows) == ("who.csv", 6)
