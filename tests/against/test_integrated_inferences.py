"""Published numbers of process tracing.

Humphreys and Jacobs (2023), Integrated Inferences, figure 5.3: the four tests at an even
prior. DesignLibrary (Blair et al. 2019), `process_tracing_designer` at its defaults: two
clues, apart and together.
"""

import math

import pytest

from foedus.confront.tracing.account import Settings, Tracing
from foedus.confront.tracing.probative import probative_test
from foedus.confront.tracing.search import expected_information
from foedus.confront.tracing.trace import trace
from tests.ledgers import Row, ledger, traced, weighing
from tests.ledgers import book as casebook

# P(clue | not H), P(clue | H), then decibels and posterior where it is there and where it is not, and bits.
FIGURE = [
    ("straw", 0.4, 0.6, 1.76, -1.76, 0.6, 0.4, 0.0290),
    ("hoop", 0.6, 0.95, 2.00, -9.03, 0.6129, 0.1111, 0.1405),
    ("smoking_gun", 0.05, 0.4, 9.03, -2.00, 0.8889, 0.3871, 0.1405),
    ("doubly_decisive", 0.05, 0.95, 12.79, -12.79, 0.95, 0.05, 0.7136),
]


def probability(tracing: Tracing) -> float:
    """The posterior probability of `a` from an even prior."""
    return tracing.main.balance().posteriors[0].beliefs[0].probability.point


def missed(row: Row) -> Tracing:
    """One clue sought where it would surely be found, and not found."""
    asked = ledger({"clue": row}, missed={"clue": 1})
    return trace(casebook(asked, weighing({"clue": row})), asked, Settings(draws=10))


@pytest.mark.parametrize("told", FIGURE, ids=[row[0] for row in FIGURE])
def test_the_four_tests_of_figure_5_3(
    told: tuple[str, float, float, float, float, float, float, float],
) -> None:
    """Type, weight, posterior and expected information of each."""
    kind, rivals, own, present, absent, there, not_there, bits = told
    found = traced({"clue": [own, rivals]})
    typed = found.main.entries[0].types[0]

    assert (typed.test.value, probative_test(own, rivals, 2).value) == (kind, kind)
    assert (round(typed.present, 2), round(typed.absent, 2)) == (present, absent)
    assert probability(found) == pytest.approx(there, abs=5e-5)
    assert probability(missed([own, rivals])) == pytest.approx(not_there, abs=5e-5)
    assert expected_information([0.5, 0.5], [own, rivals]) == pytest.approx(bits, abs=5e-5)


@pytest.mark.parametrize(
    ("corner", "kind"),
    [
        ((0.5, 0.0), "doubly_decisive"),
        ((2 / 3, 1 / 3), "doubly_decisive"),
        ((1.0, 0.5), "doubly_decisive"),
        ((0.49, 0.0), "smoking_gun"),
        ((1.0, 0.51), "hoop"),
        ((0.66, 1 / 3), "straw"),
    ],
)
def test_corners_of_the_regions_of_figure_5_2(corner: tuple[float, float], kind: str) -> None:
    """The lines of the figure meet at (1/3, 2/3); there both ratios are just 2."""
    assert probative_test(*corner, threshold=2).value == kind


E1, E2 = [0.8, 0.2], [0.3, 0.0]


def two_clues(outcome: tuple[bool, bool]) -> Tracing:
    """DesignLibrary's two clues, each found or missed."""
    rows = {"E1": E1, "E2": E2}
    asked = ledger(rows, missed={n: 1 for n, found in zip(rows, outcome, strict=True) if not found})
    return trace(casebook(asked, weighing(rows)), asked, Settings(draws=10))


@pytest.mark.parametrize(
    ("outcome", "posterior"),
    [((True, False), 0.7368), ((False, False), 0.1489), ((True, True), 1), ((False, True), 1)],
)
def test_two_clues_of_the_designer(outcome: tuple[bool, bool], posterior: float) -> None:
    """Its second clue is impossible under the rival, and rules it out where it is found."""
    assert probability(two_clues(outcome)) == pytest.approx(posterior, abs=5e-5)


def joint(rho: float, p: float, q: float) -> dict[tuple[bool, bool], float]:
    """The four outcomes of two clues with correlation rho."""
    both = p * q + rho * math.sqrt(p * (1 - p) * q * (1 - q))
    return {
        (True, True): both,
        (True, False): p - both,
        (False, True): q - both,
        (False, False): 1 - p - q + both,
    }


@pytest.mark.parametrize(
    ("rho", "outcome", "posterior"),
    [
        (0.32, (True, False), 0.7148),
        (0.32, (False, False), 0.1989),
        (-0.32, (True, False), 0.7557),
        (-0.32, (False, False), 0.0923),
    ],
)
def test_two_dependent_clues_judged_as_one(
    rho: float, outcome: tuple[bool, bool], posterior: float
) -> None:
    """A group is entered by its joint likelihood, which correlation changes."""
    rows = {"E1": E1, "E2": E2}
    asked = ledger(
        rows,
        missed={n: 1 for n, found in zip(rows, outcome, strict=True) if not found},
        groups={"pair": ["E1", "E2"]},
    )
    likely = [joint(rho, E1[0], E2[0])[outcome], joint(0, E1[1], E2[1])[outcome]]
    found = trace(casebook(asked, weighing(rows, {"pair": likely})), asked, Settings(draws=10))

    assert probability(found) == pytest.approx(posterior, abs=5e-5)
