"""The compiled loop against the same loop with NumPy."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from foedus.game.parameters import Parameters
from foedus.game.solving.compiled import at_hand, device, run_many
from foedus.game.solving.iterate import Way, run
from foedus.game.solving.quick import lay, rules, to_laid
from foedus.game.year import nothing

jax = pytest.importorskip("jax", reason="the extra game is not installed")

SMALL = Parameters(n_kappa=5, n_gamma=5)
GAMES = [replace(SMALL, coup=coup) for coup in (0.1, 0.2, 0.3)]


def test_jax_is_at_hand_and_names_its_device() -> None:
    assert at_hand()
    assert device() in {"cpu", "gpu", "tpu"}


def test_it_goes_the_same_rounds_to_the_same_numbers() -> None:
    way = Way("plain", 1e-10)
    starts = [to_laid(nothing(SMALL))] * len(GAMES)
    ended = run_many([lay(p) for p in GAMES], starts, rules(SMALL), way, threads=2)
    for n, game in enumerate(GAMES):
        alone = run(lay(game), starts[n], game.proposer, way)
        assert ended.rounds[n] == alone.rounds
        assert ended.found[n] == pytest.approx(alone.found, abs=1e-12)


def test_a_group_that_is_not_full_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    way = Way("plain", 1e-10)
    games, starts = [lay(p) for p in GAMES], [to_laid(nothing(SMALL))] * len(GAMES)
    alone = run_many(games, starts, rules(SMALL), way, threads=1)
    monkeypatch.setattr("foedus.game.solving.compiled.device", lambda: "gpu")
    monkeypatch.setattr("foedus.game.solving.compiled.ON_A_GPU", 2)
    beside = run_many(games, starts, rules(SMALL), way, threads=1)
    assert np.array_equal(alone.rounds, beside.rounds)
    assert beside.found == pytest.approx(alone.found, abs=1e-12)


def test_the_rest_of_the_program_keeps_its_32_bits() -> None:
    way = Way("plain", 1e-10)
    run_many([lay(SMALL)], [to_laid(nothing(SMALL))], rules(SMALL), way, threads=1)
    assert jax.numpy.ones(1).dtype == jax.numpy.float32


def test_without_jax_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foedus.game.solving.compiled.find_spec", lambda _: None)
    with pytest.raises(ValueError, match=r"foedus\[game\]"):
        run_many([lay(SMALL)], [], rules(SMALL), Way("plain", 1e-10), threads=1)
