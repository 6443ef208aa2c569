"""The leader in office on a given day, on an invented state and on the leaders of Archigos."""

import numpy as np
import pytest

from foedus.panel.lookup import NOWHERE
from foedus.panel.release import Domain
from foedus.panel.table import Table
from foedus.panel.tenure import count_before, day_number, in_office, irregular_entries, tenure
from tests.panel.shared_data import archigos

DAY = day_number(1953, 10, 1)
LEADERS = Table(
    "leaders",
    {
        "obsid": np.array(["A-1", "A-2", "A-3", "B-1"], dtype=object),
        "leader": np.array(["Ada", "Ben", "Ada", "Cy"], dtype=object),
        "ccode": np.array([7, 7, 7, 9]),
        "startdate": np.array([DAY - 900.0, DAY - 100, DAY, DAY + 5]),
        "enddate": np.array([DAY - 100.0, DAY - 50, DAY + 10, DAY + 9]),
        "entry": np.array(["Irregular", "Foreign Imposition", "Unknown", "Regular"], dtype=object),
    },
)


def led(*rows: tuple[int, float]) -> Table:
    """Who leads each state on each day."""
    codes, days = zip(*rows, strict=True)
    return tenure(Table("keys", {"gwcode": np.array(codes), "day": np.array(days, float)}), LEADERS)


def test_the_successor_leads_on_the_day_of_the_handover() -> None:
    """Both spells hold the day."""
    assert led((7, DAY - 101), (7, DAY - 100))["leader"].tolist() == ["Ada", "Ben"]
    assert led((7, DAY - 100))["tenure_days"].tolist() == [0]


def test_between_spells_nobody_is_known_to_lead() -> None:
    """A gap, a day before, a state without leaders, an unknown day: missing, never zero."""
    found = led((7, DAY - 20), (7, DAY - 1000), (8, DAY), (7, np.nan), (9, DAY))
    assert found["leader"].tolist() == [""] * 5
    assert np.isnan(found["tenure_days"]).all()
    assert np.isnan(found["irregular_entry"]).all()


def test_tenure_counts_from_the_last_entry() -> None:
    """Who comes back starts again."""
    assert led((7, DAY + 3))["tenure_days"].tolist() == [3]


def test_entry_is_told_apart() -> None:
    """Irregular, imposed, unknown."""
    found = led((7, DAY - 500), (7, DAY - 60), (7, DAY + 1), (9, DAY + 6))
    assert np.array_equal(found["irregular_entry"], [1, 0, np.nan, 0], equal_nan=True)
    assert np.array_equal(found["imposed_entry"], [0, 1, np.nan, 0], equal_nan=True)
    assert found["entry"].tolist() == ["Irregular", "Foreign Imposition", "Unknown", "Regular"]


def test_without_leaders_nobody_leads() -> None:
    """An empty table is an answer."""
    empty = LEADERS.rows(np.zeros(4, dtype=bool))
    assert in_office(empty, np.array([7]), np.array([float(DAY)])).tolist() == [NOWHERE]
    keys = Table("keys", {"gwcode": np.array([7]), "day": np.array([float(DAY)])})
    assert np.isnan(tenure(keys, empty)["tenure_days"]).all()


def test_events_count_up_to_the_day_itself() -> None:
    """And only within the years covered."""
    keys = Table(
        "keys",
        {
            "gwcode": np.array([7, 7, 8]),
            "day": np.array([DAY, DAY - 1, DAY], dtype=float),
            "year": np.array([1953, 1953, 1953]),
        },
    )
    days = np.array([DAY, DAY - 1700.0, DAY - 2000, np.nan])
    events = Table("coups", {"code": np.full(4, 7), "day": days})
    assert count_before(keys, events, years=5, domain=Domain(1950, 1960)).tolist() == [2, 1, 0]
    late = count_before(keys, events, years=5, domain=Domain(1955, 1960))
    assert np.isnan(late).all()
    irregular = irregular_entries(keys, LEADERS)
    assert irregular.tolist() == [1, 1, 0]


@pytest.mark.parametrize(
    ("code", "date", "leader", "days"),
    [
        (732, (1953, 10, 1), "Rhee", 1873),
        (731, (1953, 7, 27), "Kim Il-Sung", 1782),
        (731, (1961, 7, 11), "Kim Il-Sung", 4688),
        (2, (1953, 10, 1), "Eisenhower", 254),
    ],
)
def test_leaders_on_the_days_of_the_korean_treaties(
    code: int, date: tuple[int, int, int], leader: str, days: int
) -> None:
    """Archigos 4.1: in office since 15 August 1948, 9 September 1948 and 20 January 1953."""
    keys = Table("keys", {"gwcode": np.array([code]), "day": np.array([float(day_number(*date))])})
    found = tenure(keys, archigos())
    assert (found["leader"][0], found["tenure_days"][0]) == (leader, days)


def test_archigos_has_no_leader_before_1875_and_after_2015() -> None:
    """Missing, not nobody: Grant led from 1869 on, but of those before it has survivors only."""
    days = [day_number(1874, 12, 31), day_number(1875), day_number(2016, 6, 1)]
    keys = Table("keys", {"gwcode": np.full(3, 2), "day": np.array(days, dtype=float)})
    assert tenure(keys, archigos())["leader"].tolist() == ["", "Grant", ""]
    assert archigos()["enddate"].min() < day_number(1875)


def test_those_who_ended_before_1875_are_one() -> None:
    """Leaders of earlier years are those who were still in office in 1875, and one of Bavaria."""
    held = archigos()
    assert held["ccode"][held["enddate"] < day_number(1875)].tolist() == [245]
    assert int((held["startdate"] < day_number(1875)).sum()) == 55


def test_a_leader_leads_on_the_last_day() -> None:
    """And no longer on the next."""
    assert led((7, DAY + 10), (7, DAY + 11))["leader"].tolist() == ["Ada", ""]


def test_irregular_entries_need_ten_years_of_the_list() -> None:
    """It begins in 1875 and ends with 2015; ten years are counted, the day itself included."""
    years = np.array([1884, 1885, 2015, 2016])
    days = np.array([float(day_number(year, 7, 1)) for year in years])
    asked = Table("keys", {"gwcode": np.full(4, 7), "day": days, "year": years})
    assert np.isnan(irregular_entries(asked, LEADERS)).tolist() == [True, False, False, True]
    came = LEADERS["startdate"][0]
    later = np.array([came, came + 3652, came + 3653])
    asked = Table("keys", {"gwcode": np.full(3, 7), "day": later, "year": np.full(3, 1955)})
    assert irregular_entries(asked, LEADERS).tolist() == [1, 1, 0]
