"""The index: names find their labels and places; citations are joined."""

from foedus.report.views.index import Cited, Index, Link, Work
from foedus.vocabulary.reference import Reference


def cited(index: Index, *texts: str) -> tuple[Cited, ...]:
    return index.cite(Reference.parse(text) for text in texts)


def test_a_known_name_leads_to_its_place(index: Index) -> None:
    assert index.link("theory", "storm") == Link("The storm theory", "#theory.storm")
    assert index.named("episode", "fen-1700") == Link("fen-1700", "#episode.fen-1700")
    assert index.item("brine-feud") == Link("brine-feud", "#evidence.brine-feud")


def test_an_unknown_name_stands_for_itself_and_leads_nowhere(index: Index) -> None:
    assert index.link("theory", "tide") == Link("tide")
    assert index.item("nothing") == Link("nothing")
    (found,) = cited(index, "lost_1500[3]")
    assert found == Cited((Work(Link("lost_1500"), "3"),))


def test_a_citation_leads_to_its_source_and_to_the_work_it_was_read_in(index: Index) -> None:
    (found,) = cited(index, "songs_1710[6] via mapmaker_1701[plate 3]")
    song = Link("Sänger and Müller 1710", "#reference.songs_1710")
    atlas = Link("Mapmaker 1701", "#reference.mapmaker_1701")
    assert found == Cited((Work(song, "6"),), Cited((Work(atlas, "plate 3"),)))


def test_several_places_in_one_source_are_one_citation(index: Index) -> None:
    (found,) = cited(
        index,
        "mapmaker_1701[Winds, ¶2]",
        "songs_1710",
        "mapmaker_1701[Winds, ¶4]",
        "mapmaker_1701[Winds, ¶4]",
        "mapmaker_1701[Tides, ¶1]",
        "mapmaker_1701[plate 3]",
    )
    assert [(work.source.label, work.place) for work in found.works] == [
        ("Mapmaker 1701", "“Winds” ¶2, ¶4, “Tides” ¶1, plate 3"),
        ("Sänger and Müller 1710", ""),
    ]


def test_works_read_in_one_place_share_it(index: Index) -> None:
    (found,) = cited(index, "songs_1710[1] via mapmaker_1701[2]", "lost_1500 via mapmaker_1701[2]")
    assert [work.source.label for work in found.works] == ["Sänger and Müller 1710", "lost_1500"]
    assert found.via is not None


def test_what_was_read_through_another_work_is_not_joined_with_what_was_not(index: Index) -> None:
    found = cited(index, "songs_1710[1]", "songs_1710[2] via mapmaker_1701")
    assert [c.via is None for c in found] == [True, False]
