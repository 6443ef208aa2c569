"""A solved game as tables: what the cells choose, where wishes part, how it was solved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from foedus.game.cells import DESIGNS, Yield
from foedus.game.game import Note, Value
from foedus.game.held_back import Parting
from foedus.game.laws import gammas, kappas
from foedus.game.parameters import Parameters
from foedus.game.solving.chain import able
from foedus.game.solving.solution import Solution
from foedus.report.layout import Tone
from foedus.report.lines import Part
from foedus.report.tables import Cell, Row, Table, heading, plain_row
from foedus.report.words import brief, in_figures
from foedus.study.game.changes import otherwise
from foedus.study.game.solve import Cells, SolvedGame
from foedus.vocabulary.design import Design

MOMENTS = ("wanted", "realised")
"""What the client's leader would choose if everything were offered, and what comes out."""


def title(found: SolvedGame) -> str:
    """What is shown, in a line."""
    if found.converged:
        return f"{found.game.label}, solved"
    return f"{found.game.label}: not solved from its first start"


def remarks(found: SolvedGame) -> str:
    """What was set otherwise than the file, and which starts are open; empty for nothing."""
    return " ".join(filter(None, (otherwise(found.game), still_open(found))))


def still_open(found: SolvedGame) -> str:
    """That some starts led nowhere though others did, in words; empty where none is left open.

    Parameters
    ----------
    found : SolvedGame
        A game that was looked for equilibria from several starts.
    """
    if not found.left_open:
        return ""
    count, ends = len(found.equilibria), _accounts(found.solution)
    return (
        f"{count or 'No'} {'equilibrium was' if count == 1 else 'equilibria were'} found; "
        f"{len(found.left_open)} of {len(found.solution.starts)} starts "
        f"({_few(found.left_open, ', ')}) {'is' if len(found.left_open) == 1 else 'are'} left open: "
        f"{ends}. There may be more equilibria."
    )


def parts(found: SolvedGame, *, parameters: bool = False) -> tuple[Part, ...]:
    """The whole account, in the order in which it is read.

    Parameters
    ----------
    found : SolvedGame
        A game of which an equilibrium was found.
    parameters : bool
        Whether every parameter is listed.
    """
    shown = [
        table
        for number, held in enumerate(found.equilibria, 1)
        for table in (_cells(found, held, number), _partings(found, held, number))
    ]
    shown += [convergence(found.solution), files(found)]
    if parameters:
        shown.append(parameter_table(found))
    return tuple(Part(table.title, table) for table in shown)


def _named(title: str, found: SolvedGame, number: int) -> str:
    """A title, with the number of the equilibrium where there are several."""
    several = len(found.equilibria) > 1
    return f"{title}: equilibrium {number} of {len(found.equilibria)}" if several else title


# The four cells


def _cells(found: SolvedGame, held: Cells, number: int) -> Table:
    """What the four cells choose, beside what is expected of them."""
    expected = found.figure.cells if found.figure else (frozenset[Design](),) * len(held.wanted)
    rows = tuple(
        _cell(found, *each) for each in zip(held.wanted, held.realised, expected, strict=True)
    )
    columns = ("", *(["expected"] if found.figure else []), *MOMENTS)
    return Table(
        _named("What the four cells choose", found, number), columns, rows, _cells_note(found)
    )


def _cells_note(found: SolvedGame) -> str:
    p, placement = found.game.parameters, found.game.placement
    standing = DESIGNS[placement.standing]
    stands = "no alliance standing" if standing is Design.NONE else f"{standing.label} standing"
    note = (
        f"Under the highest threat ({p.thetas[-1]:g}), {stands}: the likeliest design and its mean "
        "chance over the points of the cell."
    )
    if found.figure:
        note += f" Expected by {found.figure.label}, whose sign stands beside what is wanted."
    return note


def _cell(found: SolvedGame, wanted: Yield, realised: Yield, expected: frozenset[Design]) -> Row:
    first = Cell(cell_label(found, wanted))
    chances = [f"{each.design.label} {max(each.shares):.2f}" for each in (wanted, realised)]
    if not found.figure:
        return Row((first, *map(Cell, chances)))
    fits = wanted.design in expected
    sign = ("✓", Tone.GOOD) if fits else ("✗", Tone.BAD)
    said = Cell(brief(sorted(expected)) if expected else "silent")
    return Row((first, said, Cell(f"{sign[0]} {chances[0]}", sign[1]), Cell(chances[1])))


def cell_label(found: SolvedGame, cell: Yield) -> str:
    """A cell in the words of the two concepts."""
    (_, high, low), (_, right, left) = found.concepts
    return f"{high if cell.row else low}, {right if cell.column else left}"


# Who held back


def _partings(found: SolvedGame, held: Cells, number: int) -> Table:
    """Where wanted and realised part, and who held back."""
    deeper = any(each.deeper for each in held.partings)
    rows = tuple(_parting(found.game.parameters, each, deeper=deeper) for each in held.partings)
    columns = (
        "threat, standing",
        "as wanted",
        "patron held back",
        *(["deeper than wanted"] if deeper else []),
        "client held back",
    )
    note = (
        "Shares of the points of both states. The patron held back where the likeliest design is "
        "shallower than the one the client's leader wants most; the client held back where it is "
        "shallower than the one the patron would choose alone. Both may be so at one point."
    )
    return Table(_named("Where wishes and outcome part", found, number), columns, rows, note)


def _parting(p: Parameters, each: Parting, *, deeper: bool) -> Row:
    shares = [each.as_wanted, each.patron_held_back, *([each.deeper] if deeper else [])]
    name = f"{p.thetas[each.threat]:g}, {DESIGNS[each.standing].label}"
    texts = [f"{share:.1%}" for share in (*shares, each.client_held_back)]
    return plain_row(name, *texts)


# How it was solved


def convergence(solution: Solution) -> Table:
    """How a game was solved, and how far that can be trusted."""
    how = solution.convergence
    rows = [
        plain_row("solver", how.solver),
        plain_row("method", how.method),
        plain_row("rounds", f"{how.rounds:,}"),
        plain_row("residual", f"{how.residual:.1e}"),
        plain_row("tolerance", f"{how.tolerance:.0e}"),
        plain_row("tried before", ", ".join(how.tried) or "nothing"),
        plain_row("starts", ", ".join(solution.starts)),
        plain_row("equilibria found", str(len(solution.equilibria))),
    ]
    if solution.left_open:
        rows.append(plain_row("starts left open", _few(solution.left_open, ", ")))
    note = (
        "A residual is the largest change that one more year makes to a value, in years in office."
    )
    return Table("How it was solved", ("property", "value"), tuple(rows), note)


def files(found: SolvedGame) -> Table:
    """The files that a game was read from, with their digests."""
    rows = tuple(plain_row(file, digest[:12]) for file, digest in found.game.digests)
    return Table("Read from", ("file", "sha256"), rows)


def unsolved(found: SolvedGame) -> str:
    """That a game is not solved, in words: how far it is from it, and what can be done."""
    accounts = _accounts(found.solution)
    # The chain leaves its last resorts out where nobody can solve their linear systems.
    more = "" if able() else ' SciPy (pip install "foedus[game]") brings two methods more.'
    if found.equilibria:
        read = f"From its first start, {found.solution.starts[0]}, no design is read"
        said = f"{found.game.label} is not solved from its first start. {still_open(found)} {read}."
    else:
        several = f" from any of {len(found.solution.starts)} starts" if found.left_open else ""
        said = f"{found.game.label} is not solved{several}: {accounts}. No design is read from it."
    return (
        f"{said} Larger --set tau_client=… and tau_patron=…, another --method "
        f"or a larger --tolerance may help.{more}"
    )


def _accounts(solution: Solution) -> str:
    """How each start that was given up ended; alike ones once."""
    told = (each.convergence for each in (solution, *solution.others))
    return _few(tuple(dict.fromkeys(each.account for each in told if not each.converged)), "; ")


def _few(texts: Sequence[str], sign: str, most: int = 5) -> str:
    """The first of many texts, and how many more there are."""
    more = f"{sign}and {len(texts) - most} more" if len(texts) > most else ""
    return f"{sign.join(texts[:most])}{more}"


# Parameters


def parameter_table(found: SolvedGame) -> Table:
    """Every parameter with its value, its unit, what it stands for and where it comes from."""
    p = found.game.parameters
    rows: list[Row] = [_parameter(note, p) for note in found.game.notes]
    years = "without end" if p.horizon is None else in_figures(p.horizon, "year")
    sides = "may take sides" if p.meddling else "never takes sides"
    rows += [
        heading("Rules and grid"),
        plain_row("proposer", p.proposer, "", f"The {p.proposer} names the deepest design.", ""),
        plain_row("meddling", str(p.meddling).lower(), "", f"The patron {sides} at home.", ""),
        plain_row("horizon", years, "years", "How long the game lasts.", ""),
        plain_row("n_kappa", str(p.n_kappa), "points", "Grid of power consolidation.", ""),
        plain_row("n_gamma", str(p.n_gamma), "points", "Grid of political compatibility.", ""),
    ]
    return Table("Parameters", ("name", "value", "unit", "meaning", "basis"), tuple(rows))


def _parameter(note: Note, p: Parameters) -> Row:
    value = shown(getattr(p, note.name))
    return plain_row(note.name, value, note.unit, note.meaning, note.basis)


def shown(value: Value) -> str:
    """A parameter's value, several numbers parted by commas.

    Examples
    --------
    >>> shown((0.0, 0.55, 1.0))
    '0, 0.55, 1'
    """
    return ", ".join(f"{each:g}" for each in (value if isinstance(value, tuple) else (value,)))


# For machines


def long_table(found: SolvedGame) -> Table:
    """One row for each cell of each equilibrium."""
    kappa, gamma = found.game.placement.kappa.concept, found.game.placement.gamma.concept
    chances = [f"{moment}_{design.value}" for moment in MOMENTS for design in DESIGNS]
    columns = ("equilibrium", kappa, gamma, "expected", *MOMENTS, *chances)
    rows = tuple(
        _long_row(found, number, place, held)
        for number, held in enumerate(found.equilibria, 1)
        for place in range(len(held.wanted))
    )
    return Table("Cells", columns, rows)


def _long_row(found: SolvedGame, number: int, place: int, held: Cells) -> Row:
    wanted, realised = held.wanted[place], held.realised[place]
    expected = sorted(found.figure.cells[place]) if found.figure else []
    return plain_row(
        str(number),
        str(wanted.row).lower(),
        str(wanted.column).lower(),
        " | ".join(design.value for design in expected),
        wanted.design.value,
        realised.design.value,
        *(figure(share) for share in (*wanted.shares, *realised.shares)),
    )


def policy_table(solution: Solution) -> Table:
    """One row for each state: its worth to both, and the chances of every design.

    Parameters
    ----------
    solution : Solution
        A solved game.
    """
    p = solution.parameters
    kinds = (*MOMENTS, "ceiling")
    columns = (
        *("kappa", "gamma", "threat", "standing", "client", "patron"),
        *(f"{kind}_{design.value}" for kind in kinds for design in DESIGNS),
    )
    return Table("Policy", columns, tuple(_states(p, solution)))


def _states(p: Parameters, solution: Solution) -> Iterator[Row]:
    values, policy = solution.values, solution.policy
    chances = (policy.wanted, policy.realised, policy.ceiling)
    for k, kappa in enumerate(kappas(p)):
        for g, gamma in enumerate(gammas(p)):
            for t, theta in enumerate(p.thetas):
                for d, design in enumerate(DESIGNS):
                    at = (k, g, t, d)
                    numbers = (values.client[at], values.patron[at])
                    held = (*numbers, *(x for of in chances for x in of[at]))
                    yield _state((kappa, gamma, theta), design, held)


def _state(state: Iterable[float], standing: Design, numbers: Iterable[float]) -> Row:
    return plain_row(*map(figure, state), standing.value, *map(figure, numbers))


def figure(value: float) -> str:
    """A number to nine decimals, without noughts at its end.

    Examples
    --------
    >>> figure(0.25), figure(-1e-12), figure(1.0)
    ('0.25', '0', '1')
    """
    text = f"{value:.9f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
