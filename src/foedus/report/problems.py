"""Problems as text: the line at fault, what was found, what was expected, what to do."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from foedus.report.visible import visible
from foedus.report.words import in_figures
from foedus.vocabulary.problem import Problem, Severity

PER_FILE_MAX = 20
"""Most problems shown of one file; the others are counted."""
WIDTH_MAX = 100
"""Longest piece of a source line that is shown, in characters."""
_BEFORE = 40
"""Characters kept before the fault where a line is cut."""
_TOKEN = re.compile(r"""["']?[\w~.+-]+["']?|\S""")


def render(problem: Problem) -> str:
    """One problem, as an editor or a terminal shows it; no colour.

    Parameters
    ----------
    problem : Problem
        With the line of its file, where there is one.

    Returns
    -------
    str
        Several lines without a last line feed; hidden characters are made visible.

    Examples
    --------
    >>> from foedus.vocabulary.problem import Place
    >>> said = ('unknown key "epsode"', "one of episode, name", 'did you mean "episode"?')
    >>> print(render(Problem(Place("a.yaml", 3, 5), "FD201", *said, source_line="  - epsode: x")))
    error[FD201]: unknown key "epsode"
     --> a.yaml:3:5
      |
    3 |   - epsode: x
      |     ^^^^^^ did you mean "episode"?
      = note: expected one of episode, name
    """
    margin = " " * len(str(problem.place.line or ""))
    head = f"{problem.severity.value}[{problem.code}]: {problem.found}"
    lines = [head, f"{margin}--> {problem.place}"]
    is_question = problem.remedy.endswith("?")
    beside = problem.remedy if is_question else ""
    if problem.place.line and problem.source_line.strip():
        lines += [f"{margin} |", *_excerpt(problem, beside)]
        beside = ""
    lines.append(f"{margin} = note: expected {problem.expected}")
    if beside or not is_question:
        lines.append(f"{margin} = help: {problem.remedy}")
    return "\n".join(visible(line) for line in lines)


def summary(problems: Iterable[Problem]) -> str:
    """All problems, at most twenty of a file, the rest counted, and how many there are.

    Parameters
    ----------
    problems : iterable of Problem
        Shown in the order given.

    Returns
    -------
    str
        Blocks with an empty line between them; empty where there is no problem.
    """
    given = list(problems)
    shown: Counter[str] = Counter()
    blocks: list[str] = []
    for problem in given:
        shown[problem.place.file] += 1
        if shown[problem.place.file] <= PER_FILE_MAX:
            blocks.append(render(problem))
    left = {file: count - PER_FILE_MAX for file, count in shown.items() if count > PER_FILE_MAX}
    blocks += [f"and {count} more in {visible(file)}" for file, count in left.items()]
    return "\n\n".join([*blocks, *([tally(given)] if given else [])])


def tally(problems: Iterable[Problem]) -> str:
    """How many errors and warnings there are, in how many files; what an option says is in none.

    Examples
    --------
    >>> from foedus.vocabulary.problem import Place
    >>> tally([Problem(Place("a.yaml"), "FD101", "no such file", "a file", "create it")])
    '1 error in 1 file'
    >>> tally([Problem(Place("--set beta=2"), "FD222", "2", "a number below 1", "correct it")])
    '1 error'
    """
    given = list(problems)
    counts = Counter(problem.severity for problem in given)
    parts = [
        in_figures(counts[severity], severity.value) for severity in Severity if counts[severity]
    ]
    places = {problem.place.file for problem in given}
    files = len([place for place in places if not place.startswith("--")])
    where = f" in {in_figures(files, 'file')}" if files or not places else ""
    return f"{' and '.join(parts) or 'no problem'}{where}"


def _excerpt(problem: Problem, beside: str) -> list[str]:
    """The source line with its number, and carets below the fault."""
    number = str(problem.place.line)
    start = max(0, problem.place.column - 1)
    source = problem.source_line.replace("\t", " ")
    first = start - _BEFORE if start + _BEFORE > WIDTH_MAX else 0
    cut = source[first : first + WIDTH_MAX]
    shown = f"{'…' if first else ''}{cut}{'…' if first + WIDTH_MAX < len(source) else ''}"
    token = _token(source, start, problem.found)
    before = ("…" if first else "") + source[first:start]
    length = max(1, _width(token[: first + WIDTH_MAX - start]))
    carets = f"{' ' * _width(before)}{'^' * length} {beside}"
    return [f"{number} | {shown}".rstrip(), f"{' ' * len(number)} | {carets}".rstrip()]


def _token(source: str, start: int, found: str) -> str:
    """The piece of the line at fault: the word that is quoted as found, else the first word."""
    for word in re.findall(r'"([^"]+)"', found):
        if source.startswith(word, start):
            return str(word)
    match = _TOKEN.match(source, start)
    return match.group() if match else ""


def _width(text: str) -> int:
    """Columns that a text takes on a terminal once hidden characters are shown."""
    shown = visible(text)
    wide = sum(unicodedata.east_asian_width(sign) in {"W", "F"} for sign in shown)
    marks = sum(unicodedata.combining(sign) > 0 for sign in shown)
    return len(shown) + wide - marks
