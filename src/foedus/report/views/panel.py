"""The chapter on the panel: what it is, the theories before it, the models, the data it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from foedus.archive.releases.registry import release_names, sheet
from foedus.report.citations import ARTICLE
from foedus.report.figures.drawing import Drawing
from foedus.report.figures.panel.figures import Figure, figures
from foedus.report.panel import tables as panel_tables
from foedus.report.panel_test import curves as panel_test_curves
from foedus.report.panel_test import models as panel_test_models
from foedus.report.panel_test import tables as panel_test_tables
from foedus.report.panel_test import together as panel_test_together
from foedus.report.tables import Table, numeric
from foedus.report.views.index import Cited, Index
from foedus.report.views.tabled import Tabled, tabled
from foedus.study.panel.cells import MEASURES, varying
from foedus.study.panel.record import PanelRecord, PanelUnit, Used
from foedus.study.panel_found import PanelFound
from foedus.study.panel_test.record import PanelTest
from foedus.vocabulary.reference import Reference


@dataclass(frozen=True, slots=True)
class Shown:
    """A table of the chapter, folded away where it is long; its columns of numbers by place."""

    table: Tabled
    numbers: str
    folded: bool


@dataclass(frozen=True, slots=True)
class Plate:
    """A figure of the chapter, with the table of its numbers."""

    drawing: Drawing
    numbers: Shown


@dataclass(frozen=True, slots=True)
class Section:
    """A section: an address, a title, what to know first, tables and figures."""

    id: str
    title: str
    text: str
    tables: tuple[Shown, ...]
    plates: tuple[Plate, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A data set: what it is, the file read, its digest, what to cite."""

    name: str
    title: str
    version: str
    file: str
    sha256: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class PanelView:
    """The whole chapter."""

    text: str
    sections: tuple[Section, ...]
    data: tuple[Held, ...]


def panel_view(index: Index, found: PanelFound) -> PanelView:
    """The chapter on the panel.

    Parameters
    ----------
    index : Index
        Of the page.
    found : PanelFound
        What the panel says to the study.
    """
    sections = [_described(found.described, found)] if found.described else []
    sections += _tested(found.test, found) if found.test else []
    return PanelView(
        text=_asked(found),
        sections=tuple(sections),
        data=tuple(_held(each, index) for each in found.used),
    )


def _asked(found: PanelFound) -> str:
    """What the study asked for, in words."""
    asked = found.asked
    years = f"Years {asked.years[0]}–{asked.years[1]}. " if asked.years else ""
    pairs = (
        "Patrons are COW’s major powers, whatever the ratio of capabilities"
        if asked.ratio is None
        else f"Patrons are COW’s major powers with at least {asked.ratio:g} times the capabilities of the client"
    )
    measures = (
        f"Concepts are narrowed to these measures where they have one of them: {', '.join(asked.measures)}."
        if asked.measures
        else "Every measure of a concept is taken in turn; no table is favoured."
    )
    return f"{years}{pairs}. {measures}"


def _described(panel: PanelRecord, found: PanelFound) -> Section:
    shown = [_open(panel_tables.steps(panel)), _open(panel_tables.coverage(panel))]
    if panel.plan.unit is not PanelUnit.ALLIANCE:
        asked = tuple(name for name in found.asked.measures if name in MEASURES)
        shown.append(_open(panel_tables.designs(panel, asked or varying(panel))))
    shown.append(_folded(panel_tables.missing(panel)))
    text = f"{panel_tables.title(panel)}. Missing stays missing outside a source’s years; nothing is filled in."
    return Section("panel-described", "What the panel is", text, _filled(shown))


def _tested(test: PanelTest, found: PanelFound) -> Iterator[Section]:
    """Theories against designs, unit by unit; then the models, and every defensible specification."""
    drawn = figures(test)
    if test.judged:
        yield Section(
            "panel-measures",
            "What stands for what",
            "A row of the panel is a profile, as a case is: each measure with its error becomes an "
            "interval of membership. No measure is the concept; each is named wherever it is used.",
            (_open(panel_test_tables.feeds(test)),),
        )
    for panel in test.panels if test.judged else ():
        section = _before(test, panel, twice=_is_described(panel, found))
        yield replace(section, plates=_plates(drawn, f"{panel.plan.unit.value}-cells"))
    if test.estimates:
        yield _models(test, drawn)
    if test.curves:
        tables = tuple(panel_test_curves.tables(test))
        shown = (*map(_open, tables[:1]), *map(_folded, tables[1:]))
        text = "Every table that could be defended, in place of one that is favoured."
        plates = _plates(drawn, "-curve-")
        yield Section("panel-curve", "Every specification", text, _filled(shown), plates)


def _models(test: PanelTest, drawn: Sequence[Figure]) -> Section:
    tables = tuple(panel_test_models.tables(test))
    shown = [_open(t) if place % 2 == 0 else _folded(t) for place, t in enumerate(tables)]
    shown += [_open(table) for table in panel_test_together.tables(test)]
    text = (
        "Each model has consolidation and one measure of compatibility, the measures in turn. "
        "Rows are dependent: the greatest of several standard errors is shown."
    )
    plates = (*_plates(drawn, "-slopes"), *_plates(drawn, "-together"))
    return Section("panel-models", "Models of the design", text, _filled(shown), plates)


def _plates(drawn: Sequence[Figure], part: str) -> tuple[Plate, ...]:
    """The figures that have a part of a name."""
    return tuple(Plate(each.drawing, _folded(each.table)) for each in drawn if part in each.name)


def _is_described(panel: PanelRecord, found: PanelFound) -> bool:
    """Whether the panel described has the same rows."""
    return found.described is not None and found.described.plan == replace(panel.plan, tested=False)


def _before(test: PanelTest, panel: PanelRecord, *, twice: bool) -> Section:
    """The theories before one unit; its steps, unless they were shown."""
    unit = panel.plan.unit
    shown = [_open(panel_test_tables.verdicts(test, unit))]
    shown += [] if twice else [_folded(panel_tables.steps(panel))]
    shown += [
        _folded(panel_test_tables.crossed(test, unit)),
        _folded(panel_test_tables.lost(test, unit)),
    ]
    label = panel_test_tables.UNITS[unit]
    text = (
        "With the Soviet bloc, without it, and by what was done in place of what was signed: "
        "the bloc’s treaties say little of the troops that stood there."
    )
    return Section(
        f"panel-{unit.value}", f"The theories before {label.lower()}", text, _filled(shown)
    )


def _filled(shown: Iterable[Shown]) -> tuple[Shown, ...]:
    """Those tables that have rows."""
    return tuple(each for each in shown if each.table.rows)


def _open(table: Table) -> Shown:
    return Shown(tabled(table), _numbers(table), folded=False)


def _folded(table: Table) -> Shown:
    return Shown(tabled(table), _numbers(table), folded=True)


def _numbers(table: Table) -> str:
    """Classes that set the columns of numbers to the right."""
    return " ".join(f"n{place}" for place, held in enumerate(numeric(table), 1) if held)


def _held(used: Used, index: Index) -> Held:
    # The codings that anchor the classes are those of the article's cases, which ship.
    released = used.name in release_names()
    coded = (Reference.parse(ARTICLE),)
    references = sheet(used.name).release.references if released else coded
    return Held(used.name, used.title, used.version, used.file, used.sha256, index.cite(references))
