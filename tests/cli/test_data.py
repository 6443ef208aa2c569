"""`foedus data`: the registry on the terminal, files taken and verified, and every way to fail."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

from foedus.archive.releases.registry import release_names
from foedus.cli.data import UNAVAILABLE
from foedus.report.releases import schema
from tests.cli.shell import foedus

MAJORS = """stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version
""" + "".join(f"X{n},{n},1816,1,1,2016,12,31,2016\n" for n in range(2, 16))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which somebody has downloaded the official list of major powers."""
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads" / "majors2016.csv").write_text(MAJORS, encoding="utf-8")
    return tmp_path / "downloads"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def data(cache: Path, *arguments: str, **environment: str) -> Result:
    """Run a command on a cache of its own, without a network."""
    given = {"FOEDUS_DATA": str(cache), "FOEDUS_OFFLINE": "1", **environment}
    return foedus("data", *arguments, **given)


def test_the_list_has_every_release_and_fits(cache: Path) -> None:
    for width in (80, 120):
        shown = data(cache, "list", COLUMNS=str(width))
        assert shown.exit_code == 0
        assert all(name in shown.stdout for name in release_names())
        assert max(map(len, shown.stdout.splitlines())) <= width
        rows = [line for line in shown.stdout.splitlines() if line.startswith(release_names())]
        assert len(rows) == len(release_names())
    assert not cache.exists()


def test_the_list_in_other_formats(cache: Path, folder: Path) -> None:
    listed = json.loads(data(cache, "list", "cow", "--format", "json").stdout)
    jsonschema.validate(listed, schema())
    assert {each["name"] for each in listed["releases"]} > {"cow_states", "cow_majors"}
    assert {each["state"] for each in listed["releases"]} == {"missing"}
    held = data(cache, "list", "cow_majors", "--format", "csv", "--from", str(folder)).stdout
    assert ",here,known,majors2016.csv,https://" in held
    assert data(cache, "list", "--format", "markdown").stdout.startswith("## Releases")


def test_a_file_is_taken_listed_and_verified(cache: Path, folder: Path) -> None:
    taken = data(cache, "get", "cow_majors", "--from", str(folder))
    assert taken.exit_code == 0
    path = Path(taken.stdout.strip())
    assert path.read_text(encoding="utf-8") == MAJORS
    assert path.is_relative_to(cache)
    assert "Terms: Free for academic use" in taken.stderr
    assert "Cite: Correlates of War Project. 2017." in taken.stderr
    assert "✓ majors2016.csv" in data(cache, "list", "cow_majors").stdout
    verified = data(cache, "verify")
    assert verified.exit_code == 0
    assert "✓ fits" in verified.stdout
    said = " ".join(verified.stdout.split())
    assert "that it had when it came: 1 of 1; with one that its makers publish: 0 of 1." in said
    assert "does not show" in said
    again = data(cache, "get", "cow_majors")
    assert (again.exit_code, again.stdout) == (0, taken.stdout)
    assert "is here already" in again.stderr
    assert data(cache, "get", "cow_majors", "--quiet").stderr == ""


def test_a_file_that_changed_is_told_with_exit_code_5(cache: Path, folder: Path) -> None:
    path = Path(data(cache, "get", "cow_majors", "--from", str(folder)).stdout.strip())
    path.write_text(MAJORS.replace("X3", "Y3"), encoding="utf-8")
    found = data(cache, "verify", "cow_majors")
    assert found.exit_code == UNAVAILABLE == 5
    assert "✗ FD726" in found.stdout
    assert "error[FD726]" in found.stderr
    document = json.loads(data(cache, "verify", "--format", "json").stdout)
    jsonschema.validate(document, schema())
    assert document["files"][0]["problems"][0]["code"] == "FD726"
    assert data(cache, "verify", "--format", "csv").stdout.startswith("release,file,rows")
    assert data(cache, "verify", "--format", "markdown").stdout.startswith("## Files")


def test_rows_that_do_not_fit_are_told_with_exit_code_3(cache: Path, folder: Path) -> None:
    torn = MAJORS + "".join("1,2\n" for _ in range(30))
    (folder / "majors2016.csv").write_text(torn, encoding="utf-8")
    for arguments in (("get", "cow_majors"), ("verify",)):
        told = data(cache, *arguments, "--from", str(folder))
        assert told.exit_code == 3
        assert told.stderr.count("error[FD704]") == 20
        assert "majors2016.csv:16:1" in told.stderr
        assert "30 errors in 1 file" in told.stderr
    assert not list(cache.rglob("*.csv"))


def test_another_version_is_told(cache: Path, folder: Path) -> None:
    older = MAJORS.replace(",2016\n", ",2011\n")
    (folder / "majors2016.csv").write_text(older, encoding="utf-8")
    told = data(cache, "get", "cow_majors", "--from", str(folder))
    assert told.exit_code == 3
    assert "error[FD706]: Major Powers of version 2011" in told.stderr
    assert "note: expected version 2016" in told.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("get", "cow_states"), "error[FD720]: the network is switched off"),
        (("get", "cow_states", "--offline"), "leave out --offline, unset FOEDUS_OFFLINE"),
        (("get", "cow_majors"), "error[FD727]: no address"),
        (("get", "cow_majors"), "download majors2016.csv from https://correlatesofwar.org"),
        (("get", "gw_states"), "download ksgmdw.txt or iisystem.dat from https://ksgleditsch.com"),
        (("verify",), "error[FD701]: no data file yet"),
        (("verify", "cow_nmc"), "`foedus data get cow_nmc` fetches it"),
        (("get", "cow_nmc", "--from", "nowhere"), "error[FD701]: no such folder"),
        (("list", "--from", "nowhere"), "a folder with data files"),
    ],
)
def test_what_cannot_be_had_leaves_with_exit_code_5(
    cache: Path, arguments: tuple[str, ...], said: str
) -> None:
    told = data(cache, *arguments)
    assert told.exit_code == UNAVAILABLE
    assert said in told.stderr
    assert told.stdout == ""
    assert not [path for path in cache.rglob("*") if path.is_file()]


def test_of_a_family_what_can_be_had_is_had(cache: Path, folder: Path) -> None:
    told = data(cache, "get", "cow_majors", "cow_states", "--from", str(folder))
    assert told.exit_code == UNAVAILABLE
    assert told.stdout.strip().endswith("majors2016.csv")
    assert "no file of State System Membership List" in told.stderr


@pytest.mark.parametrize("command", ["list", "get", "verify", "defects"])
def test_a_misspelt_name_is_wrong_usage(cache: Path, command: str) -> None:
    told = data(cache, command, "cow_state")
    assert told.exit_code == 2
    assert 'There is no release "cow_state"; did you mean "cow_states"?' in told.stderr
    family = data(cache, command, "atp")
    assert family.exit_code == 2
    assert 'There is no release "atp"; did you mean "atop"?' in family.stderr


def test_defects_are_shown_with_their_fix(cache: Path) -> None:
    shown = data(cache, "defects", "archigos").stdout
    assert "gleditsch-ward: The column ccode" in shown
    assert "→ The registry says codes: gw" in shown
    assert max(map(len, shown.splitlines())) <= 80
    document = json.loads(data(cache, "defects", "--format", "json").stdout)
    jsonschema.validate(document, schema())
    assert data(cache, "defects", "--format", "csv").stdout.startswith("release,version,defect")
    assert data(cache, "defects", "--format", "markdown").stdout.startswith("# Known defects")


def test_the_help_of_each_command_ends_with_examples(cache: Path) -> None:
    for name in ("list", "get", "verify", "defects"):
        said = data(cache, name, "--help").stdout
        assert f"foedus data {name}" in said.partition("\nExamples")[2]
    assert "foedus data get" in data(cache, "--help").stdout.partition("\nExamples")[2]
