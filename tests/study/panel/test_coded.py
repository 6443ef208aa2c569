"""Codings beside measures: agreement, difference, and what stays open."""

import numpy as np
import pytest

from foedus.panel.feed import Feed, Way
from foedus.panel.table import Table
from foedus.study.panel.cases import Case, Verdict
from foedus.study.panel.coded import compared
from foedus.vocabulary.membership import FALSE, TRUE, UNKNOWN, Membership

POWER = Feed("power", "sway", ("sway_lo", "sway_hi"), Way.INTERVAL, "")
CLASS = Feed("class", "bond", ("bond_lo", "bond_hi"), Way.INTERVAL, "")
SINGLE = Feed("single", "bond", ("arms",), Way.AT_LEAST, "")


def panel() -> Table:
    """Three rows of one pair; the class of 1701 is anchored."""
    names = np.array(["Ada"] * 3, dtype=object)
    columns = {"client": np.full(3, 7), "patron": np.full(3, 2), "year": np.arange(1700, 1703)}
    columns |= {"client_name": names, "patron_name": names, "leader": names}
    columns |= {"sway": np.array([0.9, 0.5, np.nan]), "sway_se": np.array([0.1, 0.2, np.nan])}
    columns |= {"sway_lo": np.array([1.0, 0.2, 0.0]), "sway_hi": np.ones(3)}
    columns |= {"bond_lo": np.ones(3), "bond_hi": np.ones(3), "arms": np.ones(3)}
    columns |= {"bond_probability": np.array([0.99, 1.0, 0.5]), "bond_error": np.zeros(3)}
    columns |= {"bond_coded": np.array([np.nan, 1.0, np.nan])}
    columns |= {"bond_left_out": np.array([np.nan, 0.02, np.nan])}
    return Table("t", columns | {"bond_left_out_error": np.array([np.nan, 0.01, np.nan])})


def case(year: int, **coded: Membership) -> Case:
    """What is coded of the pair in a year."""
    return Case("tale", 7, 2, year, tuple(coded.items()))


def test_a_class_is_set_beside_its_coding_as_it_is_without_it() -> None:
    first, second, third = (
        compared(panel(), [case(year, bond=TRUE)], [CLASS])[0] for year in (1700, 1701, 1702)
    )
    assert (first.score, first.measured, first.verdict) == (0.99, TRUE, Verdict.AGREES)
    assert (second.score, second.measured, second.verdict) == (0.02, FALSE, Verdict.DIFFERS)
    assert (third.measured, third.verdict) == (UNKNOWN, Verdict.OPEN)


def test_consolidation_is_set_beside_its_coding_with_its_error() -> None:
    found = compared(panel(), [case(year, sway=FALSE) for year in (1700, 1701, 1702)], [POWER])
    assert [each.verdict for each in found] == [Verdict.DIFFERS, Verdict.OPEN, Verdict.OPEN]
    assert (found[1].score, found[1].error, found[1].measured) == (0.5, 0.2, Membership(0.2, 1))


def test_only_what_is_coded_and_in_the_panel_is_compared_by_measures_with_intervals() -> None:
    assert compared(panel(), [case(1700, sway=TRUE)], [CLASS, SINGLE]) == ()
    assert compared(panel(), [case(1800, bond=TRUE)], [CLASS]) == ()
    assert len(compared(panel(), [case(1700, bond=TRUE, sway=TRUE)], [POWER, CLASS, SINGLE])) == 2


@pytest.mark.parametrize(
    ("coded", "measured", "verdict"),
    [
        (TRUE, TRUE, "agrees"),
        (FALSE, FALSE, "agrees"),
        (TRUE, FALSE, "differs"),
        (UNKNOWN, TRUE, "open"),
        (Membership(0.5, 1), TRUE, "open"),
        (Membership(0.6, 1), TRUE, "agrees"),
    ],
)
def test_verdicts(coded: Membership, measured: Membership, verdict: str) -> None:
    assert Verdict.of(coded, measured).value == verdict
