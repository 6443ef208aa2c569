"""Two commitments from planted traces and codings: recovered, calibrated, open where unknown."""

import numpy as np
import pytest

from foedus.panel.compatibility import (
    Commitment,
    To,
    anchors,
    commitment,
    compatibility,
    held_out,
    interval,
)
from foedus.panel.latent_class import Belonging, LatentClass
from foedus.panel.table import Table
from tests.panel.calibration import generator

YES = np.array([[0.1, 0.15, 0.2, 0.3], [0.8, 0.75, 0.9, 0.85]])
SIGNS = ("a", "b", "c", "d")


def planted(count: int = 4000, seed: int = 1, gap: float = 1.0) -> tuple[np.ndarray, Table]:
    """Classes, and traces that follow them; no gap, no connection."""
    rng = generator(seed)
    member = (rng.random(count) < 0.4).astype(int)
    chance = YES.mean(axis=0) + gap * (YES - YES.mean(axis=0))
    signs = (rng.random((count, 4)) < chance[member]).astype(float)
    keys = {"ccode1": np.arange(count), "ccode2": np.full(count, 2), "year": np.full(count, 1950)}
    return member, Table("traces", keys | dict(zip(SIGNS, signs.T, strict=True)))


def codings(*rows: tuple[int, int, int, str, float]) -> Table:
    """Hand codings."""
    return Table(
        "codings",
        {
            "ccode1": np.array([row[0] for row in rows], dtype=np.int64),
            "ccode2": np.array([row[1] for row in rows], dtype=np.int64),
            "year": np.array([row[2] for row in rows], dtype=np.int64),
            "commitment": np.array([row[3] for row in rows], dtype=object),
            "value": np.array([row[4] for row in rows], dtype=float),
        },
    )


def test_planted_commitments_are_recovered() -> None:
    """Who is put into a class is rarely put there wrongly; the rest stays open."""
    member, traces = planted()
    found = commitment(traces, codings(), To.REGIME, generator(2), indicators=SIGNS)
    low, high = found.table["lo"], found.table["hi"]
    put = low == high
    assert found.model.convergence.converged
    assert 0.3 < put.mean() < 0.95
    assert (low[put] == member[put]).mean() > 0.93
    assert ((low <= member) & (member <= high)).mean() > 0.93
    assert np.diag(found.misclassified).min() > 0.85


def test_traces_of_nothing_leave_everything_open() -> None:
    """Null case."""
    _, traces = planted(gap=0.0)
    found = commitment(traces, codings(), To.STATE, generator(3), indicators=SIGNS)
    assert (found.table["lo"] == found.table["hi"]).mean() < 0.05


def test_coded_cases_have_their_coding() -> None:
    """Those of the other commitment, and those left open, have not; strangers are listed."""
    _, traces = planted()
    held = codings(
        (0, 2, 1950, "regime", 1.0),
        (1, 2, 1950, "regime", 0.0),
        (2, 2, 1950, "state", 1.0),
        (3, 2, 1950, "regime", np.nan),
        (9999, 2, 1950, "regime", 1.0),
    )
    found = commitment(traces, held, To.REGIME, generator(4), indicators=SIGNS)
    coded = found.table["coded"]
    assert np.array_equal(coded[:4], [1, 0, np.nan, np.nan], equal_nan=True)
    assert found.table["lo"][:2].tolist() == [1, 0]
    assert found.table["hi"][:2].tolist() == [1, 0]
    assert found.unmatched == ((9999, 2, 1950),)


def test_a_coding_against_the_traces_does_not_turn_the_classes_round() -> None:
    """What speaks for commitment goes on speaking for it."""
    _, traces = planted()
    all_yes = np.flatnonzero(np.column_stack([traces[name] for name in SIGNS]).sum(axis=1) == 4)
    held = codings(*((int(row), 2, 1950, "regime", 0.0) for row in all_yes[:20]))
    found = commitment(traces, held, To.REGIME, generator(5), indicators=SIGNS)
    assert found.model.answers[0][1, 1] > found.model.answers[0][0, 1]
    assert found.table["probability"][all_yes[20:]].min() > 0.5


def test_indicators_that_do_not_vary_are_left_out_by_name() -> None:
    """They tell nothing, and the result says that they were asked."""
    _, traces = planted()
    still = traces.with_column("e", np.ones(4000), "").with_column("f", np.full(4000, np.nan), "")
    found = commitment(still, codings(), To.STATE, generator(6), indicators=(*SIGNS, "e", "f"))
    assert found.left_out == ("e", "f")
    assert found.model.indicators == SIGNS


def test_years_of_one_dyad_do_not_count_as_so_many_cases() -> None:
    """Each dyad five times over: the same errors as once."""
    _, traces = planted(1500)
    years = [traces.with_column("year", np.full(1500, 1950 + step), "") for step in range(5)]
    columns = {name: np.concatenate([one[name] for one in years]) for name in traces.columns}
    once = commitment(traces, codings(), To.STATE, generator(7), indicators=SIGNS)
    many = commitment(Table("t", columns), codings(), To.STATE, generator(7), indicators=SIGNS)
    assert many.model.share_errors[1] > 0.9 * once.model.share_errors[1]


def test_a_case_is_open_where_its_error_reaches_below_the_level() -> None:
    """And where the error is not known."""
    held = Belonging(
        np.array([[0.05, 0.95], [0.05, 0.95], [0.95, 0.05], [0.5, 0.5], [0.01, 0.99]]),
        np.array([[0.01] * 2, [0.06] * 2, [0.0] * 2, [0.0] * 2, [np.nan] * 2]),
    )
    low, high = interval(held, 0.9)
    assert low.tolist() == [1, 0, 0, 0, 0]
    assert high.tolist() == [1, 1, 0, 1, 1]


def test_a_coding_left_out_is_judged_by_the_rest() -> None:
    """Right codings of plain cases come out, wrong ones do not; strangers are not asked."""
    member, traces = planted()
    signs = np.column_stack([traces[name] for name in SIGNS]).sum(axis=1)
    clear = [int(np.flatnonzero((signs == 4 * k) & (member == k))[0]) for k in (0, 1)]
    wrong = int(np.flatnonzero((signs == 4) & (member == 1))[1])
    rows = [*((row, float(k)) for k, row in enumerate(clear)), (wrong, 0.0), (9999, 1.0)]
    held = codings(*((row, 2, 1950, "state", value) for row, value in rows))
    found = held_out(traces, held, To.STATE, generator(11), indicators=SIGNS)
    told = dict(zip(found["ccode1"].tolist(), found["probability"].tolist(), strict=True))
    assert set(told) == {*clear, wrong}
    assert told[clear[0]] < 0.1
    assert min(told[clear[1]], told[wrong]) > 0.9


def test_codings_that_differ_are_refused() -> None:
    """Which coder to trust is the user's choice."""
    _, traces = planted(10)
    same = codings((1, 2, 1950, "state", 1.0), (1, 2, 1950, "state", 1.0))
    assert anchors(traces, same, To.STATE)[0][1] == 1
    with pytest.raises(ValueError, match=r"codings of \[1, 2, 1950\] contradict each other"):
        anchors(traces, codings((1, 2, 1950, "state", 1.0), (1, 2, 1950, "state", 0.0)), To.STATE)
    with pytest.raises(ValueError, match=r"values \[0.5\]: expected 1, 0 or missing"):
        anchors(traces, codings((1, 2, 1950, "state", 0.5)), To.STATE)


def test_a_level_that_is_none_is_refused() -> None:
    """Half is no majority."""
    _, traces = planted(10)
    with pytest.raises(ValueError, match=r"a level of 0\.5"):
        commitment(traces, codings(), To.STATE, generator(8), level=0.5)


def test_compatible_is_who_has_both() -> None:
    """The smaller of both ends, and every part under its name."""
    member, traces = planted()
    both = [commitment(traces, codings(), to, generator(9), indicators=SIGNS) for to in To]
    found = compatibility(*both)
    assert np.array_equal(found["compatibility_lo"], found["state_lo"])
    assert {"state_probability", "regime_error", "compatibility_hi"} <= set(found.columns)
    other = commitment(planted(3000)[1], codings(), To.REGIME, generator(10), indicators=SIGNS)
    with pytest.raises(ValueError, match="commitments of different rows"):
        compatibility(both[0], other)
    assert len(member) == len(found)


def test_each_commitment_has_its_own_indicators() -> None:
    """Named one by one."""
    assert "arms_to_leader" in To.REGIME.indicators
    assert not set(To.STATE.indicators) & set(To.REGIME.indicators)


def test_at_the_level_itself_a_case_belongs() -> None:
    """Reached is reached."""
    low, high = interval(Belonging(np.array([[0.25, 0.75]]), np.zeros((1, 2))), 0.75)
    assert (low[0], high[0]) == (1, 1)


def test_only_codings_of_the_same_pair_are_left_out() -> None:
    """A coding that cannot be had without another is judged by that other."""
    _, traces = planted(300)
    both = traces.with_column("ccode1", np.repeat(np.arange(150), 2), "").with_column(
        "ccode2", np.tile([2, 9], 150), ""
    )
    held = codings(
        (0, 2, 1950, "state", 1.0), (0, 9, 1950, "state", 0.0), (1, 2, 1950, "state", 0.0)
    )
    found = held_out(both, held, To.STATE, generator(12), indicators=SIGNS)
    rest = codings((0, 9, 1950, "state", 0.0), (1, 2, 1950, "state", 0.0))
    alone = commitment(both, rest, To.STATE, generator(12), indicators=SIGNS)
    assert found["probability"][0] == pytest.approx(alone.table["probability"][0], abs=1e-6)


def test_classes_of_a_fixed_sample_do_not_hang_on_the_rows_asked_for() -> None:
    _, traces = planted()
    some = traces.rows(np.arange(100, 160))
    whole, part = (
        commitment(rows, codings(), To.STATE, generator(2), indicators=SIGNS, sample=traces)
        for rows in (traces, some)
    )
    for name in ("probability", "error", "lo", "hi"):
        assert np.array_equal(whole.table[name][100:160], part.table[name]), name


def test_a_row_outside_the_sample_is_judged_without_its_coding() -> None:
    """A coding anchors its row, in the sample or not; left out, the traces alone speak."""
    _, traces = planted()
    inside, outside = traces.rows(np.arange(3000)), traces.rows(np.arange(3000, 4000))
    told = codings((3000, 2, 1950, "state", 0.0), (5, 2, 1950, "state", 1.0))

    def judged(given: Table) -> Commitment:
        return commitment(outside, given, To.STATE, generator(2), indicators=SIGNS, sample=inside)

    def left_out(begun: LatentClass | None = None) -> Table:
        return held_out(
            outside, told, To.STATE, generator(2), indicators=SIGNS, sample=inside, begun=begun
        )

    whole = judged(told)
    assert (whole.table["probability"][0], whole.unmatched) == (0, ((3000, 2, 1950),))
    (row,) = left_out()["row"].tolist()
    assert row == 0
    bare = judged(told.rows(np.array([1])))
    found = left_out(begun=whole.model)
    assert found["probability"][0] == pytest.approx(bare.table["probability"][0], abs=1e-6)
    assert found["error"][0] == pytest.approx(bare.table["error"][0], abs=1e-6)


def test_who_made_or_unmade_a_leader_is_asked_only_where_somebody_names_him() -> None:
    assert not set(To.REGIME.named) & set(To.REGIME.indicators)
    assert (To.STATE.named, To.REGIME.named) == ((), ("installed", "not_removed"))
