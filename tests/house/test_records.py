"""Records between stages are frozen: every dataclass of the package says so."""

import ast

from tests.house.sources import PACKAGE, modules, place


def unfrozen(tree: ast.Module) -> list[ast.ClassDef]:
    """Dataclasses that can change after they are made."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(_is_dataclass(d) and not _is_frozen(d) for d in node.decorator_list)
    ]


def _is_dataclass(decorator: ast.expr) -> bool:
    target = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(target).split(".")[-1] == "dataclass"


def _is_frozen(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and any(
        keyword.arg == "frozen" and ast.unparse(keyword.value) == "True"
        for keyword in decorator.keywords
    )


def test_every_dataclass_is_frozen() -> None:
    faults = [place(path, node) for path, tree in modules(PACKAGE) for node in unfrozen(tree)]
    assert not faults, f"write @dataclass(frozen=True, slots=True): {faults}"


def test_an_unfrozen_dataclass_is_caught() -> None:
    bad = """
@dataclass
class A: ...
@dataclasses.dataclass(slots=True)
class B: ...
@dataclass(frozen=False)
class C: ...
@dataclass(frozen=True, slots=True)
class Good: ...
class Plain: ...
"""
    assert [node.name for node in unfrozen(ast.parse(bad))] == ["A", "B", "C"]
