"""Design in practice beside design in text."""

from dataclasses import replace

import numpy as np
import pytest

from foedus.panel.coverage import Source
from foedus.panel.pair_practice import PATRONS, Practice, PracticeRule, with_practice
from foedus.panel.release import Domain
from foedus.panel.table import Table
from tests.panel.toy import NOTHING, table

NAN = float("nan")


def known(
    troops: list[float], exercises: list[float], own: list[tuple[int, int, float]] | None = None
) -> Practice:
    """Signals of the Soviet Union and of the United States to state 50 in 1981 and on."""
    years = list(range(1981, 1981 + len(troops)))
    nothing = [NAN] * len(years)
    silent = {f"{p}_{what}": nothing for p in PATRONS.values() for what in ("troops", "ex")}
    held = silent | {
        "rus_troops": troops,
        "rus_ex": exercises,
        "us_troops": troops,
        "us_ex": exercises,
    }
    signals = table("signals", ccode=[50] * len(years), year=years, **held)
    counted = table(
        "troops",
        ccode=[c for c, _, _ in own or []],
        year=[y for _, y, _ in own or []],
        troops_ad=[n for _, _, n in own or []],
    )
    for name in ("ccode", "year"):
        counted = counted.with_column(name, counted[name].astype(np.int64), "troops")
    return Practice(
        Source(signals, Domain(1950, 2012), NOTHING),
        Source(counted, Domain(1950, 2024), NOTHING),
        Source(table("bases", ccode=[50, 50]), Domain(2015, 2019), NOTHING),
    )


def pairs(patron: int, years: list[int], alliance: list[float]) -> Table:
    """State 50 and a patron."""
    rows = len(years)
    return table("pairs", client=[50] * rows, patron=[patron] * rows, year=years, alliance=alliance)


@pytest.mark.parametrize(
    ("troops", "exercises", "alliance", "practice"),
    [
        (1000.0, 0.0, 0.0, (2, 2)),
        (999.0, 0.0, 1.0, (1, 1)),
        (0.0, 1.0, 0.0, (1, 1)),
        (0.0, 0.0, 0.0, (0, 0)),
        (NAN, 0.0, 1.0, (1, 2)),
        (0.0, NAN, 0.0, (0, 1)),
        (NAN, NAN, 0.0, (0, 2)),
        (0.0, 0.0, NAN, (0, 1)),
    ],
)
def test_what_is_done_makes_a_design_and_the_unknown_leaves_it_open(
    troops: float, exercises: float, alliance: float, practice: tuple[int, int]
) -> None:
    held, _ = with_practice(pairs(365, [1981], [alliance]), known([troops], [exercises]))
    assert (held["practice_lo"][0], held["practice_hi"][0]) == practice
    agreed = practice[0] if practice[0] == practice[1] else NAN
    np.testing.assert_array_equal(held["practice"], [agreed])


def test_a_patron_that_nobody_reports_on_is_unknown() -> None:
    held, coverage = with_practice(pairs(7, [1981], [0.0]), known([5000.0], [1.0]))
    assert np.isnan(held["troops"]).all()
    assert [each.matched for each in coverage] == [0, 0, 0]


def test_the_united_states_own_count_goes_first_and_parts_of_a_state_are_added() -> None:
    counts = known([10.0, 20.0], [0, 0], [(50, 1981, 4000.0), (50, 1981, 7.0)])
    held, _ = with_practice(pairs(2, [1981, 1982], [1.0, 1.0]), counts)
    assert held["troops"].tolist() == [4007, 20]
    assert held.provenance["troops"] == "troops: troops_ad; else signals: troops"
    assert "troops_ad" not in held.columns


def us(client: int, years: list[int]) -> Table:
    """A client and the United States, allied."""
    rows = len(years)
    return table(
        "pairs", client=[client] * rows, patron=[2] * rows, year=years, alliance=[1.0] * rows
    )


@pytest.mark.parametrize(
    ("client", "troops"),
    [(816, [NAN, 0.0]), (817, [537_377.0, NAN]), (260, [213_596.0, NAN]), (255, [NAN, NAN])],
)
def test_troops_stand_with_the_south_of_vietnam_and_the_west_of_germany(
    client: int, troops: list[float]
) -> None:
    """The rebuilt series writes 816 and 255; so did the panel."""
    own = [(816, 1968, 537_377.0), (816, 1980, 0.0), (255, 1968, 213_596.0)]
    held, _ = with_practice(us(client, [1968, 1980]), known([], [], own))
    np.testing.assert_array_equal(held["troops"], troops)


def test_parts_of_a_state_with_numbers_of_their_own_are_added() -> None:
    """Asmara was Ethiopia's."""
    held, _ = with_practice(us(530, [1960]), known([], [], [(530, 1960, 91), (531, 1960, 1145)]))
    assert (held["troops"].tolist(), held["practice"].tolist()) == ([1236], [2])


def test_a_zero_that_is_no_report_leaves_the_practice_open() -> None:
    held, _ = with_practice(pairs(365, [1981, 1982], [1.0, 1.0]), known([0.0, 5000.0], [0.0, 0.0]))
    assert held["practice_lo"].tolist() == [1, 2]
    assert held["practice_hi"].tolist() == [2, 2]


def test_bases_stand_with_the_state_that_they_are_named_after() -> None:
    listed = known([0.0], [0.0])
    bases = Source(table("bases", ccode=[484, 920]), Domain(2015, 2019), NOTHING)
    for client, number in ((484, 0), (490, 1), (920, 0)):
        held, _ = with_practice(us(client, [2016]), replace(listed, bases=bases))
        assert held["bases"].tolist() == [number], client


def test_bases_count_in_the_years_of_their_list() -> None:
    held, _ = with_practice(pairs(2, [1981, 2016], [1.0, 1.0]), known([0.0], [0.0]))
    np.testing.assert_array_equal(held["bases"], [NAN, 2])
    assert held["practice"].tolist() == [1, 2]


def test_the_rule_of_practice_stands_in_words() -> None:
    rule = PracticeRule(troops=1500.0)
    held, _ = with_practice(pairs(365, [1981], [1.0]), known([0.0], [0.0]), rule)
    assert held.provenance["practice"] == (
        "troops, bases, exercises: from 1,500 troops or 1 base on with institutions; from 1 exercise on, "
        "or with an alliance in text, without"
    )


def test_the_text_stays_as_it_is() -> None:
    before = pairs(365, [1981], [1.0]).with_column("design", np.array([1.0]), "text")
    held, _ = with_practice(before, known([50_000.0], [0.0]))
    assert (held["design"].tolist(), held["practice"].tolist()) == ([1], [2])
    assert set(held.provenance) == set(held.columns)


@pytest.mark.parametrize("name", ["troops", "bases", "exercises"])
def test_a_border_that_every_pair_reaches_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name}: expected a number above 0"):
        PracticeRule(**{name: 0.0})
