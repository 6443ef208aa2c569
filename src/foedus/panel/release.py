"""Releases: what a published data set is, and what its silence means.

A join asks a release for its domain and for what absence means within it. Outside the
domain nothing is known, whatever the file leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from foedus.vocabulary.reference import Reference


class Unit(Enum):
    """What one row of a release is.

    Examples
    --------
    >>> Unit("state_year").label
    'state-year'
    """

    ALLIANCE = "alliance"
    PHASE = "phase"
    MEMBER = "member"
    STATE_SPELL = "state_spell"
    STATE_YEAR = "state_year"
    DYAD_SPELL = "dyad_spell"
    DYAD_YEAR = "dyad_year"
    LEADER_SPELL = "leader_spell"
    REGIME_SPELL = "regime_spell"
    EVENT = "event"

    @property
    def label(self) -> str:
        """The unit in running text."""
        return self.value.replace("_", "-")


class Direction(Enum):
    """What the order of two states in a row means.

    Examples
    --------
    >>> Direction("directed") is Direction.DIRECTED
    True
    """

    NONE = "none"
    UNDIRECTED = "undirected"
    DIRECTED = "directed"
    CLIENT_PATRON = "client_patron"


class Codes(Enum):
    """Whose state codes a release uses; they differ, and a code needs a date.

    Examples
    --------
    >>> Codes("gw") is Codes.GW
    True
    """

    COW = "cow"
    GW = "gw"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Domain:
    """Years that a release covers, both included.

    Examples
    --------
    >>> Domain(1816, 2016).covers(2017)
    False
    """

    first: int
    last: int

    def covers(self, year: int) -> bool:
        """Whether the release speaks of a year at all."""
        return self.first <= year <= self.last


@dataclass(frozen=True, slots=True)
class Absence:
    """What it means, within the domain, that a row or value of a column is not there.

    Parameters
    ----------
    column : str
        The column; "" for all that have no line of their own.
    value : float or None
        The value that absence stands for; None where it stands for nothing known.
    first, last : int or None
        Years within which that holds, where they are narrower than the domain.
    why : str
        Who says so, or why.
    """

    column: str
    value: float | None
    why: str
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Defect:
    """Something known to be wrong with a release, and what is done about it.

    Parameters
    ----------
    name : str
        Identifier.
    text : str
        What is wrong, and where.
    remedy : str
        What foedus does about it.
    columns : tuple of str
        Columns concerned.
    """

    name: str
    text: str
    remedy: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """One way in which a release is published.

    Parameters
    ----------
    name : str
        Identifier, such as "official".
    files : tuple of str
        Names of the file that holds it, also inside an archive; shell patterns.
    columns : tuple of (str, str)
        Our name of each column, and the file's.
    missing : tuple of float
        Numbers that stand for missing.
    version : tuple of (str, str)
        A column and the value in it by which the version is told; empty where none tells.
    rows : int or None
        Number of rows of the version, where known.
    """

    name: str
    files: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    missing: tuple[float, ...] = ()
    version: tuple[tuple[str, str], ...] = ()
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """Where a release can be downloaded.

    Parameters
    ----------
    url : str
        https only.
    tried : bool
        Whether anybody of foedus has seen it work.
    sha256 : str
        Digest of the file there; empty where unknown.
    hosts : tuple of str
        Other servers to which this one may send; none but itself where empty.
    """

    url: str
    tried: bool = False
    sha256: str = ""
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """One version of one data set.

    Parameters
    ----------
    name, title, version : str
        Identifier, heading, version as its makers write it.
    unit : Unit
        What a row is.
    direction : Direction
        What the order of two states means.
    codes : Codes
        Whose state codes it uses.
    keys : tuple of str
        Columns that identify a row, by our names.
    domain : Domain
        Years covered.
    absence : tuple of Absence
        What is meant by what is not there.
    layouts : tuple of Layout
        How it is published.
    addresses : tuple of Address
        Where it can be had; empty where only by hand.
    page : str
        The official page.
    licence : str
        Its terms, as stated there.
    references : tuple of Reference
        Whom to cite.
    defects : tuple of Defect
        What is known to be wrong with it.
    """

    name: str
    title: str
    version: str
    unit: Unit
    direction: Direction
    codes: Codes
    keys: tuple[str, ...]
    domain: Domain
    absence: tuple[Absence, ...]
    layouts: tuple[Layout, ...]
    addresses: tuple[Address, ...]
    page: str
    licence: str
    references: tuple[Reference, ...] = ()
    defects: tuple[Defect, ...] = ()
