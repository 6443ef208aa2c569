"""Citations: in running text, in a list, in BibTeX; and what a run used."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.archive.files.bibliography import read_bibliography
from foedus.archive.files.library import references
from foedus.casebook.source import Source
from foedus.report.citations import (
    TRACING,
    authors,
    bibtex,
    entry,
    in_order,
    reference_text,
    references_text,
    short,
    software,
    used,
)
from foedus.vocabulary.reference import Reference
from tests.toyland.runs import plan, toyland

KIM = Source("kim_2022", "article", {"author": "Kim, Inwook and Woods, Jackson", "year": "2022"})
FRUS = Source(
    "frus_1953_d566",
    "misc",
    {
        "title": "Memorandum",
        "year": "1953",
        "howpublished": "Foreign Relations of the United States, Volume XV, Document 566",
    },
)
MANY = Source("many_2016", "book", {"author": "A, B and C, D and E, F and G, H", "year": "2016"})
OFFICE = Source("office_1953", "misc", {"author": "Department of State", "year": "1953"})

SHORT = {
    "two authors": (KIM, "Kim and Woods 2022"),
    "four authors": (MANY, "A et al. 2016"),
    "three authors": (
        Source("x", "book", {"author": "A, B and C, D and E, F", "year": "1999"}),
        "A, C and E 1999",
    ),
    "an institution": (OFFICE, "Department of State 1953"),
    "a document": (FRUS, "Foreign Relations of the United States 1953, Document 566"),
    "a title alone": (Source("x", "misc", {"title": "A Map"}), "A Map"),
    "nothing at all": (Source("key", "misc", {}), "key"),
}


@pytest.mark.parametrize(("source", "expected"), SHORT.values(), ids=SHORT.keys())
def test_a_source_has_a_short_name(source: Source, expected: str) -> None:
    assert short(source) == expected


ENTRIES = {
    "article": (
        "article",
        {
            "author": "Kim, Inwook and Woods, Jackson",
            "year": "2022",
            "title": "Survival",
            "journal": "Journal",
            "volume": "7",
            "number": "2",
            "pages": "1--18",
            "doi": "10.1/x",
        },
        "Kim, Inwook and Jackson Woods. 2022. “Survival”. Journal 7 (2): 1–18. https://doi.org/10.1/x",
    ),
    "chapter": (
        "incollection",
        {
            "author": "Han, Sungjoo",
            "year": "1972",
            "title": "Dissent",
            "booktitle": "Politics",
            "editor": "Kim, Se Jin",
            "pages": "3--9",
            "publisher": "Institute",
            "address": "Town",
        },
        "Han, Sungjoo. 1972. “Dissent”. In Politics, edited by Se Jin Kim, 3–9. Town: Institute.",
    ),
    "thesis": (
        "phdthesis",
        {"author": "Na, Jongnam", "year": "2006", "title": "Soldiers", "school": "Chapel Hill"},
        "Na, Jongnam. 2006. “Soldiers”. PhD dissertation, Chapel Hill.",
    ),
    "report": (
        "techreport",
        {
            "author": "Person, James",
            "year": "2006",
            "title": "Why?",
            "type": "Working Paper",
            "number": "52",
            "institution": "Project",
        },
        "Person, James. 2006. “Why?” Working Paper 52, Project.",
    ),
    "document": (
        "misc",
        {"title": "Telegram", "year": "1950", "howpublished": "Archive", "url": "https://a.org/1"},
        "“Telegram”. 1950. Archive. https://a.org/1",
    ),
}


@pytest.mark.parametrize(("kind", "fields", "expected"), ENTRIES.values(), ids=ENTRIES.keys())
def test_a_source_has_an_entry(kind: str, fields: dict[str, str], expected: str) -> None:
    assert entry(Source("x", kind, fields)) == expected


def test_authors_are_parted_into_family_and_given_names() -> None:
    assert authors(KIM) == (("Kim", "Inwook"), ("Woods", "Jackson"))
    assert authors(OFFICE) == (("Department of State", ""),)
    assert authors(FRUS) == ()


HELD = {source.key: source for source in (KIM, FRUS, OFFICE)}
CITED = {
    "kim_2022": "Kim and Woods 2022",
    "kim_2022[12–13]": "Kim and Woods 2022, 12–13",
    "kim_2022[Power at Home, 1948–1953, ¶2]": "Kim and Woods 2022, “Power at Home, 1948–1953” ¶2",
    "unknown_1999[3]": "unknown_1999, 3",
    "frus_1953_d566[Document 566]": "Foreign Relations of the United States 1953, Document 566",
    "office_1953 via kim_2022[Home, ¶6]": (
        "Department of State 1953, as cited in Kim and Woods 2022, “Home” ¶6"
    ),
}


@pytest.mark.parametrize(("text", "expected"), CITED.items())
def test_a_reference_says_where_and_through_whom(text: str, expected: str) -> None:
    assert reference_text(Reference.parse(text), HELD) == expected


def test_places_in_one_work_stand_together() -> None:
    texts = ("kim_2022[A, ¶1]", "kim_2022[B, ¶2]", "office_1953[1]", "kim_2022[C, ¶3]")
    shown = references_text([Reference.parse(text) for text in texts], HELD)
    assert shown == (
        "Kim and Woods 2022, “A” ¶1, “B” ¶2; Department of State 1953, 1; Kim and Woods 2022, “C” ¶3"
    )


def test_the_library_s_bibliography_survives_a_round_trip() -> None:
    sources = references()
    again = read_bibliography(bibtex(sources), "again.bib")
    assert not again.problems
    assert again.sources == sources


@given(st.text("ab &%$#_éß–", min_size=1).map(str.strip).filter(bool))
def test_any_title_survives_a_round_trip(title: str) -> None:
    source = Source("a_1999", "misc", {"author": "A, B", "title": title, "year": "1999"})
    (again,) = read_bibliography(bibtex([source]), "a.bib").sources
    assert again.title.split() == title.split()


def test_a_run_that_weighs_evidence_cites_how_and_another_does_not() -> None:
    methods = {"van_evera_1997", "good_1950", "fairfield_charman_2022", "humphreys_jacobs_2023"}
    assert methods <= {source.key for source in used(toyland(), references())}
    without = replace(toyland(), tracings=())
    assert methods.isdisjoint(source.key for source in used(without, references()))


def test_the_methods_of_tracing_are_in_the_bibliography() -> None:
    marked = {source.key for source in references() if "method" in source.marks}
    assert marked >= TRACING


def test_a_run_uses_its_sources_the_article_the_methods_and_foedus() -> None:
    keys = [source.key for source in used(toyland(), references())]
    assert len(keys) == len(set(keys))
    assert {"mapmaker_1701", "songs_1710", "foedus", "kim_woods_2022", "ragin_2008"} <= set(keys)


def test_a_narrowed_run_uses_less() -> None:
    whole = {source.key for source in used(toyland())}
    narrow = {source.key for source in used(toyland(plan(episodes=("elm-1700",))))}
    assert narrow <= whole


def test_sources_stand_by_author_and_year() -> None:
    assert [s.key for s in in_order([OFFICE, KIM, MANY])] == [
        "many_2016",
        "office_1953",
        "kim_2022",
    ]


def test_foedus_is_cited_with_its_version() -> None:
    assert "version 9.9" in entry(software("9.9"))
