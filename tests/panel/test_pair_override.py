"""A user's own designs: beside the data's, with reasons."""

import numpy as np
import pytest

from foedus.panel.pair_override import Override, OverrideFault, faults, unmet, with_overrides
from foedus.panel.table import Table
from foedus.vocabulary.design import Design
from tests.panel.toy import table

BASES = Override(
    840, 2, 1951, 1952, Design.WITH_INSTITUTIONS, "bases agreement of 1947", "UNTS 673"
)


def pairs() -> Table:
    """The Philippines and the United States."""
    years = [1950, 1951, 1952, 1953]
    rows = len(years)
    text = {name: [1.0] * rows for name in ("design", "design_lo", "design_hi")}
    return table("pairs", client=[840] * rows, patron=[2] * rows, year=years, **text)


def test_the_users_design_stands_beside_the_datas() -> None:
    held = with_overrides(pairs(), [BASES])
    assert held["design_user"].tolist() == [1, 2, 2, 1]
    assert held["design_user_lo"].tolist() == held["design_user_hi"].tolist() == [1, 2, 2, 1]
    assert held["design"].tolist() == [1, 1, 1, 1]
    assert held["overridden"].tolist() == [0, 1, 1, 0]
    assert held["override_reason"].tolist() == ["", BASES.reason, BASES.reason, ""]
    assert held["override_source"].tolist() == ["", BASES.source, BASES.source, ""]


def test_a_user_may_also_know_what_the_data_do_not() -> None:
    unknown = pairs().with_column("design", np.full(4, np.nan), "")
    assert with_overrides(unknown, [BASES])["design_user"].tolist()[1:3] == [2, 2]


def test_no_overrides_change_nothing() -> None:
    held = with_overrides(pairs(), [])
    assert held["design_user"].tolist() == held["design"].tolist()


def test_every_fault_is_told_at_once() -> None:
    given = [
        BASES,
        Override(840, 2, 1952, 1953, Design.NONE, " ", "atlas"),
        Override(840, 2, 1960, 1962, Design.NONE, "closed", ""),
        Override(840, 2, 1970, 1969, Design.NONE, "backwards", "atlas"),
    ]
    with pytest.raises(ValueError, match="4 overrides cannot be used") as caught:
        with_overrides(pairs(), given)
    assert str(caught.value).splitlines()[1:] == [
        "2. client 840, patron 2, 1952–1953: it has no reason; say why",
        "2. client 840, patron 2, 1952–1953: it meets years of override 1",
        "3. client 840, patron 2, 1960–1962: it has no source; say who says so",
        "4. client 840, patron 2, 1970–1969: it ends before it begins",
    ]


def test_pairs_of_others_and_other_years_meet_nothing() -> None:
    said = (Design.NONE, "why", "who")
    given = [Override(840, 2, 1950, 1951, *said), Override(840, 2, 1952, 1953, *said)]
    assert faults([*given, Override(2, 840, 1950, 1953, *said)]) == ()
    assert faults([*given, Override(840, 2, 1951, 1951, *said)]) == (
        OverrideFault(2, "it meets years of {other}", 0),
    )


def test_an_override_without_a_row_is_no_fault_and_is_told() -> None:
    """The row may be left out by a rule of pairs, or be no formation."""
    strange = Override(2, 840, 1951, 1952, Design.NONE, "the wrong way round", "nobody")
    assert unmet(pairs(), [BASES, strange]) == (strange,)
    assert with_overrides(pairs(), [strange])["overridden"].sum() == 0
