"""The theories of the library, made ready to answer."""

from __future__ import annotations

from foedus.archive.files.intake import Intake
from foedus.archive.files.library import library_folder, theory_names
from foedus.archive.files.theories import read_theory
from foedus.theory.derive import Rule, ready
from foedus.theory.worlds import tabulate


def library_rules() -> tuple[Rule, ...]:
    """Every theory of the library, made ready.

    Examples
    --------
    >>> [rule.table.theory.name for rule in library_rules()][-1]
    'regime_security'
    """
    return tuple(_rule(name) for name in theory_names())


def _rule(name: str) -> Rule:
    folder = library_folder() / "theories" / name
    theory, concepts = read_theory(Intake(folder, f"library/theories/{name}/"), "theory.yaml")
    return ready(tabulate(theory, concepts))
