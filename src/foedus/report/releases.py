"""Releases as tables, outlines and documents: which there are, which are here, what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from foedus.archive.releases.layouts import official
from foedus.archive.releases.sheet import Sheet
from foedus.archive.releases.verify import Holding, Verified
from foedus.panel.release import Release
from foedus.report.layout import TIE, Tone
from foedus.report.lines import Line, Part
from foedus.report.tables import Cell, Row, Table, plain_row
from foedus.report.words import in_figures
from foedus.study.data import Data, Value, schema_beside

LIST, VERIFICATION, DEFECTS = (
    "foedus/releases/1",
    "foedus/release_files/1",
    "foedus/release_defects/1",
)
UNSIZED = "length unknown, not verified"
"""Said of a file of which nobody knows whether it is all."""
DIGEST_SHOWN = 12
"""Signs of a digest that a table shows; documents have all."""


def schema() -> dict[str, object]:
    """The JSON Schema of the three documents.

    Examples
    --------
    >>> len(schema()["oneOf"])
    3
    """
    return schema_beside("foedus.report", "releases.schema.json")


def years(release: Release) -> str:
    """The years covered.

    Examples
    --------
    >>> from foedus.archive.releases.registry import sheet
    >>> years(sheet("cow_nmc").release)
    '1816–2022'
    """
    return f"{release.domain.first}–{release.domain.last}"


def way(release: Release) -> str:
    """How a release that is missing can be had.

    Examples
    --------
    >>> from foedus.archive.releases.registry import sheet
    >>> [way(sheet(name).release) for name in ("cow_nmc", "gw_states")]
    ['get, untried', 'by hand']
    """
    if not official(release):
        return "no layout"
    if not release.addresses:
        return "by hand"
    return "get" if any(each.tried for each in release.addresses) else "get, untried"


def origin(source: str) -> str:
    """Where a file is from, in short: a server, or the file that was handed over.

    Examples
    --------
    >>> origin("https://example.org/a/b.csv"), origin("b.csv"), origin("")
    ('example.org', 'b.csv', 'here')
    """
    return (urlsplit(source).hostname or source) if source else "here"


# Which there are


def listed(holdings: Sequence[Holding], where: str) -> Table:
    """Every release and whether it is here.

    Parameters
    ----------
    holdings : sequence of Holding
        As `verify.held` finds them.
    where : str
        The folder that was looked into, as a reader knows it.
    """
    here = sum(1 for each in holdings if each.path)
    note = (
        f"{here} of {in_figures(len(holdings), 'release')} here, in {where}. Missing: get: "
        "`foedus data get NAME` fetches it (untried: from an address that we have not seen work). "
        "By hand: download it from its page, then `foedus data get NAME --from FOLDER`."
    )
    if any(not each.path and not official(each.sheet.release) for each in holdings):
        note += " No layout: we have not seen the official file, so only a copy of it can be read."
    if any(not each.is_sized for each in holdings):
        note += f" {UNSIZED[0].upper()}{UNSIZED[1:]}: its server did not say how long it is."
    columns = ("release", "version", "unit", "years", "state")
    return Table("Releases", columns, tuple(_row(each) for each in holdings), note)


def _row(holding: Holding) -> Row:
    release = holding.sheet.release
    state = (
        Cell(f"✓{TIE}{origin(holding.source)}{_reserve(holding)}", Tone.GOOD)
        if holding.path
        else Cell(f"–{TIE}{way(release)}", Tone.QUIET)
    )
    told = (release.name, release.version, release.unit.label, years(release))
    return Row((*(Cell(text) for text in told), state))


def _reserve(holding: Holding) -> str:
    """What is not known of a file that is here."""
    return "" if holding.is_sized else f", {UNSIZED}"


def list_rows(holdings: Iterable[Holding]) -> Table:
    """The same with every field, for CSV."""
    columns = (
        "release,title,version,unit,direction,codes,keys,first,last,state,length,source,page,"
        "licence,cite"
    )
    rows = []
    for each in holdings:
        r = each.sheet.release
        rows.append(
            plain_row(
                r.name, r.title, r.version, r.unit.value, r.direction.value, r.codes.value,
                " ".join(r.keys), str(r.domain.first), str(r.domain.last),
                "here" if each.path else "missing", _length(each) or "", each.source, r.page,
                r.licence,
                " ".join(str(reference) for reference in r.references),
            )
        )  # fmt: skip
    return Table("", tuple(columns.split(",")), tuple(rows))


def list_document(holdings: Iterable[Holding], version: str) -> Data:
    """The registry with the state of each release."""
    return _headed(LIST, version) | {"releases": [_release(each) for each in holdings]}


def _release(holding: Holding) -> Value:
    r = holding.sheet.release
    absence: list[Value] = [
        {
            "column": each.column or None,
            "value": each.value,
            "first": each.first,
            "last": each.last,
            "why": each.why,
        }
        for each in r.absence
    ]
    addresses: list[Value] = [
        {
            "url": each.url,
            "tried": each.tried,
            "sha256": each.sha256 or None,
            "hosts": list(each.hosts),
        }
        for each in r.addresses
    ]
    return {
        "name": r.name,
        "title": r.title,
        "version": r.version,
        "unit": r.unit.value,
        "direction": r.direction.value,
        "codes": r.codes.value,
        "keys": list(r.keys),
        "first": r.domain.first,
        "last": r.domain.last,
        "columns": {name: kind.value for name, kind in holding.sheet.kinds.items()},
        "absence": absence,
        "layouts": [{"name": each.name, "files": list(each.files)} for each in r.layouts],
        "addresses": addresses,
        "page": r.page,
        "licence": r.licence,
        "references": [str(each) for each in r.references],
        "state": "here" if holding.path else "missing",
        "source": holding.source or None,
        "sha256": holding.sha256 or None,
        "length": _length(holding),
    }


def _length(holding: Holding) -> str | None:
    """Whether a file is known to be all; None where there is none."""
    return ("known" if holding.is_sized else "unknown") if holding.path else None


# Whether they are sound


def verified(found: Sequence[Verified], where: str) -> Table:
    """What a look at every file found."""
    columns = ("release", "file", "rows", "columns", "sha256", "state")
    wrong = sum(1 for each in found if each.problems)
    note = f"{in_figures(len(found), 'file')} in {where}, "
    note += (
        f"{wrong} of them not as it should be. " if wrong else "every row as the registry says. "
    )
    note += _compared(found)
    return Table("Files", columns, tuple(_verified_row(each) for each in found), note)


def _compared(found: Sequence[Verified]) -> str:
    """What the files were compared with, and what therefore would not show."""
    held = [each.holding.compared() for each in found]
    came, makers = (sum(1 for each in held if name in each) for name in ("arrival", "makers"))
    said = f"Compared with the sha256 that it had when it came: {came} of {len(found)}; "
    said += f"with one that its makers publish: {makers} of {len(found)}."
    if makers == len(found):
        return said
    return (
        f"{said} Without the makers', a value that was changed on its way here, within what its column "
        "can hold, does not show."
    )


def _verified_row(found: Verified) -> Row:
    codes = ", ".join(dict.fromkeys(each.code for each in found.problems))
    state = (
        Cell(f"✗{TIE}{codes}", Tone.BAD)
        if codes
        else Cell(f"✓{TIE}fits{_reserve(found.holding)}", Tone.GOOD)
    )
    name = found.holding.path.name if found.holding.path else ""
    size = (f"{found.rows:,}", f"{found.columns:,}") if found.rows else ("", "")
    told = (found.holding.sheet.name, name, *size, found.sha256[:DIGEST_SHOWN])
    return Row((*(Cell(text) for text in told), state))


def verified_document(found: Iterable[Verified], version: str) -> Data:
    """The same, with the digests whole and every problem."""
    listed_files: list[Value] = [
        {
            "release": each.holding.sheet.name,
            "version": each.holding.sheet.release.version,
            "file": each.holding.path.name if each.holding.path else None,
            "source": each.holding.source or None,
            "sha256": each.sha256,
            "rows": each.rows,
            "columns": each.columns,
            "length": _length(each.holding),
            "compared": list(each.holding.compared()),
            "problems": [
                {
                    "code": problem.code,
                    "file": problem.place.file,
                    "line": problem.place.line or None,
                    "found": problem.found,
                    "expected": problem.expected,
                    "remedy": problem.remedy,
                }
                for problem in each.problems
            ],
        }
        for each in found
    ]
    return _headed(VERIFICATION, version) | {"files": listed_files}


# What is known to be wrong


def defects(sheets: Iterable[Sheet]) -> tuple[Part, ...]:
    """Known defects of releases, each with what is done about it."""
    return tuple(
        Part(f"{each.name}: {each.release.title} {each.release.version}", _lines(each.release))
        for each in sheets
        if each.release.defects
    )


def _lines(release: Release) -> tuple[Line, ...]:
    told: list[Line] = []
    for defect in release.defects:
        columns = f" ({', '.join(defect.columns)})" if defect.columns else ""
        told.append(Line(f"{defect.text}{columns}", 0, Tone.PLAIN, f"{defect.name}:"))
        told.append(Line(defect.remedy, 1, Tone.QUIET, "→"))
    return tuple(told)


def defect_rows(sheets: Iterable[Sheet]) -> Table:
    """The same as rows, for CSV."""
    rows = [
        plain_row(each.name, each.release.version, d.name, " ".join(d.columns), d.text, d.remedy)
        for each in sheets
        for d in each.release.defects
    ]
    return Table("", ("release", "version", "defect", "columns", "text", "remedy"), tuple(rows))


def defects_document(sheets: Iterable[Sheet], version: str) -> Data:
    """The same as a document."""
    told: list[Value] = [
        {
            "release": each.name,
            "version": each.release.version,
            "name": d.name,
            "text": d.text,
            "remedy": d.remedy,
            "columns": list(d.columns),
        }
        for each in sheets
        for d in each.release.defects
    ]
    return _headed(DEFECTS, version) | {"defects": told}


def _headed(name: str, version: str) -> dict[str, Value]:
    return {"foedus": version, "schema": name}
