"""`foedus check`: everything wrong with a study, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from foedus.cli import options, streams
from foedus.cli.failures import FINDINGS, UNREADABLE
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from pathlib import Path

    from foedus.cli.options import Output
    from foedus.vocabulary.problem import Problem


@click.command(cls=Explained)
@click.argument("study", metavar="[FOLDER]", default=".")
@options.output("table", "json")
@click.pass_context
def check(ctx: click.Context, study: str, output: Output) -> None:
    """Find everything wrong with a study, at once.

    FOLDER is the folder of a study, or a study of the library; the folder you are in
    unless one is named.

    Every problem is shown with its file, line and column, what was found, what was
    expected and what to do. Exit codes: 0 nothing wrong (warnings alone do not count),
    1 errors, 3 a file that cannot be read.

    Examples
    --------
    foedus check korea
    foedus new my-study && foedus check my-study
    foedus check korea --format json
    """
    from foedus.archive.files.study import check_study

    streams.writable(output)
    folder = options.study_folder(study)
    with streams.progress(output) as tell:
        tell("checking")
        problems = check_study(folder)
    streams.deliver(_shown(problems, folder, output), output)
    ctx.exit(_code(problems))


def _code(problems: tuple[Problem, ...]) -> int:
    """The exit code: unreadable before wrong, warnings not counted."""
    from foedus.archive.codes import is_unreadable
    from foedus.vocabulary.problem import Severity

    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if any(is_unreadable(problem.code) for problem in errors):
        return UNREADABLE
    return FINDINGS if errors else 0


def _shown(problems: tuple[Problem, ...], folder: Path, output: Output) -> str:
    """The problems in the format asked for."""
    if output.format == "json":
        from foedus.report import documents

        return documents.to_json(documents.problems(problems, options.version()))
    from foedus.report.problems import summary

    layout = streams.layout(output)
    if not problems:
        return layout.fold(f"{folder}: nothing wrong was found.") + "\n"
    said = summary(problems)
    if not _code(problems):
        said += "\n\nWarnings alone: the study runs, and this command leaves with 0."
    return layout.fold(said) + "\n"
