"""`foedus panel test`: every format, and what it refuses."""

import json
from functools import partial
from pathlib import Path

import pytest

from foedus.archive.releases.cache import DATA
from foedus.cli.panel_test import test as command
from foedus.study.panel_test import put as study_panel_test
from tests.cli.shell import foedus
from tests.study.toy_releases import registry, world


@pytest.fixture
def toys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A folder of tiny releases, and a registry that takes them."""
    toyed = partial(study_panel_test.put_to_panel, registry=registry)
    monkeypatch.setattr(study_panel_test, "put_to_panel", toyed)
    return str(world(tmp_path / "releases"))


def test_it_is_a_command_of_the_panel() -> None:
    assert command.name == "test"
    assert "Put the theories and their rivals" in foedus("panel", "--help").stdout


def test_the_tables_fit_a_terminal_and_name_the_proxy(toys: str) -> None:
    result = foedus("panel", "test", "--measure", "arms", "--part", "predicted", "--from", toys)
    assert result.exit_code == 0, result.output
    assert "What stands for what" in result.stdout
    assert "regime_security · in practice" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("ending", "begins"),
    [
        (".json", '{\n  "foedus"'),
        (".csv", "unit,variant,theory"),
        (".md", "# The theories before the panel"),
        (".html", "<!doctype html>"),
        (".tex", "% Needs \\usepackage{booktabs"),
    ],
)
def test_the_ending_of_the_file_says_the_format(
    toys: str, tmp_path: Path, ending: str, begins: str
) -> None:
    file = tmp_path / f"out{ending}"
    result = foedus(
        "panel", "test", "--measure", "arms", "--part", "predicted", "--from", toys, "-o", str(file)
    )
    assert result.exit_code == 0, result.output
    assert file.read_text(encoding="utf-8").startswith(begins)


def test_csv_of_the_models_has_a_row_for_each_parameter(toys: str) -> None:
    arguments = ("--measure", "arms", "--from", toys, "--part", "models", "--format", "csv")
    assert foedus("panel", "test", *arguments).stdout.startswith("question,unit,variant,model")


def test_json_holds_every_variant(toys: str) -> None:
    result = foedus(
        "panel",
        "test",
        "--measure",
        "arms",
        "--part",
        "predicted",
        "--from",
        toys,
        "--format",
        "json",
    )
    assert len({each["variant"] for each in json.loads(result.stdout)["predicted"]}) == 3


def test_a_measure_that_there_is_not_is_refused_with_the_nearest() -> None:
    result = foedus("panel", "test", "--measure", "arm")
    assert result.exit_code == 2
    assert 'There is no measure "arm"' in result.stderr


def test_releases_that_are_missing_leave_with_exit_code_5(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA, str(tmp_path))
    assert foedus("panel", "test").exit_code == 5


def test_the_curve_has_a_row_for_each_specification(toys: str, tmp_path: Path) -> None:
    file = tmp_path / "curve.csv"
    asked = ("--measure", "arms", "--part", "curve", "--jobs", "1", "--from", toys)
    result = foedus("panel", "test", *asked, "-o", str(file))
    assert result.exit_code == 0, result.output
    head, first, *_ = file.read_text(encoding="utf-8").splitlines()
    assert head.startswith("unit,effect_of,consolidation,compatibility,patrons,design,Soviet_bloc")
    assert first.startswith("formation,consolidation,score,arms,ratio of 5,in text,with,all")


def test_figures_go_to_a_folder_each_with_its_table(toys: str, tmp_path: Path) -> None:
    figures = tmp_path / "figures"
    asked = ("--measure", "arms", "--part", "predicted", "--from", toys, "--figures")
    result = foedus("panel", "test", *asked, str(figures))
    assert result.exit_code == 0, result.output
    names = {path.name for path in figures.glob("formation-cells.*")}
    assert names == {f"formation-cells.{ending}" for ending in ("svg", "png", "pdf", "csv")}
    (tmp_path / "file").write_text("")
    again = foedus("panel", "test", *asked, str(tmp_path / "file"))
    assert "is a file; name a folder" in again.stderr
