"""Figure 1 in the state space."""

import numpy as np

from foedus.game.cells import within, yields
from foedus.game.game import Axis, Placement
from foedus.game.parameters import Parameters
from foedus.vocabulary.design import Design

P = Parameters(n_kappa=5, n_gamma=5)
FIGURE = Placement(Axis("hold", 0.0, 1.0), Axis("likeness", -1.0, 1.0), "danger", 0, "")


def painted(placement: Placement) -> np.ndarray:
    """Chances that name the cell of a point: one design for each, under the highest threat."""
    chances = np.zeros((5, 5, 2, 3, 3))
    chances[..., 0] = 1.0
    for row, column, depth in ((True, True, 2), (True, False, 1), (False, True, 1)):
        at = within(P, placement, row, column)
        chances[at, -1, placement.standing] = np.eye(3)[depth]
    return chances


def test_points_on_a_crossover_belong_to_no_cell() -> None:
    cells = [within(P, FIGURE, row, column) for row in (True, False) for column in (True, False)]
    held = np.sum(cells, axis=0)
    assert held[2].sum() == held[:, 2].sum() == 0
    assert held.sum() == 16
    assert held.max() == 1


def test_an_axis_may_run_the_other_way() -> None:
    turned = Placement(Axis("weakness", 1.0, 0.0), FIGURE.gamma, "danger", 0, "")
    assert (within(P, turned, True, True) == within(P, FIGURE, False, True)).all()


def test_each_cell_yields_what_is_likeliest_in_it_row_by_row() -> None:
    found = yields(P, FIGURE, painted(FIGURE))
    assert [(cell.row, cell.column) for cell in found] == [
        (True, True),
        (True, False),
        (False, True),
        (False, False),
    ]
    assert [cell.design for cell in found] == [
        Design.WITH_INSTITUTIONS,
        Design.WITHOUT_INSTITUTIONS,
        Design.WITHOUT_INSTITUTIONS,
        Design.NONE,
    ]
    assert found[0].shares == (0.0, 0.0, 1.0)


def test_a_cell_yields_what_is_likeliest_on_the_mean_of_its_points() -> None:
    chances = np.zeros((5, 5, 2, 3, 3))
    chances[..., :] = (0.4, 0.6, 0.0)
    chances[4, 4, -1, 0] = (0.0, 0.0, 1.0)  # one of four points
    first = yields(P, FIGURE, chances)[0]
    assert first.design is Design.WITHOUT_INSTITUTIONS
    assert np.allclose(first.shares, (0.3, 0.45, 0.25))
