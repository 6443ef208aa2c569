"""Expected against observed: a rule planted is found, one that is not is not; what the real panel says."""

import math
from pathlib import Path

import numpy as np
import pytest

from foedus.archive.files.measures import library_feeds
from foedus.confront.regression.predicted import Standing
from foedus.panel.feed import narrowed
from foedus.panel.table import Table
from foedus.study.library_rules import library_rules
from foedus.study.panel.record import PanelUnit
from foedus.study.panel_test.choices import Extent, Variant
from foedus.study.panel_test.put import (
    constant_guess,
    fed,
    judgements,
    put_to_panel,
)
from foedus.study.panel_test.record import Judged, PanelTestPlan
from foedus.theory.derive import Rule
from tests.panel.official import FOLDER
from tests.study.panel_test.tested import before_panel
from tests.study.toy_releases import registry, world

ARMS = narrowed(library_feeds(), ("arms",))
NAN = float("nan")


def rule_of(name: str) -> Rule:
    (rule,) = (each for each in library_rules() if each.table.theory.name == name)
    return rule


def planted(design: str, count: int = 400) -> Table:
    """Rows in which the design follows the theory of regime security, or nothing at all."""
    rng = np.random.Generator(np.random.PCG64DXSM(4))
    power, arms = (rng.integers(0, 2, count).astype(float) for _ in range(2))
    expected = np.where(arms == 1, 2.0, np.where(power == 1, 1.0, 0.0))
    drawn = rng.integers(0, 3, count).astype(float)
    told = np.ones(count)
    columns = {
        "client": np.full(count, 732),
        "patron": np.full(count, 2),
        "year": np.full(count, 1953),
        "consolidation_lo": power,
        "consolidation_hi": power,
        "arms": arms,
        **{name: np.zeros(count) for name in ("troops", "exercises", "visit")},
        **dict.fromkeys(("state_lo", "state_hi", "rivals_other", "disputes_other"), told),
        "threat_territorial": told * 3,
        "threat_territorial_sd": told,
        "design": expected if design == "planted" else drawn,
    }
    return Table(design, columns | {"practice": columns["design"]})


def judged(design: str) -> Judged:
    rows = judgements(planted(design), PanelUnit.DYAD_YEAR, [rule_of("regime_security")], ARMS)
    (granted,) = (
        each
        for each in rows
        if each.variant is Variant.AS_SIGNED and "state_granted" in each.reading
    )
    return granted


def test_a_design_that_follows_the_theory_is_found_to() -> None:
    found = judged("planted")
    assert found.confusion.hits == 1
    assert found.confusion.count(Standing.MATCH) == found.rows == 400
    assert found.guess < 0.6


def test_a_design_that_follows_nothing_is_found_not_to() -> None:
    found = judged("drawn")
    assert found.confusion.hits == pytest.approx(1 / 3, abs=0.08)


def test_scope_by_deeds_leaves_out_pairs_to_which_the_patron_gave_nothing() -> None:
    rows = judgements(planted("planted"), PanelUnit.DYAD_YEAR, [rule_of("regime_security")], ARMS)
    found = next(each for each in rows if "state_by_deeds" in each.reading)
    unarmed = int((planted("planted")["arms"] == 0).sum())
    assert found.confusion.count(Standing.OUT_OF_SCOPE) == unarmed


def test_a_measure_that_is_missing_leaves_its_rows_open() -> None:
    table = planted("planted")
    blank = table.with_column("arms", np.full(len(table), NAN), "nobody")
    found = next(judgements(blank, PanelUnit.DYAD_YEAR, [rule_of("regime_security")], ARMS))
    (lost,) = (each for each in found.lost if each.feed.name == "arms")
    assert lost.rows == 400
    assert found.confusion.count(Standing.UNDETERMINED) + found.confusion.claims == 400


def test_without_claims_nothing_is_guessed() -> None:
    found = next(
        judgements(planted("drawn"), PanelUnit.DYAD_YEAR, [rule_of("omnibalancing")], ARMS)
    )
    assert found.confusion.count(Standing.SILENT) == 400
    assert math.isnan(constant_guess(found.confusion, planted("drawn")["design"]))


def test_every_theory_answers_for_every_row_of_every_variant() -> None:
    found = before_panel()
    rules = {rule.table.theory.name for rule in found.rules}
    for panel in found.panels:
        own = [each for each in found.judged if each.unit is panel.plan.unit]
        assert {each.theory for each in own} == rules
        assert {each.variant for each in own} == set(Variant) - {Variant.USER}
        for each in own:
            assert sum(count for _, count in each.confusion.counts) == each.rows
            assert each.rows + each.set_aside == len(panel.table)


def test_the_same_files_give_the_same_counts_and_progress_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    plan = PanelTestPlan(("arms",), world(tmp_path), Extent.TABLES)
    again = put_to_panel(plan, told.append, registry)
    assert [each.confusion.counts for each in again.judged] == [
        each.confusion.counts for each in before_panel("arms").judged
    ]
    assert "expected against observed" in told
    assert told[-1] == "both conditions together, dyad-year, in practice"


def test_what_the_real_panel_says_of_the_theories() -> None:
    if not FOLDER.is_dir():
        pytest.skip("the releases are not on this machine (set FOEDUS_SHARED)")
    found = put_to_panel(PanelTestPlan(("arms_to_leader",), FOLDER, Extent.PREDICTED))
    counts = {
        (each.unit, each.theory, each.reading): each.confusion
        for each in found.judged
        if each.variant is Variant.AS_SIGNED
    }
    rational = counts[PanelUnit.FORMATION, "rational_design", "rivals_other"]
    assert (rational.count(Standing.MATCH), rational.count(Standing.MISMATCH)) == (60, 346)
    reading = "consolidation, state_granted, arms_to_leader, rivals_other"
    ours = counts[PanelUnit.FORMATION, "regime_security", reading]
    assert (ours.count(Standing.MATCH), ours.count(Standing.MISMATCH)) == (57, 569)


def test_only_what_is_asked_for_is_worked_out(tmp_path: Path) -> None:
    folder = world(tmp_path)
    for extent, parts in (
        (Extent.PREDICTED, (True, False, False)),
        (Extent.MODELS, (False, True, False)),
        (Extent.CURVE, (False, False, True)),
    ):
        found = put_to_panel(PanelTestPlan(("arms",), folder, extent), registry=registry)
        assert (bool(found.judged), bool(found.estimates), bool(found.curves)) == parts
        assert bool(found.together) == bool(found.estimates)


def test_what_only_models_ask_narrows_no_concept() -> None:
    assert fed(("s_unweighted",)) == library_feeds()
    assert len(fed(("arms",))) < len(library_feeds())


def test_a_measure_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no measure friendship; expected consolidation, arms"):
        put_to_panel(PanelTestPlan(("friendship",)))
