"""Pages that run: the code blocks of a Markdown page, executed from top to bottom as a reader would.

    ```console         each `$ command` runs in bash; what it prints must be what the page shows
    ```python          runs; with `>>>` as a doctest; names live on to the page's end
    ```yaml            must parse (so must toml and bibtex)
    ```text            is shown, not run

A line `...` in printed output stands for any lines, `...` within a line for any text. A command whose exit
code is not 0 ends in `# exit N`. A comment before a block says more about it:

    <!-- file: study/episodes.yaml -->       the block is written to that file
    <!-- append: study/episodes.yaml -->     the block is added to its end
    <!-- not run: REASON -->                 the block is shown only

Every page starts in an empty folder of its own.
"""

import contextlib
import doctest
import io
import os
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.house.sources import ROOT

FENCE = re.compile(
    r"(?:<!--\s*(?P<verb>file|append|not run):\s*(?P<what>.*?)\s*-->\s*\n+)?"
    r"^(?P<indent> *)(?P<ticks>`{3,}|~{3,})(?P<lang>[^\n`]*)\n(?P<body>.*?)^(?P=indent)(?P=ticks) *$",
    re.MULTILINE | re.DOTALL,
)
# What prepares a machine is read by eye; a make target must at least exist.
PREPARES = frozenset({"make", "pip", "git", "cd", "python", "python3", "apt-get", "sudo", "source"})
SHOWN = frozenset({"text", "csv", "latex", "r", "stata"})


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block of a page."""

    language: str
    body: str
    line: int
    verb: str
    what: str


def pages() -> list[Path]:
    """Every page whose blocks run."""
    top = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")]
    return top + sorted(p for p in (ROOT / "docs").rglob("*.md") if "_build" not in p.parts)


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page, MyST directives left out."""
    found = []
    for match in FENCE.finditer(text):
        language = match["lang"].strip()
        if language.startswith("{"):
            continue
        indent = match["indent"]
        body = "".join(
            line.removeprefix(indent) for line in match["body"].splitlines(keepends=True)
        )
        line = text.count("\n", 0, match.start("ticks")) + 1
        found.append(Block(language, body, line, match["verb"] or "", match["what"] or ""))
    return found


def run_page(text: str, folder: Path) -> list[str]:
    """Run a page's blocks in `folder`; return what went wrong, each with its line."""
    names: dict[str, object] = {"__name__": "__page__"}
    faults = []
    for block in blocks(text):
        try:
            with contextlib.chdir(folder):
                fault = _run_block(block, folder, names)
        except Exception as error:  # noqa: BLE001 - whatever a block raises is a fault of the page
            fault = f"{type(error).__name__}: {error}"
        if fault:
            faults.append(f"line {block.line}: {fault}")
    return faults


def _run_block(block: Block, folder: Path, names: dict[str, object]) -> str:
    if block.verb == "not run":
        return "" if block.what else "say why the block is not run"
    if block.verb in {"file", "append"}:
        _write(folder / block.what, block)
    if block.language in SHOWN:
        return ""
    if block.language == "console":
        return _run_console(block.body, folder)
    if block.language == "python":
        return _run_python(block, names)
    return _parse(block)


def _write(path: Path, block: Block) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if block.verb == "append" else ""
    path.write_text(before + block.body, encoding="utf-8")


def _parse(block: Block) -> str:
    if block.language == "yaml":
        yaml.load(block.body, Loader=yaml.CBaseLoader)  # noqa: S506 - makes text only
    elif block.language == "toml":
        tomllib.loads(block.body)
    elif block.language == "bibtex":
        return "" if block.body.lstrip().startswith("@") else "no BibTeX entry"
    elif block.language != "html":
        return f"a block says what it is (console, python, yaml, text …), not {block.language!r}"
    return ""


def _run_python(block: Block, names: dict[str, object]) -> str:
    if ">>>" not in block.body:
        exec(compile(block.body, f"<line {block.line}>", "exec"), names)  # noqa: S102 - our own page
        return ""
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    test = doctest.DocTestParser().get_doctest(block.body, names, "page", None, block.line)
    said = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=flags)
    runner.run(test, out=said.write, clear_globs=False)
    names.update(test.globs)
    return said.getvalue()


def _run_console(body: str, folder: Path) -> str:
    for step in re.split(r"^(?=\$ )", body, flags=re.MULTILINE):
        if not step.strip():
            continue
        if not step.startswith("$ "):
            return "a console block begins with `$ command`"
        command, _, expected = step[2:].partition("\n")
        while command.endswith("\\"):
            more, _, expected = expected.partition("\n")
            command = f"{command}\n{more}"
        if fault := _run_command(command, expected, folder):
            return fault
    return ""


def _run_command(command: str, expected: str, folder: Path) -> str:
    first, *rest = command.split("#", maxsplit=1)[0].split()
    if first in PREPARES:
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        missing = [t for t in rest if first == "make" and f"\n{t}:" not in makefile]
        return f"no target {missing} in the Makefile" if missing else ""
    wanted = int(said[1]) if (said := re.search(r"# exit (\d+)\s*$", command)) else 0
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != wanted:
        return f"`{command}` left with {done.returncode}, not {wanted}:\n{done.stdout}"
    if not shows(expected, done.stdout):
        return f"`{command}` printed\n{done.stdout}\nbut the page shows\n{expected}"
    return ""


def environment(home: Path) -> dict[str, str]:
    """What a command of a page sees: our foedus first, no colour, 100 columns."""
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "COLUMNS": "100",
    }


def shows(expected: str, printed: str) -> bool:
    """Whether printed text is what a page shows; nothing shown accepts anything."""
    if not expected.strip():
        return True
    lines = [line.rstrip() for line in printed.strip("\n").splitlines()]
    first, *rest = _between_dots(expected.strip("\n").splitlines())
    if not _stands(first, lines, 0):
        return False
    if not rest:
        return len(lines) == len(first)
    *middle, last = rest
    at = len(first)
    # The earliest place for each part leaves most room for the next; no choice has to be taken back.
    for part in middle:
        found = next((n for n in range(at, len(lines)) if _stands(part, lines, n)), None)
        if found is None:
            return False
        at = found + len(part)
    return at <= len(lines) - len(last) and _stands(last, lines, len(lines) - len(last))


def _between_dots(expected: list[str]) -> list[list[re.Pattern[str]]]:
    """The parts of a page's output between lines of dots, as patterns for single lines."""
    parts: list[list[re.Pattern[str]]] = [[]]
    for line in expected:
        if line.strip() == "...":
            parts.append([])
        else:
            parts[-1].append(re.compile(re.escape(line.rstrip()).replace(r"\.\.\.", ".*")))
    return parts


def _stands(part: list[re.Pattern[str]], lines: list[str], at: int) -> bool:
    """Whether a part matches the lines from `at` on."""
    there = lines[at : at + len(part)]
    return len(there) == len(part) and all(
        pattern.fullmatch(line) for pattern, line in zip(part, there, strict=True)
    )
