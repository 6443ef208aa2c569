"""Models of the design: an effect planted is found, one that is not planted is not."""

import numpy as np
import pytest

from foedus.confront.regression.results import Errors
from foedus.panel.table import Table
from foedus.study.panel.record import PanelUnit
from foedus.study.panel_test.choices import BESIDE, Variant
from foedus.study.panel_test.models import (
    Estimated,
    formation_models,
    hazard_models,
    prepared,
    step_models,
)
from tests.panel.official import FOLDER
from tests.study.panel_test.tested import before_panel

SLOPE = 1.5


def rows(count: int, seed: int) -> tuple[np.random.Generator, dict[str, np.ndarray]]:
    """Columns that every model has, of an invented world."""
    rng = np.random.Generator(np.random.PCG64DXSM(seed))
    held: dict[str, np.ndarray] = {
        "client": rng.integers(300, 380, count),
        "patron": rng.integers(2, 8, count),
        "year": np.full(count, 1960),
        "arms": rng.integers(0, 2, count).astype(float),
        "consolidation": rng.random(count),
        "rivals_other": rng.integers(0, 3, count).astype(float),
        "ratio": np.exp(rng.normal(3, 0.5, count)),
        "atopid": np.arange(count) // 2,
    }
    return rng, held


def formations(slope: float) -> Table:
    rng, held = rows(1200, 5)
    latent = slope * held["arms"] + rng.logistic(size=1200)
    level = (latent > 0.5).astype(float) + (latent > 1.8)
    return Table(
        "formations",
        held
        | {"milinst": level, "design": np.where(level > 1, 2.0, 1.0)}
        | {"practice": np.where(level > 1, 2.0, 1.0)},
    )


def years(slope: float) -> Table:
    """Dyads that begin without an alliance and may come to have one with institutions."""
    rng, first = rows(400, 6)
    dyads = 400
    client, patron = 300 + np.arange(dyads) // 5, 2 + np.arange(dyads) % 5
    parts: list[dict[str, np.ndarray]] = []
    state = np.zeros(dyads)
    for year in range(1950, 1975):
        _, own = rows(dyads, year)
        own |= {"client": client, "patron": patron, "year": np.full(dyads, year)}
        if year > 1950:
            chance = 1 - np.exp(-np.exp(-4.5 + slope * own["arms"]))
            begins = (state == 0) & (rng.random(dyads) < chance)
            state = np.where(begins, rng.integers(1, 3, dyads).astype(float), state)
        parts.append(own | {"design": state.copy(), "practice": state.copy()})
    assert set(first) <= set(parts[0])
    return Table("years", {name: np.concatenate([p[name] for p in parts]) for name in parts[0]})


def slope_of(each: Estimated, name: str = "arms") -> tuple[float, float]:
    (term,) = (one for one in each.terms if one.name == name)
    return term.by[0][1].value, max(quantity.error for _, quantity in term.by)


def signed(found: tuple[Estimated, ...], model: str, question: str = "") -> Estimated:
    return next(
        each
        for each in found
        if each.model == model and question in each.question and each.variant is Variant.AS_SIGNED
    )


def test_a_planted_effect_at_formation_is_found_and_none_is_not() -> None:
    planted, null = (formation_models(formations(slope), ["arms"]) for slope in (SLOPE, 0.0))
    value, error = slope_of(signed(planted, "ordered logit"))
    assert value == pytest.approx(SLOPE, abs=3 * error)
    assert value > 1.96 * error
    high, _ = slope_of(signed(planted, "multinomial logit"), "high: arms")
    assert high > 1
    value, error = slope_of(signed(null, "ordered logit"))
    assert abs(value) < 3 * error


@pytest.mark.parametrize("model", ["cloglog", "firth"])
def test_a_planted_hazard_is_found_and_none_is_not(model: str) -> None:
    planted, null = (hazard_models(years(slope), ["arms"]) for slope in (SLOPE, 0.0))
    value, error = slope_of(signed(planted, model, "with institutions"))
    assert value == pytest.approx(SLOPE, abs=3 * error)
    assert value > 1.96 * error
    value, error = slope_of(signed(null, model, "with institutions"))
    assert abs(value) < 3 * error


def test_two_steps_stand_beside_one() -> None:
    found = step_models(years(SLOPE), ["arms"])
    names = [each.model for each in found if each.variant is Variant.AS_SIGNED]
    assert names == ["first step: any alliance", "second step: institutions", "one step, ordered"]
    assert all(each.unit is PanelUnit.DYAD_YEAR for each in found)


def test_every_model_has_three_kinds_of_errors_and_says_what_it_dropped() -> None:
    table = formations(SLOPE)
    holes = table["arms"].copy()
    holes[:100] = np.nan
    found = signed(
        formation_models(table.with_column("arms", holes, "holes"), ["arms"]), "ordered logit"
    )
    assert [kind for kind, _ in found.terms[0].by] == [
        Errors.CLUSTER,
        Errors.TWO_WAY,
        Errors.DYADIC,
    ]
    assert [term.name for term in found.terms] == ["arms", *BESIDE]
    assert found.observations == 1100
    assert "1,100 of 1,200 rows used; dropped: 100 without arms" in found.rows


def test_a_trace_that_never_varies_has_no_estimate_and_says_why() -> None:
    table = formations(SLOPE)
    alike = table.with_column("arms", np.ones(len(table)), "everybody")
    for each in formation_models(alike, ["arms"]):
        assert each.failure or not any(term.name == "arms" for term in each.terms)
        assert "arms" in each.failure


def test_a_panel_too_small_for_any_model_says_so() -> None:
    for each in before_panel("arms").estimates:
        assert each.failure or each.warnings


def test_a_dyad_has_a_number_of_its_own() -> None:
    columns = {"client": np.array([2, 900]), "patron": np.array([900, 2]), "ratio": np.ones(2)}
    assert prepared(Table("t", columns))["dyad"].tolist() == [2900, 900002]


def test_what_the_real_panel_says_of_arms() -> None:
    if not FOLDER.is_dir():
        pytest.skip("the releases are not on this machine (set FOEDUS_SHARED)")
    from foedus.study.panel.build import build_panel
    from foedus.study.panel.record import PanelPlan

    table = build_panel(PanelPlan(PanelUnit.FORMATION, None, FOLDER)).table
    found = signed(formation_models(table, ["arms_to_leader"]), "ordered logit")
    value, error = slope_of(found, "arms_to_leader")
    assert found.observations == pytest.approx(524, abs=30)
    assert abs(value) < 1.96 * error
