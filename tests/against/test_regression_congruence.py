"""Predictions in bulk against the congruence method, row by row.

The room of regression may not import that of congruence; here both are asked.
"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.archive.files.library import case
from foedus.archive.files.study import read_study
from foedus.casebook.treaty import Observation
from foedus.confront.congruence.verdict import judge
from foedus.confront.regression.predicted import Cell, Standing, confusion
from foedus.study.outcome import made_ready
from foedus.theory.batch import Profiles
from foedus.theory.derive import Rule, derive, ready
from foedus.theory.theory import Theory
from foedus.theory.worlds import tabulate
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import Membership
from foedus.vocabulary.profile import Profile
from tests.confront.regression.samples import generator
from tests.strategies import NAMES, indicators, memberships, theories
from tests.toyland.land import episode

ROWS = st.lists(
    st.tuples(
        st.fixed_dictionaries({name: memberships() for name in NAMES}), st.sampled_from(Design)
    ),
    min_size=1,
    max_size=8,
)
TEST = episode("first", "fort-pact")


def bulk(rows: list[dict[str, Membership]]) -> Profiles:
    """Rows as arrays."""
    ends = {
        name: (
            np.array([float(row[name].lo) for row in rows]),
            np.array([float(row[name].hi) for row in rows]),
        )
        for name in rows[0]
    }
    return Profiles(len(rows), ends)


def agree(rule: Rule, rows: list[dict[str, Membership]], designs: list[Design]) -> None:
    """Ask both, and compare verdicts and cells."""
    found = confusion(rule, bulk(rows), np.array([float(d.depth) for d in designs]))
    cells: dict[tuple, int] = {}
    for place, (row, design) in enumerate(zip(rows, designs, strict=True)):
        prediction = derive(rule, Profile("first", row))
        judged = judge(TEST, prediction, Observation((design,)))
        assert list(Standing)[found.standings[place]].value == judged.verdict.value
        key = (frozenset(answer.value for answer in prediction.answers), design)
        cells[key] = cells.get(key, 0) + 1
    assert {(frozenset(c.expected), c.observed): c.rows for c in found.cells} == cells
    assert all(isinstance(cell, Cell) for cell in found.cells)


@given(theories(), ROWS)
def test_standings_are_verdicts(
    theory: Theory, rows: list[tuple[dict[str, Membership], Design]]
) -> None:
    """For theories drawn at random."""
    agree(ready(tabulate(theory, indicators())), [row for row, _ in rows], [d for _, d in rows])


FILES = read_study(case("korea"))
RULES = made_ready(FILES.theories, FILES.casebook.concepts)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.table.theory.name)
def test_the_theories_of_the_library(rule: Rule) -> None:
    """For memberships between 0 and 1, some of them unknown, under every theory."""
    numbers = generator(6)
    rows, designs = [], []
    for _ in range(60):
        ends = np.sort(numbers.choice([0, 0.2, 0.5, 0.8, 1], (len(rule.table.conditions), 2)))
        rows.append(
            {
                name: Membership(*pair)
                for name, pair in zip(rule.table.conditions, ends.tolist(), strict=True)
            }
        )
        designs.append(list(Design)[numbers.integers(3)])
    agree(rule, rows, designs)
