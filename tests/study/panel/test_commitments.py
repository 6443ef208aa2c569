"""Two commitments of each pair, from traces and codings."""

import numpy as np
import pytest

from foedus.archive.panel_codings import no_codings
from foedus.panel.compatibility import To
from foedus.panel.table import Table
from foedus.study.panel.commitments import PARTS, Sample, unanchored, with_commitments
from foedus.study.panel.record import PanelUnit
from tests.study.toy_releases import built, row


def draw() -> np.random.Generator:
    """A generator of its own for each search."""
    return np.random.Generator(np.random.PCG64DXSM(1))


def pairs(rows: int = 600) -> Table:
    """Pairs of two kinds, whose traces mostly tell which."""
    rng = np.random.Generator(np.random.PCG64DXSM(5))
    member = np.arange(rows) % 2 == 0
    signs = {
        name: (rng.random(rows) < np.where(member, 0.95, 0.05)).astype(np.float64)
        for to in To
        for name in (*to.indicators, *to.named)
    }
    keys = {"client": np.arange(rows), "patron": np.full(rows, 2), "year": np.full(rows, 1950)}
    return Table("pairs", keys | signs)


SAMPLE = Sample(pairs(), "every pair")


def coded(*cases: tuple[int, int, int, str, float]) -> Table:
    """Codings as the reader gives them."""
    clients, patrons, years, kinds, values = zip(*cases, strict=True)
    columns = {"ccode1": np.array(clients), "ccode2": np.array(patrons), "year": np.array(years)}
    columns |= {"commitment": np.array(kinds, dtype=object), "value": np.array(values)}
    return Table("mine.csv", columns)


def test_the_two_kinds_are_told_apart_and_compatible_is_who_has_both() -> None:
    table, coverage = with_commitments(pairs(), no_codings(), draw(), SAMPLE)
    even = np.arange(len(table)) % 2 == 0
    assert ((table["state_probability"] > 0.5) == even).mean() > 0.95
    lower = np.minimum(table["state_lo"], table["regime_lo"])
    assert np.array_equal(table["compatibility_lo"], lower)
    assert (table["compatibility_lo"] <= table["compatibility_hi"]).all()
    assert coverage == ()


def test_a_coding_settles_its_case_and_one_without_a_row_is_listed() -> None:
    codings = coded(
        (1, 2, 1950, "state", 1.0), (1, 2, 1950, "regime", 1.0), (9000, 2, 1950, "state", 0)
    )
    table, (coverage,) = with_commitments(pairs(), codings, draw(), SAMPLE)
    assert (table["compatibility_lo"][1], table["compatibility_hi"][1]) == (1, 1)
    assert (coverage.source, coverage.matched, coverage.unmatched) == ("mine.csv", 1, 1)
    assert coverage.unmatched_keys == ((9000, 2, 1950),)


def test_the_same_seed_gives_the_same_classes() -> None:
    one, _ = with_commitments(pairs(), no_codings(), draw(), SAMPLE)
    two, _ = with_commitments(pairs(), no_codings(), draw(), SAMPLE)
    for to in To:
        for part in PARTS:
            name = f"{to.value}_{part}"
            assert np.array_equal(one[name], two[name], equal_nan=True)


def test_rows_that_tell_no_classes_leave_everything_open_and_say_why() -> None:
    record = built(PanelUnit.FORMATION)
    found = row(record, client=700)
    assert np.isnan(found["state_probability"])  # type: ignore[call-overload]
    assert (found["compatibility_lo"], found["compatibility_hi"]) == (0, 1)
    said = record.table.provenance["state_probability"]
    assert said.startswith("no model of two classes: ")


def test_codings_that_contradict_each_other_are_not_passed_over() -> None:
    codings = coded((1, 2, 1950, "state", 1.0), (1, 2, 1950, "state", 0.0))
    with pytest.raises(ValueError, match="contradict each other"):
        with_commitments(pairs(), codings, draw(), SAMPLE)


def test_a_class_does_not_hang_on_the_rows_asked_for() -> None:
    whole, _ = with_commitments(pairs(), no_codings(), draw(), SAMPLE)
    some, _ = with_commitments(pairs().rows(np.arange(40)), no_codings(), draw(), SAMPLE)
    for to in To:
        for part in PARTS:
            name = f"{to.value}_{part}"
            assert np.array_equal(whole[name][:40], some[name], equal_nan=True), name


def test_who_made_a_leader_is_asked_only_where_a_table_names_him() -> None:
    plain, _ = with_commitments(pairs(), no_codings(), draw(), SAMPLE)
    named, _ = with_commitments(pairs(), no_codings(), draw(), Sample(pairs(), "all", named=True))
    assert "installed" not in plain.provenance["regime_probability"]
    assert "no_dispute, installed, not_removed" in named.provenance["regime_probability"]
    assert np.array_equal(plain["state_probability"], named["state_probability"])


def test_an_anchored_row_says_what_its_class_is_without_its_coding() -> None:
    """Row 1 has none of the traces; coded as committed, it is so, and is not without the coding."""
    codings = coded((1, 2, 1950, "regime", 1.0))
    table, _ = with_commitments(pairs(), codings, draw(), SAMPLE)
    assert (table["regime_coded"][1], table["regime_probability"][1]) == (1, 1)
    assert table["regime_left_out"][1] < 0.1
    assert np.isnan(table["regime_left_out"][[0, 2]]).all()
    assert np.isnan(table["state_coded"]).all()


def test_an_anchored_row_is_open_before_a_test() -> None:
    codings = coded((1, 2, 1950, "regime", 1.0), (1, 2, 1950, "state", 1.0))
    table, _ = with_commitments(pairs(), codings, draw(), SAMPLE)
    found = unanchored(table)
    for name, ends in (("regime", (0, 1)), ("compatibility", (0, 1))):
        assert (found[f"{name}_lo"][1], found[f"{name}_hi"][1]) == ends
    assert np.isnan(found["regime_probability"][1])
    others = np.arange(len(table)) != 1
    assert np.array_equal(found["regime_lo"][others], table["regime_lo"][others])
    bare = pairs()
    assert unanchored(bare) is bare
