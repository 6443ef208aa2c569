"""Tables of a record: on toyland, whose values stand by hand in its study.yaml."""

import pytest

from foedus.casebook.episode import Status
from foedus.casebook.treaty import Observation
from foedus.confront.congruence.verdict import Verdict
from foedus.report import tables
from foedus.report.layout import TIE, Tone
from foedus.report.tables import Table
from foedus.vocabulary.design import Design, Level
from foedus.vocabulary.membership import FALSE, TRUE, UNKNOWN, Membership, exactly
from tests.toyland.runs import plan, toyland


def texts(table: Table) -> list[list[str]]:
    """The texts of a table's rows."""
    return [[cell.text.replace(TIE, " ") for cell in row.cells] for row in table.rows]


KNOWN = {
    "true": (TRUE, "● true", Tone.PLAIN),
    "false": (FALSE, "○ false", Tone.QUIET),
    "unknown": (UNKNOWN, "? unknown", Tone.OPEN),
    "fuzzy": (exactly(0.6), "◐ 0.6", Tone.PLAIN),
    "open": (Membership(0.3, 1), "? 0.3–1", Tone.OPEN),
}


@pytest.mark.parametrize(("membership", "text", "tone"), KNOWN.values(), ids=KNOWN.keys())
def test_a_membership_has_a_sign_and_a_word(membership: Membership, text: str, tone: Tone) -> None:
    cell = tables.known(membership)
    assert (cell.text.replace(TIE, " "), cell.tone) == (text, tone)
    assert tables.degree(membership) == text[2:]


@pytest.mark.parametrize("value", Verdict)
def test_every_verdict_has_a_sign_and_its_word(value: Verdict) -> None:
    assert tables.verdict(value).text.endswith(value.label)
    assert value in tables.SIGNS


def test_every_concept_asked_for_stands_above_its_parts() -> None:
    assert tables.outline(toyland()) == (
        ("crown_secure", 0),
        ("court_loyal", 1),
        ("guard_loyal", 1),
        ("patron_trusted", 0),
        ("kinship", 1),
        ("past_help", 1),
        ("storm_threat", 0),
    )


def test_codings_have_a_column_per_episode() -> None:
    table = tables.codings(toyland(), toyland().findings)
    assert table.columns[1:] == tuple(found.episode.name for found in toyland().findings)
    assert texts(table)[0] == [
        "Security of the crown",
        *("● true", "● true", "○ false", "● true", "● true", "? 0.3–1"),
    ]


def test_what_is_unknown_throughout_is_named_once() -> None:
    anvil = toyland().finding("anvil-1700")
    table = tables.codings(toyland(), [anvil])
    assert "Help in the past" not in [row[0] for row in texts(table)]
    assert table.note == "Unknown throughout: Help in the past."


def test_a_coding_by_another_coder_alone_is_marked() -> None:
    table = tables.codings(toyland(plan(coders=("poet",))), toyland().findings)
    assert any(tables.ANOTHER_CODER in text for row in texts(table) for text in row)
    assert "The poet" in table.note


def test_what_a_reading_codes_is_laid_to_no_coder() -> None:
    record = toyland(plan(takes=(("ships-at-fen", "shared"),)))
    table = tables.codings(record, [record.finding("fen-1700")])
    assert not any(tables.ANOTHER_CODER in text for row in texts(table) for text in row)
    assert "only" not in table.note


def test_expectations_stand_under_their_episode() -> None:
    table = tables.expectations(toyland(), [toyland().finding("brine-1700")], "T")
    assert texts(table) == [
        ["brine-1700 · Brine swears, and no more", "test · observed: without institutions (low)"],
        ["The harbour theory", "without institutions", "✓ match"],
        ["The storm theory", "with institutions", "✗ mismatch"],
    ]


def test_the_design_observed_has_its_level_beside_it() -> None:
    several = Observation((Design.NONE, Design.WITH_INSTITUTIONS), (Level.HIGH,))
    assert tables.observed(several) == "none or with institutions (high)"
    assert tables.observed(Observation((Design.NONE,))) == "none"


def test_verdicts_are_machine_words() -> None:
    table = tables.verdicts(toyland())
    first = dict(zip(table.columns, texts(table)[0], strict=True))
    assert first["possible"] == first["observed"] == "with_institutions"
    assert (first["scored"], first["level"], first["verdict"]) == ("true", "high", "match")


def test_scores_count_tests_only_and_leave_out_verdicts_nobody_met() -> None:
    table = tables.scores(toyland())
    assert table.columns[2:] == ("match", "mismatch", "out of scope", "preference unmet")
    assert texts(table) == [
        ["The harbour theory", "5", "3", "·", "1", "1"],
        ["The storm theory", "5", "1", "3", "·", "1"],
    ]


def test_like_pairs_stand_together_and_none_is_lost() -> None:
    shown = texts(tables.pairs(toyland(plan(theories=("harbour",)))))
    named = [row[0] for row in shown[1:]]
    assert len(named) == len(set(named)) == 10


def test_one_kind_of_pair_is_every_pair() -> None:
    tests = ("anvil-1700", "brine-1700", "cove-1700")
    shown = texts(tables.pairs(toyland(plan(theories=("storm",), episodes=tests))))
    assert shown[1][0] == "every pair"


def test_clauses_no_test_reaches_name_who_reaches_them() -> None:
    shown = texts(tables.untested(toyland()))
    assert shown == [["The harbour theory: 1 of 4 clauses"], ["insecure-trusted", "fen-1700"]]


def test_only_coded_episodes_have_codings() -> None:
    assert tables.coded(toyland(), toyland().findings) == toyland().findings


def test_what_was_not_coded_was_not_observed() -> None:
    assert tables.seen(toyland().finding("cove-1700")) == "none"
    assert Status.TEST in tables.IN_FULL


def test_a_coder_goes_by_a_label() -> None:
    (first, *_) = toyland().casebook.codings
    assert tables.by_coder(toyland(), first) == "The archivist"
