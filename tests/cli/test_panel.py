"""`foedus panel`: what it builds, writes, describes and refuses."""

import json
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from foedus.archive.releases.cache import DATA
from foedus.cli.panel import build, describe, panel
from foedus.study.panel import build as study_panel
from tests.cli.shell import foedus
from tests.study.toy_releases import registry, world


@pytest.fixture
def toys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A folder of tiny releases, and a registry that takes them."""
    toyed = partial(study_panel.build_panel, registry=registry)
    monkeypatch.setattr(study_panel, "build_panel", toyed)
    return str(world(tmp_path / "releases"))


def test_without_a_file_the_columns_are_shown_with_their_sources(toys: str) -> None:
    result = foedus("panel", "build", "--unit", "formation", "--from", toys)
    assert result.exit_code == 0
    assert "Panel 1816–2016: one row for each beginning of an alliance" in result.stdout
    assert "archigos: leader in office on the day" in " ".join(result.stdout.split())
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_csv_goes_to_stdout_and_nothing_else_does(toys: str) -> None:
    result = foedus("panel", "build", "--unit", "alliance", "--from", toys, "--format", "csv")
    head, *rows = result.stdout.splitlines()
    assert head.startswith("atopid,phase,year,start,last_day,")
    assert rows[0].startswith("10,0,1953,1953-10-01,,1,2,2 700,1,")


@pytest.mark.parametrize(
    ("ending", "read"),
    [(".csv", pd.read_csv), (".dta", pd.read_stata), (".parquet", pd.read_parquet)],
)
def test_the_ending_of_the_file_says_the_format(
    toys: str, tmp_path: Path, ending: str, read: object
) -> None:
    file = tmp_path / f"panel{ending}"
    result = foedus("panel", "build", "--from", toys, "--years", "1953-1955", "-o", str(file))
    assert result.exit_code == 0, result.output
    assert f"Wrote {file}." in result.stderr
    frame = read(file)  # type: ignore[operator]
    assert len(frame) == 6
    assert frame["client_name"].tolist()[:2] == ["Upper", "Lower"]


def test_the_codebook_is_written_beside_it(toys: str, tmp_path: Path) -> None:
    for name, said in (("book.md", "- Source: archigos"), ("book.csv", "leader,Leader of the")):
        book = tmp_path / name
        arguments = ("--unit", "formation", "--from", toys, "--format", "csv")
        result = foedus("panel", "build", *arguments, "--codebook", str(book))
        assert result.exit_code == 0, result.output
        assert said in book.read_text(encoding="utf-8")


def test_any_ratio_and_one_year(toys: str) -> None:
    arguments = ("--from", toys, "--format", "csv", "--years", "1953")
    many = foedus("panel", "build", *arguments, "--ratio", "any").stdout.splitlines()
    none = foedus("panel", "build", *arguments, "--ratio", "19")
    assert (len(many), len(none.stdout.splitlines())) == (3, 1)
    assert "The panel has no rows." in none.stderr


def test_years_that_are_partly_there_are_told_as_what_they_are(toys: str, tmp_path: Path) -> None:
    given = ("--from", toys, "--years", "1959-2030", "--codings", "none")
    told = "Asked for 1959–2030; there are 1816–2016, so these are 1959–2016."
    built = foedus("panel", "build", *given, "-o", str(tmp_path / "panel.csv"))
    assert (built.exit_code, told in built.stderr) == (0, True)
    described = foedus("panel", "describe", *given)
    assert described.stdout.startswith("Panel 1959–2016: one row for each client")
    assert told in described.stderr
    held = json.loads(foedus("panel", "describe", *given, "--format", "json").stdout)
    assert (held["years"], held["warnings"]) == ([1959, 2016], [told])


def test_codings_are_counted_and_those_without_a_row_listed(toys: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    text = "client,patron,year,commitment,value\n700,2,1953,state,1\n9,2,1953,regime,0\n"
    file.write_text(text, encoding="utf-8")
    arguments = ("--unit", "formation", "--from", toys, "--codings", str(file), "--format", "json")
    held = json.loads(foedus("panel", "describe", *arguments).stdout)
    (found,) = (each for each in held["coverage"] if each["source"] == "mine.csv")
    assert (found["matched"], found["unmatched_keys"]) == (1, [[9, 2, 1953]])
    assert "mine.csv" in [each["file"] for each in held["provenance"]["releases"]]


def test_codings_at_fault_are_told_with_exit_code_3(toys: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("client,patron,year,commitment,value\n1,2,3,both,1\n", encoding="utf-8")
    result = foedus("panel", "build", "--from", toys, "--codings", str(file))
    assert result.exit_code == 3
    assert 'a commitment to "both"' in result.stderr


def test_a_description_tells_joins_cells_and_what_is_missing(toys: str) -> None:
    result = foedus("panel", "describe", "--from", toys)
    assert result.exit_code == 0
    for said in ("Rows at each step", "What each join found", "Observed designs", "Built from"):
        assert said in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_a_description_as_json_and_by_one_measure(toys: str) -> None:
    arguments = ("--from", toys, "--measure", "arms_to_leader", "--format", "json")
    held = json.loads(foedus("panel", "describe", *arguments).stdout)
    assert [each["measure"] for each in held["cells"]] == ["arms_to_leader"]


def test_a_description_as_markdown(toys: str) -> None:
    result = foedus(
        "panel", "describe", "--unit", "alliance", "--from", toys, "--format", "markdown"
    )
    assert "## What each join found" in result.stdout


def test_releases_that_are_missing_are_all_named_with_exit_code_5(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA, str(tmp_path))
    result = foedus("panel", "build", "--unit", "alliance")
    assert result.exit_code == 5
    for name in ("atop_alliance", "atop_phase", "atop_member"):
        assert f"foedus data get {name}" in " ".join(result.stderr.split())


def test_a_file_that_is_not_what_it_should_be_has_exit_code_3(toys: str) -> None:
    (Path(toys) / "atop4_01ap.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    result = foedus("panel", "build", "--unit", "alliance", "--from", toys)
    assert result.exit_code == 3
    assert "FD702" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--years", "1950s"), "expected FIRST-LAST"),
        (("--years", "1960-1950"), "the first year is after the last"),
        (("--years", "2050-2060"), "years 2050 to 2060: a panel of dyad-year has 1816 to 2016"),
        (("--ratio", "0.5"), "expected numbers of 1 or more, or any"),
        (("--ratio", "much"), "expected numbers of 1 or more, or any"),
        (("--regional", "0.1"), "expected numbers of 1 or more, or any"),
        (("--format", "parquet"), "name a file with -o"),
        (("--format", "stata"), "name a file with -o"),
        (("--codebook", "book.txt"), "expected a name in .md or .csv"),
        (("-o", "one.csv", "--codebook", "./one.csv", "--force"), "name another file"),
        (("--seed", "-1"), "-1 is not in the range x>=0"),
        (("-o", "panel.xyz"), "names no format"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_read(
    arguments: tuple[str, ...], said: str
) -> None:
    result = foedus("panel", "build", "--from", "nowhere", *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_what_is_said_of_pairs_is_refused_of_alliances() -> None:
    given = ("--ratio", "5", "--seed", "2", "--measure", "arms")
    result = foedus("panel", "describe", "--unit", "alliance", *given)
    assert result.exit_code == 2
    assert "--ratio, --seed, --measure: said of clients and patrons" in " ".join(
        result.stderr.split()
    )


def test_a_trace_that_there_is_not_is_refused_with_the_nearest() -> None:
    result = foedus("panel", "describe", "--measure", "arms_to_leeder")
    assert result.exit_code == 2
    assert 'Did you mean "arms_to_leader"?' in " ".join(result.stderr.split())


def test_a_file_that_is_there_is_not_replaced_unasked(toys: str, tmp_path: Path) -> None:
    for option in ("-o", "--codebook"):
        file = tmp_path / "there.csv"
        file.write_text("mine", encoding="utf-8")
        result = foedus("panel", "build", "--unit", "alliance", "--from", toys, option, str(file))
        assert (result.exit_code, file.read_text(encoding="utf-8")) == (2, "mine")
        assert "--force" in result.stderr


def test_parquet_without_pyarrow_says_how_to_get_it(
    toys: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("foedus.archive.exports.has_parquet", lambda: False)
    result = foedus("panel", "build", "--from", toys, "-o", str(tmp_path / "panel.parquet"))
    assert result.exit_code == 2
    assert 'pip install "foedus[panel]"' in " ".join(result.stderr.split())


def test_both_commands_take_the_options_of_a_plan() -> None:
    assert set(panel.commands) == {"build", "describe", "test"}
    for command in (build, describe):
        assert {"unit", "years", "folder", "ratio", "regional"} <= {p.name for p in command.params}


OVERRIDES = "client,patron,from,to,design,reason,source\n701,2,1952,1954,none,left,atlas\n"


def test_designs_of_the_user_are_columns_of_their_own_and_can_be_counted(
    toys: str, tmp_path: Path
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(OVERRIDES, encoding="utf-8")
    arguments = ("--from", toys, "--codings", "none", "--overrides", str(file))
    built = foedus("panel", "build", *arguments, "--format", "csv").stdout.splitlines()
    assert {"design", "design_user", "overridden", "override_source"} <= set(built[0].split(","))
    told = {}
    for counted in ("text", "practice", "overrides"):
        result = foedus("panel", "describe", *arguments, "--design", counted, "--format", "json")
        told[counted] = json.loads(result.stdout)["counted"]
    assert told == {"text": "design", "practice": "practice", "overrides": "design_user"}
    shown = foedus("panel", "describe", *arguments, "--design", "overrides").stdout
    assert "Observed designs by the user's table" in " ".join(shown.split())


def test_designs_that_are_asked_for_and_not_there_are_refused(toys: str) -> None:
    result = foedus("panel", "describe", "--from", toys, "--design", "overrides")
    assert result.exit_code == 2
    assert "name your designs with --overrides FILE" in " ".join(result.stderr.split())


def test_tables_of_the_user_at_fault_are_told_with_their_lines(toys: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(OVERRIDES + "701,2,1953,1953,deep,,\n", encoding="utf-8")
    result = foedus("panel", "build", "--from", toys, "--overrides", str(file))
    assert result.exit_code == 3
    assert 'the design "deep"' in result.stderr
    assert "mine.csv:3" in result.stderr


def test_rows_of_the_user_that_change_nothing_are_told_in_a_line(toys: str, tmp_path: Path) -> None:
    designs, codings = tmp_path / "designs.csv", tmp_path / "codings.csv"
    designs.write_text(OVERRIDES + "2,701,1952,1952,none,left,atlas\n", encoding="utf-8")
    text = "client,patron,year,commitment,value\n700,2,2053,state,1\n700,2,1953,state,\n"
    codings.write_text(text, encoding="utf-8")
    given = ("--from", toys, "--overrides", str(designs), "--codings", str(codings))
    result = foedus("panel", "build", *given, "-o", str(tmp_path / "panel.csv"))
    assert result.exit_code == 0
    lost, blank, design, wrote = result.stderr.splitlines()
    assert "codings.csv:2 (client 700, patron 2, 2053: the panel has 1950–1960)" in lost
    assert blank.startswith("1 of 2 rows of codings.csv coded nothing, being open: codings.csv:3")
    assert design == (
        "1 of 2 rows of designs.csv met no row of the panel: designs.csv:3 (client 2, patron 701, "
        "1952–1952: client and patron are the other way round)."
    )
    assert wrote.startswith("Wrote")


def test_who_made_a_leader_is_read_from_a_table(toys: str, tmp_path: Path) -> None:
    file = tmp_path / "who.csv"
    file.write_text("obsid,ccode,act,source\nL-700,2,removed,atlas\n", encoding="utf-8")
    arguments = ("--from", toys, "--codings", "none", "--imposers", str(file))
    held = json.loads(foedus("panel", "describe", *arguments, "--format", "json").stdout)
    assert "who.csv" in [each["file"] for each in held["provenance"]["releases"]]


def test_codings_of_a_study_that_there_is_not_are_told(toys: str) -> None:
    result = foedus("panel", "build", "--from", toys, "--codings", "corea")
    assert result.exit_code == 5
    assert "corea" in result.stderr
