"""The page: complete, self-contained, harmless, the same every time; every source two steps away."""

import os
import re
import subprocess
import sys

import pytest

from foedus.casebook.casebook import Casebook
from foedus.report.anchors import anchor
from foedus.report.page import page
from foedus.study.plan import Plan
from foedus.study.record import Record
from foedus.study.run import run
from tests.report.evil import OVERRIDE, PAYLOADS
from tests.report.leaves import Element, by_id, ids, leaves
from tests.report.studies import STUDIES, text, tree
from tests.toyland.runs import FOLDER, plan, toyland

every_study = pytest.mark.parametrize("study", STUDIES)

JUDGED = ("clue.", "group.", "prior.", "coder.")
"""Where rows of weights lead that rest on a judgement: to the judgement with its reasons."""

COUNTED = {"digests", "panelled"}
"""Tables of what is counted, in files and in data sets."""

ACTIVE = {
    *("script", "iframe", "object", "embed", "form", "input", "link", "base"),
    *("img", "audio", "video", "foreignobject"),
}


def leads_to_source(element: Element, anchors: dict[str, Element], *, through: bool) -> bool:
    """Whether a link inside leads to a reference; `through` an item of evidence counts too."""
    for href in element.links:
        target = href.removeprefix("#")
        if target.startswith("reference."):
            return True
        item = anchors[target] if through and target.startswith("evidence.") else None
        if item and leads_to_source(item, anchors, through=False):
            return True
    return False


@every_study
def test_ids_are_unique_and_every_anchor_resolves(study: str) -> None:
    root = tree(study)
    found = ids(root)
    assert len(found) == len(set(found))
    inside = [href[1:] for href in root.links if href.startswith("#")]
    assert len(inside) > 100
    assert set(inside) <= set(found)
    used = [e.attributes["href"][1:] for e in root.walk() if e.tag == "use"]
    labels = [n for e in root.walk() for n in e.attributes.get("aria-labelledby", "").split()]
    assert {*used, *labels} <= set(found)


@every_study
def test_nothing_active_and_nothing_from_outside(study: str) -> None:
    root = tree(study)
    assert not {e.tag for e in root.walk()} & ACTIVE
    names = {name for e in root.walk() for name in e.attributes}
    assert not [
        name for name in names if name.startswith("on") or name in {"src", "srcset", "style"}
    ]
    assert not [h for h in root.links if not h.startswith(("#", "https://", "http://"))]
    (style,) = [e for e in root.walk() if e.tag == "style"]
    assert "url(" not in style.text
    assert "@import" not in style.text


@every_study
def test_the_policy_forbids_everything_but_its_own_style(study: str) -> None:
    (policy,) = [
        e.attributes["content"]
        for e in tree(study).walk()
        if e.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")


@every_study
def test_every_item_actor_event_and_reference_has_its_place(study: str) -> None:
    book: Casebook = STUDIES[study]().casebook
    expected = {
        *(anchor("evidence", item.name) for item in book.evidence),
        *(anchor("reference", source.key) for source in book.sources),
        *(anchor("actor", actor.name) for actor in book.actors),
        *(anchor("event", event.name) for event in book.events),
        *(anchor("concept", concept.name) for concept in book.concepts),
        *(anchor("decision", decision.name) for decision in book.decisions),
    }
    assert expected <= set(ids(tree(study)))


@every_study
def test_every_verdict_reaches_a_source_in_two_steps(study: str) -> None:
    root, anchors = tree(study), by_id(tree(study))
    cells = [e for e in root.walk() if e.tag == "a" and e.attributes.get("class") == "cell"]
    assert len(cells) == len(STUDIES[study]().judgements)
    for cell in cells:
        target = anchors[cell.attributes["href"][1:]]
        assert leads_to_source(target, anchors, through=False), cell.attributes["href"]


@every_study
def test_every_coding_reaches_a_source_in_two_steps(study: str) -> None:
    record, anchors = STUDIES[study](), by_id(tree(study))
    for coding in record.casebook.codings:
        row = anchors[anchor("coding", coding.episode, coding.concept)]
        assert leads_to_source(row, anchors, through=True), (coding.episode, coding.concept)


@every_study
def test_every_row_of_every_table_reaches_a_source_in_two_steps(study: str) -> None:
    root, anchors = tree(study), by_id(tree(study))
    citing = {name for name, e in anchors.items() if leads_to_source(e, anchors, through=False)}
    tables = [e for e in root.walk() if e.tag == "table"]
    # Digests rest on the files themselves; counts of the panel on the data sets of their chapter, which cite.
    told = [e for e in tables if not COUNTED & set(e.attributes.get("class", "").split())]
    counted = [e for e in tables if "panelled" in e.attributes.get("class", "").split()]
    assert not counted or "#panel-data" in anchors["panel"].links
    assert len(told) >= len(tables) - len(counted) - 1
    for row in (e for table in told for e in rows(table)):
        if any(cell.tag == "td" for cell in row.children):
            reached = {href.removeprefix("#") for href in row.links}
            judged = any(name.startswith(JUDGED) for name in reached)
            cited = reached & citing or leads_to_source(row, anchors, through=False)
            assert judged or cited, row.text


def rows(table: Element) -> list[Element]:
    """Rows of a table; a clue, which has several rows under one head, counts as one."""
    clues = [e for e in table.children if e.attributes.get("id", "").startswith("clue.")]
    inside = {id(row) for clue in clues for row in clue.children}
    return [*clues, *(e for e in table.walk() if e.tag == "tr" and id(e) not in inside)]


@every_study
def test_every_clue_cites_its_sources_and_leads_to_its_evidence(study: str) -> None:
    anchors = by_id(tree(study))
    record = STUDIES[study]()
    items = {item.name for item in record.casebook.evidence}
    for ledger in (tracing.ledger for tracing in record.tracings):
        for clue in ledger.clues:
            row = anchors[anchor("clue", ledger.episode, clue.name)]
            if clue.name in items:
                assert f"#{anchor('evidence', clue.name)}" in row.links
                assert leads_to_source(row, anchors, through=False), clue.name
            assert {f"#{anchor('reference', r.key)}" for r in clue.references} <= set(row.links)


@every_study
def test_every_item_of_evidence_leads_to_its_sources(study: str) -> None:
    anchors = by_id(tree(study))
    for item in STUDIES[study]().casebook.evidence:
        links = anchors[anchor("evidence", item.name)].links
        assert {f"#{anchor('reference', r.key)}" for r in item.references} <= set(links)


@every_study
def test_every_figure_has_its_caption(study: str) -> None:
    figures = [e for e in tree(study).walk() if e.tag == "figure"]
    assert len(figures) >= 3
    for figure in figures:
        assert [c for c in figure.children if c.tag == "figcaption"]


@every_study
def test_every_drawing_says_what_it_shows(study: str) -> None:
    drawings = [e for e in tree(study).walk() if e.attributes.get("role") == "img"]
    assert drawings
    for drawing in drawings:
        assert [c.tag for c in drawing.children[:2]] == ["title", "desc"]


@every_study
def test_the_same_record_gives_the_same_page(study: str) -> None:
    assert page(STUDIES[study]()) == text(study)


@every_study
def test_only_tests_are_scored(study: str) -> None:
    record = STUDIES[study]()
    captions = [e.text for e in tree(study).walk() if e.tag == "caption"]
    others = any(not found.episode.status.scored for found in record.findings)
    assert ("Other episodes: not scored" in captions) is others


def test_no_text_of_a_study_is_obeyed() -> None:
    written = text("evil")
    for payload in PAYLOADS[:6]:
        assert (payload in written) is (payload == "{{ 7 * 7 }}{% raw %}")
    assert "&amp;lt;b&amp;gt;" in written
    assert not re.search(r'href="\s*javascript', written, re.IGNORECASE)


def test_hidden_characters_are_shown() -> None:
    written = text("evil")
    assert "⟨U+202E⟩gnp.exe⟨U+0000⟩⟨U+001B⟩[31m⟨U+200B⟩" in written
    assert not set(written) & {OVERRIDE, "\x00", "\x1b", "\N{ZERO WIDTH SPACE}"}


def test_two_processes_write_the_same_bytes() -> None:
    script = (
        "import sys; from pathlib import Path; from foedus.study.plan import Plan;"
        "from foedus.study.run import run; from foedus.report.page import page;"
        "sys.stdout.buffer.write(page(run(Plan(Path(sys.argv[1])))).encode())"
    )
    pages = {
        subprocess.run(
            [sys.executable, "-c", script, str(FOLDER)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("4711", "Asia/Seoul"))
    }
    assert pages == {text("toyland").encode()}


@pytest.mark.parametrize(
    "narrowed",
    [
        plan(episodes=("cove-1700",)),
        plan(theories=("storm",)),
        plan(coders=("poet",)),
        plan(episodes=("fen-1700",), theories=("harbour",)),
    ],
    ids=["episode", "theory", "coder", "no test"],
)
def test_a_narrowed_run_has_a_whole_page(narrowed: Plan) -> None:
    root = leaves(page(run(narrowed)))
    found = ids(root)
    assert len(found) == len(set(found))
    assert {href[1:] for href in root.links if href.startswith("#")} <= set(found)


def test_a_study_of_nothing_but_its_question_has_a_page() -> None:
    record = toyland()
    book = Casebook(record.casebook.concepts, record.casebook.rule)
    bare = Record(record.heading, record.settings, record.provenance, book)
    assert record.heading.question in leaves(page(bare)).text
