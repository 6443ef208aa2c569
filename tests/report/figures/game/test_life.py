"""The figure of lives: a panel for each design signed, the leaders, the designs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foedus.report.figures.drawing import NARROW, WIDE, Measures
from foedus.report.figures.formats import svg
from foedus.report.figures.game.life import Frame, lives_drawn
from tests.study.game.lives import found


@pytest.mark.parametrize("measures", [WIDE, NARROW])
def test_every_panel_is_drawn_inside(measures: Measures) -> None:
    drawn = lives_drawn(found(), measures)
    roles = [mark.role for mark in drawn.marks]
    assert roles.count("prior") == roles.count("diagonal") == roles.count("band") == 2
    assert roles.count("curve") == 3
    assert [label.text for label in drawn.labels if label.manner == "strong"] == [
        "Signed: without institutions",
        "Signed: with institutions",
        "Leaders in office",
        "Designs over the years",
    ]
    assert all(0 <= label.x <= measures.width for label in drawn.labels)
    assert max(label.y for label in drawn.labels) < drawn.height


def test_it_is_told_in_sentences() -> None:
    drawn = lives_drawn(found())
    assert "are in office 10 years later" in drawn.description
    assert drawn.description in svg(drawn)


def test_without_signings_their_panels_are_left_out() -> None:
    held = found(2, 1)
    none = tuple(replace(each, signings=0) for each in held.account.intended)
    drawn = lives_drawn(replace(held, account=replace(held.account, intended=none)))
    strong = [label.text for label in drawn.labels if label.manner == "strong"]
    assert strong[-1] == "Designs over the years"
    assert not any(text.startswith("Signed") for text in strong)


def test_a_share_stands_in_its_frame() -> None:
    assert Frame(10, 20, 100, 10).at(5, 1.0) == (60, 20)
