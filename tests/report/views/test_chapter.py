"""Chapters: the tests first; what was agreed, refused, or left uncoded."""

from dataclasses import replace

from foedus.report.views.chapter import chapter, chapters
from foedus.report.views.index import Index
from foedus.study.explain import explain
from tests.toyland.runs import toyland


def test_the_tests_come_first(index: Index) -> None:
    assert [each.status for each in chapters(index)] == ["Test"] * 5 + ["Candidate"]


def test_a_chapter_tells_who_when_and_what(index: Index) -> None:
    told = chapter(explain(toyland(), "cove-1700"), index)
    assert dict(told.facts)["Design chosen"] == "August 1700"
    assert dict(told.facts)["Leader"] == "Captain Quill"
    assert told.observed is not None
    assert told.observed.design == "no alliance"
    assert {row.value for row in told.observed.rows} <= {"yes", "no", "unknown"}
    assert told.refused is None
    assert not told.brief


def test_a_refusal_is_told(index: Index) -> None:
    told = chapter(explain(toyland(), "delta-1700"), index)
    assert told.refused is not None
    assert told.refused.wanted == "alliance with institutions"
    assert [link.label for link in told.refused.evidence] == ["delta-refused"]


def test_readings_that_would_change_a_verdict_are_named(index: Index) -> None:
    assert chapter(explain(toyland(), "anvil-1700"), index).doubts == ()
    (doubt,) = chapter(explain(toyland(), "fen-1700"), index).doubts
    assert (doubt.decision.href, doubt.reading) == ("#decision.ships-at-fen", "shared")
    assert [effect.after.mark.name for effect in doubt.effects] == ["match", "match"]


def test_the_features_that_decided_are_marked(index: Index) -> None:
    told = chapter(explain(toyland(), "anvil-1700"), index)
    assert told.observed is not None
    assert any(row.decides for row in told.observed.rows)
    assert not all(row.decides for row in told.observed.rows)


def test_without_an_arrangement_the_chapter_is_a_note() -> None:
    record = toyland()
    uncoded = tuple(
        replace(found, episode=replace(found.episode, arrangement="")) for found in record.findings
    )
    bare = replace(record, findings=uncoded)
    assert all(told.brief for told in chapters(Index.of(bare)))
