"""Templates: one environment that escapes everything, shows what is hidden, forgives nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from foedus.report.visible import finalize

FOLDER = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The environment of every template of this room.

    Returns
    -------
    jinja2.Environment
        Values are escaped and their hidden characters shown; an unknown name is an error;
        no template marks anything as safe.
    """
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def render(template: str, **values: object) -> str:
    """A template filled in.

    Parameters
    ----------
    template : str
        Its path below `templates/`.
    **values : object
        What it needs; a missing one is an error.

    Returns
    -------
    str
        The same values give the same text.
    """
    return environment().get_template(template).render(**values)
