"""Sources: entries of a bibliography."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A bibliography entry.

    Parameters
    ----------
    key : str
        Its key in references.
    kind : str
        BibTeX type: article, book, incollection, misc …
    fields : mapping of str to str
        BibTeX fields in lower case, braces and LaTeX resolved.
    marks : tuple of str
        Its keywords: `primary`, `uncited`, `dataset`, `method`.

    Examples
    --------
    >>> Source("agov_2013", "article", {"author": "Agov, Avram", "year": "2013"}).year
    '2013'
    """

    key: str
    kind: str
    fields: Mapping[str, str]
    marks: tuple[str, ...] = ()

    @property
    def year(self) -> str:
        """Year of publication, empty where the entry gives none."""
        return self.fields.get("year", "")

    @property
    def title(self) -> str:
        """Title, empty where the entry gives none."""
        return self.fields.get("title", "")
