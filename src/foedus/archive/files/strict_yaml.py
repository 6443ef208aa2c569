"""The strict reader of YAML: parser events only, within limits, every refusal with its place.

Files are YAML with the scalars of the 1.2 core schema, and nothing that a reader of a study
would have to know YAML for: no anchors, aliases, tags, merge keys, second documents or
repeated keys. `NO` is text, dates are text, whatever stands in quotes is text.

PyYAML's composer and constructors are never called: they recurse, and 400 KB of `[` kills
the interpreter.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from typing import Protocol, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from foedus.archive.files.node import Mapping, Node, Scalar, Sequence
from foedus.archive.files.text import line_at, place_at
from foedus.vocabulary.problem import InputError, Place, Problem

BYTES_MAX = 5_000_000
DEPTH_MAX = 64
NODES_MAX = 200_000
DIGITS_MAX = 300
PROBLEMS_MAX = 100
"""Refusals after which a file is read no further."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_BEGINS = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


PARTLY = frozenset({"FD105", "FD112", "FD114"})
"""Refusals of one value or one key, which leave the rest of a file to be read."""

Said = tuple[str, int, str, str, str]
"""Code, where (characters into the text), what was found, what was expected, what to do."""
Refuse = Callable[[Said], None]


class _Refusal(Exception):  # noqa: N818 - carries what is said to the end of the reading
    """One thing that ends the reading of a file."""

    def __init__(self, said: Said) -> None:
        super().__init__(said[2])
        self.said = said


class UnreadError(InputError):
    """Single values or keys that could not be read, and the rest of the file.

    Parameters
    ----------
    problems : iterable of Problem
        Why.
    rest : Mapping
        The file, with nan in place of those numbers; a key given twice holds its first value.
    """

    def __init__(self, problems: Iterable[Problem], rest: Mapping) -> None:
        super().__init__(problems)
        self.rest = rest


def load(text: str, file: str) -> Mapping:
    r"""Read one YAML file whose top is a mapping.

    Parameters
    ----------
    text : str
        The whole file, decoded.
    file : str
        Its name, for the places of problems.

    Returns
    -------
    Mapping
        Nested `Mapping` and `Sequence` that know the place of every key and value.

    Raises
    ------
    InputError
        With every refusal found; after one of syntax or of a limit nothing more is read. An
        `UnreadError` if the rest of the file can be used all the same, to look for other faults.

    Examples
    --------
    >>> load("country: NO\nyear: 1953", "a.yaml")
    {'country': 'NO', 'year': 1953}
    """
    problems: list[Problem] = []

    def refuse(said: Said) -> None:
        if len(problems) == PROBLEMS_MAX:
            raise InputError(problems)
        code, index, found, expected, remedy = said
        line, column = place_at(text, index)
        shown = line_at(text, line - 1)
        place = Place(file, line, column)
        problems.append(
            Problem(
                place,
                code,
                found,
                expected,
                remedy,
                source_line=shown,
                unread=code in PARTLY,
            )
        )

    root: Mapping | None = None
    try:
        root = _build(text, refuse)
    except _Refusal as refusal:
        refuse(refusal.said)
    except yaml.MarkedYAMLError as error:
        refuse(_syntax(error))
    except yaml.reader.ReaderError:
        refuse(_control_character(text))
    if root is None or not all(problem.unread for problem in problems):
        raise InputError(problems)
    if problems:
        raise UnreadError(problems, root)
    return root


class _Mark(Protocol):
    index: int


class _Event(Protocol):
    """What PyYAML's events carry, each kind some of it."""

    anchor: str | None
    tag: str | None
    tags: dict[str, str] | None
    value: str
    style: str | None
    start_mark: _Mark


def _build(text: str, refuse: Refuse) -> Mapping:  # noqa: C901, PLR0912, PLR0915 - one loop, for speed
    """Nodes from events, in one pass, without recursion."""
    get_event = cast("Callable[[], _Event | None]", yaml.CLoader(text).get_event)
    # Only a text with one of these signs can hold an anchor or a tag.
    watched = "&" in text or "!" in text
    top = Sequence()
    # What is being filled is a sequence or else a mapping; a mapping waits for a key or has one.
    items: Sequence | None = top
    entries = Mapping()
    key: str | None = None
    mark = top.marks.append
    stack: list[tuple[Sequence | None, Mapping, Callable[[int], None], str | None]] = []
    count = 0
    while (event := get_event()) is not None:
        kind: type = type(event)
        value: Node = None
        if kind is ScalarEvent:
            value = scalar = event.value
            if not event.style:
                if scalar in _WORDS:
                    value = _WORDS[scalar]
                elif scalar[0] in _NUMBER_BEGINS:
                    value = _number(event, refuse)
            elif event.style == '"' and not scalar.isprintable() and _CONTROL.search(scalar):
                refuse(_escaped_control(event))
        elif kind is MappingStartEvent:
            value = Mapping()
        elif kind is SequenceStartEvent:
            value = Sequence()
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            items, entries, mark, key = stack.pop()
            continue
        elif kind is AliasEvent:
            refuse(_alias(event))
        else:
            _refuse_document(event, top, refuse)
            continue
        if watched and kind is not AliasEvent and (event.anchor or event.tag is not None):
            _refuse_properties(event, refuse)
        count += 1
        if count > NODES_MAX:
            raise _too_many(event)
        following: str | None = None
        if items is not None:
            items.append(value)
        elif key is not None:
            entries[key] = value
        elif type(value) is str and value not in entries and value != "<<":
            following = value
        else:
            following = _strange_key(value, entries, event, text, refuse)
        mark(event.start_mark.index)
        key = following
        if type(value) is Mapping or type(value) is Sequence:
            stack.append((items, entries, mark, following))
            if len(stack) > DEPTH_MAX:
                raise _too_deep(event)
            items = value if type(value) is Sequence else None
            entries = value if type(value) is Mapping else entries
            mark, key = value.marks.append, None
    return _only(top)


def _only(top: Sequence) -> Mapping:
    """The one mapping that a file should be."""
    root = top[0] if top else None
    if isinstance(root, Mapping):
        return root
    raise _Refusal(
        (
            "FD107",
            0,
            "an empty file" if root is None else "a file that is not a mapping",
            'keys such as "format: foedus/1" at the top',
            "see the reference of files, or `foedus new` for a study that runs",
        )
    )


def _strange_key(value: Node, entries: Mapping, event: _Event, text: str, refuse: Refuse) -> str:
    """Refuse a key that is repeated, a merge or no text; what it leads to is set apart."""
    index = event.start_mark.index
    if value == "<<":
        remedy = "copy the keys it stands for to this place"
        refuse(("FD111", index, 'a merge key "<<"', "keys written out", remedy))
    elif isinstance(value, str):
        first, _ = place_at(text, entries.key_mark(value))
        found = f'the key "{value}" a second time (first on line {first})'
        refuse(("FD112", index, found, "each key once", "delete one of the two, or rename it"))
    else:
        shown = "a list or a mapping" if isinstance(value, list | dict) else f"the value {value}"
        remedy = "put the key in quotes if it is meant as text"
        refuse(("FD113", index, f"{shown} as a key", "text as a key", remedy))
    return f"\x00{len(entries.marks)}"


def _number(event: _Event, refuse: Refuse) -> Scalar:
    """The number that a plain scalar is in the core schema, or its text; nan if it is refused."""
    text = event.value
    found = ""
    if _FLOAT.fullmatch(text):
        if len(text) > DIGITS_MAX:
            found = f"a number of {len(text)} characters"
        elif _INTEGER.fullmatch(text):
            return int(text)
        elif math.isfinite(value := float(text)):
            return value
        else:
            found = f"the number {text}, too large to be held"
    elif _BASED.fullmatch(text) and len(text) <= DIGITS_MAX:
        return int(text, 0)
    elif _NOT_FINITE.fullmatch(text):
        found = f"{text}, which is no finite number"
    if not found:
        return text
    remedy = "write the number out, or put it in quotes if it is meant as text"
    refuse(("FD114", event.start_mark.index, found, "a finite number", remedy))
    return math.nan


def _too_many(event: _Event) -> _Refusal:
    found, expected = f"more than {NODES_MAX:,} values", f"at most {NODES_MAX:,} in one file"
    remedy = "spread the records over several files"
    return _Refusal(("FD109", event.start_mark.index, found, expected, remedy))


def _too_deep(event: _Event) -> _Refusal:
    found = f"values nested more than {DEPTH_MAX} deep"
    expected = f"at most {DEPTH_MAX} lists or mappings within one another"
    remedy = "look for a bracket that is never closed"
    return _Refusal(("FD108", event.start_mark.index, found, expected, remedy))


def _escaped_control(event: _Event) -> Said:
    match = _CONTROL.search(event.value)
    number = ord(match.group()) if match else 0
    found = f"an escape for the control character U+{number:04X}"
    return "FD105", event.start_mark.index, found, "printable text", "delete the escape"


def _alias(event: _Event) -> Said:
    found, remedy = f'an alias "*{event.anchor}"', "copy what it stands for to this place"
    return "FD110", event.start_mark.index, found, "the value written out", remedy


def _refuse_document(event: _Event, top: Sequence, refuse: Refuse) -> None:
    """Refuse second documents and directives of tags; let the other marks of a stream pass."""
    kind: type = type(event)
    if kind is not DocumentStartEvent:
        return
    index = event.start_mark.index
    if top:
        found, remedy = 'a second document after "---"', "put it into a file of its own"
        raise _Refusal(("FD115", index, found, "one document in a file", remedy))
    if event.tags:
        refuse(("FD110", index, "a %TAG directive", "no directives", "delete the line"))


def _refuse_properties(event: _Event, refuse: Refuse) -> None:
    """Refuse an anchor or a tag."""
    index = event.start_mark.index
    if event.anchor:
        found, remedy = f'an anchor "&{event.anchor}"', f'delete "&{event.anchor}"'
        refuse(("FD110", index, found, "plain values", remedy))
    if event.tag is not None:
        shown = event.tag.replace("tag:yaml.org,2002:", "!!")
        found, remedy = f'a tag "{shown}"', "delete it: a value's form says what it is"
        refuse(("FD110", index, found, "plain values", remedy))


_SYNTAX = {
    "mapping values are not allowed": (
        'a ":" where no key can stand',
        "one key on a line, or text in quotes",
        'put text that holds ": " in quotes, and look at the indentation',
    ),
    "cannot start any token": (
        "a character that cannot begin a value",
        "spaces for indentation, and quotes around text that begins with a sign",
        "replace tabs by spaces; put text that begins with @, `, % or the like in quotes",
    ),
    "did not find expected key": (
        "something that is neither a key nor a value",
        "a key in line with those above",
        "look at the indentation, and for text that goes on after a closing quote",
    ),
    "did not find expected '-'": (
        "a line that does not continue the list",
        'an item that begins with "- "',
        "look at the indentation of this line and of the list above it",
    ),
    "did not find expected ',' or": (
        "a list or mapping in brackets that does not end",
        "a comma or the closing bracket",
        "close the bracket, or put text that holds brackets, commas or colons in quotes",
    ),
    "could not find expected ':'": (
        "a key without a colon",
        '": " after the key',
        "add the colon, or look at the indentation of the line above",
    ),
    "unexpected end of stream": (
        "the end of the file within quotes",
        "a closing quote",
        "close the quote where the text ends",
    ),
}


def _syntax(error: yaml.MarkedYAMLError) -> Said:
    """What the parser complains of, in plainer words where we have them."""
    problem = " ".join(str(error.problem or error).split())
    mark = error.problem_mark or error.context_mark
    for phrase, (found, expected, remedy) in _SYNTAX.items():
        if phrase in problem:
            if "unexpected end" in phrase:
                mark = error.context_mark or mark
            return "FD106", mark.index if mark else 0, found, expected, remedy
    remedy = "look at the quotes, brackets and indentation near here"
    return "FD106", mark.index if mark else 0, problem, "YAML", remedy


def _control_character(text: str) -> Said:
    """The control character at which the parser stopped."""
    match = _CONTROL.search(text)
    index, number = (match.start(), ord(match.group())) if match else (0, 0)
    remedy = "delete it; an editor may show it as a box, or not at all"
    return "FD105", index, f"the control character U+{number:04X}", "printable text", remedy
