"""Templates escape everything, forgive nothing, and mark nothing as safe."""

import re

import pytest
from jinja2 import UndefinedError

from foedus.report.templating import FOLDER, environment, render


def test_a_value_is_escaped_and_shown() -> None:
    template = environment().from_string("<i title='{{ x }}'>{{ x }}</i>")
    said = template.render(x="</i>'\N{RIGHT-TO-LEFT OVERRIDE}&")
    escaped = "&lt;/i&gt;&#39;⟨U+202E⟩&amp;"
    assert said == f"<i title='{escaped}'>{escaped}</i>"


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'heading' is undefined"):
        render("parts/overview.html.j2")


def test_no_template_marks_anything_as_safe() -> None:
    found = {
        path.name: re.findall(r"\|\s*safe\b|autoescape|Markup", path.read_text(encoding="utf-8"))
        for path in FOLDER.rglob("*.j2")
    }
    assert len(found) > 10
    assert not any(found.values())


def test_every_attribute_is_quoted() -> None:
    for path in FOLDER.rglob("*.j2"):
        assert not re.search(r"=\{\{", path.read_text(encoding="utf-8")), path.name
