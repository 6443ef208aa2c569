"""Leaders brought in and removed: by whom is asked of the user, not guessed."""

import numpy as np

from foedus.panel.compatibility_leaders import foreign_exit, installed, removed
from foedus.panel.table import Table
from foedus.panel.tenure import day_number
from tests.panel.shared_data import archigos

LEADERS = Table(
    "leaders",
    {
        "obsid": np.array(["A-1", "A-2", "A-3"], dtype=object),
        "ccode": np.array([7, 7, 7]),
        "startdate": np.array([float(day_number(year)) for year in (1940, 1950, 1960)]),
        "enddate": np.array([float(day_number(year)) for year in (1950, 1960, 1970)]),
        "entry": np.array(["Regular", "Foreign Imposition", "Regular"], dtype=object),
        "exit": np.array(["Foreign", "Irregular", "Regular"], dtype=object),
        "exitcode": np.array(
            ["", "Removed by Rebels, with Foreign Support", "Regular"], dtype=object
        ),
    },
)


def keys(*rows: tuple[int, int]) -> Table:
    """Patrons and years of client 7, on 1 July."""
    patrons, years = (np.array(column) for column in zip(*rows, strict=True))
    days = np.array([float(day_number(year, 7, 1)) for year in years])
    return Table(
        "keys", {"gwcode": np.full(len(rows), 7), "ccode2": patrons, "year": years, "day": days}
    )


def who(**named: int) -> Table:
    """Who did it, by leader."""
    return Table(
        "who",
        {
            "obsid": np.array([name.replace("_", "-") for name in named], dtype=object),
            "ccode": np.array(list(named.values()), dtype=np.int64),
        },
    )


def test_an_imposed_leader_without_a_name_for_who_did_it_is_missing() -> None:
    """With one, it is the patron or somebody else."""
    asked = keys((2, 1945), (2, 1955), (9, 1955), (2, 1965))
    assert np.array_equal(installed(asked, LEADERS, who()), [0, np.nan, np.nan, 0], equal_nan=True)
    assert installed(asked, LEADERS, who(A_2=2)).tolist() == [0, 1, 0, 0]


def test_a_removal_counts_for_ten_years() -> None:
    """From its day on, for whoever did it."""
    asked = keys((2, 1949), (2, 1955), (2, 1965), (2, 1971))
    named = who(A_1=2, A_2=9)
    assert removed(asked, LEADERS, named).tolist() == [0, 1, 0, 0]
    others = keys((9, 1955), (9, 1965))
    assert removed(others, LEADERS, named).tolist() == [0, 1]


def test_a_removal_by_nobody_named_leaves_it_open() -> None:
    """Unless another is known to be the patron's."""
    asked = keys((2, 1955), (2, 1960), (2, 1965))
    assert np.array_equal(removed(asked, LEADERS, who(A_2=2)), [np.nan, 1, 1], equal_nan=True)
    assert np.array_equal(removed(asked, LEADERS, who()), [np.nan] * 3, equal_nan=True)


def test_nothing_is_known_outside_the_years_of_the_list() -> None:
    """A removal of the early 1870s need not be in it."""
    asked = keys((2, 1884), (2, 1885), (2, 2016))
    assert np.isnan(removed(asked, LEADERS, who())).tolist() == [True, False, True]
    assert np.isnan(installed(keys((2, 1930), (2, 2016)), LEADERS, who())).all()


def test_how_many_leaders_foreigners_removed() -> None:
    """Archigos 4.1: 72 exits are called foreign, and more had foreign support."""
    held = archigos()
    called = np.array([way == "Foreign" for way in held["exit"]])
    found = foreign_exit(held)
    assert called.sum() == 72
    assert found[called].all()
    assert found.sum() > called.sum()
    without = np.array(["without Foreign Support" in code for code in held["exitcode"]])
    assert not (found & without & ~called).any()


def test_a_removal_counts_from_its_day_for_ten_years() -> None:
    """3,652 days later still, 3,653 days later no more."""
    fell = LEADERS["enddate"][0]
    days = np.array([fell - 1, fell, fell + 3652, fell + 3653])
    columns = {"gwcode": np.full(4, 7), "ccode2": np.full(4, 2), "year": np.full(4, 1955)}
    asked = Table("keys", {**columns, "day": days})
    one = LEADERS.rows(np.array([0]))
    assert removed(asked, one, who(A_1=2)).tolist() == [0, 1, 1, 0]
