"""Weighings: each check catches its fault, and lets what is near it pass."""

from dataclasses import replace

import pytest

from foedus.casebook import checks_of_weighings as checks
from foedus.casebook.casebook import Casebook
from foedus.casebook.ledger import Clue, State
from foedus.casebook.weighing import Likelihood, Measure, WeighedClue, WeighedGroup
from foedus.vocabulary.estimate import Estimate, exactly
from foedus.vocabulary.problem import Severity
from tests.toyland.book import changed, told, toyland, with_records

(FEN,) = toyland().ledgers
ARCHIVIST, POET = toyland().weighings
ROW = ("weighings", 0, "clues")
COUSINS = [row.clue for row in ARCHIVIST.clues].index("anvil-cousins")
"""The row in decibels."""
GIFTS = [row.clue for row in ARCHIVIST.clues].index("fen-gifts")
"""The row of what was not found."""


def weighing(**fields: object) -> Casebook:
    """Toyland with another weighing by the archivist."""
    return changed("weighings", 0, **fields)


def row(number: int, *cells: Likelihood) -> Casebook:
    """Toyland with other cells in one row of the archivist."""
    rows = list(ARCHIVIST.clues)
    rows[number] = replace(rows[number], likelihoods=cells)
    return weighing(clues=tuple(rows))


def chance(hypothesis: str, p: float = 0.5, logical: str = "") -> Likelihood:
    return Likelihood(hypothesis, Measure.PROBABILITY, "…", exactly(p), logical=logical)


def weight(hypothesis: str) -> Likelihood:
    return Likelihood(hypothesis, Measure.DECIBELS, "…", exactly(3))


def as_under(hypothesis: str, other: str) -> Likelihood:
    return Likelihood(hypothesis, Measure.SAME_AS, "…", name=other)


def word(hypothesis: str, name: str) -> Likelihood:
    return Likelihood(hypothesis, Measure.WORD, "…", name=name)


def test_weighings_without_ledger() -> None:
    assert told(checks.weighings_without_ledger(weighing(episode="elm-1700"))) == [
        ("FD318", ("weighings", 0, "episode"))
    ]
    # Of an unknown episode no more is told than that.
    assert not list(checks.weighings_without_ledger(weighing(episode="gull-1700")))
    assert not list(checks.weighings_without_ledger(changed("ledgers", 0, episode="gull-1700")))


def test_unknown_weighed_clues() -> None:
    casebook = weighing(clues=(*ARCHIVIST.clues, WeighedClue("fen-gold", ())))
    assert told(checks.unknown_weighed_clues(casebook)) == [("FD316", (*ROW, 8, "clue"))]


def test_a_clue_that_the_ledger_misspells_is_weighed_rightly() -> None:
    clues = (Clue("raiders-sen", State.FOUND), *FEN.clues[1:])
    casebook = changed("ledgers", 0, clues=clues)
    assert not list(checks.unknown_weighed_clues(casebook))
    assert not list(checks.clues_left_out(casebook))


def test_unknown_weighed_groups() -> None:
    casebook = weighing(groups=(*ARCHIVIST.groups, WeighedGroup("gold", discount=1)))
    assert told(checks.unknown_weighed_groups(casebook)) == [
        ("FD317", ("weighings", 0, "groups", 2, "group"))
    ]


def test_unknown_weighed_hypotheses() -> None:
    casebook = row(0, chance("crown"), chance("gold"), as_under("purse", "gold"))
    faults = list(checks.unknown_weighed_hypotheses(casebook))
    assert [(fault.address, fault.on_key) for fault in faults] == [
        ((*ROW, 0, "likelihoods", 1), True),
        ((*ROW, 0, "likelihoods", 2, "name"), False),
    ]


def test_unknown_words() -> None:
    casebook = row(0, word("crown", "often"), word("storm", "daily"), chance("purse"))
    (fault,) = checks.unknown_words(casebook)
    assert fault.address == (*ROW, 0, "likelihoods", 1, "name")
    assert fault.expected == "one of seldom, sometimes, often, mostly"


def test_clues_left_out() -> None:
    (fault,) = checks.clues_left_out(weighing(clues=ARCHIVIST.clues[1:]))
    assert (fault.address, fault.on_key) == (ROW, True)
    assert fault.found == 'no weights of the clue "raiders-seen"'


def test_groups_left_out() -> None:
    (fault,) = checks.groups_left_out(weighing(groups=ARCHIVIST.groups[:1]))
    assert fault.found == 'nothing on the group "leaf-six"'


def test_rows_weighed_twice() -> None:
    casebook = weighing(
        clues=(*ARCHIVIST.clues, ARCHIVIST.clues[0]),
        groups=(*ARCHIVIST.groups, ARCHIVIST.groups[0]),
    )
    assert told(checks.rows_weighed_twice(casebook)) == [
        ("FD436", (*ROW, 8, "clue")),
        ("FD436", ("weighings", 0, "groups", 2, "group")),
    ]
    casebook = with_records("weighings", [ARCHIVIST, POET, ARCHIVIST])
    assert told(checks.rows_weighed_twice(casebook)) == [("FD436", ("weighings", 2, "coder"))]


def test_cells_left_out() -> None:
    (fault,) = checks.cells_left_out(row(0, chance("crown"), chance("storm")))
    assert (fault.address, fault.on_key) == ((*ROW, 0, "likelihoods"), True)
    assert fault.found == 'no likelihood of "raiders-seen" under "purse"'


def test_cells_left_out_of_a_row_of_decibels() -> None:
    (fault,) = checks.cells_left_out(row(COUSINS, weight("crown")))
    assert fault.found.endswith('under "purse"')
    assert not list(checks.cells_left_out(row(COUSINS, weight("crown"), weight("purse"))))
    # A cell of the reference is told by another check, and replaces none.
    (fault,) = checks.cells_left_out(row(COUSINS, weight("crown"), weight("storm")))
    assert fault.found.endswith('under "purse"')


def test_cells_left_out_are_not_told_against_an_unknown_reference() -> None:
    casebook = changed("ledgers", 0, reference="gold")
    assert not list(checks.cells_left_out(casebook))


def test_cells_left_out_of_a_group() -> None:
    groups = (replace(ARCHIVIST.groups[0], likelihoods=()), ARCHIVIST.groups[1])
    faults = list(checks.cells_left_out(weighing(groups=groups)))
    assert [fault.address for fault in faults] == [("weighings", 0, "groups", 0, "likelihoods")] * 3


@pytest.mark.parametrize("other", [chance("purse"), word("purse", "often")])
def test_mixed_rows(other: Likelihood) -> None:
    casebook = row(COUSINS, weight("crown"), other)
    assert told(checks.mixed_rows(casebook)) == [("FD438", (*ROW, COUSINS, "likelihoods", 1))]
    assert not list(checks.mixed_rows(row(COUSINS, weight("crown"), as_under("purse", "crown"))))
    assert not list(checks.mixed_rows(row(0, chance("crown"), other, word("storm", "often"))))


@pytest.mark.parametrize("own", [weight("storm"), chance("storm"), as_under("storm", "crown")])
def test_decibels_of_the_reference(own: Likelihood) -> None:
    casebook = row(COUSINS, weight("crown"), weight("purse"), own)
    (fault,) = checks.decibels_of_the_reference(casebook)
    assert (fault.address, fault.on_key) == ((*ROW, COUSINS, "likelihoods", 2), True)
    assert not list(checks.mixed_rows(casebook))


def test_decibels_of_absence() -> None:
    casebook = row(GIFTS, weight("crown"), as_under("purse", "crown"))
    assert told(checks.decibels_of_absence(casebook)) == [
        ("FD440", (*ROW, GIFTS, "likelihoods", 0, "value"))
    ]
    # What was found may be weighed as a ratio, and so may a group as it was seen.
    groups = (WeighedGroup("kin", (weight("crown"), weight("purse"))), ARCHIVIST.groups[1])
    assert not list(checks.decibels_of_absence(weighing(groups=groups)))


@pytest.mark.parametrize(
    ("cells", "remedies"),
    [
        ((as_under("crown", "crown"), chance("storm"), chance("purse")), ["give it a word or a"]),
        (
            (as_under("crown", "storm"), as_under("storm", "crown"), chance("purse")),
            ["give one of the two", "give one of the two"],
        ),
        (
            (chance("crown"), as_under("storm", "crown"), as_under("purse", "storm")),
            ["write same_as: crown"],
        ),
        ((chance("crown"), as_under("storm", "crown"), as_under("purse", "crown")), []),
    ],
    ids=["itself", "a circle", "a chain", "two like one"],
)
def test_circular_likenesses(cells: tuple[Likelihood, ...], remedies: list[str]) -> None:
    faults = list(checks.circular_likenesses(row(0, *cells)))
    assert [fault.code for fault in faults] == ["FD441"] * len(remedies)
    for fault, remedy in zip(faults, remedies, strict=True):
        assert fault.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("p", "logical", "count"), [(0, "", 1), (1, "", 1), (0, "By logic.", 0), (0.001, "", 0)]
)
def test_unexplained_certainties(p: float, logical: str, count: int) -> None:
    casebook = row(0, chance("crown", p, logical), chance("storm"), chance("purse"))
    faults = list(checks.unexplained_certainties(casebook))
    assert len(faults) == count
    assert all(fault.severity is Severity.WARNING for fault in faults)


@pytest.mark.parametrize(
    ("bounds", "count"),
    [((0, 0, 0.5), 1), ((0.5, 1, 1), 1), ((0, 0, 0), 0), ((0, 0.1, 0.5), 0), ((0.5, 0.9, 1), 0)],
)
def test_certainties_with_bounds(bounds: tuple[float, float, float], count: int) -> None:
    cell = replace(chance("crown", logical="By logic."), value=Estimate(*bounds))
    faults = list(checks.certainties_with_bounds(row(0, cell, chance("storm"), chance("purse"))))
    assert [fault.code for fault in faults] == ["FD443"] * count


def test_certainty_by_decibels_there_is_none() -> None:
    zero = Likelihood("crown", Measure.DECIBELS, "…", exactly(0))
    assert not list(checks.unexplained_certainties(row(COUSINS, zero, weight("purse"))))


def test_a_weighing_without_ledger_is_looked_at_no_further() -> None:
    casebook = with_records("ledgers", [])
    faults = [fault.code for check in checks.WEIGHINGS for fault in check(casebook)]
    assert faults == ["FD318", "FD318"]
