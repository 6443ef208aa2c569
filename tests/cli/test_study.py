"""`foedus study`: every verdict, in every format, narrowed and under other readings."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from foedus.study.document import schema
from tests.cli.shell import TOYLAND, foedus
from tests.study.test_panel_of_study import asking

# Episode, theory, verdict: as worked out by hand at the top of the toyland study.
VERDICTS = [
    ("anvil-1700", "harbour", "match"),
    ("anvil-1700", "storm", "match"),
    ("brine-1700", "harbour", "match"),
    ("brine-1700", "storm", "mismatch"),
    ("cove-1700", "harbour", "match"),
    ("cove-1700", "storm", "mismatch"),
    ("delta-1700", "harbour", "preference_unmet"),
    ("delta-1700", "storm", "preference_unmet"),
    ("elm-1700", "harbour", "out_of_scope"),
    ("elm-1700", "storm", "mismatch"),
    ("fen-1700", "harbour", "undetermined"),
    ("fen-1700", "storm", "undetermined"),
]


def rows(*typed: str) -> list[dict[str, str]]:
    """The rows of the CSV that a command prints."""
    return list(
        csv.DictReader(io.StringIO(foedus("study", TOYLAND, "--format", "csv", *typed).stdout))
    )


def test_csv_has_one_row_per_episode_and_theory() -> None:
    assert [(r["episode"], r["theory"], r["verdict"]) for r in rows()] == VERDICTS


def test_json_keeps_its_schema_and_carries_the_same_verdicts() -> None:
    document = json.loads(foedus("study", TOYLAND, "--format", "json").stdout)
    jsonschema.validate(document, schema())
    found = [(v["episode"], v["theory"], v["verdict"]) for v in document["verdicts"]]
    assert found == VERDICTS


def test_the_same_command_prints_the_same_bytes() -> None:
    first, second = (foedus("study", TOYLAND, "--format", "json").stdout_bytes for _ in range(2))
    assert first == second


PARTS = [
    "Codings",
    "Expected and observed",
    "Score over the tests",
    "Paired comparisons of the tests",
    "Figure: The harbour theory",
    "Clauses no test reaches",
    "What each decision would change",
]


def test_the_terminal_shows_every_part_in_order() -> None:
    lines = foedus("study", TOYLAND).stdout.splitlines()
    places = [lines.index(part) for part in PARTS]
    assert places == sorted(places)


def test_markdown_has_the_same_parts() -> None:
    lines = foedus("study", TOYLAND, "--format", "markdown").stdout.splitlines()
    assert [line[3:] for line in lines if line.startswith("## ")] == PARTS


@pytest.mark.parametrize(
    ("typed", "key", "names"),
    [
        (["--episode", "fen-1700", "--episode", "cove-1700"], "episode", {"fen-1700", "cove-1700"}),
        (["--theory", "storm"], "theory", {"storm"}),
    ],
)
def test_a_run_can_be_narrowed(typed: list[str], key: str, names: set[str]) -> None:
    assert {row[key] for row in rows(*typed)} == names


def test_one_coder_alone_leaves_nothing_open_in_fen() -> None:
    found = {(r["episode"], r["theory"]): r["possible"] for r in rows("--coder", "archivist")}
    assert found["fen-1700", "harbour"] == "with_institutions"


def test_another_reading_changes_its_verdicts_and_says_so() -> None:
    found = {
        (r["episode"], r["theory"]): r["verdict"] for r in rows("--take", "ships-at-fen=shared")
    }
    assert found["fen-1700", "harbour"] == "match"
    shown = foedus("study", TOYLAND, "--take", "ships-at-fen=shared").stdout
    assert "Reading taken: ships-at-fen = shared" in shown


def test_narrowing_is_said() -> None:
    assert "Narrowed to theories: storm" in foedus("study", TOYLAND, "--theory", "storm").stdout


def test_without_the_data_of_the_panel_every_release_is_named(tmp_path: Path) -> None:
    study = str(asking(tmp_path))
    left = foedus("study", study, "-o", str(tmp_path / "a.html"), FOEDUS_DATA=str(tmp_path / "d"))
    assert left.exit_code == 5
    assert left.stderr.count("error[FD701]") == 20
    assert "foedus data get cow_states" in left.stderr
    assert "--without-panel leaves the panel out." in left.stderr
    assert not (tmp_path / "a.html").exists()


def test_a_page_can_be_had_without_the_panel(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    left = foedus("study", str(asking(tmp_path)), "--without-panel", "-o", str(page))
    assert left.exit_code == 0
    assert 'id="panel"' not in page.read_text(encoding="utf-8")


def test_a_table_says_where_the_panel_is(tmp_path: Path) -> None:
    left = foedus("study", str(asking(tmp_path)))
    assert left.exit_code == 0
    assert "on the page and in json" in left.stderr
