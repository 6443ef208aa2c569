"""The year as matrix products against the year as it is specified."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from foedus.game.parameters import Parameters
from foedus.game.solving import quick
from foedus.game.year import Values, one_year, setting

SMALL = Parameters(n_kappa=5, n_gamma=7)
GAMES = {
    "patron proposes": SMALL,
    "client proposes": replace(SMALL, proposer="client"),
    "no meddling": replace(SMALL, meddling=False),
    "three threats": replace(SMALL, thetas=(0.01, 0.05, 0.2)),
    "one threat": replace(SMALL, thetas=(0.1,)),
    "two points": replace(SMALL, n_kappa=2, n_gamma=2),
}


def any_values(p: Parameters) -> Values:
    draw = np.random.default_rng(1)
    return Values(draw.normal(size=p.shape), draw.normal(size=p.shape))


@pytest.mark.parametrize("p", GAMES.values(), ids=GAMES)
def test_a_quick_year_is_a_year(p: Parameters) -> None:
    following = any_values(p)
    expected, policy = one_year(setting(p), following)
    laid = quick.lay(p)
    found = quick.to_values(
        quick.year(np, laid, quick.to_laid(following), p.proposer), quick.rules(p).shape
    )
    assert found.client == pytest.approx(expected.client, abs=1e-13)
    assert found.patron == pytest.approx(expected.patron, abs=1e-13)
    chances = quick.chances(np, laid, quick.to_laid(following), p.proposer)
    assert quick.spread(chances.wanted, p.shape) == pytest.approx(policy.wanted, abs=1e-13)
    assert quick.spread(chances.realised, p.shape) == pytest.approx(policy.realised, abs=1e-13)


def test_laying_out_loses_nothing() -> None:
    values = any_values(SMALL)
    back = quick.to_values(quick.to_laid(values), SMALL.shape)
    assert np.array_equal(back.client, values.client)
    assert np.array_equal(back.patron, values.patron)
