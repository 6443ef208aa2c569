"""External threat on invented states, and the ends of each source's years."""

import numpy as np

from foedus.panel.table import Table
from foedus.panel.threat import (
    capability_threat,
    capability_threat_excess,
    disputes_other,
    rival_years,
    rivals_other,
    territorial_threat,
    threat,
)
from tests.panel.shared_data import copy_of


def keys(*rows: tuple[int, int, int]) -> Table:
    """Clients, patrons, years."""
    columns = np.array(rows).T
    return Table("keys", dict(zip(("ccode1", "ccode2", "year"), columns, strict=True)))


def rivalries(*rows: tuple[int, int, int, int]) -> Table:
    """Pairs and their spells."""
    columns = np.array(rows).T
    return Table("tss", dict(zip(("ccode1", "ccode2", "start", "end"), columns, strict=True)))


def disputes(*rows: tuple[int, int, int, int]) -> Table:
    """Numbers, pairs, years."""
    columns = np.array(rows).T
    return Table("gml", dict(zip(("dispnum", "ccode1", "ccode2", "year"), columns, strict=True)))


def test_the_patron_is_no_rival_other_than_the_patron() -> None:
    """Whichever stands first in the list, and however many spells there are."""
    held = rivalries((7, 9, 1900, 1910), (2, 7, 1900, 1910), (9, 7, 1905, 1920))
    asked = keys((7, 2, 1905), (7, 3, 1905), (7, 2, 1915), (7, 2, 1921))
    assert rivals_other(asked, held).tolist() == [1, 2, 1, 0]


def test_rivalries_after_2020_are_not_known() -> None:
    """The list ends there."""
    found = rivals_other(keys((7, 2, 2020), (7, 2, 2021)), rivalries((7, 9, 1990, 2020)))
    assert np.array_equal(found, [1, np.nan], equal_nan=True)


def test_a_rivalry_of_no_year_is_none() -> None:
    """An end before its start."""
    assert len(rival_years(rivalries((7, 9, 1900, 1899)))) == 0


def test_a_dispute_with_the_patron_alone_does_not_count() -> None:
    """One with the patron and another does, once, and stays for five years."""
    held = disputes(
        (1, 7, 2, 1900), (2, 7, 2, 1900), (2, 7, 9, 1900), (2, 9, 7, 1901), (3, 9, 7, 1903)
    )
    asked = keys((7, 2, 1899), (7, 2, 1900), (7, 2, 1903), (7, 2, 1905), (7, 2, 1907), (7, 2, 1908))
    assert disputes_other(asked, held).tolist() == [0, 1, 2, 2, 1, 0]
    assert disputes_other(keys((7, 3, 1900)), held).tolist() == [2]


def test_disputes_need_the_whole_stretch() -> None:
    """1816 to 2010, less four years at the beginning."""
    asked = keys((7, 2, 1819), (7, 2, 1820), (7, 2, 2010), (7, 2, 2011))
    found = disputes_other(asked, disputes((1, 7, 9, 1850)))
    assert np.isnan(found).tolist() == [True, False, False, True]


def test_general_measures_are_missing_outside_their_years() -> None:
    """A row of the file there would be no better."""
    state = {"ccode": np.array([7, 7]), "year": np.array([2008, 2009])}
    one = Table("leeds_savun", state | {"lsthreat": np.array([0.4, 0.5])})
    assert np.array_equal(
        capability_threat(keys((7, 2, 2008), (7, 2, 2009)), one), [0.4, np.nan], equal_nan=True
    )
    later = {"ccode": np.array([7, 7]), "year": np.array([2010, 2011])}
    other = Table("t", later | {"lterrthreat": np.array([1.0, 2.0]), "sd": np.array([0.1, 0.2])})
    mean, sd = territorial_threat(keys((7, 2, 2010), (7, 2, 2011)), other)
    assert np.array_equal(mean, [1, np.nan], equal_nan=True)
    assert np.array_equal(sd, [0.1, np.nan], equal_nan=True)


def test_both_koreas_against_the_mean_of_all_states() -> None:
    """The design says that both Koreas score below the mean of all states: half of it is so.

    It holds of Leeds & Savun's measure over 1949–2008, but not of the South until 1952 and of the
    North until 1960; of latent territorial threat the opposite holds in every year looked at.
    """
    held = copy_of("leeds_savun_threat.csv.gz", whole=("ccode", "year"), number=("lsthreat",))
    other = copy_of("terrthreat.csv.gz", whole=("ccode", "year"), number=("lterrthreat",))

    def above(table: Table, column: str, korea: int, first: int, last: int) -> bool:
        years = (table["year"] >= first) & (table["year"] <= last)
        mine = table[column][years & (table["ccode"] == korea)].mean()
        return bool(mine > np.nanmean(table[column][years]))

    assert [above(held, "lsthreat", korea, 1949, 2008) for korea in (731, 732)] == [False, False]
    for year, expected in ((1952, [True, True]), (1960, [True, False]), (1961, [False, False])):
        assert [above(held, "lsthreat", korea, year, year) for korea in (731, 732)] == expected
    for year in (1953, 1958, 1961):
        for korea in (731, 732):
            assert above(other, "lterrthreat", korea, year, year)


def test_the_table_has_every_measure_under_its_name() -> None:
    """With who says so."""
    state = {"ccode": np.array([7]), "year": np.array([1950])}
    found = threat(
        keys((7, 2, 1950)),
        Table("l", state | {"lsthreat": np.array([0.2])}),
        Table("t", state | {"lterrthreat": np.array([1.5]), "sd": np.array([0.3])}),
        rivalries((7, 9, 1940, 1960)),
        disputes((1, 7, 9, 1949)),
    )
    assert set(found.columns) == set(found.provenance)


def test_what_is_above_the_mean_of_a_year_is_told_by_year() -> None:
    """A state of whom nothing is known enters no mean."""
    held = {"ccode": np.array([7, 8, 9, 7]), "year": np.array([1950, 1950, 1950, 1951])}
    source = Table("l", held | {"lsthreat": np.array([0.3, 0.1, np.nan, 0.9])})
    found = capability_threat_excess(keys((7, 2, 1950), (9, 2, 1950), (7, 2, 1951)), source)
    assert np.allclose(found, [0.1, np.nan, 0.0], equal_nan=True)


def test_the_years_in_which_a_korea_has_more_to_fear_than_the_mean_of_all_states() -> None:
    held = copy_of("leeds_savun_threat.csv.gz", whole=("ccode", "year"), number=("lsthreat",))
    asked = range(1949, 2009)
    for korea, last in ((732, 1952), (731, 1960)):
        found = capability_threat_excess(keys(*((korea, 2, year) for year in asked)), held)
        above = [year for year, excess in zip(asked, found, strict=True) if excess >= 0]
        assert above == [*range(1949, last + 1), 2008]
