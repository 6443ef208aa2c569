"""`foedus cite`: what the run used, and only that unless all is asked for."""

import re

from foedus.archive.files.bibliography import read_bibliography
from tests.cli.shell import TOYLAND, foedus


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
