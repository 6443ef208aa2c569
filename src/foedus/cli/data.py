"""`foedus data`: published data sets, found, fetched and verified; foedus ships none of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from foedus.cli import bars, options, streams
from foedus.cli.failures import UNREADABLE
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from foedus.archive.releases.cache import Cache
    from foedus.archive.releases.sheet import Sheet
    from foedus.archive.releases.verify import Holding, Verified
    from foedus.cli.options import Output
    from foedus.vocabulary.problem import Problem

UNAVAILABLE = 5
"""Exit code where data are missing, changed, or out of reach."""


class UnavailableError(click.ClickException):
    """Data that cannot be had."""

    exit_code = UNAVAILABLE

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click's signature
        """Write the problems as they stand, on stderr."""
        click.echo(self.message, err=True)


class MisfitError(UnavailableError):
    """Data that are here and cannot be read."""

    exit_code = UNREADABLE


class DataGroup(Explained, click.Group):
    """The group of commands about data, with its examples below."""


@click.group(cls=DataGroup)
def data() -> None:
    """Find, fetch and verify the data of the panel.

    A registry of published data sets: version, unit, keys, years, what it means that
    something is not there, licence, whom to cite, known defects. foedus ships no data: it
    reads the official files from a cache, or from a folder that you name with --from.

    FOEDUS_DATA names the folder of the cache; FOEDUS_OFFLINE=1 forbids the network.
    Exit code 5: data are missing, changed, or out of reach.

    Examples
    --------
    foedus data list
    foedus data get cow_states
    foedus data get atop --from ~/Downloads
    foedus data verify
    foedus data defects archigos
    """


from_folder = click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder that has the files, instead of the cache.",
)


@data.command(name="list", cls=Explained)
@click.argument("names", metavar="[NAME]...", nargs=-1)
@from_folder
@options.output("table", "json", "csv", "markdown")
def list_releases(names: tuple[str, ...], folder: Path | None, output: Output) -> None:
    """List the releases known, and which are here.

    NAME is a release, or what several begin with: atop is all that begin with atop_.

    A release without an address is fetched by hand from its page, which csv and json
    name, with its licence, its keys and whom to cite.

    Examples
    --------
    foedus data list
    foedus data list atop --format json
    foedus data list --from ~/Downloads
    """
    from foedus.report import documents, formats, releases, text

    streams.writable(output)
    with unavailable_told():
        found = _holdings(names, folder)
    table = releases.listed(found, _where(folder))
    shown = {
        "json": lambda: documents.to_json(releases.list_document(found, options.version())),
        "csv": lambda: formats.csv_text(releases.list_rows(found)),
        "markdown": lambda: formats.markdown([table]),
        "table": lambda: text.section(table, streams.layout(output)) + "\n",
    }
    streams.deliver(shown[output.format](), output)


@data.command(cls=Explained)
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Take the files from this folder instead of the network.",
)
@click.option("--offline", is_flag=True, help="Ask no server; an error where one would be asked.")
@click.option("--force", is_flag=True, help="Fetch again what is here.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing beside the result.")
@options.debug
def get(
    names: tuple[str, ...], folder: Path | None, *, offline: bool, force: bool, quiet: bool
) -> None:
    """Fetch releases into the cache, and print where they are.

    NAME is a release, or what several begin with: atop is all that begin with atop_.

    From the official page: https only, no address that is not public, with a limit of
    size and time; what breaks off is gone on with when the command is run again. With
    --from DIR: files that are there already, in any layout that foedus knows, also
    packed, within a zip file of any name. A file enters the cache only when it is whole
    and has been read; whatever goes wrong leaves the cache as it was.

    Examples
    --------
    foedus data get cow_states cow_nmc
    foedus data get atop --from ~/Downloads
    """
    from foedus.archive.releases.reach import Reach, is_offline

    output = options.Output("table", quiet=quiet)
    failed: list[Problem] = []
    reach = Reach(offline=offline or is_offline())
    with unavailable_told():
        wanted = _sheets(names)
    for sheet in wanted:
        failed += _got(sheet, folder, reach, output, force=force)
    if failed:
        _refuse(failed)


@data.command(cls=Explained)
@click.argument("names", metavar="[NAME]...", nargs=-1)
@from_folder
@options.output("table", "json", "csv", "markdown")
def verify(names: tuple[str, ...], folder: Path | None, output: Output) -> None:
    """Verify files: digest, layout, every row.

    Without NAME: all that are here. A file that changed since it came, is of another
    version, or has rows that do not fit or repeat a key, is told with the rows. Below
    the table stands with which digests the files were compared.

    Examples
    --------
    foedus data verify
    foedus data verify cow_nmc
    foedus data verify --from ~/Downloads --format json
    """
    from foedus.archive.releases.verify import verify as verified

    streams.writable(output)
    with unavailable_told():
        held = _holdings(names, folder)
        _refuse_missing(held, folder, named=bool(names))
    with streams.progress(output) as tell:
        found = []
        for each in held:
            if each.path is not None:
                tell(f"Verifying {each.sheet.name}")
                found.append(verified(each))
    streams.deliver(_verified(found, folder, output), output)
    if problems := [problem for each in found for problem in each.problems]:
        _refuse(problems)


@data.command(cls=Explained)
@click.argument("names", metavar="[NAME]...", nargs=-1)
@options.output("table", "json", "csv", "markdown")
def defects(names: tuple[str, ...], output: Output) -> None:
    """Show known defects of the data, with their fixes.

    Examples
    --------
    foedus data defects
    foedus data defects atop archigos
    foedus data defects --format csv
    """
    from foedus.report import documents, formats, releases, text

    streams.writable(output)
    with unavailable_told():
        sheets = _sheets(names)
    title = "Known defects of the data, and what is done about them"
    parts = releases.defects(sheets)
    shown = {
        "json": lambda: documents.to_json(releases.defects_document(sheets, options.version())),
        "csv": lambda: formats.csv_text(releases.defect_rows(sheets)),
        "markdown": lambda: text.in_markdown(title, parts),
        "table": lambda: text.in_terminal(title, parts, streams.layout(output)),
    }
    streams.deliver(shown[output.format](), output)


# What is asked for


def _sheets(names: Sequence[str]) -> tuple[Sheet, ...]:
    """The releases of these names, families taken apart; all, where none is named.

    Raises
    ------
    click.UsageError
        If a name is none of a release, nor the beginning of any.
    """
    from foedus.archive.releases.problems import DataError
    from foedus.archive.releases.registry import family, release_names, sheet

    for name in names:
        try:
            family(name)
        except DataError as error:
            (said,) = error.problems
            raise click.UsageError(f"There is {said.found}; {said.remedy}") from error
    wanted = [each for name in names for each in family(name)] or release_names()
    return tuple(sheet(name) for name in dict.fromkeys(wanted))


def _holdings(names: Sequence[str], folder: Path | None) -> list[Holding]:
    from foedus.archive.releases.obtain import absent
    from foedus.archive.releases.verify import held

    sheets = _sheets(names)
    if folder is not None and not folder.is_dir():
        raise absent(sheets[0], folder)
    return [held(sheet, _cache(), folder) for sheet in sheets]


def _cache() -> Cache:
    from foedus.archive.releases.cache import Cache, cache_folder

    return Cache(cache_folder())


def _where(folder: Path | None) -> str:
    """The folder looked into, with the home folder as its sign."""
    place = folder or _cache().root
    try:
        return f"~/{place.relative_to(Path.home()).as_posix()}"
    except ValueError:
        return str(place)


# Fetching


def _got(
    sheet: Sheet, folder: Path | None, reach: object, output: Output, *, force: bool
) -> list[Problem]:
    """Have one release in the cache, and say where; what went wrong otherwise."""
    from foedus.archive.releases import obtain
    from foedus.vocabulary.problem import InputError

    release, cache = sheet.release, _cache()
    path = None if force or folder else cache.find(release)
    if path is not None:
        streams.note(f"{release.name} {release.version} is here already.", output)
    else:
        try:
            if folder is not None:
                path = obtain.from_folder(sheet, folder, cache)
            else:
                with bars.bar(release.name, output) as tell:
                    path = obtain.from_network(sheet, cache, reach, tell)  # type: ignore[arg-type]
        except InputError as error:
            return list(error.problems)
        streams.note(f"{release.title} {release.version}. Terms: {release.licence}", output)
        for entry in _entries(sheet):
            streams.note(f"Cite: {entry}", output)
    streams.put(f"{path}\n")
    return []


def _entries(sheet: Sheet) -> list[str]:
    """Whom to cite for a release, as entries of a list of references."""
    from foedus.archive.files.library import references
    from foedus.report.citations import entry

    keys = {each.key for each in sheet.release.references}
    return [entry(source) for source in references() if source.key in keys]


# Telling


def _verified(found: Sequence[Verified], folder: Path | None, output: Output) -> str:
    from foedus.report import documents, formats, releases, text

    if output.format == "json":
        return documents.to_json(releases.verified_document(found, options.version()))
    table = releases.verified(found, _where(folder))
    if output.format == "csv":
        return formats.csv_text(table)
    if output.format == "markdown":
        return formats.markdown([table])
    return text.section(table, streams.layout(output)) + "\n"


def _refuse_missing(held: Sequence[Holding], folder: Path | None, *, named: bool) -> None:
    """Refuse to verify what is not here: each that was named, or all where nothing is.

    Raises
    ------
    DataError
        Naming them.
    """
    from foedus.archive.releases.obtain import absent, unfetched
    from foedus.archive.releases.problems import DataError

    missing = [each.sheet for each in held if each.path is None]
    if not missing or (not named and len(missing) < len(held)):
        return
    root = _cache().root
    if folder is not None:
        errors = [absent(each, folder) for each in missing]
    elif named:
        errors = [unfetched(root, each.release) for each in missing]
    else:
        errors = [unfetched(root)]
    raise DataError([problem for error in errors for problem in error.problems])


@contextmanager
def unavailable_told() -> Iterator[None]:
    """Leave with exit code 5 where data cannot be had."""
    from foedus.archive.releases.problems import DataError

    try:
        yield
    except DataError as error:
        _refuse(error.problems)


def _refuse(problems: Sequence[Problem]) -> NoReturn:
    """Tell problems, and leave: 5 where data cannot be had, 3 where they cannot be read."""
    from foedus.archive.releases.problems import is_absent
    from foedus.report.problems import summary

    told = summary(problems).rstrip("\n")
    if any(is_absent(each.code) for each in problems):
        raise UnavailableError(told)
    raise MisfitError(told)
