"""Toyland asks the panel of the invented world."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from foedus.panel.asked import PanelAsked
from foedus.study.panel_of_study import with_panel
from foedus.study.plan import PanelWish, Plan
from foedus.study.record import Record
from tests.study.toy_releases import registry, world
from tests.toyland.runs import toyland

PARTS = ("described", "predicted", "models")
ASKED = PanelAsked("formation", None, 5.0, ("arms",), PARTS)


@cache
def toyland_with_panel(asked: PanelAsked = ASKED) -> Record:
    """Toyland's record with what the invented releases say to it."""
    with TemporaryDirectory() as folder:
        here = Path(folder)
        plan = Plan(here, panel=PanelWish.WORKED_OUT, data=world(here / "releases"))
        return with_panel(toyland(), asked, plan, registry=registry)
