"""Games from files: one of the library by its name, or one by its path; a variant with its base."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from foedus.archive.files.concepts import read_concepts
from foedus.archive.files.faults import located
from foedus.archive.files.game_parts import Stated, game_of, problems_of, stated
from foedus.archive.files.intake import Intake
from foedus.archive.files.library import game_names, library_intake
from foedus.archive.files.suggest import listed, nearest
from foedus.game.game import Game
from foedus.vocabulary.problem import Fault, InputError, Place, Problem

FOLDER = "games"


def find_game(name: str) -> Game:
    """A game of the library by its name, or one in a file by its path.

    Parameters
    ----------
    name : str
        One of `game_names()`, or the path of a file.

    Raises
    ------
    InputError
        If there is neither; with every fault in the file and in its bases.

    Examples
    --------
    >>> find_game("one_shot").parameters.horizon
    1
    """
    if name not in game_names() and (_is_path(name) or Path(name).exists()):
        return read_game(Path(name))
    return library_game(name)


def library_game(name: str) -> Game:
    """A game that ships with foedus.

    Raises
    ------
    InputError
        If there is none of this name, or its file has been damaged.

    Examples
    --------
    >>> library_game("patron_client").parameters.thetas
    (0.02, 0.12)
    """
    if name not in game_names():
        raise InputError([_no_game(name)])
    return _Reading().result(library_intake(), f"{FOLDER}/{name}.yaml")


def read_game(path: Path) -> Game:
    """A game in a file; a base named by a path lies in the file's folder, or below it.

    Parameters
    ----------
    path : Path
        The file.

    Raises
    ------
    InputError
        With every fault in it and in its bases, each with its place.
    """
    folder = path.parent.as_posix()
    return _Reading().result(Intake(path.parent, "" if folder == "." else f"{folder}/"), path.name)


def game_within(intake: Intake, file: str) -> tuple[Game | None, tuple[Problem, ...]]:
    """A game in a file of a folder that is being read, or everything wrong with it.

    Parameters
    ----------
    intake : Intake
        A reader of the folder, which has read nothing yet: its problems become the game's.
    file : str
        The file's name within the folder.

    Returns
    -------
    Game or None, tuple of Problem
        None with the problems; a game with none.
    """
    try:
        return _Reading().result(intake, file), ()
    except InputError as error:
        return None, tuple(error.problems)


def _is_path(name: str) -> bool:
    return "/" in name or "\\" in name or name.endswith((".yaml", ".yml"))


def _no_game(name: str) -> Problem:
    said = _unknown(name)
    return Problem(Place(name), said.code, said.found, said.expected, said.remedy)


def _unknown(name: str) -> Fault:
    known = game_names()
    guess = nearest(name, known)
    remedy = f'did you mean "{guess}"?' if guess else "name one of these, or the path of a file"
    expected = f"one of {listed(known)}, or the path of a file"
    return Fault("FD322", ("base",), f'unknown game "{name}"', expected, remedy)


class _Reading:
    """One reading of a file and of the bases that it leads to."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.digests: dict[str, str] = {}
        self.way: list[Path] = []

    def result(self, intake: Intake, name: str) -> Game:
        """The game, or every problem on the way to it."""
        found = self._read(intake, name)
        if self.problems or found is None:
            raise InputError(dict.fromkeys(self.problems))
        return found

    def _read(self, intake: Intake, name: str) -> Game | None:
        """The game of one file; None where it, or its base, is too broken to make one."""
        self.way.append(_file(intake, name))
        document = intake.document(name, partly=True)
        self.digests |= intake.digests
        self.problems += intake.problems
        said = stated(document, self.problems) if document else None
        if said is None:
            return None
        base = self._base(said, intake) if said.form.base else None
        found = problems_of(said, base, _concepts(intake))
        self.problems += found
        if found or said.broken or (said.form.base and base is None):
            return None
        return game_of(said, base, tuple(self.digests.items()))

    def _base(self, said: Stated, intake: Intake) -> Game | None:
        """The game that a file is a variant of."""
        found = _root_of(said.form.base, intake)
        if not isinstance(found, Fault) and _file(*found) in self.way:
            found = _circle(said.form.base)
        if isinstance(found, Fault):
            self.problems.append(located(found, said.document))
            return None
        return self._read(*found)


def _file(intake: Intake, name: str) -> Path:
    return (intake.root / name).resolve()


def _root_of(name: str, intake: Intake) -> tuple[Intake, str] | Fault:
    """Where the file of a base lies, or why it lies nowhere."""
    if not _is_path(name):
        if name not in game_names():
            return _unknown(name)
        return library_intake(), f"{FOLDER}/{name}.yaml"
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        return Fault(
            "FD116",
            ("base",),
            f'"{name}", a path that leads out of the folder of the file',
            "a path within the folder",
            "copy the file into the folder",
        )
    if not intake.exists(name):
        return _unknown(name)
    return Intake(intake.root, intake.prefix), name


def _circle(name: str) -> Fault:
    return Fault(
        "FD323",
        ("base",),
        f'"{name}", which is in the end a variant of this game',
        "a base that stands by itself",
        "name another base, or write the game out in full",
    )


def _concepts(intake: Intake) -> frozenset[str]:
    """Names of the concepts that a game may be placed by; empty where they cannot be known."""
    library = library_intake()
    same = intake.root.resolve() == library.root.resolve()
    own = Intake(intake.root / "no" if same else intake.root)
    shelf, _ = read_concepts(own, library)
    return frozenset(concept.name for concept in shelf.records) if shelf.complete else frozenset()
