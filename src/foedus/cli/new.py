"""`foedus new`: a study to start from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foedus.cli import options, streams
from foedus.cli.failures import UnwritableError
from foedus.cli.help import Explained

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME, TITLE = "STUDY_NAME", "STUDY_TITLE"
"""What the templates say where the study's own name and title go."""


@click.command(cls=Explained)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--force",
    is_flag=True,
    help="Write into a folder that is not empty; files already there are kept.",
)
@options.debug
def new(folder: Path, *, force: bool) -> None:
    """Start a study: a folder that runs, with comments that teach.

    FOLDER is made, with one invented episode, its evidence, codings, a treaty and a
    decision. Replace them file by file; `foedus check` says what is still wrong.

    Examples
    --------
    foedus new my-study
    foedus new my-study && foedus check my-study && foedus study my-study
    """
    try:
        _refuse(folder, force=force)
    except OSError as error:
        raise UnwritableError(f"{folder} cannot be made: {error.strerror}.") from error
    kept = _write(folder, _templates(_named(folder)))
    for name in kept:
        click.echo(f"Kept {folder / name}, which was there.", err=True)
    streams.put(_next(folder))


def _refuse(folder: Path, *, force: bool) -> None:
    """Refuse a folder in which something would be mixed up.

    Raises
    ------
    UnwritableError
        If it is no folder, or holds something and `--force` is not given.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise UnwritableError(f"{folder} is a file; name a folder that is not there yet.")
    if any(folder.iterdir()) and not force:
        raise UnwritableError(
            f"{folder} is not empty; name another folder, or --force adds what is missing in it."
        )


def _named(folder: Path) -> dict[str, str]:
    """The study's name and title, from the folder's name."""
    spoken = folder.resolve().name
    name = re.sub(r"[^a-z0-9_]+", "-", spoken.lower()).strip("-_")[:80] or "study"
    title = " ".join(re.sub(r"[^\w]+|_", " ", spoken).split()) or "A study"
    return {NAME: name, TITLE: f'"{title[:1].upper() + title[1:]}"'}


def _templates(names: Mapping[str, str]) -> dict[str, str]:
    """The files of a study, by their path within it."""
    from foedus.archive.files.library import library_folder

    root = library_folder() / "skeleton"
    found = sorted(path for path in root.rglob("*") if path.is_file())
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in found}
    for placeholder, said in names.items():
        texts = {path: text.replace(placeholder, said) for path, text in texts.items()}
    return texts


def _write(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Write the files that are not there; name those that are.

    Raises
    ------
    UnwritableError
        If one cannot be written; those written before are taken away again.
    """
    written: list[Path] = []
    kept = []
    try:
        for name, text in files.items():
            path = folder / name
            if path.exists() or path.is_symlink():
                kept.append(name)
                continue
            _make(path.parent, written)
            streams.write(path, text, force=False)
            written.append(path)
    except BaseException:
        _take_away(written)
        raise
    return kept


def _make(folder: Path, written: list[Path]) -> None:
    """Make a folder with those above it, and remember which were made."""
    missing = [up for up in (folder, *folder.parents) if not up.exists()]
    for up in reversed(missing):
        try:
            up.mkdir()
        except OSError as error:
            raise UnwritableError(f"{up} cannot be made: {error.strerror}.") from error
        written.append(up)


def _take_away(written: list[Path]) -> None:
    for path in reversed(written):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()


def _next(folder: Path) -> str:
    """What to do with the new study."""
    shown = f'"{folder}"' if " " in str(folder) else str(folder)
    return (
        f"{folder} holds a study that runs. Next:\n\n"
        f"  foedus check {shown}\n"
        f"  foedus study {shown}\n"
        f"  foedus explain {shown} ruritania-empire-1897\n"
        f"  foedus trace {shown} ruritania-empire-1897\n"
        f"  foedus study {shown} -o {folder.resolve().name.replace(' ', '-')}.html\n\n"
        f"Then open {folder / 'study.yaml'}: its comments say what each file is for.\n"
    )
