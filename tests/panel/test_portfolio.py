"""Alliance portfolios: from dyad-years to dense arrays to S."""

import numpy as np
import pytest

from foedus.panel.portfolio import commitments, dense, s_scores, similarity
from foedus.panel.table import Table

NAMES = ("defense", "offense", "neutral", "nonagg", "consul")


def flags(*rows: tuple[int, int, int, str]) -> Table:
    """Dyad-years in both directions, each with one obligation."""
    both = [row for a, b, year, name in rows for row in ((a, b, year, name), (b, a, year, name))]
    columns = {
        "ccode1": np.array([row[0] for row in both], dtype=np.int64),
        "ccode2": np.array([row[1] for row in both], dtype=np.int64),
        "year": np.array([row[2] for row in both], dtype=np.int64),
    }
    columns |= {f"atop_{name}": np.array([row[3] == name for row in both], float) for name in NAMES}
    return Table("flags", columns)


def system(year: int, shares: dict[int, float]) -> Table:
    """States of a year with their capabilities."""
    return Table(
        "system",
        {
            "ccode": np.array(list(shares)),
            "year": np.full(len(shares), year),
            "cinc": np.array(list(shares.values())),
        },
    )


def test_the_strongest_obligation_counts() -> None:
    """Defence and offence 3, neutrality and non-aggression 2, consultation 1."""
    held = flags(*((1, 2, 1900, name) for name in NAMES))
    assert commitments(held)[::2].tolist() == [3, 3, 2, 2, 1]
    twice = np.array([1, 1, 2]), np.array([2, 2, 1]), np.array([1.0, 2, 2])
    assert dense(*twice, np.array([1, 2])).tolist() == [[3, 2], [2, 3]]


def test_allies_outside_the_system_do_not_count() -> None:
    """They are in nobody's portfolio."""
    stranger = np.array([1]), np.array([9]), np.array([3.0])
    assert dense(*stranger, np.array([1, 2])).tolist() == [[3, 0], [0, 3]]


def test_their_own_alliance_leaves_two_states_as_alike_as_before() -> None:
    """With it and without it, everything else equal."""
    keys = Table(
        "keys", {"ccode1": np.array([1]), "ccode2": np.array([2]), "year": np.array([1900])}
    )
    states = system(1900, {1: 0.1, 2: 0.2, 3: 0.3, 4: 0.4})
    rest = [(1, 3, 1900, "defense"), (2, 4, 1900, "nonagg")]
    apart, allied = (
        similarity(keys, flags(*rest, *own), states) for own in ((), [(1, 2, 1900, "defense")])
    )
    assert apart["s_unweighted"][0] == allied["s_unweighted"][0] == pytest.approx(1 - 2 * 5 / 6)
    # 1 − 2 (0.3·3 + 0.4·2) / (3 · 0.7)
    assert apart["s_capabilities"][0] == pytest.approx(1 - 2 * 1.7 / 2.1)


def test_missing_where_atop_or_the_system_is_silent() -> None:
    """After 2018, for a state that is no member, and in a year of which no system is given."""
    codes = np.array([1, 1, 1]), np.array([2, 9, 2]), np.array([2019, 1900, 1901])
    keys = Table("keys", dict(zip(("ccode1", "ccode2", "year"), codes, strict=True)))
    both = [system(year, {1: 0.1, 2: 0.2, 3: np.nan}) for year in (1900, 2019)]
    names = ("ccode", "year", "cinc")
    joined = {name: np.concatenate([one[name] for one in both]) for name in names}
    found = similarity(keys, flags((1, 2, 1900, "defense")), Table("system", joined))
    assert np.isnan(found["s_unweighted"]).all()


def test_a_state_without_capabilities_weighs_nothing() -> None:
    """Where nobody else weighs anything S is not known."""
    keys = Table(
        "keys", {"ccode1": np.array([1]), "ccode2": np.array([2]), "year": np.array([1900])}
    )
    found = similarity(
        keys, flags((1, 3, 1900, "defense")), system(1900, {1: 0.1, 2: 0.2, 3: np.nan})
    )
    assert found["s_unweighted"][0] == -1
    assert np.isnan(found["s_capabilities"][0])


def test_what_is_no_portfolio_is_refused() -> None:
    """Commitments beyond 3, weights below 0, and too few of them."""
    with pytest.raises(ValueError, match=r"commitments \[4.0\]: expected whole numbers"):
        s_scores(np.full((2, 2), 4.0))
    with pytest.raises(ValueError, match="a weight is negative or missing"):
        s_scores(np.zeros((2, 2)), np.array([1.0, np.nan]))
    with pytest.raises(ValueError, match="1 weights for portfolios"):
        s_scores(np.zeros((2, 2)), np.ones(1))


def test_some_rows_are_those_of_all() -> None:
    """And S has no direction."""
    drawn = np.triu(np.random.Generator(np.random.PCG64DXSM(1)).integers(0, 4, (9, 9)), 1)
    held = (drawn + drawn.T + 3 * np.eye(9)).astype(float)
    held[0, 5] = 0  # a promise that is not returned
    whole, some = s_scores(held), s_scores(held, rows=np.array([5, 0]))
    assert np.allclose(some, whole[[5, 0]])
    assert np.allclose(whole, whole.T)


def test_nobody_is_like_nobody_where_no_pair_is_asked_for() -> None:
    none = np.zeros(0, dtype=np.int64)
    keys = Table("keys", dict.fromkeys(("ccode1", "ccode2", "year"), none))
    promises = (f"atop_{name}" for name in ("defense", "offense", "neutral", "nonagg", "consul"))
    flags = Table("flags", dict.fromkeys(("ccode1", "ccode2", "year", *promises), none))
    system = Table("system", {"ccode": none, "year": none, "cinc": np.zeros(0)})
    found = similarity(keys, flags, system)
    assert [len(found[name]) for name in found.columns] == [0, 0]


def test_the_years_of_atop_are_covered_to_their_ends() -> None:
    """1815 and 2018, and a state is as like itself as can be."""
    for year, known in ((1814, False), (1815, True), (2018, True), (2019, False)):
        asked = Table(
            "keys", {"ccode1": np.array([1]), "ccode2": np.array([2]), "year": np.array([year])}
        )
        states = system(year, {1: 0.1, 2: 0.2, 3: 0.3})
        found = similarity(asked, flags((1, 3, year, "defense")), states)
        assert np.isfinite(found["s_unweighted"][0]) == known
    assert np.diag(s_scores(np.zeros((3, 3)))).tolist() == [1, 1, 1]
