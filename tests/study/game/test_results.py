"""A solved game as a Python user holds it."""

from pathlib import Path

import matplotlib as mpl
import pytest

from foedus.archive.files.games import library_game
from foedus.cli import game_solve
from foedus.game.checks import ParametersError
from foedus.game.checks_of_calls import CallError
from foedus.game.parameters import Parameters
from foedus.study.game.called import TOLERANCES
from foedus.study.game.results import METHODS, Solved, solve
from foedus.vocabulary.problem import InputError
from tests.game.solving.hard import TURNS
from tests.report.solved import game, solved, twice, unsolved

SMALL = Parameters(n_kappa=5, n_gamma=5)


def test_rows_are_the_cells_of_every_equilibrium() -> None:
    frame = Solved(solved()).to_pandas()
    assert list(frame["kappa"]) == [True, True, False, False]
    assert frame["expected"][0] == frame["wanted"][0] == "with_institutions"
    assert len(Solved(twice()).to_pandas()) == 8


def test_states_are_rows_too() -> None:
    found = Solved(solved())
    frame = found.states.to_pandas()
    assert len(frame) == 7 * 7 * 2 * 3
    kinds = ("none", "without_institutions", "with_institutions")
    assert frame[[f"wanted_{kind}" for kind in kinds]].sum(axis=1).to_numpy() == pytest.approx(1)
    assert frame["client"].iloc[-1] == found.solution.values.client[-1, -1, -1, -1]


def test_a_game_that_is_not_solved_says_so_wherever_it_is_looked_at() -> None:
    found = Solved(unsolved())
    assert not found.converged
    assert "NOT SOLVED, after 9 rounds (plain, after plain) a year still" in repr(found)
    assert found.to_pandas().empty
    with pytest.raises(ValueError, match="NOT SOLVED"):
        found.plot()


def test_a_game_that_repels_iteration_is_solved_from_python_too() -> None:
    found = solve(TURNS)
    assert found.converged
    assert found.solution.convergence.tried[0] == "plain"


def test_the_map_is_drawn_over_both_axes_with_words_for_each_design() -> None:
    mpl.use("Agg")
    from matplotlib import pyplot as plt

    _, own = plt.subplots()
    axes = Solved(solved()).plot("wanted", threat=0, standing=2, ax=own)
    assert axes is own
    assert axes.get_xlabel() == "Political compatibility γ"
    legend = axes.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == [
        *("none", "without institutions"),
        "with institutions",
    ]
    (drawn,) = axes.collections
    wanted = solved().solution.policy.wanted[:, :, 0, 2].argmax(axis=-1)
    assert (drawn.get_array() == wanted).all()
    assert axes.get_title() == "Designs wanted: threat 0.02, with institutions standing"
    alone = Solved(solved()).plot()
    assert alone is not own
    assert alone.get_title() == "Designs realised: threat 0.12, no alliance standing"
    plt.close("all")


def test_a_plot_of_its_own_holds_all_of_its_words() -> None:
    mpl.use("Agg")
    from matplotlib import pyplot as plt

    axes = Solved(solved()).plot()
    figure = axes.get_figure()
    assert figure is not None
    figure.canvas.draw()
    drawn = axes.get_tightbbox()
    assert drawn is not None
    assert min(drawn.xmin, drawn.ymin) >= -1
    assert drawn.xmax <= figure.bbox.xmax + 1
    assert drawn.ymax <= figure.bbox.ymax + 1
    plt.close("all")


def test_parameters_names_paths_and_games_are_solved_alike(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "format: foedus/1\nkind: game\nname: mine\nlabel: M\ntext: M\nbase: patron_client\n"
        "grid: {n_kappa: 5, n_gamma: 5}\n",
        encoding="utf-8",
    )
    found = [solve(each).rows.values for each in (SMALL, path, str(path))]
    assert found[0] == found[1] == found[2]
    assert solve(game()).rows == Solved(solved()).rows
    assert solve("one_shot").record.game == library_game("one_shot")


def test_parameters_of_ones_own_say_who_gave_them() -> None:
    notes = {
        note.name: note.basis
        for note in solve(Parameters(n_kappa=5, n_gamma=5, mu=0.2)).record.game.notes
    }
    assert notes["mu"] == "Given from Python."
    assert notes["lam"] == "Chosen, not estimated."


def test_several_starts_are_tried_the_same_ones_for_one_seed() -> None:
    names = [solve(SMALL, starts=count).solution.starts for count in (1, 2, 4)]
    assert names == [
        ("nothing",),
        ("nothing", "highest"),
        ("nothing", "highest", "drawn 1", "drawn 2"),
    ]


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(ParametersError, match=r"Parameters\.beta") as raised:
        solve(Parameters(beta=2.0, thetas=(), n_gamma=0))
    assert [problem.code for problem in raised.value.problems] == ["FD222", "FD222", "FD206"]
    with pytest.raises(InputError, match='did you mean "one_shot"'):
        solve("one_shut")


def test_words_that_no_game_is_solved_by_are_refused_at_once() -> None:
    with pytest.raises(CallError, match="plain, half-steps") as raised:
        solve(SMALL, method="newtn", tolerance=-1, starts=0, seed=-1)  # type: ignore[arg-type]
    told = [(str(each.place), each.remedy) for each in raised.value.problems]
    assert [place for place, _ in told] == [
        *("solve(method=…)", "solve(seed=…)", "solve(starts=…)", "solve(tolerance=…)"),
    ]
    assert told[0][1] == 'did you mean "newton"?'
    with pytest.raises(CallError, match="one of wanted, realised"):
        Solved(solved()).plot("ceiling")  # type: ignore[arg-type]


def test_python_and_the_command_line_take_the_same_words() -> None:
    assert set(game_solve.METHODS) == {"auto", *METHODS}
    (kind,) = (each.type for each in game_solve.solve.params if each.name == "tolerance")
    assert (kind.min, kind.max) == (TOLERANCES.lowest, TOLERANCES.highest)  # type: ignore[attr-defined]
