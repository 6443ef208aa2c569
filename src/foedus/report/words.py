"""Words for designs, answers, memberships, statuses and numbers, wherever a report says them."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.casebook.episode import Status
from foedus.theory.theory import Preference
from foedus.vocabulary.concept import Combine, Concept, Structure
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import UNKNOWN, Membership
from foedus.vocabulary.prediction import AnswerValue

_DESIGNS = {
    Design.NONE: "no alliance",
    Design.WITHOUT_INSTITUTIONS: "alliance without institutions",
    Design.WITH_INSTITUTIONS: "alliance with institutions",
}
_STATUSES = {
    Status.TEST: "Test",
    Status.CANDIDATE: "Candidate",
    Status.BACKGROUND: "Background",
    Status.ILLUSTRATION: "Illustration",
    Status.PASSING: "Passing example",
}
_PREFERENCES = {
    Preference.CLIENT: "the client’s preference",
    Preference.PATRON: "the patron’s preference",
    Preference.PAIR: "what the pair agrees on",
}
_COMBINES = {
    Combine.ALL_OF: "all of",
    Combine.ANY_OF: "any of",
    Combine.MEAN: "mean of",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def design(value: AnswerValue) -> str:
    """A design or a silence in running text.

    Examples
    --------
    >>> design(Design.NONE)
    'no alliance'
    """
    return _DESIGNS[value] if isinstance(value, Design) else value.label


def designs(values: Iterable[AnswerValue]) -> str:
    """Several, joined by "or".

    Examples
    --------
    >>> designs((Design.NONE, Design.WITH_INSTITUTIONS))
    'no alliance or alliance with institutions'
    """
    return either([design(value) for value in values])


def brief(values: Iterable[AnswerValue]) -> str:
    """Several, as short as a table wants them.

    Examples
    --------
    >>> brief((Design.NONE, Design.WITH_INSTITUTIONS))
    'none or with institutions'
    """
    return either([value.label for value in values])


def either(words: list[str], joint: str = "or") -> str:
    """Words joined for running text.

    Examples
    --------
    >>> either(["a", "b", "c"], "and")
    'a, b and c'
    """
    return f" {joint} ".join([", ".join(words[:-1]), words[-1]] if words[:-1] else words)


def answer(concept: Concept, membership: Membership) -> str:
    """The word for a membership: the concept's own where it is decided.

    Examples
    --------
    >>> answer(Concept("c", "Consolidation", "", high="consolidated"), Membership(1, 1))
    'consolidated'
    """
    if membership == UNKNOWN:
        return "unknown"
    high, low = concept.high or "yes", concept.low or "no"
    if not membership.decided:
        return f"{high} or {low}"
    return high if membership.possibly_true else low


def value(membership: Membership) -> str:
    """A membership as a number or an interval; unknown stays a word.

    Examples
    --------
    >>> value(Membership(1, 1)), value(Membership(0.3, 0.8))
    ('1', '0.3–0.8')
    """
    if membership == UNKNOWN:
        return "unknown"
    low, high = f"{membership.lo:g}", f"{membership.hi:g}"
    return low if low == high else f"{low}–{high}"


def status(value: Status) -> str:
    """A status as a heading.

    Examples
    --------
    >>> status(Status.PASSING)
    'Passing example'
    """
    return _STATUSES[value]


def preference(value: Preference) -> str:
    """Whose preference a theory explains.

    Examples
    --------
    >>> preference(Preference.PATRON)
    'the patron’s preference'
    """
    return _PREFERENCES[value]


def combine(structure: Structure) -> str:
    """How the parts of a concept make up the whole.

    Examples
    --------
    >>> combine(Structure(Combine.AT_LEAST, ("a", "b", "c"), 2))
    'at least 2 of'
    """
    return _COMBINES.get(structure.combine, f"at least {structure.count} of")


def number(count: int) -> str:
    """A small number in words, a larger one in figures.

    Examples
    --------
    >>> number(3), number(14)
    ('three', '14')
    """
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    Examples
    --------
    >>> counted(1, "test"), counted(3, "test")
    ('one test', 'three tests')
    """
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def in_figures(count: int, noun: str) -> str:
    """A number in figures with its noun, in the plural where there is not one.

    Examples
    --------
    >>> in_figures(1, "theory"), in_figures(3, "theory"), in_figures(0, "test")
    ('1 theory', '3 theories', '0 tests')
    """
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("y") else f"{count} {noun}s"


def capital(text: str) -> str:
    """A text that begins a sentence.

    Examples
    --------
    >>> capital("no alliance")
    'No alliance'
    """
    return text[:1].upper() + text[1:]
