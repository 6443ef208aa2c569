"""An evil study: a record of which every text, name and label carries something that must not work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache

from foedus.confront.tracing.sensitivity import Left
from foedus.study.record import Provenance, Record
from foedus.theory.expression import Name
from foedus.vocabulary.date import HistoricalDate
from tests.toyland.runs import toyland

OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"
PAYLOADS = (
    "</style><script>alert(1)</script>",
    "<svg onload=alert(2)><img src=x onerror=alert(3)>",
    '"><a href="javascript:alert(4)">x</a>',
    "' onmouseover='alert(5)",
    "{{ 7 * 7 }}{% raw %}",
    "--><!--]]><![CDATA[",
    f"{OVERRIDE}gnp.exe\x00\x1b[31m\N{ZERO WIDTH SPACE}",
    "&lt;b&gt;&#60;script&#62;",
)
PAYLOAD = " ".join(PAYLOADS)

ADDRESSES = {
    "url": "javascript:alert(6)",
    "note": PAYLOAD,
}


@cache
def evil() -> Record:
    """The toyland study with the payload at the end of every string, names and keys included."""
    tainted = _tainted(replace(toyland(), provenance=Provenance((), ())))
    assert isinstance(tainted, Record)
    book = tainted.casebook
    sources = tuple(
        replace(source, fields={**source.fields, **ADDRESSES}) for source in book.sources
    )
    return replace(
        tainted,
        provenance=toyland().provenance,
        casebook=replace(book, sources=sources),
    )


def taint(text: str) -> str:
    """A text with the payload; different texts stay different."""
    return f"{text}{PAYLOAD}" if text else text


def _tainted(value: object) -> object:
    """A value of which every string is tainted."""
    if isinstance(value, Enum | HistoricalDate):
        return value
    if isinstance(value, str):
        return taint(value)
    if isinstance(value, tuple):
        return tuple(_tainted(part) for part in value)
    if isinstance(value, Mapping):
        return {taint(str(key)): _tainted(part) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        if type(value).__name__ == "Source":
            return replace(value, key=taint(value.key), fields=_fields(value.fields))  # type: ignore[attr-defined]
        if isinstance(value, Name):
            return Name(taint(value.name))
        held = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
        if held.get("kind") is Left.MARK:
            del held["name"]  # a mark is one of ours, or "marked"; no file names it
        return replace(value, **{name: _tainted(part) for name, part in held.items()})
    return value


def _fields(said: Mapping[str, str]) -> dict[str, str]:
    """BibTeX fields: their names are ours, what they say is not."""
    return {name: taint(text) for name, text in said.items()}
