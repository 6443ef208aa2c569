"""The whole account of one ledger, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedus.confront.tracing.account import Tracing
from foedus.report.clauses import Labels
from foedus.report.decibels import probability
from foedus.report.layout import Tone
from foedus.report.lines import Line, Part
from foedus.report.tables import Cell, Row, Table
from foedus.report.tracing import clues, coders, hangs, search, verdicts
from foedus.report.tracing.told import Told
from foedus.study.record import Record
from foedus.study.tracing_document import judged_by


def title(record: Record, tracing: Tracing) -> str:
    """What the account is called."""
    told = Told.of(record.casebook, tracing)
    return f"{tracing.ledger.episode} · {told.title}"


def above(record: Record, tracings: Iterable[Tracing]) -> str:
    """What stands above every weight: that they are judgements, and whose."""
    told = [Told.of(record.casebook, tracing) for tracing in tracings]
    return judged_by(list(dict.fromkeys(name for each in told for name in each.weighers)))


def parts(record: Record, tracing: Tracing, *, everything: bool = False) -> tuple[Part, ...]:
    """Everything that tracing a ledger came to, in the order in which one asks.

    Parameters
    ----------
    record : Record
        The run.
    tracing : Tracing
        One of its tracings.
    everything : bool
        Whether to show also what weighs little.

    Returns
    -------
    tuple of Part
        The question, the verdict, the coders, what is taken for granted, what the verdict
        rests and hangs on, where to look next, how it was worked out; empty parts left out.
    """
    told = Told.of(record.casebook, tracing)
    book = record.casebook
    leader = told.label(told.ranked()[0])
    found: tuple[tuple[str, Iterator[Line] | Table], ...] = (
        ("The question", iter([Line(tracing.ledger.question)])),
        ("Verdict", verdicts.lines(told)),
        ("Refused, and why", (Line(said) for said in tracing.refusals)),
        ("", verdicts.table(told)),
        ("", coders.table(told)),
        ("", coders.divergences(told)),
        ("Taken for granted", _granted(record, told)),
        ("Hypotheses", _hypotheses(record, told)),
        ("", priors(told)),
        *(
            ("", verdicts.odds(told, prior.name))
            for prior in told.priors[: None if everything else 1]
        ),
        ("", verdicts.beliefs(told)),
        ("", clues.table(told)),
        ("Notes on single clues", clues.notes(told)),
        (f"The heaviest, for {leader}", clues.heaviest(told, book, everything=everything)),
        ("", clues.groups(told, book)),
        ("Sought and not found", search.missed(told)),
        ("", hangs.table(told, everything=everything)),
        ("What would overturn it", hangs.overturned(told)),
        ("", hangs.priors(told)),
        ("", search.table(told, everything=everything)),
        ("Not yet sought", search.unsought(told)),
        ("How it was worked out", _foot(record, told)),
    )
    made = (_part(heading, body) for heading, body in found)
    return tuple(part for part in made if part)


def _part(heading: str, body: Iterator[Line] | Table) -> Part | None:
    """A part, or nothing where there is nothing to say."""
    if isinstance(body, Table):
        return Part(body.title, body) if body.rows else None
    held = tuple(body)
    return Part(heading, held) if held else None


def _granted(record: Record, told: Told) -> Iterator[Line]:
    ledger = told.tracing.ledger
    yield Line(ledger.background)
    yield from Labels.of(record.casebook).cited(ledger.references)


def _hypotheses(record: Record, told: Told) -> Iterator[Line]:
    """Every hypothesis with its claim, and whether they exclude and exhaust each other."""
    ledger = told.tracing.ledger
    labels = Labels.of(record.casebook)
    for hypothesis in ledger.hypotheses:
        yield Line(hypothesis.claim, head=f"{hypothesis.label}:")
        yield from labels.cited(hypothesis.references, 1)
    premises = (
        ("They exclude each other", "They may be true together", ledger.exclusive),
        ("One of them must be right", "All of them may be wrong", ledger.exhaustive),
    )
    for holds, fails, premise in premises:
        said = holds if premise.holds else fails
        tone = Tone.PLAIN if premise.holds else Tone.OPEN
        yield Line(f"{said}. {premise.reason}", tone=tone)


def priors(told: Told) -> Table:
    """What is believed of each hypothesis before the evidence, with the reasons below."""
    shares = [dict(prior.probabilities) for prior in told.priors]
    rows = [
        Row((Cell(told.label(name)), *(Cell(probability(share[name])) for share in shares)))
        for name in told.tracing.ledger.names
    ]
    said = " ".join(f"{prior.label}: {prior.reason}" for prior in told.priors)
    return Table("Priors", ("", *(prior.label for prior in told.priors)), tuple(rows), said)


def _foot(record: Record, told: Told) -> Iterator[Line]:
    """Everything it takes to get the same numbers again."""
    settings = told.settings
    versions = ", ".join(f"{name} {version}" for name, version in record.provenance.versions)
    ledger = told.tracing.ledger
    yield Line(
        f"Prior {settings.prior} · likelihood ratio of tests {settings.threshold:g} · "
        f"{settings.draws:,} draws · seed {settings.seed}",
        tone=Tone.QUIET,
    )
    yield Line(versions, tone=Tone.QUIET)
    yield Line(f"Words of likelihood: {ledger.scale.label}.", tone=Tone.QUIET)
    yield from Labels.of(record.casebook).cited(ledger.scale.references)
