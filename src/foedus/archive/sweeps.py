"""Sweeps at rest: what is solved of a sweep, kept piece by piece, so that it can go on."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from foedus.archive.files.write import write_whole
from foedus.game.sweeps.block import CELLS, Block

FORMAT = "foedus/1"
MANIFEST = "sweep.json"
FOLDER = ".foedus/sweeps"
"""Where sweeps are kept, beside the file of the game or in the working folder."""

_ARRAYS = ("wanted", "realised", "residual", "method")


@dataclass(frozen=True, slots=True)
class Kept:
    """A sweep's folder.

    Parameters
    ----------
    folder : Path
        Where its pieces lie.
    rows : int
        Rows of a piece.
    """

    folder: Path
    rows: int


def digest(asked: Mapping[str, object]) -> str:
    """The sha256 of all that decides a sweep's numbers.

    Parameters
    ----------
    asked : mapping
        Plain data.

    Examples
    --------
    >>> digest({"seed": 1})[:12]
    'fbe47f6d82b4'
    """
    text = json.dumps(asked, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def folder_of(beside: Path, name: str, asked: Mapping[str, object]) -> Path:
    """Where a sweep is kept: a folder named after the game and the digest of what is asked."""
    return beside / FOLDER / f"{name}-{digest(asked)[:12]}"


def begun(folder: Path, asked: Mapping[str, object]) -> Kept | None:
    """A sweep that was begun; None if there is none, or what lies there is another's.

    Parameters
    ----------
    folder : Path
        Where it is kept.
    asked : mapping
        What it must have asked.
    """
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(said, dict) or said.get("digest") != digest(asked):
        return None
    rows = said.get("rows_of_a_piece")
    return Kept(folder, rows) if isinstance(rows, int) and rows > 0 else None


def begin(folder: Path, asked: Mapping[str, object], rows: int) -> Kept:
    """Begin a sweep anew: what was kept of it is forgotten.

    Parameters
    ----------
    folder : Path
        Where to keep it.
    asked : mapping
        What it asks.
    rows : int
        Rows of a piece.

    Raises
    ------
    OSError
        If the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("rows-*.npz"):
        old.unlink()
    said = {
        "format": FORMAT,
        "kind": "game_sweep",
        "digest": digest(asked),
        "rows_of_a_piece": rows,
        "asked": asked,
    }
    text = json.dumps(said, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    write_whole(folder / MANIFEST, text, force=True)
    return Kept(folder, rows)


def keep(kept: Kept, block: Block) -> None:
    """Keep a piece, whole or not at all.

    Raises
    ------
    OSError
        If the system refuses.
    """
    held = io.BytesIO()
    np.savez(held, **{name: getattr(block, name) for name in _ARRAYS})
    write_whole(_file(kept, block.start), held.getvalue(), force=True)


def load(kept: Kept, start: int, shape: tuple[int, int]) -> Block | None:
    """A piece that was kept; None if there is none, or it is damaged and must be solved again.

    Parameters
    ----------
    kept : Kept
        The sweep.
    start : int
        Its first row.
    shape : (int, int)
        Rows and points of a row that it must have.
    """
    try:
        # Opened here: what NumPy opens itself stays open where the archive is damaged.
        with _file(kept, start).open("rb") as file, np.load(file, allow_pickle=False) as found:
            arrays: dict[str, Any] = {name: found[name] for name in _ARRAYS}
    except (OSError, ValueError, KeyError, EOFError, NotImplementedError, BadZipFile):
        return None
    block = Block(start, **arrays)
    by_cell = {arrays["wanted"].shape, arrays["realised"].shape}
    by_game = {arrays["residual"].shape, arrays["method"].shape}
    return block if by_cell == {(*shape, CELLS)} and by_game == {shape} else None


def _file(kept: Kept, start: int) -> Path:
    return kept.folder / f"rows-{start:09}.npz"
