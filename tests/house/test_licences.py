"""What foedus needs at run time is free of the GPL, down to the last requirement."""

import re
from importlib.metadata import Distribution, distribution

from packaging.requirements import Requirement

ALLOWED = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|PSF|Python Software Foundation|MPL|Zlib|CC0|ISC)\b", re.IGNORECASE
)
COPYLEFT = re.compile(r"\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)


def run_time_requirements(name: str) -> dict[str, Distribution]:
    """The distribution `name` requires, and what those require, without extras."""
    found: dict[str, Distribution] = {}
    todo = [name]
    while todo:
        for line in distribution(todo.pop()).requires or []:
            need = Requirement(line)
            if need.name not in found and (
                need.marker is None or need.marker.evaluate({"extra": ""})
            ):
                found[need.name] = distribution(need.name)
                todo.append(need.name)
    return found


def licence(package: Distribution) -> str:
    """What a distribution says of its licence: expression, field and classifiers."""
    said = package.metadata.json
    classifiers = [c for c in said.get("classifier", []) if c.startswith("License ::")]
    field = str(said.get("license", "")).splitlines()[:1]
    return "; ".join([str(said.get("license_expression", "")), *field, *classifiers]).strip("; ")


def is_free(text: str) -> bool:
    """Whether a licence is among those we take."""
    return bool(ALLOWED.search(text)) and not COPYLEFT.search(text)


def test_nothing_under_the_gpl_is_needed_at_run_time() -> None:
    packages = run_time_requirements("foedus")
    assert {"pydantic", "numpy", "click"} <= set(packages)
    refused = {
        name: licence(found) for name, found in packages.items() if not is_free(licence(found))
    }
    assert not refused, f"licences to look at: {refused}"


def test_the_gpl_and_the_unknown_are_caught() -> None:
    assert not is_free("GPL-3.0-or-later")
    assert not is_free("License :: OSI Approved :: GNU General Public License v3 (GPLv3)")
    assert not is_free("AGPL-3.0-only OR MIT")
    assert not is_free("")
    assert is_free("BSD-3-Clause AND MIT AND Zlib")
