"""Groups judged as one: never likelier than their least likely clue, nor less than they must be."""

from dataclasses import replace

import pytest

from foedus.casebook.casebook import Casebook
from foedus.casebook.checks_of_bundles import impossible_bundles
from foedus.vocabulary.problem import Severity
from tests.ledgers import Row, Said, book, ledger, weighing

CLUES: dict[str, Row] = {"one": [0.8, "maybe"], "two": [0.5, "=a"]}
"""Under a 0.8 and 0.5, under b 0.4 and 0.5: all of it from 0.3 to 0.5, and from 0 to 0.4."""


def judged(
    own: Said, rival: Said, clues: dict[str, Row] | None = None, **states: float
) -> Casebook:
    """Two clues, found unless missed, and their group."""
    said = clues or CLUES
    asked = ledger(said, missed=states, groups={"pair": list(said)})
    return book(asked, weighing(said, {"pair": [own, rival]}))


def found(casebook: Casebook) -> list[tuple[object, str]]:
    """Where a bundle is impossible, and what it should be."""
    return [(fault.address[-1], fault.expected) for fault in impossible_bundles(casebook)]


@pytest.mark.parametrize(
    ("own", "rival", "expected"),
    [
        (0.5, 0.4, []),
        (0.3, 0.0, []),
        (0.51, 0.4, [(0, "from 0.3 to 0.5, as its clues have it")]),
        (0.29, 0.4, [(0, "from 0.3 to 0.5, as its clues have it")]),
        (0.4, 0.41, [(1, "from 0 to 0.4, as its clues have it")]),
        ("maybe", "=a", []),
    ],
)
def test_impossible_bundles(own: Said, rival: Said, expected: list[tuple[int, str]]) -> None:
    """At both ends, for words and likenesses too."""
    assert found(judged(own, rival)) == expected
    assert all(f.severity is Severity.WARNING for f in impossible_bundles(judged(own, rival)))


def test_of_a_clue_sought_in_vain_its_absence_counts() -> None:
    """1 − 0.5 · 0.8 = 0.6 under a."""
    clues: dict[str, Row] = {"one": [0.8, 0.8], "two": [0.9, 0.9]}
    assert found(judged(0.6, 0.6, clues, one=0.5)) == []
    assert found(judged(0.61, 0.6, clues, one=0.5)) == [
        (0, "from 0.5 to 0.6, as its clues have it")
    ]


def test_a_clue_whose_level_nobody_told_sets_no_limit_below() -> None:
    """Beside a row of decibels a bundle is still no likelier than the clues whose level is known."""
    clues: dict[str, Row] = {"one": [0, "-3 dB"], "two": [0.1, 0.9]}
    assert found(judged(0.1, 0.1, clues)) == []
    assert found(judged(0.45, 0.1, clues)) == [(0, "from 0 to 0.1, as its clues have it")]
    assert found(judged(0, "3 dB", clues)) == []


def test_clues_nobody_sought_set_no_limits() -> None:
    """They are no part of what was seen."""
    asked = ledger(CLUES, unsought={"one": 1}, groups={"pair": list(CLUES)})
    assert found(book(asked, weighing(CLUES, {"pair": [0.5, 0.5]}))) == []
    assert len(found(book(asked, weighing(CLUES, {"pair": [0.9, 0.9]})))) == 2


def test_what_is_broken_otherwise_is_told_elsewhere() -> None:
    """Unknown groups, rows left out, cells left out, no ledger."""
    whole = judged(0.9, 0.9)
    (held,) = whole.weighings
    strange = replace(held.groups[0], group="nobody")
    assert found(replace(whole, weighings=(replace(held, groups=(strange,)),))) == []
    assert found(replace(whole, weighings=(replace(held, clues=()),))) == []
    bare = replace(held.clues[0], likelihoods=held.clues[0].likelihoods[1:])
    short = replace(whole, weighings=(replace(held, clues=(bare, held.clues[1])),))
    assert [place for place, _ in found(short)] == [0, 1]
    assert found(replace(whole, ledgers=())) == []
