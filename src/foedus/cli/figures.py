"""Figures: a folder of them beside a result, written all or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.cli import streams
from foedus.cli.failures import UnwritableError

if TYPE_CHECKING:
    from foedus.cli.options import Output

Named = Iterable[tuple[str, str | bytes]]
"""Names of files with what they hold."""


def folder(path: Path) -> None:
    """Make the folder of figures where it is not there.

    Raises
    ------
    UnwritableError
        If it is no folder, or there is none to make it in.
    """
    try:
        path.mkdir(exist_ok=True)
    except FileExistsError as error:
        raise UnwritableError(f"{path} is a file; name a folder for the figures.") from error
    except OSError as error:
        raise UnwritableError(f"{path} cannot be made: {error.strerror}.") from error


def placed(named: Named, path: Path, output: Output) -> dict[Path, str | bytes]:
    """Every file by where it goes; nothing is written before all may be.

    Raises
    ------
    UnwritableError
        If a file is there already.
    """
    drawn = {path / name: content for name, content in named}
    for file in drawn:
        streams.writable(replace(output, path=file))
    return drawn


def write(drawn: dict[Path, str | bytes], output: Output) -> None:
    """Write the figures, and say so.

    Raises
    ------
    UnwritableError
        If a file is there already, or the system refuses.
    """
    for path, content in drawn.items():
        streams.write(path, content, force=output.force)
    if drawn:
        count = sum(path.suffix != ".csv" for path in drawn)
        streams.note(f"Wrote {count} figures to {next(iter(drawn)).parent}.", output)
