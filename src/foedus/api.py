"""The Python door: a study, the panel of alliances, the game, the verbs of the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.archive.files.library import case
from foedus.archive.files.write import write_whole
from foedus.confront.tracing.account import EVEN, Settings
from foedus.game.parameters import Parameters
from foedus.study.explain import explain
from foedus.study.game.life_results import fit, simulate
from foedus.study.game.results import solve
from foedus.study.game.sweep_results import sweep
from foedus.study.plan import PanelWish, Plan, PlanError
from foedus.study.priors import GIVEN, own
from foedus.study.record import Record
from foedus.study.results import Chain, Confrontation, Derivation, Traced
from foedus.study.run import run, run_tracing
from foedus.vocabulary.problem import Place, Problem

if TYPE_CHECKING:
    from foedus.study.panel.record import PanelPlan
    from foedus.study.panel_results import BeforePanel, Described, Panel

__all__ = [
    "Alliances",
    "Parameters",
    "Study",
    "alliances",
    "fit",
    "korea",
    "simulate",
    "solve",
    "sweep",
]


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

    def trace(
        self,
        episode: str | None = None,
        prior: str | Mapping[str, float] = EVEN,
        *,
        coders: Iterable[str] = (),
        threshold: float = 2.0,
        draws: int = 10_000,
        seed: int = 1,
    ) -> Traced:
        """What the evidence weighs, between the rival answers of each ledger.

        Parameters
        ----------
        episode : str or None
            The episode whose ledger to trace; None for every ledger of the study.
        prior : str or mapping of str to float
            Name of a prior of the ledger, or a probability for each hypothesis.
        coders : iterable of str
            Whose weights to take; everybody's where empty.
        threshold : float
            Likelihood ratio, above 1, from which a test counts as passed or failed.
        draws, seed : int
            Draws from the intervals of the likelihoods, and their seed.

        Returns
        -------
        Traced
            Its rows are clues and pairs of hypotheses; `tracings` holds everything.

        Raises
        ------
        InputError
            If the study cannot be read; a `PlanError` if it has no such episode, coder or
            prior, or nobody weighed the episode's ledger.

        References
        ----------
        fairfield_charman_2022; humphreys_jacobs_2023.

        Examples
        --------
        >>> traced = korea().trace("rok-us-1953", draws=100)
        >>> traced.tracings[0].ledger.reference
        'regime_security'
        """
        name = prior if isinstance(prior, str) else GIVEN
        given = () if isinstance(prior, str) else (own(prior.items(), "Given from Python."),)
        settings = Settings(name, given, threshold, draws, seed)
        episodes = (episode,) if episode else self.plan.episodes
        plan = replace(self.plan, episodes=episodes, coders=tuple(coders), tracing=settings)
        traced = Traced(run_tracing(plan))
        if episode and not traced.tracings:
            raise PlanError([_untraced(episode)])
        return traced

    def with_panel(self, data: str | Path | None = None) -> Study:
        """The same study with the panel of alliances worked out, where its `study.yaml` asks for it.

        Parameters
        ----------
        data : str or Path, optional
            A folder that has the data sets; the cache without it.

        Examples
        --------
        >>> korea().with_panel("downloads").plan.data.name
        'downloads'
        """
        folder = None if data is None else Path(data)
        return Study(replace(self.plan, panel=PanelWish.WORKED_OUT, data=folder))

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


def _untraced(episode: str) -> Problem:
    return Problem(
        place=Place(episode),
        code="FD605",
        found="no ledger with weights",
        expected="a ledger in ledgers/ and weights in weights/",
        remedy="trace() without an episode shows what there is",
    )


@dataclass(frozen=True, slots=True)
class Alliances:
    """The panel of alliances: build it, describe it, put the theories before it.

    Parameters
    ----------
    plan : PanelPlan
        What a row is, which years, where the data are.

    Examples
    --------
    >>> alliances("formation", years=(1946, 2010)).plan.span
    (1946, 2010)
    """

    plan: PanelPlan

    def build(self) -> Panel:
        """Build the panel.

        Raises
        ------
        DataError
            If releases are missing, all of them at once, or a file is not what it should be.
        """
        from foedus.study.panel.build import build_panel
        from foedus.study.panel_results import Panel

        return Panel(build_panel(self.plan))

    def describe(self) -> Described:
        """What each join found; `.record` holds the rest.

        Raises
        ------
        DataError
            As `build` does.
        """
        from foedus.study.panel.build import build_panel
        from foedus.study.panel_results import Described

        return Described(build_panel(self.plan))

    def test(self, *measures: str) -> BeforePanel:
        """Every theory of the library before formations and dyad-years.

        Parameters
        ----------
        measures : str
            Measures to which their concepts are narrowed; all of them in turn without any.

        Raises
        ------
        ValueError
            If there is no such measure.
        DataError
            As `build` does.
        """
        from foedus.study.panel_results import BeforePanel
        from foedus.study.panel_test.choices import Extent
        from foedus.study.panel_test.put import put_to_panel
        from foedus.study.panel_test.record import PanelTestPlan

        plan = self.plan
        asked = PanelTestPlan(
            measures, plan.folder, Extent.PREDICTED, years=plan.years, rule=plan.rule
        )
        return BeforePanel(put_to_panel(asked))


def alliances(
    unit: str = "dyad-year",
    *,
    years: tuple[int, int] | None = None,
    data: str | Path | None = None,
    ratio: float | None = 5.0,
) -> Alliances:
    """Every alliance since 1815, or what of it is asked for.

    Parameters
    ----------
    unit : str
        What a row is: alliance, formation or dyad-year.
    years : tuple of int, optional
        First and last year, both included.
    data : str or Path, optional
        A folder that has the data sets; the cache without it.
    ratio : float or None
        Least ratio of a patron's capabilities to its client's; None asks for none.

    Raises
    ------
    ValueError
        If there is no such unit, the years run backwards or are none that it offers, or the
        ratio is below 1.

    Examples
    --------
    >>> alliances("alliance").plan.unit.label
    'phase of an alliance'
    """
    # Imported here: whoever asks for a study alone does not wait for arrays.
    from foedus.panel.pair import PairRule
    from foedus.study.panel.record import PanelPlan, PanelUnit

    folder = None if data is None else Path(data)
    return Alliances(PanelPlan(PanelUnit(unit), years, folder, PairRule(ratio)))


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
