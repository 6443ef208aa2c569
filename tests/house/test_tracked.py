"""Tracked files name no registry, no machine, and one version of everything."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.house.sources import ROOT, text_of, tracked_files

# Assembled from parts, so that this file does not catch itself.
REGISTRY = re.compile(
    "|".join(
        [
            "index-" + "url [=:]?",
            "--find-" + "links",
            "trusted-" + "host [=:]",
            r'"resolved":\s*"' + "http",
            "files." + "pythonhosted",
            "pypi" + r"\.org/simple",
        ]
    )
)
MACHINE = re.compile(r"(?<![\w.~:/-])/(?:" + "work|farm|home|root|Users" + r")/[\w.]")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted(ROOT.glob("requirements*.lock"))


def matches(pattern: re.Pattern[str], text: str) -> list[int]:
    """Lines in which a pattern occurs, from 1."""
    return [n for n, line in enumerate(text.splitlines(), start=1) if pattern.search(line)]


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE], ids=["registry", "machine"])
def test_no_address_and_no_machine_path_is_tracked(pattern: re.Pattern[str]) -> None:
    faults = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in tracked_files()
        for line in matches(pattern, text_of(path) or "")
    ]
    assert not faults


def test_an_address_and_a_machine_path_are_caught() -> None:
    assert matches(REGISTRY, "--extra-index-" + "url https://example.org")
    assert matches(REGISTRY, "# ok\n--find-" + "links wheels") == [2]
    assert matches(MACHINE, "see /" + "work/x.py and more")
    assert matches(MACHINE, "(/" + "home/someone)")
    assert not matches(MACHINE, "https://example.org/" + "work/x and src/home/y")


def unhashed(lock: str) -> list[str]:
    """Requirements of a lock that carry no sha256 or no exact version."""
    entries = re.split(r"\n(?=\S)", "\n".join(re.findall(r"^(?!\s*#).+$", lock, re.MULTILINE)))
    return [e.splitlines()[0] for e in entries if "==" not in e or "--hash=sha256:" not in e]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_requirement_has_its_hash(lock: Path) -> None:
    assert not unhashed(lock.read_text(encoding="utf-8"))


def test_a_requirement_without_hash_is_caught() -> None:
    bad = (
        "# head\na==1 \\\n    --hash=sha256:00\n    # via b\nb==2\nc>=3 \\\n    --hash=sha256:11\n"
    )
    assert unhashed(bad) == ["b==2", "c>=3 \\"]


def test_one_python_version_is_pinned_everywhere() -> None:
    floor = PROJECT["project"]["requires-python"].removeprefix(">=")
    assert PROJECT["tool"]["mypy"]["python_version"] == floor
    assert PROJECT["tool"]["ruff"]["target-version"] == "py" + floor.replace(".", "")
    assert len(LOCKS) == 3
    for lock in LOCKS:
        assert f"with Python {floor}\n" in lock.read_text(encoding="utf-8")


def test_the_build_backend_is_one_version() -> None:
    (backend,) = PROJECT["build-system"]["requires"]
    wanted = (ROOT / "requirements-build.in").read_text(encoding="utf-8").splitlines()
    assert backend in wanted
    assert backend in PROJECT["project"]["optional-dependencies"]["dev"]


def test_the_version_is_written_once() -> None:
    said = PROJECT["project"]["version"]
    assert version("foedus") == said
    written = re.compile(r"""(?:__version__|VERSION)\s*=\s*['"]\d""")
    assert matches(written, '__version__ = "1.0"')
    faults = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in (ROOT / "src").rglob("*.py")
        for line in matches(written, path.read_text(encoding="utf-8"))
    ]
    assert not faults


def test_the_citation_file_says_the_same_version() -> None:
    said = re.search(
        r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert said is not None
    assert said[1].strip("\"'") == PROJECT["project"]["version"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {PROJECT['project']['version']}" in changes
