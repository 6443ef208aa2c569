"""Hazards: who is at risk when, and for how long."""

import numpy as np
import pytest

from foedus.confront.regression.binary import logit
from foedus.confront.regression.checks import SampleError
from foedus.confront.regression.firth import firth
from foedus.confront.regression.hazard import POWERS, AtRisk, Watch, at_risk, hazards
from foedus.panel.table import Table
from tests.confront.regression.samples import generator

WATCH = Watch("dyad", "year", "design")
NAN = float("nan")


def years(**dyads: list[float]) -> Table:
    """Dyads by name, each with its designs from 1950 on."""
    rows = [(name, 1950 + t, d) for name, held in dyads.items() for t, d in enumerate(held)]
    names, when, designs = zip(*rows, strict=True)
    return Table(
        "years",
        {
            "dyad": np.array(names, dtype=object),
            "year": np.array(when),
            "design": np.array(designs, dtype=float),
        },
    )


def told(held: AtRisk) -> list[tuple[str, int, float, float]]:
    """Of each row at risk its dyad, year, event and decades of waiting."""
    columns = [held.table[name].tolist() for name in ("dyad", "year", "event", "t")]
    return list(zip(*columns, strict=True))


def test_a_wait_begins_anew_after_the_event_is_over() -> None:
    """Years in the event itself are not at risk of it."""
    held = at_risk(years(a=[0, 0, 2, 2, 0, 0, 2]), WATCH, 2)
    assert told(held) == [
        ("a", 1951, 0, 0.1),
        ("a", 1952, 1, 0.2),
        ("a", 1955, 0, 0.1),
        ("a", 1956, 1, 0.2),
    ]
    assert str(held.risk) == (
        "4 of 7 dyad-years at risk, 2 events; left out: 0 of unknown state, 1 without the year "
        "before, 2 in another state the year before"
    )


def test_another_event_goes_on_waiting_unless_only_some_origins_count() -> None:
    """From a thin alliance a deep one may still begin; from none only if asked so."""
    table = years(a=[0, 1, 1, 2])
    assert [row[1:3] for row in told(at_risk(table, WATCH, 2))] == [(1951, 0), (1952, 0), (1953, 1)]
    only = Watch("dyad", "year", "design", origins=(0.0,))
    assert told(at_risk(table, only, 2)) == [("a", 1951, 0, 0.1)]
    assert told(at_risk(table, only, 1)) == [("a", 1951, 1, 0.1)]


def test_gaps_and_unknown_states_break_the_wait() -> None:
    """Nobody sees what happened in them."""
    table = years(a=[0, 0, NAN, 0, 0, 0])
    assert [row[1:] for row in told(at_risk(table, WATCH, 2))] == [
        (1951, 0, 0.1),
        (1954, 0, 0.1),
        (1955, 0, 0.2),
    ]
    assert at_risk(table, WATCH, 2).risk.unknown == 2
    gap = table.rows(np.array([0, 1, 4, 5]))
    assert [row[1] for row in told(at_risk(gap, WATCH, 2))] == [1951, 1955]
    assert at_risk(gap, WATCH, 2).risk.first == 2


def test_dyads_do_not_run_into_each_other_in_any_order() -> None:
    """The first year of each is nobody's second."""
    table = years(a=[0, 0], b=[2, 0, 2], c=[0])
    held = told(at_risk(table, WATCH, 2))
    assert held == [("a", 1951, 0, 0.1), ("b", 1952, 1, 0.1)]
    assert told(at_risk(table.rows(np.array([5, 3, 0, 2, 4, 1])), WATCH, 2)) == held


def test_powers_of_the_duration() -> None:
    """t, t² and t³ in decades, with their provenance."""
    held = at_risk(years(a=[0] * 31), WATCH, 2).table
    assert [held[name][-1] for name in POWERS] == pytest.approx([3, 9, 27])
    assert held.provenance["t"] == "decades at risk without the event"


def test_two_rows_for_one_year_are_refused() -> None:
    """With the dyad and the year."""
    twice = years(a=[0, 0]).rows(np.array([0, 1, 1]))
    with pytest.raises(ValueError, match="years: dyad a has two rows for 1951; expected one row"):
        at_risk(twice, WATCH, 2)


def simulated(dyads: int = 400, span: int = 60) -> Table:
    """Dyad-years with a hazard that falls with duration and rises with a threat."""
    numbers = generator(77)
    shape = (dyads, span)
    threat = numbers.normal(size=shape)
    state, waited = np.zeros(shape), np.zeros(dyads)
    for year in range(1, span):
        waited = np.where(state[:, year - 1] == 0, waited + 0.1, 0)
        rate = np.exp(-3.5 + 0.7 * threat[:, year] - 0.4 * waited)
        begins = numbers.random(dyads) < -np.expm1(-rate)
        ends = numbers.random(dyads) < 0.2
        state[:, year] = np.where(state[:, year - 1] == 0, 2 * begins, 2 * (1 - ends))
    return Table(
        "simulated",
        {
            "dyad": np.repeat(np.arange(dyads), span),
            "year": np.tile(np.arange(span), dyads),
            "design": state.reshape(-1),
            "threat": threat.reshape(-1),
        },
    )


def test_planted_hazards_are_found() -> None:
    """The threat's within three standard errors; the logit's lies close."""
    table = simulated()
    (found,) = hazards(table, WATCH, {2.0: "deep"}, ["threat"], clusters=["dyad"])
    fit = found.fit
    assert (fit.model, fit.columns, fit.outcomes) == (
        "cloglog", ("threat", *POWERS), ("not deep", "deep")
    )  # fmt: skip
    assert found.risk.events == fit.counts[1]
    assert abs(fit.coefficients[0] - 0.7) < 3 * fit.errors()[0]
    for model in (logit, firth):
        (other,) = hazards(table, WATCH, {2.0: "deep"}, ["threat"], model=model)
        assert other.fit.coefficients[0] == pytest.approx(fit.coefficients[0], abs=0.05)
    assert len(found.sample) == found.risk.at_risk


def test_an_event_that_never_begins_is_refused() -> None:
    """By its name."""
    with pytest.raises(SampleError, match="no row used has event = 'thin'"):
        hazards(simulated(20), WATCH, {1.0: "thin"}, ["threat"])
