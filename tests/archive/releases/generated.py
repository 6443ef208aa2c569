"""Small files in every layout that the registry knows, of the right version and of wrong ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from foedus.archive.releases.keys import file_keys
from foedus.archive.releases.sheet import Sheet
from foedus.archive.schemas.release import Kind
from foedus.panel.release import Layout
from tests.archive.releases.r_saved import plain_frame

Cells = dict[str, list[object]]
SMALL = 3
TEXTS = (".csv", ".txt", ".dat")


@dataclass(frozen=True)
class Made:
    """A layout of a release, as something of which files can be made."""

    sheet: Sheet
    layout: Layout

    def cells(self, count: int | None = None) -> Cells:
        """Values that fit, by the file's names; so many rows, or as many as the version has."""
        rows = count or self.layout.rows or SMALL
        versions = dict(self.layout.version)
        made = {
            theirs: [versions.get(ours, self.value(ours))] * rows
            for ours, theirs in self.layout.columns
        }
        return made | self.keyed(rows)

    def keyed(self, rows: int) -> Cells:
        """Keys, of which no two are alike: counted down in the first key, then in the next."""
        theirs, left, keyed = dict(self.layout.columns), list(range(rows)), Cells()
        for name in file_keys(self.sheet, self.layout):
            held, kind = self.sheet.ranges.get(name), self.sheet.kinds[name]
            if kind is Kind.TEXT:
                keyed[theirs[name]] = [f"x{n}" for n in left]
            elif kind is Kind.WHOLE and not self.is_month(name):
                last = int(held.last) if held else rows
                width = int(held.last - held.first) + 1 if held else rows
                keyed[theirs[name]] = [last - n % width for n in left]
                left = [n // width for n in left]
        return keyed

    def value(self, name: str) -> object:
        kind, held = self.sheet.kinds[name], self.sheet.ranges.get(name)
        last = self.sheet.release.domain.last
        if kind is Kind.TEXT:
            return "x"
        if kind is Kind.DAY:
            return date(last, 6, 1).isoformat()
        if name in self.told_by():
            return last * (100 if self.is_month(name) else 1) + (6 if self.is_month(name) else 0)
        return int(held.last) if held else 1

    def told_by(self) -> tuple[str, ...]:
        """The columns of the file that hold the year by which the version is told."""
        closes = self.sheet.closes
        made = self.sheet.recipe(self.layout.name).made()
        sources = made.get(closes, (closes,))
        sessions = self.sheet.recipe(self.layout.name).sums
        return () if not closes or closes in sessions else sources[:1]

    def is_month(self, name: str) -> bool:
        months = self.sheet.recipe(self.layout.name).months
        return any(source == name for source, _ in months.values())

    def earlier(self) -> Cells:
        """The same, but a year behind."""
        cells = self.cells()
        for ours in self.told_by():
            theirs = dict(self.layout.columns).get(ours, "")
            if theirs in cells:
                cells[theirs] = [_before(value) for value in cells[theirs]]
        return cells

    def other(self) -> Cells:
        """The same, but of a version that there never was."""
        theirs = dict(self.layout.columns)
        return self.cells() | {
            theirs[ours]: ["99"] * len(self.cells()[theirs[ours]])
            for ours, _ in self.layout.version
        }

    def written(self, cells: Mapping[str, list[object]], folder: Path) -> Path:
        """A file with these cells."""
        name = next((each for each in self.layout.files if each.endswith(TEXTS)), "")
        if not name:
            path = folder / self.layout.files[0]
            path.write_bytes(plain_frame(cells))
            return path
        sign = "," if name.endswith(".csv") else "\t"
        lines = [
            sign.join(str(value) for value in row) for row in zip(*cells.values(), strict=True)
        ]
        head = [] if self.sheet.recipe(self.layout.name).header else [sign.join(cells)]
        path = folder / name.replace("*", "")
        path.write_text("\n".join([*head, *lines, ""]), encoding="utf-8")
        return path


def _before(value: object) -> object:
    """A year, a month or a day of the year before."""
    if isinstance(value, str):
        day = date.fromisoformat(value)
        return day.replace(year=day.year - 1).isoformat()
    assert isinstance(value, int)
    return value - (1 if value < 10_000 else 100)
