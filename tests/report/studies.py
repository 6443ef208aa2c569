"""The studies on which the page is tested: the invented one, alone and asking the panel, the evil one, the one that ships."""

from collections.abc import Callable
from functools import cache

from foedus.archive.files.library import case
from foedus.report.page import page
from foedus.study.plan import Plan
from foedus.study.record import Record
from foedus.study.run import run
from tests.report.evil import evil
from tests.report.leaves import Element, leaves
from tests.study.panel.asked import toyland_with_panel
from tests.toyland.runs import toyland


@cache
def korea() -> Record:
    """The record of the study of the two Koreas."""
    return run(Plan(case("korea")))


STUDIES: dict[str, Callable[[], Record]] = {
    "toyland": toyland,
    "panel": toyland_with_panel,
    "evil": evil,
    "korea": korea,
}


@cache
def text(study: str) -> str:
    """The page of a study."""
    return page(STUDIES[study]())


@cache
def tree(study: str) -> Element:
    """The page of a study, taken apart."""
    return leaves(text(study))
