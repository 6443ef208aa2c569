"""Work shared by processes."""

import os

from foedus.confront.regression.specification_fits import Draft, Question
from foedus.confront.regression.workers import PIECES, THREADS, Piece, Task, done, worked
from foedus.panel.choices import Stand
from tests.confront.regression.samples import LABELS, drawn

ASK = Question(("strength",), controls=("threat",), clusters=("alliance",))


def tasks() -> list[Task]:
    labels = tuple(LABELS.items())
    drafts = (
        Draft(stands=(Stand("strength", "power", cut),), outcome="design", labels=labels)
        for cut in (None, 0.0, 0.5)
    )
    return [Task(draft, ("ordered_logit", "cloglog")) for draft in drafts]


def test_the_numbers_are_the_same_for_any_number_of_processes() -> None:
    before = {name: os.environ.get(name) for name in THREADS}
    shares: list[float] = []
    alone = worked({None: drawn()}, ASK, tasks(), 1, shares.append)
    assert shares == [1 / 3, 2 / 3, 1.0]
    assert worked({None: drawn()}, ASK, tasks(), 2) == alone
    assert {name: os.environ.get(name) for name in THREADS} == before


def test_tasks_come_back_in_their_order() -> None:
    several = tasks() * PIECES
    found = worked({None: drawn(80)}, ASK, several)
    assert len(found) == len(several)
    assert found[:3] == found[3:6]


def test_a_piece_has_a_fit_for_each_task_and_model() -> None:
    piece = Piece(drawn(), ASK, tuple(tasks()), (0, 1, 2))
    assert [len(several) for several in done(piece)] == [2, 2, 2]
