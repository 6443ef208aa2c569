"""The figure of lives: a panel for each design signed, the leaders, the designs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foedus.game.lives.life import LifePlan
from foedus.report.figures.drawing import NARROW, WIDE, Measures
from foedus.report.figures.formats import svg
from foedus.report.figures.game.life import TALL, Frame, lives_drawn
from foedus.report.figures.lettering import width
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


def test_the_name_of_an_area_lies_within_it() -> None:
    # With institutions for all, and a thin slice of the others, which narrows with the years.
    years = 40
    flow = tuple((0.0, 0.25 - 0.005 * n, 0.75 + 0.005 * n, 0.0) for n in range(years))
    held = found()
    lives = replace(held.account.lives, plan=LifePlan(years, 1))
    drawn = lives_drawn(replace(held, account=replace(held.account, lives=lives, flow=flow)))
    (title,) = (each for each in drawn.labels if each.text == "Designs over the years")
    end = max(each.x for each in drawn.labels if each.text == f"{years} years")
    inside = [each for each in drawn.labels if each.anchor == "middle" and each.x > title.x]
    assert [each.text for each in inside] == ["with institutions", "without institutions"]
    label, half = inside[1], width(inside[1].text, drawn.text) / 2
    top, per_year = title.y + drawn.text * 0.7, (end - title.x) / years
    for x in (label.x - half, label.x + half):
        under = top + TALL * (0.25 - 0.005 * ((x - title.x) / per_year - 1))
        assert top < label.y - drawn.text * 0.7 < label.y < under


def test_an_area_too_steep_for_its_name_has_none() -> None:
    held, years = found(), 40
    flow = tuple((0.0, 0.1, 0.85 - 0.02 * n, 0.05 + 0.02 * n) for n in range(years))
    lives = replace(held.account.lives, plan=LifePlan(years, 1))
    drawn = lives_drawn(replace(held, account=replace(held.account, lives=lives, flow=flow)))
    middle = [each.text for each in drawn.labels if each.anchor == "middle"]
    assert middle == ["with institutions", "over"]


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
