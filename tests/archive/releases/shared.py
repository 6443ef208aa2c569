"""The development copies of the data, where there are any: FOEDUS_SHARED, or `shared` beside the repository."""

from pathlib import Path

import pytest

from tests.house.sources import SHARED


def data_folder() -> Path:
    """The folder of the copies; the test that asks for it is skipped where it is absent."""
    folder = SHARED / "data"
    if not folder.is_dir():
        pytest.skip("no development data: set FOEDUS_SHARED to a folder that holds data/")
    return folder
