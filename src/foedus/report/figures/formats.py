"""Formats: one drawing as SVG for pages, as PNG and as PDF for papers.

The same drawing gives the same bytes: no date, no random name, fonts that come along.
"""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from foedus.report.figures.drawing import Dot, Drawing, Mark
from foedus.report.figures.lettering import Line
from foedus.report.figures.roles import LIGHT, LOOKS, TYPES, Look
from foedus.report.templating import render

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

INCH = 96
"""Pixels of a drawing to the inch."""

POINT = 72
"""Points to the inch."""

FINE = 300
"""Pixels of a PNG to the inch: what journals ask for."""

MARGIN = 14
"""Room around a drawing that stands alone, in pixels."""

_ALIGNED = {"start": "left", "middle": "center", "end": "right"}

_SETTINGS: dict[Any, object] = {
    "font.family": "DejaVu Serif",
    "font.serif": ["DejaVu Serif"],
    "pdf.fonttype": 42,  # TrueType: letters stay letters, as publishers ask
    "svg.hashsalt": "foedus",
    "path.simplify": False,
    "path.snap": False,
}


def svg(drawing: Drawing) -> str:
    """A drawing as an SVG file of its own, with its own colours on a light ground."""
    return render("figures/alone.svg.j2", figure=drawing, margin=MARGIN, colours=LIGHT, **sheet())


def sheet() -> dict[str, object]:
    """What the style of drawings is written from: the tables of roles."""
    return {"looks": LOOKS, "types": TYPES}


def png(drawing: Drawing) -> bytes:
    """A drawing as PNG, 300 pixels to the inch, on a light ground."""
    return _written(drawing, "png", {"Software": None})


def pdf(drawing: Drawing) -> bytes:
    """A drawing as PDF, its letters embedded as TrueType."""
    silent = dict.fromkeys(("Creator", "Producer", "CreationDate", "ModDate"))
    return _written(drawing, "pdf", {"Title": drawing.title, **silent})


def pages(drawings: Sequence[Drawing]) -> bytes:
    """Drawings as one PDF, a page for each: what moves elsewhere is leafed through here.

    Parameters
    ----------
    drawings : sequence of Drawing
        In the order of the pages, at least one; the first gives the title.
    """
    from matplotlib.backends.backend_pdf import PdfPages

    held = io.BytesIO()
    silent = dict.fromkeys(("Creator", "Producer", "CreationDate", "ModDate"))
    with _settled(), PdfPages(held, metadata={"Title": drawings[0].title, **silent}) as book:
        for drawing in drawings:
            book.savefig(_figure(drawing), facecolor=LIGHT["ground"])
    return held.getvalue()


def _written(drawing: Drawing, kind: str, metadata: dict[str, str | None]) -> bytes:
    held = io.BytesIO()
    with _settled():
        figure = _figure(drawing)
        figure.savefig(held, format=kind, dpi=FINE, metadata=metadata, facecolor=LIGHT["ground"])
    return held.getvalue()


@contextmanager
def _settled() -> Iterator[None]:
    """Our settings, whatever the reader's own say; letters that the font lacks become boxes."""
    import matplotlib as mpl

    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield


def _figure(drawing: Drawing) -> Figure:
    """The marks of a drawing on a figure as large as they are, its origin at the upper left."""
    from matplotlib.figure import Figure
    from matplotlib.transforms import Affine2D

    width, height = drawing.width + 2 * MARGIN, drawing.height + 2 * MARGIN
    figure = Figure(figsize=(width / INCH, height / INCH))
    place = (
        Affine2D().translate(MARGIN, MARGIN).scale(1 / width, -1 / height).translate(0, 1)
        + figure.transFigure
    )
    for order, mark in enumerate(drawing.marks):
        patch = _patch(mark)
        patch.set_transform(place)
        patch.set_zorder(order)
        figure.add_artist(patch)
    for line in drawing.labels:
        _letter(figure, line, drawing.text, (width, height))
    return figure


def _patch(mark: Mark) -> PathPatch:
    from matplotlib.colors import to_rgba
    from matplotlib.patches import PathPatch

    look = LOOKS[mark.role]
    return PathPatch(
        _outline(mark),
        facecolor=to_rgba(LIGHT[look.fill], look.opacity) if look.fill else "none",
        edgecolor=LIGHT[look.stroke] if look.stroke else "none",
        linewidth=look.width * POINT / INCH,
        linestyle=_dashes(look),
        capstyle="butt",
        joinstyle="miter",
    )


def _dashes(look: Look) -> str | tuple[float, tuple[float, ...]]:
    """Dashes as matplotlib counts them: in widths of the line's points."""
    return (0, tuple(part * POINT / INCH for part in look.dash)) if look.dash else "solid"


def _outline(mark: Mark) -> Path:
    from matplotlib.path import Path

    if isinstance(mark, Dot):
        circle = _circle()
        return Path(circle.vertices * mark.radius + (mark.x, mark.y), circle.codes)  # type: ignore[operator]
    return Path.make_compound_path(*(Path(line) for line in mark.lines))


@cache
def _circle() -> Path:
    from matplotlib.path import Path

    return Path.unit_circle()


def _letter(figure: Figure, line: Line, size: float, extent: tuple[float, float]) -> None:
    """A line of text, taken as it stands: nothing in it is read as a formula."""
    look = TYPES[line.manner]
    width, height = extent
    figure.text(
        (line.x + MARGIN) / width,
        1 - (line.y + MARGIN) / height,
        line.text,
        fontsize=size * POINT / INCH,
        color=LIGHT[look.colour],
        fontweight="bold" if look.strong else "normal",
        fontstyle="italic" if look.slanted else "normal",
        ha=_ALIGNED[line.anchor],
        va="baseline",
        parse_math=False,
        zorder=math.inf,
    )
