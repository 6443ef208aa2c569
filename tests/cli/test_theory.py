"""`foedus theory`: the library's, and one in a file."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from foedus.archive.files.library import theory_names
from foedus.cli.loading import load
from tests.cli.shell import TOYLAND, foedus

HARBOUR = f"{TOYLAND}/theories/harbour.yaml"


def test_without_a_name_the_library_is_listed() -> None:
    shown = foedus("theory").stdout
    assert all(name in shown for name in theory_names())
    listed = json.loads(foedus("theory", "--format", "json").stdout)["theories"]
    assert [theory["name"] for theory in listed] == list(theory_names())
    assert foedus("theory", "--format", "markdown").stdout.startswith("## Theories")


@pytest.mark.parametrize("name", [*theory_names(), HARBOUR])
def test_a_theory_shows_every_clause_and_every_world(name: str) -> None:
    left = foedus("theory", name, COLUMNS="200")
    assert left.exit_code == 0
    document = json.loads(foedus("theory", name, "--format", "json").stdout)
    assert len(document["worlds"]) == 2 ** len(document["conditions"])
    assert f"{len(document['worlds'])} worlds" in left.stdout
    assert all(f"Clause {clause['name']}:" in left.stdout for clause in document["clauses"])


@pytest.mark.parametrize("name", ["regime_security", HARBOUR])
def test_a_figure_is_drawn_as_text_and_as_svg(name: str, tmp_path: Path) -> None:
    assert "┌──" in foedus("theory", name).stdout
    path = tmp_path / "figure.svg"
    foedus("theory", name, "-o", str(path))
    assert ET.parse(path).getroot().tag.endswith("svg")  # noqa: S314 - our own figure
    assert foedus("theory", name, "--figure").stdout == path.read_text(encoding="utf-8")


def test_a_theory_in_a_file_draws_on_the_study_around_it() -> None:
    loaded = load(HARBOUR)
    assert loaded.theory.name == "harbour"
    assert "crown_secure" in loaded.concepts
    assert "mapmaker_1701" in loaded.sources


def test_a_broken_theory_shows_where_it_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "theory.yaml"
    path.write_text(Path(HARBOUR).read_text(encoding="utf-8").replace("clauses:", "claus:"))
    left = foedus("theory", str(path))
    assert left.exit_code == 3
    assert f"--> {path}:" in left.stderr
    assert 'did you mean "clauses"?' in left.stderr


def test_a_theory_with_a_gap_is_refused(tmp_path: Path) -> None:
    text = load_text("regime_security").replace(
        "~power_consolidation*~", "power_consolidation*~", 1
    )
    (tmp_path / "theory.yaml").write_text(text, encoding="utf-8")
    left = foedus("theory", str(tmp_path))
    assert left.exit_code == 3
    assert "FD5" in left.stderr


def load_text(name: str) -> str:
    """The file of a library theory."""
    from foedus.archive.files.library import library_folder

    return (library_folder() / "theories" / name / "theory.yaml").read_text(encoding="utf-8")
