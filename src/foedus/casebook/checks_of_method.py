"""What the field would object to in a casebook; each objection is a function."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from foedus.casebook import names
from foedus.casebook.casebook import Casebook
from foedus.casebook.evidence import Direction, Mark
from foedus.casebook.source import Source
from foedus.vocabulary.concept import Concepts
from foedus.vocabulary.membership import UNKNOWN
from foedus.vocabulary.problem import Address, Fault, Severity
from foedus.vocabulary.reference import Reference

PAGED = frozenset({"article", "book", "inbook", "incollection", "inproceedings", "phdthesis"})
"""Kinds of entries in which a claim stands on a page, or in a section, that can be named."""

_SIDES = {Direction.POSITIVE, Direction.NEGATIVE}


def missing_locators(casebook: Casebook) -> Iterator[Fault]:
    """A paged work read at first hand is cited without the place in it."""
    yield from bare_keys(names.references(casebook), casebook.sources)


def bare_keys(
    uses: Iterable[tuple[Address, Reference]], sources: Iterable[Source]
) -> Iterator[Fault]:
    """References, wherever they stand, to a paged work read at first hand, without the place."""
    paged = {source.key for source in sources if source.kind in PAGED}
    for address, reference in uses:
        part = _read_at_first_hand(reference)
        if not part.locator and part.key in paged:
            yield Fault(
                code="FD401",
                address=address,
                found=f'"{part.key}" without a locator',
                expected=f"{part.key}[page or section]",
                remedy="say where in the work it stands",
                severity=Severity.WARNING,
                offset=len(str(reference)) - len(str(part)),
            )


def _read_at_first_hand(reference: Reference) -> Reference:
    """The work that was itself read: the last of those through which a claim came."""
    while reference.via:
        reference = reference.via
    return reference


def codings_of_composites(casebook: Casebook) -> Iterator[Fault]:
    """A value is given to a concept that is made of parts."""
    for address, name in names.indicators_named(casebook):
        if name in casebook.concepts and not casebook.concepts[name].is_indicator:
            parts = ", ".join(casebook.concepts.parts(name))
            yield Fault(
                code="FD402",
                address=address,
                found=f'a value for "{name}", which is made of parts',
                expected=f"values for its indicators ({parts} and what is below them)",
                remedy="code each indicator; the whole follows from its parts",
                on_key=address[0] == "arrangements",
            )


def codings_without_reason(casebook: Casebook) -> Iterator[Fault]:
    """A coding, or a feature, gives a value and no reason."""
    for address, known, reason, _ in _values(casebook):
        if not reason:
            severity = Severity.ERROR if known else Severity.WARNING
            found, expected = "a value without a reason", "a reason"
            remedy = "say why the value is what it is"
            yield Fault("FD403", address, found, expected, remedy, severity)


def codings_without_evidence(casebook: Casebook) -> Iterator[Fault]:
    """A coding gives a known value and relies on no item."""
    for index, coding in enumerate(casebook.codings):
        if coding.membership != UNKNOWN and not coding.evidence:
            yield Fault(
                code="FD404",
                address=("codings", index, "concept"),
                found=f'"{coding.concept}" coded as {coding.membership} on no evidence',
                expected="evidence: names of the items relied on",
                remedy="name them, or code it as unknown",
                severity=Severity.WARNING,
            )


def _values(casebook: Casebook) -> Iterator[tuple[Address, bool, str, tuple[Reference, ...]]]:
    """Every coding and feature: address, whether it is known, reason, references."""
    for index, coding in enumerate(casebook.codings):
        known = coding.membership != UNKNOWN
        yield ("codings", index, "membership"), known, coding.reason, coding.references
    for index, arrangement in enumerate(casebook.arrangements):
        for place, feature in enumerate(arrangement.features):
            address = ("arrangements", index, "features", place, "membership")
            known = feature.membership != UNKNOWN
            yield address, known, feature.reason, feature.references


def unmarked_hindsight(casebook: Casebook) -> Iterator[Fault]:
    """An item dated after the choice does not say so, in any of its episodes."""
    chosen = {episode.name: episode.chosen for episode in casebook.episodes}
    for index, item in enumerate(casebook.evidence):
        if item.date is None or Mark.AFTER_CHOICE in item.marks or not item.episodes:
            continue
        choices = [chosen.get(name) for name in item.episodes]
        if all(choice is not None and item.date.surely_after(choice) for choice in choices):
            yield Fault(
                code="FD405",
                address=("evidence", index, "date"),
                found=f"an item of {item.date}, after the design was chosen",
                expected="the mark after_choice",
                remedy="add marks: [after_choice], so that hindsight can be told apart",
                severity=Severity.WARNING,
            )


def bearings_of_the_wrong_kind(casebook: Casebook) -> Iterator[Fault]:
    """An item takes a side on an indicator, or a direction on a pathway."""
    for index, item in enumerate(casebook.evidence):
        for place, bearing in enumerate(item.bears_on):
            if bearing.concept not in casebook.concepts:
                continue
            pathway = casebook.concepts[bearing.concept].is_pathway
            if pathway != (bearing.direction in _SIDES):
                kind, other = ("pathway", "an indicator") if pathway else ("concept", "a pathway")
                keys = "pathway and side" if pathway else "concept and direction"
                yield Fault(
                    code="FD406",
                    address=("evidence", index, "bears_on", place, "concept"),
                    found=f'"{bearing.concept}" is a {kind}, treated as {other}',
                    expected=f"the keys {keys}",
                    remedy="a pathway has sides; an indicator speaks for or against",
                )


def readings_taken_that_change(casebook: Casebook) -> Iterator[Fault]:
    """The reading taken changes something, though the files already follow it."""
    for index, decision in enumerate(casebook.decisions):
        for place, reading in enumerate(decision.readings):
            if reading.name == decision.taken and reading.changes:
                yield Fault(
                    code="FD407",
                    address=("decisions", index, "readings", place, "changes"),
                    found=f'changes under "{reading.name}", the reading taken',
                    expected="no changes: the codings follow the reading taken",
                    remedy="move the changes into the codings, or take another reading",
                )


def decisions_without_alternative(casebook: Casebook) -> Iterator[Fault]:
    """A decision has one reading only."""
    for index, decision in enumerate(casebook.decisions):
        if len(decision.readings) < 2:  # noqa: PLR2004 - a choice is between two at least
            yield Fault(
                code="FD408",
                address=("decisions", index, "readings"),
                found=f"{len(decision.readings)} reading",
                expected="at least two",
                remedy="add the reading not taken, with what it would change",
            )


def clients_that_are_their_patron(casebook: Casebook) -> Iterator[Fault]:
    """An episode has one state as client and as patron."""
    for index, episode in enumerate(casebook.episodes):
        if episode.client == episode.patron:
            yield Fault(
                code="FD409",
                address=("episodes", index, "patron"),
                found=f'"{episode.patron}" as client and as patron',
                expected="two states",
                remedy="correct one of the two",
            )


def uncoded_features(casebook: Casebook) -> Iterator[Fault]:
    """An arrangement says nothing of a feature that the design rule asks for."""
    asked = dict.fromkeys(
        name for step in casebook.rule.steps for name in _indicators(casebook.concepts, step.when)
    )
    for index, arrangement in enumerate(casebook.arrangements):
        lacking = [name for name in asked if name not in arrangement.coded]
        if lacking:
            yield Fault(
                code="FD410",
                address=("arrangements", index, "features"),
                found=f"nothing about {', '.join(lacking)}",
                expected="every feature that the design rule asks for",
                remedy="code it; where nothing is known, write value: unknown",
                severity=Severity.WARNING,
                on_key=True,
            )


def _indicators(concepts: Concepts, top: str) -> Iterator[str]:
    """Indicators below a concept, whatever may be wrong with its structure."""
    waiting, seen = [top], {top}
    while waiting:
        name = waiting.pop(0)
        if name not in concepts:
            continue
        if concepts[name].is_indicator:
            yield name
        waiting += [part for part in concepts.parts(name) if part not in seen]
        seen.update(concepts.parts(name))


def evidence_of_other_episodes(casebook: Casebook) -> Iterator[Fault]:
    """A coding relies on an item that belongs to other episodes only."""
    episodes = {item.name: item.episodes for item in casebook.evidence}
    known = {episode.name for episode in casebook.episodes}
    for index, coding in enumerate(casebook.codings):
        for field, cited in (("evidence", coding.evidence), ("against", coding.against)):
            for place, name in enumerate(cited):
                # An item without episodes is one that could not be read whole.
                belongs = not episodes.get(name) or coding.episode in episodes[name]
                if not belongs and coding.episode in known:
                    yield Fault(
                        code="FD411",
                        address=("codings", index, field, place),
                        found=f'"{name}", which belongs to {", ".join(episodes[name])}',
                        expected=f"items of {coding.episode}",
                        remedy="add the episode to the item, or rely on another",
                    )


def items_on_both_sides(casebook: Casebook) -> Iterator[Fault]:
    """A coding relies on an item and weighs it as counter-evidence."""
    for index, coding in enumerate(casebook.codings):
        for place, name in enumerate(coding.against):
            if name in coding.evidence:
                yield Fault(
                    code="FD412",
                    address=("codings", index, "against", place),
                    found=f'"{name}" for and against the same value',
                    expected="each item on one side",
                    remedy="split the item in two if it points both ways",
                )


def codings_given_twice(casebook: Casebook) -> Iterator[Fault]:
    """A coder codes one indicator of one episode twice."""
    seen: set[tuple[str, str, str]] = set()
    for index, coding in enumerate(casebook.codings):
        place = (coding.coder, coding.episode, coding.concept)
        if place in seen:
            yield Fault(
                code="FD413",
                address=("codings", index, "concept"),
                found=f'"{coding.concept}" in {coding.episode} coded twice by {coding.coder}',
                expected="one value of one coder",
                remedy="delete one; doubt between two values is written [lowest, highest]",
            )
        seen.add(place)


def records_without_source(casebook: Casebook) -> Iterator[Fault]:
    """An item, an episode, an arrangement or a known value says nobody who says so."""
    kinds: dict[str, Sequence[names.Referring]] = {
        "evidence": casebook.evidence,
        "episodes": casebook.episodes,
        "arrangements": casebook.arrangements,
        "events": casebook.events,
        "actors": casebook.actors,
    }
    bare: list[Address] = [
        (kind, index, "name")
        for kind, records in kinds.items()
        for index, record in enumerate(records)
        if not record.references
    ]
    bare += [address for address, known, _, cited in _values(casebook) if known and not cited]
    for address in bare:
        # Who an actor is may be common knowledge; what happened may not.
        severity = Severity.WARNING if address[0] == "actors" else Severity.ERROR
        found, expected = "nobody who says so", "source: a list of key[locator]"
        remedy = "cite a source; an item whose source names none itself takes the mark unsourced"
        yield Fault("FD414", address, found, expected, remedy, severity)


def shared_spellings(casebook: Casebook) -> Iterator[Fault]:
    """Two actors go by one spelling."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for actor in casebook.actors:
        for spelling in {actor.label, *actor.variants}:
            bearers[spelling.casefold()].add(actor.name)
    for index, actor in enumerate(casebook.actors):
        for place, variant in enumerate(actor.variants):
            others = bearers[variant.casefold()] - {actor.name}
            if others:
                yield Fault(
                    code="FD416",
                    address=("actors", index, "variants", place),
                    found=f'"{variant}", a spelling of {", ".join(sorted(others))} as well',
                    expected="spellings that lead to one actor",
                    remedy="make one actor of the two, or drop the spelling from one",
                    severity=Severity.WARNING,
                )


def tests_without_arrangement(casebook: Casebook) -> Iterator[Fault]:
    """A test has no arrangement, so that no theory can be compared with it."""
    for index, episode in enumerate(casebook.episodes):
        if episode.status.scored and not episode.arrangement and not episode.not_comparable:
            yield Fault(
                code="FD417",
                address=("episodes", index, "status"),
                found="a test without an arrangement",
                expected="arrangement: its name, or not_comparable: why there is none",
                remedy="code the arrangement, were it the absence of one",
                severity=Severity.WARNING,
            )


def choices_outside_the_period(casebook: Casebook) -> Iterator[Fault]:
    """The design is said to be chosen before or after the episode."""
    for index, episode in enumerate(casebook.episodes):
        chosen, period = episode.chosen, episode.period
        if chosen and (chosen.surely_after(period) or period.surely_after(chosen)):
            yield Fault(
                code="FD418",
                address=("episodes", index, "chosen"),
                found=f"a choice of {chosen}, outside the period {period}",
                expected="a date within the period",
                remedy="correct the date or the period",
                severity=Severity.WARNING,
            )


def parties_that_are_no_states(casebook: Casebook) -> Iterator[Fault]:
    """A client, a patron, a party or a side is an actor, but no state."""
    others = {actor.name: actor.type for actor in casebook.actors if actor.type != "state"}
    for address, name in names.actors_named(casebook):
        if name in others and {"client", "patron", "parties", "side"} & set(address):
            yield Fault(
                code="FD419",
                address=address,
                found=f'"{name}", a {others[name]}',
                expected="a state",
                remedy="name the state, or correct the actor's type",
            )


def codes_of_no_state(casebook: Casebook) -> Iterator[Fault]:
    """An actor that is no state has a state's number."""
    for index, actor in enumerate(casebook.actors):
        if actor.cow and actor.type != "state":
            yield Fault(
                code="FD445",
                address=("actors", index, "cow"),
                found=f"the number {actor.cow.code} of a {actor.type}",
                expected="a number of a state only",
                remedy="give it to the state on whose side it stands",
            )


METHOD: tuple[Callable[[Casebook], Iterator[Fault]], ...] = (
    missing_locators,
    codings_of_composites,
    codings_without_reason,
    codings_without_evidence,
    unmarked_hindsight,
    bearings_of_the_wrong_kind,
    readings_taken_that_change,
    decisions_without_alternative,
    clients_that_are_their_patron,
    uncoded_features,
    evidence_of_other_episodes,
    items_on_both_sides,
    codings_given_twice,
    records_without_source,
    shared_spellings,
    tests_without_arrangement,
    choices_outside_the_period,
    parties_that_are_no_states,
    codes_of_no_state,
)
