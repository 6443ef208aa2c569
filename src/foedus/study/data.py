"""Plain data: what documents are made of before they are text."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files

from foedus.vocabulary.estimate import Estimate
from foedus.vocabulary.reference import Reference

Data = Mapping[str, "Value"]
Value = str | int | float | bool | None | Sequence["Value"] | Data
"""What JSON can hold."""

DIGITS = 9
"""Decimals that are written: what lies beyond is the machine's, nobody's judgement."""


def schema_beside(package: str, name: str) -> dict[str, object]:
    """The JSON Schema that stands in a file beside the code of a package.

    Parameters
    ----------
    package, name : str
        The package, and the file in it.

    Examples
    --------
    >>> schema_beside("foedus.study", "record.schema.json")["title"]
    'Record of a run of foedus'
    """
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    loaded: dict[str, object] = json.loads(text)
    return loaded


def references(cited: Iterable[Reference]) -> list[Value]:
    """References as they stand in the files.

    Examples
    --------
    >>> references([Reference.parse("suh_1990[12]")])
    ['suh_1990[12]']
    """
    return [str(reference) for reference in cited]


def number(value: float | None) -> float | None:
    """A finite number to nine decimals; what is missing stays so.

    Examples
    --------
    >>> number(1 - 0.7), number(None)
    (0.3, None)
    """
    # Adding nought turns -0.0 into 0.0.
    return None if value is None else round(float(value), DIGITS) + 0.0


def signed(**numbers: float) -> Data:
    """Numbers that may be infinite, which JSON cannot hold: null, with the side beside them.

    Examples
    --------
    >>> signed(lo=3, hi=math.inf)
    {'lo': 3.0, 'hi': None, 'infinite': {'hi': 1}}
    """
    held: dict[str, Value] = {
        name: None if math.isinf(value) else number(value) for name, value in numbers.items()
    }
    sides: Data = {n: 1 if value > 0 else -1 for n, value in numbers.items() if math.isinf(value)}
    return held | {"infinite": sides}


def decibels(estimate: Estimate | None) -> Data | None:
    """A weight with its bounds; None where it is undefined.

    Examples
    --------
    >>> decibels(Estimate(1, 2, 3))
    {'lo': 1.0, 'point': 2.0, 'hi': 3.0, 'infinite': {}}
    """
    if estimate is None:
        return None
    return signed(lo=estimate.lo, point=estimate.point, hi=estimate.hi)


def probability(estimate: Estimate) -> Data:
    """A probability with its bounds.

    Examples
    --------
    >>> probability(Estimate(0.1, 0.2, 0.3))
    {'lo': 0.1, 'point': 0.2, 'hi': 0.3}
    """
    return {"lo": number(estimate.lo), "point": number(estimate.point), "hi": number(estimate.hi)}
