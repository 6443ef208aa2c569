"""An invented release, small enough to be read by eye."""

from pathlib import Path

from foedus.archive.releases.sheet import Sheet
from foedus.archive.schemas.release import Kind
from foedus.panel.release import (
    Absence,
    Address,
    Codes,
    Direction,
    Domain,
    Layout,
    Release,
    Unit,
)
from foedus.vocabulary.reference import Reference

COLUMNS = ("ccode", "year", "ships", "harbour", "since")
FENS = b"""ccode,year,ships,harbour,since,version
1,1700,12,Anvil,1699-03-04,2
1,1701,-9,Anvil,,2
2,1700,,"Fen, the",3/5/1690,2
"""


def fens(*addresses: Address, rows: int | None = 3, absence: tuple[Absence, ...] = ()) -> Sheet:
    """Ships of the harbours, 1700 to 1701, version 2."""
    official = Layout(
        "official",
        ("fens.csv", "fens.dta", "fens.zip"),
        (*((name, name) for name in COLUMNS), ("version", "version")),
        missing=(-9.0,),
        version=(("version", "2"),),
        rows=rows,
    )
    renamed = {"ccode": "COWcode"}
    held = tuple((name, renamed.get(name, name)) for name in COLUMNS[:4])
    release = Release(
        name="fens",
        title="Ships of the fens",
        version="2",
        unit=Unit.STATE_YEAR,
        direction=Direction.NONE,
        codes=Codes.COW,
        keys=("ccode", "year"),
        domain=Domain(1700, 1701),
        absence=absence or (Absence("", None, "Blank is not known."),),
        layouts=(official, Layout("development", ("fens_copy.csv",), held)),
        addresses=addresses,
        page="https://fens.example/data",
        licence="Free with citation.",
        references=(Reference("songs_1710"),),
    )
    kinds = dict(
        zip(
            (*COLUMNS, "version"),
            (Kind.WHOLE, Kind.WHOLE, Kind.NUMBER, Kind.TEXT, Kind.DAY, Kind.NUMBER),
            strict=True,
        )
    )
    return Sheet(release, kinds, frozenset({"xx"}))


def written(folder: Path, content: bytes = FENS, name: str = "fens.csv") -> Path:
    """A file of it."""
    path = folder / name
    path.write_bytes(content)
    return path
