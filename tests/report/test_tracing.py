"""What tracing found, in words and tables: the fixed wording, every part, nothing overclaimed."""

import re
from dataclasses import replace

import pytest

from foedus.casebook.ledger import Prior
from foedus.confront.tracing.account import Settings
from foedus.confront.tracing.balance import View
from foedus.report.decibels import INFINITE
from foedus.report.layout import TIE, Layout
from foedus.report.lines import Line
from foedus.report.tables import Table
from foedus.report.text import in_markdown, in_terminal
from foedus.report.tracing import (
    account,
    clues,
    coders,
    hangs,
    overview,
    rows,
    search,
    verdicts,
)
from foedus.report.tracing.told import Scales, Told, odds_of, own_weight, ranked
from foedus.study.record import Record
from foedus.vocabulary.estimate import Estimate, exactly
from tests.report.evil import OVERRIDE, evil
from tests.study.traced import (
    EPISODE,
    QUICK,
    alone,
    impossible,
    refused,
    traced,
    ungrouped,
)

STUDIES = {
    "two coders": traced(),
    "one coder": alone(),
    "no groups": ungrouped(),
    "refused": refused(),
    "one ruled out": impossible(("fen-ships", "crown")),
    "two ruled out": impossible(("fen-ships", "crown"), ("raiders-seen", "storm")),
    "all ruled out": impossible(
        ("fen-ships", "crown"), ("raiders-seen", "storm"), ("fen-ships", "purse")
    ),
}


def told(record: Record) -> Told:
    """The first tracing of a record, to be told."""
    return Told.of(record.casebook, record.tracings[0])


def text(lines: object) -> str:
    """Lines as one text."""
    assert not isinstance(lines, Table)
    held: list[Line] = list(lines)  # type: ignore[call-overload]
    return " ".join(f"{line.head} {line.text}" for line in held).replace(TIE, " ")


def cells(table: Table) -> list[list[str]]:
    """The rows of a table as plain texts."""
    return [[cell.text.replace(TIE, " ") for cell in row.cells] for row in table.rows]


def shown(record: Record, *, everything: bool = False, width: int = 80) -> str:
    """The whole account in a terminal."""
    (tracing,) = record.tracings
    parts = account.parts(record, tracing, everything=everything)
    above = account.above(record, record.tracings)
    return in_terminal(account.title(record, tracing), parts, Layout(width), above)


# The whole


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("record", STUDIES.values(), ids=STUDIES.keys())
def test_every_account_can_be_told(record: Record, *, everything: bool) -> None:
    for width in (40, 80, 120, 0):
        lines = shown(record, everything=everything, width=width).splitlines()
        assert all(len(line) <= (width or 1000) for line in lines)
    (tracing,) = record.tracings
    assert in_markdown("A", account.parts(record, tracing, everything=everything))


@pytest.mark.parametrize("record", STUDIES.values(), ids=STUDIES.keys())
def test_nothing_is_said_to_be_proved_or_confirmed(record: Record) -> None:
    assert not re.search(r"prove|confirm|nan\b|\binf\b|None", shown(record, everything=True))


def test_whose_judgements_the_weights_are_stands_at_the_top() -> None:
    lines = shown(traced(), width=120).splitlines()
    assert lines[0] == "fen-1700 · Fen, about whose court the coders disagree"
    assert lines[2] == (
        "Weights of evidence are subjective judgements: here those of The archivist and The poet."
    )


def test_an_evil_study_shows_nothing_but_text() -> None:
    record = evil()
    for tracing in record.tracings:
        parts = account.parts(record, tracing, everything=True)
        lines = in_terminal(account.title(record, tracing), parts, Layout(80))
        assert not any(sign in lines for sign in (OVERRIDE, "\x00", "\x1b", "\N{ZERO WIDTH SPACE}"))
        assert "<script" not in re.sub(r"\\<", "", in_markdown("A", parts))
    assert overview.parts(record)


def test_plain_terminals_get_ascii() -> None:
    record = impossible(("fen-ships", "crown"))
    parts = account.parts(record, record.tracings[0])
    plain = in_terminal("A", parts, Layout(80, unicode=False))
    assert plain.replace(TIE, " ").isascii()
    assert "+inf" in plain


def test_parts_come_in_the_order_of_an_inquiry() -> None:
    titles = [part.title for part in account.parts(traced(), traced().tracings[0])]
    wanted = [
        "The question",
        "Verdict",
        "Verdict by prior and dependence",
        "Coders side by side",
        "Where coders diverge",
        "Taken for granted",
        "Hypotheses",
        "Priors",
        "Posterior odds from the prior “Even”",
        "Posterior probabilities",
        "The clues, in decibels for Storm",
        "Notes on single clues",
        "The heaviest, for Storm",
        "Groups, in decibels for Storm",
        "Sought and not found",
        "What the verdict hangs on",
        "What would overturn it",
        "The priors it takes",
        "Where to look next",
        "Not yet sought",
        "How it was worked out",
    ]
    assert titles == wanted


def test_everything_adds_what_weighs_little() -> None:
    short, long = (shown(alone(), everything=wish) for wish in (False, True))
    assert len(long) > len(short)
    assert "Posterior odds from the prior “Sceptical”" in long
    assert "--all" not in long


def test_how_it_was_worked_out_closes_the_account() -> None:
    closing = shown(alone(Settings("sceptical", threshold=10, draws=50, seed=7)))[-600:]
    assert "Prior sceptical · likelihood ratio of tests 10 · 50 draws · seed 7" in closing
    assert "foedus 0." in closing


# Verdicts


def test_the_verdict_has_the_wording_that_is_fixed() -> None:
    lines = text(verdicts.lines(told(alone())))
    assert "The evidence favours Secure crown over Storm by 6 dB (4 : 1)." in lines
    assert "From the prior “Even” Secure crown leads Storm by 6 dB (4 : 1)." in lines
    assert "it would not lead every rival; it leads in" in lines


def test_a_prior_moves_the_odds_and_not_the_evidence() -> None:
    lines = text(verdicts.lines(told(alone(Settings("sceptical", draws=50)))))
    assert "The evidence favours Secure crown over Storm by 6 dB (4 : 1)." in lines


def test_a_verdict_that_holds_throughout_says_so() -> None:
    record = impossible(("raiders-seen", "storm"), ("raiders-seen", "purse"))
    lines = text(verdicts.lines(told(record)))
    assert "by ∞ dB: as weighed, Storm is ruled out" in lines
    assert "It leads every rival wherever in their intervals the likelihoods lie." in lines


def test_where_no_hypothesis_leads_none_is_named() -> None:
    record = STUDIES["all ruled out"]
    lines = text(verdicts.lines(told(record)))
    assert "rules out, as weighed, both" in lines
    assert "no hypothesis leads" in lines
    assert all("none leads" in row[1] for row in cells(verdicts.table(told(record))))


def test_the_verdict_stands_under_every_prior_and_view() -> None:
    table = verdicts.table(told(alone()))
    assert table.columns[1:] == ("joint weight", "independence", "full dependence")
    assert [row[0] for row in cells(table)] == ["Even", "Sceptical"]
    assert cells(table)[0][1] == "Secure crown +6 [−1, +13] ?"


def test_without_groups_one_view_is_enough_and_says_why() -> None:
    table = verdicts.table(told(ungrouped()))
    assert table.columns == ("from the prior", "joint weight")
    assert table.note.endswith(verdicts.NO_GROUPS)


def test_the_chosen_prior_comes_first() -> None:
    record = alone(Settings("sceptical", draws=50))
    assert [row[0] for row in cells(verdicts.table(told(record)))] == ["Sceptical", "Even"]


def test_every_pair_has_its_odds_once() -> None:
    table = verdicts.odds(told(alone()))
    assert [row[0] for row in cells(table)] == [
        "Secure crown over",
        "Storm",
        "Purse",
        "Storm over",
        "Purse",
    ]


def test_undefined_odds_are_said_to_be_so() -> None:
    table = verdicts.odds(told(STUDIES["two ruled out"]))
    assert any("undefined" in cell for row in cells(table) for cell in row)


def test_probabilities_that_are_refused_are_not_shown() -> None:
    assert not verdicts.beliefs(told(refused())).rows
    lines = shown(refused())
    assert "Refused, and why" in lines
    assert "two of the hypotheses may be true at once" in lines
    assert "Posterior probabilities" not in lines
    assert "The priors it takes" not in lines
    assert "They may be true together. Two songs say otherwise." in " ".join(lines.split())


def test_probabilities_start_from_their_priors() -> None:
    table = verdicts.beliefs(told(alone()))
    assert cells(table)[1][:2] == ["Secure crown", "33 %"]
    assert [row[0] for row in cells(table) if len(row) == 2] == [
        "From the prior “Even”",
        "From the prior “Sceptical”",
    ]


# Clues


def test_the_three_states_of_clues_are_told_apart() -> None:
    heads = [row[0] for row in cells(clues.table(told(alone()))) if len(row) == 1]
    assert heads == [
        "Found (5)",
        "Sought and not found (1)",
        "Not yet sought: no evidence either way (2)",
    ]


def test_what_was_not_sought_weighs_nothing() -> None:
    found = {row[0]: row[1:] for row in cells(clues.table(told(alone())))}
    assert found["fen-letter"][:2] == ["–", "–"]
    assert found["fen-gifts"][:2] == ["0", "+3 [+1, +5]"]


def test_a_test_is_told_with_its_threshold_and_its_source() -> None:
    table = clues.table(told(alone(Settings(threshold=10, draws=50))))
    assert "a likelihood ratio of 10 (10 dB)" in table.note.replace(TIE, " ")
    assert "figure 5.2" in table.note


def test_a_test_that_the_intervals_leave_open_is_marked() -> None:
    found = {row[0]: row[-1] for row in cells(clues.table(told(alone())))}
    assert found["anvil-cousins *"] == "not told"
    assert found["raiders-seen"].endswith("?")


def test_equal_notes_stand_once() -> None:
    lines = text(clues.notes(told(alone())))
    assert "anvil-cousins: Given in decibels" in lines


def test_the_heaviest_come_first_with_both_reasons() -> None:
    record = alone()
    lines = [
        line.head
        for line in clues.heaviest(told(record), record.casebook, everything=False)
        if not line.depth
    ]
    assert lines[:2] == ["fen-guard:", "fen-ships:"]
    spoken = text(clues.heaviest(told(record), record.casebook, everything=True))
    assert "A guard that swears again is a guard that can be trusted." in spoken
    assert "Under Storm: seldom (10 % [5, 15])." in spoken


def test_a_likelihood_that_equals_another_is_told_with_its_value() -> None:
    record = impossible(certain=[("fen-guard", "crown")])
    spoken = text(clues.heaviest(told(record), record.casebook, everything=True))
    assert "Under Crown" not in spoken
    assert "100 %. A guard that swears again" in spoken
    assert "By logic: Ghosts leave no traces." in spoken


def test_several_coders_each_give_their_reasons() -> None:
    record = traced()
    spoken = text(clues.heaviest(told(record), record.casebook, everything=True))
    assert "The poet: Under" in spoken
    assert "The archivist: Under" in spoken


def test_what_does_not_weigh_is_not_among_the_heaviest() -> None:
    record = traced()
    heads = {line.head for line in clues.heaviest(told(record), record.casebook, everything=True)}
    assert "fen-guard:" not in heads


def test_a_group_is_counted_in_three_ways() -> None:
    record = alone()
    table = clues.groups(told(record), record.casebook)
    assert table.columns == ("", "each in full", "jointly", "the weightiest alone")
    rows_of = cells(table)
    assert rows_of[0][0] == "The cousin at court"
    assert rows_of[0][1].startswith("One fact behind anvil-cousins and fen-whispers.")
    assert rows_of[0][1].endswith("Judged as one bundle.")
    assert "50 % of the lighter clues’ decibels count." in rows_of[3][1]
    assert [cell.split(" [")[0] for cell in rows_of[4]] == ["over Storm", "+3", "+6", "+9"]


@pytest.mark.parametrize(
    ("weights", "total"),
    [
        ([], exactly(0)),
        ([Estimate(1, 2, 3), exactly(1)], Estimate(2, 3, 4)),
        ([exactly(float("inf")), exactly(1)], exactly(float("inf"))),
        ([exactly(float("inf")), exactly(float("-inf"))], None),
        ([exactly(1), None], None),
    ],
)
def test_weights_are_summed_as_what_they_are(
    weights: list[Estimate | None], total: Estimate | None
) -> None:
    assert clues.total(weights) == total


# What it hangs on


def test_what_changes_the_verdict_is_always_shown() -> None:
    held = told(traced())
    changing = [left for left in held.account.left_out if left.changes]
    assert changing
    arrows = [row for row in cells(hangs.table(held, everything=False)) if "→" in row[-1]]
    assert len(arrows) == len(changing)


def test_everything_shows_every_omission() -> None:
    held = told(alone())
    every = [row for row in cells(hangs.table(held, everything=True)) if len(row) > 1]
    assert len(every) == len(held.account.left_out)
    assert "everything unsourced, inferred or after the choice" in {row[0] for row in every}


def test_what_would_overturn_it_is_told_for_every_rival() -> None:
    spoken = text(hangs.overturned(told(alone())))
    assert "Storm: 6 dB of evidence, or of bias, would bring it level." in spoken
    assert "“Leaf 6 of the log”" in spoken


def test_a_hypothesis_ruled_out_never_leads() -> None:
    table = hangs.priors(told(impossible(("raiders-seen", "crown"))))
    assert [row[1:] for row in cells(table) if row[0] == "Secure crown"] == [["never"] * 4]


# Search


def test_what_was_missed_is_told_with_place_and_chance() -> None:
    spoken = text(search.missed(told(alone())))
    assert "its absence weighs 0 over Storm, +3 [+1, +5] over Purse, in decibels." in spoken
    assert "Sought in: Rolls of the great port, 1699 to 1701. Chance of finding it" in spoken


def test_what_nobody_sought_is_ranked() -> None:
    table = search.table(told(alone()), everything=False)
    assert [row[0] for row in cells(table)] == ["fen-letter", "fen-diary"]
    assert "To be sought in: Chapel of Fen." in text(search.unsought(told(alone())))


def test_everything_ranks_from_every_prior() -> None:
    table = search.table(told(alone()), everything=True)
    assert [row[0] for row in cells(table) if len(row) == 1] == [
        "From the prior “Even”",
        "From the prior “Sceptical”",
    ]


# Coders


def test_coders_stand_side_by_side_where_there_are_several() -> None:
    table = coders.table(told(traced()))
    assert [row[0] for row in cells(table)] == ["All coders pooled", "The archivist", "The poet"]
    assert "they reach different verdicts" in table.note
    assert not coders.table(told(alone())).rows


def test_where_they_diverge_is_named() -> None:
    table = coders.divergences(told(traced()))
    assert {row[0] for row in cells(table)} == {"fen-guard"}
    assert table.columns[2:] == ("The archivist", "The poet")


# All ledgers at a glance


def test_the_overview_has_every_ledger_with_its_question() -> None:
    (part,) = overview.parts(traced())
    assert isinstance(part.body, Table)
    assert cells(part.body)[0] == [
        "fen-1700 · Fen, about whose court the coders disagree",
        "Why did Fen swear an oath to the great port?",
    ]
    assert [row[0] for row in cells(part.body)[1:]] == ["from “Even”", "from “Sceptical”"]


def test_the_overview_tells_what_was_refused() -> None:
    assert [part.title for part in overview.parts(refused())] == ["Verdicts", "Refused, and why"]


def test_a_study_without_ledgers_is_told_how_to_add_one() -> None:
    empty = _without(traced())
    (part,) = overview.parts(empty)
    assert part.body == (Line(overview.NONE),)


def test_a_ledger_that_nobody_weighed_is_named() -> None:
    record = replace(traced(), tracings=())
    (part,) = overview.parts(record)
    assert not isinstance(part.body, Table)
    assert "The ledger of fen-1700 has no weights by anybody yet." in text(part.body)


def test_a_ledger_that_the_coders_asked_for_did_not_weigh_is_named() -> None:
    asked = replace(alone().settings, coders=("potter",))
    (part,) = overview.parts(replace(alone(), tracings=(), settings=asked))
    assert not isinstance(part.body, Table)
    assert "The ledger of fen-1700 has no weights by potter." in text(part.body)


def _without(record: Record) -> Record:
    book = replace(record.casebook, ledgers=(), weighings=())
    return replace(record, casebook=book, tracings=())


# Labels and order


def test_hypotheses_are_ranked_from_the_one_favoured_most() -> None:
    held = told(alone())
    assert held.ranked() == ("crown", "storm", "purse")
    assert held.rival() == ("crown", "storm")
    assert ranked(("purse", "storm", "crown"), held.posterior()) == ("crown", "storm", "purse")


def test_odds_can_be_seen_from_either_side() -> None:
    posterior = told(alone()).posterior()
    there, back = odds_of(posterior, "crown", "storm"), odds_of(posterior, "storm", "crown")
    assert there.odds is not None
    assert back.odds == -there.odds
    assert there.drawn is not None
    assert back.drawn is not None
    assert (back.drawn.low, back.drawn.leads) == (-there.drawn.high, 1 - there.drawn.leads)
    with pytest.raises(KeyError, match="fen"):
        odds_of(posterior, "crown", "fen")


def test_a_step_that_is_not_there_has_no_weight() -> None:
    held = told(alone())
    assert Scales.of(held, View.JOINT).weight("fen-letter", "storm") is None
    balance = held.account.balance(View.JOINT)
    assert own_weight(balance, "fen-letter", "crown", "storm") is None
    assert own_weight(balance, "kin", "crown", "storm") == Scales.of(held, View.JOINT).weight(
        "kin", "storm"
    )


def test_weights_over_every_rival_are_one_phrase() -> None:
    scales = Scales.of(told(impossible(("raiders-seen", "storm"))))
    assert f"+{INFINITE} over Storm" in scales.said("raiders-seen")


def test_a_prior_of_ones_own_is_told_like_another() -> None:
    mine = Prior("mine", "Mine", (("crown", 0.2), ("storm", 0.4), ("purse", 0.4)), "so typed")
    record = alone(Settings("mine", (mine,), draws=50))
    assert cells(account.priors(told(record)))[0] == ["Secure crown", "20 %", "33 %", "25 %"]
    assert "Mine: so typed" in account.priors(told(record)).note


def test_the_table_for_spreadsheets_has_a_row_per_clue_and_pair() -> None:
    table = rows.table(impossible(("raiders-seen", "storm")))
    assert len(table.rows) == 8 * 3
    texts = [tuple(cell.text for cell in row.cells) for row in table.rows]
    assert {row[0] for row in texts} == {EPISODE}
    found = next(
        row for row in texts if row[3] == "raiders-seen" and row[6:8] == ("crown", "storm")
    )
    assert found[8:11] == ("inf", "inf", "inf")
    assert {row[2] for row in texts} == {"subjective judgement"}
    letter = next(row for row in texts if row[3] == "fen-letter")
    assert letter[8:11] == ("", "", "")
    assert QUICK.seed == 1
