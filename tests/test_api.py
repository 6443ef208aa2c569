"""The Python door: the verbs of the command line."""

from pathlib import Path

import pytest

import foedus
from foedus.study.plan import PlanError
from foedus.vocabulary.problem import InputError
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
