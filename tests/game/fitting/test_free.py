"""Free parameters: put into a game, between bounds, and never all that fix its scale."""

from __future__ import annotations

import numpy as np
import pytest

from foedus.game.fitting.free import SCALE_OF_PATRON, Free, inside, put, range_of, scale_is_open
from foedus.game.game import Note
from foedus.game.parameters import Parameters
from foedus.game.solving.solve import solve
from tests.game.worlds import SMALL, solved

P = Parameters()


def test_values_are_put_where_they_belong() -> None:
    free = [Free("commit[1]", 0, 1), Free("v", 0, 1), Free("commit[2]", 0, 1)]
    held = put(P, free, [0.1, 0.7, 0.2])
    assert (held.commit, held.v, held.loss) == ((0.0, 0.1, 0.2), 0.7, P.loss)
    assert [one.of(held) for one in free] == [0.1, 0.7, 0.2]
    assert (free[0].field, free[0].place, free[1].place) == ("commit", 1, None)


def test_shares_of_the_way_between_bounds() -> None:
    assert inside([Free("v", 2, 4), Free("loss", 0, 1)], np.array([0.5, 1.0])).tolist() == [3, 1]


def note(
    lowest: float | tuple[float, ...] | None, highest: float | tuple[float, ...] | None
) -> Note:
    return Note("x", "", "", "", "", lowest=lowest, highest=highest)


@pytest.mark.parametrize(
    ("given", "place", "expected"),
    [
        (note(0.1, 0.2), None, (0.1, 0.2)),
        (note((0.0, 0.1), (0.0, 0.3)), 1, (0.1, 0.3)),
        (note((0.0, 0.1), (0.0, 0.3)), 0, None),
        (note((0.0, 0.1), (0.0, 0.3)), 2, None),
        (note(None, None), None, None),
        (note((0.0, 0.1), (0.0, 0.3)), None, None),
    ],
)
def test_ranges_of_a_file(
    given: Note, place: int | None, expected: tuple[float, float] | None
) -> None:
    assert range_of(given, place) == expected


def test_the_patrons_scale_changes_nothing() -> None:
    # Why it cannot be told: all its pay-offs and its shocks times the same.
    names = [n for n in SCALE_OF_PATRON if n != "commit"] + ["commit[1]", "commit[2]"]
    free = [Free(name, 0, 10) for name in names]
    twice = put(SMALL, free, [2 * one.of(SMALL) for one in free])
    assert solve(twice).policy.realised == pytest.approx(solved().policy.realised, abs=1e-7)
    assert scale_is_open(SMALL, free)
    for one in free:
        assert not scale_is_open(SMALL, [other for other in free if other != one])


def test_what_is_nought_fixes_no_scale() -> None:
    names = ("v", "loss", "control", "commit[1]", "commit[2]", "tau_patron")
    free = [Free(name, 0, 1) for name in names]
    assert not scale_is_open(P, free)
    assert scale_is_open(Parameters(meddle=0.0), free)
    assert not scale_is_open(P, [])
