"""Outlines in the terminal and in Markdown."""

from foedus.report.layout import Layout, Tone
from foedus.report.lines import Line, in_markdown, in_terminal

OUTLINE = (
    Line("true", head="Threat:"),
    Line("Raiders came.", 1),
    Line("quiet", 2, Tone.QUIET),
    Line("Next"),
)


def test_depth_is_indentation_and_the_margin_is_set_off() -> None:
    assert in_terminal(OUTLINE, Layout(40)).splitlines() == [
        "Threat: true",
        "  Raiders came.",
        "    quiet",
        "",
        "Next",
    ]


def test_a_head_stands_out_where_there_is_colour() -> None:
    assert in_terminal(OUTLINE[:1], Layout(40, colour=True)) == "\x1b[1mThreat:\x1b[0m true"


def test_markdown_makes_nested_lists() -> None:
    lines = in_markdown(OUTLINE).splitlines()
    assert "- Raiders came." in lines
    assert "  - quiet" in lines


def test_markdown_never_nests_two_levels_at_once() -> None:
    assert "- deep" in in_markdown([Line("top"), Line("deep", 3)]).splitlines()
