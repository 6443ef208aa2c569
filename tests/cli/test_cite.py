"""`foedus cite`: what the run used, and only that unless all is asked for."""

import re
from pathlib import Path

import pytest

from foedus.archive.files.bibliography import read_bibliography
from tests.cli.shell import TOYLAND, foedus
from tests.study.test_panel_of_study import asking


def keys(*typed: str) -> list[str]:
    """Keys of the BibTeX that a command prints."""
    return re.findall(r"^@\w+\{(\w+),", foedus("cite", *typed).stdout, re.MULTILINE)


def test_article_methods_and_foedus_are_among_what_is_cited() -> None:
    found = set(keys(TOYLAND))
    assert {"kim_woods_2022", "foedus", "george_bennett_2005", "mapmaker_1701"} <= found


def test_each_is_cited_once() -> None:
    assert len(keys()) == len(set(keys()))


def test_all_adds_what_is_listed_and_not_used() -> None:
    assert set(keys()) < set(keys("--all"))


def test_the_bibtex_can_be_read_back() -> None:
    read = read_bibliography(foedus("cite", "--all").stdout, "all.bib")
    assert not read.problems
    assert [source.key for source in read.sources] == keys("--all")


def test_text_is_a_list_of_references() -> None:
    shown = foedus("cite", TOYLAND, "--format", "text").stdout
    assert "Mapmaker, Mira. 1701. An Atlas of the Toy Coast." in shown


def test_a_study_that_asks_for_the_panel_cites_its_data(tmp_path: Path) -> None:
    without, with_panel = set(keys(TOYLAND)), set(keys(str(asking(tmp_path))))
    assert without < with_panel
    assert {"leeds_et_al_2002", "goemans_et_al_2009"} <= with_panel - without


def test_a_panel_by_itself_has_its_data_cited() -> None:
    alliances, pairs = keys("--panel", "alliance"), keys("--panel", "dyad-year")
    assert {"leeds_et_al_2002", "foedus"} <= set(alliances) & set(pairs)
    assert len(alliances) < len(pairs)
    assert "kim_woods_2022" not in pairs
    assert "Leeds" in foedus("cite", "--panel", "alliance", "--format", "text").stdout


@pytest.mark.parametrize("more", [[TOYLAND], ["--all"]])
def test_a_panel_is_not_cited_together_with_a_study(more: list[str]) -> None:
    left = foedus("cite", "--panel", "alliance", *more)
    assert left.exit_code == 2
    assert "stands by itself" in left.stderr
