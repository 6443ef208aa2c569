"""`foedus trace`: what the evidence weighs, between rival answers to one question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foedus.cli import figures as figures_of
from foedus.cli import options, running, streams
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from foedus.cli.options import Output
    from foedus.confront.tracing.account import Settings, Tracing
    from foedus.study.plan import Plan
    from foedus.study.record import Record
    from foedus.vocabulary.problem import Problem

EPISODE = "EPISODE"
"""The argument that names an episode."""


@click.command(cls=Explained)
@click.argument("names", metavar="[STUDY] [EPISODE]", nargs=-1)
@click.option(
    "--prior",
    metavar="NAME",
    default="even",
    show_default=True,
    help='A prior of the ledger, or one of your own: "HYPOTHESIS=0.2,...", summing to 1.',
)
@click.option("--coder", "coders", multiple=True, metavar="NAME", help="Only this coder's weights.")
@click.option(
    "--threshold",
    type=float,
    default=2.0,
    show_default=True,
    help="Likelihood ratio from which a test counts as passed or failed.",
)
@click.option(
    "--draws", type=int, default=10_000, show_default=True, help="Draws from the intervals."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of the draws.")
@click.option(
    "--figures",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write the figures to FOLDER, each as SVG, PNG and PDF.",
)
@click.option("--all", "everything", is_flag=True, help="Also what weighs little.")
@options.output("table", "json", "csv", "markdown")
def trace(
    names: tuple[str, ...],
    output: Output,
    *,
    prior: str,
    coders: tuple[str, ...],
    figures: Path | None,
    everything: bool,
    **numbers: float,
) -> None:
    """Weigh the evidence for rival answers, clue by clue.

    STUDY is korea unless another study of the library, or a folder, is named. Without
    EPISODE: the verdict on every ledger of the study, from each prior.

    Weights are subjective judgements of those who made them; every output says whose.
    Shows which hypothesis the evidence favours and by how many decibels, with exact bounds
    and draws from the intervals; odds and probabilities from every prior, with clues that
    hang together counted in three ways; what each clue weighs and which test it is; what
    the verdict hangs on; and which archive to visit next. The csv format has one row per
    clue and pair of hypotheses.

    Examples
    --------
    foedus trace
    foedus trace rok-us-1953
    foedus trace korea dprk-prc-1953 --prior sceptical --figures figures
    foedus trace dprk-prc-1961 --coder foedus --threshold 10 --all -o 1961.md
    foedus trace --format csv
    """
    study, episode = _asked(names)
    plan = _plan(study, episode, coders, _settings(prior, numbers))
    if figures is not None:
        figures_of.folder(figures)
    found = _run(plan, output, either=", and no such study" if len(names) == 1 else "")
    drawn = {}
    if figures is not None:
        named = (each for traced in found.tracings for each in _figures(found, traced))
        drawn = figures_of.placed(named, figures, output)
    streams.deliver(_shown(found, episode, output, everything=everything), output)
    figures_of.write(drawn, output)


def _asked(names: tuple[str, ...]) -> tuple[str, str]:
    """The study and the episode that were named; korea, or none, where they were not."""
    from foedus.archive.files.library import case_names

    match names:
        case ():
            return options.DEFAULT_STUDY, ""
        case (name,) if name in case_names() or Path(name).is_dir() or Path(name).name != name:
            return name, ""
        case _:
            return options.study_and(names, "episode")


def _settings(prior: str, numbers: dict[str, float]) -> Settings:
    """How to trace; whether a ledger can be, is seen once it is read."""
    from foedus.confront.tracing.account import Settings
    from foedus.study.priors import GIVEN, parse

    held = {
        "threshold": numbers["threshold"],
        "draws": int(numbers["draws"]),
        "seed": int(numbers["seed"]),
    }
    if "=" in prior:
        return Settings(GIVEN, (parse(prior),), **held)  # type: ignore[arg-type]
    return Settings(prior, **held)  # type: ignore[arg-type]


def _plan(study: str, episode: str, coders: tuple[str, ...], settings: Settings) -> Plan:
    from foedus.study.plan import Plan

    episodes = (episode,) if episode else ()
    return Plan(options.study_folder(study), episodes=episodes, coders=coders, tracing=settings)


def _run(plan: Plan, output: Output, *, either: str) -> Record:
    """Trace, and refuse an episode of which there is nothing to tell.

    `either` says what else a name might have been that is no episode.

    Raises
    ------
    click.UsageError
        If nobody weighed a ledger of the episode.
    PlanError
        If the study has no such episode, coder or prior.
    """
    from foedus.study.plan import PlanError

    try:
        found = running.tracings(plan, output)
    except PlanError as error:
        raise PlanError([_in_place(each, either) for each in error.problems]) from error
    if plan.episodes and not found.tracings:
        raise click.UsageError(_nothing(found, plan.episodes[0], plan.coders))
    return found


def _in_place(problem: Problem, either: str) -> Problem:
    """A problem of the plan, whose option for episodes is an argument here."""
    from foedus.vocabulary.problem import Place

    if problem.place.file != "--episode":
        return problem
    return replace(problem, place=Place(EPISODE), found=problem.found + either)


def _nothing(found: Record, episode: str, coders: tuple[str, ...]) -> str:
    """Why there is nothing to tell of an episode, and what to do."""
    if not found.casebook.ledgers:
        return (
            f"There is no ledger of {episode}: put one into ledgers/ and its weights into "
            "weights/. `foedus trace STUDY` lists those there are."
        )
    if coders:
        return f"The ledger of {episode} has no weights by {' or '.join(coders)}."
    return f"The ledger of {episode} has no weights by anybody yet: put them into weights/."


def _shown(found: Record, episode: str, output: Output, *, everything: bool) -> str:
    """The tracings in the format asked for."""
    if output.format == "json":
        from foedus.report import documents

        return documents.to_json(documents.tracing(found))
    if output.format == "csv":
        from foedus.report import formats
        from foedus.report.tracing import rows

        return formats.csv_text(rows.table(found))
    from foedus.report import text
    from foedus.report.tracing import account, overview

    if episode:
        (traced,) = found.tracings
        title, parts = (
            account.title(found, traced),
            account.parts(found, traced, everything=everything),
        )
    else:
        title, parts = f"{found.heading.title}: the evidence weighed", overview.parts(found)
    above = account.above(found, found.tracings) if found.tracings else ""
    if output.format == "markdown":
        return text.in_markdown(title, parts, above)
    return text.in_terminal(title, parts, streams.layout(output), above)


# Figures


def _figures(found: Record, traced: Tracing) -> Iterator[tuple[str, str | bytes]]:
    from foedus.report.figures.formats import pdf, png, svg
    from foedus.report.figures.tracing import figures
    from foedus.report.tracing.told import Told
    from foedus.report.words import either

    whose = either(list(Told.of(found.casebook, traced).weighers), "and")
    for figure in figures(traced, whose=whose):
        name = f"{traced.ledger.episode}-{figure.name}"
        yield f"{name}.svg", svg(figure.wide)
        yield f"{name}.png", png(figure.wide)
        yield f"{name}.pdf", pdf(figure.wide)
