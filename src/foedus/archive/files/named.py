"""Named files: what a study names by a word of the library or by a path within its folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from foedus.archive.files.document import Document
from foedus.archive.files.faults import located
from foedus.archive.files.intake import Intake
from foedus.archive.files.library import (
    PREFIX,
    game_names,
    rule_names,
    scale_names,
    theory_names,
)
from foedus.archive.files.shelf import Origin
from foedus.archive.files.suggest import listed, nearest
from foedus.vocabulary.problem import Address, Fault, Problem


@dataclass(frozen=True, slots=True)
class Shipped:
    """A kind of file that ships with foedus, each under a name.

    Parameters
    ----------
    word : str
        What one of them is called.
    code : str
        Code of the fault that there is none of a name.
    path : str
        Where one lies in the library, with {} for its name.
    names : callable
        The names there are.
    """

    word: str
    code: str
    path: str
    names: Callable[[], tuple[str, ...]]


THEORY = Shipped("theory", "FD309", "theories/{}/theory.yaml", theory_names)
GAME = Shipped("game", "FD322", "games/{}.yaml", game_names)
RULE = Shipped("design rule", "FD310", "design_rules/{}.yaml", rule_names)
SCALE = Shipped("scale", "FD319", "scales/{}.yaml", scale_names)


@dataclass(frozen=True, slots=True)
class Naming:
    """A name or a path in a file, which leads to another file.

    Parameters
    ----------
    document : Document or None
        The file that names; without it nothing can be told of a name that leads nowhere.
    address : Address
        Where in it.
    name : str
        What it says.
    kind : Shipped
        What is named.
    """

    document: Document | None
    address: Address
    name: str
    kind: Shipped


def named_file(
    naming: Naming, study: Intake, library: Intake, problems: list[Problem]
) -> Origin | None:
    """The file that is named: a path within the study, or a name in the library."""
    name = naming.name
    if "/" in name or "\\" in name or name.endswith((".yaml", ".yml")):
        path = PurePosixPath(name)
        # In the list of files read, "library/…" stands for what ships with foedus.
        if path.is_absolute() or ".." in path.parts or path.parts[:1] == (PREFIX.rstrip("/"),):
            _tell(_outside(naming), naming, problems)
            return None
        if not study.exists(name):
            _tell(_not_found(naming), naming, problems)
            return None
        document = study.document(str(path), partly=True)
    else:
        if name not in naming.kind.names():
            _tell(_not_found(naming), naming, problems)
            return None
        document = library.document(naming.kind.path.format(name))
    return Origin(document, ()) if document else None


def _tell(fault: Fault, naming: Naming, problems: list[Problem]) -> None:
    if naming.document is not None:
        problems.append(located(fault, naming.document))


def _outside(naming: Naming) -> Fault:
    """A path that leads out of the folder."""
    return Fault(
        "FD116",
        naming.address,
        f'"{naming.name}", a path that leads out of the folder of the study',
        "a path within the folder",
        "copy the file into the folder",
    )


def _not_found(naming: Naming) -> Fault:
    """A name that leads to no file."""
    kind = naming.kind
    known = kind.names()
    guess = nearest(naming.name, known)
    return Fault(
        kind.code,
        naming.address,
        f'unknown {kind.word} "{naming.name}"',
        f"one of {listed(known)}, or the path of a file within the study's folder",
        f'did you mean "{guess}"?' if guess else f"name a {kind.word} or add its file",
    )
