"""Fields: areas of a surface known on a grid, against areas known otherwise."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.report.figures.drawing import Patch, Point
from foedus.report.figures.game.field import Frame, area

FRAME = Frame(0, 0, 100, 100)


def size(patch: Patch) -> float:
    return sum(abs(_doubled(piece)) / 2 for piece in patch.pieces)


def _doubled(piece: tuple[Point, ...]) -> float:
    pairs = zip(piece, (*piece[1:], piece[0]), strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)


@given(st.floats(0.05, 0.95), st.integers(2, 9))
def test_half_a_plane_has_the_area_that_it_has(bound: float, points: int) -> None:
    values = np.broadcast_to(np.linspace(0, 1, points), (points, points))[..., None].copy()
    patch = area("x", values, (lambda v: v[..., 0] - bound,), FRAME)
    assert size(patch) == pytest.approx(100 * 100 * (1 - bound))


@given(st.integers(0, 2**32 - 1))
def test_an_area_and_its_complement_fill_the_panel(seed: int) -> None:
    draw = np.random.default_rng(seed).normal
    # A slope without saddles: over a saddle either diagonal may be the ridge.
    slope = np.sort(draw(size=6))[:, None] + np.sort(draw(size=5))[None, :]
    values = slope[..., None]
    inside = area("x", values, (lambda v: v[..., 0],), FRAME)
    outside = area("x", values, (lambda v: -v[..., 0],), FRAME)
    assert size(inside) + size(outside) == pytest.approx(100 * 100)


def test_all_of_some_heights_must_hold() -> None:
    grid = np.stack(np.meshgrid(np.linspace(0, 1, 5), np.linspace(0, 1, 5)), axis=-1)
    both = (lambda v: v[..., 0] - 0.6, lambda v: v[..., 1] - 0.7)
    assert size(area("x", grid, both, FRAME)) == pytest.approx(100 * 100 * 0.4 * 0.3)


def test_rows_run_upward() -> None:
    values = np.linspace(0, 1, 3)[:, None, None] * np.ones((3, 3, 1))
    patch = area("x", values, (lambda v: v[..., 0] - 0.75,), FRAME)
    assert max(y for piece in patch.pieces for _, y in piece) == pytest.approx(25)
