"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from foedus.archive.files.suggest import listed
from foedus.cli.failures import DEBUG, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foedus.vocabulary.date import HistoricalDate

P = ParamSpec("P")
R = TypeVar("R")

DEFAULT_STUDY = "korea"
"""The study that is meant where none is named."""

NAMES_SHOWN = 20
"""Most names that a refusal lists."""

SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".csv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "table",
    ".bib": "bibtex",
    ".svg": "svg",
    ".png": "png",
    ".pdf": "pdf",
    ".tex": "tex",
    ".parquet": "parquet",
    ".dta": "stata",
    ".efg": "efg",
}
"""What the ending of a file says of its format."""


@dataclass(frozen=True, slots=True)
class Output:
    """What is to become of a result.

    Parameters
    ----------
    format : str
        The format, already settled between `--format` and the file's ending.
    path : Path or None
        The file; None for stdout.
    force : bool
        Whether a file that is there may be replaced.
    color : str
        auto, always or never.
    wide : bool
        Whether tables may run beyond the terminal.
    quiet : bool
        Whether to say nothing beside the result.
    """

    format: str
    path: Path | None = None
    force: bool = False
    color: str = "auto"
    wide: bool = False
    quiet: bool = False


def output(*formats: str, by_ending: str = "") -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Give a command the options of a result; it receives them as one `Output`.

    Parameters
    ----------
    formats : str
        What `--format` takes, the default first.
    by_ending : str
        A format that only the ending of a file asks for.
    """

    def decorate(command: Callable[..., R]) -> Callable[..., R]:
        @wraps(command)
        def with_output(**given: object) -> R:
            kept = {name: given.pop(name) for name in _NAMES}
            return command(output=_output(formats, by_ending, **kept), **given)  # type: ignore[arg-type]

        wrapped: Callable[..., R] = with_output
        for option in reversed(_options(formats)):
            wrapped = option(wrapped)
        return wrapped

    return decorate


_NAMES = ("format", "path", "force", "color", "wide", "quiet")


def _options(formats: Sequence[str]) -> list[Callable[[Callable[..., R]], Callable[..., R]]]:
    return [
        click.option(
            "--format",
            type=click.Choice(formats),
            help=f"Format; {formats[0]} unless the file's ending says otherwise.",
        ),
        click.option(
            "-o",
            "--output",
            "path",
            metavar="FILE",
            help="Write to FILE instead of stdout (- is stdout).",
        ),
        click.option("--force", is_flag=True, help="Replace FILE if it is there."),
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help="Colour; auto colours terminals only.",
        ),
        click.option("--wide", is_flag=True, help="Let tables run beyond the terminal."),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing beside the result."),
        debug,
    ]


def _set_debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
    if value:
        ctx.meta[DEBUG] = True


debug = click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=_set_debug,
    help="Show where in the program a failure arose.",
)


def _output(
    formats: Sequence[str],
    by_ending: str,
    *,
    format: str | None,  # noqa: A002 - the name of the option
    path: str | None,
    force: bool,
    color: str,
    wide: bool,
    quiet: bool,
) -> Output:
    file = Path(path) if path and path != "-" else None
    settled = format or _by_suffix(file, formats, by_ending)
    return Output(settled, file, force, color, wide, quiet)


def _by_suffix(file: Path | None, formats: Sequence[str], by_ending: str) -> str:
    """The format that the ending of a file asks for; the default where there is no file."""
    if file is None:
        return formats[0]
    found = SUFFIXES.get(file.suffix.lower(), "")
    if found in formats or (by_ending and found == by_ending):
        return found
    endings = [end for end, name in SUFFIXES.items() if name in formats or name == by_ending]
    raise click.UsageError(
        f"The ending of {file} names no format: expected {', '.join(endings)}, or --format."
    )


def narrowing(command: Callable[P, R]) -> Callable[P, R]:
    """Give a command the options that narrow a run, or take other readings."""
    for option in reversed(_NARROWING):
        command = option(command)
    return command


_NARROWING = (
    click.option(
        "--take",
        multiple=True,
        metavar="DECISION=READING",
        help="Take another reading of a decision.",
    ),
    click.option("--theory", "theories", multiple=True, metavar="NAME", help="Only this theory."),
    click.option("--episode", "episodes", multiple=True, metavar="NAME", help="Only this episode."),
    click.option(
        "--coder", "coders", multiple=True, metavar="NAME", help="Only this coder's codings."
    ),
)


def takes(given: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Decisions and readings from `DECISION=READING`.

    Raises
    ------
    click.UsageError
        If one has another form.

    Examples
    --------
    >>> takes(["chinese-troops=shared-basing"])
    (('chinese-troops', 'shared-basing'),)
    """
    pairs = tuple(text.partition("=") for text in given)
    for text, (decision, sign, reading) in zip(given, pairs, strict=True):
        if not (decision and sign and reading):
            raise click.UsageError(f"--take {text}: expected DECISION=READING.")
    return tuple((decision, reading) for decision, _, reading in pairs)


def study_folder(name: str) -> Path:
    """The folder of a study: one that the library ships, or one on disk.

    Raises
    ------
    click.UsageError
        If a bare name is neither.
    """
    from foedus.archive.files.library import case, case_names

    path = Path(name)
    if name in case_names():
        if path.is_dir():
            said = f'"{name}" is the study of the library; ./{name} is the folder here.'
            click.echo(said, err=True)
        return case(name)
    if path.exists() or path.name != name:
        return path
    shipped = ", ".join(case_names())
    raise click.UsageError(
        f'There is no study "{name}", neither a folder here nor in the library ({shipped}).'
        + nearest(name, case_names())
    )


def study_and(names: Sequence[str], what: str) -> tuple[str, str]:
    """A study and the name of something in it; korea where only the something is named.

    Raises
    ------
    click.UsageError
        If more than two names are given, or one that is a study.

    Examples
    --------
    >>> study_and(["rok-us-1953"], "episode")
    ('korea', 'rok-us-1953')
    """
    from foedus.archive.files.library import case_names

    if len(names) > 2:  # noqa: PLR2004 - a study and one thing in it
        raise click.UsageError(f"Expected [STUDY] {what.upper()}, got {len(names)} names.")
    if len(names) == 1 and (names[0] in case_names() or Path(names[0]).is_dir()):
        raise click.UsageError(f'"{names[0]}" is a study: name the {what} too, after it.')
    return (names[0], names[1]) if names[1:] else (DEFAULT_STUDY, names[0])


def known(what: str, name: str, names: Sequence[str]) -> None:
    """Refuse a name that a study does not have.

    Raises
    ------
    click.UsageError
        With the nearest name, or the first that there are.

    Examples
    --------
    >>> known("episode", "rok-us-1953", ["rok-us-1953"])
    """
    if name not in names:
        shown = nearest(name, names) or f" It has: {listed(names, NAMES_SHOWN)}."
        raise click.UsageError(f'The study has no {what} "{name}".{shown}')


def all_known(what: str, given: Sequence[str], names: Sequence[str]) -> None:
    """Refuse names that a study does not have.

    Raises
    ------
    click.UsageError
        At the first of them.
    """
    for name in given:
        known(what, name, names)


def date(text: object) -> HistoricalDate | None:
    """The date that an option gives.

    Raises
    ------
    click.UsageError
        If it is no EDTF date.

    Examples
    --------
    >>> str(date("1953-06/1953-10"))
    '1953-06/1953-10'
    """
    from foedus.vocabulary.date import HistoricalDate

    if not isinstance(text, str):
        return None
    try:
        return HistoricalDate.parse(text)
    except ValueError as error:
        raise click.UsageError(f"--date: {error}.") from error


def version() -> str:
    """The version of foedus that runs."""
    from importlib.metadata import version as version_of

    return version_of("foedus")
