"""The plan of a test of the theories on the panel, and the record of one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from foedus.confront.regression.predicted import Confusion
from foedus.confront.regression.specification import Curve
from foedus.panel.choices import Barred, Choice
from foedus.panel.feed import TRACES, Feed
from foedus.panel.pair import PairRule
from foedus.study.panel.record import Own, PanelRecord, PanelUnit
from foedus.study.panel_test.choices import Extent, Variant
from foedus.study.panel_test.models import Estimated
from foedus.study.panel_test.together import Together
from foedus.theory.derive import Rule


@dataclass(frozen=True, slots=True)
class PanelTestPlan:
    """What to put before the panel.

    Parameters
    ----------
    measures : tuple of str
        Measures to which their concepts are narrowed; all where empty.
    folder : Path or None
        A folder that has the releases; None for the cache.
    extent : Extent
        Expectations, models, curves, or all.
    years : tuple of int or None
        First and last year, both included; None for all.
    rule : PairRule
        Who is whose patron.
    own : Own
        What the user adds to the releases.
    jobs : int
        Processes that share the work on the curves.

    Examples
    --------
    >>> PanelTestPlan(("arms", "disputes_other")).traces
    ('arms',)
    """

    measures: tuple[str, ...] = ()
    folder: Path | None = None
    extent: Extent = Extent.ALL
    years: tuple[int, int] | None = None
    rule: PairRule = field(default_factory=PairRule)
    own: Own = field(default_factory=Own)
    jobs: int = 1

    @property
    def traces(self) -> tuple[str, ...]:
        """The columns that stand for compatibility in models: those named, or all."""
        return tuple(name for name in TRACES if name in self.measures) or TRACES


@dataclass(frozen=True, slots=True)
class Lost:
    """Rows in which a measure leaves its concept open.

    Parameters
    ----------
    feed : Feed
        The measure.
    rows : int
        Rows whose membership may lie on either side of one half.
    """

    feed: Feed
    rows: int


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What a theory expected of the rows of a panel, by one reading of its concepts.

    Parameters
    ----------
    unit : PanelUnit
        What a row is.
    variant : Variant
        Which rows, and which design.
    rows : int
        Their number.
    set_aside : int
        Rows that the variant leaves out.
    lost : tuple of Lost
        Each measure, with the rows that it leaves open.
    unmeasured : tuple of str
        Concepts that no measure feeds.
    guess : float
        Share of the claims that the most frequent design among them would get right; NaN
        without a claim.
    confusion : Confusion
        Expected against observed.
    """

    unit: PanelUnit
    variant: Variant
    rows: int
    set_aside: int
    lost: tuple[Lost, ...]
    unmeasured: tuple[str, ...]
    guess: float
    confusion: Confusion

    @property
    def theory(self) -> str:
        """Who expected."""
        return self.confusion.theory

    @property
    def reading(self) -> str:
        """The measures, by name."""
        return ", ".join(lost.feed.name for lost in self.lost) or "no measure"


@dataclass(frozen=True, slots=True)
class Curves:
    """The specification curves of a unit.

    Parameters
    ----------
    unit : PanelUnit
        What a row is.
    title : str
        The question.
    choices : tuple of Choice
        What defensible tables decide differently.
    barred : tuple of Barred
        What makes no table, and why.
    curves : tuple of Curve
        One for each condition, and one for both together.
    """

    unit: PanelUnit
    title: str
    choices: tuple[Choice, ...]
    barred: tuple[Barred, ...]
    curves: tuple[Curve, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PanelTest:
    """The theories and their rivals before the panel.

    Parameters
    ----------
    plan : PanelTestPlan
        What was asked for.
    feeds : tuple of Feed
        What stood for what.
    rules : tuple of Rule
        The theories, made ready.
    panels : tuple of PanelRecord
        Formations and dyad-years.
    judged : tuple of Judged
        By unit, variant and theory, in the order of the declarations.
    estimates : tuple of Estimated
        By question, variant, trace and model.
    curves : tuple of Curves
        Every defensible specification, by unit.
    together : tuple of Together
        Models in which the conditions may work together, by question, variant and trace.
    """

    plan: PanelTestPlan
    feeds: tuple[Feed, ...]
    rules: tuple[Rule, ...]
    panels: tuple[PanelRecord, ...]
    judged: tuple[Judged, ...]
    estimates: tuple[Estimated, ...] = ()
    curves: tuple[Curves, ...] = ()
    together: tuple[Together, ...] = ()
