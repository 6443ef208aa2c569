"""A folder of figures beside a result."""

from pathlib import Path

import pytest

from foedus.cli.failures import UnwritableError
from foedus.cli.figures import folder, placed, write
from foedus.cli.options import Output

OUTPUT = Output("table", quiet=True)


def test_a_folder_is_made_and_a_file_is_none(tmp_path: Path) -> None:
    folder(tmp_path / "new")
    folder(tmp_path / "new")
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableError, match="is a file; name a folder"):
        folder(tmp_path / "file")
    with pytest.raises(UnwritableError, match="cannot be made"):
        folder(tmp_path / "no" / "where")


def test_nothing_is_written_where_one_file_is_there(tmp_path: Path) -> None:
    (tmp_path / "b.svg").write_text("mine")
    with pytest.raises(UnwritableError, match="--force replaces it"):
        placed([("a.svg", "x"), ("b.svg", "y")], tmp_path, OUTPUT)
    assert not (tmp_path / "a.svg").exists()


def test_all_are_written_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawn = placed([("a.svg", "x"), ("a.csv", "y")], tmp_path, OUTPUT)
    write(drawn, Output("table"))
    assert (tmp_path / "a.svg").read_text() == "x"
    assert "Wrote 1 figures" in capsys.readouterr().err
