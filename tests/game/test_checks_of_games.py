"""What is wrong with ranges of sweeps, and with concepts along states."""

import pytest

from foedus.game.checks_of_games import axis_faults, range_faults
from foedus.game.game import Axis, Note, Value
from foedus.game.parameters import Parameters

Found = list[tuple[str, tuple[str | int, ...]]]

# The parameter, both ends; code and address below the parameter of every fault.
RANGES: dict[str, tuple[str, Value | None, Value | None, Found]] = {
    "none": ("coup", None, None, []),
    "around its value": ("coup", 0.1, 0.4, []),
    "backwards": ("coup", 0.4, 0.1, [("FD223", ("range",))]),
    "beside its value": ("coup", 0.3, 0.4, [("FD223", ("range",))]),
    "beyond what may be": ("coup", -0.1, 1.2, [("FD222", ("range", 0)), ("FD222", ("range", 1))]),
    "one for each number": ("commit", (0.0, 0.02, 0.1), (0.0, 0.1, 0.3), []),
    "too few": (
        *("commit", (0.0, 0.1), (0.0, 0.1, 0.2)),
        [("FD229", ("range", 0)), ("FD229", ("range",))],
    ),
    "one for several": (
        "thetas",
        0.1,
        0.2,
        [("FD203", ("range", 0)), ("FD203", ("range", 1)), ("FD229", ("range",))],
    ),
    "overlapping": ("thetas", (0.01, 0.05), (0.06, 0.2), [("FD227", ("range", 0, 1))]),
}


@pytest.mark.parametrize(
    ("name", "lowest", "highest", "expected"), RANGES.values(), ids=RANGES.keys()
)
def test_ranges(name: str, lowest: Value | None, highest: Value | None, expected: Found) -> None:
    note = Note(name, name, "", "", "", lowest=lowest, highest=highest)
    found = [(fault.code, fault.address) for fault in range_faults(note, Parameters())]
    assert found == [(code, (name, *steps)) for code, steps in expected]


def test_a_range_alone_is_held_against_itself() -> None:
    note = Note("coup", "", "", "", "", lowest=0.3, highest=0.4)
    assert list(range_faults(note, Parameters(coup=7.0), alone=True)) == []


@pytest.mark.parametrize(
    ("name", "axis", "expected"),
    [
        ("kappa", Axis("hold", 0.0, 1.0), []),
        ("kappa", Axis("hold", 1.0, 0.0), []),
        ("kappa", Axis("hold", -1.0, 1.0), [("FD222", ("kappa", "from"))]),
        ("gamma", Axis("likeness", -1.0, 1.0), []),
        ("gamma", Axis("likeness", 0.5, 0.5), [("FD223", ("gamma", "to"))]),
    ],
)
def test_axes(name: str, axis: Axis, expected: Found) -> None:
    assert [(fault.code, fault.address) for fault in axis_faults(name, axis)] == expected
