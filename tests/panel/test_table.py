"""Tables: columns of one length, each with the place it came from."""

import numpy as np
import pytest

from foedus.panel.table import Table

HELD = Table(
    "towns",
    {"code": np.array([1, 2, 3]), "barns": np.array([0.5, np.nan, 2])},
    {"code": "gazetteer: no", "barns": "gazetteer: barns"},
)


def test_rows_are_chosen_by_mask_or_place() -> None:
    """All columns together."""
    assert HELD.rows(np.array([True, False, True]))["code"].tolist() == [1, 3]
    assert HELD.rows(np.array([2, 0]))["barns"].tolist() == [2, 0.5]


def test_columns_are_chosen_with_their_provenance() -> None:
    """In the order asked for."""
    kept = HELD.only(["barns"])
    assert (list(kept.columns), kept.provenance) == (["barns"], {"barns": "gazetteer: barns"})


def test_a_new_column_says_where_it_is_from() -> None:
    """The old table stays as it was."""
    grown = HELD.with_column("full", np.array([1.0, 0, 1]), "barns above 0.4")
    assert grown.provenance["full"] == "barns above 0.4"
    assert "full" not in HELD.columns


def test_columns_of_different_lengths_are_refused() -> None:
    """With every length."""
    with pytest.raises(ValueError, match="columns of different lengths"):
        Table("towns", {"a": np.zeros(1), "b": np.zeros(2)})


def test_provenance_of_nothing_is_refused() -> None:
    """A source needs its column."""
    with pytest.raises(ValueError, match=r"not there: \['b'\]"):
        Table("towns", {"a": np.zeros(1)}, {"b": "gazetteer"})


def test_an_unknown_column_is_refused_with_those_there_are() -> None:
    """Nobody guesses a name."""
    with pytest.raises(KeyError, match="it has code, barns"):
        HELD["ships"]


def test_an_empty_table_has_no_rows() -> None:
    """None at all."""
    assert len(Table("nothing", {})) == 0
