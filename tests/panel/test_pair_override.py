"""A user's own designs: beside the data's, with reasons."""

import numpy as np
import pytest

from foedus.panel.pair_override import Override, with_overrides
from foedus.panel.table import Table
from foedus.vocabulary.design import Design
from tests.panel.toy import table

BASES = Override(840, 2, 1951, 1952, Design.WITH_INSTITUTIONS, "bases agreement of 1947")


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


def test_a_user_may_also_know_what_the_data_do_not() -> None:
    unknown = pairs().with_column("design", np.full(4, np.nan), "")
    assert with_overrides(unknown, [BASES])["design_user"].tolist()[1:3] == [2, 2]


def test_no_overrides_change_nothing() -> None:
    held = with_overrides(pairs(), [])
    assert held["design_user"].tolist() == held["design"].tolist()


def test_every_fault_is_told_at_once() -> None:
    given = [
        BASES,
        Override(840, 2, 1952, 1953, Design.NONE, " "),
        Override(2, 840, 1951, 1952, Design.NONE, "the wrong way round"),
        Override(840, 2, 1953, 1952, Design.NONE, "backwards"),
    ]
    with pytest.raises(ValueError, match="5 overrides cannot be used") as caught:
        with_overrides(pairs(), given)
    lines = str(caught.value).splitlines()[1:]
    assert [line.split(":")[0][:2] for line in lines] == ["2.", "2.", "3.", "4.", "4."]
    assert lines[0].endswith("client 840, patron 2, 1952–1953: it has no reason; say why")
    assert lines[1].endswith("it meets years of override 1")
    assert lines[2].endswith("no such client and patron in these years")
    assert lines[3].endswith("it ends before it begins")
