"""The ledger: filters against a plain search, counts against the items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.report import ledger
from foedus.report.ledger import Filter
from foedus.vocabulary.date import HistoricalDate
from tests.toyland.runs import toyland

BOOK = toyland().casebook
EPISODES = tuple(episode.name for episode in BOOK.episodes)
MARKS = ("hedged", "inferred", "unsourced", "after_choice")
DIRECTIONS = ("for", "against", "positive", "negative")


@given(
    st.sets(st.sampled_from(EPISODES)),
    st.sets(st.sampled_from(MARKS)),
    st.sets(st.sampled_from(DIRECTIONS)),
)
def test_a_filter_finds_what_a_plain_search_finds(
    episodes: set[str], marks: set[str], directions: set[str]
) -> None:
    wanted = Filter(episodes=tuple(episodes), marks=tuple(marks), directions=tuple(directions))
    expected = [
        item
        for item in BOOK.evidence
        if (not episodes or episodes & set(item.episodes))
        and (not marks or marks & {mark.value for mark in item.marks})
        and (not directions or directions & {b.direction.value for b in item.bears_on})
    ]
    assert list(ledger.chosen(BOOK, wanted)) == expected


def test_direction_is_asked_of_the_concepts_wanted() -> None:
    wanted = Filter(concepts=("kinship",), directions=("against",))
    assert all(
        any(b.concept == "kinship" and b.direction.value == "against" for b in item.bears_on)
        for item in ledger.chosen(BOOK, wanted)
    )
    assert ledger.chosen(BOOK, wanted)


def test_a_concept_stands_for_its_parts() -> None:
    whole = ledger.chosen(BOOK, Filter(concepts=("patron_trusted",)))
    parts = ledger.chosen(BOOK, Filter(concepts=("kinship", "past_help")))
    assert whole == parts != ()


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1953", "1953-07", True),
        ("1953-07-27", "1953-08/..", False),
        ("195X", "1959-12-31", True),
        ("1950/1953", "1953/1960", True),
        ("1950", "1951", False),
    ],
)
def test_dates_overlap_where_they_may_share_a_day(
    first: str, second: str, *, expected: bool
) -> None:
    one, other = HistoricalDate.parse(first), HistoricalDate.parse(second)
    assert ledger.overlap(one, other) is ledger.overlap(other, one) is expected
    assert not ledger.overlap(None, one)


def test_an_actor_goes_by_every_spelling() -> None:
    for actor in BOOK.actors:
        for name in (actor.name, actor.label, *actor.variants):
            assert actor.name in ledger.spelled(BOOK, name.upper())
    assert ledger.spelled(BOOK, "nobody at all") == ()


def test_counts_add_up() -> None:
    table = ledger.counts(BOOK, BOOK.evidence)
    rows = {row.cells[0].text: row.cells[-1].text for row in table.rows if not row.heading}
    assert rows["Items"] == str(len(BOOK.evidence))
    for name in EPISODES:
        assert rows[name] == str(sum(name in item.episodes for item in BOOK.evidence))
    for label in ("hedged", "after the choice"):
        marked = [i for i in BOOK.evidence if label in {mark.label for mark in i.marks}]
        assert rows[label] == str(len(marked))


def test_the_table_has_a_row_per_item_and_concept() -> None:
    rows = ledger.table(BOOK.evidence).rows
    assert len(rows) == sum(max(1, len(item.bears_on)) for item in BOOK.evidence)


def test_every_item_shows_its_marks_and_its_source() -> None:
    evidence, counts = ledger.parts(BOOK, BOOK.evidence)
    assert counts.title == "Counts"
    said = [line.text for line in evidence.body] if isinstance(evidence.body, tuple) else []
    for item in BOOK.evidence:
        assert item.text in said
        assert all(any(mark.label in text for text in said) for mark in item.marks)
