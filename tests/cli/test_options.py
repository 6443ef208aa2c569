"""Options: formats from endings, readings, studies by name or folder, dates."""

from pathlib import Path

import click
import pytest

from foedus.cli import options
from tests.cli.shell import foedus


@pytest.mark.parametrize(
    ("given", "expected"),
    [([], ()), (["a=b"], (("a", "b"),)), (["a=b=c", "d=e"], (("a", "b=c"), ("d", "e")))],
)
def test_takes_are_parted_at_the_first_sign(
    given: list[str], expected: tuple[tuple[str, str], ...]
) -> None:
    assert options.takes(given) == expected


@pytest.mark.parametrize("given", ["a", "=b", "a=", "="])
def test_half_a_reading_is_refused(given: str) -> None:
    with pytest.raises(click.UsageError, match="expected DECISION=READING"):
        options.takes([given])


def test_a_shipped_study_is_found_by_name() -> None:
    assert (options.study_folder("korea") / "study.yaml").is_file()


def test_a_folder_is_taken_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    assert options.study_folder("mine") == Path("mine")
    assert options.study_folder("./not/there") == Path("not/there")


def test_a_folder_that_bears_a_shipped_study_s_name_is_not_taken_silently(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "korea").mkdir()
    assert options.study_folder("korea").is_absolute()
    assert "./korea is the folder here" in capsys.readouterr().err


def test_a_bare_name_that_is_nothing_is_refused() -> None:
    with pytest.raises(click.UsageError, match=r'no study "sparta", .* \(korea\)\.$'):
        options.study_folder("sparta")


def test_one_name_means_korea_two_name_the_study() -> None:
    assert options.study_and(["x"], "episode") == ("korea", "x")
    assert options.study_and(["mine", "x"], "episode") == ("mine", "x")
    with pytest.raises(click.UsageError, match=r"Expected \[STUDY\] EPISODE, got 3 names"):
        options.study_and(["a", "b", "c"], "episode")


def test_a_date_is_read_or_refused() -> None:
    assert options.date(None) is None
    assert str(options.date("195X")) == "195X"
    with pytest.raises(click.UsageError, match="--date: '1953-13' is no day of the calendar"):
        options.date("1953-13")


def test_unknown_names_are_refused_one_by_one() -> None:
    options.all_known("actor", [], [])
    with pytest.raises(click.UsageError, match='has no actor "b"'):
        options.all_known("actor", ["a", "b"], ["a"])
    with pytest.raises(click.UsageError, match=r"It has: a\."):
        options.known("actor", "zz", ["a"])
    with pytest.raises(click.UsageError, match="n19 and 80 more"):
        options.known("actor", "zz", [f"n{number}" for number in range(100)])


def test_the_version_is_the_package_s() -> None:
    assert options.version() == foedus("--version").output.split()[-1]


@pytest.mark.parametrize("ending", ["bib", "svg", "docx"])
def test_an_ending_must_be_one_of_the_command_s(ending: str, tmp_path: Path) -> None:
    left = foedus("evidence", "-o", str(tmp_path / f"a.{ending}"))
    assert left.exit_code == 2
    assert "expected .json, .csv, .md, .markdown, .txt, or --format" in left.stderr
