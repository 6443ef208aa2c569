"""Exported trees, read back as Gambit reads them, against an enumeration of their endings.

The reader here knows the grammar of Gambit's .efg alone: it takes the file to pieces and shares
nothing with the writer. Gambit's own reader is asked too where pygambit is installed, which nothing
else here needs: since version 16.7 it refuses a file in which two nodes, or two information sets of
one player, have the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import exp
from pathlib import Path

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
    called: str = ""
    outcome: int = 0
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
        outcome, called = int(next(tokens)), next(tokens)
        pay_offs = tuple(float(each) for each in listed(tokens))
        return Node("", 0, 0, called=called, outcome=outcome, pay_offs=pay_offs)
    assert kind == "p"
    player, infoset, called = int(next(tokens)), int(next(tokens)), next(tokens)
    found = Node(name.strip('"'), player, infoset, list(listed(tokens)), called)
    assert next(tokens) == "0"  # no pay-off before the end
    found.below = [node(tokens) for _ in found.actions]
    return found


def played(at: Node) -> Iterator[Node]:
    """Every decision of a tree."""
    if at.actions:
        yield at
    for below in at.below:
        yield from played(below)


def ends(at: Node) -> Iterator[Node]:
    """Every ending of a tree."""
    if not at.actions:
        yield at
    for below in at.below:
        yield from ends(below)


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
        called = [each.called for each in decisions if each.player == player]
        assert len(set(called)) == len(called)
    assert len({each.name for each in decisions}) == len(decisions)


@pytest.mark.parametrize("game", ["one_shot", "patron_client", "client_proposes", "no_meddling"])
def test_an_outcome_has_one_name_and_one_worth(game: str) -> None:
    found = list(ends(exported(game, *SMALL)[1]))
    numbers = {each.outcome for each in found}
    assert len({(each.outcome, each.called, each.pay_offs) for each in found}) == len(numbers)
    assert len({each.called for each in found}) == len(numbers)


@pytest.mark.parametrize("game", ["one_shot", "patron_client", "client_proposes", "no_meddling"])
def test_gambits_own_reader_takes_the_file(game: str, tmp_path: Path) -> None:
    pygambit = pytest.importorskip("pygambit", reason="pygambit is not installed")
    file = tmp_path / "year.efg"
    here = "kappa=0.25,gamma=-0.5,threat=high"
    result = foedus("game", "export", game, *SMALL, "--at", here, "-o", str(file))
    assert result.exit_code == 0, result.output
    read_there = pygambit.read_efg(str(file))
    _, root = read(file.read_text(encoding="utf-8"))
    assert [player.label for player in read_there.players] == ["patron", "client"]
    assert len(read_there.infosets) == len(list(played(root)))
    assert len(read_there.outcomes) == len({each.outcome for each in ends(root)})
    assert read_there.is_perfect_recall


def test_gambits_own_quantal_response_is_the_models_choice(tmp_path: Path) -> None:
    pygambit = pytest.importorskip("pygambit", reason="pygambit is not installed")
    file = tmp_path / "year.efg"
    here = "kappa=0.25,gamma=-0.5,threat=low"
    foedus("game", "export", "no_meddling", *SMALL, "--at", here, "-o", str(file))
    (found,) = pygambit.qre.logit_solve_lambda(pygambit.read_efg(str(file)), [LAMBDA])
    _, root = read(file.read_text(encoding="utf-8"))
    written = [chance for decision in played(root) for chance in written_chances(decision)]
    assert [found[n] for n in range(len(found))] == pytest.approx(written, abs=1e-5)


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
