"""Rivalries with the numbers of the states that they name."""

import numpy as np
import pytest

from foedus.panel.system_rivalries import TSS, Renumbered, rivalries_in_cow_codes
from foedus.panel.table import Table
from tests.panel.official import sources_of_dyads, table_of
from tests.panel.toy import table


def rivalries(*rows: tuple[int, int, int, int]) -> Table:
    """A list of rivalries."""
    one, two, start, end = (list(column) for column in zip(*rows, strict=True))
    return table("rivalries", ccode1=one, ccode2=two, start=start, end=end)


def spells(held: Table) -> list[tuple[int, ...]]:
    """The rows, as tuples."""
    columns = (held[name].tolist() for name in ("ccode1", "ccode2", "start", "end"))
    return list(zip(*columns, strict=True))


def test_one_number_is_the_north_of_yemen_and_the_south() -> None:
    held = rivalries((670, 679, 1962, 1969), (679, 698, 1967, 1982), (670, 679, 1990, 2000))
    assert spells(rivalries_in_cow_codes(held)) == [
        (670, 678, 1962, 1969),
        (680, 698, 1967, 1982),
        (670, 679, 1990, 2000),
    ]


def test_a_number_that_changes_meanwhile_makes_two_rows_of_one() -> None:
    held = rivalries((2, 20, 1900, 1910), (255, 220, 1756, 1955))
    held = held.with_column("spatial", np.array([0.0, 1.0]), "list")
    found = rivalries_in_cow_codes(held)
    assert spells(found)[1:] == [(255, 220, 1756, 1945), (260, 220, 1946, 1955)]
    assert found["spatial"].tolist() == [0, 1, 1]
    assert found.provenance["start"] == held.provenance["start"]


def test_no_rivalry_is_no_rivalry() -> None:
    nothing = rivalries((2, 20, 1900, 1910)).rows(np.array([], dtype=np.int64))
    assert len(rivalries_in_cow_codes(nothing)) == 0


@pytest.mark.parametrize("line", TSS, ids=lambda line: line.name)
def test_each_is_in_the_list_under_its_name_and_number(line: Renumbered) -> None:
    held = table_of("tss_rivalries")
    at = held["rivalry"] == line.name
    assert spells(held.rows(at))[0][:3] == (*line.pair, line.start)
    assert line.other in line.pair


def test_with_cows_numbers_more_rivals_are_states_of_their_years() -> None:
    """82 pairs and years of 1816–2016, 55 of them Austria's with Prussia."""
    years = sources_of_dyads().states.years(1816, 2016)
    standing = set(zip(years.code.tolist(), years.year.tolist(), strict=True))

    def both(held: Table) -> set[tuple[int, int, int]]:
        return {
            (one, two, year)
            for one, two, start, end in spells(held)
            for year in range(max(start, 1816), min(end, 2016) + 1)
            if {(one, year), (two, year)} <= standing
        }

    plain = table_of("tss_rivalries")
    found = both(rivalries_in_cow_codes(plain))
    assert both(plain) <= found
    new = found - both(plain)
    assert (len(new), sum(pair[:2] == (255, 300) for pair in new)) == (82, 55)
