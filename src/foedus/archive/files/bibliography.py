"""Bibliographies: BibTeX entries as sources; what is wrong with one never hides the others."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import ResolveStringReferencesMiddleware
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
)

from foedus.archive.files.text import line_at
from foedus.casebook.source import Source
from foedus.vocabulary.problem import Place, Problem, Severity

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_:+-]*")
PROBLEMS_MAX = 1_000
"""Problems after which a bibliography is read no further."""
ENTRIES_MAX = 20_000
"""Most entries of a file; the parser takes a second for some ten thousand."""
ENCLOSED_MAX = 3
"""Braces or quotes around a field that are taken off; those left within it go as well."""
_RESPONSIBLE = frozenset({"author", "editor", "organization", "institution", "howpublished"})
"""Fields of which one must say whose it is; a document may name only the series it stands in."""
_VERBATIM = frozenset({"url", "doi", "eid", "file"})


@dataclass(frozen=True, slots=True)
class Listing:
    """A source with the line on which its entry begins, counted from 1, and that line."""

    source: Source
    line: int
    line_text: str


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries of one file, and what is wrong with it."""

    file: str
    entries: tuple[Listing, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources, in the order of the file."""
        return tuple(entry.source for entry in self.entries)


def read_bibliography(text: str, file: str) -> Bibliography:
    """Read BibTeX.

    Parameters
    ----------
    text : str
        The whole file.
    file : str
        Its name, for the places of problems.

    Returns
    -------
    Bibliography
        Every entry that can be read; malformed ones, repeated keys and missing fields are
        problems with their lines.

    Examples
    --------
    >>> read = read_bibliography("@book{a_1999, author={A}, title={{T}his}, year=1999}", "a.bib")
    >>> read.sources[0].title
    'This'
    """
    if text.count("@") > ENTRIES_MAX:
        found, expected = f'more than {ENTRIES_MAX:,} "@"', f"at most {ENTRIES_MAX:,} entries"
        refusal = ("FD109", found, expected, "keep the entries that the study cites")
        return Bibliography(file, (), (_problem(text, file, 1, refusal),))
    with _quiet():
        library = parse_string(
            text, parse_stack=[ResolveStringReferencesMiddleware(allow_inplace_modification=True)]
        )
    entries: list[Listing] = []
    problems: list[Problem] = []
    torn = False
    for block in library.blocks:
        if len(problems) > PROBLEMS_MAX:
            break
        line = (block.start_line or 0) + 1
        # What follows a torn entry up to the next one is the rest of it.
        said = None if torn and isinstance(block, ImplicitComment) else _refusal(block)
        torn = isinstance(block, ParsingFailedBlock)
        if said:
            problems.append(_problem(text, file, line, said))
        if isinstance(block, Entry):
            source = _source(block)
            entries.append(Listing(source, line, line_at(text, line - 1)))
            problems += [_problem(text, file, line, lack) for lack in _lacks(source)]
    return Bibliography(file, tuple(entries), tuple(problems))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the parser's own warnings off the terminal: each becomes a problem here."""
    logger = logging.getLogger("bibtexparser")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


Said = tuple[str, str, str, str]


def _problem(text: str, file: str, line: int, said: Said) -> Problem:
    code, found, expected, remedy = said
    shown = line_at(text, line - 1)
    return Problem(Place(file, line, 1), code, found, expected, remedy, Severity.ERROR, shown)


def _refusal(block: Block) -> Said | None:
    """What is wrong with the form of a block, if anything."""
    if isinstance(block, DuplicateBlockKeyBlock):
        found = f'the key "{block.key}" a second time'
        return "FD220", found, "each key once", "delete one of the two entries, or rename it"
    if isinstance(block, DuplicateFieldKeyBlock):
        keys = ", ".join(sorted(block.duplicate_keys))
        found = f"an entry that gives {keys} twice"
        return "FD218", found, "each field once", "delete one of the two"
    if isinstance(block, ParsingFailedBlock):
        found = "an entry that cannot be read"
        return "FD218", found, "@kind{key, field = {value}, …}", "look for a lost brace or comma"
    if isinstance(block, ImplicitComment) and not _is_comment(block.comment):
        found = f'text outside entries: "{block.comment.strip().splitlines()[0][:40]}"'
        remedy = 'put "%" before each line of a comment; look for a brace too many above'
        return "FD218", found, "entries, or lines that begin with %", remedy
    return None


def _is_comment(text: str) -> bool:
    return all(line.lstrip().startswith("%") for line in text.splitlines() if line.strip())


def _source(entry: Entry) -> Source:
    fields = {
        field.key.lower(): _plain(field.key.lower(), str(field.value)) for field in entry.fields
    }
    marks = tuple(m.strip() for m in fields.pop("keywords", "").split(",") if m.strip())
    return Source(entry.key, entry.entry_type.lower(), fields, marks)


def _lacks(source: Source) -> Iterator[Said]:
    """Fields without which an entry cannot be cited."""
    if not _KEY.fullmatch(source.key):
        found = f'an entry with the key "{source.key}"'
        expected = "a key of letters, digits, _, :, + and -, beginning with a letter"
        yield "FD219", found, expected, "rename the entry, for instance surname_year"
    wanted: dict[str, Callable[[], bool]] = {
        "author or editor": lambda: bool(_RESPONSIBLE & _given(source)),
        "title": lambda: "title" in _given(source),
        "year or date": lambda: bool({"year", "date"} & _given(source)),
    }
    for field, has in wanted.items():
        if not has():
            found = f'the entry "{source.key}" without {field}'
            yield "FD219", found, field, f"add the {field.split()[0]}"


def _given(source: Source) -> set[str]:
    return {key for key, value in source.fields.items() if value}


def _plain(key: str, value: str) -> str:
    """A field without its enclosing braces or quotes, LaTeX resolved."""
    text = value.strip()
    for _ in range(ENCLOSED_MAX):
        if (text[:1], text[-1:]) in {("{", "}"), ('"', '"')} and _encloses(text):
            text = text[1:-1].strip()
    if key in _VERBATIM:
        return text
    return " ".join(unlatex(text).split())


_CLOSES = {"{": "}", '"': '"'}


def _encloses(text: str) -> bool:
    """Whether the first brace or quote closes with the last."""
    depth = 0
    for place, sign in enumerate(text[1:], 1):
        if depth == 0 and sign == _CLOSES[text[0]]:
            return place == len(text) - 1
        depth += (sign == "{") - (sign == "}")
    return False


_COMBINING = dict(
    zip(
        "`'^\"~=.uvHrckd",
        "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u030a\u0327\u0328\u0323",
        strict=True,
    )
)
_ACCENT = re.compile(r"""\\([`'^"~=.]|[uvHrckd](?=[\s{]))\s*\{?\\?([A-Za-z])\}?""")
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "textendash": "–", "textemdash": "—", "ldots": "…",
}  # fmt: skip
_LETTER = re.compile(r"\\([A-Za-z]+)(?:\{\}|\s+|(?![A-Za-z]))")
_ESCAPED = re.compile(r"\\([&%$#_{} ])")


def unlatex(text: str) -> str:
    r"""Text with LaTeX's accents, letters, dashes and grouping braces resolved.

    Examples
    --------
    >>> unlatex(r"M{\"u}ller \& {\O}stby, 1--2")
    'Müller & Østby, 1–2'
    """
    if "\\" in text:
        text = _ACCENT.sub(_accented, text)
        text = _LETTER.sub(lambda match: _LETTERS.get(match[1], match[0]), text)
    held = _ESCAPED.sub(lambda match: chr(0xE000 + ord(match[1])), text)
    held = held.replace("{", "").replace("}", "").replace("---", "—").replace("--", "–")
    held = held.replace("~", "\u00a0")
    return re.sub("[\ue020-\ue07f]", lambda match: chr(ord(match[0]) - 0xE000), held)


def _accented(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[2] + _COMBINING[match[1]])
