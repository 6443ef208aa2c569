"""Sayings: what each refusal of the schemas means, in words of the files."""

from __future__ import annotations

from collections.abc import Callable

from pydantic_core import ErrorDetails

from foedus.archive.files.suggest import nearest
from foedus.archive.schemas.decisions import CHANGE_KEYS
from foedus.archive.schemas.ledger import SOUGHT_KEYS
from foedus.archive.schemas.types import TEXT_MAX
from foedus.archive.schemas.weights import MEASURES
from foedus.vocabulary.date import FORMS

SHOWN_MAX = 60
"""Longest piece of a value that a message repeats, in characters."""

Said = tuple[str, str, str, str]
"""Code, what was found, what was expected, what to do."""


def saying(error: ErrorDetails) -> Said:
    """What a refusal means: code, what was found, what was expected, what to do."""
    return _SAYINGS.get(error["type"], _other)(error)


def shown(value: object) -> str:
    """A value as its writer would recognise it.

    Examples
    --------
    >>> shown("martial law"), shown(1953), shown(None), shown([1])
    ('"martial law"', 'the number 1953', 'nothing', 'a list')
    """
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"the value {str(value).lower()}"
    if isinstance(value, int | float):
        return f"the number {value:g}" if isinstance(value, float) else f"the number {value}"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    text = " ".join(str(value).split())
    return f'"{text}"' if len(text) <= SHOWN_MAX else f'"{text[: SHOWN_MAX - 1]}…"'


def _missing(error: ErrorDetails) -> Said:
    key = error["loc"][-1]
    return "FD202", f'no key "{key}"', f'the key "{key}"', f'add "{key}:" with its value'


def _wrong_kind(expected: str, remedy: str = "correct the value") -> Callable[[ErrorDetails], Said]:
    def say(error: ErrorDetails) -> Said:
        value = error["input"]
        advice = remedy
        if expected == "text" and isinstance(value, bool | int | float):
            written = str(value).lower() if isinstance(value, bool) else value
            advice = f'put it in quotes: "{written}"'
        elif expected == "text" and value is None:
            advice = "write the text, or delete the key if it may be left out"
        elif expected == "a list" and isinstance(value, str):
            advice = "put it in brackets: [ … ]"
        return "FD203", shown(value), expected, advice

    return say


def _unknown_word(error: ErrorDetails) -> Said:
    value = error["input"]
    expected = str(error.get("ctx", {}).get("expected", "")).replace("'", "")
    words = expected.replace(" or ", ", ").split(", ")
    step = next((s for s in reversed(error["loc"]) if isinstance(s, str)), "")
    if step == "format":
        return _format(value)
    if step == "kind":
        remedy = "look whether this is the right file"
        return "FD209", f"kind {shown(value)} in this file", f"kind: {expected}", remedy
    guess = nearest(value, words) if isinstance(value, str) else None
    remedy = f'did you mean "{guess}"?' if guess else "take one of these words"
    return "FD204", shown(value), expected, remedy


def _format(value: object) -> Said:
    newer = isinstance(value, str) and value.startswith("foedus/")
    remedy = "install a newer foedus" if newer else 'write "format: foedus/1"'
    return "FD208", f"format {shown(value)}", "foedus/1, which this foedus reads", remedy


def _name(error: ErrorDetails) -> Said:
    expected = "lower-case letters, digits and underscores, beginning with a letter"
    if "-" in str(error.get("ctx", {}).get("pattern", "")).replace("a-z", "").replace("0-9", ""):
        expected = "lower-case letters, digits, hyphens and underscores"
    return "FD205", f"{shown(error['input'])} as a name", expected, "rename it, wherever it is used"


def _empty(error: ErrorDetails) -> Said:
    if isinstance(error["input"], str):
        return "FD206", "empty text", "text", "write it, or delete the key if it may be left out"
    return "FD206", "an empty list", "at least one item", "add one"


def _too_many(error: ErrorDetails) -> Said:
    most = error.get("ctx", {}).get("max_length", 0)
    found = f"a list of {len(error['input']):,}"
    return "FD207", found, f"at most {most:,}", "divide it"


def _too_long(error: ErrorDetails) -> Said:
    most = error.get("ctx", {}).get("max_length", TEXT_MAX)
    found = f"text of {len(str(error['input'])):,} characters"
    return "FD207", found, f"at most {most:,}", "say it in fewer, or spread it over several items"


def _date(error: ErrorDetails) -> Said:
    why = str(error.get("ctx", {}).get("why", ""))
    why = why.replace(repr(error["input"]), f'"{error["input"]}"')
    found, _, rest = why.partition(": ")
    if "no day of the calendar" in found:
        return "FD210", f"{found}: {rest}", "a day of the calendar", "correct the date"
    remedy = "correct it; the form is EDTF (ISO 8601-2)"
    return "FD210", found, f"a date such as {FORMS}", remedy


def _date_type(error: ErrorDetails) -> Said:
    value = error["input"]
    remedy = f'put it in quotes: "{value}"' if isinstance(value, int) else "write it as quoted text"
    return "FD210", f"{shown(value)} as a date", f"a date in quotes, such as {FORMS}", remedy


def _reference(error: ErrorDetails) -> Said:
    expected = "key[locator], or key[locator] via key[locator]"
    remedy = "close each bracket; a locator holds no brackets itself"
    return "FD211", f"{shown(error['input'])} as a reference", expected, remedy


def _membership(error: ErrorDetails) -> Said:
    expected = "true, false, unknown, a degree from 0 to 1, or [lowest, highest]"
    value = error["input"]
    if isinstance(value, str) and nearest(value.lower(), ["true", "false", "unknown"]):
        guess = nearest(value.lower(), ["true", "false", "unknown"]) or ""
        return "FD212", f"{shown(value)} as a value", expected, f'did you mean "{guess}"?'
    found = f"[{', '.join(map(str, value))}]" if isinstance(value, list) else shown(value)
    return "FD212", f"{found} as a value", expected, "write unknown where nothing is known"


def _expression(error: ErrorDetails) -> Said:
    why = str(error.get("ctx", {}).get("why", "no expression"))
    found, _, expected = why.partition(", expected ")
    found = f"in the condition, {found.removeprefix('found ')}"
    remedy = "join concepts by * (and), + (or), ~ (not) and parentheses"
    return "FD213", found, expected or "an expression", remedy


def _expression_type(error: ErrorDetails) -> Said:
    if error["input"] == 1:
        found = "the number 1 as a condition"
        return "FD213", found, 'the text "1", which always holds', 'put it in quotes: "1"'
    found = f"{shown(error['input'])} as a condition"
    return "FD213", found, "concepts joined by * + ~ ( )", "write it as text"


def _fixed(*said: str) -> Callable[[ErrorDetails], Said]:
    code, found, expected, remedy = said
    return lambda error: (code, found, expected, remedy)  # noqa: ARG005 - as all of `SAYINGS`


def _bearing(error: ErrorDetails) -> Said:
    given = error.get("ctx", {}).get("given") or "nothing that it bears on"
    expected = "concept with direction, or pathway with side"
    remedy = "an indicator is spoken for or against; a pathway has a positive and a negative side"
    return "FD214", f"an item that bears on something by {given}", expected, remedy


def _clause(error: ErrorDetails) -> Said:
    given = error.get("ctx", {}).get("given")
    found = (
        "a clause that expects a design and is silent" if given else "a clause without an answer"
    )
    return "FD217", found, "either expect or silent", "keep one of the two" if given else "add one"


def _at_least(error: ErrorDetails) -> Said:
    context = error.get("ctx", {})
    found = f"at least {context.get('n')} of {context.get('parts')} parts"
    return "FD216", found, "n no greater than the number of parts", "lower n, or add parts"


def _structures(error: ErrorDetails) -> Said:
    found = f"several structures: {error.get('ctx', {}).get('keys')}"
    return "FD216", found, "one of all_of, any_of, mean, at_least", "make one a part of the other"


def _out_of_range(error: ErrorDetails) -> Said:
    context = error.get("ctx", {})
    expected = f"a number from {context.get('lowest'):g} to {context.get('highest'):g}"
    return "FD222", shown(error["input"]), expected, "correct it"


def _bounds_reversed(error: ErrorDetails) -> Said:
    low, high = error["input"]
    return "FD223", f"bounds from {low:g} to {high:g}", "[lowest, highest]", "swap them"


def _bounds_range(error: ErrorDetails) -> Said:
    context = error.get("ctx", {})
    expected = f"bounds within {context.get('lowest'):g} to {context.get('highest'):g}"
    return "FD222", "bounds out of range", expected, "correct them"


def _bounds_point(error: ErrorDetails) -> Said:
    found = f"bounds that leave out {error.get('ctx', {}).get('point'):g}"
    return "FD223", found, "bounds on both sides of the number", "correct the number or its bounds"


def _measures(error: ErrorDetails) -> Said:
    given = error.get("ctx", {}).get("given")
    found = (
        f"a likelihood given by {' and '.join(given)}"
        if given
        else "a likelihood that is not given"
    )
    return "FD224", found, f"one of {', '.join(MEASURES)}", "keep one" if given else "add one"


def _bounds_of_none(error: ErrorDetails) -> Said:
    measure = error.get("ctx", {}).get("measure")
    found, remedy = (
        f"bounds beside {measure}",
        "delete them: a word, or the other cell, has its own",
    )
    return "FD224", found, "between beside p or db", remedy


def _clue_twice(error: ErrorDetails) -> Said:
    given = error.get("ctx", {}).get("given", [])
    found = f"evidence together with {', '.join(given)}"
    remedy = "an item says itself what it is; delete evidence, or the others"
    return "FD225", found, "evidence alone, or a clue that was not found", remedy


def _clue_keys(error: ErrorDetails) -> Said:
    missing = error.get("ctx", {}).get("missing", [])
    if len(missing) == len(SOUGHT_KEYS):
        found = "a clue that is no item and is not described"
        return "FD225", found, f"evidence, or {', '.join(SOUGHT_KEYS)}", "add what it is"
    found = f"a clue that was not found, without {', '.join(missing)}"
    return "FD202", found, ", ".join(SOUGHT_KEYS), f"add {', '.join(missing)}"


def _group(error: ErrorDetails) -> Said:
    both = error.get("ctx", {}).get("given")
    found = "a group that is judged and discounted" if both else "a group without a judgement"
    remedy = "keep one of the two" if both else "add one"
    return "FD226", found, "either likelihoods or discount", remedy


def _other(error: ErrorDetails) -> Said:
    return "FD203", shown(error["input"]), error["msg"].lower(), "correct the value"


_LIST = _wrong_kind("a list", "write items in brackets, or each on a line after a hyphen")
_MAPPING = _wrong_kind("keys with values", "write each key on a line of its own, key: value")
_NUMBER = _wrong_kind("a number", "write it in digits, without quotes")
_SAYINGS: dict[str, Callable[[ErrorDetails], Said]] = {
    "missing": _missing,
    "string_type": _wrong_kind("text"),
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "float_type": _NUMBER,
    "int_type": _wrong_kind("a whole number"),
    "greater_than_equal": _wrong_kind("a whole number from 1"),
    "enum": _unknown_word,
    "literal_error": _unknown_word,
    "string_pattern_mismatch": _name,
    "string_too_short": _empty,
    "too_short": _empty,
    "string_too_long": _too_long,
    "too_long": _too_many,
    "date": _date,
    "date_type": _date_type,
    "reference": _reference,
    "reference_type": _reference,
    "membership": _membership,
    "expression": _expression,
    "expression_type": _expression_type,
    "bearing": _bearing,
    "change": _fixed(
        "FD215",
        "a change that does not say what it changes",
        f"one of the keys {', '.join(CHANGE_KEYS)}",
        "see the reference of decisions for what goes with each",
    ),
    "no_structure": _fixed(
        "FD216", "a concept without a new structure", "all_of, any_of, mean or at_least", "add one"
    ),
    "structures": _structures,
    "at_least": _at_least,
    "clause": _clause,
    "bool_type": _wrong_kind("true or false", "write true or false, without quotes"),
    "out_of_range": _out_of_range,
    "bounds_type": _wrong_kind("two numbers", "write [lowest, highest]"),
    "ends_type": _wrong_kind("two numbers", "write [lowest, highest]"),
    "lists_type": _wrong_kind(
        "two lists of numbers", "write [[ … ], [ … ]], the lowest of each number, then the highest"
    ),
    "bounds_reversed": _bounds_reversed,
    "ratio": _wrong_kind("a number of 1 or more, or any"),
    "bounds_range": _bounds_range,
    "bounds_point": _bounds_point,
    "measures": _measures,
    "bounds_of_none": _bounds_of_none,
    "logical": _fixed(
        "FD224",
        "a reason of logic for what logic does not decide",
        "logical beside p: 0 or p: 1",
        "say it under reason",
    ),
    "clue_twice": _clue_twice,
    "clue_keys": _clue_keys,
    "group": _group,
    "discount": _fixed(
        "FD202", "a discount without a reason", 'the key "reason"', 'add "reason:" with its value'
    ),
}
