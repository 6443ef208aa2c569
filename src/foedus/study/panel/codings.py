"""The codings that anchor the classes of commitment: a study's, or those of a user's file.

A study codes episodes; the panel has clients, patrons and years. An episode speaks for the year
in which its design was chosen; without such a year, for every year that lies whole within its
period, and for the year of a period that is shorter. A decade of which nobody knows the year
speaks for none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from foedus.archive.files.library import case, case_names
from foedus.archive.files.measures import library_anchoring
from foedus.archive.files.study import read_study
from foedus.archive.panel_codings import Row, coded, no_codings, read_codings
from foedus.archive.releases.cache import digest
from foedus.archive.releases.problems import refusal
from foedus.casebook.casebook import Casebook
from foedus.casebook.episode import Episode
from foedus.panel.feed import Anchoring
from foedus.panel.table import Table
from foedus.study.panel.cases import Case
from foedus.study.panel.record import NO_CODINGS, Own, Used
from foedus.vocabulary.date import HistoricalDate
from foedus.vocabulary.membership import HALF, Membership


@dataclass(frozen=True, slots=True, eq=False)
class Codings:
    """Codings of commitments, and the cases behind them.

    Parameters
    ----------
    anchors : Table
        `ccode1 ccode2 year commitment value`, under the name of whose they are.
    cases : tuple of Case
        What a study codes, by episode and year; none of a user's file.
    passed_over : tuple of str
        Episodes that speak for no row: of no known year, or of a state without a number.
    used : tuple of Used
        The file or study, with its digest.
    """

    anchors: Table
    cases: tuple[Case, ...] = ()
    passed_over: tuple[str, ...] = ()
    used: tuple[Used, ...] = ()


def codings(named: str = "") -> Codings:
    """The codings that a plan names.

    Parameters
    ----------
    named : str
        As `Own.codings`.

    Raises
    ------
    InputError
        If a study or a file is not what it should be, with all its faults, or is not there.
    OSError
        If a file cannot be read.

    Examples
    --------
    >>> len(codings("none").anchors)
    0
    """
    if named == NO_CODINGS:
        return Codings(no_codings())
    anchoring = library_anchoring()
    if not named:
        return _of_study(case(anchoring.study), anchoring)
    if named in case_names():
        return _of_study(case(named), anchoring)
    path = Path(named)
    if path.is_dir():
        return _of_study(path, anchoring)
    if not path.is_file():
        expected = f"{NO_CODINGS}, a study ({', '.join(case_names())}, or a folder), or a CSV file"
        raise refusal(named, "FD701", "no such file", expected, "correct the name")
    used = Used("codings", "", "The user's codings", path.name, digest(path))
    return Codings(read_codings(path), used=(used,))


def own_codings(casebook: Casebook, folder: Path) -> Own:
    """What a study adds to the panel that it asks for: its own codings, where they decide anything.

    Parameters
    ----------
    casebook : Casebook
        Of the study.
    folder : Path
        Where the study is.

    Returns
    -------
    Own
        The codings of the folder, if they decide a commitment for a row of the panel; else
        nothing, so that those of the study that the library names hold.
    """
    anchoring = library_anchoring()
    cases, _ = cases_of(casebook)
    decided = any(any(_anchors(each, anchoring)) for each in cases)
    return Own(codings=str(folder)) if decided else Own()


def cases_of(casebook: Casebook) -> tuple[tuple[Case, ...], tuple[str, ...]]:
    """The cases of a casebook, and the episodes with codings that speak for no row.

    Parameters
    ----------
    casebook : Casebook
        Whose states have numbers, or not.

    Returns
    -------
    pair of tuples
        Cases by episode and year; names of the episodes passed over.
    """
    numbers = {actor.name: actor.cow.code for actor in casebook.actors if actor.cow}
    found: list[Case] = []
    lost: list[str] = []
    for episode in casebook.episodes:
        known = tuple(_known(casebook, episode))
        client, patron = (numbers.get(name, 0) for name in (episode.client, episode.patron))
        years = years_of(episode)
        if not known:
            continue
        if not (years and client and patron):
            lost.append(episode.name)
            continue
        found += [Case(episode.name, client, patron, year, known) for year in years]
    return tuple(found), tuple(lost)


def years_of(episode: Episode) -> tuple[int, ...]:
    """The years for which the codings of an episode speak.

    Parameters
    ----------
    episode : Episode
        With a period, and perhaps the day on which the design was chosen.
    """
    chosen = _one_year(episode.chosen) if episode.chosen else ()
    return chosen or _one_year(episode.period) or _whole_years(episode.period)


def _one_year(date: HistoricalDate) -> tuple[int, ...]:
    first, last = date.earliest.year, date.latest.year
    return (first,) if first == last else ()


def _whole_years(period: HistoricalDate) -> tuple[int, ...]:
    if "/" not in period.text:
        return ()  # one year of several, and nobody knows which
    first, last = period.earliest, period.latest
    begins = first.year + ((first.month, first.day) != (1, 1))
    ends = last.year - ((last.month, last.day) != (12, 31))
    return tuple(range(begins, ends + 1))


def _known(casebook: Casebook, episode: Episode) -> Iterator[tuple[str, Membership]]:
    """The concepts of an episode of which something is known."""
    for name, held in casebook.profile(episode.name).memberships.items():
        if (held.lo, held.hi) != (0, 1):
            yield name, held


def _of_study(folder: Path, anchoring: Anchoring) -> Codings:
    """The codings of a study as anchors: those that decide a commitment."""
    files = read_study(folder)
    cases, lost = cases_of(files.casebook)
    rows = [row for each in cases for row in _anchors(each, anchoring)]
    # Of what is coded, not of the files: a new sentence in a study changes no panel.
    said = hashlib.sha256(repr((sorted(set(rows)), cases, lost)).encode())
    used = Used("codings", "", files.title, files.name, said.hexdigest())
    table = coded(f"the codings of the study {files.name}", sorted(set(rows)))
    return Codings(table, cases, lost, (used,))


def _anchors(each: Case, anchoring: Anchoring) -> Iterator[Row]:
    """The commitments that a case decides."""
    for commitment, concept in anchoring.concepts:
        held = each.membership(concept)
        if held is not None and (held.lo > HALF or held.hi < HALF):
            value = float(held.lo > HALF)
            yield each.client, each.patron, each.year, commitment, value
