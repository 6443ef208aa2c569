"""Strays: files in a study's folder that look like its own, and are not read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from foedus.archive.files.gather import SOURCES, STUDY
from foedus.archive.files.intake import Intake
from foedus.archive.files.suggest import listed, nearest
from foedus.vocabulary.problem import Place, Problem, Severity

SINGLE = ("actors.yaml", "events.yaml", "episodes.yaml", "arrangements.yaml", "decisions.yaml")
FOLDERS = ("evidence", "codings", "concepts", "ledgers", "weights")
_ENDINGS = {".yaml", ".yml", ".bib"}


def stray_files(intake: Intake) -> Iterator[Problem]:
    """Warnings of files that a misspelt name or ending keeps out of the study.

    Files in other folders are left alone: theories and design rules may lie anywhere.
    """
    known = [STUDY, SOURCES, *SINGLE]
    for name in intake.names(".", "") or ():
        path = PurePosixPath(name)
        if path.suffix in _ENDINGS and name not in intake.digests and path.name not in known:
            yield _stray(path.name, nearest(path.name, known), known)
    for folder in FOLDERS:
        for name in intake.names(folder, "") or ():
            if PurePosixPath(name).suffix in {".yml", ".json", ".bib"}:
                guess = f"{PurePosixPath(name).stem}.yaml"
                yield _stray(name, f"{folder}/{guess}", [f"{folder}/*.yaml"])


def _stray(name: str, guess: str | None, known: list[str]) -> Problem:
    remedy = f'did you mean "{guess}"?' if guess else "rename it, or move it into another folder"
    return Problem(
        Place(name),
        "FD221",
        f'a file "{name}" that is not read',
        listed(known),
        remedy,
        Severity.WARNING,
    )
