"""Releases: what a published data set is."""

import pytest

from foedus.panel.release import Domain, Unit


@pytest.mark.parametrize(
    ("year", "covered"), [(1815, False), (1816, True), (2016, True), (2017, False)]
)
def test_both_ends_of_a_domain_belong_to_it(year: int, covered: bool) -> None:  # noqa: FBT001
    """And nothing beyond them does."""
    assert Domain(1816, 2016).covers(year) is covered


def test_units_read_in_a_sentence() -> None:
    """As they stand in tables."""
    assert [unit.label for unit in (Unit.ALLIANCE, Unit.DYAD_YEAR)] == ["alliance", "dyad-year"]
