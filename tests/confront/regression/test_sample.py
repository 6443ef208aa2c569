"""Samples: which rows are used, and what is told of the others."""

import numpy as np
import pytest

from foedus.confront.regression.sample import Rows, coded, gather, is_missing
from foedus.panel.table import Table
from tests.confront.regression.samples import ordered

HOLES = Table(
    "holes",
    {
        "y": np.array([0.0, 1.0, np.nan, 1.0, 0.0]),
        "a": np.array([1.0, np.nan, np.nan, 2.0, 3.0]),
        "b": np.array([1, 2, 3, 4, 5]),
        "name": np.array(["x", "y", "y", "", "x"], dtype=object),
        "w": np.array([1.0, 1.0, 1.0, 1.0, 2.0]),
    },
)


def test_rows_that_lack_something_are_counted_by_column() -> None:
    """With how many lack nothing else."""
    held = gather(HOLES, "y", ["a", "b"], clusters=["name"])
    assert str(held.rows) == (
        "2 of 5 rows used; dropped: 1 without y (0 lack nothing else); "
        "2 without a (1 lack nothing else); 1 without name (1 lack nothing else)"
    )
    assert held.x.tolist() == [[1, 1], [3, 5]]


def test_complete_rows_are_all_used() -> None:
    """And nothing more is said."""
    assert str(gather(HOLES, "b", []).rows) == "5 of 5 rows used"
    assert str(Rows(5, 5)) == "5 of 5 rows used"


def test_outcomes_follow_their_labels() -> None:
    """The order of the labels is the order of the categories, not that of the values."""
    held = gather(HOLES, "y", ["b"], outcomes={1.0: "first", 0.0: "second"})
    assert (held.outcomes, held.y.tolist()) == (("first", "second"), [1, 0, 0, 1])


def test_a_value_without_label_is_refused() -> None:
    """Neither dropped nor guessed."""
    with pytest.raises(ValueError, match=r"b takes the value 3, 4, 5; expected one of 1, 2"):
        gather(HOLES, "b", [], outcomes={1: "one", 2: "two"})


def test_weights_count_as_observations() -> None:
    """Sums, and counts by category."""
    held = gather(HOLES, "y", ["b"], weights="w")
    assert (held.observations, held.counts) == (5.0, (3.0, 2.0))


def test_states_are_numbered_alike_on_both_sides() -> None:
    """So that a member is found wherever it stands."""
    pair = Table("p", {"y": np.array([0, 1]), "a": np.array([2, 200]), "b": np.array([200, 365])})
    held = gather(pair, "y", [], members=("a", "b"))
    assert held.members is not None
    assert [side.tolist() for side in held.members] == [[0, 1], [1, 2]]


def test_rows_and_columns_are_chosen_together_with_what_belongs_to_them() -> None:
    """Groups, members and weights go with their rows."""
    whole = ordered()
    part = whole.where(whole.y > 0).only(["threat"])
    assert len(part) == part.rows.used == int((whole.y > 0).sum())
    assert part.x[:, 0].tolist() == whole.x[whole.y > 0, 1].tolist()
    assert len(part.clusters["year"]) == len(part)
    assert part.members is not None
    assert len(part.members[0]) == len(part)


def test_missing_is_told_by_kind() -> None:
    """NaN in numbers, nothing in texts, never in whole numbers."""
    assert is_missing(HOLES["a"]).tolist() == [False, True, True, False, False]
    assert is_missing(HOLES["name"]).tolist() == [False, False, False, True, False]
    assert not is_missing(HOLES["b"]).any()


def test_groups_are_numbered_in_the_order_of_their_names() -> None:
    """Texts as well."""
    assert coded(np.array(["b", "a", "b"], dtype=object)).tolist() == [1, 0, 1]
