"""The chain of an episode in words: complete, in order, each item once in full."""

from collections import Counter

import pytest

from foedus.report.chain import chain
from foedus.report.lines import Line
from foedus.study.explain import explain
from foedus.study.record import Record
from tests.toyland.runs import toyland

EPISODES = tuple(found.episode.name for found in toyland().findings)


def lines(record: Record, episode: str, title: str = "") -> list[Line]:
    """Every line of the chain of an episode, or of one part of it."""
    parts = [p for p in chain(record, explain(record, episode)) if title in {"", p.title}]
    return [line for part in parts if isinstance(part.body, tuple) for line in part.body]


@pytest.mark.parametrize("episode", EPISODES)
def test_every_item_that_bears_is_told_in_full_once(episode: str) -> None:
    record = toyland()
    told = Counter(line.text for line in lines(record, episode, "What is known"))
    concepts = {branch.concept.name for branch in explain(record, episode).branches}
    for item in record.casebook.evidence:
        if episode in item.episodes and any(b.concept in concepts for b in item.bears_on):
            assert told[item.text] == 1


@pytest.mark.parametrize("episode", EPISODES)
def test_every_coding_is_told_with_its_coder_and_reason(episode: str) -> None:
    record = toyland()
    labels = {coder.name: coder.label for coder in record.casebook.coders}
    told = [(line.head, line.text) for line in lines(record, episode)]
    for coding in record.casebook.codings:
        if coding.episode == episode:
            heads = [head for head, text in told if text == coding.reason]
            assert any(head.startswith(labels[coding.coder]) for head in heads)


@pytest.mark.parametrize("episode", EPISODES)
def test_every_theory_has_its_verdict_and_its_clauses(episode: str) -> None:
    explanation = explain(toyland(), episode)
    told = lines(toyland(), episode)
    for argument in explanation.arguments:
        assert any(
            line.text.startswith(argument.judgement.verdict.label)
            or f"{argument.judgement.verdict.label}. " in line.text.replace("\xa0", " ")
            for line in told
        )
        for clause in argument.clauses:
            assert any(line.head == f"Clause {clause.name}:" for line in told)


def test_the_first_theory_comes_before_its_rivals() -> None:
    titles = [part.title for part in chain(toyland(), explain(toyland(), "anvil-1700"))]
    assert titles[:2] == ["Episode", "In brief"]
    assert titles.index("What follows: The harbour theory") < titles.index(
        "Rival: The storm theory"
    )


def test_a_refusal_is_told() -> None:
    told = lines(toyland(), "delta-1700")
    assert any(line.head == "Asked for with institutions, and refused:" for line in told)


def test_a_smallest_change_names_the_condition_and_what_would_follow() -> None:
    said = [line.text for line in lines(toyland(), "anvil-1700") if " → " in line.text]
    assert "Trust in the patron: distrusted → without institutions" in said


def test_out_of_scope_says_why() -> None:
    assert any(line.head == "Out of scope:" for line in lines(toyland(), "elm-1700"))
