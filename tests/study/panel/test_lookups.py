"""Each look-up of the measures has its row: what it found, and what nobody asked for."""

from pathlib import Path

import numpy as np
import pytest

from foedus.panel.coverage import Coverage
from foedus.panel.table import Table
from foedus.study.panel.lookups import YEAR, probed
from foedus.study.panel.measures import RELEASES, keys_of, measures, new_years_day
from foedus.study.panel.sources import Shelf, shelf
from tests.study.toy_releases import registry, world


def on(folder: Path) -> tuple[Shelf, Table]:
    """The invented world, and keys inside and outside its years."""
    pairs = {"client": np.array([700, 701]), "patron": np.array([2, 2])}
    table = Table("t", pairs | {"year": np.array([1953, 1820])})
    return shelf(RELEASES, world(folder), registry), keys_of(table, new_years_day(table["year"]))


def found(folder: Path) -> dict[tuple[str, str], Coverage]:
    """Every look-up by its source and by what it asks."""
    return {(each.source, each.what): each for each in measures(*on(folder)).coverage}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Coverage]:
    """The look-ups of the invented world."""
    return found(tmp_path_factory.mktemp("world"))


def test_a_look_up_counts_what_it_finds_absent_and_outside(tmp_path: Path) -> None:
    releases, keys = on(tmp_path)
    points = releases.table("unga_ideal_points", ("ccode", "year", "idealpoint"))
    told = probed(releases, keys, points, (("ccode1", "ccode"), YEAR))
    assert (told.matched, told.absent, told.outside) == (1, 0, 1)
    assert (told.source_rows, told.unmatched) == (22, 21)
    assert (2, 1950) in told.unmatched_keys


def test_every_source_of_a_measure_has_its_row(held: dict[tuple[str, str], Coverage]) -> None:
    assert {source for source, _ in held} == set(RELEASES)
    assert all(each.matched + each.absent + each.outside == 2 for each in held.values())


def test_the_patron_s_side_is_asked_for_too(held: dict[tuple[str, str], Coverage]) -> None:
    points = held["unga_ideal_points", ""]
    assert (points.matched, points.unmatched) == (1, 20)
    assert (2, 1953) not in points.unmatched_keys
    assert held["polity5", "distance"].unmatched == 31


def test_leaders_are_counted_by_their_spells(held: dict[tuple[str, str], Coverage]) -> None:
    led = held["archigos", "leader on the day"]
    assert (led.matched, led.source_rows, led.unmatched) == (1, 2, 1)
    assert led.unmatched_keys == ((701, 1951),)


def test_a_leader_of_a_year_before_the_list_is_not_found(tmp_path: Path) -> None:
    """He stands there because he was still in office when it began; the measure has nobody."""
    file = world(tmp_path) / "archigos_4_1.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("1951-02-01", "1860-02-01"), encoding="utf-8")
    pairs = {"client": np.array([700, 700]), "patron": np.array([2, 2])}
    table = Table("t", pairs | {"year": np.array([1870, 1880])})
    told = measures(
        shelf(RELEASES, tmp_path, registry), keys_of(table, new_years_day(table["year"]))
    )
    assert told.columns["leader"].tolist() == ["", "Ruler of 700"]
    (led,) = (each for each in told.coverage if each.what == "leader on the day")
    assert (led.matched, led.absent, led.outside) == (1, 0, 1)


def test_disputes_are_asked_for_as_far_back_as_the_measure_looks(
    held: dict[tuple[str, str], Coverage],
) -> None:
    """700 fought 701, and not its patron, in 1952."""
    pair, own = (
        held["gml_mid", each] for each in ("client and patron, 10 years", "of the client, 5 years")
    )
    assert (pair.matched, pair.unmatched_keys) == (0, ((700, 701, 1952),))
    assert (own.matched, own.unmatched) == (1, 0)
    assert held["powell_thyne", "5 years"].unmatched == 0


def test_rivals_of_the_client_are_not_those_of_the_pair(
    held: dict[tuple[str, str], Coverage],
) -> None:
    pair, own = (held["tss_rivalries", each] for each in ("client and patron", "of the client"))
    assert (pair.matched, own.matched) == (0, 1)
    assert (pair.unmatched, own.unmatched) == (22, 21)
    assert (700, 701, 1953) in pair.unmatched_keys


def test_signals_are_those_of_the_year_and_of_the_leader_s_whole_years(
    held: dict[tuple[str, str], Coverage],
) -> None:
    year, leader = (held["patron_signals", each] for each in ("the year", "years of the leader"))
    assert (year.matched, year.unmatched) == (1, 21)
    assert (leader.matched, leader.unmatched) == (1, 20)
