"""Makers of ledgers: by hand in a line or two, and at random for property tests."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from foedus.casebook.casebook import Casebook
from foedus.casebook.evidence import Evidence, Mark
from foedus.casebook.ledger import (
    Clue,
    Group,
    Hypothesis,
    Ledger,
    Premise,
    Prior,
    Scale,
    Shared,
    State,
    Word,
)
from foedus.casebook.weighing import Likelihood, Measure, WeighedClue, WeighedGroup, Weighing
from foedus.confront.tracing.account import Settings, Tracing
from foedus.confront.tracing.trace import trace
from foedus.vocabulary.concept import Concepts
from foedus.vocabulary.estimate import Estimate, exactly
from foedus.vocabulary.reference import Reference
from tests.toyland.land import RULE

Said = float | tuple[float, float, float] | str
"""A cell: a probability; lower bound, point and upper bound; a word, "=other" or "-3 dB"."""

Row = Sequence[Said]
LETTERS = "abcdef"
SCALE = Scale("tavern", "Tavern", "…", (Word("maybe", Estimate(0.2, 0.4, 0.6)),))
HOLDS = Premise(holds=True, reason="so it was asked")
FAILS = Premise(holds=False, reason="nobody asked so")


def ledger(
    rows: Mapping[str, Row],
    *,
    missed: Mapping[str, float] | None = None,
    unsought: Mapping[str, float] | None = None,
    groups: Mapping[str, Sequence[str]] | None = None,
    priors: Mapping[str, Sequence[float]] | None = None,
) -> Ledger:
    """A ledger with hypotheses a, b, … and a clue for each row, found unless it is said otherwise."""
    missed, unsought = missed or {}, unsought or {}
    names = LETTERS[: max(len(row) for row in rows.values())]
    states = {
        **{name: (State.NOT_FOUND, chance) for name, chance in missed.items()},
        **{name: (State.NOT_SOUGHT, chance) for name, chance in unsought.items()},
    }
    return Ledger(
        episode="fair-1700",
        question="Who won the fair?",
        background="There was a fair.",
        scale=SCALE,
        reference="a",
        hypotheses=tuple(Hypothesis(name, name.upper(), f"{name} won.") for name in names),
        exclusive=HOLDS,
        exhaustive=HOLDS,
        priors=tuple(
            Prior(name, name, tuple(zip(names, given, strict=True)), "…")
            for name, given in (priors or {}).items()
        ),
        clues=tuple(
            Clue(name, state, findable=exactly(chance))
            for name in rows
            for state, chance in [states.get(name, (State.FOUND, 1))]
        ),
        groups=tuple(
            Group(name, name, Shared.FACT, tuple(clues), "one fact")
            for name, clues in (groups or {}).items()
        ),
    )


def weighing(
    rows: Mapping[str, Row],
    joint: Mapping[str, Row | float] | None = None,
    coder: str = "clerk",
) -> Weighing:
    """One coder's cells; a group is judged by a row, or discounted by a number."""
    return Weighing(
        "fair-1700",
        coder,
        tuple(WeighedClue(name, cells(row)) for name, row in rows.items()),
        tuple(
            WeighedGroup(name, discount=told, reason="…")
            if isinstance(told, int | float)
            else WeighedGroup(name, cells(told))
            for name, told in (joint or {}).items()
        ),
    )


def cells(row: Row) -> tuple[Likelihood, ...]:
    """A row of cells; one of decibels has none for the reference, which is `a`."""
    relative = any(isinstance(said, str) and said.endswith("dB") for said in row)
    kept = zip(LETTERS, row, strict=False)
    return tuple(_cell(name, said) for name, said in kept if not (relative and name == "a"))


def _cell(name: str, said: Said) -> Likelihood:
    if isinstance(said, str) and said.startswith("="):
        return Likelihood(name, Measure.SAME_AS, "…", name=said[1:])
    if isinstance(said, str) and said.endswith("dB"):
        return Likelihood(name, Measure.DECIBELS, "…", exactly(float(said[:-2])))
    if isinstance(said, str):
        return Likelihood(name, Measure.WORD, "…", name=said)
    value = Estimate(*said) if isinstance(said, tuple) else exactly(said)
    return Likelihood(name, Measure.PROBABILITY, "…", value)


def book(
    asked: Ledger,
    *weighings: Weighing,
    evidence: Mapping[str, tuple[str, Sequence[Mark]]] | None = None,
) -> Casebook:
    """A casebook with a ledger, its weighings, and of each item of evidence its source and marks."""
    items = tuple(
        Evidence(
            name,
            (asked.episode,),
            None,
            name,
            references=(Reference(key, "p. 1"),),
            marks=tuple(marks),
        )
        for name, (key, marks) in (evidence or {}).items()
    )
    return Casebook(Concepts({}), RULE, evidence=items, ledgers=(asked,), weighings=weighings)


def traced(rows: Mapping[str, Row], settings: Settings | None = None) -> Tracing:
    """A ledger of found clues, weighed by one coder and traced."""
    asked = ledger(rows)
    return trace(book(asked, weighing(rows)), asked, settings or Settings(draws=100))


def not_exclusive(asked: Ledger) -> Ledger:
    """The same ledger, of which two answers may be true."""
    return replace(asked, exclusive=FAILS)


GRID = [0.0, 0.05, 0.2, 0.5, 0.8, 0.95, 1.0]
"""Probabilities that contain both certainties, where mistakes live."""

certain_or_not = st.sampled_from(GRID)
inside = st.sampled_from(GRID[1:-1])


@st.composite
def rows(
    draw: st.DrawFn,
    hypotheses: int | None = None,
    most: int = 6,
    chances: st.SearchStrategy[float] = inside,
) -> dict[str, Row]:
    """Rows of probabilities with bounds, some of them exact, some shared."""
    count = hypotheses or draw(st.integers(2, 4))
    names = [f"clue-{number}" for number in range(draw(st.integers(1, most)))]
    return {name: draw(_row(count, chances)) for name in names}


@st.composite
def _row(draw: st.DrawFn, count: int, chances: st.SearchStrategy[float]) -> Row:
    drawn = [draw(_interval(chances)) for _ in range(count)]
    if count > 1 and draw(st.booleans()):
        shared = draw(st.integers(1, count - 1))
        return [*drawn[:shared], "=a", *drawn[shared + 1 :]]
    return drawn


@st.composite
def _interval(draw: st.DrawFn, chances: st.SearchStrategy[float]) -> tuple[float, float, float]:
    low, point, high = sorted(draw(chances) for _ in range(3))
    return low, point, high
