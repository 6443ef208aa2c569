"""The theories of the library, ready to answer."""

from __future__ import annotations

from foedus.archive.files.library import theory_names
from foedus.study.library_rules import library_rules


def test_every_theory_of_the_library_is_ready() -> None:
    found = library_rules()
    assert tuple(rule.table.theory.name for rule in found) == theory_names()
    assert all(rule.implicants for rule in found)
