"""Exported trees, read back as Gambit reads them, against an enumeration of their endings.

The reader here knows the grammar of Gambit's .efg alone: it takes the file to pieces and shares
nothing with the writer. Debian has no package of Gambit, and its own reader is not needed by
anything else here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import exp

import pytest

from tests.cli.shell import foedus

LAMBDA = 1 / 0.05
SMALL = ("--set", "n_kappa=5", "--set", "n_gamma=5")
_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|[{},]|[^\s{},"]+')


@dataclass
class Node:
    """A node of a tree as a file has it; an ending where it has no actions."""

    name: str
    player: int
    infoset: int
    actions: list[str] = field(default_factory=list)
    pay_offs: tuple[float, ...] = ()
    below: list[Node] = field(default_factory=list)


def read(text: str) -> tuple[list[str], Node]:
    """Players and root of a file in Gambit's format."""
    tokens = iter(_TOKEN.findall(text))
    assert [next(tokens) for _ in range(3)] == ["EFG", "2", "R"]
    assert next(tokens).startswith('"')
    players = list(listed(tokens))
    assert next(tokens).startswith('"')  # the comment
    root = node(tokens)
    assert not list(tokens)  # nothing after the last node
    return players, root


def listed(tokens: Iterator[str]) -> Iterator[str]:
    """What stands between braces."""
    assert next(tokens) == "{"
    for token in tokens:
        if token == "}":
            return
        if token != ",":
            yield token.strip('"')


def node(tokens: Iterator[str]) -> Node:
    """One node with everything below it."""
    kind, name = next(tokens), next(tokens)
    if kind == "t":
        int(next(tokens))
        outcome = next(tokens)
        return Node(outcome, 0, 0, pay_offs=tuple(float(each) for each in listed(tokens)))
    assert kind == "p"
    player, infoset, _ = int(next(tokens)), int(next(tokens)), next(tokens)
    found = Node(name.strip('"'), player, infoset, list(listed(tokens)))
    assert next(tokens) == "0"  # no pay-off before the end
    found.below = [node(tokens) for _ in found.actions]
    return found


def played(at: Node) -> Iterator[Node]:
    """Every decision of a tree."""
    if at.actions:
        yield at
    for below in at.below:
        yield from played(below)


def written_chances(at: Node) -> list[float]:
    """Chances of its actions, as the node's name tells them."""
    return [float(part.rsplit(" ", 1)[1]) for part in at.name.split(", ")]


def logit(worth: list[float]) -> list[float]:
    raised = [exp(LAMBDA * (each - max(worth))) for each in worth]
    return [each / sum(raised) for each in raised]


def expected(at: Node, player: int) -> float:
    """What a player earns below a node when every agent answers by logit, all endings summed."""
    if not at.actions:
        return at.pay_offs[player - 1]
    shares = zip(quantal(at), at.below, strict=True)
    return sum(chance * expected(below, player) for chance, below in shares)


def quantal(at: Node) -> list[float]:
    """How an agent answers in the agent quantal response equilibrium (perfect information)."""
    return logit([expected(below, at.player) for below in at.below])


def exported(*typed: str) -> tuple[list[str], Node]:
    result = foedus("game", "export", *typed, "--at", "kappa=0.25,gamma=-0.5,threat=high")
    assert result.exit_code == 0, result.output
    return read(result.stdout)


@pytest.mark.parametrize("game", ["one_shot", "patron_client", "client_proposes"])
def test_a_file_is_well_formed(game: str) -> None:
    players, root = exported(game, *SMALL)
    assert players == ["patron", "client"]
    decisions = list(played(root))
    assert len(decisions) == 1 + 3 + 6  # an offer, an answer to each, meddling after each answer
    for player in (1, 2):
        own = [each.infoset for each in decisions if each.player == player]
        assert own == list(range(1, len(own) + 1))  # what was done before is always known


@pytest.mark.parametrize("settings", [(), ("--set", "proposer=client"), ("--set", "horizon=1")])
def test_without_meddling_choices_are_gambits_agent_quantal_response(
    settings: tuple[str, ...],
) -> None:
    _, root = exported("no_meddling", *SMALL, *settings)
    for decision in played(root):
        assert written_chances(decision) == pytest.approx(quantal(decision), abs=2e-6)


def test_a_patron_that_meddles_also_counts_upon_its_later_shocks() -> None:
    _, root = exported("one_shot", *SMALL)
    meddling = [each for each in played(root) if each.actions[0] == "backs rivals"]
    for decision in meddling:
        assert written_chances(decision) == pytest.approx(quantal(decision), abs=2e-6)
    assert written_chances(root) != pytest.approx(quantal(root), abs=1e-3)
