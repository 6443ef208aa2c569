"""The repository as the house tests read it: its root, its tracked files, its modules as trees."""

import ast
import os
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "foedus"
TESTS = ROOT / "tests"
SHARED = Path(os.environ.get("FOEDUS_SHARED") or ROOT.parent / "shared")
"""The article and the development data, which are no part of the repository; tests skip where they are absent."""


@cache
def tracked_files() -> tuple[Path, ...]:
    """Files that git keeps, or would keep: neither ignored nor removed."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listing.stdout.decode().split("\0")
    return tuple(sorted({ROOT / name for name in names if name and (ROOT / name).is_file()}))


def text_of(path: Path) -> str | None:
    """Text of a file, or None where it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def modules(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file below `folder` with its syntax tree."""
    for path in sorted(folder.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def place(path: Path, node: ast.AST) -> str:
    """`path:line` of a node, as an editor opens it."""
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    return f"{shown}:{getattr(node, 'lineno', 1)}"


def public_functions(tree: ast.Module) -> list[str]:
    """Names of the public functions on a module's top level."""
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


def public_names(tree: ast.Module) -> list[str]:
    """Names of the public functions and classes on a module's top level."""
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
