"""Plans: names the study does not have are refused, all at once."""

from dataclasses import replace

import pytest

from foedus.archive.files.study import read_study
from foedus.study.plan import PlanError, check_plan, readings_taken
from tests.toyland.runs import FOLDER, plan

FILES = read_study(FOLDER)


def test_every_unknown_name_is_refused_at_once_with_the_nearest() -> None:
    wrong = plan(
        takes=(("ships-at-fan", "shared"), ("ships-at-fen", "shard")),
        theories=("harbor",),
        episodes=("anvil",),
        coders=("painter",),
    )
    with pytest.raises(PlanError, match="unknown theory") as caught:
        check_plan(wrong, FILES)
    said = {(p.place.file, p.found): p.remedy for p in caught.value.problems}
    assert said == {
        ("--theory", 'unknown theory "harbor"'): 'did you mean "harbour"?',
        ("--episode", 'unknown episode "anvil"'): 'did you mean "anvil-1700"?',
        ("--coder", 'unknown coder "painter"'): "see the names above",
        ("--take", 'unknown decision "ships-at-fan"'): 'did you mean "ships-at-fen"?',
        ("--take", 'unknown reading of "ships-at-fen" "shard"'): 'did you mean "shared"?',
    }
    assert all(p.expected.startswith("one of ") for p in caught.value.problems)


def test_a_plan_of_known_names_passes() -> None:
    known = plan((("ships-at-fen", "shared"),), ("storm",), ("fen-1700",), ("poet",))
    check_plan(known, FILES)
    ((decision, reading),) = readings_taken(known, FILES.casebook)
    assert (decision.name, reading.name) == ("ships-at-fen", "shared")


def test_two_readings_of_one_decision_are_refused() -> None:
    torn = plan(takes=(("ships-at-fen", "shared"), ("ships-at-fen", "open")))
    with pytest.raises(PlanError, match='2 readings of "ships-at-fen"; expected one reading'):
        check_plan(torn, FILES)


def test_one_reading_taken_twice_is_taken_once() -> None:
    twice = plan(takes=(("ships-at-fen", "shared"), ("ships-at-fen", "shared")))
    check_plan(twice, FILES)
    assert len(readings_taken(twice, FILES.casebook)) == 1


def test_readings_are_taken_in_the_order_of_the_study() -> None:
    ships = FILES.casebook.decisions[0]
    book = replace(FILES.casebook, decisions=(ships, replace(ships, name="again")))
    asked = plan(takes=(("again", "shared"), ("ships-at-fen", "shared")))
    assert [d.name for d, _ in readings_taken(asked, book)] == ["ships-at-fen", "again"]
