"""The import contracts of pyproject.toml catch what they are there to catch.

`make contracts` keeps them; here each one is shown a package that breaks it.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT

ROOMS = (
    "vocabulary",
    "casebook",
    "theory",
    "panel",
    "confront",
    "archive",
    "study",
    "report",
    "cli",
)

BREACHES = {
    "a lower room imports a higher one": ("floors", "vocabulary/a.py", "import foedus.study.a"),
    "coder and theory know each other": ("floors", "casebook/a.py", "import foedus.theory.a"),
    "a room without a floor": ("floors", "attic/__init__.py", ""),
    "one method borrows from another": ("methods", "confront/a.py", "import foedus.confront.b"),
    "an idea reads a file format": ("ideas", "theory/a.py", "def f():\n    import yaml"),
    "siblings in a circle": (
        "siblings",
        "study/a.py",
        "def f():\n    import foedus.study.b",
    ),
}


def lint(project: Path, contract: str) -> subprocess.CompletedProcess[str]:
    """Run one contract over the package of a project."""
    tool = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [tool, "--no-cache", "--no-logo", "--contract", contract],
        cwd=project,
        env={"PYTHONPATH": str(project), "PATH": str(tool.parent)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A clean package with two modules in every room, under the real contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in ("", *ROOMS):
        folder = tmp_path / "foedus" / room
        folder.mkdir()
        for name in ("__init__", *(("a", "b") if room else ())):
            (folder / f"{name}.py").touch()
    (tmp_path / "foedus" / "study" / "b.py").write_text("import foedus.study.a\n")
    return tmp_path


@pytest.mark.parametrize("breach", BREACHES.values(), ids=BREACHES.keys())
def test_a_breach_is_caught(project: Path, breach: tuple[str, str, str]) -> None:
    contract, name, code = breach
    clean = lint(project, contract)
    assert clean.returncode == 0, clean.stdout + clean.stderr
    path = project / "foedus" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(code)
    broken = lint(project, contract)
    assert broken.returncode == 1
    assert "BROKEN" in broken.stdout or "attic" in broken.stdout + broken.stderr
