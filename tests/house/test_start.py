"""`foedus --help` starts light: it imports nothing that is heavy."""

import json
import subprocess
import sys

HEAVY = frozenset({"pandas", "matplotlib", "sqlalchemy", "duckdb", "jax"})


def loaded_by(statement: str) -> set[str]:
    """Top-level modules that a fresh interpreter holds after it ran `statement`."""
    code = f"import json, sys\n{statement}\njson.dump(sorted(sys.modules), sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in json.loads(done.stderr.splitlines()[-1])}


def test_help_imports_nothing_heavy() -> None:
    loaded = loaded_by(
        "sys.argv = ['foedus', '--help']\n"
        "from foedus.cli.main import main\n"
        "try:\n    main()\n"
        "except SystemExit as left:\n    assert not left.code, left.code\n"
    )
    assert "foedus" in loaded
    assert not loaded & HEAVY


def test_the_front_door_imports_nothing_heavy() -> None:
    assert not loaded_by("import foedus") & (HEAVY | {"pydantic", "yaml", "numpy", "rich"})


def test_a_heavy_import_is_caught() -> None:
    assert loaded_by("import pandas") & HEAVY == {"pandas"}
