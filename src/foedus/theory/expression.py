"""Boolean expressions over concepts, in the notation of QCA.

`~` is not, `*` is and, `+` is or; `~` binds tightest, `*` before `+`; parentheses group;
`1` always holds. Read by recursive descent, evaluated without `eval`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_TOKEN = re.compile(r"\s*(?:([a-z][a-z0-9_]*)|([~*+()1]))")
DEPTH_MAX = 50
"""Deepest nesting of parentheses and negations that is read."""


class ExpressionError(ValueError):
    """An expression that cannot be read.

    Parameters
    ----------
    message : str
        What was found and what was expected.
    offset : int
        Characters into the text at which it went wrong.
    """

    def __init__(self, message: str, offset: int) -> None:
        self.offset = offset
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Always:
    """The expression that holds in every world."""

    def holds(self, world: Mapping[str, bool]) -> bool:  # noqa: ARG002 - the same in each world
        """True, whatever the world."""
        return True

    @property
    def names(self) -> tuple[str, ...]:
        """No concept."""
        return ()

    def __str__(self) -> str:
        """`1`."""
        return "1"


@dataclass(frozen=True, slots=True)
class Name:
    """A concept."""

    name: str

    def holds(self, world: Mapping[str, bool]) -> bool:
        """Whether the concept holds in the world."""
        return world[self.name]

    @property
    def names(self) -> tuple[str, ...]:
        """The concept."""
        return (self.name,)

    def __str__(self) -> str:
        """The concept's name."""
        return self.name


@dataclass(frozen=True, slots=True)
class Not:
    """A negation."""

    part: Expression

    def holds(self, world: Mapping[str, bool]) -> bool:
        """Whether the part fails."""
        return not self.part.holds(world)

    @property
    def names(self) -> tuple[str, ...]:
        """Concepts of the part."""
        return self.part.names

    def __str__(self) -> str:
        """`~` before the part."""
        return f"~{_grouped(self.part, And | Or)}"


@dataclass(frozen=True, slots=True)
class And:
    """A conjunction of at least two parts."""

    parts: tuple[Expression, ...]

    def holds(self, world: Mapping[str, bool]) -> bool:
        """Whether every part holds."""
        return all(part.holds(world) for part in self.parts)

    @property
    def names(self) -> tuple[str, ...]:
        """Concepts of all parts, each once, in the order of the text."""
        return _names(self.parts)

    def __str__(self) -> str:
        """Parts joined by `*`."""
        return "*".join(_grouped(part, And | Or) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """A disjunction of at least two parts."""

    parts: tuple[Expression, ...]

    def holds(self, world: Mapping[str, bool]) -> bool:
        """Whether some part holds."""
        return any(part.holds(world) for part in self.parts)

    @property
    def names(self) -> tuple[str, ...]:
        """Concepts of all parts, each once, in the order of the text."""
        return _names(self.parts)

    def __str__(self) -> str:
        """Parts joined by ` + `."""
        return " + ".join(_grouped(part, Or) for part in self.parts)


Expression = Always | Name | Not | And | Or


def _names(parts: tuple[Expression, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in parts for name in part.names))


def _grouped(part: Expression, binds_looser: object) -> str:
    return f"({part})" if isinstance(part, binds_looser) else str(part)  # type: ignore[arg-type]


def parse(text: str) -> Expression:
    """Read an expression.

    Parameters
    ----------
    text : str
        Such as ``power_consolidation*~political_compatibility``.

    Returns
    -------
    Expression
        A tree; `str` of it parses to the same tree.

    Raises
    ------
    ExpressionError
        If the text has another form, with the offset at which it went wrong.

    References
    ----------
    ragin_2008, for the notation.

    Examples
    --------
    >>> str(parse("a * (b+~c)"))
    'a*(b + ~c)'
    >>> parse("a*~b").holds({"a": True, "b": False})
    True
    """
    return _Reader(text).whole()


class _Reader:
    """Recursive descent over the tokens of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.position = 0
        self.depth = 0

    def whole(self) -> Expression:
        tree = self._any()
        if self._token():
            self._fail("an operator (* or +) or the end")
        return tree

    def _token(self) -> str:
        return self.tokens[self.position][0]

    def _fail(self, expected: str) -> None:
        token, offset = self.tokens[self.position]
        found = f'"{token}"' if token else "the end of the expression"
        msg = f"found {found}, expected {expected}"
        raise ExpressionError(msg, offset)

    def _any(self) -> Expression:
        return self._joined("+", self._all, Or)

    def _all(self) -> Expression:
        return self._joined("*", self._one, And)

    def _joined(
        self, operator: str, read: Callable[[], Expression], join: type[And | Or]
    ) -> Expression:
        parts = [read()]
        while self._token() == operator:
            self.position += 1
            parts.append(read())
        return parts[0] if len(parts) == 1 else join(tuple(parts))

    def _one(self) -> Expression:
        token = self._token()
        if token == "~":
            return self._nested(lambda: Not(self._one()))
        if token == "(":
            return self._nested(self._group)
        if token in {"", "*", "+", ")"}:
            self._fail("a concept, ~, ( or 1")
        self.position += 1
        return Always() if token == "1" else Name(token)

    def _nested(self, read: Callable[[], Expression]) -> Expression:
        self.depth += 1
        if self.depth > DEPTH_MAX:
            self._fail(f"at most {DEPTH_MAX} nested parentheses and negations")
        self.position += 1
        tree = read()
        self.depth -= 1
        return tree

    def _group(self) -> Expression:
        tree = self._any()
        if self._token() != ")":
            self._fail('")"')
        self.position += 1
        return tree


def _tokens(text: str) -> list[tuple[str, int]]:
    """Tokens with their offsets, closed by an empty one."""
    tokens: list[tuple[str, int]] = []
    position, end = 0, len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            rest = text[position:]
            offset = position + len(rest) - len(rest.lstrip())
            msg = f'found "{text[offset]}", expected a concept in lower case, ~, *, +, ( ) or 1'
            raise ExpressionError(msg, offset)
        tokens.append((match.group(1) or match.group(2), match.start(match.lastindex or 0)))
        position = match.end()
    return [*tokens, ("", len(text))]
