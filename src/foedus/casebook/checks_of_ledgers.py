"""What can be wrong with a ledger; each way is a function."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import pairwise

from foedus.casebook.casebook import Casebook
from foedus.casebook.evidence import Evidence
from foedus.casebook.ledger import Ledger, State
from foedus.vocabulary.problem import Address, Fault, Severity

EVEN = "even"
"""The prior that every ledger has without declaring it."""
SUM_TOLERANCE = 0.001
"""How far probabilities may miss 1 together: thirds written with three digits are meant as thirds."""
HYPOTHESES_MIN = 2
NAMES_SHOWN = 12

Used = tuple[Address, str]


def unknown_hypotheses(casebook: Casebook) -> Iterator[Fault]:
    """The reference, or a prior, names what is not among the hypotheses."""
    for index, ledger in enumerate(casebook.ledgers):
        uses: list[Used] = [(("ledgers", index, "reference"), ledger.reference)]
        for number, prior in enumerate(ledger.priors):
            head = ("ledgers", index, "priors", number, "probabilities")
            uses += [((*head, n), name) for n, (name, _) in enumerate(prior.probabilities)]
        known = set(ledger.names)
        for address, name in uses:
            if name not in known:
                yield unknown_hypothesis(address, name, ledger, on_key=address[-1] != "reference")


def unknown_hypothesis(address: Address, name: str, ledger: Ledger, *, on_key: bool) -> Fault:
    """The fault that a hypothesis is named that the ledger does not have."""
    expected = (
        f"one of {', '.join(dict.fromkeys(ledger.names))}" if ledger.names else "a hypothesis"
    )
    found, remedy = f'unknown hypothesis "{name}"', "add it to the ledger, or correct the name"
    return Fault("FD315", address, found, expected, remedy, on_key=on_key)


def one_of(names: Collection[str]) -> str:
    """What is expected where one of these names should stand; empty where there is none.

    Examples
    --------
    >>> one_of(["often", "seldom"])
    'one of often, seldom'
    """
    named = list(dict.fromkeys(names))
    more = f" and {len(named) - NAMES_SHOWN} more" if len(named) > NAMES_SHOWN else ""
    return f"one of {', '.join(named[:NAMES_SHOWN])}{more}" if named else ""


def unknown_grouped_clues(casebook: Casebook) -> Iterator[Fault]:
    """A group names what is not among the clues."""
    for index, ledger in enumerate(casebook.ledgers):
        known = {clue.name for clue in ledger.clues}
        for address, name in _grouped(index, ledger):
            if name not in known:
                yield unknown_clue(address, name)


def unknown_clue(address: Address, name: str) -> Fault:
    """The fault that a clue is named that the ledger does not have."""
    found, expected = f'unknown clue "{name}"', "the name of a clue of the ledger"
    return Fault("FD316", address, found, expected, "add it to the ledger, or correct the name")


def _grouped(index: int, ledger: Ledger) -> Iterator[Used]:
    for number, group in enumerate(ledger.groups):
        for place, name in enumerate(group.clues):
            yield ("ledgers", index, "groups", number, "clues", place), name


def ledger_names_used_twice(casebook: Casebook) -> Iterator[Fault]:
    """Two hypotheses, priors, clues, groups or words share a name."""
    for index, ledger in enumerate(casebook.ledgers):
        head = ("ledgers", index)
        named: dict[Address, Iterable[str]] = {
            (*head, "hypotheses"): ledger.names,
            (*head, "priors"): [prior.name for prior in ledger.priors],
            (*head, "clues"): [clue.name for clue in ledger.clues],
            (*head, "groups"): [group.name for group in ledger.groups],
            (*head, "scale", "words"): [word.name for word in ledger.scale.words],
        }
        twice = [
            ((*address, place, "name"), name)
            for address, names in named.items()
            for place, name in repeated(names)
        ]
        # A group and a clue are told of in one list.
        clues = {clue.name for clue in ledger.clues}
        twice += [
            ((*head, "groups", place, "name"), group.name)
            for place, group in enumerate(ledger.groups)
            if group.name in clues
        ]
        for address, name in twice:
            yield Fault(
                code="FD312",
                address=address,
                found=f'the name "{name}" a second time',
                expected="a name of its own for each",
                remedy="rename one of the two, wherever it is used, or delete it",
            )


def repeated(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Names that stood before, with their places."""
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name in seen:
            yield place, name
        seen.add(name)


def left_out(due: Collection[str], given: Collection[str]) -> list[str]:
    """Names that are due and not given; none where as many are given that nobody knows.

    A misspelt name is told as such; that the right one is missing is not said besides.
    """
    held = set(given)
    missing = [name for name in due if name not in held]
    strange = held.difference(due)
    return missing if len(missing) > len(strange) else []


def second_ledgers(casebook: Casebook) -> Iterator[Fault]:
    """An episode has two ledgers."""
    for index, episode in repeated(ledger.episode for ledger in casebook.ledgers):
        yield Fault(
            code="FD423",
            address=("ledgers", index, "episode"),
            found=f"a second ledger of {episode}",
            expected="one ledger for each episode",
            remedy="make one file of the two",
        )


def lonely_hypotheses(casebook: Casebook) -> Iterator[Fault]:
    """A ledger has fewer than two hypotheses, so that nothing can be weighed against another."""
    for index, ledger in enumerate(casebook.ledgers):
        if len(ledger.hypotheses) < HYPOTHESES_MIN:
            yield Fault(
                code="FD424",
                address=("ledgers", index, "hypotheses"),
                found=f"{len(ledger.hypotheses) or 'no'} hypothesis in a ledger",
                expected="two or more",
                remedy="add a rival: evidence speaks for one only as against another",
            )


def incomplete_priors(casebook: Casebook) -> Iterator[Fault]:
    """A prior leaves out a hypothesis."""
    for index, ledger in enumerate(casebook.ledgers):
        for number, prior in enumerate(ledger.priors):
            given = [name for name, _ in prior.probabilities]
            for name in left_out(ledger.names, given):
                yield Fault(
                    code="FD425",
                    address=("ledgers", index, "priors", number, "probabilities"),
                    found=f'no probability of "{name}" in prior "{prior.name}"',
                    expected="one for each hypothesis",
                    remedy="add it; together they are 1",
                    on_key=True,
                )


def impossible_priors(casebook: Casebook) -> Iterator[Fault]:
    """A prior makes a hypothesis impossible or certain, or its probabilities are not 1 together."""
    for index, ledger in enumerate(casebook.ledgers):
        for number, prior in enumerate(ledger.priors):
            address = ("ledgers", index, "priors", number, "probabilities")
            for place, (name, probability) in enumerate(prior.probabilities):
                if not 0 < probability < 1:
                    yield Fault(
                        code="FD426",
                        address=(*address, place),
                        found=f'{probability:g} for "{name}" before the evidence',
                        expected="a probability above 0 and below 1",
                        remedy="no evidence could ever change it; take a small or large one",
                    )
            together = sum(probability for _, probability in prior.probabilities)
            if set(ledger.names) <= dict(prior.probabilities).keys() and not (
                abs(together - 1) <= SUM_TOLERANCE
            ):
                yield Fault(
                    code="FD426",
                    address=address,
                    found=f'probabilities that are {together:.4g} together in prior "{prior.name}"',
                    expected="1 together",
                    remedy="correct them",
                    on_key=True,
                )


def priors_named_even(casebook: Casebook) -> Iterator[Fault]:
    """A prior takes the name of the one that is built in."""
    for index, ledger in enumerate(casebook.ledgers):
        for number, prior in enumerate(ledger.priors):
            if prior.name == EVEN:
                yield Fault(
                    code="FD427",
                    address=("ledgers", index, "priors", number, "name"),
                    found=f'a prior named "{EVEN}"',
                    expected="another name: this one is built in and gives each the same",
                    remedy="delete the prior, or rename it",
                )


def clues_in_two_groups(casebook: Casebook) -> Iterator[Fault]:
    """A clue stands in two groups, or in one twice."""
    for index, ledger in enumerate(casebook.ledgers):
        uses = list(_grouped(index, ledger))
        for place, name in repeated(name for _, name in uses):
            yield Fault(
                code="FD428",
                address=uses[place][0],
                found=f'"{name}" in a group a second time',
                expected="each clue in one group at most",
                remedy="make one group of the two, or take it out of one",
            )


def groups_of_one(casebook: Casebook) -> Iterator[Fault]:
    """A group has fewer than two clues."""
    for index, ledger in enumerate(casebook.ledgers):
        for number, group in enumerate(ledger.groups):
            if len(set(group.clues)) < 2:  # noqa: PLR2004 - one alone hangs together with nothing
                yield Fault(
                    code="FD429",
                    address=("ledgers", index, "groups", number, "clues"),
                    found=f'{len(set(group.clues)) or "no"} clue in group "{group.name}"',
                    expected="two or more, which share something",
                    remedy="add the others, or delete the group",
                )


def clues_of_other_episodes(casebook: Casebook) -> Iterator[Fault]:
    """A ledger has an item as a clue that does not inform its episode."""
    episodes = {item.name: item.episodes for item in reversed(casebook.evidence)}
    for index, ledger in _of_known_episodes(casebook):
        for place, clue in enumerate(ledger.clues):
            informed = episodes.get(clue.name, (ledger.episode,))
            if clue.state is State.FOUND and ledger.episode not in informed:
                yield Fault(
                    code="FD430",
                    address=("ledgers", index, "clues", place, "name"),
                    found=f'"{clue.name}", an item of {", ".join(informed) or "no episode"}',
                    expected=f"an item of {ledger.episode}",
                    remedy="add the episode to the item, or take the clue out",
                )


def _of_known_episodes(casebook: Casebook) -> Iterator[tuple[int, Ledger]]:
    """Ledgers of episodes that there are; of the others no more is said than that."""
    known = {episode.name for episode in casebook.episodes}
    for index, ledger in enumerate(casebook.ledgers):
        if ledger.episode in known:
            yield index, ledger


def clues_from_one_passage(casebook: Casebook) -> Iterator[Fault]:
    """Two clues found rest on the very same passage, and no group says that they share it."""
    # Of two items of one name, which is a fault already, the first counts.
    items = {item.name: item for item in reversed(casebook.evidence)}
    for index, ledger in enumerate(casebook.ledgers):
        known = {clue.name for clue in ledger.clues}
        if any(name not in known for _, name in _grouped(index, ledger)):
            continue  # the group that is missed may be the one with the misspelt clue
        group_of = {name: group.name for group in ledger.groups for name in group.clues}
        citing: dict[str, dict[str, str]] = defaultdict(dict)
        for place, clue in enumerate(ledger.clues):
            item = items.get(clue.name) if clue.state is State.FOUND else None
            passages = _passages(item) if item else ()
            own = group_of.get(clue.name, "")
            for passage in passages:
                # The first clue of each group, and of those that stand alone.
                others = citing[passage].items()
                other = next((name for group, name in others if not own or group != own), "")
                if other:
                    yield Fault(
                        code="FD431",
                        address=("ledgers", index, "clues", place, "name"),
                        found=f"{passage}, on which {other} rests as well",
                        expected="clues that share a passage in one group, shared: source",
                        remedy="group them, so that what one source says is not counted twice",
                        severity=Severity.WARNING,
                    )
                citing[passage].setdefault(own, clue.name)


def _passages(item: Evidence) -> tuple[str, ...]:
    """Where an item stands in its sources, through whomever it was read there."""
    cited = (f"{said.key}[{said.locator}]" for said in item.references if said.locator)
    return tuple(dict.fromkeys(cited))


def unweighed_ledgers(casebook: Casebook) -> Iterator[Fault]:
    """Nobody weighs a ledger."""
    weighed = {weighing.episode for weighing in casebook.weighings}
    for index, ledger in _of_known_episodes(casebook):
        if ledger.episode not in weighed:
            yield Fault(
                code="FD432",
                address=("ledgers", index, "episode"),
                found=f"a ledger of {ledger.episode} that nobody weighs",
                expected="a file in weights/",
                remedy="add one for each coder who weighs it",
                severity=Severity.WARNING,
            )


def searches_without_source(casebook: Casebook) -> Iterator[Fault]:
    """A clue is said to have been sought in vain, and nobody says so."""
    for index, ledger in enumerate(casebook.ledgers):
        for place, clue in enumerate(ledger.clues):
            if clue.state is State.NOT_FOUND and not clue.references:
                yield Fault(
                    code="FD414",
                    address=("ledgers", index, "clues", place, "name"),
                    found="nobody who says that it was sought in vain",
                    expected="source: a list of key[locator]",
                    remedy="cite who sought it; what nobody sought is not_sought",
                    severity=Severity.WARNING,
                )


def words_out_of_order(casebook: Casebook) -> Iterator[Fault]:
    """The words of a scale do not go from the least likely upward."""
    for index, ledger in enumerate(casebook.ledgers):
        for place, (lower, word) in enumerate(pairwise(ledger.scale.words), start=1):
            if not lower.stands_for.point < word.stands_for.point:
                yield Fault(
                    code="FD433",
                    address=("ledgers", index, "scale", "words", place, "name"),
                    found=f'"{word.name}", no more likely than "{lower.name}" before it',
                    expected="words from the least likely upward",
                    remedy="put them in order, or correct the numbers",
                )


LEDGERS: tuple[Callable[[Casebook], Iterator[Fault]], ...] = (
    unknown_hypotheses,
    unknown_grouped_clues,
    ledger_names_used_twice,
    second_ledgers,
    lonely_hypotheses,
    incomplete_priors,
    impossible_priors,
    priors_named_even,
    clues_in_two_groups,
    groups_of_one,
    clues_of_other_episodes,
    clues_from_one_passage,
    unweighed_ledgers,
    searches_without_source,
    words_out_of_order,
)
