"""Problems of data: what stops a release from being had or read, as errors."""

from __future__ import annotations

from foedus.vocabulary.problem import InputError, Place, Problem

ABSENT = "FD701"
OUT_OF_REACH = "FD72"


class DataError(InputError):
    """A release cannot be had: not there, not what it should be, or out of reach."""

    @property
    def is_absence(self) -> bool:
        """Whether the release is missing, changed or out of reach, rather than misread."""
        return any(is_absent(each.code) for each in self.problems)


def is_absent(code: str) -> bool:
    """Whether a code says that a release cannot be had at all.

    Examples
    --------
    >>> is_absent("FD701"), is_absent("FD726"), is_absent("FD704")
    (True, True, False)
    """
    return code == ABSENT or code.startswith(OUT_OF_REACH)


def problem(file: str, code: str, found: str, expected: str, remedy: str, line: int = 0) -> Problem:
    """A problem with a data file, on a line of it where there is one.

    Examples
    --------
    >>> str(problem("a.csv", "FD704", "3 fields", "4 fields", "mend the row", line=7))
    'a.csv:7:1: error[FD704]: 3 fields; expected 4 fields; mend the row'
    """
    return Problem(Place(file, line, 1 if line else 0), code, found, expected, remedy)


def refusal(file: str, code: str, found: str, expected: str, remedy: str) -> DataError:
    """The error of one problem.

    Examples
    --------
    >>> refusal("a.csv", "FD701", "no such file", "a.csv", "get it").problems[0].code
    'FD701'
    """
    return DataError([problem(file, code, found, expected, remedy)])
