"""Priors that a user brings: read from a line of text, and held against every ledger traced."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator

from foedus.archive.files.suggest import meant
from foedus.casebook.ledger import Ledger, Prior
from foedus.confront.tracing.account import EVEN, Settings
from foedus.study.plan import PlanError
from foedus.vocabulary.problem import Place, Problem

GIVEN = "given by hand"
"""Name of a user's prior; no name in a file has a space, so that it is nobody else's."""

REASON = "Given on the command line."
"""Why one might start from a prior that stands in no file."""

DRAWS_MAX = 1_000_000
"""Draws beyond which a quantile moves by less than anybody reads, and memory runs short."""

CLOSE = 1e-6
"""How far from 1 probabilities may sum; 1/3 is typed with a few digits."""


def own(probabilities: Iterable[tuple[str, float]], reason: str = REASON) -> Prior:
    """A user's prior; `check_settings` tells whether it is one.

    Parameters
    ----------
    probabilities : iterable of (str, float)
        Hypotheses and their probabilities, as given.
    reason : str
        Where it was given.
    """
    return Prior(GIVEN, "Given by hand", tuple(probabilities), reason)


def parse(text: str) -> Prior:
    """The prior that a text like `a=0.2,b=0.8` gives.

    Parameters
    ----------
    text : str
        Hypotheses with their probabilities, parted by commas.

    Raises
    ------
    PlanError
        If a part has another form, with every such part.

    Examples
    --------
    >>> parse("storm=0.2, harbour=0.8").probabilities
    (('storm', 0.2), ('harbour', 0.8))
    """
    parts = [part.strip() for part in text.split(",")]
    read = [(part, _pair(part)) for part in parts if part]
    faults = [
        _problem(f'"{part}"', "HYPOTHESIS=PROBABILITY, as in storm=0.2", "write a number there")
        for part, pair in read
        if pair is None
    ]
    if faults:
        raise PlanError(faults)
    return own(pair for _, pair in read if pair is not None)


def _pair(part: str) -> tuple[str, float] | None:
    name, _, said = part.partition("=")
    try:
        return (name.strip(), float(said)) if name.strip() else None
    except ValueError:
        return None


def check_settings(settings: Settings, ledgers: Iterable[Ledger]) -> None:
    """Refuse settings that a ledger cannot be traced with.

    Parameters
    ----------
    settings : Settings
        How to trace.
    ledgers : iterable of Ledger
        Everything that is to be traced.

    Raises
    ------
    PlanError
        With everything wrong at once: a prior that a ledger does not have, a hypothesis
        left out, unknown or named twice, probabilities out of range or of another sum, a
        threshold, number of draws or seed that is none.
    """
    problems = [*_numbers(settings), *_sums(settings.priors)]
    for ledger in ledgers:
        problems += _unknown(settings, ledger)
        problems += (fault for prior in settings.priors for fault in _hypotheses(prior, ledger))
    if problems:
        raise PlanError(list(dict.fromkeys(problems)))


def _numbers(settings: Settings) -> Iterator[Problem]:
    asked = (
        ("threshold", settings.threshold, settings.threshold > 1, "a ratio above 1"),
        ("draws", settings.draws, 1 <= settings.draws <= DRAWS_MAX, f"from 1 to {DRAWS_MAX:,}"),
        ("seed", settings.seed, settings.seed >= 0, "0 or more"),
    )
    for name, value, good, expected in asked:
        if not good or not math.isfinite(value):
            yield _problem(f"{value:g}", expected, "give another number", option=name)


def _sums(priors: Iterable[Prior]) -> Iterator[Problem]:
    """Probabilities that are none, and those that do not sum to 1."""
    for prior in priors:
        for name, value in prior.probabilities:
            if not 0 < value < 1:
                yield _problem(
                    f"{name}={value:g}",
                    "a probability above 0 and below 1",
                    "no evidence could change a belief of 0 or 1; leave it some doubt",
                )
        total = math.fsum(value for _, value in prior.probabilities)
        if not abs(total - 1) <= CLOSE:
            yield _problem(
                f"probabilities that sum to {total:g}", "a sum of 1", "shift some of them"
            )


def _unknown(settings: Settings, ledger: Ledger) -> Iterator[Problem]:
    """The chosen prior, where the ledger does not have it."""
    names = [EVEN, *(prior.name for prior in (*ledger.priors, *settings.priors))]
    if settings.prior not in names:
        near = meant(settings.prior, names)
        yield _problem(
            f'no prior "{settings.prior}" in the ledger of {ledger.episode}',
            f"one of {', '.join(names)}, or a prior of your own",
            f'did you mean "{near}"?' if near else f"write {_example(ledger)}",
            "FD601",
        )


def _hypotheses(prior: Prior, ledger: Ledger) -> Iterator[Problem]:
    """Hypotheses that a prior leaves out, does not know, or names twice."""
    given = Counter(name for name, _ in prior.probabilities)
    expected = f"each hypothesis of {ledger.episode} once: {', '.join(ledger.names)}"
    for name, count in given.items():
        if name not in ledger.names:
            near = meant(name, ledger.names)
            remedy = f'did you mean "{near}"?' if near else "leave it out"
            yield _problem(f'unknown hypothesis "{name}"', expected, remedy, "FD601")
        elif count > 1:
            yield _problem(f'{count} probabilities for "{name}"', expected, "keep one of them")
    missing = [name for name in ledger.names if name not in given]
    if missing:
        said = f"no probability for {', '.join(missing)}"
        yield _problem(said, expected, f"write {_example(ledger)}")


def _example(ledger: Ledger) -> str:
    """A prior as it is typed, with the hypotheses of a ledger."""
    *others, last = ledger.names
    share = round(1 / len(ledger.names), 2)
    shares = [*((name, share) for name in others), (last, 1 - share * len(others))]
    return f'--prior "{",".join(f"{name}={value:.2f}" for name, value in shares)}"'


def _problem(
    found: str, expected: str, remedy: str, code: str = "FD604", option: str = "prior"
) -> Problem:
    return Problem(Place(f"--{option}"), code, found, expected, remedy)
