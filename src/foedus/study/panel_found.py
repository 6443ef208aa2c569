"""The panel that a study asks for: what it rests on, worked out or taken from what was kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from foedus.archive.files.bundle import Digest
from foedus.archive.files.library import library_folder
from foedus.archive.releases.cache import digest
from foedus.archive.releases.registry import sheet
from foedus.panel.asked import PanelAsked
from foedus.panel.pair import PairRule
from foedus.study.panel.build import build_panel, releases_of, versions
from foedus.study.panel.cells import BOTH, COMMITMENTS
from foedus.study.panel.codings import codings
from foedus.study.panel.record import Own, PanelPlan, PanelRecord, PanelUnit, Used
from foedus.study.panel.sources import Registry, shelf
from foedus.study.panel_kept import keep, kept
from foedus.study.panel_test.choices import Extent
from foedus.study.panel_test.put import UNITS, put_to_panel
from foedus.study.panel_test.record import Judged, PanelTest, PanelTestPlan
from foedus.theory.derive import Rule
from foedus.vocabulary.reference import Reference

Progress = Callable[[str], None]
DESCRIBED, PREDICTED, MODELS, CURVE = "described", "predicted", "models", "curve"
EXTENTS = {
    frozenset({PREDICTED}): Extent.PREDICTED,
    frozenset({MODELS}): Extent.MODELS,
    frozenset({CURVE}): Extent.CURVE,
    frozenset({PREDICTED, MODELS}): Extent.TABLES,
}
"""What is worked out for sets of parts; for any other all is."""
SHOWN = (
    *("consolidation_lo", "consolidation_hi", f"{BOTH}_lo", f"{BOTH}_hi"),
    *(*COMMITMENTS, "design"),
)
"""Columns of a panel that a report counts in; the others stay in the panel's own files."""
OF_CASES = (
    *("study.yaml", "sources.bib", "actors.yaml", "events.yaml", "episodes.yaml"),
    *("arrangements.yaml", "codings/", "evidence/", "ledgers/", "weights/"),
    "library/",
)
"""Files of a study on which nothing of the panel rests, or of which the plan or the library's digest says it."""


@dataclass(frozen=True, slots=True, eq=False)
class PanelFound:
    """What the panel says to a study.

    Parameters
    ----------
    asked : PanelAsked
        What the study asks for.
    described : PanelRecord or None
        The panel to be described, its table no more than what is counted in.
    test : PanelTest or None
        Theories before the panel, and models of the design.
    used : tuple of Used
        Every release, with the digest of its file.
    """

    asked: PanelAsked
    described: PanelRecord | None
    test: PanelTest | None
    used: tuple[Used, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Who asks the panel.

    Parameters
    ----------
    asked : PanelAsked
        What for.
    rules : tuple of Rule
        The theories to be put before it, made ready.
    inputs : tuple of Digest
        Every file that the study was read from.
    takes : tuple of (str, str)
        Decisions and the readings taken of them, which may change the theories' concepts.
    folder : Path or None
        A folder that has the releases; None for the cache.
    own : Own
        Whose codings anchor the classes of commitment.
    """

    asked: PanelAsked
    rules: tuple[Rule, ...]
    inputs: tuple[Digest, ...] = ()
    takes: tuple[tuple[str, str], ...] = ()
    folder: Path | None = None
    own: Own = field(default_factory=Own)


def units(asked: PanelAsked) -> tuple[PanelUnit, ...]:
    """The panels that have to be built, each once.

    Examples
    --------
    >>> [unit.value for unit in units(PanelAsked("alliance", None, 5.0, (), ("described",)))]
    ['alliance']
    """
    wanted = [PanelUnit(asked.unit)] if DESCRIBED in asked.parts else []
    wanted += [] if extent(asked) is None else UNITS
    return tuple(dict.fromkeys(wanted))


def extent(asked: PanelAsked) -> Extent | None:
    """How much of a test is asked for; None for none of it."""
    wanted = frozenset(asked.parts) - {DESCRIBED}
    return EXTENTS.get(wanted, Extent.ALL) if wanted else None


def releases(asked: PanelAsked) -> tuple[str, ...]:
    """The releases that are needed, each once, by name."""
    return tuple(sorted({name for unit in units(asked) for name in releases_of(unit)}))


def citations(asked: PanelAsked) -> tuple[Reference, ...]:
    """What to cite for the data asked for, each once.

    Examples
    --------
    >>> found = citations(PanelAsked("alliance", None, 5.0, (), ("described",)))
    >>> "leeds_et_al_2002" in [reference.key for reference in found]
    True
    """
    return cited(releases(asked))


def cited(names: Iterable[str]) -> tuple[Reference, ...]:
    """What to cite for releases, each once, in their order."""
    found = (each for name in names for each in sheet(name).release.references)
    return tuple(dict.fromkeys(found))


def ask(
    question: Question,
    store: Path,
    progress: Progress = lambda _: None,
    registry: Registry = sheet,
) -> PanelFound:
    """Ask the panel, or take what was kept of the same question over the same files.

    Parameters
    ----------
    question : Question
        What is asked, and by whom.
    store : Path
        A folder in which answers are kept; it need not be there yet.
    progress : callable
        Told the name of each stage as it begins.
    registry : callable
        Gives the release of a name.

    Returns
    -------
    PanelFound
        The same question over the same files gives the same, kept or not.

    Raises
    ------
    DataError
        If releases are missing, all of them at once, or a file is not what it should be.
    OSError
        If a file cannot be read.
    """
    progress("finding the releases")
    used = shelf(releases(question.asked), question.folder, registry).used()
    path = store / f"{key(question, used)}.json.gz"
    found = kept(path, PanelFound)
    if found is None:
        worked_out = _worked_out(question, used, progress, registry)
        keep(path, worked_out)
        # What was kept is taken, so that a first run gives what a second does.
        found = kept(path, PanelFound) or worked_out
    return replace(found, test=replace(found.test, rules=question.rules) if found.test else None)


def key(question: Question, used: Iterable[Used]) -> str:
    """The digest of everything on which an answer rests.

    Parameters
    ----------
    question : Question
        What is asked.
    used : iterable of Used
        The releases, with the digests of their files.
    """
    asked = question.asked
    rests = {
        "versions": versions(),
        "asked": [asked.unit, asked.years, asked.ratio, asked.measures, asked.parts],
        "theories": [rule.table.theory.name for rule in question.rules],
        "inputs": [(d.path, d.sha256) for d in question.inputs if not d.path.startswith(OF_CASES)],
        "library": library_digest(),
        "takes": question.takes,
        "codings": [each.sha256 for each in codings(question.own.codings).used],
        "releases": [(each.name, each.version, each.sha256) for each in used],
    }
    return hashlib.sha256(json.dumps(rests).encode()).hexdigest()[:32]


def library_digest() -> str:
    """One digest of all that ships and that an answer may rest on: measures, releases, codings, theories.

    Examples
    --------
    >>> len(library_digest())
    64
    """
    folder = library_folder()
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml"))
    held = "\n".join(f"{name} {digest(folder / name)}" for name in files)
    return hashlib.sha256(held.encode()).hexdigest()


def _worked_out(
    question: Question, used: tuple[Used, ...], progress: Progress, registry: Registry
) -> PanelFound:
    """Build the panels, describe one of them, and put the theories before them."""
    asked, rule = question.asked, PairRule(ratio=question.asked.ratio)
    much, test = extent(asked), None
    if much is not None:
        plan = PanelTestPlan(asked.measures, question.folder, much, asked.years, rule, question.own)
        test = put_to_panel(plan, progress, registry, question.rules)
    described = None
    if DESCRIBED in asked.parts:
        # Built anew: a panel on which theories are tested has no class where a coding anchors it.
        described = build_panel(
            PanelPlan(PanelUnit(asked.unit), asked.years, question.folder, rule, question.own),
            progress,
            registry,
        )
    panels = (*(test.panels if test else ()), *([described] if described else []))
    rests = sorted({*used, *(each for panel in panels for each in panel.used)})
    bare = _bare(described) if described else None
    return PanelFound(asked, bare, _bare_test(test) if test else None, tuple(rests))


def _bare(panel: PanelRecord) -> PanelRecord:
    """A panel with the columns that a report counts in, and without the place of its files.

    Of the keys without a match, which may be a hundred thousand, the numbers stay.
    """
    names = [name for name in SHOWN if name in panel.table.columns]
    bare = (replace(each, absent_keys=(), unmatched_keys=()) for each in panel.coverage)
    plan = replace(panel.plan, folder=None, own=Own())
    return replace(panel, table=panel.table.only(names), coverage=tuple(bare), plan=plan)


def _bare_test(test: PanelTest) -> PanelTest:
    """A test without what can be had again: theories, rows by verdict, the place of its files."""
    return replace(
        test,
        plan=replace(test.plan, folder=None, own=Own()),
        rules=(),
        panels=tuple(_bare(panel) for panel in test.panels),
        judged=tuple(_counted(each) for each in test.judged),
    )


def _counted(each: Judged) -> Judged:
    none = np.array([], dtype=np.int64)
    return replace(each, confusion=replace(each.confusion, standings=none))
