"""Sheets: a release together with what the values of its columns are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from foedus.archive.schemas.release import Kind
from foedus.panel.release import Release


@dataclass(frozen=True, slots=True)
class Sheet:
    """A release and the kind of each of its columns.

    Parameters
    ----------
    release : Release
        The release.
    kinds : mapping of str to Kind
        By our names, in order.
    blanks : frozenset of str
        Words that stand for unknown where a number or a day belongs.
    sums : mapping
        By layout, columns that its files lack and tell all the same: another column and a
        number to be added.
    """

    release: Release
    kinds: Mapping[str, Kind]
    blanks: frozenset[str] = field(default=frozenset())
    sums: Mapping[str, Mapping[str, tuple[str, int]]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The identifier of the release."""
        return self.release.name

    def windows(self) -> dict[str, tuple[int, int]]:
        """Years in which alone a column says anything, where they are narrower than the domain."""
        domain = self.release.domain
        return {
            each.column: (each.first or domain.first, each.last or domain.last)
            for each in self.release.absence
            if each.column and (each.first or each.last)
        }
