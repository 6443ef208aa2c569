"""What is wrong with the arguments of a call from Python: every fault at once, before any work."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.vocabulary.problem import Fault, InputError, Place, Problem


class CallError(InputError, ValueError):
    """Arguments that make no sense; carries every fault found, each at its argument."""


def refuse(call: str, *checks: Iterable[Fault]) -> None:
    """Refuse a call with whatever is wrong with its arguments.

    Parameters
    ----------
    call : str
        What is called, such as "solve".
    *checks : iterable of Fault
        What is wrong, each at an address that begins with the argument.

    Raises
    ------
    CallError
        If there is anything wrong; with all of it.

    Examples
    --------
    >>> refuse("solve", (), ())
    >>> refuse("solve", [Fault("FD222", ("starts",), "the number 0", "from 1 on", "correct it")])
    Traceback (most recent call last):
        ...
    foedus.game.checks_of_calls.CallError: solve(starts=…): error[FD222]: the number 0; expected \
from 1 on; correct it
    """
    problems = [
        Problem(
            Place(f"{call}({fault.address[0]}=…)"),
            fault.code,
            fault.found,
            fault.expected,
            fault.remedy,
        )
        for faults in checks
        for fault in faults
    ]
    if problems:
        raise CallError(problems)
