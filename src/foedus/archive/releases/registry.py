"""The registry: every release that foedus knows, one file of the library each."""

from __future__ import annotations

from collections import Counter
from datetime import date

from foedus.archive.files.library import library_folder, library_intake
from foedus.archive.files.shelf import read_form
from foedus.archive.files.suggest import meant
from foedus.archive.releases.problems import DataError, refusal
from foedus.archive.releases.sheet import Range, Recipe, Sheet, Spell
from foedus.archive.schemas.release import Kind, LayoutForm, ReleaseFile
from foedus.vocabulary.problem import InputError, Problem

FOLDER = "releases"
YEAR = "year"


def release_names() -> tuple[str, ...]:
    """Names of the releases known, in order.

    Examples
    --------
    >>> "cow_states" in release_names()
    True
    """
    return tuple(sorted(path.stem for path in (library_folder() / FOLDER).glob("*.yaml")))


def sheet(name: str) -> Sheet:
    """The release of a name, as the library has it.

    Raises
    ------
    DataError
        If none has this name.
    InputError
        If its file has been damaged.

    Examples
    --------
    >>> sheet("cow_states").release.keys
    ('ccode', 'styear')
    """
    if name not in release_names():
        raise _unknown(name, release_names())
    intake = library_intake()
    document = intake.document(f"{FOLDER}/{name}.yaml")
    problems: list[Problem] = []
    form = read_form(ReleaseFile, document, problems) if document else None
    if form is None:
        raise InputError([*intake.problems, *problems])
    return sheet_of(form)


def _unknown(name: str, known: tuple[str, ...]) -> DataError:
    """The error of a name that is none, with the nearest of those that are."""
    within = [each for each in release_names() if name in each]
    guess = meant(name, known) or next(iter(within), None)
    remedy = f'did you mean "{guess}"?' if guess else "`foedus data list` shows them all"
    return refusal(name, "FD701", f'no release "{name}"', "a release of the registry", remedy)


def sheet_of(form: ReleaseFile) -> Sheet:
    """The sheet of a release's file, of the library or of your own."""
    return Sheet(
        form.record(),
        form.columns.kinds(),
        frozenset(form.blanks),
        {each.name: _recipe(each) for each in form.layouts},
        _ranges(form),
        form.closes,
        tuple(Spell(each.first, each.last) for each in form.spells),
        form.repeated,
    )


def _recipe(form: LayoutForm) -> Recipe:
    return Recipe(
        header=form.header,
        sums={name: (made.column, made.plus) for name, made in form.sums.items()},
        days={name: (made.year, made.month, made.day) for name, made in form.days.items()},
        months={name: (made.column, made.at == "last") for name, made in form.months.items()},
        mirrored=form.mirrored,
        only_with=form.only_with,
    )


def _ranges(form: ReleaseFile) -> dict[str, Range]:
    """What each column can hold: as declared, and a year within the years of the release."""
    kinds = form.columns.kinds()
    found = {YEAR: _range(form.domain.first, form.domain.last)} if YEAR in kinds else {}
    for each in form.ranges:
        for name in each.columns:
            found[name] = _range(each.first, each.last, each.also, kinds[name])
    return found


def _range(
    first: float, last: float, also: tuple[float, ...] = (), kind: Kind = Kind.WHOLE
) -> Range:
    """A range; of days it is declared in years."""
    others = "".join(f", or {each:g}" for each in also)
    said = f"{_figure(first)} to {_figure(last)}{others}"
    if kind is Kind.DAY:
        return Range(
            date(int(first), 1, 1).toordinal(), date(int(last), 12, 31).toordinal(), (), said
        )
    return Range(first, last, also, said)


def _figure(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


def sheets() -> tuple[Sheet, ...]:
    """Every release known, by name."""
    return tuple(sheet(name) for name in release_names())


def family(name: str) -> tuple[str, ...]:
    """The release of a name, or all whose names begin with it: "atop" means seven.

    Raises
    ------
    DataError
        If there is none.

    Examples
    --------
    >>> family("cow_states")
    ('cow_states',)
    """
    if name in release_names():
        return (name,)
    begun = tuple(each for each in release_names() if each.startswith(f"{name}_"))
    if not begun:
        raise _unknown(name, (*release_names(), *_families()))
    return begun


def _families() -> tuple[str, ...]:
    """What several releases begin with, up to an underscore: "atop", "cow"."""
    parts = [each.split("_") for each in release_names()]
    counted = Counter("_".join(each[:n]) for each in parts for n in range(1, len(each)))
    return tuple(sorted(name for name, count in counted.items() if count > 1))
