"""Keeping: what was kept comes back whole, and what is damaged does not come back at all."""

import gzip
import json
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel.table import Array, Table
from foedus.study.panel_kept import classes, keep, kept, name


class Flag(Enum):
    """A flag."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Leaf:
    """What has no parts."""

    text: str
    number: float
    flag: Flag | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """What has parts."""

    leaves: tuple[Leaf, ...]
    pairs: tuple[tuple[Flag, int], ...] = ()
    named: dict[str, Leaf] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stranger:
    """What no annotation of a tree leads to."""

    text: str


LEAVES = st.builds(Leaf, st.text(), st.floats(allow_nan=False), st.sampled_from([None, *Flag]))
TREES = st.builds(
    Tree,
    st.lists(LEAVES).map(tuple),
    st.lists(st.tuples(st.sampled_from(Flag), st.integers())).map(tuple),
    st.dictionaries(st.text(), LEAVES),
)


@given(TREES)
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, tree: Tree) -> None:
    path = tmp_path_factory.mktemp("kept") / "deep" / "a.gz"
    keep(path, tree)
    assert kept(path, Tree) == tree


@pytest.mark.parametrize(
    "values",
    [
        np.array([1.5, np.nan, -np.inf]),
        np.array([3, -4]),
        np.array([True, False]),
        np.array(["ä", ""], dtype=object),
        np.array([]),
    ],
)
def test_arrays_come_back_with_their_kind(tmp_path: Path, values: Array) -> None:
    path = tmp_path / "a.gz"
    keep(path, Table("t", {"x": values}, {"x": "made"}))
    found = kept(path, Table)
    assert found is not None
    assert found["x"].dtype == values.dtype
    assert found["x"].tolist() == pytest.approx(values.tolist(), nan_ok=True)
    assert found.provenance == {"x": "made"}


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    tree = Tree((Leaf("a", 0.1, Flag.RED),))
    keep(tmp_path / "a.gz", tree)
    keep(tmp_path / "b.gz", tree)
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()


def test_numbers_of_arrays_are_kept_as_numbers(tmp_path: Path) -> None:
    keep(tmp_path / "a.gz", Leaf("a", np.float64(0.5)))
    assert kept(tmp_path / "a.gz", Leaf) == Leaf("a", 0.5)


def test_what_is_no_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="cannot be kept"):
        keep(tmp_path / "a.gz", Leaf(tmp_path, 1.0))  # type: ignore[arg-type]


def test_nothing_comes_back_from_nowhere(tmp_path: Path) -> None:
    assert kept(tmp_path / "a.gz", Tree) is None


@pytest.mark.parametrize("place", range(0, 60, 7))
def test_a_damaged_file_is_as_none(tmp_path: Path, place: int) -> None:
    path = tmp_path / "a.gz"
    keep(path, Tree((Leaf("a", 0.1, Flag.RED),)))
    content = path.read_bytes()
    path.write_bytes(content[:-place] if place else b"")
    assert kept(path, Tree) is None


@pytest.mark.parametrize(
    "held",
    [
        {"is": "os.system", "text": "x"},
        {"is": name(Stranger), "text": "x"},
        {"is": name(Leaf), "text": "x", "number": 1.0, "more": 1},
        {"is": name(Flag), "value": "red"},
        {"is": "array", "dtype": "O", "content": ""},
        {},
        [],
        7,
    ],
)
def test_no_class_is_made_that_the_annotations_do_not_lead_to(tmp_path: Path, held: object) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(json.dumps(held).encode()))
    assert kept(path, Tree) is None


def test_what_unfolds_to_too_much_is_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.gz"
    keep(path, Leaf("a" * 1000, 1.0))
    monkeypatch.setattr("foedus.study.panel_kept.BYTES_MAX", 100)
    assert kept(path, Leaf) is None


def test_where_there_is_no_room_nothing_is_kept_and_nothing_breaks(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep(tmp_path / "file" / "a.gz", Tree(()))
    assert (tmp_path / "file").read_text() == ""


def test_classes_are_those_of_the_annotations() -> None:
    assert set(classes(Tree)) == {name(Tree), name(Leaf), name(Flag)}
