"""The engine knows no content: its code names no theory, no concept and no case."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from tests.house.sources import PACKAGE, modules, place

ENGINE = ("vocabulary", "casebook", "theory", "confront", "archive", "study", "report")
# Words that mean something else where they stand: the program itself; what a leader puts first.
OTHERWISE_MEANT = {("foedus", ""), ("regime_security", "clause.py")}
NAME = re.compile(r"^\s*-? ?name: *([\w-]+)\s*$", re.MULTILINE)


@cache
def content_names() -> frozenset[str]:
    """Names that content gives itself: theories, concepts, design rules, episodes, actors."""
    library = PACKAGE / "library"
    files = [
        *library.glob("concepts/*.yaml"),
        *library.glob("theories/*/theory.yaml"),
        *library.glob("design_rules/*.yaml"),
        *library.glob("cases/*/study.yaml"),
        *library.glob("cases/*/actors.yaml"),
        *library.glob("cases/*/episodes.yaml"),
    ]
    return frozenset(
        name for path in files for name in NAME.findall(path.read_text(encoding="utf-8"))
    )


def named(tree: ast.Module, names: frozenset[str]) -> Iterator[ast.Constant]:
    """String constants of a module that are names of content; docstrings may give examples."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in names:
            yield node


def test_the_names_of_the_library_are_found() -> None:
    assert {
        "regime_security",
        "power_consolidation",
        "korea",
        "rhee",
        "rok-us-1953",
    } <= content_names()


def test_the_engine_names_no_content() -> None:
    faults = [
        f"{place(path, node)} {node.value!r}"
        for room in ENGINE
        for path, tree in modules(PACKAGE / room)
        for node in named(tree, content_names())
        if not OTHERWISE_MEANT & {(node.value, ""), (node.value, path.name)}
    ]
    assert not faults, f"the engine reads names from files: {faults}"


def test_a_name_in_the_engine_is_caught() -> None:
    bad = ast.parse(
        '"""About regime_security."""\nif theory.name == "regime_security":\n    pass\n'
    )
    (found,) = named(bad, frozenset({"regime_security"}))
    assert found.lineno == 2
