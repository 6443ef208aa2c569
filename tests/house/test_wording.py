"""Our words are our own: no run of eight words of the article stands in a tracked file.

The article is not part of the repository. Where FOEDUS_SHARED, or a folder `shared` beside the repository,
holds its text, every tracked file is compared with it; elsewhere this one test is skipped and says so.
Titles are exempt: those of the references, and whatever stands in the article's own list of them.
"""

import re
import unicodedata

import pytest

from tests.house.sources import ROOT, SHARED, text_of, tracked_files

RUN = 8
HEADING = 90  # characters; the longest section title has 64
TITLE_FIELD = re.compile(
    r"^\s*(?:title|booktitle|journal|series)\s*=\s*[{\"](.*?)[}\"],?\s*$", re.MULTILINE | re.DOTALL
)


def words(text: str) -> list[str]:
    """Words of a text with case, accents and punctuation folded away."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", re.sub(r"['’ʼ]", "", plain))


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of eight words."""
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def body_runs(paper: str) -> set[tuple[str, ...]]:
    """Runs of the article's text: from its abstract to its references, within one paragraph each."""
    body = paper[paper.index("Abstract") : paper.rindex("\nReferences\n")]
    paragraphs = [paragraph for paragraph in body.split("\n\n") if not is_heading(paragraph)]
    return set().union(*(runs(paragraph) for paragraph in paragraphs))


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph is a section's title: short, and no sentence."""
    text = paragraph.strip()
    return len(text) <= HEADING and not text.endswith((".", "?", "!", ":"))


def copied(text: str, of: set[tuple[str, ...]], titles: set[tuple[str, ...]]) -> list[str]:
    """Runs of `text` that stand in the article and in no title."""
    return sorted(" ".join(run) for run in (runs(text) & of) - titles)


def titles_of(bibliography: str) -> set[tuple[str, ...]]:
    """Runs that occur in titles of a BibTeX file."""
    return set().union(*(runs(title) for title in TITLE_FIELD.findall(bibliography)), set())


def paper_text() -> str | None:
    """Text of the article where this machine has it."""
    path = SHARED / "paper.txt"
    return path.read_text(encoding="utf-8") if path.is_file() else None


def test_no_run_of_the_article_is_copied() -> None:
    paper = paper_text()
    if paper is None:
        pytest.skip("the article's text is not on this machine (set FOEDUS_SHARED to its folder)")
    article = body_runs(paper)
    assert len(article) > 5_000, "the article was not read"
    texts = {path: text_of(path) for path in tracked_files()}
    titles = set().union(
        *(titles_of(text) for path, text in texts.items() if text and path.suffix == ".bib")
    )
    faults = {
        str(path.relative_to(ROOT)): found
        for path, text in texts.items()
        if text and (found := copied(text, article, titles))
    }
    assert not faults, f"write it in our own words: {faults}"


def test_a_copied_run_is_caught_whatever_its_dress() -> None:
    article = body_runs(
        "Abstract: The king signed seven treaties before his rivals’ envoys arrived.\n\nReferences\n"
    )
    assert copied("THE KING — signed\n  seven treaties, before his rivals' envoys!", article, set())
    assert not copied("The king signed seven treaties before his men came.", article, set())
    title = "@book{a,\n  title = {The King Signed Seven Treaties Before his Rivals' Envoys},\n}"
    assert not copied(title, article, titles_of(title))
