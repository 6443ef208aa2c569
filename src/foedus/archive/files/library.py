"""The library: concepts, theories, design rules, scales, games, references and cases that ship."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from foedus.archive.files.bibliography import read_bibliography
from foedus.archive.files.intake import Intake
from foedus.casebook.source import Source
from foedus.vocabulary.problem import InputError, Place, Problem

PREFIX = "library/"


def library_folder() -> Path:
    """Where the shipped content lies, from a checkout as from an installed wheel.

    Examples
    --------
    >>> (library_folder() / "references.bib").is_file()
    True
    """
    return Path(str(resources.files("foedus"))) / "library"


def library_intake() -> Intake:
    """A reader of the shipped content."""
    return Intake(library_folder(), PREFIX)


def case_names() -> tuple[str, ...]:
    """Names of the studies that ship with foedus.

    Examples
    --------
    >>> "korea" in case_names()
    True
    """
    folder = library_folder() / "cases"
    found = sorted(path.parent.name for path in folder.glob("*/study.yaml"))
    return tuple(found)


def case(name: str) -> Path:
    """The folder of a study that ships with foedus.

    Raises
    ------
    InputError
        If there is none of this name.

    Examples
    --------
    >>> case("korea").name
    'korea'
    """
    if name not in case_names():
        place = Place(f"{PREFIX}cases/{name}")
        expected = f"one of {', '.join(case_names())}, or a folder"
        remedy = "name a shipped study or the path of a study folder"
        raise InputError([Problem(place, "FD101", f'no study "{name}"', expected, remedy)])
    return library_folder() / "cases" / name


def theory_names() -> tuple[str, ...]:
    """Names of the theories that ship with foedus.

    Examples
    --------
    >>> "regime_security" in theory_names()
    True
    """
    folder = library_folder() / "theories"
    return tuple(sorted(path.parent.name for path in folder.glob("*/theory.yaml")))


def rule_names() -> tuple[str, ...]:
    """Names of the design rules that ship with foedus.

    Examples
    --------
    >>> rule_names()
    ('leeds_anac_recoded',)
    """
    return _stems("design_rules")


def scale_names() -> tuple[str, ...]:
    """Names of the scales of likelihood that ship with foedus.

    Examples
    --------
    >>> scale_names()
    ('icd_203',)
    """
    return _stems("scales")


def game_names() -> tuple[str, ...]:
    """Names of the games that ship with foedus.

    Examples
    --------
    >>> "patron_client" in game_names()
    True
    """
    return _stems("games")


def _stems(folder: str) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (library_folder() / folder).glob("*.yaml")))


def references() -> tuple[Source, ...]:
    """The literature on theories, concepts, methods and software.

    Raises
    ------
    InputError
        If the shipped file has been damaged.
    """
    intake = library_intake()
    text = intake.text("references.bib")
    read = read_bibliography(text or "", f"{PREFIX}references.bib")
    if intake.problems or read.problems:
        raise InputError([*intake.problems, *read.problems])
    return read.sources
