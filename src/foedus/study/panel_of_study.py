"""The panel of a study: what its record says of it, and where the answer is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from foedus.archive.files.library import library_folder
from foedus.archive.releases.cache import cache_folder
from foedus.archive.releases.registry import sheet
from foedus.panel.asked import PanelAsked
from foedus.study.panel.codings import own_codings
from foedus.study.panel.sources import Registry
from foedus.study.panel_found import Question, ask, citations
from foedus.study.plan import PanelWish, Plan
from foedus.study.record import Record

OWN = ".foedus"
"""What foedus writes beside a study's own files stands in this folder."""


def with_panel(
    record: Record,
    asked: PanelAsked,
    plan: Plan,
    progress: Callable[[str], None] = lambda _: None,
    registry: Registry = sheet,
) -> Record:
    """A record with the data that its study asks for, and with what they say if that is wished.

    Parameters
    ----------
    record : Record
        The rest of the run.
    asked : PanelAsked
        What the study asks for.
    plan : Plan
        Whether to work it out, and where the data are.
    progress : callable
        Told the name of each stage as it begins.
    registry : callable
        Gives the release of a name.

    Raises
    ------
    DataError
        If releases are missing, all of them at once, or a file is not what it should be.
    """
    listed = replace(record, data=citations(asked))
    if plan.panel is not PanelWish.WORKED_OUT:
        return listed
    inputs, takes = record.provenance.inputs, record.settings.takes
    own = own_codings(record.casebook, plan.folder)
    question = Question(asked, record.rules, inputs, takes, plan.data, own)
    found = ask(question, store_of(plan.folder), progress, registry)
    return replace(listed, panel=found)


def store_of(folder: Path) -> Path:
    """Where answers to a study are kept: beside it, or in the cache where it is the library's.

    Examples
    --------
    >>> store_of(Path("mine")).as_posix()
    'mine/.foedus/panel'
    """
    if folder.resolve().is_relative_to(library_folder().resolve()):
        return cache_folder().parent / "panel"
    return folder / OWN / "panel"
