"""A problem: where it is, what was found, what was expected, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

Address = tuple[str | int, ...]
"""A place within a study that knows no file: ("evidence", 3, "source", 0)."""


class Severity(Enum):
    """Whether a problem stops a run.

    Examples
    --------
    >>> Severity("error") is Severity.ERROR
    True
    """

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a record, at an address that knows no file.

    Parameters
    ----------
    code : str
        Stable code of the kind of fault, such as "FD301".
    address : tuple of str and int
        Path from the study to the value at fault.
    found, expected, remedy : str
        What stands there, what should, and what to do about it.
    severity : Severity
        Whether a run can go on.
    offset : int
        Characters into the value at fault at which it begins.
    on_key : bool
        Whether the key of the last step is at fault rather than its value.

    Examples
    --------
    >>> Fault("FD301", ("evidence", 3), "x", "y", "z").severity.value
    'error'
    """

    code: str
    address: Address
    found: str
    expected: str
    remedy: str
    severity: Severity = Severity.ERROR
    offset: int = 0
    on_key: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file; lines and columns count from 1, 0 where there is none.

    Examples
    --------
    >>> str(Place("study.yaml", 4, 9))
    'study.yaml:4:9'
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """The form that editors jump to."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault with its place in a file.

    Parameters
    ----------
    place : Place
        File, line and column.
    code, found, expected, remedy, severity
        As in `Fault`.
    source_line : str
        The line of the file, for showing; empty where unreadable.
    unread : bool
        Whether it left nothing at its place: what else is found wrong there only echoes it.

    Examples
    --------
    >>> str(Problem(Place("a.yaml", 1, 1), "FD201", "key epsode", "episode", "rename it"))
    'a.yaml:1:1: error[FD201]: key epsode; expected episode; rename it'
    """

    place: Place
    code: str
    found: str
    expected: str
    remedy: str
    severity: Severity = Severity.ERROR
    source_line: str = field(default="", compare=False)
    unread: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        """The whole problem on one line."""
        head = f"{self.place}: {self.severity.value}[{self.code}]"
        return f"{head}: {self.found}; expected {self.expected}; {self.remedy}"


def without_echoes(problems: Iterable[Problem]) -> list[Problem]:
    """Problems, but those at the place of something that could not be read.

    Examples
    --------
    >>> here = Place("a.yaml", 3, 7)
    >>> found = [Problem(here, "FD114", ".nan", "a number", "write it out", unread=True)]
    >>> [each.code for each in without_echoes([*found, Problem(here, "FD203", "none", "x", "y")])]
    ['FD114']
    """
    held = list(problems)
    unread = {problem.place for problem in held if problem.unread}
    return [problem for problem in held if problem.unread or problem.place not in unread]


class InputError(Exception):
    """What was given cannot be used; carries every problem found, each with its place.

    Parameters
    ----------
    problems : iterable of Problem
        Kept in the order of files, lines and columns, without echoes.

    Examples
    --------
    >>> InputError([Problem(Place("a.yaml"), "FD101", "no file", "a file", "create it")]).problems[0].code
    'FD101'
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        told = without_echoes(problems)
        self.problems = tuple(sorted(told, key=lambda problem: problem.place))
        super().__init__("\n".join(str(problem) for problem in self.problems))
