"""The study folder as a whole: Toyland and the shipped studies, read, digested, checked.

What must be said of broken folders stands in tests/broken.
"""

import hashlib
import shutil
from pathlib import Path

import pytest

from foedus.archive.files.library import case, case_names, library_folder
from foedus.archive.files.study import check_study, read_study
from foedus.casebook.episode import Status
from foedus.casebook.ledger import State
from foedus.vocabulary.design import Design
from foedus.vocabulary.estimate import Estimate
from foedus.vocabulary.membership import FALSE, TRUE, Membership, exactly
from foedus.vocabulary.problem import InputError
from tests.broken.patching import TOYLAND, patched

STUDY = read_study(TOYLAND)


def test_the_head_of_the_study() -> None:
    assert (STUDY.name, STUDY.title) == ("toyland", "Six harbour towns and the great port")
    assert [str(reference) for reference in STUDY.references] == ["mapmaker_1701[plate 1]"]
    assert [theory.name for theory in STUDY.theories] == ["harbour", "storm"]
    assert STUDY.warnings == ()


def test_records_are_in_the_order_of_the_files() -> None:
    casebook = STUDY.casebook
    assert [e.name for e in casebook.episodes][:2] == ["anvil-1700", "brine-1700"]
    assert casebook.evidence[0].name == "raiders-seen"
    assert casebook.evidence[2].name == "anvil-admiral"
    assert [coder.name for coder in casebook.coders] == ["archivist", "poet"]
    assert [coding.coder for coding in casebook.codings[-2:]] == ["archivist", "poet"]


@pytest.mark.parametrize(
    ("episode", "crown", "trusted", "storm"),
    [
        ("anvil-1700", TRUE, TRUE, TRUE),
        ("brine-1700", TRUE, FALSE, TRUE),
        ("cove-1700", FALSE, FALSE, TRUE),
        ("elm-1700", TRUE, TRUE, FALSE),
        ("fen-1700", Membership(0.3, 1), TRUE, TRUE),
    ],
)
def test_profiles_are_those_of_the_table_in_the_study(
    episode: str, crown: Membership, trusted: Membership, storm: Membership
) -> None:
    profile = STUDY.casebook.profile(episode)
    assert profile["crown_secure"] == crown
    assert profile["patron_trusted"] == trusted
    assert profile["storm_threat"] == storm


def test_observations_are_those_of_the_table_in_the_study() -> None:
    observed = [STUDY.casebook.observation(e).designs for e in STUDY.casebook.episodes]
    with_, without, none = Design.WITH_INSTITUTIONS, Design.WITHOUT_INSTITUTIONS, Design.NONE
    assert observed == [(with_,), (without,), (none,), (none,), (without,), (without, with_)]


def test_every_field_of_a_file_reaches_its_record() -> None:
    casebook = STUDY.casebook
    delta = next(e for e in casebook.episodes if e.name == "delta-1700")
    assert delta.refusal is not None
    assert (delta.refusal.wanted, delta.refusal.evidence) == (
        Design.WITH_INSTITUTIONS,
        ("delta-refused",),
    )
    quill = next(a for a in casebook.actors if a.name == "captain_quill")
    assert (quill.side, quill.member_of, quill.type) == ("cove", ("cove_guard",), "member")
    elm = casebook.evidence[1]
    assert str(elm.references[0]) == "songs_1710[5] via harbour_log_1702[leaf 8]"
    assert (elm.date and elm.date.approximate, elm.marks[0].value) == (True, "hedged")
    assert casebook.codings[-1].membership == exactly(0.3)
    (status,) = [c for c in casebook.decisions[0].readings[1].changes if hasattr(c, "status")]
    assert status.status is Status.TEST
    assert casebook.sources[2].fields["author"] == "Sänger, Otto and Müller, Ida"
    assert casebook.sources[3].marks == ("uncited",)
    scope = STUDY.theories[0].scope
    assert scope is not None
    assert str(scope.when) == "storm_threat"


def test_every_field_of_a_ledger_reaches_its_record() -> None:
    (fen,) = STUDY.casebook.ledgers
    assert (fen.episode, fen.reference, fen.scale.name) == ("fen-1700", "storm", "harbour_words")
    assert [premise.holds for premise in (fen.exclusive, fen.exhaustive)] == [True, True]
    assert [hypothesis.theory for hypothesis in fen.hypotheses] == ["harbour", "storm", ""]
    assert fen.priors[0].probabilities == (("crown", 0.25), ("storm", 0.25), ("purse", 0.5))
    gifts = next(clue for clue in fen.clues if clue.name == "fen-gifts")
    assert gifts.state is State.NOT_FOUND
    assert gifts.findable == Estimate(0.5, 0.8, 1)
    assert gifts.where == "Rolls of the great port, 1699 to 1701"
    assert [str(reference) for reference in gifts.references] == ["harbour_log_1702[leaf 10]"]
    assert [group.clues for group in fen.groups] == [
        ("anvil-cousins", "fen-whispers"),
        ("fen-guard", "fen-ships"),
    ]
    assert [weighing.coder for weighing in STUDY.casebook.weighings] == ["archivist", "poet"]


WITHOUT_WEIGHTS = {
    "file": "weights/archivist_fen.yaml",
    "remove": True,
    "also": {"file": "weights/poet_fen.yaml", "remove": True},
}


def test_a_scale_of_the_library_is_digested_and_brings_its_source(tmp_path: Path) -> None:
    line = "scale: scales/harbour_words.yaml"
    change = {"file": "ledgers/fen.yaml", "replace": line, "by": "scale: icd_203"}
    study = read_study(patched(tmp_path, {**change, "also": WITHOUT_WEIGHTS}))
    (ledger,) = study.casebook.ledgers
    assert [word.name for word in ledger.scale.words][::6] == ["almost_no_chance", "almost_certain"]
    assert "icd_203_2015" in {source.key for source in study.casebook.sources}
    read = {digest.path for digest in study.digests}
    assert {"library/scales/icd_203.yaml", "library/references.bib"} <= read
    assert "scales/harbour_words.yaml" not in read


def test_a_scale_that_is_broken_hides_no_other_fault(tmp_path: Path) -> None:
    change = {"file": "scales/harbour_words.yaml", "replace": "p: 0.8", "by": "p: 8"}
    other = {"file": "weights/poet_fen.yaml", "replace": "discount: 0.5", "by": "discount: 5"}
    study = patched(tmp_path, {**change, "also": other})
    assert [(problem.code, problem.place.line) for problem in check_study(study)] == [
        ("FD222", 11),
        ("FD222", 53),
    ]


def test_ledgers_of_one_scale_are_told_of_it_once(tmp_path: Path) -> None:
    change = {"file": "scales/harbour_words.yaml", "replace": "p: 0.8", "by": "p: 0.3"}
    study = patched(tmp_path, {**change, "also": WITHOUT_WEIGHTS})
    fen = (study / "ledgers" / "fen.yaml").read_text(encoding="utf-8")
    (study / "ledgers" / "fen_again.yaml").write_text(fen, encoding="utf-8")
    found = [(problem.code, problem.place.file[-18:]) for problem in check_study(study)]
    assert found.count(("FD223", "harbour_words.yaml")) == 1


def test_only_concepts_that_are_named_are_taken_from_the_library() -> None:
    assert "power_consolidation" not in STUDY.casebook.concepts
    assert {"crown_secure", "court_favour", "sworn_oath"} <= set(STUDY.casebook.concepts.by_name)


def test_digests_are_those_of_the_files() -> None:
    digests = {digest.path: digest.sha256 for digest in STUDY.digests}
    files = {p.relative_to(TOYLAND).as_posix(): p for p in TOYLAND.rglob("*") if p.is_file()}
    assert digests == {
        name: hashlib.sha256(p.read_bytes()).hexdigest() for name, p in files.items()
    }
    assert list(STUDY.digests) == sorted(STUDY.digests)


@pytest.mark.parametrize("name", case_names())
def test_shipped_studies_have_no_error(name: str) -> None:
    study = read_study(case(name))
    paths = [digest.path for digest in study.digests]
    assert {"study.yaml", "library/theories/regime_security/theory.yaml"} <= set(paths)
    for path in paths:
        root = library_folder() if path.startswith("library/") else case(name)
        assert (root / path.removeprefix("library/")).is_file()
    assert all(not Path(warning.place.file).is_absolute() for warning in study.warnings)


def test_a_study_may_lie_anywhere_and_be_named_in_any_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(TOYLAND, tmp_path / "Über allem" / "study")
    monkeypatch.chdir(tmp_path / "Über allem")
    for folder in (
        Path("study"),
        Path("./study/"),
        Path("../Über allem/study"),
        Path("study").resolve(),
    ):
        assert read_study(folder) == STUDY
    monkeypatch.chdir("study")
    assert read_study(Path()) == STUDY


def test_places_begin_with_the_folder_as_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patched(tmp_path, {"file": "events.yaml", "replace": "lane: coast", "by": "lane: cost"})
    monkeypatch.chdir(tmp_path)
    assert [str(problem.place) for problem in check_study(Path("study"))] == [
        "study/events.yaml:6:11"
    ]
    monkeypatch.chdir("study")
    assert [str(problem.place) for problem in check_study(Path())] == ["events.yaml:6:11"]


def test_warnings_of_a_study_that_is_read_do_not_say_where_it_lies(tmp_path: Path) -> None:
    change = {"file": "codings/poet.yaml", "replace": "    evidence: [fen-whispers]\n", "by": ""}
    study = patched(tmp_path, change)
    (warning,) = read_study(study).warnings
    assert str(warning.place) == "codings/poet.yaml:7:14"
    assert warning.source_line == "    concept: court_loyal"


@pytest.mark.parametrize(
    "name",
    [
        "sources.bib",
        "actors.yaml",
        "events.yaml",
        "arrangements.yaml",
        "decisions.yaml",
        "evidence",
        "codings",
        "ledgers",
        "weights",
    ],
)
def test_what_may_be_left_out_is_not_called_missing(name: str, tmp_path: Path) -> None:
    study = patched(tmp_path, {"file": "events.yaml"})
    path = study / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert "FD101" not in {problem.code for problem in check_study(study)}


@pytest.mark.parametrize(
    "name", ["./theories/storm.yaml", "theories//storm.yaml", "theories/./storm.yaml"]
)
def test_paths_are_named_in_one_way(name: str, tmp_path: Path) -> None:
    study = patched(tmp_path, {"file": "study.yaml", "replace": "theories/storm.yaml", "by": name})
    assert [digest.path for digest in read_study(study).digests] == [d.path for d in STUDY.digests]


def test_a_folder_is_no_theory(tmp_path: Path) -> None:
    study = patched(tmp_path, {"file": "study.yaml", "replace": "theories/storm.yaml", "by": "./"})
    assert [problem.code for problem in check_study(study)] == ["FD102"]


def test_hidden_files_and_other_folders_are_left_alone(tmp_path: Path) -> None:
    study = patched(tmp_path, {"file": "events.yaml"})
    for name in (
        ".hidden.yaml",
        "evidence/.draft.yaml",
        ".foedus/state.yaml",
        "notes/any.yaml",
        "README.md",
    ):
        (study / name).parent.mkdir(exist_ok=True)
        (study / name).write_text("} not read")
    assert check_study(study) == ()
    assert read_study(study) == STUDY


def test_nothing_is_written(tmp_path: Path) -> None:
    study = patched(tmp_path, {"file": "events.yaml"})
    before = {path: path.stat().st_mtime_ns for path in study.rglob("*")}
    read_study(study)
    assert {path: path.stat().st_mtime_ns for path in study.rglob("*")} == before


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone: error\[FD101\]: no such folder"):
        read_study(tmp_path / "gone")
