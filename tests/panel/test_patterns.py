"""Patterns of answers: equal rows are worked out once and counted."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from foedus.panel.patterns import patterns

ANSWERS = npst.arrays(
    np.float64, st.tuples(st.integers(1, 12), st.just(3)), elements=st.sampled_from([0, 1, np.nan])
)


@given(ANSWERS)
def test_rows_are_found_again(answers: np.ndarray) -> None:
    """Nothing is lost by counting."""
    held = patterns(answers)
    back = np.where(held.asked == 1, held.answers, np.nan)[held.places]
    assert np.array_equal(back, answers, equal_nan=True)
    assert held.counts.sum() == len(answers)
    assert len(np.unique(held.places)) == len(held.counts)
