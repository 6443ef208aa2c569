"""The theories before the panel of the invented world."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from foedus.study.panel_test.choices import Extent
from foedus.study.panel_test.put import put_to_panel
from foedus.study.panel_test.record import PanelTest, PanelTestPlan
from tests.study.toy_releases import registry, world


@cache
def before_panel(*measures: str) -> PanelTest:
    """The theories before the toy panel, by some traces or all."""
    with TemporaryDirectory() as folder:
        # A curve over every trace would take longer than all that is asked of it here.
        extent = Extent.ALL if measures else Extent.TABLES
        plan = PanelTestPlan(measures, world(Path(folder) / "releases"), extent)
        return put_to_panel(plan, registry=registry)
