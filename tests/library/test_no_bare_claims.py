"""Nothing without its source: every record of the casebook says who says so, and where."""

from collections.abc import Iterator

import pytest

import foedus
from foedus.casebook.casebook import Casebook
from foedus.vocabulary.membership import UNKNOWN
from foedus.vocabulary.reference import Reference

ARTICLE = "kim_woods_2022"

# Numbered paragraphs of the article, section by section, as the publisher divides it; a page break inside a
# sentence starts no paragraph. "Introduction" is the opening without a title.
PARAGRAPHS = {
    "Abstract": 1,
    "Introduction": 7,
    "The Two Koreas' Divergent Preferences": 2,
    "How to Design Alliances": 9,
    "Alliance Institutionalization and Domestic Politics": 1,
    "Military Control": 3,
    "Access to Resources": 2,
    "Legitimation of Regime": 3,
    "Power Consolidation, Political Compatibility, and Alliance Design": 2,
    "Power Consolidation": 3,
    "Political Compatibility": 2,
    "From Domestic Politics to Alliance Institutionalization": 4,
    "Rhee and the US–ROK Alliance": 1,
    "Rhee Consolidates Power, 1948–1953": 8,
    "All for Alliance": 9,
    "Factionalism, Kim and the DPRK–PRC Alliance after the Korean War": 2,
    "Kim's Halting Consolidation of Power": 3,
    "Anything but Alliance": 4,
    "Centralizing Power in the 1950s": 4,
    "Toward Friendship Treaty": 5,
    "Future Research": 5,
}


@pytest.fixture(scope="module")
def casebook() -> Casebook:
    """The casebook that ships."""
    return foedus.korea().run().casebook


def claims(casebook: Casebook) -> Iterator[tuple[str, tuple[Reference, ...]]]:
    """Everything that claims something, with its references."""
    for actor in casebook.actors:
        yield f"actor {actor.name}", actor.references
    for event in casebook.events:
        yield f"event {event.name}", event.references
    for item in casebook.evidence:
        yield f"evidence {item.name}", item.references
    for episode in casebook.episodes:
        yield f"episode {episode.name}", episode.references
        if episode.refusal:
            yield f"refusal {episode.name}", episode.refusal.references
    for arrangement in casebook.arrangements:
        yield f"arrangement {arrangement.name}", arrangement.references
        for feature in arrangement.features:
            yield f"feature {arrangement.name}.{feature.concept}", feature.references
    for coding in casebook.codings:
        yield f"coding {coding.coder}.{coding.episode}.{coding.concept}", coding.references
    for decision in casebook.decisions:
        yield f"decision {decision.name}", decision.references


def parts(reference: Reference) -> Iterator[Reference]:
    """A reference and the one through which it was read."""
    yield reference
    if reference.via:
        yield reference.via


def test_every_claim_has_a_reference(casebook: Casebook) -> None:
    assert [name for name, references in claims(casebook) if not references] == []


def test_every_key_is_in_the_bibliography(casebook: Casebook) -> None:
    known = {source.key for source in casebook.sources}
    used = {key for _, references in claims(casebook) for r in references for key in r.keys}
    assert used <= known


def test_what_was_read_through_the_article_says_so(casebook: Casebook) -> None:
    bare = [
        (name, str(reference))
        for name, references in claims(casebook)
        for reference in references
        if reference.key != ARTICLE and (reference.via is None or reference.via.key != ARTICLE)
    ]
    assert bare == []


def test_every_locator_leads_to_a_paragraph_of_the_article(casebook: Casebook) -> None:
    astray = [
        (name, str(part))
        for name, references in claims(casebook)
        for reference in references
        for part in parts(reference)
        if part.key == ARTICLE and not leads_somewhere(part.locator)
    ]
    assert astray == []


def leads_somewhere(locator: str) -> bool:
    """Whether a locator names a section of the article and one of its paragraphs."""
    if locator == "Abstract":
        return True
    section, mark, number = locator.rpartition(", ¶")
    return bool(mark) and number.isdecimal() and 1 <= int(number) <= PARAGRAPHS.get(section, 0)


@pytest.mark.parametrize("locator", ["", "Nowhere, ¶1", "Military Control, ¶4", "Military Control"])
def test_a_locator_that_leads_nowhere_is_seen(locator: str) -> None:
    assert not leads_somewhere(locator)


def test_every_coding_and_every_feature_gives_its_reason(casebook: Casebook) -> None:
    assert all(coding.reason for coding in casebook.codings)
    assert all(f.reason for a in casebook.arrangements for f in a.features)


def test_a_known_value_of_a_test_rests_on_evidence(casebook: Casebook) -> None:
    tests = {episode.name for episode in casebook.episodes if episode.status.scored}
    bare = [
        (coding.episode, coding.concept)
        for coding in casebook.codings
        if coding.episode in tests and coding.membership != UNKNOWN and not coding.evidence
    ]
    assert bare == []


def test_every_item_says_what_it_bears_on_and_why(casebook: Casebook) -> None:
    assert all(item.bears_on for item in casebook.evidence)
    assert all(bearing.why for item in casebook.evidence for bearing in item.bears_on)
