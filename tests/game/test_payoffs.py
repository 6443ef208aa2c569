"""What a year is worth, against its formulas worked by hand."""

import numpy as np
import pytest

from foedus.game.parameters import Parameters
from foedus.game.payoffs import client_year, patron_year, switching_cost

P = Parameters()


def test_the_clients_year() -> None:
    found = client_year(P)
    assert found[0].tolist() == [1.0, 1.0, 1.0]
    assert found[2] == pytest.approx([0.96, 0.96, 1.06])


def test_a_step_costs_what_a_step_costs() -> None:
    expected = np.array([[0, 0.05, 0.1], [0.05, 0, 0.05], [0.1, 0.05, 0]])
    assert switching_cost(P) == pytest.approx(expected)


def test_the_patrons_year() -> None:
    found = patron_year(P)
    # γ = 1, high threat, no alliance: a compatible regime, and its defeat unaverted.
    assert found[-1, 1, 0] == pytest.approx([0.5 - 2 * 0.12] * 3), (
        "nobody meddles without an alliance"
    )
    deep = 0.5 + 0.15 - 0.15 - 2 * 0.012
    assert found[-1, 1, 2] == pytest.approx([deep - 0.05, deep, deep - 0.05])
