"""The size budget catches what it is there to catch; `make budget` keeps it over the package."""

from pathlib import Path

from tests.house.measure import complaints, read_modules


def test_what_breaks_the_budget_is_caught(tmp_path: Path) -> None:
    package = tmp_path / "pkg"
    package.mkdir()
    (package / "__init__.py").write_text('"""Package."""\n')
    (package / "long.py").write_text("a = 1\n" * 401)
    (package / "wide.py").write_text("def f(a, b, c, d, e, f, g, h, i): ...\n")
    (package / "tall.py").write_text("def f():\n" + "    a = 1\n" * 60)
    (package / "one.py").write_text("import pkg.two\n")
    (package / "two.py").write_text("import pkg.one\n")
    said = complaints(read_modules(package, []))
    for text in ("401 lines", "9 arguments", "61 lines of code", "import circle"):
        assert sum(text in line for line in said) == 1
    assert len(said) == 4
