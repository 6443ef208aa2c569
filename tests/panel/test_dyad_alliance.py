"""Alliances of dyads in each year."""

from itertools import combinations

import numpy as np
import pytest

from foedus.panel.coverage import Source
from foedus.panel.dyad import dyad_years
from foedus.panel.dyad_alliance import DEPTHS, OBLIGATIONS, ties, with_alliances
from foedus.panel.leeds_anac import PROVISIONS, graded
from foedus.panel.release import Domain
from foedus.panel.table import Table
from tests.panel.toy import NONE, YEARS, members, phases, states

DYADS = dyad_years(states().years(1900, 1905))


def allied(
    texts: Table | None = None, parties: Table | None = None, domain: Domain = YEARS
) -> Table:
    """The dyads with their alliances."""
    source = Source(parties or members(), domain, NONE)
    held, _ = with_alliances(DYADS, DYADS.table(), source, graded(texts or phases()))
    return held


def cell(held: Table, column: str, code1: int, code2: int, year: int) -> float:
    """One value."""
    row = DYADS.positions(np.array([code1]), np.array([code2]), np.array([year]))[0]
    return float(held[column][row])


@pytest.mark.parametrize(
    ("code1", "code2", "year", "design"),
    [
        (1, 2, 1900, 0),
        (1, 2, 1901, 1),
        (2, 1, 1901, 1),
        (1, 3, 1901, 0),
        (2, 3, 1902, 1),
        (1, 2, 1904, 2),  # the deeper of the two phases of that year
        (2, 3, 1904, 1),  # for one day
        (2, 3, 1905, 0),
        (1, 4, 1903, 0),
    ],
)
def test_the_design_of_a_year_is_the_deepest_in_force(
    code1: int, code2: int, year: int, design: int
) -> None:
    held = allied()
    assert cell(held, "design", code1, code2, year) == design
    assert cell(held, "alliance", code1, code2, year) == (design > 0)
    milinst = cell(held, "milinst", code1, code2, year)
    assert milinst == {1: 0, 2: 2}[design] if design else np.isnan(milinst)


def test_a_promise_has_a_direction() -> None:
    held = allied()
    assert [cell(held, "defense", *pair, 1902) for pair in ((1, 2), (2, 1), (2, 3))] == [1, 0, 0]
    assert [cell(held, "nonagg", *pair, 1902) for pair in ((1, 2), (2, 1), (2, 3))] == [0, 1, 1]
    assert cell(held, "offense", 1, 2, 1902) == 0


def test_phases_are_counted_and_the_deciding_one_is_named() -> None:
    held = allied()
    assert [cell(held, "alliances", 1, 2, year) for year in (1900, 1903, 1904)] == [0, 1, 2]
    assert [cell(held, "atopid", 1, 2, year) for year in (1900, 1903)] == [0, 100]
    assert [cell(held, "bilat", 1, 2, year) for year in (1903, 1904)] == [0, 1]
    assert np.isnan(cell(held, "bilat", 1, 2, 1900))


def test_outside_its_years_nothing_is_known_and_no_alliance_is_no_answer() -> None:
    held = allied(domain=Domain(1902, 1904))
    for name in ("alliance", "alliances", "design", "design_lo", "milinst", *OBLIGATIONS):
        assert np.isnan(cell(held, name, 1, 2, 1905)), name
    assert cell(held, "alliance", 1, 3, 1904) == 1
    assert cell(held, "design", 1, 4, 1904) == 0


def test_an_unread_text_leaves_the_level_open_but_not_the_alliance() -> None:
    texts = phases()
    for name in PROVISIONS:
        texts = texts.with_column(name, np.full(2, np.nan), "lost")
    held = allied(texts)
    assert cell(held, "alliance", 1, 2, 1902) == 1
    assert np.isnan(cell(held, "milinst", 1, 2, 1902))
    assert np.isnan(cell(held, "design", 1, 2, 1902))
    assert [cell(held, f"design{end}", 1, 2, 1902) for end in ("_lo", "_hi")] == [1, 2]
    assert [cell(held, f"milinst{end}", 1, 2, 1902) for end in ("_lo", "_hi")] == [0, 2]


def test_parties_to_different_phases_are_no_allies() -> None:
    """As the Czech Republic and Slovakia in the treaties they took over."""
    heirs = members().rows(np.array([3, 4])).with_column("phase", np.array([1, 2]), "")
    assert not (allied(parties=heirs)["alliance"] == 1).any()


def test_parties_that_never_met_are_no_allies() -> None:
    """One left before the other came."""
    parties = members().with_column("yrexit", np.array([1904, 1904, 1902, 0, 0]), "")
    parties = parties.with_column("moexit", np.array([1, 1, 9, 0, 0]), "")
    parties = parties.with_column("yrent", np.array([1901, 1903, 1902, 1904, 1904]), "")
    held = allied(parties=parties)
    assert cell(held, "alliance", 2, 3, 1902) == cell(held, "alliance", 2, 3, 1903) == 0
    assert cell(held, "alliance", 1, 3, 1902) == 1


def test_ties_stand_in_both_orders() -> None:
    found = ties(members(), phases())
    code = members()["member"]
    pairs = list(zip(code[found.one].tolist(), code[found.two].tolist(), strict=True))
    one_way = [*combinations((1, 2, 3), 2), (1, 2)]
    assert sorted(pairs) == sorted([*one_way, *((two, one) for one, two in one_way)])
    assert (found.first <= found.last).all()


def test_a_party_without_a_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no row for 100 phase 2"):
        ties(members(), phases().rows(np.array([0])))


def test_every_column_says_where_it_is_from() -> None:
    held = allied()
    assert set(held.provenance) == set(held.columns)
    assert held.provenance["milinst"] != held.provenance["defense"]
    assert set(DEPTHS) <= set(held.columns)
