"""A room's `__init__` holds its docstring and nothing else; only the front door re-exports."""

import ast
from pathlib import Path

from tests.house.sources import PACKAGE, modules, place

FRONT_DOOR = PACKAGE / "__init__.py"


def beyond_docstring(tree: ast.Module) -> list[ast.stmt]:
    """Statements of an `__init__` that are not its docstring; the tree itself where it has none."""
    if ast.get_docstring(tree) is None:
        return tree.body or [ast.Pass(lineno=1)]
    return tree.body[1:]


def rooms() -> list[Path]:
    """Folders of the package that hold code."""
    return sorted({path.parent for path in PACKAGE.rglob("*.py")})


def test_a_room_opens_with_its_docstring_only() -> None:
    faults = [
        place(path, node)
        for path, tree in modules(PACKAGE)
        if path.name == "__init__.py" and path != FRONT_DOOR
        for node in beyond_docstring(tree)
    ]
    assert not faults, f"import from the module that defines the name: {faults}"


def test_every_room_has_its_init() -> None:
    missing = [str(room) for room in rooms() if not (room / "__init__.py").is_file()]
    assert not missing, f"a folder of code without __init__.py is left out of the wheel: {missing}"


def test_a_room_that_re_exports_is_caught() -> None:
    assert beyond_docstring(ast.parse('"""Room."""\nfrom foedus.theory.clause import Clause\n'))
    assert beyond_docstring(ast.parse(""))
    assert not beyond_docstring(ast.parse('"""Room."""\n'))
