"""S-scores against a published example, closed forms and the formula written out.

Signorino & Ritter (1999), table 6: the alliances of Germany and Russia in 1914. As reprinted and
worked by peacesciencer (svmiller.com, 2021) and its toy data `gmyrus14`: S is 0.4, since the index
of Benati & Capurri, S less the 0.44 expected of independent portfolios, is printed as −0.04.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel.portfolio import s_scores
from tests.panel.calibration import generator

STATES = [
    "GMY",
    "RUS",
    "UKG",
    "FRN",
    "AUH",
    "ITA",
    "BEL",
    "SPN",
    "TUR",
    "NTH",
    "SWD",
    "RUM",
    "POR",
    "SWZ",
    "GRC",
    "DEN",
    "YUG",
    "BUL",
    "NOR",
    "ALB",
]
GERMANY = {"GMY": 3, "AUH": 3, "ITA": 3, "RUM": 3}
RUSSIA = {"RUS": 3, "UKG": 1, "FRN": 3, "ITA": 1}


def portfolios(seed: int, count: int = 12) -> np.ndarray:
    """Mutual commitments drawn at random."""
    drawn = np.triu(generator(seed).integers(0, 4, (count, count)), 1)
    held = (drawn + drawn.T).astype(float)
    np.fill_diagonal(held, 3)
    return held


def written_out(
    held: np.ndarray, weights: np.ndarray, first: int, second: int, *, own: bool
) -> float:
    """The formula of the article, term by term."""
    others = [k for k in range(len(held)) if own or k not in {first, second}]
    apart = sum(weights[k] * abs(held[first, k] - held[second, k]) for k in others)
    return float(1 - 2 * apart / sum(3 * weights[k] for k in others))


def test_germany_and_russia_in_1914() -> None:
    """0.4 with the two themselves, 5/9 without."""
    held = np.zeros((20, 20))
    np.fill_diagonal(held, 3)
    for row, portfolio in ((0, GERMANY), (1, RUSSIA)):
        for name, value in portfolio.items():
            held[row, STATES.index(name)] = value
    assert s_scores(held, own=True)[0, 1] == pytest.approx(0.4)
    assert s_scores(held)[0, 1] == pytest.approx(5 / 9)


@given(st.integers(0, 10_000), st.booleans())
def test_every_pair_is_the_formula(seed: int, own: bool) -> None:  # noqa: FBT001  Hypothesis
    """Weighted, with the pair and without."""
    held, weights = portfolios(seed), generator(seed + 1).random(12)
    found = s_scores(held, weights, own=own)
    for first, second in ((0, 1), (3, 7), (11, 2)):
        assert found[first, second] == pytest.approx(
            written_out(held, weights, first, second, own=own)
        )


def test_opposite_portfolios_are_at_the_lower_end() -> None:
    """Everything to whom the other owes nothing: −1; the same to all: 1."""
    held = np.zeros((6, 6))
    held[0, 2:], held[1, 2:] = 3, 0
    np.fill_diagonal(held, 3)
    assert s_scores(held)[0, 1] == -1
    held[1, 2:] = 3
    assert s_scores(held)[0, 1] == 1
    assert s_scores(held, own=True)[0, 1] == pytest.approx(1 / 3)
