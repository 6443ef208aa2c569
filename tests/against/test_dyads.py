"""Dyad-years, pairs and codes against figures and files that others made.

The counts are those of straightforward scripts over the same releases (COW 2017, ATOP 4.01, NMC 7.0); the
obligations are ATOP's own directed dyad-years, version 5.1 (leeds_et_al_2002); regimes in COW's codes are
those of the R package isard.
"""

from datetime import date

import numpy as np
import pytest

from foedus.panel.coverage import Source, joined, matches
from foedus.panel.dyad import dyad_years
from foedus.panel.dyad_alliance import OBLIGATIONS
from foedus.panel.formation import formations, of_pairs
from foedus.panel.leeds_anac import graded
from foedus.panel.pair import EVERY_MAJOR, PairRule, client_patron, moves
from foedus.panel.pair_practice import Practice, with_practice
from foedus.panel.release import Domain
from foedus.panel.system_codes import GW, POLITY, in_cow_codes, to_cow
from foedus.panel.table import Table
from tests.panel.official import panel_of_dyads, source_of, sources_of_dyads, table_of
from tests.panel.shared_data import copy_of


def moved(pairs: Table, before: float, after: float) -> int:
    """How many moves lead from one design to another."""
    held = moves(pairs)
    return int(((held["before"] == before) & (held["after"] == after)).sum())


def test_the_cow_system_has_its_directed_dyad_years() -> None:
    """A state counts in a year if it was a member on any of its days."""
    states = sources_of_dyads().states
    assert len(states.years(1816, 2016)) == 15_951
    assert len(dyad_years(states.years(1816, 2016))) == 1_912_350
    extended = dyad_years(states.years(1816, 2024, extended=True))
    assert len(extended) == 2_214_990


def test_majors_and_other_states_have_88797_years() -> None:
    """Both by any day of the year; pairs of two majors (1,195 major-years) left out."""
    pairs = client_patron(panel_of_dyads(), EVERY_MAJOR).table
    assert len(pairs) == 88_797
    designs, counts = np.unique(pairs["design"], return_counts=True)
    assert dict(zip(designs.tolist(), counts.tolist(), strict=True)) == {
        0: 71_609,
        1: 12_350,
        2: 4_838,
    }
    assert round(100 * float(np.mean(pairs["design"] == 2)), 1) == 5.4


def test_institutions_out_of_nothing_came_38_times() -> None:
    pairs = client_patron(panel_of_dyads(), EVERY_MAJOR).table
    assert moved(pairs, 0, 2) == 38
    assert [moved(pairs, *step) for step in ((0, 1), (1, 2), (2, 0))] == [606, 118, 38]


def test_the_ratio_rule_leaves_34_of_them() -> None:
    pairs = client_patron(panel_of_dyads()).table
    assert (len(pairs), moved(pairs, 0, 2)) == (79_397, 34)
    wider = client_patron(panel_of_dyads(), PairRule(regional=10.0)).table
    assert (len(wider), moved(wider, 0, 2)) == (87_544, 37)


@pytest.mark.parametrize(
    ("client", "patron", "day", "atopid", "design"),
    [
        (732, 2, date(1953, 10, 1), 3240, 2),
        (731, 365, date(1961, 7, 6), 3440, 1),
        (731, 710, date(1961, 7, 11), 3445, 1),
    ],
)
def test_the_articles_treaties_are_formation_events_out_of_nothing(
    client: int, patron: int, day: date, atopid: int, design: int
) -> None:
    sources = sources_of_dyads()
    events = formations(sources.members.table, graded(sources.phases))
    held = of_pairs(events, client_patron(panel_of_dyads()).table)
    at = (held["client"] == client) & (held["patron"] == patron) & (held["year"] == day.year)
    assert held["start"][at].tolist() == [day.toordinal()]
    assert held["atopid"][at].tolist() == [atopid]
    assert held["design"][at].tolist() == [design]
    assert (held["founding"][at].tolist(), held["allied_before"][at].tolist()) == ([1], [0])


@pytest.mark.parametrize(
    ("obligation", "only_here", "only_there"),
    [
        ("defense", 219, 30),
        ("offense", 34, 20),
        ("neutral", 102, 102),
        ("nonagg", 82, 1532),
        ("consul", 6, 164),
    ],
)
def test_directed_obligations_are_those_of_atops_own_dyads(
    obligation: str, only_here: int, only_there: int
) -> None:
    """Version 5.1 knows some twenty alliances more and has recoded others: under 0.1 % differ."""
    theirs, panel = table_of("atop_dyad_year"), panel_of_dyads()
    position = panel.dyads.positions(theirs["ccode1"], theirs["ccode2"], theirs["year"])
    promised = np.zeros(len(panel.table))
    promised[position[position >= 0]] = theirs[f"atop_{obligation}"][position >= 0]
    ours = panel.table[obligation]
    assert obligation in OBLIGATIONS
    assert int(((ours == 1) & (promised == 0)).sum()) == only_here
    assert int(((ours == 0) & (promised == 1)).sum()) == only_there


def test_politys_states_in_cows_codes_are_one_for_each_year() -> None:
    """Read as they stand, Polity's numbers would lose the USSR and give Kosovo Yugoslavia's regime."""
    polity = in_cow_codes(table_of("polity5", ("ccode", "year", "polity2")), "ccode", POLITY)
    keys = polity["ccode"] * 10_000 + polity["year"]
    assert len(np.unique(keys)) == len(keys)
    soviet = polity.rows((polity["ccode"] == 365) & (polity["year"] == 1950))
    assert soviet["polity2"].tolist() == [-9]


def test_regimes_are_those_of_isard_but_for_the_states_it_read_by_politys_numbers() -> None:
    """14,576 state-years agree; the 367 others are all of states whose numbers differ.

    There isard 2025's `cw_democracy` has no regime for the USSR after 1922, and Kosovo's for Montenegro.
    """
    ours = in_cow_codes(table_of("polity5", ("ccode", "year", "polity2")), "ccode", POLITY)
    theirs = copy_of("cw_democracy.csv.gz", whole=("ccode", "year"), number=("polity2",))
    source = Source(theirs.with_column("theirs", theirs["polity2"], ""), Domain(1816, 2025), ())
    both, coverage = joined(ours, source, ("ccode", "year"), ("theirs",))
    both = both.rows(matches(both, theirs, ("ccode", "year")) >= 0)
    same = (both["polity2"] == both["theirs"]) | (
        np.isnan(both["polity2"]) & np.isnan(both["theirs"])
    )
    assert (coverage.matched, int(same.sum())) == (14_943, 14_576)
    differing = set(both["ccode"][~same].tolist())
    assert differing == {each.cow for each in POLITY}


def test_leaders_countries_are_found_in_cows_codes() -> None:
    """Archigos writes Gleditsch and Ward's numbers; their states beyond COW's list stay unknown."""
    leaders = table_of("archigos", ("ccode", "startdate", "enddate"))
    cow = sources_of_dyads().states
    found = to_cow(leaders["ccode"], leaders["startdate"].astype(np.int64), GW, cow)
    assert (len(leaders), int((~found.known).sum())) == (3409, 241)
    merkel = (leaders["ccode"] == 260) & (leaders["startdate"] > date(2005, 1, 1).toordinal())
    assert found.code[merkel].tolist() == [255]
    never = set(np.unique(leaders["ccode"][~found.known]).tolist()) - set(cow.code.tolist())
    assert never == {563, 564, 711, 815}


@pytest.mark.parametrize(
    ("client", "patron", "year", "text", "practice"),
    [
        (840, 2, 1960, 1, 2),  # the Philippines: the bases rest on another agreement
        (732, 2, 1960, 2, 2),
        (731, 365, 1985, 1, 1),
    ],
)
def test_practice_can_be_deeper_than_the_text(
    client: int, patron: int, year: int, text: int, practice: int
) -> None:
    pairs = client_patron(panel_of_dyads()).table
    at = (pairs["client"] == client) & (pairs["patron"] == patron) & (pairs["year"] == year)
    known = Practice(source_of("patron_signals"), source_of("us_troops"), source_of("us_bases"))
    held, _ = with_practice(pairs.rows(at), known)
    assert (held["design"].tolist(), held["practice"].tolist()) == ([text], [practice])
