"""Marks: every verdict has a symbol, a word, a colour and a meaning."""

from foedus.confront.congruence.verdict import Verdict
from foedus.report.templating import FOLDER
from foedus.report.views.mark import LEGEND, mark, verdict_anchor, verdicted
from tests.toyland.runs import toyland


def test_every_verdict_has_all_four() -> None:
    symbols = (FOLDER / "parts" / "symbols.html.j2").read_text(encoding="utf-8")
    colours = (FOLDER / "css" / "tokens.css").read_text(encoding="utf-8")
    for shown in LEGEND:
        assert f'id="symbol-{shown.name}"' in symbols
        assert colours.count(f"--{shown.name}:") == 2  # light and dark
        assert shown.label
        assert shown.meaning
    assert len({shown.meaning for shown in LEGEND}) == len(Verdict)


def test_a_verdict_leads_to_its_explanation() -> None:
    judged = toyland().judgement("delta-1700", "storm")
    shown = verdicted(judged, "The storm theory")
    assert shown.mark == mark(Verdict.PREFERENCE_UNMET)
    assert shown.expected == "with institutions"
    assert shown.href == f"#{verdict_anchor(judged)}" == "#verdict.delta-1700.storm"
