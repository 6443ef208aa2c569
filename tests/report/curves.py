"""A curve of four estimates and two failures, counted by hand."""

from dataclasses import replace

from foedus.confront.regression.results import quantity
from foedus.confront.regression.specification import Curve, Failure, Labels, Point
from foedus.panel.choices import Barred, Choice, Option
from foedus.study.panel.record import PanelUnit
from foedus.study.panel_test.record import Curves, PanelTest, PanelTestPlan

CHOICES = (
    Choice("measure", (Option("by a", "why a"), Option("by b", "why b"))),
    Choice("model", (Option("x", "why x"),)),
)
WHY = "t: y cannot be explained:\n1. x is 1 in every row used: leave it out"


def taken(measure: str) -> Labels:
    return (("measure", measure), ("model", "x"))


def point(measure: str, value: float, error: float) -> Point:
    effect = quantity("power × trust_b", value, error)
    return Point(taken(measure), effect, "from 0 to 1", 100, 20, ("few",))


CURVE = Curve(
    "power × trust_b",
    (
        point("by a", -0.125, 0.1),
        point("by a", 0.05, 0.1),
        point("by b", 0.05, 0.1),
        point("by b", 0.225, 0.1),
    ),
    (Failure(taken("by a"), WHY), Failure(taken("by a"), WHY)),
)
CURVES = Curves(
    PanelUnit.FORMATION,
    "Is it deep?",
    CHOICES,
    (Barred({"measure": "by a", "model": "x"}, "alike"),),
    (CURVE,),
)


def curved(*curves: Curve) -> PanelTest:
    """A test that has nothing but a curve."""
    held = replace(CURVES, curves=curves) if curves else CURVES
    return PanelTest(PanelTestPlan(), (), (), (), (), curves=(held,))
