"""foedus: a theory of alliance design made executable.

`foedus.korea()` is the study of the two Koreas; `foedus.Study.open(path)` any other. The
verbs are those of the command line: `derive`, `confront`, `explain`, `trace`, `report`.
`foedus.alliances()` is every alliance since 1815: `build`, `describe`, `test`.
`foedus.solve()` is the patron–client game, with `foedus.Parameters` of your own; `simulate`
plays it forward, `sweep` varies its parameters over their ranges, `fit` looks for those that a panel
supports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foedus.api import (
        Alliances,
        Parameters,
        Study,
        alliances,
        fit,
        korea,
        simulate,
        solve,
        sweep,
    )

__all__ = [
    "Alliances",
    "Parameters",
    "Study",
    "alliances",
    "fit",
    "korea",
    "simulate",
    "solve",
    "sweep",
]


def __dir__() -> list[str]:
    """What completion offers: the door before anything else, though it is not imported yet."""
    return sorted({*__all__, *globals()})


def __getattr__(name: str) -> object:
    """Import the door only when it is used, so that the command line starts quickly."""
    if name in __all__:
        from foedus import api

        return getattr(api, name)
    msg = f"module 'foedus' has no attribute {name!r}"
    raise AttributeError(msg)
