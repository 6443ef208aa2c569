"""`foedus evidence`: filters narrow, formats agree."""

import csv
import io
import json

import pytest

from foedus.casebook.evidence import Direction, Mark
from foedus.cli.evidence import DIRECTIONS, MARKS
from tests.cli.shell import TOYLAND, foedus


def names(*typed: str) -> set[str]:
    """The items that a command lists."""
    document = json.loads(foedus("evidence", TOYLAND, "--format", "json", *typed).stdout)
    assert document["count"] == len(document["evidence"])
    return {item["id"] for item in document["evidence"]}


def test_every_direction_and_every_mark_may_be_asked_for() -> None:
    assert tuple(direction.value for direction in Direction) == DIRECTIONS
    assert tuple(mark.value for mark in Mark) == MARKS


def test_without_a_filter_everything_is_listed() -> None:
    assert len(names()) == 11


@pytest.mark.parametrize(
    "typed",
    [
        ["--episode", "fen-1700"],
        ["--concept", "patron_trusted"],
        ["--direction", "against"],
        ["--mark", "hedged"],
        ["--date", "1690/1699"],
        ["--source", "songs_1710"],
        ["--pathway", "court_favour"],
    ],
)
def test_a_filter_narrows_to_something(typed: list[str]) -> None:
    found = names(*typed)
    assert found
    assert found < names()


def test_two_filters_narrow_further_and_one_given_twice_widens() -> None:
    fen, cove = names("--episode", "fen-1700"), names("--episode", "cove-1700")
    assert names("--episode", "fen-1700", "--episode", "cove-1700") == fen | cove
    assert names("--episode", "fen-1700", "--mark", "after_choice") < fen


def test_an_actor_is_found_in_any_spelling() -> None:
    shown = [
        foedus("evidence", "--format", "csv", "--actor", spelling).stdout
        for spelling in ("rhee", "Syngman Rhee", "rhee syngman", "RHEE_SYNGMAN")
    ]
    assert len(set(shown)) == 1
    assert shown[0].count("\n") > 10


def test_csv_has_a_row_per_item_and_concept() -> None:
    shown = foedus("evidence", TOYLAND, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(shown)))
    assert {row["id"] for row in rows} == names()
    assert len({(row["id"], row["concept"]) for row in rows}) == len(rows)


def test_the_terminal_counts_and_marks() -> None:
    shown = foedus("evidence", TOYLAND).stdout
    assert "\nCounts\n" in shown
    assert "By mark\n" in shown
    assert "after the choice" in shown


def test_markdown_lists_every_item() -> None:
    shown = foedus("evidence", TOYLAND, "--format", "markdown").stdout
    assert all(f"**{name}**" in shown for name in names())
