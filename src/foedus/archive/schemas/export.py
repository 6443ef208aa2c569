"""The schemas as JSON Schema, for editors and for other programs.

An editor that knows YAML schemas completes and checks a file whose first line is

    # yaml-language-server: $schema=<folder>/evidence.schema.json

where the folder is what `schemas_folder()` names. `python -m foedus.archive.schemas.export`
writes the files anew after a schema has changed.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from foedus.archive.schemas.actors import ActorsFile
from foedus.archive.schemas.arrangements import ArrangementsFile
from foedus.archive.schemas.codings import CodingsFile
from foedus.archive.schemas.concept import ConceptFile
from foedus.archive.schemas.decisions import DecisionsFile
from foedus.archive.schemas.design_rule import DesignRuleFile
from foedus.archive.schemas.episodes import EpisodesFile
from foedus.archive.schemas.events import EventsFile
from foedus.archive.schemas.evidence import EvidenceFile
from foedus.archive.schemas.game import GameFile
from foedus.archive.schemas.ledger import LedgerFile
from foedus.archive.schemas.measures import MeasuresFile
from foedus.archive.schemas.release import ReleaseFile
from foedus.archive.schemas.scale import ScaleFile
from foedus.archive.schemas.specifications import SpecificationsFile
from foedus.archive.schemas.study import StudyFile
from foedus.archive.schemas.theory import TheoryFile
from foedus.archive.schemas.types import Form
from foedus.archive.schemas.weights import WeightsFile

KINDS: dict[str, type[Form]] = {
    "actors": ActorsFile,
    "arrangements": ArrangementsFile,
    "codings": CodingsFile,
    "concept": ConceptFile,
    "decisions": DecisionsFile,
    "design_rule": DesignRuleFile,
    "episodes": EpisodesFile,
    "events": EventsFile,
    "evidence": EvidenceFile,
    "game": GameFile,
    "ledger": LedgerFile,
    "measures": MeasuresFile,
    "release": ReleaseFile,
    "scale": ScaleFile,
    "specifications": SpecificationsFile,
    "study": StudyFile,
    "theory": TheoryFile,
    "weights": WeightsFile,
}
"""The schema of each kind of file."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas_folder() -> Path:
    """Where the exported schemas lie in the package."""
    return Path(__file__).parent / "json"


def json_schema(kind: str) -> str:
    """The JSON Schema of a kind of file, as it is shipped.

    Parameters
    ----------
    kind : str
        One of `KINDS`.

    Examples
    --------
    >>> "foedus/1" in json_schema("evidence")
    True
    """
    schema = {"$schema": DRAFT, **KINDS[kind].model_json_schema()}
    text = json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    # Pydantic names the two schemas of `at_least` after their Python types.
    text = re.sub(r"AtLeast_\w+", "AtLeast", text)
    return re.sub(r'"title": "AtLeast\[.*\]"', '"title": "AtLeast"', text)


def export(folder: Path) -> None:
    """Write the schema of every kind of file into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (folder / f"{kind}.schema.json").write_text(json_schema(kind), encoding="utf-8")


if __name__ == "__main__":
    export(schemas_folder())
