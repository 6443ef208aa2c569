"""What is below a map: everything shown is explained, and nothing else."""

from __future__ import annotations

from foedus.report.figures.game.legend import legend
from foedus.report.figures.game.map import WIDTH
from tests.game.maps import one_map, unsolved


def test_the_legend_explains_only_what_is_shown() -> None:
    said = " ".join(
        line.text for line in legend(one_map(), one_map().strips, (0, WIDTH, 11)).labels
    )
    assert "Hatched" not in said
    assert "Regime security" in said
    row = one_map().strips[1:2]
    assert "expects" not in " ".join(
        line.text for line in legend(one_map(), row, (0, WIDTH, 11)).labels
    )


def test_what_is_not_solved_is_explained() -> None:
    held = unsolved()
    said = [line.text for line in legend(held, held.strips, (0, WIDTH, 11)).labels]
    assert any(text.startswith("Hatched") for text in said)
