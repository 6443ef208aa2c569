"""Tests mirror the tree, and each way to fail has a test of its own.

A module `src/foedus/theory/derive.py` that offers public functions has `tests/theory/test_derive.py`. A folder
inside a room may be tested as a whole: `report/views/` by `tests/report/test_views.py`.
"""

import ast
from pathlib import Path

from tests.house.sources import PACKAGE, TESTS, modules, public_functions

# Modules tested through another door; each with the reason.
EXEMPT: dict[str, str] = {}


def mirror_of(module: Path, package: Path = PACKAGE, tests: Path = TESTS) -> Path:
    """Where the tests of a module stand."""
    inside = module.relative_to(package)
    return tests / inside.parent / f"test_{inside.stem.lstrip('_')}.py"


def mirrors_of(module: Path, package: Path, tests: Path) -> list[Path]:
    """Its own test file, or that of a folder inside the room."""
    own = mirror_of(module, package, tests)
    folders = [own.parent, *own.parent.parents]
    inside = folders[: len(own.relative_to(tests).parts) - 2]
    return [own, *(folder.parent / f"test_{folder.name}.py" for folder in inside)]


def unmirrored(package: Path, tests: Path) -> list[str]:
    """Modules with public functions and without a test file of their name."""
    return [
        str(path.relative_to(package))
        for path, tree in modules(package)
        if path.name != "__init__.py"
        and public_functions(tree)
        and not any(test.is_file() for test in mirrors_of(path, package, tests))
    ]


def untested_checks(package: Path, tests: Path) -> list[str]:
    """Public functions of a `checks*.py` that its tests never name."""
    faults = []
    for path, tree in modules(package):
        if not path.stem.startswith("checks") and path.parent.name != "checks":
            continue
        test = mirror_of(path, package, tests)
        named = _names(test) if test.is_file() else set()
        faults += [f"{path.stem}.{name}" for name in public_functions(tree) if name not in named]
    return faults


def _names(path: Path) -> set[str]:
    """Every name that a file uses."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return names | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def test_every_module_has_its_test_file() -> None:
    missing = [name for name in unmirrored(PACKAGE, TESTS) if name not in EXEMPT]
    assert not missing, f"no like-named test file under tests/: {missing}"


def test_no_exemption_outlives_its_reason() -> None:
    assert set(EXEMPT) <= set(unmirrored(PACKAGE, TESTS))


def test_every_check_is_named_in_its_tests() -> None:
    assert not untested_checks(PACKAGE, TESTS)


def test_a_module_without_tests_is_caught(tmp_path: Path) -> None:
    package, tests = tmp_path / "pkg", tmp_path / "tests"
    (package / "room").mkdir(parents=True)
    (tests / "room").mkdir(parents=True)
    (package / "room" / "checks.py").write_text("def no_gap(): ...\ndef no_overlap(): ...\n")
    (package / "room" / "words.py").write_text("A = 1\ndef _own(): ...\n")
    assert unmirrored(package, tests) == ["room/checks.py"]
    (package / "room" / "part").mkdir()
    (package / "room" / "part" / "leaf.py").write_text("def grow(): ...\n")
    assert "room/part/leaf.py" in unmirrored(package, tests)
    (tests / "room" / "test_part.py").touch()
    (tests / "test_room.py").touch()
    assert unmirrored(package, tests) == ["room/checks.py"]
    (tests / "room" / "test_checks.py").write_text("checks.no_gap()\n# no_overlap\n")
    assert unmirrored(package, tests) == []
    assert untested_checks(package, tests) == ["checks.no_overlap"]
