"""Codings that anchor the classes: a study's, a file's, or none."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from foedus.archive.files.library import case
from foedus.archive.files.study import read_study
from foedus.casebook.actor import CowCode
from foedus.study.panel.codings import cases_of, codings, own_codings, years_of
from foedus.study.panel.record import Own
from foedus.vocabulary.date import HistoricalDate
from foedus.vocabulary.problem import InputError
from tests.toyland.book import toyland, with_records


@pytest.mark.parametrize(
    ("chosen", "period", "years"),
    [
        ("1701-03", "1699/1705", (1701,)),
        ("1700/1701", "1702", (1702,)),
        ("", "1701-02/1701-09", (1701,)),
        ("", "1700-07/1703", (1701, 1702, 1703)),
        ("", "1700-07/1701-06", ()),
        ("", "170X", ()),
    ],
)
def test_an_episode_speaks_for_the_year_of_its_choice_else_for_whole_years(
    chosen: str, period: str, years: tuple[int, ...]
) -> None:
    date = HistoricalDate.parse(chosen) if chosen else None
    episode = replace(toyland().episodes[0], chosen=date, period=HistoricalDate.parse(period))
    assert years_of(episode) == years


def test_states_without_a_number_speak_for_no_row() -> None:
    cases, lost = cases_of(toyland())
    assert cases == ()
    assert len(lost) > 0
    actors = [
        replace(actor, cow=CowCode(700 + place)) if actor.type == "state" else actor
        for place, actor in enumerate(toyland().actors)
    ]
    cases, lost = cases_of(with_records("actors", actors))
    assert len(cases) > 0
    assert all(case.memberships and case.client != case.patron for case in cases)


def test_by_default_the_codings_are_those_of_the_librarys_study() -> None:
    found = codings()
    rows = found.anchors
    told = {
        (client, patron, year, what): value
        for client, patron, year, what, value in zip(
            *(rows[n].tolist() for n in ("ccode1", "ccode2", "year", "commitment", "value")),
            strict=True,
        )
    }
    assert told[732, 2, 1953, "regime"] == 1
    assert told[731, 710, 1953, "regime"] == told[731, 710, 1961, "regime"] == 0
    assert all(told[case] == 1 for case in told if case[-1] == "state")
    assert (731, 710, 1950, "regime") not in told
    assert found.passed_over == ("nicaragua-us-1930s",)
    assert rows.name == "the codings of the study korea"
    (used,) = found.used
    assert (used.name, used.file, len(used.sha256)) == ("codings", "korea", 64)


def test_a_study_by_its_name_a_file_or_none(tmp_path: Path) -> None:
    assert codings("korea").used == codings().used
    assert (len(codings("none").anchors), codings("none").used) == (0, ())
    file = tmp_path / "mine.csv"
    file.write_text("client,patron,year,commitment,value\n700,2,1953,state,1\n")
    found = codings(str(file))
    assert found.anchors["ccode1"].tolist() == [700]
    assert (found.cases, found.used[0].file) == ((), "mine.csv")


def test_what_is_not_there_is_named_with_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no such file.*none, a study \(korea"):
        codings("corea")
    with pytest.raises(InputError, match=r"study\.yaml"):
        codings(str(tmp_path))


def test_the_same_study_gives_the_same_table() -> None:
    one, two = codings().anchors, codings().anchors
    assert all(np.array_equal(one[name], two[name]) for name in one.columns)


def test_a_study_that_decides_a_commitment_anchors_its_own_chapter() -> None:
    folder = case("korea")
    own = own_codings(read_study(folder).casebook, folder)
    assert own == Own(codings=str(folder))
    assert codings(own.codings).anchors.columns.keys() == codings().anchors.columns.keys()
    assert codings(own.codings).used == codings().used
    assert own_codings(toyland(), folder) == Own()
