"""Tracings made by hand: small sums that a reader can follow, for figures and page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

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
from foedus.confront.tracing.account import POOLED, Account, Divergence, Entry, Settings, Tracing
from foedus.confront.tracing.balance import (
    Balance,
    Belief,
    Drawn,
    PairOdds,
    Posterior,
    Step,
    Verdict,
    View,
)
from foedus.confront.tracing.probative import ProbativeTest, Typed
from foedus.confront.tracing.search import ExpectedWeight, Prospect
from foedus.confront.tracing.sensitivity import Left, LeftOut, Overturn, Sweep, SweptPrior
from foedus.vocabulary.estimate import Estimate, exactly
from foedus.vocabulary.reference import Reference

SOURCE = (Reference("amberley_1850", "12"),)
SCALE = Scale("plain", "Plain words", "Two words.", (Word("likely", Estimate(0.6, 0.7, 0.8)),))


def ledger(
    hypotheses: Sequence[str] = ("Keep the court", "Win the war", "Please the patron"),
    clues: Sequence[Clue] = (),
    *,
    episode: str = "belmark",
    exclusive: bool = True,
    grouped: int = 2,
) -> Ledger:
    """A ledger with as many rivals and clues as asked; the first clues may be one group."""
    rivals = tuple(
        Hypothesis(f"h{n}", label, f"Claim of {label}.", "", SOURCE)
        for n, label in enumerate(hypotheses)
    )
    uneven = _uneven(len(rivals))
    names = tuple(clue.name for clue in clues[:grouped])
    return Ledger(
        episode=episode,
        question="Why did the crown sign?",
        background="That it signed.",
        scale=SCALE,
        reference="h0",
        hypotheses=rivals,
        exclusive=Premise(exclusive, "One motive came first."),
        exhaustive=Premise(True, "No other was ever named."),
        priors=(
            Prior(
                "sceptical",
                "A sceptic’s",
                tuple((h.name, p) for h, p in zip(rivals, uneven, strict=True)),
                "Wars come first.",
                SOURCE,
            ),
        ),
        clues=tuple(clues),
        groups=(Group("bundle", "The court papers", Shared.SOURCE, names, "One pen."),)
        if len(names) > 1
        else (),
        references=SOURCE,
    )


def _uneven(count: int) -> list[float]:
    first = 0.1
    return [first, *[(1 - first) / (count - 1)] * (count - 1)]


def clues(
    count: int, *, absent: int = 1, sought: int = 1, name: str = "belmark-clue"
) -> list[Clue]:
    """Clues found, then those sought in vain, then those not yet sought."""
    found = [Clue(f"{name}-{n}", State.FOUND) for n in range(count)]
    missing = [
        Clue(
            f"{name}-missing-{n}",
            State.NOT_FOUND,
            "A letter.",
            "The archive.",
            Estimate(0.4, 0.5, 0.6),
            "Burnt.",
            SOURCE,
        )
        for n in range(absent)
    ]
    open_ = [
        Clue(
            f"{name}-open-{n}",
            State.NOT_SOUGHT,
            "A diary.",
            "The attic.",
            exactly(0.5),
            "Locked.",
            SOURCE,
        )
        for n in range(sought)
    ]
    return [*found, *missing, *open_]


Weights = Sequence[Estimate | None]


def tracing(
    sheet: Ledger,
    steps: Sequence[tuple[str, tuple[str, ...], Weights]],
    *,
    coders: Sequence[str] = ("reader",),
    refused: bool = False,
    drawn: bool = True,
) -> Tracing:
    """A tracing of a ledger; each step weighs each hypothesis but the first against the first.

    Parameters
    ----------
    sheet : Ledger
        The ledger.
    steps : sequence of (str, tuple of str, weights)
        Name, clues, and for every hypothesis after the first its decibels against the first.
    coders : sequence of str
        Who weighed it; of several, all of them pooled come first.
    refused : bool
        Whether probabilities are refused.
    drawn : bool
        Whether anything was drawn from the intervals.
    """
    names = [POOLED, *coders] if len(coders) > 1 else list(coders)
    accounts = tuple(_account(name, sheet, steps, refused=refused, drawn=drawn) for name in names)
    divergences = (
        (
            Divergence(
                sheet.clues[0].name,
                "h0",
                "h1",
                tuple((c, Estimate(-3, s, 6)) for c, s in zip(coders, (4, -2), strict=False)),
            ),
        )
        if len(coders) > 1
        else ()
    )
    refusals = (
        ("Probabilities are refused: two hypotheses can be true at once.",) if refused else ()
    )
    return Tracing(sheet, Settings(draws=1000 if drawn else 1), refusals, accounts, divergences)


def _account(
    coder: str,
    sheet: Ledger,
    steps: Sequence[tuple[str, tuple[str, ...], Weights]],
    *,
    refused: bool,
    drawn: bool,
) -> Account:
    balances = tuple(_balance(view, sheet, steps, refused=refused, drawn=drawn) for view in View)
    verdict = balances[1].posteriors[0].verdict
    return Account(
        coder=coder,
        entries=tuple(_entry(clue, sheet) for clue in sheet.clues),
        balances=balances,
        left_out=tuple(
            LeftOut(kind, name, (sheet.clues[0].name,), verdict.margin, verdict, changes=changes)
            for kind, name, changes in (
                (Left.CLUE, sheet.clues[0].name, False),
                (Left.SOURCE, SOURCE[0].key, True),
                (Left.MARK, "marked", False),
            )
        ),
        sweeps=() if refused else tuple(_sweep(name, n) for n, name in enumerate(sheet.names)),
        overturns=tuple(
            Overturn(name, 6.0 + n, (steps[0][0],) if n < 2 and steps else ())
            for n, name in enumerate(x for x in sheet.names if x != verdict.leader)
        ),
        prospects=()
        if refused
        else tuple(
            _prospect(clue.name, prior, sheet)
            for clue in sheet.clues
            if clue.state is State.NOT_SOUGHT
            for prior in ("even", *(p.name for p in sheet.priors))
        ),
    )


def _entry(clue: Clue, sheet: Ledger) -> Entry:
    group = sheet.group_of(clue.name)
    typed = tuple(
        Typed(
            name,
            ProbativeTest.HOOP,
            (ProbativeTest.STRAW, ProbativeTest.HOOP),
            supports=not n,
            present=2.0,
            absent=-9.0,
        )
        for n, name in enumerate(sheet.names)
    )
    return Entry(
        clue.name,
        clue.state,
        group.name if group else "",
        tuple(Estimate(0.3, 0.5, 0.7) for _ in sheet.names),
        typed,
        ("Given as certain.",) if clue.state is State.FOUND else (),
    )


def _sum(weights: Sequence[Estimate | None]) -> Estimate | None:
    if any(weight is None for weight in weights):
        return None
    held = [weight for weight in weights if weight is not None]
    points = [sum(getattr(each, side) for each in held) for side in ("lo", "point", "hi")]
    return None if any(math.isnan(p) for p in points) else Estimate(*points)


def _minus(first: Estimate | None, second: Estimate | None) -> Estimate | None:
    if first is None or second is None:
        return None
    parts = (first.lo - second.hi, first.point - second.point, first.hi - second.lo)
    return None if any(math.isnan(p) for p in parts) else Estimate(*parts)


def _balance(
    view: View,
    sheet: Ledger,
    steps: Sequence[tuple[str, tuple[str, ...], Weights]],
    *,
    refused: bool,
    drawn: bool,
) -> Balance:
    names = sheet.names
    pairs = tuple(combinations(names, 2))
    made = []
    for name, held, weights in steps:
        against = (exactly(0.0), *weights)
        told = tuple(_minus(against[names.index(a)], against[names.index(b)]) for a, b in pairs)
        made.append(Step(name, held, told))
    totals = tuple(_sum([step.weights[n] for step in made]) for n in range(len(pairs)))
    even = Prior("even", "Even", tuple((n, 1 / len(names)) for n in names), "A convention.")
    return Balance(
        view,
        pairs,
        tuple(made),
        totals,
        tuple(
            _posterior(prior, sheet, pairs, totals, refused=refused, drawn=drawn)
            for prior in (even, *sheet.priors)
        ),
    )


def _posterior(
    prior: Prior,
    sheet: Ledger,
    pairs: tuple[tuple[str, str], ...],
    totals: tuple[Estimate | None, ...],
    *,
    refused: bool,
    drawn: bool,
) -> Posterior:
    start = dict(prior.probabilities)
    odds = []
    for (a, b), total in zip(pairs, totals, strict=True):
        before = 10 * math.log10(start[a] / start[b])
        after = (
            None
            if total is None
            else Estimate(*(before + p for p in (total.lo, total.point, total.hi)))
        )
        held = Drawn(after.lo / 2, after.point, after.hi / 2, 0.8) if after and drawn else None
        odds.append(PairOdds(a, b, before, after, held))
    return Posterior(
        prior,
        tuple(odds),
        () if refused else _beliefs(prior, sheet, odds, drawn=drawn),
        _verdict(sheet, odds),
    )


def _beliefs(
    prior: Prior, sheet: Ledger, odds: Sequence[PairOdds], *, drawn: bool
) -> tuple[Belief, ...]:
    base = {sheet.names[0]: 1.0}
    for each in odds:
        if each.first == sheet.names[0]:
            base[each.second] = 0 if each.odds is None else 10 ** (-min(each.odds.point, 400) / 10)
    whole = sum(base.values())
    found = []
    for name, start in prior.probabilities:
        p = min(base[name] / whole, 1.0)
        bounds = Estimate(p * 0.4, p, 1 - (1 - p) * 0.4)
        held = Drawn(p * 0.7, p, 1 - (1 - p) * 0.7, 0.5) if drawn else None
        found.append(Belief(name, start, bounds, held))
    return tuple(found)


def _verdict(sheet: Ledger, odds: Sequence[PairOdds]) -> Verdict:
    """The first hypothesis ahead of all others, with its closest rival."""
    for name in sheet.names:
        turned = [
            (each.second, each.odds)
            if each.first == name
            else (each.first, None if each.odds is None else -each.odds)
            for each in odds
            if name in {each.first, each.second}
        ]
        defined = [(rival, known) for rival, known in turned if known is not None]
        if len(defined) == len(turned) and all(known.point > 0 for _, known in defined):
            rival, margin = min(defined, key=lambda item: item[1].point)
            return Verdict(name, rival, margin, firm=all(known.lo > 0 for _, known in defined))
    return Verdict("", "", None, firm=False)


def _sweep(name: str, number: int) -> Sweep:
    lift = 8.0 - 5 * number
    points = []
    for n in range(1, 100):
        prior = n / 100
        lo, point, hi = (_lifted(prior, lift + by) for by in (-6, 0, 6))
        points.append(SweptPrior(prior, Estimate(lo, point, hi)))
    return Sweep(
        name,
        tuple(points),
        0.2 + 0.2 * number,
        0.4 + 0.2 * number if number < 2 else None,
        0.3,
        0.9,
    )


def _lifted(prior: float, decibels: float) -> float:
    odds = prior / (1 - prior) * 10 ** (decibels / 10)
    return odds / (1 + odds)


def _prospect(clue: str, prior: str, sheet: Ledger) -> Prospect:
    expected = tuple(ExpectedWeight(a, b, 2.5) for a in sheet.names for b in sheet.names if a != b)
    return Prospect(clue, prior, 0.35, 0.14, 0.2, 0.1, expected)


def usual(**how: object) -> Tracing:
    """A tracing with nothing unusual in it: three rivals, a group, a clue sought in vain, one open."""
    sheet = ledger(clues=clues(6), **how)  # type: ignore[arg-type]
    found = [clue.name for clue in sheet.clues if clue.state is not State.NOT_SOUGHT]
    weights = [
        (Estimate(-9, -6, -2), Estimate(-5, -3, 1)),
        (Estimate(-2, 1, 4), Estimate(-6, -2, 0)),
        (Estimate(-14, -9, -5), Estimate(-12, -8, -3)),
        (Estimate(2, 4, 7), exactly(0.0)),
        (Estimate(-3, -1, 1), Estimate(-4, -2, 2)),
    ]
    steps = [("bundle", tuple(found[:2]), weights[0])]
    steps += [(name, (name,), w) for name, w in zip(found[2:], weights[1:], strict=False)]
    return tracing(sheet, [*steps, (found[-1], (found[-1],), weights[4])])


Steps = list[tuple[str, tuple[str, ...], list[Estimate | None]]]


def _apart(sheet: Ledger, *weights: Sequence[Estimate | None]) -> Steps:
    """Clues that entered, each a step of its own."""
    found = [clue.name for clue in sheet.clues if clue.state is not State.NOT_SOUGHT]
    return [(name, (name,), list(w)) for name, w in zip(found, weights, strict=True)]


def many() -> Tracing:
    """Six rivals and sixty-three clues, three of them sought in vain."""
    sheet = ledger(tuple("ABCDEF"), clues(60, absent=3), grouped=0)
    rows = [
        [Estimate(n % 9 - 6, n % 9 - 3, n % 9), *[Estimate(-2, n % 4 - 2, 4)] * 4]
        for n in range(63)
    ]
    return tracing(sheet, _apart(sheet, *rows))


def infinite() -> Tracing:
    """Two rivals ruled out, each by a clue of its own."""
    sheet = ledger(clues=clues(3, absent=0, sought=0), grouped=0)
    out = -math.inf
    rows = (
        (Estimate(out, out, -4), Estimate(-2, 1, 3)),
        (Estimate(1, 2, 3), exactly(out)),
        (exactly(3.0), exactly(0.0)),
    )
    return tracing(sheet, _apart(sheet, *rows))


def undefined() -> Tracing:
    """Odds that do not exist, since both hypotheses are ruled out."""
    sheet = ledger(clues=clues(2, absent=0, sought=0), grouped=0)
    rows = ((None, Estimate(-2, 1, 3)), (Estimate(1, 2, 3), None))
    return tracing(sheet, _apart(sheet, *rows))


def refused() -> Tracing:
    """Hypotheses that may be true together: no probabilities."""
    sheet = ledger(clues=clues(2, sought=0), exclusive=False, grouped=0)
    row = (Estimate(-9, -6, -1), Estimate(-2, 1, 3))
    return tracing(sheet, _apart(sheet, row, row, row), refused=True)


def single() -> Tracing:
    """Two hypotheses, one clue, nothing drawn."""
    sheet = ledger(("Yes", "No"), clues(1, absent=0, sought=0))
    return tracing(sheet, _apart(sheet, (exactly(-3.0),)), drawn=False)


def empty() -> Tracing:
    """Nothing but clues not yet sought."""
    return tracing(ledger(("Yes", "No"), clues(0, absent=0, sought=2), grouped=0), [])


def wordy() -> Tracing:
    """Labels and names of clues that no line holds, and weights beyond all measure."""
    label = "A label that nobody would print in a table but that somebody has written all the same"
    rivals = (label, f"{label} again", f"{label} once more")
    sheet = ledger(rivals, clues(3, name="a-name-that-goes-on-" * 4), grouped=0)
    row = (Estimate(-90, -60, -1), Estimate(-200, 100, 300))
    return tracing(sheet, _apart(sheet, row, row, row, row))


def several() -> Tracing:
    """Two coders who disagree."""
    sheet = ledger(clues=clues(2), grouped=0)
    row = (Estimate(-9, -6, -1), Estimate(-2, 1, 3))
    return tracing(sheet, _apart(sheet, row, row, row), coders=("reader", "poet"))


ODD = (usual, many, infinite, undefined, refused, single, empty, wordy, several)
"""Every state in which a tracing may be."""
