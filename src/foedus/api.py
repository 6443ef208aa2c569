"""The Python door: a study, and the verbs of the command line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from foedus.archive.files.library import case
from foedus.archive.files.write import write_whole
from foedus.study.explain import explain
from foedus.study.plan import Plan
from foedus.study.record import Record
from foedus.study.results import Chain, Confrontation, Derivation
from foedus.study.run import run


@dataclass(frozen=True, slots=True)
class Study:
    """A study folder, with the readings to take and how far to narrow.

    Parameters
    ----------
    plan : Plan
        What is run.

    Examples
    --------
    >>> import foedus
    >>> korea = foedus.korea()
    >>> korea.confront().record.theories[0]
    'regime_security'
    """

    plan: Plan

    @classmethod
    def open(cls, path: str | Path) -> Study:
        """A study in a folder; it is read, and its faults are found, when it is first run.

        Parameters
        ----------
        path : str or Path
            The folder that holds `study.yaml`.
        """
        return cls(Plan(Path(path)))

    def take(self, decision: str, reading: str) -> Study:
        """The same study with one decision answered otherwise, however it was before.

        Parameters
        ----------
        decision, reading : str
            Names of a decision and of one of its readings; unknown ones are refused when
            the study is run.

        Examples
        --------
        >>> korea().take("chinese-troops", "shared-basing").plan.takes
        (('chinese-troops', 'shared-basing'),)
        """
        others = tuple(taken for taken in self.plan.takes if taken[0] != decision)
        return Study(replace(self.plan, takes=(*others, (decision, reading))))

    def run(self) -> Record:
        """Run the study.

        Returns
        -------
        Record
            Everything found, and everything it rests on.

        Raises
        ------
        InputError
            If the study cannot be read, with every problem and its place.
        PlanError
            If a reading is taken that the study does not have.
        """
        return run(self.plan)

    def derive(self) -> Derivation:
        """What each theory expects of each episode.

        Raises
        ------
        InputError
            As `run` does.

        Examples
        --------
        >>> korea().derive().predictions[0].designs[0].label
        'with institutions'
        """
        return Derivation(tuple(judged.prediction for judged in self.run().judgements))

    def confront(self) -> Confrontation:
        """What each theory expects, set against what was observed.

        Raises
        ------
        InputError
            As `run` does.

        Examples
        --------
        >>> korea().confront().verdicts[0].verdict.label
        'match'
        """
        return Confrontation(self.run())

    def explain(self, episode: str) -> Chain:
        """The whole chain for one episode, from the page of a source to the verdict.

        Parameters
        ----------
        episode : str
            Name of an episode of the study.

        Raises
        ------
        InputError
            As `run` does; a `PlanError` if the study has no such episode.
        """
        record = run(replace(self.plan, episodes=(episode,)))
        return Chain(explain(record, episode))

    def report(self, path: str | Path, *, force: bool = False) -> Path:
        """Write the report as one self-contained HTML page.

        Parameters
        ----------
        path : str or Path
            Where to write it.
        force : bool
            Whether to replace a file that is there already.

        Returns
        -------
        Path
            Where it was written.

        Raises
        ------
        InputError
            If the study cannot be read, or the file is there already.
        """
        from foedus.report.page import page

        target = Path(path)
        write_whole(target, page(self.run()), force=force)
        return target


def korea() -> Study:
    """The study of the two Koreas, which ships with foedus.

    References
    ----------
    kim_woods_2022.

    Examples
    --------
    >>> korea().plan.folder.name
    'korea'
    """
    return Study.open(case("korea"))
