"""Loading one theory: by its name in the library, or from a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from foedus.cli.failures import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from foedus.archive.files.intake import Intake
    from foedus.casebook.source import Source
    from foedus.theory.derive import Rule
    from foedus.theory.theory import Theory
    from foedus.vocabulary.concept import Concepts


@dataclass(frozen=True, slots=True)
class Loaded:
    """A theory with the concepts and the bibliography that it draws on."""

    theory: Theory
    concepts: Concepts
    sources: Mapping[str, Source]


def load(name: str) -> Loaded:
    """A theory of the library, or one in a file.

    Parameters
    ----------
    name : str
        A name in the library, or the path of a theory file; the concepts and sources of
        the study around it count as well.

    Raises
    ------
    click.UsageError
        If there is no theory of this name.
    InputError
        If the file cannot be read, or does not make a theory.
    """
    from foedus.archive.files.intake import Intake
    from foedus.archive.files.library import library_folder, theory_names

    if name in theory_names():
        folder = library_folder() / "theories" / name
        return _read(Intake(folder, f"library/theories/{name}/"), "theory.yaml")
    path = Path(name)
    if not path.exists():
        raise click.UsageError(
            f'There is no theory "{name}", neither a file nor in the library '
            f"({', '.join(theory_names())}).{nearest(name, theory_names())}"
        )
    file = path / "theory.yaml" if path.is_dir() else path
    root = _study_around(file.resolve())
    within = file.resolve().relative_to(root).as_posix()
    # Places are shown as the path was typed.
    typed = file.as_posix()
    return _read(Intake(root, typed.removesuffix(within) if typed.endswith(within) else ""), within)


def _study_around(file: Path) -> Path:
    """The nearest folder above a file that holds a study; its own folder where none does."""
    return next((up for up in file.parents if (up / "study.yaml").is_file()), file.parent)


def _read(own: Intake, name: str) -> Loaded:
    from foedus.archive.files.theories import read_theory

    theory, concepts = read_theory(own, name)
    return Loaded(theory, concepts, _bibliography(own))


def _bibliography(own: Intake) -> dict[str, Source]:
    """The library's sources, then those of the study around the file."""
    from foedus.archive.files.bibliography import read_bibliography
    from foedus.archive.files.library import references

    held = {source.key: source for source in references()}
    if own.exists("sources.bib"):
        read = read_bibliography(own.text("sources.bib") or "", f"{own.prefix}sources.bib")
        held |= {source.key: source for source in read.sources}
    return held


def made_ready(loaded: Loaded) -> Rule:
    """The theory as a rule, with the answer of every world."""
    from foedus.theory.derive import ready
    from foedus.theory.worlds import tabulate

    return ready(tabulate(loaded.theory, loaded.concepts))
