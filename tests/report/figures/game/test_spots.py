"""What is laid over a map: signs of designs, episodes, and labels that do not collide."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from foedus.game.place import Box
from foedus.report.figures.drawing import Shape
from foedus.report.figures.game.field import Frame
from foedus.report.figures.game.spots import Room, episodes, expected, middle, sign
from foedus.vocabulary.design import Design
from tests.game.maps import one_map, spots

FRAME = Frame(100, 50, 190, 120)
HERE = one_map().strips[0]

shares = st.sampled_from([0.0, 0.3, 0.5, 1.0])
boxes = st.builds(
    lambda k, g: Box((min(k), max(k)), (2 * min(g) - 1, 2 * max(g) - 1), (1,)),
    st.tuples(shares, shares),
    st.tuples(shares, shares),
)


@given(st.lists(boxes, max_size=6))
def test_plates_lie_in_the_panel_and_touch_no_other(held: list[Box]) -> None:
    marks, labels = episodes(spots(*held), HERE, FRAME, 11.5)
    plates = [mark for mark in marks if isinstance(mark, Shape) and mark.role == "plate"]
    assert len(plates) == len(labels) == len({(b.kappa, b.gamma) for b in held})
    for plate in plates:
        (left, top), (right, bottom) = plate.points[0], plate.points[2]
        assert FRAME.left <= left < right <= FRAME.right
        assert FRAME.top <= top < bottom <= FRAME.bottom
    for one, other in combinations(plates, 2):
        (l0, t0), (r0, b0) = one.points[0], one.points[2]
        (l1, t1), (r1, b1) = other.points[0], other.points[2]
        assert r0 <= l1 or r1 <= l0 or b0 <= t1 or b1 <= t0


def test_episodes_that_coincide_share_a_plate() -> None:
    corner = Box((1.0, 1.0), (1.0, 1.0), (0, 1))
    _, labels = episodes(spots(corner, corner), HERE, FRAME, 11.5)
    assert [label.text for label in labels] == ["1, 2"]


def test_an_episode_under_another_threat_is_not_drawn() -> None:
    assert episodes(spots(Box((1.0, 1.0), (1.0, 1.0), (0,))), HERE, FRAME, 11.5) == ([], [])


def test_designs_differ_by_sign_and_not_by_colour_alone() -> None:
    drawn = {tuple(mark.role for mark in sign(design, 0, 0)) for design in Design}
    assert len(drawn) == len(Design)


def test_each_cell_has_the_sign_of_what_the_figure_expects() -> None:
    figure = HERE.solved.figure
    assert figure is not None
    chips = [mark for mark in expected(HERE, FRAME) if mark.role == "chip"]
    assert len(chips) == sum(len(designs) for designs in figure.cells)


def test_members_of_both_concepts_stand_above_and_to_the_right() -> None:
    x, y = middle(HERE, FRAME, row=True, column=True)
    assert (x, y) == FRAME.at(0.75, 0.75)


def test_room_is_what_nothing_has_taken() -> None:
    room = Room(FRAME, [(100, 50, 120, 70)])
    assert room.free(121, 50, 10, 10)
    assert not room.free(110, 60, 20, 10)
    assert not room.free(95, 90, 10, 10)
