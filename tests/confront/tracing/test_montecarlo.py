"""Monte Carlo: draws from the intervals."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.confront.tracing import montecarlo
from foedus.confront.tracing.balance import View
from foedus.confront.tracing.dependence import Pack, packs, weighed
from foedus.confront.tracing.montecarlo import draw, drawn_beliefs, drawn_odds
from foedus.confront.tracing.tally import Floats
from foedus.vocabulary.estimate import Estimate, exactly
from tests.ledgers import GRID, Row, ledger, rows, weighing


def entered(said: dict[str, Row]) -> tuple[Pack, ...]:
    """Clues that each stand alone."""
    asked = ledger(said)
    return packs(asked, [weighed(asked, weighing(said))], View.INDEPENDENT)


def draws(said: dict[str, Row], number: int = 20_000, seed: int = 1) -> Floats:
    """Drawn likelihoods in decibels."""
    return draw(entered(said), len(next(iter(said.values()))), number, seed)


def test_the_same_seed_gives_the_same_draws_and_another_others() -> None:
    """Byte for byte."""
    said: dict[str, Row] = {"clue": [(0.1, 0.5, 0.9), 0.5]}
    assert draws(said).tobytes() == draws(said).tobytes()
    assert draws(said).tobytes() != draws(said, seed=2).tobytes()


def test_no_number_of_workers_changes_a_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each chunk has a stream of its own."""
    said: dict[str, Row] = {"clue": [(0.1, 0.5, 0.9), (0.0, 0.5, 0.9)]}
    monkeypatch.setattr(montecarlo, "NUMBERS", 1_000)
    many = draws(said)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert draws(said).tobytes() == many.tobytes()


def test_no_order_of_adding_up_changes_a_draw() -> None:
    """Sums are exact: whatever the threads, and the processor, that a product of matrices is left to."""
    generator = np.random.default_rng(1)
    effects = montecarlo._cut(generator.uniform(0, 30, (10_000, 6)))
    steps = montecarlo._steps(generator, 16, 10_000)
    for numbers in (steps + 0.5, montecarlo._FALL[steps]):
        forth, back = numbers @ effects, numbers[:, ::-1] @ effects[::-1]
        exact = [math.fsum(n * e for n, e in zip(numbers[0], effects[:, 0], strict=True))]
        assert forth.tobytes() == back.tobytes()
        assert forth[0, :1].tolist() == exact


def test_steps_are_evenly_spread() -> None:
    """All of 65,536, the first and the last among them, none oftener than chance has it."""
    steps = montecarlo._steps(np.random.default_rng(1), 1, 4_000_000)
    often = np.bincount(steps[0], minlength=montecarlo.STEPS)
    assert len(often) == montecarlo.STEPS
    assert often.min() > 0
    # Chi-squared of so many classes has about as much for its mean, and a spread of 362.
    assert abs((((often - often.mean()) ** 2) / often.mean()).sum() - 65_535) < 5 * 362


def test_cells_are_drawn_evenly_in_decibels() -> None:
    """Deciles of 20,000 draws of one cell stand where an even distribution has them."""
    own = draws({"clue": [(0.1, 0.5, 1.0), 0.5]})[:, 0]
    deciles = np.quantile(own, np.arange(0.1, 1, 0.1))
    assert deciles == pytest.approx(np.arange(-9, 0, 1), abs=0.15)
    assert not np.allclose(deciles, np.arange(-9.5, -0.5, 1), atol=0.15)


def test_cells_that_reach_down_to_nothing_are_drawn_evenly_in_probability() -> None:
    """No even distribution reaches minus infinity."""
    own = 10 ** (draws({"clue": [(0.0, 0.5, 0.8), 0.5]})[:, 0] / 10)
    assert np.quantile(own, [0.25, 0.5, 0.75]) == pytest.approx([0.2, 0.4, 0.6], abs=0.01)


def test_what_is_shared_is_drawn_once_and_what_is_not_apart() -> None:
    """Correlation 1 where a number is shared, none where two cells only have the same bounds."""
    wide = (0.1, 0.5, 1.0)
    shared, apart = draws({"clue": [wide, "=a"]}), draws({"clue": [wide, wide]})
    assert (shared[:, 0] == shared[:, 1]).all()
    assert abs(np.corrcoef(apart[:, 0], apart[:, 1])[0, 1]) < 0.03


def test_draws_of_many_clues_have_the_spread_of_a_sum() -> None:
    """Of n cells 10 dB wide the sum has a standard deviation of 10 √(n/12)."""
    own = draws({f"clue-{n}": [(0.1, 0.5, 1.0), 0.5] for n in range(12)})[:, 0]
    assert own.mean() == pytest.approx(-60, abs=0.3)
    assert own.std() == pytest.approx(10, rel=0.03)


@given(rows(chances=st.sampled_from(GRID)))
def test_bounds_hold_every_draw(said: dict[str, Row]) -> None:
    """Sums lie between the sums of the ends."""
    held = entered(said)
    drawn = draws(said, 50)
    ends = np.array([[(c.lo, c.hi) for c in t.row.cells] for p in held for t in p.terms])
    assert (drawn >= ends[:, :, 0].sum(axis=0) - 1e-9).all()
    assert (drawn <= ends[:, :, 1].sum(axis=0) + 1e-9).all()


def test_as_many_draws_as_were_asked_for() -> None:
    """One or many, whatever the size of a chunk; nothing to draw is drawn too."""
    assert draws({"clue": [(0.1, 0.5, 0.9), 0.5]}, 1).shape == (1, 2)
    assert draws({"clue": [0.5, 0.5, 0.5]}, 33).shape == (33, 3)
    assert draw((), 2, 5, 1).tolist() == [[0, 0]] * 5


def test_odds_of_draws() -> None:
    """The middle 90 per cent, and the share in which the first leads."""
    one, other = np.arange(0.0, 101), np.full(101, 25.0)
    told = drawn_odds(one, other, 5.0, Estimate(-20, 30, 80))
    assert (told.low, told.median, told.high) == (-15, 30, 75)
    assert told.leads == pytest.approx(80 / 101)


def test_draws_beyond_the_bounds_are_rounding() -> None:
    """Sums of floating-point numbers may pass an exact bound by a hair."""
    told = drawn_odds(np.array([3.0000001]), np.array([0.0]), 0, exactly(3))
    assert (told.low, told.high) == (3, 3)


def test_impossible_draws() -> None:
    """Infinite odds are kept as they are; what is ruled out has no share."""
    drawn = np.array([[-math.inf, 0.0], [-math.inf, -3.0]])
    assert drawn_odds(drawn[:, 0], drawn[:, 1], 0, exactly(-math.inf)).median == -math.inf
    out, sure = drawn_beliefs(drawn, [0.5, 0.5], [exactly(0), exactly(1)])
    assert (out.high, out.leads, sure.low, sure.leads) == (0, 0, 1, 1)


def test_level_draws_have_no_leader() -> None:
    """Two that share their numbers lead neither."""
    drawn = np.zeros((4, 2))
    assert [d.leads for d in drawn_beliefs(drawn, [0.5, 0.5], [exactly(0.5)] * 2)] == [0, 0]


@pytest.mark.parametrize("wide", [(0.1, 0.3, 1.0), (0.0, 0.3, 1.0)])
def test_what_counts_for_less_is_drawn_less_widely(wide: tuple[float, float, float]) -> None:
    """A discount takes its share of every draw, whether it is even in decibels or falls to nothing."""
    said: dict[str, Row] = {"heavy": [0.001, 0.9], "light": [wide, 0.3]}
    asked = ledger(said, groups={"pair": list(said)})
    spreads = []
    for discount in (1, 0.5):
        held = weighed(asked, weighing(said, {"pair": discount}))
        drawn = draw(packs(asked, [held], View.JOINT), 2, 5_000, 1)
        spreads.append(float(np.diff(np.quantile(drawn[:, 0], [0.1, 0.9]))[0]))
    assert spreads[1] == pytest.approx(spreads[0] / 2, rel=1e-3)
