"""Roles: every mark and every line of type has its look."""

from collections.abc import Callable

import pytest

from foedus.confront.tracing.account import Tracing
from foedus.report.figures.roles import LIGHT, LOOKS, TYPES
from foedus.report.figures.tracing import figures
from tests.report.tracings import ODD


@pytest.mark.parametrize("maker", ODD)
def test_every_role_that_is_drawn_has_a_look(maker: Callable[[], Tracing]) -> None:
    for figure in figures(maker()):
        for drawn in (figure.wide, figure.narrow):
            assert {mark.role for mark in drawn.marks} <= set(LOOKS)
            assert {line.manner for line in drawn.labels} <= set(TYPES)


def test_every_colour_has_a_value() -> None:
    used = {look.fill for look in LOOKS.values()} | {look.stroke for look in LOOKS.values()}
    assert used | {each.colour for each in TYPES.values()} <= {*LIGHT, ""}


def test_direction_is_told_by_more_than_colour() -> None:
    assert LOOKS["for"].fill != LOOKS["against"].fill == "ground"
    assert LOOKS["hatch"].stroke == "against"
