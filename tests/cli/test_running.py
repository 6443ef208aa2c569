"""Running for a command: refused before the work, warnings counted."""

from pathlib import Path

import pytest

from foedus.cli import running
from foedus.cli.failures import UnwritableError
from foedus.cli.options import Output
from foedus.study.plan import Plan
from tests.cli.shell import TOYLAND, foedus


def test_an_output_that_cannot_be_written_is_refused_before_the_run(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError, match="is a folder"):
        running.record(Plan(tmp_path / "nowhere"), Output("table", tmp_path))


def test_a_study_runs_as_its_files_have_it() -> None:
    assert len(running.whole(Path(TOYLAND), Output("table")).findings) == 6


def test_warnings_are_counted_beside_the_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    foedus("new", "mine")
    path = tmp_path / "mine" / "codings" / "reader.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("    evidence: [duke-killed]\n", ""))
    assert "1 warning: `foedus check`" in foedus("study", "./mine").stderr
    assert not foedus("study", "./mine", "-q").stderr
