"""R's files: what R writes of a data frame is read, whatever else it can hold is refused."""

import bz2
import lzma
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.archive.releases.r_data import NotDataError, data_frame
from tests.archive.releases.r_saved import (
    frame,
    numbers,
    of_class,
    pairs,
    plain_frame,
    saved,
    text,
    texts,
    whole,
    wholes,
)

FENS = frame(
    {
        "ships": wholes([12, None, 3]),
        "depth": numbers([1.5, math.nan, -2.0]),
        "harbour": texts(["Anvil", None, "Fen, the"]),
        "kind": wholes(
            [2, 1, None], levels=texts(["mud", "stone"]), **{"class": of_class("factor")}
        ),
        "since": numbers([-98907.0, math.nan, 0.0], **{"class": of_class("Date")}),
        "seen": numbers([0.0, 86400.0, math.nan], **{"class": of_class("POSIXct", "POSIXt")}),
    }
)


def test_every_kind_of_column_is_read() -> None:
    held = data_frame(saved(fens=FENS))
    assert list(held) == ["ships", "depth", "harbour", "kind", "since", "seen"]
    np.testing.assert_array_equal(held["ships"], [12, np.nan, 3])
    np.testing.assert_array_equal(held["depth"], [1.5, np.nan, -2])
    assert held["harbour"].tolist() == ["Anvil", "", "Fen, the"]
    assert held["kind"].tolist() == ["stone", "mud", ""]
    assert [str(day) for day in held["since"]] == ["1699-03-15", "NaT", "1970-01-01"]
    assert [str(day) for day in held["seen"]] == ["1970-01-01", "1970-01-02", "NaT"]


@pytest.mark.parametrize("pack", [bz2.compress, lzma.compress, bytes])
def test_every_packing_is_undone(pack: object) -> None:
    content = saved(pack=False, fens=FENS)
    assert len(data_frame(pack(content))) == 6  # type: ignore[operator]


def test_names_in_latin_1_are_read() -> None:
    held = data_frame(saved(fens=frame({"a": whole(16, 1) + text("Ålesund", 9 | 0x4000)})))
    assert held["a"].tolist() == ["Ålesund"]


def altrep(name: str, state: bytes) -> bytes:
    """A vector told in another way."""
    info = whole(2, 1) + text(name) + whole(2, 1) + text("base") + whole(2) + wholes([13])
    return whole(238) + info + whole(254) + state + whole(254)


def test_vectors_told_in_another_way_are_read() -> None:
    wrapped = whole(19, 2) + texts(["a", "b", "c"]) + wholes([0, 0])
    written = whole(2) + numbers([1.0, 2.5, math.nan]) + whole(254)
    columns = {
        "year": altrep("compact_intseq", numbers([3.0, 1816.0, 1.0])),
        "name": altrep("wrap_string", wrapped),
        "word": altrep("deferred_string", written),
    }
    held = data_frame(saved(fens=frame(columns)))
    assert held["year"].tolist() == [1816, 1817, 1818]
    assert held["name"].tolist() == ["a", "b", "c"]
    assert held["word"].tolist() == ["1", "2.5", ""]


def test_what_packages_hang_on_a_frame_does_not_disturb() -> None:
    pointer = whole(22) + whole(254) + whole(254)
    spec = whole(19 | 0x200, 1) + texts(["x"]) + pairs(**{"class": of_class("col_spec")})
    held = data_frame(saved(fens=frame({"a": numbers([1.0])}, problems=pointer, spec=spec)))
    assert held["a"].tolist() == [1.0]


def test_a_name_met_before_is_known_again() -> None:
    """R writes each name once; the second frame's `names` points back at the first's."""
    inner = whole(19 | 0x200, 1) + numbers([7.0]) + whole(2 | 0x400)
    back = whole(0xFF | (2 << 8)) + texts(["a"]) + whole(2 | 0x400) + whole(1) + text("class")
    content = b"RDX2\nX\n" + whole(2, 0, 0)
    content += whole(2 | 0x400) + whole(1) + text("held") + whole(10 | 0x200, 1, 1)
    content += whole(2 | 0x400) + whole(1) + text("names") + texts(["x"]) + whole(254)
    content += whole(2 | 0x400) + whole(1) + text("fens") + inner + back
    content += of_class("data.frame") + whole(254) + whole(254)
    assert data_frame(content)["a"].tolist() == [7.0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b\n1,2\n", "no file that R's save"),
        (b"RDX3\nA\n3\n", "written as text"),
        (saved(a=numbers([1.0])), "0 data frames"),
        (saved(a=FENS, b=FENS), "2 data frames"),
        (saved(a=whole(3)), "an object of kind 3, which is no data"),
        (saved(a=whole(4)), "kind 4"),
        (saved(a=altrep("mmap_real", whole(254))), "damaged|of the kind"),
        (saved(a=frame({"a": numbers([1.0]), "b": numbers([1.0, 2.0])})), "different lengths"),
        (saved(a=frame({"a": FENS})), "neither numbers nor texts"),
        (saved(a=whole(19, 1) * 500), "without end|damaged"),
        (saved(a=whole(16, 2**31 - 1)), "damaged"),
        (saved(a=whole(13, -5)), "damaged"),
        (saved(a=altrep("compact_intseq", numbers([1e300, 1.0, 1.0]))), "damaged"),
        (saved(fens=FENS)[:-9], "cut off"),
        (bz2.compress(b"RDX3\nX\n" + b"\0" * 1_000_000), "larger than it may be"),
    ],
)
def test_everything_else_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(NotDataError, match=said):
        data_frame(content)


def test_a_file_cut_anywhere_is_refused() -> None:
    content = saved(pack=False, fens=FENS)
    for cut in range(len(content) - 4):
        with pytest.raises(NotDataError, match=r"damaged|save has written|data frames|as text"):
            data_frame(content[:cut])


@given(st.integers(0, 600), st.binary(min_size=1, max_size=4))
def test_damage_is_refused_or_harmless(at: int, signs: bytes) -> None:
    content = saved(pack=False, fens=FENS)
    at %= len(content)
    try:
        data_frame(content[:at] + signs + content[at + len(signs) :])
    except NotDataError as error:
        assert str(error)  # noqa: PT017 - either is right, nothing else is


def test_plain_columns_come_back() -> None:
    held = data_frame(plain_frame({"ccode": [2, 20], "name": ["a", "b"]}))
    assert held["ccode"].tolist() == [2.0, 20.0]
    assert held["name"].tolist() == ["a", "b"]
