"""The apparatus: sources with safe addresses only, provenance, actors."""

from dataclasses import replace

import pytest

from foedus.casebook.source import Source
from foedus.report.citations import TRACING
from foedus.report.views.apparatus import actor_rows, coder_rows, provenance_view, sources
from foedus.report.views.index import Index
from foedus.study.run import run
from tests.toyland.runs import plan, toyland


def test_sources_that_nothing_cites_stand_apart(index: Index) -> None:
    shown = sources(index)
    assert [row.key for row in shown.others] == ["unread_1715"]
    own = {"harbour_log_1702", "mapmaker_1701", "songs_1710"}
    assert {row.key for row in shown.cited} - TRACING == own


def test_works_on_weighing_are_lent_to_a_study_that_weighs() -> None:
    weighs = toyland()
    idle = replace(weighs, tracings=())
    for record, lent in ((weighs, TRACING), (idle, frozenset[str]())):
        listed = sources(Index.of(record))
        assert {row.key for row in (*listed.cited, *listed.others)} & TRACING == lent


def test_marks_of_sources_are_shown(index: Index) -> None:
    shown = {row.key: row for row in sources(index).cited}
    assert shown["harbour_log_1702"].marks == ("primary",)


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ({"url": "https://example.org/a"}, "https://example.org/a"),
        ({"url": "http://example.org"}, "http://example.org"),
        ({"doi": "10.1/x"}, "https://doi.org/10.1/x"),
        ({"url": "javascript:alert(1)"}, ""),
        ({"url": " javascript:alert(1)"}, ""),
        ({"url": "data:text/html,x"}, ""),
        ({"url": "//example.org"}, ""),
        ({"url": "file:///etc/passwd"}, ""),
        ({}, ""),
    ],
)
def test_only_addresses_of_the_web_are_followed(fields: dict[str, str], address: str) -> None:
    record = toyland()
    source = Source("a", "misc", {"title": "A", **fields})
    book = replace(record.casebook, sources=(source,))
    (row,) = sources(Index.of(replace(record, casebook=book))).others
    assert row.address == address
    assert row.text.startswith("“A”.")


def test_provenance_names_inputs_versions_and_settings(index: Index) -> None:
    shown = provenance_view(index)
    assert shown.versions == toyland().provenance.versions
    assert len(shown.inputs) == len(toyland().provenance.inputs)
    assert {value for _, value in shown.settings} == {"those of the study", "all of the study"}
    narrowed = provenance_view(Index.of(run(plan((("ships-at-fen", "shared"),), ("storm",)))))
    assert dict(narrowed.settings)["Readings taken"] == "ships-at-fen = shared"
    assert dict(narrowed.settings)["Theories"] == "storm"


def test_actors_and_coders(index: Index) -> None:
    assert {row.label for row in coder_rows(index)} == {"The archivist", "The poet"}
    assert len(actor_rows(index)) == len(toyland().casebook.actors)
    assert any(row.member_of for row in actor_rows(index))
