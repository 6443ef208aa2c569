"""Ledgers: which clues bear on a question, and between which hypotheses.

A ledger holds what coders share before they weigh anything: the question, the rival
hypotheses, what was found, sought in vain or never sought, and what hangs together.
What each coder then makes of it is a `Weighing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from foedus.vocabulary.estimate import Estimate, exactly
from foedus.vocabulary.reference import Reference

CERTAIN = exactly(1)
"""The chance of finding what was found."""


class State(Enum):
    """What is known of a clue: three states, of which only two are evidence.

    Examples
    --------
    >>> State("not_found").label
    'sought and not found'
    """

    FOUND = "found"
    NOT_FOUND = "not_found"
    NOT_SOUGHT = "not_sought"

    @property
    def label(self) -> str:
        """The state in running text."""
        return {"found": "found", "not_found": "sought and not found"}.get(
            self.value, "not yet sought"
        )


class Shared(Enum):
    """Why clues hang together: one source tells of them, or one fact lies behind them.

    Examples
    --------
    >>> Shared("fact") is Shared.FACT
    True
    """

    SOURCE = "source"
    FACT = "fact"

    @property
    def label(self) -> str:
        """What is shared, in running text."""
        return f"one {self.value}"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a scale, with the probabilities that it stands for."""

    name: str
    stands_for: Estimate


@dataclass(frozen=True, slots=True)
class Scale:
    """Words for likelihoods, as somebody defined them.

    Parameters
    ----------
    name, label, text : str
        Identifier, heading, and what the scale is.
    words : tuple of Word
        From the least likely upward.
    references : tuple of Reference
        Who defined it.
    """

    name: str
    label: str
    text: str
    words: tuple[Word, ...]
    references: tuple[Reference, ...] = ()

    def word(self, name: str) -> Word | None:
        """The word of this name; None where the scale has none."""
        return next((word for word in self.words if word.name == name), None)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One of the rival answers to the question.

    Parameters
    ----------
    name, label : str
        Identifier, and a short name for figures and sentences.
    claim : str
        What must be true if it is right, in one sentence.
    theory : str
        Name of the theory that it speaks for; empty where it is nobody's.
    references : tuple of Reference
        Who holds it.
    """

    name: str
    label: str
    claim: str
    theory: str = ""
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Premise:
    """Whether the arithmetic may take something for granted, and why."""

    holds: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed of the hypotheses before the evidence.

    Parameters
    ----------
    name, label : str
        Identifier and short name.
    probabilities : tuple of (str, float)
        One for each hypothesis, above 0 and below 1; together 1.
    reason : str
        Why one might start from here.
    references : tuple of Reference
        Who does.
    """

    name: str
    label: str
    probabilities: tuple[tuple[str, float], ...]
    reason: str
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Clue:
    """A row of the ledger: an item of evidence, or something that would be one.

    Parameters
    ----------
    name : str
        The item's name in the casebook where it was found; otherwise a name of its own.
    state : State
        Found, sought and not found, or not yet sought.
    text : str
        What one would see; empty for an item of the casebook, which says so itself.
    where : str
        Where it was sought or would have to be.
    findable : Estimate
        Probability of finding it there if it exists, the same under every hypothesis.
    reason : str
        Why it would be found that easily; empty for an item of the casebook.
    references : tuple of Reference
        Who says that it was sought in vain, or that there is something to seek.
    """

    name: str
    state: State
    text: str = ""
    where: str = ""
    findable: Estimate = CERTAIN
    reason: str = ""
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Clues that do not speak independently of one another.

    Parameters
    ----------
    name, label : str
        Identifier and short name.
    shared : Shared
        What they share.
    clues : tuple of str
        Names of at least two clues; a clue stands in one group at most.
    reason : str
        Why one of them says some of what the others say.
    """

    name: str
    label: str
    shared: Shared
    clues: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The question put to one episode, with rivals and clues.

    Parameters
    ----------
    episode : str
        Name of the episode; it has one ledger at most.
    question, background : str
        What is asked; what every hypothesis takes for granted.
    scale : Scale
        The words that coders may use.
    reference : str
        Name of the hypothesis against which decibels are given.
    hypotheses : tuple of Hypothesis
        Two or more.
    exclusive, exhaustive : Premise
        Whether two of them can be true at once, and whether one of them must be.
    priors : tuple of Prior
        Beside the even one, which needs no declaring.
    clues : tuple of Clue
        The rows.
    groups : tuple of Group
        Which of them hang together.
    references : tuple of Reference
        Where the question comes from.
    """

    episode: str
    question: str
    background: str
    scale: Scale
    reference: str
    hypotheses: tuple[Hypothesis, ...]
    exclusive: Premise
    exhaustive: Premise
    priors: tuple[Prior, ...] = ()
    clues: tuple[Clue, ...] = ()
    groups: tuple[Group, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the hypotheses, in the order of the ledger."""
        return tuple(hypothesis.name for hypothesis in self.hypotheses)

    def group_of(self, clue: str) -> Group | None:
        """The group in which a clue stands; None where it stands alone."""
        return next((group for group in self.groups if clue in group.clues), None)
