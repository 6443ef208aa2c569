"""The study folder: read whole, checked whole, every problem at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from foedus.archive.files.assemble import Assembly, assemble
from foedus.archive.files.bundle import Digest, StudyFiles
from foedus.archive.files.collector import collector_at_rest
from foedus.archive.files.crosscheck import cross_check
from foedus.archive.files.gather import Gathering
from foedus.archive.files.intake import Intake
from foedus.archive.files.library import library_intake
from foedus.archive.files.strays import stray_files
from foedus.vocabulary.problem import InputError, Place, Problem, Severity, without_echoes


@collector_at_rest()
def read_study(folder: Path) -> StudyFiles:
    """Read a study folder into records.

    Parameters
    ----------
    folder : Path
        With `study.yaml` at its top.

    Returns
    -------
    StudyFiles
        The records, the digests of every file they come from, and warnings.

    Raises
    ------
    InputError
        With every error in every file; its places begin with `folder` as given.
    """
    assembly, problems = _read(folder)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors or assembly is None or assembly.gathering.head is None:
        raise InputError(_below(folder, errors))
    head = assembly.gathering.head
    return StudyFiles(
        name=head.name,
        title=head.title,
        question=head.question,
        summary=head.summary,
        references=head.source,
        casebook=assembly.casebook,
        theories=tuple(assembly.theories.records),
        digests=_digests(assembly),
        games=tuple(assembly.games.records),
        panel=head.panel.record() if head.panel else None,
        warnings=tuple(sorted(problems, key=_place)),
    )


@collector_at_rest()
def check_study(folder: Path) -> tuple[Problem, ...]:
    """Everything wrong with a study folder, errors and warnings, by place.

    Parameters
    ----------
    folder : Path
        With `study.yaml` at its top.

    Returns
    -------
    tuple of Problem
        Places begin with `folder` as given; none where all is well.
    """
    _, problems = _read(folder)
    return tuple(sorted(_below(folder, problems), key=_place))


def _place(problem: Problem) -> tuple[Place, str, str]:
    return problem.place, problem.code, problem.found


def _read(folder: Path) -> tuple[Assembly | None, list[Problem]]:
    if refusal := _no_folder(folder):
        return None, [refusal]
    intake, library = Intake(folder), library_intake()
    gathering = Gathering(intake)
    assembly = assemble(gathering, library)
    checked = [*cross_check(assembly), *stray_files(intake)]
    read = [*intake.problems, *library.problems, *gathering.problems, *assembly.problems]
    return assembly, list(dict.fromkeys(without_echoes([*read, *checked])))


def _no_folder(folder: Path) -> Problem | None:
    """Why there is no folder to read, if there is none."""
    try:
        if folder.is_dir():
            # A folder that may not be entered says so here, not once for each file.
            next(folder.iterdir(), None)
            return None
        exists = folder.exists() or folder.is_symlink()
    except OSError as error:
        found = f"a folder that cannot be read ({error.strerror or error})"
        return Problem(Place(""), "FD102", found, "a readable folder", "look at its permissions")
    except RuntimeError:
        exists = True
    if exists:
        said = "something that is no folder", "the folder of a study"
        return Problem(Place(""), "FD102", *said, "name the folder that holds study.yaml")
    return Problem(
        Place(""), "FD101", "no such folder", "the folder of a study", "`foedus new` makes one"
    )


def _below(folder: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Problems with their places as seen from where the user stands."""
    return [
        dataclasses.replace(problem, place=_seen(folder, problem.place)) for problem in problems
    ]


def _seen(folder: Path, place: Place) -> Place:
    if place.file.startswith("library/"):
        return place
    file = PurePosixPath(folder.as_posix()) / place.file
    return dataclasses.replace(place, file=str(file))


def _digests(assembly: Assembly) -> tuple[Digest, ...]:
    """Every file of the study, and those of the library that were used."""
    read = {**assembly.gathering.intake.digests}
    read |= {
        path: digest for path, digest in assembly.library.digests.items() if path in assembly.used
    }
    for game in assembly.games.records:
        read |= dict(game.digests)
    return tuple(sorted(Digest(path, digest) for path, digest in read.items()))
