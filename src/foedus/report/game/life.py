"""Life cycles as tables: events, transitions, durations, and survival intended beside realised."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from foedus.game.game import Game
from foedus.game.lives.account import Account, Intended
from foedus.game.lives.life import Start
from foedus.game.lives.spells import ENDINGS, Durations
from foedus.report.layout import TIE, Tone
from foedus.report.lines import Line, Part
from foedus.report.tables import Cell, Row, Table, heading, plain_row
from foedus.study.game.life import GameLives
from foedus.vocabulary.design import Design

LABELS = tuple("no alliance" if not d.depth else d.label for d in Design)
"""The designs in tables."""

BARS = "▁▂▃▄▅▆▇█"
"""Heights of a line of signs, from nought to one."""

SHOWN = (1, 2, 5, 10, 20, 40)
"""Years of a curve that a table shows."""


def title(found: GameLives) -> str:
    """What the lives are lives of."""
    plan = found.account.lives.plan
    return f"{found.game.label}: {plan.runs:,} lives of {plan.years} years"


def parts(found: GameLives) -> tuple[Part, ...]:
    """Everything that is told of the lives, in the order in which it is read.

    Parameters
    ----------
    found : GameLives
        Simulated lives and their account.
    """
    told = found.account
    tables = (
        *(events(told), transitions(told), durations(told), endings(told)),
        *(survival(told), intended(told)),
    )
    start = Part("Where they begin", tuple(_start(found)))
    return (start, *(Part(table.title, table) for table in tables))


def _start(found: GameLives) -> Iterator[Line]:
    lives = found.account.lives
    start, plan = lives.start, lives.plan
    if start.name:
        yield Line(f"Episode {start.name} of the study {found.study}, placed by the game.")
    yield Line(f"{placed(start, found.game)}.")
    goes_on = "A run stops with the first fall." if plan.until_fall else "A successor goes on."
    convergence = lives.solution.convergence
    yield Line(f"{goes_on} Defeat ends a run. Seed {plan.seed}.")
    yield Line(
        f"Solved by {convergence.solver} {convergence.account}.",
        tone=Tone.QUIET,
    )
    if lives.solution.others:
        yield Line(
            f"The game has {len(lives.solution.others)} other equilibria; these lives are of the "
            "first.",
            tone=Tone.OPEN,
        )


def placed(start: Start, game: Game) -> str:
    """Where lives begin, in words.

    Parameters
    ----------
    start : Start
        Where they begin.
    game : Game
        Whose levels of threat they are.
    """
    said = [f"Consolidation κ{TIE}={TIE}{_ends(start.kappa)}"]
    said.append(f"compatibility γ{TIE}={TIE}{_ends(start.gamma)}")
    levels = [
        f"{theta:g}" + (f" (chance {share:.0%})" if share < 1 else "")
        for theta, share in zip(game.parameters.thetas, start.threat, strict=True)
        if share > 0
    ]
    said.append(f"threat {' or '.join(levels)} a year")
    said.append(f"standing: {LABELS[start.standing]}")
    drawn = "" if start.is_point else "; each run draws its start uniformly from these"
    return ", ".join(said) + drawn


def _ends(ends: tuple[float, float]) -> str:
    low, high = ends
    said = f"{low:g}" if low == high else f"{low:g} to {high:g}"
    return said.replace("-", "−")


def events(told: Account) -> Table:
    """How often each event happened."""
    rows = [
        plain_row(
            each.name,
            f"{each.times:,}",
            f"{each.rate:.1f}",
            f"{_percent(each.share)} ± {100 * each.error:.1f}",
            str(each.half_by or "–"),
        )
        for each in told.happened
    ]
    note = (
        "Share: of the runs, in which it happened at least once, ± its standard error. Half by: the "
        "year by which it had in half of them. A fall also ends the alliance, uncounted as an end."
    )
    columns = ("event", "times", "per 100 years", "share", "half by")
    return Table("What happens", columns, tuple(rows), note)


def transitions(told: Account) -> Table:
    """From each standing design to the design chosen, and to a fall or a defeat."""
    rows = [
        plain_row(
            LABELS[each.standing],
            f"{each.years:,}",
            *(_percent(share) for share in (*each.chosen, each.fall, each.defeat)),
        )
        for each in told.passages
    ]
    columns = ("standing", "years", "to none", "to without", "to with", "fall", "defeat")
    note = "Per year that begins with the design. Whatever is chosen, the year may end with a fall or a defeat."
    return Table("Transitions in a year", columns, tuple(rows), note)


def durations(told: Account) -> Table:
    """How long designs stand."""
    rows = [plain_row(LABELS[each.design], *_spells(each)) for each in told.durations]
    under_way = sum(each.under_way for each in told.durations)
    note = (
        f"Kaplan–Meier, in years; censored: still standing when the run ended. {under_way:,} spells "
        "stood before the first year and are left out: nobody saw them begin."
    )
    columns = ("design", "spells", "censored", "median", *(f"> {year} y" for year in SHOWN[:4]))
    return Table("How long a design stands", columns, tuple(rows), note)


def endings(told: Account) -> Table:
    """How spells of a design end."""
    rows = [
        plain_row(
            LABELS[each.design],
            *(
                _percent(count / each.curve.spells) if each.curve.spells else "–"
                for count in (*each.endings, each.curve.censored)
            ),
        )
        for each in told.durations
    ]
    columns = ("design", *ENDINGS, "none yet")
    note = "Shares of the spells; none yet: still standing when the run ended."
    return Table("How it ends", columns, tuple(rows), note)


def _spells(each: Durations) -> Iterator[str]:
    curve = each.curve
    yield from (f"{curve.spells:,}", f"{curve.censored:,}", str(curve.median or "–"))
    yield from (_at(curve.survival, year) for year in SHOWN[:4])


def _at(survival: tuple[float, ...], year: int) -> str:
    """The share that outlasts a year; a dash where nobody was followed so long."""
    return _percent(survival[year - 1]) if year <= len(survival) else "–"


def survival(told: Account) -> Table:
    """Leaders in office, by the design they signed."""
    rows = [
        plain_row(
            LABELS[each.design],
            f"{each.curve.spells:,}",
            f"{each.curve.censored:,}",
            str(each.curve.median or "–"),
            sparkline((1.0, *each.curve.survival)),
        )
        for each in told.intended
        if each.curve.spells
    ]
    years = told.lives.plan.years
    note = (
        "A leader signs in a year that forms an alliance or changes its design. Kaplan–Meier, in "
        f"years from signing; the line of signs runs from 0 to {years} years."
    )
    columns = ("signed", "signings", "censored", "median", "in office")
    return Table("Leaders in office after signing", columns, tuple(rows), note)


def sparkline(shares: Iterable[float], most: int = 41) -> str:
    """Shares as a line of signs, from nought to one.

    Examples
    --------
    >>> sparkline((1.0, 0.5, 0.0))
    '█▅▁'
    """
    held = list(shares)
    kept = held[:: max(1, math.ceil(len(held) / most))]
    return "".join(BARS[round(share * (len(BARS) - 1))] for share in kept)


def intended(told: Account) -> Table:
    """Survival expected at signing, beside what followed."""
    rows: list[Row] = []
    for each in told.intended:
        if not each.signings:
            continue
        left = f"; {each.too_late:,} too late to follow" if each.too_late else ""
        rows.append(heading(LABELS[each.design], f"{_signings(each.signings)}{left}"))
        rows += [_after(each, year) for year in SHOWN if year <= told.within]
    note = (
        "Expected: the leader's chance, at signing, to be in office after so many years, from the "
        "solved game. Unsigned: the same, had that year passed without an alliance. Difference: "
        "realised less expected ± its Monte Carlo error, from the chances expected. Leaders here "
        "know the game they play, so only chance parts the two: what an alliance was meant to do "
        "is expected against unsigned."
    )
    columns = ("after", "unsigned", "expected", "realised", "difference")
    return Table("Survival intended and realised", columns, tuple(rows), note)


def _signings(count: int) -> str:
    return f"{count:,} signing{'' if count == 1 else 's'}"


def _after(each: Intended, year: int) -> Row:
    place = year - 1
    realised, expected = each.realised[place], each.expected[place]
    off = f"{100 * (realised - expected):+.1f} ± {100 * each.error[place]:.1f}".replace("-", "−")
    numbers = (_percent(each.without[place]), _percent(expected), _percent(realised), off)
    cells = (Cell(text) for text in numbers)
    return Row((Cell(f"{year} year{'s' if year > 1 else ''}", indent=2), *cells))


def _percent(share: float) -> str:
    r"""A share in per cent; a dash where there is none."""
    return f"{100 * share:.1f}{TIE}%" if math.isfinite(share) else "–"
