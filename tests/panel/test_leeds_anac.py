"""Leeds and Anac's index: the rule, what is missing, and what the missing leaves open."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel.leeds_anac import (
    COLUMNS,
    MARKS,
    PROVISIONS,
    Condition,
    Sign,
    design_depths,
    design_of,
    graded,
)
from foedus.panel.table import Table
from foedus.vocabulary.design import Design

# Codes that ATOP gives each provision.
CODES: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("milcon", "base", "organ1", "organ2"), (0, 1, 2, 3)),
    **dict.fromkeys(("intcom", "contrib", "estmode"), (0, 1)),
    **dict.fromkeys(("orgpurp1", "orgpurp2", "milaid"), (0, 1, 2, 3, 4)),
    **dict.fromkeys(("subord", "pubsecr"), (0, 1, 2)),
}
UNKNOWN = float("nan")
OPEN_MAX = 3  # provisions unknown at once, so that every completion can be tried


def texts(*rows: dict[str, float]) -> Table:
    """Alliances with these provisions, and zero for all others."""
    held = [dict.fromkeys(PROVISIONS, 0.0) | row for row in rows]
    return Table("texts", {name: np.array([row[name] for row in held]) for name in PROVISIONS})


@st.composite
def rows(draw: st.DrawFn) -> dict[str, float]:
    """Provisions, a few of them unknown."""
    row: dict[str, float] = {name: draw(st.sampled_from(CODES[name])) for name in PROVISIONS}
    unknown = draw(st.sets(st.sampled_from(PROVISIONS), max_size=OPEN_MAX))
    return row | dict.fromkeys(unknown, UNKNOWN)


@pytest.mark.parametrize(
    ("row", "level"),
    [
        ({}, 0),
        ({"milcon": 1}, 0),
        ({"milaid": 2}, 0),
        ({"milcon": 2}, 1),
        ({"milaid": 3}, 1),
        ({"subord": 1}, 1),
        ({"contrib": 1}, 1),
        ({"orgpurp2": 4}, 1),
        ({"milcon": 3}, 2),
        ({"intcom": 1}, 2),
        ({"base": 2}, 2),
        ({"base": 1, "subord": 1}, 2),
    ],
)
def test_each_provision_gives_its_level(row: dict[str, float], level: int) -> None:
    assert graded(texts(row))["milinst"].tolist() == [level]


def test_a_deep_alliance_is_not_moderate_too() -> None:
    assert graded(texts({"base": 1, "subord": 1}))["minst"].tolist() == [0]


def test_unknown_provisions_leave_a_zero_unless_all_are_unknown() -> None:
    nothing = dict.fromkeys(PROVISIONS, UNKNOWN)
    held = graded(texts({"milcon": UNKNOWN}, nothing, nothing | {"milcon": 2}))
    assert held["hinst"].tolist()[0] == 0
    assert np.isnan(held["milinst"]).tolist() == [False, True, False]
    assert held["milinst_lo"].tolist() == [0, 0, 1]
    assert held["milinst_hi"].tolist() == [2, 2, 2]


def test_a_public_treaty_with_an_unknown_organisation_counts_as_in_the_published_file() -> None:
    unknown = {"estmode": 1, "organ1": UNKNOWN, "organ2": UNKNOWN}
    held = graded(texts(unknown, {"estmode": 1}, {"estmode": 1, "organ1": 2}))
    assert held["formal"].tolist() == [0, 1, 2]
    assert (held["formal_lo"].tolist(), held["formal_hi"].tolist()) == ([1, 1, 2], [2, 1, 2])


@given(rows())
def test_the_interval_is_what_every_completion_spans(row: dict[str, float]) -> None:
    unknown = [name for name in PROVISIONS if np.isnan(row[name])]
    whole = product(*(CODES[name] for name in unknown))
    completed = graded(texts(*(row | dict(zip(unknown, each, strict=True)) for each in whole)))
    held = graded(texts(row))
    for name in COLUMNS:
        found = (held[f"{name}_lo"][0], held[f"{name}_hi"][0])
        assert found == (completed[name].min(), completed[name].max()), name


@given(rows())
def test_a_level_is_never_outside_its_interval(row: dict[str, float]) -> None:
    held = graded(texts(row))
    level = held["milinst"][0]
    assert np.isnan(level) or held["milinst_lo"][0] <= level <= held["milinst_hi"][0]


def test_the_designs_border_lies_below_the_high_level() -> None:
    levels = np.array([0, 1, 2, UNKNOWN])
    expected = [Design.WITHOUT_INSTITUTIONS, Design.WITHOUT_INSTITUTIONS, Design.WITH_INSTITUTIONS]
    assert [design_of(level) for level in levels] == [*expected, None]
    assert design_depths(levels).tolist()[:3] == [design.depth for design in expected]


def test_every_column_says_who_made_it() -> None:
    held = graded(texts({}))
    made = [name for name in held.columns if name not in PROVISIONS]
    assert len(made) == 3 * len(COLUMNS)
    assert held.provenance["hinst_lo"] == "texts: Leeds and Anac's rule for hinst"
    assert set(held.provenance) == set(made)


def test_the_rule_reads_as_the_codebook_writes() -> None:
    assert str(MARKS[0]) == "hinst: MILCON = 3; INTCOM = 1; BASE > 0"
    assert str(MARKS[3]) == "pubtreat: ESTMODE = 1 and PUBSECR ≠ 2"
    assert str(MARKS[2]).endswith("0 where hinst = 1")


def test_an_unknown_code_is_none_of_those_asked_for_and_other_than_any() -> None:
    codes = np.array([2.0, UNKNOWN])
    assert Condition("pubsecr", Sign.AMONG, (2,)).holds(codes).tolist() == [True, False]
    assert Condition("pubsecr", Sign.OTHER_THAN, (2,)).holds(codes).tolist() == [False, True]
    assert Condition("pubsecr", Sign.ABOVE, (0,)).holds(codes).tolist() == [True, False]
