"""The development copies of the data, where there are any: FOEDUS_SHARED, or `shared` beside the repository."""

import os
from pathlib import Path

import pytest

from tests.house.sources import ROOT


def data_folder() -> Path:
    """The folder of the copies; the test that asks for it is skipped where it is absent."""
    shared = Path(os.environ.get("FOEDUS_SHARED") or ROOT.parent / "shared")
    folder = shared / "data"
    if not folder.is_dir():
        pytest.skip("no development data: set FOEDUS_SHARED to a folder that holds data/")
    return folder
