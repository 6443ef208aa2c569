"""Bibliographies: what an entry says, and what is wrong with it; never more than its own fault."""

import logging

import pytest

from foedus.archive.files.bibliography import read_bibliography, unlatex
from foedus.archive.files.library import library_folder

SOUND = "@book{good_1999, author={Good, G.}, title={Good}, year={1999}}\n"


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\'E}tude", "Étude"),
        (r"\'{E}tude", "Étude"),
        (r"na\"ive", "naïve"),
        (r"na{\"\i}ve", "naïve"),
        (r"\c{c}a", "ça"),
        (r"{\v S}imek", "Šimek"),
        (r"Stra{\ss}e", "Straße"),
        (r"{\O}stby and \L ukasz", "Østby and Łukasz"),
        (r"R\&D, 5\% \$3 \#1 a\_b", "R&D, 5% $3 #1 a_b"),
        ("1--18 --- and so on", "1–18 — and so on"),
        ("{NATO} and {{the} rest}", "NATO and the rest"),
        ("A~B", "A\u00a0B"),
        ("Güler", "Güler"),
        (r"\unknown{x}", r"\unknownx"),
        (r"open \{ brace", "open { brace"),
    ],
)
def test_latex_is_resolved(latex: str, text: str) -> None:
    assert unlatex(latex) == text


def test_fields_are_plain_and_keywords_are_marks() -> None:
    read = read_bibliography(
        "@String{jgss = {Journal of Global Security Studies}}\n"
        "@Article{Kim_2022,\n  Author = {Kim, I. and\n    Woods, J.},\n  TITLE = {{Survival} Politics},\n"
        '  journal = jgss,\n  year = 2022,\n  note = "a {\\"o} b",\n  url = {https://e.org/a_b--c~d},\n'
        "  keywords = {primary , method,},\n}\n",
        "a.bib",
    )
    (source,) = read.sources
    assert read.problems == ()
    assert (source.key, source.kind, source.marks) == ("Kim_2022", "article", ("primary", "method"))
    assert source.fields == {
        "author": "Kim, I. and Woods, J.",
        "title": "Survival Politics",
        "journal": "Journal of Global Security Studies",
        "year": "2022",
        "note": "a ö b",
        "url": "https://e.org/a_b--c~d",
    }


@pytest.mark.parametrize(
    ("text", "code", "said", "line"),
    [
        ("@book{x, title={A}", "FD218", "cannot be read", 3),
        ("@book x, title={A}}\n", "FD218", "text outside entries|cannot be read", 3),
        ("@book{x_1, author={A}, title={A}, title={B}, year={1}}", "FD218", "gives title twice", 3),
        ("@book{x_1, author={A}, year={1}}", "FD219", "without title", 3),
        ("@book{x_1, title={A}, year={1}}", "FD219", "without author", 3),
        ("@book{x_1, author={A}, title={A}}", "FD219", "without year", 3),
        ("@book{x_1, author={}, title={A}, year={1}}", "FD219", "without author", 3),
        ("@book{1x, author={A}, title={A}, year={1}}", "FD219", 'the key "1x"', 3),
        ("@book{good_1999, author={A}, title={A}, year={1}}", "FD220", "a second time", 3),
        ("and so on", "FD218", 'text outside entries: "and so on"', 3),
    ],
)
def test_what_is_wrong_with_an_entry_hides_no_other(
    text: str, code: str, said: str, line: int
) -> None:
    read = read_bibliography(f"% comment\n{SOUND}{text}\n", "a.bib")
    assert read.sources[0].key == "good_1999"
    assert [(problem.code, problem.place.line) for problem in read.problems] == [(code, line)]
    assert any(part in read.problems[0].found for part in said.split("|"))


@pytest.mark.parametrize("field", ["editor", "organization", "institution", "howpublished"])
def test_somebody_must_be_responsible(field: str) -> None:
    read = read_bibliography(f"@misc{{x_1, {field}={{A}}, title={{A}}, year={{1}}}}", "a.bib")
    assert read.problems == ()


def test_an_empty_bibliography_is_sound() -> None:
    for text in ("", "% nothing yet\n", "@comment{x}\n@preamble{y}\n"):
        assert read_bibliography(text, "a.bib").problems == ()


def test_the_parser_is_silent(caplog: pytest.LogCaptureFixture) -> None:
    before = logging.getLogger("bibtexparser").level
    read_bibliography("@book{x, title={A}\n@book{y", "a.bib")
    assert not caplog.records
    assert logging.getLogger("bibtexparser").level == before


@pytest.mark.parametrize(
    "path", sorted(library_folder().rglob("*.bib")), ids=lambda path: path.parent.name
)
def test_shipped_bibliographies_are_sound(path: object) -> None:
    assert hasattr(path, "read_text")
    assert read_bibliography(path.read_text(encoding="utf-8"), "a.bib").problems == ()
