"""Citations: how a source is named in running text, in a list of references, in BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import pairwise

from foedus.casebook.source import Source
from foedus.report.words import either
from foedus.study.record import Record
from foedus.vocabulary.reference import Reference

ARTICLE = "kim_woods_2022"
"""The article whose theory foedus makes executable; every run rests on it."""

TRACING = frozenset(
    {
        "bennett_2015",
        "fairfield_charman_2022",
        "good_1950",
        "humphreys_jacobs_2015",
        "humphreys_jacobs_2023",
        "jaynes_2003",
        "van_evera_1997",
    }
)
"""Works on whose methods the weighing of evidence rests; a run that weighs none does not use them."""

RELEASED = "2026"
"""Year of this version of foedus."""

AUTHORS_MAX = 3
"""Most authors that running text names; of more, the first and "et al."."""

_PARAGRAPH = re.compile(r"(.+), (¶.+)", re.DOTALL)


def short(source: Source) -> str:
    """A source in running text: family names and year.

    A document without an author goes by its series, and by its number where it has one.

    Examples
    --------
    >>> short(Source("a", "book", {"author": "Kim, Inwook and Woods, Jackson", "year": "2022"}))
    'Kim and Woods 2022'
    >>> series = "Foreign Relations of the United States, Volume XV, Document 566"
    >>> short(Source("d", "misc", {"howpublished": series, "year": "1953"}))
    'Foreign Relations of the United States 1953, Document 566'
    """
    names = [family for family, _ in authors(source)]
    if len(names) > AUTHORS_MAX:
        return _dated(f"{names[0]} et al.", source)
    if names:
        return _dated(either(names, "and"), source)
    series, *rest = source.fields.get("howpublished", source.title or source.key).split(", ")
    number = f", {rest[-1]}" if rest and rest[-1].startswith("Document ") else ""
    return _dated(series, source) + number


def _dated(who: str, source: Source) -> str:
    return f"{who} {source.year}" if source.year else who


def authors(source: Source) -> tuple[tuple[str, str], ...]:
    """Authors as (family, given); an institution has no given name.

    Examples
    --------
    >>> authors(Source("d", "misc", {"author": "Department of State"}))
    (('Department of State', ''),)
    """
    return _people(source.fields.get("author", ""))


def _people(field: str) -> tuple[tuple[str, str], ...]:
    parts = (name.partition(",") for name in field.split(" and ") if name.strip())
    return tuple((family.strip(), given.strip()) for family, _, given in parts)


def entry(source: Source) -> str:
    """A source in a list of references: author, year, title and place.

    Examples
    --------
    >>> book = {"author": "Suh, Dae-sook", "year": "1990", "title": "On Kim", "publisher": "Press"}
    >>> entry(Source("suh_1990", "book", book))
    'Suh, Dae-sook. 1990. On Kim. Press.'
    """
    names = [", ".join(filter(None, name)) for name in authors(source)[:1]]
    names += [f"{given} {family}".strip() for family, given in authors(source)[1:]]
    address = source.fields.get("doi", "")
    title = source.title if source.kind == "book" else _quoted(source.title)
    # What has no author goes by its title.
    head = [either(names, "and"), source.year, title] if names else [title, source.year]
    link = f"https://doi.org/{address}" if address else source.fields.get("url", "")
    return " ".join(_sentence(part) for part in (*head, _place(source), link) if part)


def _quoted(title: str) -> str:
    return f"“{title}”" if title else ""


def _sentence(part: str) -> str:
    """A part closed by a full stop, unless it ends in one, or is an address."""
    closed = part.startswith("http") or part.rstrip("”").endswith((".", "?", "!"))
    return part if closed else f"{part}."


def _place(source: Source) -> str:
    """Where a source appeared, by its kind."""
    said = source.fields
    publisher = ": ".join(filter(None, (said.get("address", ""), said.get("publisher", ""))))
    places = {
        "article": _journal(said),
        "incollection": _collection(said, publisher),
        "phdthesis": f"PhD dissertation, {said.get('school', '')}",
        "techreport": _report(said),
    }
    return places.get(source.kind, publisher or said.get("howpublished", ""))


def _journal(said: Mapping[str, str]) -> str:
    number = f" ({said['number']})" if "number" in said else ""
    pages = f": {_span(said['pages'])}" if "pages" in said else ""
    return f"{said.get('journal', '')} {said.get('volume', '')}{number}{pages}".strip()


def _collection(said: Mapping[str, str], publisher: str) -> str:
    people = [f"{given} {family}".strip() for family, given in _people(said.get("editor", ""))]
    editor = f", edited by {either(people, 'and')}" if people else ""
    pages = f", {_span(said['pages'])}" if "pages" in said else ""
    return f"In {said.get('booktitle', '')}{editor}{pages}. {publisher}".removesuffix(". ")


def _report(said: Mapping[str, str]) -> str:
    kind = f"{said.get('type', 'Report')} {said.get('number', '')}".strip()
    return ", ".join(filter(None, (kind, said.get("institution", ""))))


def _span(pages: str) -> str:
    return pages.replace("--", "–")


def reference_text(reference: Reference, sources: Mapping[str, Source]) -> str:
    """A reference in running text, with its place, and the work through which it was read.

    Parameters
    ----------
    reference : Reference
        Key, locator, and perhaps a second reference.
    sources : mapping of str to Source
        The bibliography, by key; a key that it lacks stands for itself.

    Examples
    --------
    >>> held = {"han_1972": Source("han_1972", "book", {"author": "Han, Sungjoo", "year": "1972"})}
    >>> reference_text(Reference.parse("han_1972[44–45] via a_2022[Power at Home, ¶2]"), held)
    'Han 1972, 44–45, as cited in a_2022, “Power at Home” ¶2'
    """
    source = sources.get(reference.key)
    name = short(source) if source else reference.key
    # A document is already told by its number.
    place = "" if name.endswith(f", {reference.locator}") else _locator(reference.locator)
    parts = [name, place]
    if reference.via:
        parts.append(f"as cited in {reference_text(reference.via, sources)}")
    return ", ".join(filter(None, parts))


def references_text(references: Iterable[Reference], sources: Mapping[str, Source]) -> str:
    """References in running text; several places in one work are named together.

    Examples
    --------
    >>> cited = [Reference.parse(text) for text in ("a_2022[Home, ¶2]", "a_2022[Home, ¶4]", "b_1990")]
    >>> references_text(cited, {})
    'a_2022, “Home” ¶2, ¶4; b_1990'
    """
    groups: list[list[Reference]] = []
    for reference in references:
        last = groups[-1][-1] if groups else None
        if last and not (reference.via or last.via) and last.key == reference.key:
            groups[-1].append(reference)
        else:
            groups.append([reference])
    return "; ".join(_together(group, sources) for group in groups)


def _together(group: list[Reference], sources: Mapping[str, Source]) -> str:
    """Several places in one work; a section is named once for paragraphs that follow each other."""
    said = [reference_text(group[0], sources)]
    for before, reference in pairwise(group):
        own, last = _PARAGRAPH.fullmatch(reference.locator), _PARAGRAPH.fullmatch(before.locator)
        same = own and last and own[1] == last[1]
        said.append(own[2] if own and same else _locator(reference.locator))
    return ", ".join(said)


def _locator(locator: str) -> str:
    """A locator, the title of a section in quotation marks."""
    match = _PARAGRAPH.fullmatch(locator)
    return f"“{match[1]}” {match[2]}" if match else locator


def bibtex(sources: Iterable[Source]) -> str:
    r"""Sources as BibTeX, one entry each, in the order given.

    Examples
    --------
    >>> print(bibtex([Source("a_2013", "misc", {"title": "Aid & Trade"})]), end="")
    @misc{a_2013,
      title = {Aid \& Trade},
    }
    """
    return "\n".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    held = dict(source.fields)
    if source.marks:
        held["keywords"] = ", ".join(source.marks)
    lines = [f"  {name} = {{{_value(name, text)}}},\n" for name, text in held.items()]
    return f"@{source.kind}{{{source.key},\n{''.join(lines)}}}\n"


def _value(name: str, text: str) -> str:
    """A field's text, special characters escaped; addresses stay as they are."""
    if name in {"url", "doi"}:
        return text
    if name in {"author", "editor"}:
        people = [person if "," in person else f"{{{person}}}" for person in text.split(" and ")]
        text = " and ".join(people)
    escaped = re.sub(r"([&%$#_])", r"\\\1", text)
    return re.sub(r"(?<=\d)–(?=\d)", "--", escaped) if name == "pages" else escaped


def software(version: str) -> Source:
    """The entry under which foedus itself is cited."""
    said = {
        "author": "The foedus authors",
        "title": "foedus: theories of alliance design made executable",
        "year": RELEASED,
        "howpublished": f"Computer program, version {version}",
    }
    return Source("foedus", "misc", said)


def used(record: Record, library: Iterable[Source] = ()) -> tuple[Source, ...]:
    """Everything a run rests on, by author and year: article, sources, data, methods, foedus.

    Parameters
    ----------
    record : Record
        A run; what it was narrowed away from is left out.
    library : iterable of Source
        References of the library, for the methods that no file of the study cites.

    Returns
    -------
    tuple of Source
        Each once; of the bibliography, those that the run's evidence, codings, theories,
        concepts or decisions cite, and those marked as methods.
    """
    keys = {ARTICLE, *(key for part in _read(record) for key in _keys(part))}
    idle = frozenset() if record.tracings else TRACING
    bibliography = {source.key: source for source in (*library, *record.casebook.sources)}
    cited = [
        source
        for source in bibliography.values()
        if source.key in keys or ("method" in source.marks and source.key not in idle)
    ]
    return in_order([*cited, software(record.provenance.foedus)])


def in_order(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Sources by author, year and key."""
    return tuple(sorted(sources, key=lambda s: (short(s).casefold(), s.year, s.key)))


def _read(record: Record) -> Iterator[object]:
    """Everything of a record that may cite, narrowed as the run was."""
    book = record.casebook
    names = {found.episode.name for found in record.findings}
    kept = {found.episode.arrangement for found in record.findings}
    yield record.heading
    yield record.findings
    yield [rule.table.theory for rule in record.rules]
    yield [played.game for played in record.games]
    yield [*book.concepts, book.rule, *book.coders, *book.actors, *book.decisions]
    yield [arrangement for arrangement in book.arrangements if arrangement.name in kept]
    yield [coding for coding in book.codings if coding.episode in names]
    yield [event for event in book.events if not event.episode or event.episode in names]
    yield [item for item in book.evidence if names & set(item.episodes)]
    yield [tracing.ledger for tracing in record.tracings]
    yield record.data


def _keys(value: object) -> Iterator[str]:
    """Bibliography keys of every reference within a record, however deep."""
    if isinstance(value, Reference):
        yield from value.keys
    elif is_dataclass(value):
        for held in fields(value):
            yield from _keys(getattr(value, held.name))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _keys(part)
