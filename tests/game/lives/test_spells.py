"""Spells, counted by hand in three short lives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from foedus.game.lives.life import LifePlan, Lives
from foedus.game.lives.spells import ENDINGS, durations
from tests.game.worlds import START, lives, solved

O = -1  # noqa: E741 - a year that was not lived


def by_hand() -> Lives:
    """Formation and deepening; a fall and a defeat; an alliance from before, kept to the end."""
    rows = {
        "standing": [[0, 1, 2, 2], [0, 0, O, O], [1, 1, 1, 1]],
        "design": [[1, 2, 2, 0], [0, 2, O, O], [1, 1, 1, 1]],
        "fate": [[0, 0, 0, 0], [1, 2, O, O], [0, 0, 0, 0]],
    }
    arrays = {name: np.array(held, dtype=np.int16) for name, held in rows.items()}
    names = ("kappa", "gamma", "threat", "ceiling", "meddling")
    rest = dict.fromkeys(names, np.zeros((3, 4), dtype=np.int16))
    return Lives(solved(), START, LifePlan(4, 3), **rest, **arrays)


def test_spells_are_counted() -> None:
    none, thin, deep = durations(by_hand())
    assert (none.curve.spells, none.curve.censored, none.under_way) == (1, 1, 1)
    assert (thin.curve.spells, thin.curve.survival, thin.under_way) == (1, (0.0,), 1)
    assert (deep.curve.spells, deep.curve.survival) == (2, (0.5, 0.0))
    ended = {name: (thin.endings[n], deep.endings[n]) for n, name in enumerate(ENDINGS)}
    assert ended["deepening"] == (1, 0)
    assert ended["end"] == (0, 1)
    assert ended["defeat"] == (0, 1)
    assert none.endings == (0,) * len(ENDINGS)


def test_every_year_belongs_to_one_spell() -> None:
    held = lives()
    found = durations(held)
    for each in found:
        assert sum(each.endings) == each.curve.ended
    years = sum(sum(each.curve.at_risk) for each in found)
    seen = held.lived.sum()
    assert years < seen
    young = replace(held, standing=np.where(np.arange(30) == 0, 3, held.standing).astype(np.int16))
    assert sum(sum(each.curve.at_risk) for each in durations(young)) == seen
