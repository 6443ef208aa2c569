"""Types of test, computed from likelihoods."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.casebook.ledger import Prior
from foedus.confront.tracing.probative import ProbativeTest, possible_tests, probative_test, typed
from foedus.confront.tracing.rows import Row, finding
from tests.ledgers import Row as Said
from tests.ledgers import cells, ledger, rows

STRAW, HOOP = ProbativeTest.STRAW, ProbativeTest.HOOP
GUN, DOUBLY = ProbativeTest.SMOKING_GUN, ProbativeTest.DOUBLY_DECISIVE

chances = st.floats(0, 1)


def row(said: Said) -> Row:
    """The row of one clue found."""
    asked = ledger({"clue": said})
    return finding(asked, asked.clues[0], cells(said))


def prior(*given_: float) -> Prior:
    """A prior over a, b and so on."""
    return Prior("mine", "Mine", tuple(zip("abcdef", given_, strict=False)), "…")


def ratios(s: float, u: float) -> tuple[float, float]:
    """Likelihood ratios of presence and absence, infinite where nothing stands below."""
    return (s / u if u else math.inf, (1 - u) / (1 - s) if s < 1 else math.inf)


@given(chances, chances, st.sampled_from([2.0, 3.0, 10.0]))
def test_types_are_what_their_ratios_say(own: float, rivals: float, threshold: float) -> None:
    """Both ratios, written as they are published, against the linear form used."""
    s, u = max(own, rivals), min(own, rivals)
    present, absent = ratios(s, u) if s else (1.0, 1.0)
    near = any(abs(r / threshold - 1) < 1e-6 for r in (present, absent) if r < math.inf)
    tests = {(True, True): DOUBLY, (True, False): GUN, (False, True): HOOP, (False, False): STRAW}

    if not near and s > 1e-9 and u < 1 - 1e-9:
        assert (
            probative_test(own, rivals, threshold)
            is tests[present >= threshold, absent >= threshold]
        )


@given(chances, chances)
def test_a_clue_is_the_same_test_of_either_side(own: float, rivals: float) -> None:
    """Evidence for the rival is mirrored, not lost."""
    assert probative_test(own, rivals, 2) is probative_test(rivals, own, 2)


@given(chances, chances)
def test_a_smoking_gun_that_is_missing_is_a_hoop_of_the_other_side(
    own: float, rivals: float
) -> None:
    """The same clue seen by its absence: gun and hoop change places."""
    turned = {GUN: HOOP, HOOP: GUN}
    found = probative_test(own, rivals, 2)
    missing = probative_test(1 - own, 1 - rivals, 2)
    if abs(own - rivals) > 1e-6:
        assert missing is turned.get(found, found)


@given(chances, st.floats(2, 50))
def test_equal_likelihoods_are_a_straw(chance: float, threshold: float) -> None:
    """What both sides expect alike tells nothing, whatever the threshold."""
    assert probative_test(chance, chance, threshold) is STRAW


def test_pure_cases() -> None:
    """A clue the rivals rule out is a smoking gun; one the hypothesis makes certain is a hoop."""
    assert probative_test(0.1, 0, 2) is GUN
    assert probative_test(1, 0.9, 2) is HOOP
    assert probative_test(1, 0, 2) is DOUBLY
    assert probative_test(0, 0, 2) is STRAW


@given(rows(hypotheses=3, most=1), st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_every_point_of_the_intervals_has_one_of_the_possible_types(
    drawn: dict[str, Said], shares: list[float]
) -> None:
    """Brute force: wherever the likelihoods lie, the type there is among those listed."""
    (said,) = drawn.values()
    held, start = row(said), prior(0.5, 0.3, 0.2)
    listed = typed(held, start, 2)
    numbers = [
        10 ** (cell.lo / 10) + share * (10 ** (cell.hi / 10) - 10 ** (cell.lo / 10))
        for cell, share in zip(held.cells, shares, strict=True)
    ]
    shared = [numbers[place] for place in held.same]
    for place, told in enumerate(listed):
        others = [i for i in range(3) if i != place]
        weights = [start.probabilities[i][1] for i in others]
        rivals = sum(w * shared[i] for w, i in zip(weights, others, strict=True)) / sum(weights)
        assert probative_test(shared[place], rivals, 2) in told.possible
        assert told.test in told.possible


def test_intervals_that_leave_one_type_open_say_so() -> None:
    """Exact likelihoods have one type; wide ones may have all four."""
    exact, _ = typed(row([0.4, 0.05]), prior(0.5, 0.5), 2)
    wide, _ = typed(row([(0.01, 0.4, 0.99), 0.4]), prior(0.5, 0.5), 2)
    assert exact.possible == (GUN,)
    assert wide.possible == tuple(ProbativeTest)


def test_what_shares_a_number_is_a_straw_wherever_it_lies() -> None:
    """Equal by judgement, not by chance: the interval is one and the same."""
    told, _ = typed(row([(0.01, 0.5, 0.99), "=a"]), prior(0.5, 0.5), 2)
    assert (told.possible, told.present, told.absent) == ((STRAW,), 0, 0)


def test_rivals_together_are_their_mean_by_prior() -> None:
    """P(clue | not a) = (0.25 · 0.2 + 0.25 · 0.6) / 0.5."""
    told = typed(row([0.8, 0.2, 0.6]), prior(0.5, 0.25, 0.25), 2)[0]
    assert told.present == pytest.approx(10 * math.log10(0.8 / 0.4))
    assert told.absent == pytest.approx(10 * math.log10(0.2 / 0.6))
    assert told.supports


def test_certainties_weigh_infinitely() -> None:
    """Impossible under the rival: presence decides, absence weighs what it weighs."""
    own, rival = typed(row([0.5, 0.0]), prior(0.5, 0.5), 2)
    assert (own.present, rival.present) == (math.inf, -math.inf)
    assert own.absent == pytest.approx(-3.01, abs=0.005)


def test_a_border_belongs_to_one_side() -> None:
    """A region that only touches a border has no type from beyond it."""
    assert possible_tests((0.5, 0.9), (0.25, 0.25), (0.1, 0.25), 2) == (GUN, DOUBLY)
    assert possible_tests((0.5, 0.5), (0.25, 0.25), (0.25, 0.25), 2) == (GUN,)


@pytest.mark.parametrize("chance", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("start", [(0.7, 0.2, 0.1), (0.999999, 5e-7, 5e-7), (1e-6, 1e-6, 0.999998)])
def test_what_all_hold_alike_weighs_nothing_from_any_prior(
    chance: float, start: tuple[float, ...]
) -> None:
    """Shares of the rivals add up with dust, which beside a certainty would weigh infinitely."""
    for told in typed(row([chance] * 3), prior(*start), 2):
        assert (told.possible, told.present, told.absent) == ((STRAW,), 0, 0)
        assert told.supports


def test_a_lone_rival_takes_all_that_the_prior_leaves() -> None:
    """With two hypotheses the prior makes no difference to a type, however near to certainty."""
    even = typed(row([1.0, 0.9]), prior(0.5, 0.5), 2)
    assert typed(row([1.0, 0.9]), prior(0.999999, 0.000001), 2) == even


shares_of_20 = st.integers(0, 20).map(lambda n: n / 20)


ends_of_20 = st.tuples(shares_of_20, shares_of_20).map(lambda pair: (min(pair), max(pair)))


@given(ends_of_20, ends_of_20, ends_of_20, st.sampled_from([2.0, 10.0]))
def test_every_point_of_a_fine_grid_has_one_of_the_possible_types(
    own: tuple[float, float],
    at_lower: tuple[float, float],
    at_upper: tuple[float, float],
    threshold: float,
) -> None:
    """Brute force over a grid, where the bounds of the rivals move and where they do not."""
    if own[0] == own[1]:
        at_upper = at_lower
    steps = [n / 20 for n in range(21)]
    bounds = [
        (own[0] + x * (own[1] - own[0]), low, high)
        for x in steps
        for low, high in [tuple(a + x * (b - a) for a, b in zip(at_lower, at_upper, strict=True))]
    ]
    met = {
        probative_test(s, low + y * (high - low), threshold)
        for s, low, high in bounds
        for y in steps
    }
    assert met <= set(possible_tests(own, at_lower, at_upper, threshold))


@given(ends_of_20, ends_of_20, st.sampled_from([2.0, 10.0]))
def test_no_type_is_possible_that_a_finer_grid_does_not_find(
    own: tuple[float, float], rivals: tuple[float, float], threshold: float
) -> None:
    """The borders' crossings are among the points, so that no corner of a region is missed."""
    crossing = threshold / (threshold + 1)
    edges = {1 / threshold, 1 - 1 / threshold, crossing, 1 - crossing}
    xs = points_between(own, edges, threshold)
    ys = points_between(rivals, edges, threshold)
    met = {probative_test(s, u, threshold) for s in xs for u in ys}
    assert set(possible_tests(own, rivals, rivals, threshold)) <= met


def points_between(ends: tuple[float, float], edges: set[float], threshold: float) -> list[float]:
    """A fine grid, with everything that the lines of the figure make of its ends."""
    marks = {*ends, *edges}
    for mark in list(marks):
        marks |= {mark / threshold, mark * threshold, 1 - threshold * (1 - mark)}
        marks.add(1 - (1 - mark) / threshold)
    near = {mark + step for mark in marks for step in (-1e-6, 0.0, 1e-6)}
    grid = {ends[0] + n / 40 * (ends[1] - ends[0]) for n in range(41)}
    return [x for x in sorted(near | grid) if ends[0] <= x <= ends[1]]
