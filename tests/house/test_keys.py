"""Every work that a docstring cites by its key stands in the library's bibliography."""

import ast
import re
from pathlib import Path

from foedus.archive.files.bibliography import read_bibliography
from foedus.archive.files.library import library_folder
from tests.house.sources import PACKAGE, modules

KEY = re.compile(r"\b[a-z]+(?:_[a-z]+)*_(?:1[5-9]|20)\d\d\b")
EXAMPLES = re.compile(r"^ *Examples\n *-+\n.*", re.MULTILINE | re.DOTALL)
BIBLIOGRAPHY = library_folder() / "references.bib"


def cited(tree: ast.Module) -> set[str]:
    """Keys in the docstrings of a module and beneath its constants; invented ones of examples left out."""
    texts = [
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    ]
    return {key for text in texts for key in KEY.findall(EXAMPLES.sub("", text))}


def unlisted(folder: Path) -> dict[str, list[str]]:
    """The keys of each module that the bibliography has not."""
    text = BIBLIOGRAPHY.read_text(encoding="utf-8")
    known = {source.key for source in read_bibliography(text, BIBLIOGRAPHY.name).sources}
    found = {str(path): sorted(cited(tree) - known) for path, tree in modules(folder)}
    return {path: keys for path, keys in found.items() if keys}


def test_every_work_cited_is_in_the_bibliography() -> None:
    assert not unlisted(PACKAGE), f"add them to library/{BIBLIOGRAPHY.name}"


def test_a_work_that_is_not_there_is_caught(tmp_path: Path) -> None:
    code = (
        '"""A module, after nobody_1066 and no_such_work_1999.\n\nExamples\n--------\ntoy_1999\n"""'
    )
    (tmp_path / "m.py").write_text(code + '\nX = 1\n"""white_1982; other_2001."""\n')
    assert unlisted(tmp_path) == {str(tmp_path / "m.py"): ["no_such_work_1999", "other_2001"]}
