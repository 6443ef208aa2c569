"""Rows as profiles: every way in which columns become memberships, and the variants."""

import numpy as np
import pytest

from foedus.archive.files.measures import library_feeds
from foedus.panel.feed import Feed, Way, narrowed
from foedus.panel.table import Table
from foedus.study.library_rules import library_rules
from foedus.study.panel_test.choices import Variant
from foedus.study.panel_test.profiles import (
    in_bloc,
    memberships,
    profiles,
    readings,
    unmeasured,
    variants,
    varied,
)

NAN = float("nan")


def feed(way: Way, *columns: str, threshold: float = 1.0, band: float = 1.0) -> Feed:
    return Feed("measure", "threat", columns, way, "because", threshold, band)


def table(**columns: list[float]) -> Table:
    return Table("rows", {name: np.array(values) for name, values in columns.items()})


@pytest.mark.parametrize(
    ("way", "low", "high"),
    [
        (Way.AT_LEAST, [1.0, 0.0, 0.0], [1.0, 0.0, 1.0]),
        (Way.GRANTED, [1.0, 1.0, 1.0], [1.0, 1.0, 1.0]),
    ],
)
def test_one_column_or_none(way: Way, low: list[float], high: list[float]) -> None:
    columns = ("a",)[: way.columns[1]]
    found = memberships(table(a=[2, 0, NAN]), feed(way, *columns))
    assert [ends.tolist() for ends in found] == [low, high]


def test_any_of_several_is_true_though_others_are_missing_and_false_only_if_none_is() -> None:
    rows = table(a=[1, 0, 0, NAN], b=[NAN, 0, NAN, NAN])
    low, high = memberships(rows, feed(Way.ANY, "a", "b"))
    assert low.tolist() == [1, 0, 0, 0]
    assert high.tolist() == [1, 0, 1, 1]


def test_an_interval_is_taken_as_it_stands_and_not_by_another_name() -> None:
    rows = table(lo=[0.2, 0.0], hi=[0.4, 1.0])
    low, high = memberships(rows, feed(Way.INTERVAL, "lo", "hi"))
    assert (low.tolist(), high.tolist()) == ([0.2, 0.0], [0.4, 1.0])
    assert low is not rows["lo"]


def test_an_index_is_as_wide_as_one_standard_error() -> None:
    rows = table(index=[0.0, 0.0, NAN], error=[0.0, 1.0, 1.0])
    low, high = memberships(rows, feed(Way.MEASURED, "index", "error", threshold=0.0, band=1.0))
    assert low.tolist() == [0.5, 0.0, 0.0]
    assert high.tolist() == [0.5, 1.0, 1.0]


def test_a_theory_is_fed_one_measure_for_each_concept_that_has_any() -> None:
    (rule,) = (each for each in library_rules() if each.table.theory.name == "regime_security")
    found = list(readings(rule, narrowed(library_feeds(), ("arms", "visit"))))
    assert len(found) == 2 * 3
    for feeds in found:
        assert [each.concept for each in feeds] == list(rule.table.conditions)
    assert unmeasured(rule, library_feeds()) == ()


def test_a_theory_without_a_measure_is_asked_once_and_its_concepts_are_named() -> None:
    (rule,) = (each for each in library_rules() if each.table.theory.name == "patron_driven")
    assert list(readings(rule, library_feeds())) == [()]
    assert unmeasured(rule, library_feeds()) == ("patron_seeks_control", "patron_overburdened")


def test_profiles_hold_the_concepts_that_are_fed() -> None:
    held = profiles(table(a=[1, 0]), [feed(Way.AT_LEAST, "a")])
    assert held.count == 2
    assert list(held.memberships) == ["threat"]


def bloc() -> Table:
    codes = {"client": [290, 290, 290, 732], "patron": [365, 365, 2, 365]}
    years = {"year": [1955, 1992, 1955, 1955]}
    found = {name: np.array(values) for name, values in (codes | years).items()}
    return Table("pairs", found | {"design": np.ones(4), "practice": np.array([2.0, 1, 0, NAN])})


def test_the_bloc_is_its_patron_with_its_clients_in_its_years() -> None:
    assert in_bloc(bloc()).tolist() == [True, False, False, False]


def test_variants_leave_rows_out_or_take_what_was_done() -> None:
    assert len(varied(bloc(), Variant.WITHOUT_BLOC)) == 3
    done = varied(bloc(), Variant.PRACTICE)["design"]
    assert done[:3].tolist() == [2, 1, 0]
    assert np.isnan(done[3])
    assert varied(bloc(), Variant.AS_SIGNED)["design"].tolist() == [1, 1, 1, 1]


def test_the_users_designs_are_a_variant_where_there_are_any() -> None:
    assert Variant.USER not in variants(bloc())
    mine = bloc().with_column("design_user", np.array([2.0, 1, 1, 0]), "mine")
    assert Variant.USER in variants(mine)
    assert varied(mine, Variant.USER)["design"].tolist() == [2, 1, 1, 0]
    assert [each for each in Variant if each.by_design] == [Variant.PRACTICE, Variant.USER]
