"""Subjects: what a figure shows where nobody says otherwise."""

import pytest

from foedus.confront.tracing.balance import View
from foedus.report.figures.subject import subject
from tests.report.tracings import many, several, undefined, usual


def test_without_a_choice_it_is_the_leader_and_its_strongest_rival() -> None:
    shown = subject(usual())
    assert shown.pair == ("h0", "h1")
    assert (shown.prior, shown.view, shown.account.coder) == ("even", View.JOINT, "reader")
    assert shown.reserve("Key.") == ""


def test_where_none_leads_it_is_the_first_pair_whose_odds_exist() -> None:
    assert subject(undefined()).posterior.verdict.leader == ""
    assert subject(undefined()).pair == ("h0", "h1")


def test_of_several_coders_all_pooled_come_first() -> None:
    assert subject(several()).account.coder == ""
    assert subject(several(), coder="poet").account.coder == "poet"


@pytest.mark.parametrize("how", [{"prior": "rosy"}, {"coder": "nobody"}, {"pair": ("h0", "h9")}])
def test_what_the_tracing_does_not_have_is_refused(how: dict[str, object]) -> None:
    with pytest.raises(KeyError, match=r"rosy|nobody|h9"):
        subject(usual(), **how)  # type: ignore[arg-type]


def test_groups_go_by_their_label_and_say_how_many_clues_they_are() -> None:
    shown = subject(usual())
    bundle, clue, *_, missing = shown.balance.steps
    assert (shown.step(bundle), shown.note(bundle)) == ("The court papers", "two clues, one source")
    assert (shown.step(clue), shown.note(clue)) == ("belmark-clue-2", "")
    assert shown.note(missing) == "sought and not found"
    assert shown.absent(missing)
    assert not shown.absent(bundle)


def test_a_figure_that_stands_alone_says_whose_judgements_it_shows() -> None:
    shown = subject(usual(), whose="the reader")
    assert shown.reserve("Key.") == "Key. Groups counted by their joint weight."
    assert shown.judged.endswith("subjective judgements: here those of the reader.")
    assert subject(usual()).judged == ""
    assert subject(many()).label("h3") == "D"
