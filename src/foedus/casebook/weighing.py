"""Weighings: how likely one coder holds each clue to be under each hypothesis, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from foedus.casebook.ledger import Ledger
from foedus.vocabulary.estimate import Estimate


class Measure(Enum):
    """In what a likelihood is given.

    `probability`: P(clue | hypothesis). `word`: a word of the ledger's scale. `decibels`:
    ten times the common logarithm of the ratio to the reference hypothesis. `same_as`: as
    likely as under another hypothesis, whatever that likelihood is.

    Examples
    --------
    >>> Measure("same_as") is Measure.SAME_AS
    True
    """

    PROBABILITY = "probability"
    WORD = "word"
    DECIBELS = "decibels"
    SAME_AS = "same_as"


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A cell: how expected a clue is if a hypothesis is right.

    Parameters
    ----------
    hypothesis : str
        Name of the hypothesis.
    measure : Measure
        In what it is given.
    reason : str
        Why, for this clue under this hypothesis.
    value : Estimate or None
        For a probability, within [0, 1]; for decibels, any; None for the other measures.
    name : str
        The word of the scale, or the hypothesis it is as likely as.
    logical : str
        Why 0 or 1 is meant: what makes the clue impossible, or certain, by logic alone.
    """

    hypothesis: str
    measure: Measure
    reason: str
    value: Estimate | None = None
    name: str = ""
    logical: str = ""


@dataclass(frozen=True, slots=True)
class WeighedClue:
    """A coder's likelihoods of one clue, one for each hypothesis of the ledger."""

    clue: str
    likelihoods: tuple[Likelihood, ...]


@dataclass(frozen=True, slots=True)
class WeighedGroup:
    """What a coder makes of a whole group: a joint judgement, or a discount.

    Parameters
    ----------
    group : str
        Name of the group.
    likelihoods : tuple of Likelihood
        The group judged as one bundle; empty where it is discounted.
    discount : float or None
        Share, from 0 to 1, of the decibels of its lighter clues that still counts beside
        the weightiest: 1 is independence, 0 full dependence; None where judged jointly.
    reason : str
        Why; for a joint judgement each likelihood gives its own.
    """

    group: str
    likelihoods: tuple[Likelihood, ...] = ()
    discount: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Weighing:
    """One coder's weighing of one ledger.

    Parameters
    ----------
    episode : str
        Name of the ledger's episode.
    coder : str
        Name of the coder.
    clues : tuple of WeighedClue
        One for each clue of the ledger.
    groups : tuple of WeighedGroup
        One for each group of the ledger.
    """

    episode: str
    coder: str
    clues: tuple[WeighedClue, ...]
    groups: tuple[WeighedGroup, ...] = ()


def resolved(ledger: Ledger, cells: Iterable[Likelihood]) -> dict[str, Estimate]:
    """What stands in the cells of a row, words and likenesses looked up.

    Parameters
    ----------
    ledger : Ledger
        Whose scale has the words.
    cells : iterable of Likelihood
        A row; cells that lead to nothing are left out.

    Returns
    -------
    dict of str to Estimate
        By hypothesis, each in its own unit.
    """
    given = {cell.hypothesis: cell for cell in cells}
    found = {}
    for name, cell in given.items():
        meant = given.get(cell.name) if cell.measure is Measure.SAME_AS else cell
        value = _value(ledger, meant) if meant else None
        if value is not None:
            found[name] = value
    return found


def _value(ledger: Ledger, cell: Likelihood) -> Estimate | None:
    if cell.measure is Measure.WORD:
        word = ledger.scale.word(cell.name)
        return word.stands_for if word else None
    return cell.value
