"""Sweeps at rest: whole pieces come back, damaged and foreign ones are solved again."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from foedus.archive.sweeps import MANIFEST, Kept, begin, begun, digest, folder_of, keep, load
from foedus.game.sweeps.block import Block
from foedus.game.sweeps.draws import rows
from tests.game.sweeps.sample import RANGES, block

ASKED = {"seed": 1, "ranges": [["coup", 0.1, 0.4]]}
SHAPE = (4, len(RANGES) + 2)


def piece(start: int = 0) -> Block:
    return block(rows(len(RANGES), 3, start, SHAPE[0]))


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return begin(folder_of(tmp_path, "toy", ASKED), ASKED, SHAPE[0])


def test_a_piece_comes_back_as_it_was(kept: Kept) -> None:
    keep(kept, piece(4))
    back = load(kept, 4, SHAPE)
    assert back is not None
    for field in fields(Block):
        assert np.array_equal(getattr(back, field.name), getattr(piece(4), field.name))


def test_the_same_piece_is_the_same_bytes(kept: Kept) -> None:
    keep(kept, piece())
    (file,) = kept.folder.glob("*.npz")
    before = file.read_bytes()
    keep(kept, piece())
    assert file.read_bytes() == before


@pytest.mark.parametrize("damage", [b"", b"no archive", b"PK\x03\x04 cut"])
def test_a_damaged_piece_is_none(kept: Kept, damage: bytes) -> None:
    keep(kept, piece())
    (file,) = kept.folder.glob("*.npz")
    file.write_bytes(damage)
    assert load(kept, 0, SHAPE) is None


def test_half_a_piece_is_none(kept: Kept) -> None:
    keep(kept, piece())
    (file,) = kept.folder.glob("*.npz")
    file.write_bytes(file.read_bytes()[:200])
    assert load(kept, 0, SHAPE) is None


def test_a_piece_of_another_shape_is_none(kept: Kept) -> None:
    keep(kept, piece())
    assert load(kept, 0, (SHAPE[0] + 1, SHAPE[1])) is None
    assert load(kept, 4, SHAPE) is None


def test_a_piece_without_all_its_arrays_is_none(kept: Kept) -> None:
    keep(kept, piece())
    (file,) = kept.folder.glob("*.npz")
    np.savez(file, wanted=piece().wanted)
    assert load(kept, 0, SHAPE) is None


def test_a_sweep_is_gone_on_with_only_if_it_asked_the_same(kept: Kept) -> None:
    assert begun(kept.folder, ASKED) == kept
    assert begun(kept.folder, {**ASKED, "seed": 2}) is None
    assert begun(kept.folder / "nowhere", ASKED) is None


@pytest.mark.parametrize("text", ["", "[]", "{", '{"digest": 3}'])
def test_a_damaged_manifest_is_no_sweep(kept: Kept, text: str) -> None:
    (kept.folder / MANIFEST).write_text(text, encoding="utf-8")
    assert begun(kept.folder, ASKED) is None


def test_a_manifest_without_pieces_is_no_sweep(kept: Kept) -> None:
    file = kept.folder / MANIFEST
    file.write_text(file.read_text(encoding="utf-8").replace(": 4", ": 0"), encoding="utf-8")
    assert begun(kept.folder, ASKED) is None


def test_to_begin_anew_forgets_what_was_kept(kept: Kept) -> None:
    keep(kept, piece())
    begin(kept.folder, ASKED, 2)
    assert load(kept, 0, SHAPE) is None
    assert begun(kept.folder, ASKED) == Kept(kept.folder, 2)


def test_the_digest_knows_no_order() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest({"a": 1}) != digest({"a": 2})
