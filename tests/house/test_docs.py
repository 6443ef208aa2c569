"""Every code block of README and docs runs, and prints what the page shows."""

from pathlib import Path

import pytest

from tests.house.pages import blocks, pages, run_page, shows
from tests.house.sources import ROOT


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_runs(page: Path, tmp_path: Path) -> None:
    faults = run_page(page.read_text(encoding="utf-8"), tmp_path)
    assert not faults, "\n\n".join(faults)


BAD_BLOCKS = {
    "wrong output": ("```console\n$ echo one\ntwo\n```", "printed\none"),
    "exit code": ("```console\n$ false\n```", "left with 1, not 0"),
    "no prompt": ("```console\nfoedus study\n```", "begins with"),
    "no such target": ("```console\n$ make tea\n```", "no target"),
    "doctest": ("```python\n>>> 1 + 1\n3\n```", "Expected"),
    "exception": ("```python\n1 / 0\n```", "ZeroDivisionError"),
    "yaml": ("```yaml\na: [\n```", "ParserError"),
    "no language": ("```\nfoedus\n```", "says what it is"),
    "skipped without reason": ("<!-- not run: -->\n```sh\nx\n```", "say why"),
}


@pytest.mark.parametrize(("page", "said"), BAD_BLOCKS.values(), ids=BAD_BLOCKS.keys())
def test_a_block_that_fails_is_caught(page: str, said: str, tmp_path: Path) -> None:
    (fault,) = run_page(page + "\n", tmp_path)
    assert said in fault
    assert fault.startswith("line ")


GOOD = """
```console
$ echo one; echo two
one
...
$ false  # exit 1
$ make demo
```
<!-- file: a/b.yaml -->
```yaml
x: 1
```
1. indented
   ```console
   $ cat a/b.yaml
   x: ...
   ```
```python
y = 2
```
```python
>>> y + 1
3
```
```{note}
`not run`
```
"""


def test_a_page_is_one_session(tmp_path: Path) -> None:
    assert len(blocks(GOOD)) == 5
    assert run_page(GOOD, tmp_path) == []


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a\n...\nd\n", "a\nd\n", True),
        ("a\n...\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("...\nb\n", "a\nb  \n", True),
        ("sha256 ...\n", "sha256 00ff\n", True),
        ("a.b\n", "axb\n", False),
        ("a\n...\na\n", "a\n", False),
        ("...\nb\n...\nc\n...\n", "a\nb\nx\nc\nd\n", True),
        ("...\nc\n...\nb\n...\n", "a\nb\nx\nc\nd\n", False),
        ("...\nx\n" * 20, "a\n" * 2000, False),
    ],
)
def test_dots_stand_for_what_varies(expected: str, printed: str, *, same: bool) -> None:
    assert shows(expected, printed) is same
