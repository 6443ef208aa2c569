"""What the panel says to a study, as a document: part of the record of a run."""

from __future__ import annotations

from foedus.study.data import Data
from foedus.study.panel.document import described, used
from foedus.study.panel_found import PanelFound
from foedus.study.panel_test.document import document


def panel_data(found: PanelFound) -> Data:
    """What was asked of the panel, the data that it rests on, and what it said.

    Parameters
    ----------
    found : PanelFound
        The answer.

    Returns
    -------
    Data
        Under `described` what `panel.schema.json` has below its head, keys without a match
        left out; under `tested` a document of `panel_test.schema.json`. None where the study
        does not ask for it.
    """
    asked, panel = found.asked, found.described
    return {
        "asked": {
            "unit": asked.unit,
            "years": list(asked.years) if asked.years else None,
            "ratio": asked.ratio,
            "measures": list(asked.measures),
            "parts": list(asked.parts),
        },
        "releases": [used(each) for each in found.used],
        "described": described(panel) if panel else None,
        "tested": document(found.test) if found.test else None,
    }
