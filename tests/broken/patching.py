"""Broken studies: Toyland with one thing changed, as a patch file says."""

import shutil
from collections.abc import Mapping
from pathlib import Path

TOYLAND = Path(__file__).parents[1] / "toyland" / "study"
CASES = Path(__file__).parent / "cases"


def patched(folder: Path, patch: Mapping[str, object]) -> Path:
    """A copy of Toyland in which the file that a patch names is changed as it says.

    `replace` (which must stand there once) `by` or `by_bytes` (hexadecimal); `append`; `write`; `remove`;
    `folder` (an empty one in its place); `folder_becomes` (a file in place of a folder); `link` (to another place);
    `also`: a further patch.
    """
    study = folder / "study"
    shutil.copytree(TOYLAND, study)
    (folder / "outside.yaml").write_text("format: foedus/1\nkind: events\nevents: []\n")
    further: object = patch
    while isinstance(further, Mapping):
        change(study, further)
        further = further.get("also")
    return study


def change(study: Path, patch: Mapping[str, object]) -> None:
    """Do to one file of a study what a patch says."""
    path = study / str(patch["file"])
    if "replace" in patch:
        _replace(path, str(patch["replace"]).encode(), _replacement(patch))
    if "append" in patch:
        path.write_bytes(path.read_bytes() + str(patch["append"]).encode())
    if "write" in patch:
        path.write_text(str(patch["write"]), encoding="utf-8")
    if "remove" in patch or "folder" in patch or "link" in patch:
        path.unlink()
    if "folder" in patch:
        path.mkdir()
    if "link" in patch:
        path.symlink_to(str(patch["link"]))
    if "folder_becomes" in patch:
        shutil.rmtree(path)
        path.write_text(str(patch["folder_becomes"]), encoding="utf-8")


def _replacement(patch: Mapping[str, object]) -> bytes:
    if "by_bytes" in patch:
        return bytes.fromhex(str(patch["by_bytes"]))
    return str(patch["by"]).encode()


def _replace(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    if content.count(old) != 1:
        raise ValueError(f"{old!r} stands {content.count(old)} times in {path.name}, not once")
    path.write_bytes(content.replace(old, new))
