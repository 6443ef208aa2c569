"""The map in ARCHITECTURE.md is the tree."""

import re
from pathlib import Path

from tests.house.sources import PACKAGE, ROOT, TESTS

Map = dict[str, set[str]]
SKIPPED = frozenset({"__pycache__", "__init__.py", "py.typed"})


def drawn(text: str, root: str) -> Map:
    """What the map says stands below `root`: each entry with what it lists inside."""
    (block,) = re.findall(rf"^{re.escape(root)}/\n((?:  .*\n|\n(?=  ))*)", text, re.MULTILINE)
    entries = re.findall(r"^  (\S+)(?: +(.*))?$", re.sub(r"\n {4,}", " ", block), re.MULTILINE)
    return {
        name: set(listed.split(" — ")[0].split()) - {"—"} if name.endswith("/") else set()
        for name, listed in entries
    }


def standing(folder: Path) -> Map:
    """What stands below a folder: modules by name, folders with a slash."""
    return {_label(path): _inside(path) for path in folder.iterdir() if _counts(path)}


def _counts(path: Path) -> bool:
    return path.name not in SKIPPED and (path.is_dir() or path.suffix == ".py")


def _label(path: Path) -> str:
    return f"{path.name}/" if path.is_dir() else path.name


def _inside(path: Path) -> set[str]:
    if not path.is_dir():
        return set()
    return {_label(inner).removesuffix(".py") for inner in path.iterdir() if _counts(inner)}


def as_map(tree: Map) -> str:
    """A tree as the map draws it; paste it where the test fails."""
    width = max(map(len, tree), default=0) + 2
    return "\n".join(
        f"  {name:<{width}}{' '.join(sorted(tree[name]))}".rstrip() for name in sorted(tree)
    )


def test_the_map_of_the_package_is_the_tree() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    tree = standing(PACKAGE)
    assert drawn(text, "src/foedus") == tree, f"the tree is\n{as_map(tree)}"


def test_every_folder_of_tests_is_on_the_map() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    folders = {_label(path) for path in TESTS.iterdir() if path.is_dir() and _counts(path)}
    assert {name for name in drawn(text, "tests") if name.endswith("/")} == folders


def test_a_map_that_lags_behind_is_caught(tmp_path: Path) -> None:
    (tmp_path / "room" / "inner").mkdir(parents=True)
    for name in ("api.py", "room/__init__.py", "room/a.py", "room/b.py"):
        (tmp_path / name).touch()
    good = "pkg/\n  api.py   the door\n  room/    a b\n           inner/ — what it does\n\nafter\n"
    assert drawn(good, "pkg") == standing(tmp_path)
    assert drawn(good.replace(" b", ""), "pkg") != standing(tmp_path)
    assert drawn(good.replace("a b", "a b c"), "pkg") != standing(tmp_path)
    assert drawn(good, "pkg") == drawn("pkg/\n" + as_map(standing(tmp_path)) + "\n", "pkg")
