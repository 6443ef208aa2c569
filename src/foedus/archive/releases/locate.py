"""Locating: the file of a release in a folder, by the names its layouts give."""

from __future__ import annotations

from pathlib import Path

from foedus.archive.releases.layouts import matching
from foedus.panel.release import Release

ARCHIVES = (".zip",)


def locate(release: Release, folder: Path) -> Path | None:
    """The file of a release in a folder; the official layout before others; None where none is.

    Examples
    --------
    >>> import tempfile
    >>> from foedus.archive.releases.registry import sheet
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     locate(sheet("cow_states").release, Path(folder)) is None
    True
    """
    if not folder.is_dir():
        return None
    files = sorted(path for path in folder.iterdir() if path.is_file())
    named = [(path, matching(release, path.name.removesuffix(".gz"))) for path in files]
    found = [(release.layouts.index(layouts[0]), path) for path, layouts in named if layouts]
    return min(found, default=(0, None))[1]
