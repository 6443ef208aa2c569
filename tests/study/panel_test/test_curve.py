"""The specification curve on the panel: what is planted is found, and nothing else."""

from dataclasses import replace

import numpy as np
import pytest

from foedus.archive.files.specifications import library_choices
from foedus.archive.releases.registry import sheet
from foedus.confront.regression.specification import Curve, specification_curve
from foedus.confront.regression.specification_fits import Question
from foedus.panel.choices import Choice, Option
from foedus.panel.consolidation import PERSONALISM
from foedus.panel.pair import PairRule
from foedus.panel.table import Table
from foedus.study.panel.build import build_panel
from foedus.study.panel.record import PanelPlan, PanelRecord, PanelUnit
from foedus.study.panel.sources import Registry
from foedus.study.panel_test import curve as panel_test_curve
from foedus.study.panel_test.curve import Clock, Progress, furnished, panel_curves
from foedus.study.panel_test.models import MEMBERS
from foedus.study.panel_test.record import PanelTestPlan
from tests.panel.official import FOLDER
from tests.study.panel_test.test_models import SLOPE, formations
from tests.study.panel_test.tested import before_panel
from tests.study.toy_releases import registry


def invented(slope: float) -> Table:
    """Invented formations with what the library's options ask for of consolidation."""
    table = formations(slope)
    rng = np.random.Generator(np.random.PCG64DXSM(7))
    columns = {
        "consolidation_measure": np.full(len(table), PERSONALISM, dtype=object),
        "tenure_days": rng.integers(0, 9000, len(table)).astype(float),
        "personal_power": rng.normal(size=len(table)),
        "bilat": rng.integers(0, 2, len(table)).astype(float),
        "active": rng.integers(0, 2, len(table)).astype(float),
    }
    for name, values in columns.items():
        table = table.with_column(name, values, "invented")
    return furnished(table)


def _kept(option: Option) -> bool:
    """One trace, one score and its cut, one rule: enough to tell, and quick."""
    stands = option.stand is None or option.stand.column in {"arms", "consolidation"}
    return stands and (option.rule is None or option.rule == PairRule())


def curves(slope: float) -> tuple[Curve, ...]:
    """The library's choices at formation, by one trace, over invented rows."""
    garden, table = library_choices(), invented(slope)
    choices, barred = garden.of("formation")
    kept = tuple(
        Choice(each.name, tuple(option for option in each.options if _kept(option)))
        for each in choices
    )
    tables: dict[PairRule | None, Table] = {None: table, PairRule(): table}
    (asked,) = (each for each in garden.asked if each.unit == "formation")
    question = Question(garden.conditions, garden.controls, asked.clusters, MEMBERS)
    return specification_curve(tables, question, kept, barred)


def test_a_planted_effect_stands_in_every_specification_and_none_straddles_nought() -> None:
    power, arms, _ = curves(SLOPE)
    assert arms.tally.positive_told == len(arms.points) > 350
    told = power.tally.positive_told + power.tally.negative_told
    assert told < 0.25 * len(power.points)
    _, null, _ = curves(0.0)
    assert null.points[0].effect.value < 0.02
    assert null.tally.positive_told + null.tally.negative_told < 0.25 * len(null.points)


def test_the_toy_panel_is_too_small_for_any_and_says_so() -> None:
    found = before_panel("arms").curves
    assert [each.unit.value for each in found] == ["formation", "dyad-year"]
    for each in found:
        assert [c.name for c in each.choices][:2] == ["consolidation", "compatibility"]
        assert [o.label for o in each.choices[1].options] == ["arms"]
        for curve in each.curves:
            assert all(failure.why for failure in curve.failures)
            assert all(np.isfinite(point.effect.error) for point in curve.points)


def test_derived_columns_are_missing_where_their_source_is() -> None:
    table = invented(0.0)
    other = table.with_column(
        "consolidation_measure", np.full(len(table), "composite", dtype=object), "another source"
    )
    assert np.isnan(furnished(other)["consolidation_gwf"]).all()
    assert furnished(table)["log_tenure"] == pytest.approx(np.log1p(table["tenure_days"] / 365.25))


def test_a_clock_says_how_long_it_will_take() -> None:
    told: list[str] = []
    clock = Clock("work", told.append)
    clock.tell(1.0)
    assert told == ["work", "work: 100%, about 0:00 left"]


def test_the_choices_may_be_ones_own() -> None:
    garden = library_choices()
    own = type(garden)(garden.conditions, garden.controls, garden.asked[:1], garden.choices[:2])
    with pytest.raises(ValueError, match="no option names the column of the outcome"):
        panel_curves(
            before_panel("arms").panels, PanelTestPlan(("arms",)), lambda _: None, registry, own
        )


KEPT = {"score", "arms to the leader", "latent class", "ratio of 5", "any ratio", "in text", "with"}
KEPT |= {"all", "ordered logit", "Firth", "apart", "clustered"}


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the releases are not here (FOEDUS_SHARED)")
def test_on_the_releases_no_coded_row_has_a_class_whatever_the_rule(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    garden = library_choices()
    choices = tuple(
        replace(each, options=tuple(option for option in each.options if option.label in KEPT))
        for each in garden.choices
    )
    garden = replace(garden, asked=garden.asked[:1], choices=choices)
    panel = build_panel(PanelPlan(PanelUnit.FORMATION, (1950, 1985), FOLDER, tested=True))
    built: list[PanelRecord] = []

    def watched(plan: PanelPlan, progress: Progress, registry: Registry) -> PanelRecord:
        built.append(build_panel(plan, progress, registry))
        return built[-1]

    monkeypatch.setattr(panel_test_curve, "build_panel", watched)
    plan = PanelTestPlan(folder=FOLDER)
    (found,) = panel_curves((panel,), plan, lambda _: None, sheet, garden)
    (other,) = built
    for rule, held in (("ratio of 5", panel.table), ("any ratio", other.table)):
        coded, known = (np.isfinite(held[f"regime_{part}"]) for part in ("coded", "probability"))
        assert coded.any()
        assert not (coded & known).any()
        taken = {("compatibility", "latent class"), ("patrons", rule)}
        points = [point for point in found.curves[1].points if taken <= {*point.options}]
        assert len(points) == 2  # an ordered logit and a Firth logit
        assert all(0 < point.observations <= known.sum() for point in points)
