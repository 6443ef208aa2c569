"""The parts of a game's file: what it states, what it lacks, what of it makes no sense."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from foedus.archive.files.document import Document
from foedus.archive.files.faults import located
from foedus.archive.files.shelf import read_form
from foedus.archive.files.suggest import listed, nearest
from foedus.archive.schemas.game import GRID, NOTED, RULES, AxisForm, GameFile, SaidForm
from foedus.game.checks import faults
from foedus.game.checks_of_games import axis_faults, range_faults
from foedus.game.game import Game, Note
from foedus.game.parameters import Parameters
from foedus.vocabulary.problem import Address, Fault, Problem

PARTS = ("rules", "grid", "parameters", "placement")
"""What a game consists of; a variant takes from its base what it does not state."""

SAYINGS = ("unit", "meaning", "basis")
"""What is said of each parameter."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file states.

    Parameters
    ----------
    document : Document
        The file.
    form : GameFile
        What of it keeps the schema.
    broken : frozenset of Address
        Keys, and keys of keys, that do not; one of the first level stands for all below it.
    """

    document: Document
    form: GameFile
    broken: frozenset[Address]

    def sound(self, *address: str) -> bool:
        """Whether nothing at an address, or around it, is broken."""
        return not any(address[: len(bad)] == bad for bad in self.broken)

    @property
    def parameters(self) -> dict[str, SaidForm]:
        """Every parameter that the file speaks of, in its order."""
        form = self.form.parameters
        held = self.document.node.get("parameters")
        order = held if isinstance(held, dict) else {}
        return {name: getattr(form, name) for name in order if name in form.model_fields_set}

    @property
    def values(self) -> dict[str, Any]:
        """Every value that the file gives, by the name of its parameter."""
        found = {
            name: said.value  # type: ignore[attr-defined]
            for name, said in self.parameters.items()
            if "value" in said.model_fields_set
        }
        for part in (self.form.rules, self.form.grid):
            found |= {name: getattr(part, name) for name in part.model_fields_set}
        return found


def stated(document: Document, problems: list[Problem]) -> Stated | None:
    """What a file states, as far as it keeps the schema.

    Parameters
    ----------
    document : Document
        The file.
    problems : list of Problem
        Where what does not keep the schema is added.
    """
    form = read_form(GameFile, document, problems)
    if form is not None:
        return Stated(document, form, frozenset())
    broken = _broken(document)
    if ("kind",) in broken or ("format",) in broken:
        return None
    node: dict[str, Any] = {**GameFile.neutral, **copy.deepcopy(dict(document.node))}
    for address in broken:
        _drop(node, address)
    return Stated(document, GameFile.model_validate({**GameFile.neutral, **node}), broken)


def _broken(document: Document) -> frozenset[Address]:
    """The keys, and keys of keys, that do not keep the schema."""
    try:
        GameFile.model_validate(document.node)
    except ValidationError as error:
        found = error.errors(include_url=False)
        return frozenset(_at(document, each["loc"], each["type"]) for each in found)
    return frozenset()


def _at(document: Document, loc: Address, kind: str) -> Address:
    """The address that an error spoils: of a missing key, what it is missed in."""
    steps = loc[:-1] if kind == "missing" and len(loc) > 1 else loc
    by_key = isinstance(document.node.get(str(steps[0])), dict) and steps[0] != "placement"
    return steps[: 2 if by_key else 1]


def _drop(node: dict[str, Any], address: Address) -> None:
    """Take a key, or a key of a key, out of what a file says."""
    *above, last = map(str, address)
    for step in above:
        node = node[step]
    node.pop(last, None)


def problems_of(said: Stated, base: Game | None, concepts: frozenset[str]) -> list[Problem]:
    """Everything that a file lacks, and everything it states that makes no sense.

    Parameters
    ----------
    said : Stated
        What it states.
    base : Game or None
        The game that it is a variant of, where it is one and that can be read.
    concepts : frozenset of str
        Names of the concepts that there are; empty where they cannot be known.
    """
    found = [
        *_lacking(said),
        *_senseless(said, base),
        *_ranges(said, base),
        *_misplaced(said, concepts),
    ]
    return [located(fault, said.document) for fault in found]


# What is lacking


def _lacking(said: Stated) -> Iterator[Fault]:
    """Parts, parameters and sayings that the file should have."""
    if not said.form.base:
        for part in PARTS:
            if part not in said.document.node:
                yield _missing((), part)
        yield from _parameters_lacking(said)
        yield from _rules_lacking(said)
    for name, form in said.parameters.items():
        yield from _sayings_lacking(name, form, variant=bool(said.form.base))


def _rules_lacking(said: Stated) -> Iterator[Fault]:
    """Rules, and sizes of grids."""
    for part, keys in (("rules", RULES), ("grid", GRID)):
        held = said.document.node.get(part)
        if isinstance(held, dict):
            yield from (_missing((part,), key) for key in keys if key not in held)


def _parameters_lacking(said: Stated) -> Iterator[Fault]:
    """Parameters that the file does not name, and does not misspell either."""
    held = said.document.node.get("parameters")
    if not isinstance(held, dict):
        return
    meant = {nearest(name, NOTED) for name in held if name not in NOTED}
    for name in NOTED:
        if name not in held and name not in meant:
            yield _missing(("parameters",), name)


def _sayings_lacking(name: str, form: SaidForm, *, variant: bool) -> Iterator[Fault]:
    """What is said of no parameter: a variant repeats no more than why its value is another."""
    given = form.model_fields_set
    needed = ("value", *SAYINGS) if not variant else ("basis",) if "value" in given else ()
    for key in needed:
        if key not in given:
            yield _missing(("parameters", name), key)
    if "range" in given and "reason" not in given:
        yield _missing(("parameters", name), "reason")


def _missing(address: Address, key: str) -> Fault:
    remedy = f'add "{key}:" with its value'
    return Fault("FD202", address, f'no key "{key}"', f'the key "{key}"', remedy)


# What makes no sense


def _given(said: Stated, base: Game | None) -> Parameters:
    """The parameters of the file, with those of its base, else the usual, where it gives none."""
    values = {name: value for name, value in said.values.items() if said.sound(*_where(name))}
    return replace(base.parameters if base else Parameters(), **values)


def _where(name: str) -> tuple[str, ...]:
    """Where the value of a parameter stands in a file."""
    if name in RULES:
        return "rules", name
    return ("grid", name) if name in GRID else ("parameters", name, "value")


def _senseless(said: Stated, base: Game | None) -> Iterator[Fault]:
    """Values that make no game."""
    values = said.values
    for fault in faults(_given(said, base)):
        name, *rest = fault.address
        if name in values or base is not None:
            yield replace(fault, address=(*_where(str(name)), *rest))


def _ranges(said: Stated, base: Game | None) -> Iterator[Fault]:
    """Ranges that are none, or do not hold their value."""
    parameters = _given(said, base)
    wrong = {fault.address[0] for fault in faults(parameters)}
    for note in _notes(said, base):
        if note.name not in said.parameters:
            continue
        own = "range" in said.parameters[note.name].model_fields_set
        for fault in range_faults(note, parameters, alone=note.name in wrong):
            at = ("parameters", *fault.address)
            yield replace(fault, address=at) if own else _inherited(fault, note)


def _inherited(fault: Fault, note: Note) -> Fault:
    """A fault of a range that a base gives, at the value which does not go with it."""
    return replace(
        fault,
        address=("parameters", note.name, "value"),
        found=f"{fault.found}, which stands in the base {note.range_in}",
        remedy='give the value a "range:" of its own, with its "reason:", or another value',
    )


def _misplaced(said: Stated, concepts: frozenset[str]) -> Iterator[Fault]:
    """Placements along states that there are not, by concepts that there are not."""
    held = said.document.node.get("placement")
    if not isinstance(held, dict):
        return
    for name in ("kappa", "gamma"):
        form = _axis(held.get(name))
        if form is not None:
            faulty = axis_faults(name, form.record())
            yield from (replace(each, address=("placement", *each.address)) for each in faulty)
    for address in (("kappa", "concept"), ("gamma", "concept"), ("threat",)):
        named = _value(held, address)
        if concepts and isinstance(named, str) and named not in concepts:
            yield _unknown_concept(named, address, concepts)


def _axis(node: object) -> AxisForm | None:
    """An axis that keeps the schema."""
    try:
        return AxisForm.model_validate(node)
    except ValidationError:
        return None


def _value(node: object, address: Address) -> object:
    """What stands at an address; None where nothing does."""
    for step in address:
        node = node.get(step) if isinstance(node, dict) else None
    return node


def _unknown_concept(name: str, address: Address, concepts: frozenset[str]) -> Fault:
    guess = nearest(name, concepts)
    remedy = f'did you mean "{guess}"?' if guess else "add its file under concepts/"
    found, expected = f'unknown concept "{name}"', f"one of {listed(sorted(concepts))}"
    return Fault("FD304", ("placement", *address), found, expected, remedy)


# What the file makes


def game_of(said: Stated, base: Game | None, digests: tuple[tuple[str, str], ...]) -> Game:
    """The game that a file without faults makes.

    Parameters
    ----------
    said : Stated
        What it states.
    base : Game or None
        The game that it is a variant of.
    digests : tuple of (str, str)
        Every file read, with its sha256.

    Raises
    ------
    ValueError
        If it has no placement; `problems_of` tells that first.
    """
    form = said.form
    placed = form.placement.record() if form.placement else None
    placement = placed or (base.placement if base else None)
    if placement is None:
        raise ValueError("A game without a base has a placement of its own.")
    return Game(
        name=form.name,
        label=form.label,
        text=form.text,
        parameters=_given(said, base),
        notes=_notes(said, base),
        placement=placement,
        references=form.source or (base.references if base else ()),
        base=base.name if base else "",
        digests=digests,
    )


def _notes(said: Stated, base: Game | None) -> tuple[Note, ...]:
    """What is said of each parameter, by the file or else by its base."""
    held = {note.name: note for note in base.notes} if base else {}
    for name, form in said.parameters.items():
        if said.sound("parameters", name):
            held[name] = _note(name, form, held.get(name), said)
    return tuple(held.values())


def _note(name: str, form: SaidForm, below: Note | None, file: Stated) -> Note:
    """What a file says of one parameter, upon what its base says."""
    note = below or Note(name, name, "", "", "")
    given = form.model_fields_set
    said = {key: getattr(form, key) for key in ("label", *SAYINGS, "reason") if key in given}
    if "source" in given:
        said["references"] = form.source
    span = getattr(form, "range", None)
    if span is not None:
        whose = f'"{file.form.name}", {file.document.file}'
        said |= {"lowest": span[0], "highest": span[1], "range_in": whose}
    return replace(note, **said)
