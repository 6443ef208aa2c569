"""How often each trap of the data would be stepped into: the figures of docs/theory/traps.md.

Each test counts, on the published data, what a straightforward reading gets wrong. What foedus does
instead is tested where it is done.
"""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from foedus.panel.dyad_alliance import ties
from foedus.panel.dyad_table import dyad_panel
from foedus.panel.formation import formations, of_pairs
from foedus.panel.leeds_anac import graded
from foedus.panel.pair import EVERY_MAJOR, client_patron, moves
from foedus.panel.spell import member_span
from foedus.panel.spell_days import year_of
from foedus.panel.system import StateSystem
from foedus.panel.system_codes import GW, POLITY, from_cow, in_cow_codes, to_cow
from foedus.panel.table import Table
from foedus.panel.tenure import tenure
from tests.panel.official import panel_of_dyads, sources_of_dyads, table_of
from tests.panel.shared_data import copy_of

SIGNALS = "mcmanus_nieman_2019_signals.csv.gz"
REGIMES = ("ccode", "year", "polity2")


def first_phases() -> Table:
    """The first phase of each alliance, in the order of the alliances."""
    phases = graded(table_of("atop_phase"))
    phases = phases.rows(np.lexsort((phases["phase"], phases["atopid"])))
    _, first = np.unique(phases["atopid"], return_index=True)
    return phases.rows(first)


def test_zero_is_a_year_of_ending_for_nearly_half_of_all_alliances() -> None:
    alliances, phases, members = (
        table_of(name) for name in ("atop_alliance", "atop_phase", "atop_member")
    )
    assert (int((alliances["endyr"] == 0).sum()), len(alliances)) == (334, 745)
    assert (int((phases["endyr"] == 0).sum()), len(phases)) == (339, 799)
    assert (int((members["yrexit"] == 0).sum()), len(members)) == (1062, 2398)


def test_what_the_alliances_row_says_more_than_its_first_phase() -> None:
    """Nine have a higher level, four of them institutions that were not signed at first; one is SEATO."""
    alliances, first = graded(table_of("atop_alliance")), first_phases()
    np.testing.assert_array_equal(np.sort(alliances["atopid"]), first["atopid"])
    alliances = alliances.rows(np.argsort(alliances["atopid"]))
    higher = alliances["milinst"] > first["milinst"]
    high = higher & (alliances["milinst"] == 2)
    assert int(higher.sum()) == 9
    assert alliances["atopid"][high].tolist() == [3130, 3180, 4175, 4865]
    bilateral = (alliances["bilat"] == 1) & (first["bilat"] == 0)
    assert alliances["atopid"][bilateral].tolist() == [3260]


def test_maxima_in_place_of_phases_move_the_shares() -> None:
    """5.7 % instead of 5.4, and 64 moves from nothing to institutions instead of 38."""
    whole = graded(table_of("atop_alliance"))
    level = dict(zip(whole["atopid"].tolist(), whole["milinst"].tolist(), strict=True))
    phases = graded(table_of("atop_phase"))
    highest = np.array([level[atopid] for atopid in phases["atopid"].tolist()])
    sources = replace(sources_of_dyads(), phases=phases.with_column("milinst", highest, "maximum"))
    pairs = client_patron(dyad_panel(sources, 1816, 2016), EVERY_MAJOR).table
    moved = moves(pairs)
    assert round(100 * float(np.mean(pairs["design"] == 2)), 1) == 5.7
    assert int(((moved["before"] == 0) & (moved["after"] == 2)).sum()) == 64


def test_subordination_is_a_moderate_mark() -> None:
    """Taken for a high one, 23 alliances would have institutions; six more have no level at all."""
    held = graded(table_of("atop_alliance"))
    assert int(((held["subord"] > 0) & (held["hinst"] == 0)).sum()) == 23
    assert int(np.isnan(held["milinst"]).sum()) == 6


def test_alliance_phase_and_member_are_no_key() -> None:
    members = table_of("atop_member")
    keys = np.stack([members[name].astype(int) for name in ("atopid", "phase", "member")], axis=1)
    found, times = np.unique(keys, axis=0, return_counts=True)
    assert found[times > 1].tolist() == [[3015, 0, 651], [3205, 0, 651], [3740, 2, 345]]


def test_states_that_share_a_number_and_no_treaty() -> None:
    """Seven are treaties that the Czech Republic and Slovakia each took over; two the Germanies' on one day."""
    members, phases = table_of("atop_member"), table_of("atop_phase")
    held = ties(members, phases)
    code, atopid = members["member"], members["atopid"]
    allied = set(zip(atopid[held.one], code[held.one], code[held.two], strict=True))
    first, last = member_span(members)
    one, two = np.nonzero(
        (atopid[:, None] == atopid)
        & (code[:, None] < code)
        & (np.maximum(first[:, None], first) <= np.minimum(last[:, None], last))
    )
    sharing = set(zip(atopid[one], code[one], code[two], strict=True)) - allied
    assert sorted(tuple(map(int, each)) for each in sharing) == [
        *((number, 316, 317) for number in (3610, 3625)),
        *((number, 255, 260) for number in (3655, 3720)),
        *((number, 316, 317) for number in (4070, 4075, 4100, 4185, 4195)),
    ]


def test_politys_numbers_read_as_cows() -> None:
    """337 state-years of 1816–2016 would lose their regime, 69 of them the USSR's; 18 get another's."""
    polity = table_of("polity5", REGIMES)
    ours = in_cow_codes(polity, "ccode", POLITY)
    plain, right = (
        {
            (code, year): score
            for code, year, score in zip(*(held[name].tolist() for name in REGIMES), strict=True)
        }
        for held in (polity, ours)
    )
    years = sources_of_dyads().states.years(1816, 2016)
    known = set(zip(years.code.tolist(), years.year.tolist(), strict=True)) & set(right)
    lost = known - set(plain)
    other = [
        key
        for key in known & set(plain)
        if not np.array_equal(plain[key], right[key], equal_nan=True)
    ]
    assert (len(lost), sum(code == 365 for code, _ in lost), len(other)) == (337, 69, 18)


def test_leaders_whose_states_have_another_number() -> None:
    leaders = table_of("archigos", ("ccode", "startdate", "enddate"))
    days = leaders["startdate"].astype(np.int64)
    found = to_cow(leaders["ccode"], days, GW, sources_of_dyads().states)
    assert int((found.known & (found.code != leaders["ccode"])).sum()) == 12
    marquez = table_of("marquez", ("gwn", "year"))
    ends = np.array([date(year, 12, 31).toordinal() for year in marquez["year"].tolist()])
    states = to_cow(marquez["gwn"], ends, GW, sources_of_dyads().states)
    since = marquez["year"] >= 1816
    assert int((since & states.known & (states.code != marquez["gwn"])).sum()) == 149


@pytest.mark.parametrize(
    ("column", "begins", "rows"),
    [("us_troops", 1981, 3578), ("us_ex", 1974, 2537), ("chi_troops", 2008, 8311)],
)
def test_a_signals_zeros_before_its_first_year(column: str, begins: int, rows: int) -> None:
    """Every row has a zero, South Korea's of 1953 too, when it had 326,863 American soldiers."""
    held = copy_of(SIGNALS, whole=("ccode", "year"), number=(column,))
    before = held["year"] < begins
    assert int(before.sum()) == rows
    assert (held[column][before] == 0).all()


def test_chinese_arms_for_north_korea_are_on_record_from_1958() -> None:
    held = copy_of(SIGNALS, whole=("ccode", "year"), number=("chi_arms",))
    given = held["year"][(held["ccode"] == 731) & (held["chi_arms"] > 0)]
    assert (held["year"].min(), given.min()) == (1950, 1958)


def test_american_troops_by_two_files() -> None:
    """South Korea in 1953, Germany in 2011."""
    signals = copy_of(SIGNALS, whole=("ccode", "year"), number=("us_troops",))
    troops = copy_of("us_troops_country_year.csv.gz", number=("ccode", "year", "troops_ad"))
    for code, year, one, other in ((732, 1953, 0, 326_863), (255, 2011, 108_019, 44_047)):
        told = [
            held[column][(held["ccode"] == code) & (held["year"] == year)].tolist()
            for held, column in ((signals, "us_troops"), (troops, "troops_ad"))
        ]
        assert told == [[one], [other]]


DAYS = {"any": ((1, 1), (12, 31)), "first": ((1, 1), (1, 1)), "last": ((12, 31), (12, 31))}


def years_by(system: StateSystem, day: str) -> list[set[int]]:
    """The states of each year 1816–2016: those of any, the first or the last day of it."""
    ends = [[date(y, *end).toordinal() for end in DAYS[day]] for y in range(1816, 2017)]
    return [set(system.code[(system.first <= b) & (system.last >= a)].tolist()) for a, b in ends]


@pytest.mark.parametrize(
    ("states", "pairs"),
    [
        ("any", [88_797, 88_363, 88_494]),
        ("first", [87_771, 87_375, 87_493]),
        ("last", [88_358, 87_922, 88_209]),
    ],
)
def test_which_day_makes_a_state_and_a_major_power(states: str, pairs: list[int]) -> None:
    """The table of decision 023; majors by any, the first and the last day."""
    held = years_by(sources_of_dyads().states, states)
    counts = []
    for day in DAYS:
        majors = years_by(sources_of_dyads().majors, day)
        years = zip(held, majors, strict=True)
        counts.append(sum(len(every & great) * len(every - great) for every, great in years))
    assert counts == pairs


def test_leaders_who_came_in_the_year_of_the_treaty() -> None:
    """91 of 956 known: on 1 January another man led the client."""
    members, phases = sources_of_dyads().members.table, graded(sources_of_dyads().phases)
    held = of_pairs(formations(members, phases), client_patron(panel_of_dyads()).table)
    days = held["start"].astype(np.int64)
    keys = Table("keys", {"gwcode": from_cow(held["client"], days).code, "day": held["start"]})
    since = tenure(keys, table_of("archigos"))["leader_since"]
    known = ~np.isnan(since)
    new_year = np.array([date(year, 1, 1).toordinal() for year in year_of(days).tolist()])
    assert (len(held), int(known.sum()), int((since > new_year).sum())) == (1044, 956, 91)


def test_half_of_what_clients_and_patrons_sign_promises_no_arms() -> None:
    """Two pacts of whole regions alone are 318 of the 537; one of 50 such beginnings has institutions."""
    members, phases = sources_of_dyads().members.table, graded(sources_of_dyads().phases)
    held = of_pairs(formations(members, phases), client_patron(panel_of_dyads()).table)
    assert [int((held["active"] == value).sum()) for value in (0, 1)] == [537, 507]
    deep = held["milinst"] == 2
    assert [int((deep & (held["active"] == value)).sum()) for value in (0, 1)] == [11, 172]
    assert [int((held["atopid"] == pact).sum()) for pact in (3740, 3755)] == [204, 114]


@pytest.mark.parametrize(("client", "patron"), [(732, 2), (731, 710), (731, 365)])
def test_no_alliance_of_the_korean_war_is_listed(client: int, patron: int) -> None:
    members = table_of("atop_member")
    held = ties(members, table_of("atop_phase"))
    code, day = members["member"], date(1952, 1, 1).toordinal()
    both = (code[held.one] == client) & (code[held.two] == patron)
    assert not (both & (held.first <= day) & (day <= held.last)).any()


def test_the_texts_of_the_soviet_bloc_are_thin() -> None:
    """Its bilateral treaties with six states of the pact, 1945–1989, and that of Manila: level 0."""
    members, phases = table_of("atop_member"), graded(table_of("atop_phase"))
    held = ties(members, phases)
    client, patron = members["member"][held.one], members["member"][held.two]
    bloc = np.isin(client, (290, 310, 315, 355, 360, 265)) & (patron == 365)
    bloc &= (phases["bilat"][held.phase] == 1) & (phases["begyr"][held.phase] >= 1945)
    bloc &= phases["begyr"][held.phase] <= 1989
    levels = phases["milinst"][held.phase[bloc]]
    assert (len(levels), levels.max()) == (11, 0)
    (manila,) = np.flatnonzero(phases["atopid"] == 3210)
    assert (phases["begyr"][manila], phases["milinst"][manila]) == (1951, 0)


def test_a_month_is_thirteen_in_one_dispute() -> None:
    disputes = table_of("gml_mid")
    beyond = disputes.rows(disputes["stmon"] > 12)
    assert beyond["stmon"].tolist() == [13] * 10
    assert set(beyond["dispnum"].tolist()) == {1272}
    assert table_of("us_troops")["marine_corps_ad"].min() == -322


def test_the_disputes_of_a_package_are_one_for_each_pair_and_year() -> None:
    disputes = table_of("gml_mid")
    pairs = {*zip(*(disputes[name].tolist() for name in ("ccode1", "ccode2", "year")), strict=True)}
    assert len(pairs) == len(disputes) == 9284
