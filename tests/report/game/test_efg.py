"""The text of a tree: quotation marks, numbers, and what the comment says."""

from __future__ import annotations

import re
from dataclasses import replace

from foedus.game.extensive_form import Action, Move, Outcome, State
from foedus.report.game.efg import efg
from tests.report.solved import game

AT = State(1, 2, 1, 0)
TREE = Move(
    "client",
    'a "name"',
    (
        Action("stay", 0.25, Outcome("a small number", 1e-7, -0.1)),
        Action(
            "leave", 0.75, Move("patron", "then", (Action("end", 1.0, Outcome("x", 2.0, 1 / 3)),))
        ),
    ),
)


def test_nodes_come_before_what_is_below_them() -> None:
    nodes = efg(game(), AT, TREE).splitlines()[3:]
    assert nodes == [
        'p "stay 0.250000, leave 0.750000" 2 1 "a \\"name\\"" { "stay" "leave" } 0',
        't "" 1 "a small number" { -0.1, 0.0000001 }',
        'p "leave: end 1.000000" 1 1 "then, after leave" { "end" } 0',
        't "" 2 "x" { 0.3333333333333333, 2.0 }',
    ]


def test_a_decision_that_several_branches_lead_to_has_a_name_on_each() -> None:
    last = Move("patron", "then", (Action("end", 1.0, Outcome("x", 2.0, 0.5)),))
    both = Move("client", "first", (Action("left", 0.5, last), Action("right", 0.5, last)))
    assert efg(game(), AT, both).splitlines()[4:] == [
        'p "left: end 1.000000" 1 1 "then, after left" { "end" } 0',
        't "" 1 "x" { 0.5, 2.0 }',
        'p "right: end 1.000000" 1 2 "then, after right" { "end" } 0',
        't "" 1 "x" { 0.5, 2.0 }',
    ]


def test_title_and_comment_say_where_the_tree_is_from() -> None:
    title, comment = efg(game(), AT, TREE).splitlines()[:2]
    assert title.startswith('EFG 2 R "')
    assert title.endswith('standing design none" { "patron" "client" }')
    assert "theta 0.12" in title
    assert "beta = 0.95; thetas = (0.02, 0.12);" in comment
    assert re.search(r"sha256 [0-9a-f]{64}", comment)


def test_a_game_of_one_year_says_that_nothing_follows() -> None:
    last = replace(game(), parameters=replace(game().parameters, horizon=1))
    assert '"Pay-offs are those of the year; nothing follows; in years' in efg(last, AT, TREE)
    assert "expected over nature, the value of the solved game a year later" in efg(
        game(), AT, TREE
    )
