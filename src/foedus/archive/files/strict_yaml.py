"""The strict reader of YAML: parser events only, within limits, every refusal with its place.

Files are YAML with the scalars of the 1.2 core schema, and nothing that a reader of a study
would have to know YAML for: no anchors, aliases, tags, merge keys, second documents or
repeated keys. `NO` is text, dates are text, whatever stands in quotes is text.

PyYAML's composer and constructors are never called: they recurse, and 400 KB of `[` kills
the interpreter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
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

from foedus.archive.files.node import Mapping, Mark, Node, Scalar, Sequence
from foedus.archive.files.text import line_at, place_at
from foedus.vocabulary.problem import InputError, Place, Problem

BYTES_MAX = 5_000_000
DEPTH_MAX = 64
NODES_MAX = 200_000
DIGITS_MAX = 300

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


class _Refusal(Exception):  # noqa: N818 - carries one problem to the end of the reading
    """One thing that ends the reading of a file: code, mark, found, expected, remedy."""

    def __init__(self, *said: *tuple[str, Mark, str, str, str]) -> None:
        super().__init__(said[2])
        self.said = said


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
        With every refusal found; after one of syntax or of a limit nothing more is read.

    Examples
    --------
    >>> load("country: NO\nyear: 1953", "a.yaml")
    {'country': 'NO', 'year': 1953}
    """
    problems: list[Problem] = []

    def refuse(code: str, mark: Mark, found: str, expected: str, remedy: str) -> None:
        place = Place(file, mark.line + 1, mark.column + 1)
        line = line_at(text, mark.line)
        problems.append(Problem(place, code, found, expected, remedy, source_line=line))

    root = Mapping()
    try:
        root = _build(yaml.CLoader(text), refuse)
    except _Refusal as refusal:
        refuse(*refusal.said)
    except yaml.MarkedYAMLError as error:
        refuse(*_syntax(error))
    except yaml.reader.ReaderError:
        problems.append(_control_character(text, file))
    if problems:
        raise InputError(problems)
    return root


Refuse = Callable[[str, Mark, str, str, str], None]


class _Event(Protocol):
    """What PyYAML's events carry, each kind some of it."""

    anchor: str | None
    tag: str | None
    tags: dict[str, str] | None
    value: str
    style: str | None
    start_mark: Mark


def _build(parser: yaml.CLoader, refuse: Refuse) -> Mapping:  # noqa: C901, PLR0912, PLR0915 - one loop, for speed
    """Nodes from events, in one pass, without recursion.

    This loop is what the speed of reading hangs on, hence its plainness.
    """
    get_event = cast("Callable[[], _Event | None]", parser.get_event)
    root: Node = None
    node: Node = None
    key: str | None = None
    stack: list[tuple[Node, str | None]] = []
    count = 0
    while (event := get_event()) is not None:
        kind: type = type(event)
        child: Node
        if kind is ScalarEvent:
            child = text = event.value
            style = event.style
            if not style:
                if text in _WORDS:
                    child = _WORDS[text]
                elif text[0] in _NUMBER_BEGINS:
                    child = _number(event)
            elif style == '"' and not text.isprintable() and _CONTROL.search(text):
                refuse(*_escaped_control(event))
        elif kind is MappingStartEvent:
            child = Mapping()
        elif kind is SequenceStartEvent:
            child = Sequence()
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            node, key = stack.pop()
            continue
        else:
            _refuse_beside(event, root, refuse)
            if kind is not AliasEvent:
                continue
            child = ""
        if kind is not AliasEvent and (event.anchor is not None or event.tag is not None):
            _refuse_properties(event, refuse)
        count += 1
        mark = event.start_mark
        if count > NODES_MAX:
            raise _too_many(mark)
        following: str | None = None
        if type(node) is Sequence:
            node.append(child)
            node.marks.append(mark)
        elif node is None:
            root = child
        elif key is None and type(node) is Mapping:
            following = _key(child, node, mark, refuse)
            node.marks.append(mark)
        elif type(node) is Mapping and key is not None:
            node[key] = child
            node.marks.append(mark)
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            stack.append((node, following))
            if len(stack) > DEPTH_MAX:
                raise _too_deep(mark)
            node, following = child, None
        key = following
    return _top(root)


def _top(root: Node) -> Mapping:
    if isinstance(root, Mapping):
        return root
    found = "an empty file" if root is None else "a file that is not a list of keys"
    raise _Refusal(
        "FD107",
        _Start(),
        found,
        'keys such as "format: foedus/1" at the top',
        "see the reference of files, or `foedus new` for one that runs",
    )


class _Start:
    """The first character of a file, as a mark."""

    line = 0
    column = 0
    index = 0


def _key(child: Node, node: Mapping, mark: Mark, refuse: Refuse) -> str:
    """The key that a node gives; a repeated or strange one is refused and set apart."""
    if type(child) is str and child not in node and child != "<<":
        return child
    if child == "<<":
        said = ('a merge key "<<"', "keys written out", "copy the keys it stands for to this place")
        refuse("FD111", mark, *said)
    elif type(child) is not str:
        shown = "a list or a mapping" if isinstance(child, list | dict) else f"the value {child!r}"
        remedy = "put the key in quotes if it is meant as text"
        refuse("FD113", mark, f"{shown} as a key", "text as a key", remedy)
    else:
        first = node.marks[2 * list(node).index(child)].line + 1
        found = f'the key "{child}" a second time (first on line {first})'
        refuse("FD112", mark, found, "each key once", "delete one of the two, or rename it")
    return f"\x00{len(node.marks)}"


def _number(event: _Event) -> Scalar:
    """The number that a plain scalar is in the core schema, or its text."""
    text: str = event.value
    if _FLOAT.fullmatch(text):
        if len(text) > DIGITS_MAX:
            raise _not_a_number(event, f"a number of {len(text)} characters")
        if _INTEGER.fullmatch(text):
            return int(text)
        value = float(text)
        if value in {float("inf"), float("-inf")}:
            raise _not_a_number(event, f"the number {text}, too large to be held")
        return value
    if _BASED.fullmatch(text) and len(text) <= DIGITS_MAX:
        return int(text, 0)
    if _NOT_FINITE.fullmatch(text):
        raise _not_a_number(event, f"{text}, which is no finite number")
    return text


def _not_a_number(event: _Event, found: str) -> _Refusal:
    remedy = "write the number out, or put it in quotes if it is meant as text"
    return _Refusal("FD114", event.start_mark, found, "a finite number", remedy)


def _too_many(mark: Mark) -> _Refusal:
    found, expected = f"more than {NODES_MAX:,} values", f"at most {NODES_MAX:,} in one file"
    return _Refusal("FD109", mark, found, expected, "spread the records over several files")


def _too_deep(mark: Mark) -> _Refusal:
    found = f"values nested more than {DEPTH_MAX} deep"
    expected = f"at most {DEPTH_MAX} lists or mappings within one another"
    return _Refusal("FD108", mark, found, expected, "look for a bracket that is never closed")


def _escaped_control(event: _Event) -> tuple[str, Mark, str, str, str]:
    match = _CONTROL.search(event.value)
    number = ord(match.group()) if match else 0
    found = f"an escape for the control character U+{number:04X}"
    return "FD105", event.start_mark, found, "printable text", "delete the escape"


def _refuse_beside(event: _Event, root: Node, refuse: Refuse) -> None:
    """Refuse aliases, second documents and tag directives; let stream marks pass."""
    kind: type = type(event)
    if kind is AliasEvent:
        found, expected = f'an alias "*{event.anchor}"', "the value written out"
        remedy = "copy what it stands for to this place"
        refuse("FD110", event.start_mark, found, expected, remedy)
    elif kind is DocumentStartEvent and root is not None:
        found, remedy = 'a second document after "---"', "put it into a file of its own"
        raise _Refusal("FD115", event.start_mark, found, "one document in a file", remedy)
    elif kind is DocumentStartEvent and event.tags:
        refuse("FD110", event.start_mark, "a %TAG directive", "no directives", "delete the line")


def _refuse_properties(event: _Event, refuse: Refuse) -> None:
    """Refuse an anchor or a tag."""
    if event.anchor is not None:
        found, remedy = f'an anchor "&{event.anchor}"', f'delete "&{event.anchor}"'
        refuse("FD110", event.start_mark, found, "plain values", remedy)
    if event.tag is not None:
        found, remedy = (
            f'a tag "{event.tag}"',
            "delete it: the kind of a value follows from its form",
        )
        refuse("FD110", event.start_mark, found, "plain values", remedy)


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


def _syntax(error: yaml.MarkedYAMLError) -> tuple[str, Mark, str, str, str]:
    """What the parser complains of, in plainer words where we have them."""
    problem = " ".join(str(error.problem or error).split())
    mark = error.problem_mark or error.context_mark or _Start()
    for phrase, said in _SYNTAX.items():
        if phrase in problem:
            if "unexpected end" in phrase and error.context_mark:
                mark = error.context_mark
            return ("FD106", mark, *said)
    return "FD106", mark, problem, "YAML", "look at the quotes, brackets and indentation near here"


def _control_character(text: str, file: str) -> Problem:
    """The control character at which the parser stopped."""
    match = _CONTROL.search(text)
    index, number = (match.start(), ord(match.group())) if match else (0, 0)
    line, column = place_at(text, index)
    return Problem(
        Place(file, line, column),
        "FD105",
        f"the control character U+{number:04X}",
        "printable text",
        "delete it; a text editor may show it as a box or not at all",
        source_line=line_at(text, line - 1),
    )
