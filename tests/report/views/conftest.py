"""The index of the toyland study, whose verdicts stand by hand at the top of its `study.yaml`."""

import pytest

from foedus.report.views.index import Index
from tests.toyland.runs import toyland


@pytest.fixture
def index() -> Index:
    return Index.of(toyland())
