"""The Python door: the verbs of the command line."""

from pathlib import Path

import pytest

import foedus
from foedus import api
from foedus.archive.releases.problems import DataError
from foedus.study.plan import PlanError
from foedus.vocabulary.problem import InputError
from tests.house.sources import SHARED
from tests.study.test_panel_of_study import asking
from tests.toyland.runs import FOLDER, toyland


def test_opens_a_folder_and_speaks_the_verbs() -> None:
    study = foedus.Study.open(str(FOLDER))
    assert study.run() == toyland()
    assert study.confront().record == toyland()
    assert len(study.derive().predictions) == 12
    assert study.explain("fen-1700").explanation.finding.episode.name == "fen-1700"


def test_takes_readings_one_after_the_other() -> None:
    taken = foedus.Study.open(FOLDER).take("ships-at-fen", "shared")
    assert taken.run().finding("fen-1700").episode.status.scored
    back = taken.take("ships-at-fen", "open")
    assert back.plan.takes == (("ships-at-fen", "open"),)
    assert back.run().judgements == toyland().judgements


def test_traces_every_ledger_or_one() -> None:
    study = foedus.Study.open(FOLDER)
    assert study.trace().tracings == toyland().tracings
    one = study.trace("fen-1700", "sceptical", coders=["poet"], threshold=10, draws=50, seed=7)
    (tracing,) = one.tracings
    settings = tracing.settings
    assert (settings.prior, settings.threshold, settings.draws, settings.seed) == (
        *("sceptical", 10),
        *(50, 7),
    )
    assert [account.coder for account in tracing.accounts] == ["poet"]


def test_traces_from_a_prior_of_ones_own() -> None:
    own = {"crown": 0.2, "storm": 0.3, "purse": 0.5}
    (tracing,) = foedus.Study.open(FOLDER).trace("fen-1700", own, draws=50).tracings
    posterior = tracing.main.balance().posterior("given by hand")
    assert dict(posterior.prior.probabilities) == own
    assert posterior.prior.reason == "Given from Python."
    with pytest.raises(PlanError, match="no probability for storm"):
        foedus.Study.open(FOLDER).trace("fen-1700", {"crown": 0.5, "purse": 0.5})


def test_an_episode_without_a_weighed_ledger_is_refused() -> None:
    with pytest.raises(PlanError, match="no ledger with weights"):
        foedus.Study.open(FOLDER).trace("anvil-1700")


def test_refuses_what_the_study_does_not_have() -> None:
    with pytest.raises(PlanError, match='did you mean "fen-1700"'):
        foedus.Study.open(FOLDER).explain("fen-1701")
    with pytest.raises(InputError, match="FD101"):
        foedus.Study.open(FOLDER / "nowhere").run()


def test_reports_to_a_file_and_replaces_none_unasked(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    study = foedus.Study.open(FOLDER)
    assert study.report(target) == target
    before = target.read_bytes()
    with pytest.raises(InputError, match=r"report\.html"):
        study.report(target)
    assert target.read_bytes() == before
    study.report(target, force=True)


def test_the_door_has_no_other_name() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'korae'"):
        _ = foedus.korae


def test_completion_offers_the_door() -> None:
    assert {"Study", "korea"} <= set(dir(foedus))


def test_the_panel_has_a_door_of_its_own(tmp_path: Path) -> None:
    asked = foedus.alliances("formation", years=(1946, 2010), data=tmp_path, ratio=None)
    assert asked.plan.rule.ratio is None
    for verb in (asked.build, asked.describe, asked.test):
        with pytest.raises(DataError, match="no file of"):
            verb()


def test_a_unit_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="'treaty' is not a valid PanelUnit"):
        foedus.alliances("treaty")


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="the development data are not here")
def test_alliances_by_phase_are_a_data_frame() -> None:
    asked = foedus.alliances("alliance", data=SHARED / "data")
    frame = asked.build().to_pandas()
    assert frame["atopid"].nunique() == 745
    assert asked.describe().to_pandas()["source"].tolist() == ["atop_member", "atop_alliance"]


def test_a_study_with_its_panel_wants_the_data(tmp_path: Path) -> None:
    study = foedus.Study.open(asking(tmp_path))
    assert study.run().panel is None
    with pytest.raises(DataError, match="no file of"):
        study.with_panel(tmp_path).report(tmp_path / "a.html")
    assert not (tmp_path / "a.html").exists()


def test_the_game_stands_at_the_door() -> None:
    assert foedus.solve(foedus.Parameters(n_kappa=3, n_gamma=3)).converged
    assert set(foedus.__all__) == set(api.__all__)
