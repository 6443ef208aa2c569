"""The wheel carries what the package folder holds: content, templates and schemas included."""

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.house.sources import PACKAGE, ROOT, tracked_files


def test_the_wheel_holds_every_tracked_file_of_the_package(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*build, str(tmp_path)], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    carried = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    wanted = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in tracked_files()
        if path.is_relative_to(PACKAGE)
    }
    assert "foedus/library/cases/korea/study.yaml" in wanted
    assert carried == wanted
