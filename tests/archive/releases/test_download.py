"""Downloads from servers that behave well and badly: whatever happens, the cache holds whole files only."""

import gzip
import hashlib
import ssl
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from foedus.archive.releases.cache import Cache, Receipt
from foedus.archive.releases.download import Limits
from foedus.archive.releases.obtain import from_folder, from_network
from foedus.archive.releases.problems import DataError
from foedus.archive.releases.reach import Reach
from foedus.archive.releases.verify import held as holding
from foedus.archive.releases.verify import verify
from foedus.panel.release import Address
from tests.archive.releases.certificate import of_client
from tests.archive.releases.invented import FENS, fens, written
from tests.archive.releases.served import Behaviour, broken_off, head, serving, whole

QUICK = Limits(size=10_000, idle=0.5, answer=0.5, rate=1_000, grace=0.3)
SHA256 = hashlib.sha256(FENS).hexdigest()


def silent(_here: int, _total: int | None) -> None:
    """Tell nobody."""


@pytest.fixture
def reach() -> Reach:
    return Reach(loopback=True, context=of_client())


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """A cache that holds an older file already."""
    held = Cache(tmp_path / "cache")
    old = written(tmp_path, b"old", "old.csv")
    held.put(fens().release, old, Receipt("old.csv", "0" * 64, "by hand"))
    return held


def contents(cache: Cache) -> dict[str, bytes]:
    """Every file of the cache but for what is on its way."""
    return {
        path.relative_to(cache.root).as_posix(): path.read_bytes()
        for path in cache.root.rglob("*")
        if path.is_file() and ".partial" not in path.parts
    }


def refused(
    behave: Behaviour,
    cache: Cache,
    reach: Reach,
    tmp_path: Path,
    *,
    sha256: str = "",
    plain: bool = False,
    hosts: tuple[str, ...] = (),
) -> str:
    """What a download objects to; the cache must be as it was."""
    before = contents(cache)
    with serving(behave, tmp_path, plain=plain) as served:
        held = fens(Address(served.url(), sha256=sha256, hosts=hosts))
        with pytest.raises(DataError, match="FD7") as refusal:
            from_network(held, cache, reach, silent, QUICK)
    assert contents(cache) == before
    return str(refusal.value)


def test_a_whole_file_takes_its_place_with_a_receipt(
    cache: Cache, reach: Reach, tmp_path: Path
) -> None:
    told: list[tuple[int, int | None]] = []
    with serving(whole(FENS), tmp_path) as served:
        held = fens(Address(served.url(), sha256=SHA256))
        path = from_network(held, cache, reach, lambda *at: told.append(at), QUICK)
        source = served.url()
    assert path.read_bytes() == FENS
    assert path == cache.find(held.release)
    assert cache.receipt(held.release) == Receipt("fens.csv", SHA256, source)
    assert told[0] == (0, len(FENS))
    assert told[-1] == (len(FENS), len(FENS))
    assert set(contents(cache)) == {"fens/2/fens.csv", "fens/2/receipt.json"}
    assert not [each for each in (cache.root / ".partial").iterdir() if each.suffix != ".lock"]


def test_redirections_are_followed_a_few_times(cache: Cache, reach: Reach, tmp_path: Path) -> None:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        left = int(handler.path.removeprefix("/fens.csv").strip("/") or 4)
        if left == 1:
            whole(FENS)(handler)
        else:
            head(handler, 302, Location=f"/fens.csv/{left - 1}", Content_Length=0)

    with serving(behave, tmp_path) as served:
        path = from_network(fens(Address(served.url())), cache, reach, silent, QUICK)
        assert len(served.asked) == 4
    assert path.name == "fens.csv"


def test_redirections_without_end_are_left(cache: Cache, reach: Reach, tmp_path: Path) -> None:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        head(handler, 301, Location=handler.path, Content_Length=0)

    assert "more than 5 redirections" in refused(behave, cache, reach, tmp_path)


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/fens.csv",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "https://10.0.0.1/fens.csv",
        "https://[::ffff:10.0.0.1]/fens.csv",
        "https://user:word@127.0.0.1/",
    ],
)
def test_every_redirection_is_checked_again(
    cache: Cache, reach: Reach, tmp_path: Path, location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lookup(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", (host, port))]

    monkeypatch.setattr("socket.getaddrinfo", lookup)

    def behave(handler: BaseHTTPRequestHandler) -> None:
        head(handler, 302, Location=location, Content_Length=0)

    named = ("10.0.0.1", "::ffff:10.0.0.1")
    assert "FD721" in refused(behave, cache, reach, tmp_path, hosts=named)


def test_a_redirection_to_a_server_that_is_not_named_is_refused(
    cache: Cache, reach: Reach, tmp_path: Path
) -> None:
    with serving(whole(FENS), tmp_path) as other:
        location = other.url().replace("127.0.0.1", "localhost")
        behave = redirected(location)
        said = refused(behave, cache, reach, tmp_path, hosts=("mirror.example",))
        assert not other.asked
    assert "FD729]: a redirection to localhost" in said
    assert "expected one within 127.0.0.1 or mirror.example" in said.replace(";", "")
    assert "--from" in said


def test_a_redirection_to_a_server_that_is_named_is_followed(
    cache: Cache, reach: Reach, tmp_path: Path
) -> None:
    """The certificate is for 127.0.0.1 alone: that it is asked for shows that it was let through."""
    with serving(whole(FENS), tmp_path) as other:
        location = other.url().replace("127.0.0.1", "localhost")
        said = refused(redirected(location), cache, reach, tmp_path, hosts=("localhost",))
    assert "a certificate that does not hold" in said


def redirected(location: str) -> Behaviour:
    """Always to there."""
    return lambda handler: head(handler, 302, Location=location, Content_Length=0)


def unsized(content: bytes, *, said: bool) -> Behaviour:
    """A file without its length; the end is said as TLS says it, or the connection just cut."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        head(handler, 200)
        handler.wfile.write(content)
        handler.wfile.flush()
        if said:
            handler.connection.unwrap()

    return behave


def test_an_end_that_nobody_announced_is_no_end(cache: Cache, reach: Reach, tmp_path: Path) -> None:
    said = refused(unsized(FENS, said=False), cache, reach, tmp_path)
    assert "FD724]: an end that the server did not announce" in said
    assert not [each for each in (cache.root / ".partial").iterdir() if each.suffix != ".lock"]


def test_with_a_digest_it_does_not_matter_how_a_file_ends(
    cache: Cache, reach: Reach, tmp_path: Path
) -> None:
    with serving(unsized(FENS, said=False), tmp_path) as served:
        sheet = fens(Address(served.url(), sha256=SHA256))
        path = from_network(sheet, cache, reach, silent, QUICK)
    assert path.read_bytes() == FENS
    receipt = cache.receipt(sheet.release)
    assert receipt is not None
    assert receipt.is_sized


def test_a_file_without_a_length_is_marked(cache: Cache, reach: Reach, tmp_path: Path) -> None:
    with serving(unsized(FENS, said=True), tmp_path) as served:
        sheet = fens(Address(served.url()))
        from_network(sheet, cache, reach, silent, QUICK)
    assert not holding(sheet, cache).is_sized
    assert not verify(holding(sheet, cache)).problems


def test_chunks_say_where_they_end(cache: Cache, reach: Reach, tmp_path: Path) -> None:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        head(handler, 200, Transfer_Encoding="chunked")
        handler.wfile.write(f"{len(FENS):x}\r\n".encode() + FENS + b"\r\n0\r\n\r\n")

    with serving(behave, tmp_path) as served:
        sheet = fens(Address(served.url()))
        from_network(sheet, cache, reach, silent, QUICK)
    assert holding(sheet, cache).is_sized


def test_a_redirection_to_nowhere_is_told(cache: Cache, reach: Reach, tmp_path: Path) -> None:
    said = refused(lambda handler: head(handler, 302, Content_Length=0), cache, reach, tmp_path)
    assert "leads nowhere" in said


def test_a_redirection_to_what_is_no_address_is_told(
    cache: Cache, reach: Reach, tmp_path: Path
) -> None:
    said = refused(lambda it: head(it, 302, Location="https://["), cache, reach, tmp_path)
    assert "a redirection to what is no address" in said


@pytest.mark.parametrize("length", ["\xb2", "9" * 5000])
def test_a_length_that_is_no_number_is_not_believed(
    cache: Cache, reach: Reach, tmp_path: Path, length: str
) -> None:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        head(handler, 200, Content_Length=length)
        handler.wfile.write(FENS)

    with serving(behave, tmp_path) as served:
        held = fens(Address(served.url(), sha256=SHA256))
        assert from_network(held, cache, reach, silent, QUICK).read_bytes() == FENS


@pytest.mark.parametrize("mark", ['"a\r\n b"', "unquoted", '"\x7f"'])
def test_a_mark_that_is_none_is_not_sent_back(
    cache: Cache, reach: Reach, tmp_path: Path, mark: str
) -> None:
    with serving(broken_off(FENS, 60, mark), tmp_path) as served:
        held = fens(Address(served.url()))
        for _ in range(2):
            with pytest.raises(DataError, match="FD724"):
                from_network(held, cache, reach, silent, QUICK)
        assert [asked for _, asked in served.asked] == ["", ""]


def test_two_downloads_of_one_file_do_not_mix(cache: Cache, reach: Reach, tmp_path: Path) -> None:
    with serving(whole(FENS), tmp_path) as served:
        held = fens(Address(served.url()))
        before = contents(cache)
        with (
            cache.part(held.release, served.url()).alone(served.url()),
            pytest.raises(DataError, match=r"FD728.*wait for it, then run the command again"),
        ):
            from_network(held, cache, reach, silent, QUICK)
        assert contents(cache) == before
        assert from_network(held, cache, reach, silent, QUICK).read_bytes() == FENS


def test_a_lock_that_cannot_be_written_is_told(cache: Cache, tmp_path: Path) -> None:
    part = cache.part(fens().release, "https://a.example")
    part.file.with_suffix(".lock").write_bytes(b"no database at all, but long enough to be read")
    with pytest.raises(PermissionError, match="cannot be written"), part.alone(""):
        """Never reached."""


@pytest.mark.parametrize("status", [204, 206, 403, 404, 410, 429, 500, 503])
def test_other_answers_are_told(cache: Cache, reach: Reach, tmp_path: Path, status: int) -> None:
    said = refused(lambda handler: head(handler, status, Content_Length=0), cache, reach, tmp_path)
    assert f"FD722]: the answer {status}" in said


def test_a_wrong_digest_throws_the_file_away(cache: Cache, reach: Reach, tmp_path: Path) -> None:
    said = refused(whole(FENS, ETag='"a"'), cache, reach, tmp_path, sha256="f" * 64)
    assert "FD726" in said
    assert "thrown away" in said
    assert not [each for each in (cache.root / ".partial").iterdir() if each.suffix != ".lock"]


def test_a_file_of_another_version_does_not_enter(
    cache: Cache, reach: Reach, tmp_path: Path
) -> None:
    said = refused(whole(FENS.replace(b",2\n", b",3\n")), cache, reach, tmp_path)
    assert "of version 3; expected version 2" in said


def test_a_page_in_place_of_the_file_does_not_enter(
    cache: Cache, reach: Reach, tmp_path: Path
) -> None:
    page = b"<!doctype html><title>Log in</title>"
    assert "FD702" in refused(whole(page, Content_Type="text/html"), cache, reach, tmp_path)


def test_what_is_announced_too_large_is_not_fetched(
    cache: Cache, reach: Reach, tmp_path: Path
) -> None:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        head(handler, 200, Content_Length=10_001)

    assert "FD723]: a file of 10,001 bytes" in refused(behave, cache, reach, tmp_path)


def test_what_grows_too_large_unannounced_is_cut(
    cache: Cache, reach: Reach, tmp_path: Path
) -> None:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        head(handler, 200, Transfer_Encoding="chunked", ETag='"a"')
        for _ in range(100):
            handler.wfile.write(b"400\r\n" + b"x" * 0x400 + b"\r\n")

    assert "FD723" in refused(behave, cache, reach, tmp_path)
    assert not [each for each in (cache.root / ".partial").iterdir() if each.suffix != ".lock"]


def test_what_is_packed_for_the_way_is_refused(cache: Cache, reach: Reach, tmp_path: Path) -> None:
    bomb = gzip.compress(b"\0" * 100_000)
    said = refused(whole(bomb, Content_Encoding="gzip"), cache, reach, tmp_path)
    assert "packed for the way" in said


def trickle(handler: BaseHTTPRequestHandler) -> None:
    head(handler, 200, Content_Length=len(FENS))
    for sign in FENS:
        handler.wfile.write(bytes([sign]))
        handler.wfile.flush()
        time.sleep(0.05)


def fall_silent(handler: BaseHTTPRequestHandler) -> None:
    head(handler, 200, Content_Length=len(FENS))
    handler.wfile.write(FENS[:20])
    handler.wfile.flush()
    time.sleep(1.5)


def slow_head(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(40):
        handler.wfile.write(b"X")
        handler.wfile.flush()
        time.sleep(0.05)


def slow_chunk(handler: BaseHTTPRequestHandler) -> None:
    """The size of a chunk, zero after zero."""
    head(handler, 200, Transfer_Encoding="chunked")
    for _ in range(100):
        handler.wfile.write(b"0")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.mark.parametrize("behave", [trickle, fall_silent, slow_head, slow_chunk])
def test_slow_servers_are_left(
    cache: Cache, reach: Reach, tmp_path: Path, behave: Behaviour
) -> None:
    said = refused(behave, cache, reach, tmp_path)
    assert "FD725" in said
    assert "by hand" not in said
    assert "--from" in said


def test_what_breaks_off_is_gone_on_with(cache: Cache, reach: Reach, tmp_path: Path) -> None:
    before = contents(cache)
    with serving(broken_off(FENS, 60), tmp_path) as served:
        held = fens(Address(served.url(), sha256=SHA256))
        with pytest.raises(DataError, match=r"FD724.*60 bytes, then the end.*goes on where"):
            from_network(held, cache, reach, silent, QUICK)
        assert contents(cache) == before
        path = from_network(held, cache, reach, silent, QUICK)
        assert served.asked == [("/fens.csv", ""), ("/fens.csv", "bytes=60-")]
    assert path.read_bytes() == FENS


def test_what_has_changed_meanwhile_begins_anew(cache: Cache, reach: Reach, tmp_path: Path) -> None:
    with serving(broken_off(b"x" * 200, 60, '"old"'), tmp_path) as served:
        held, port = fens(Address(served.url())), served.port
        with pytest.raises(DataError, match="FD724"):
            from_network(held, cache, reach, silent, QUICK)
    assert port
    part = cache.part(held.release, held.release.addresses[0].url)
    with serving(whole(FENS, ETag='"new"'), tmp_path) as served:
        anew = fens(Address(served.url()))
        other = cache.part(anew.release, served.url())
        part.file.rename(other.file)
        other.remember(served.url(), '"old"')
        assert from_network(anew, cache, reach, silent, QUICK).read_bytes() == FENS
        assert served.asked == [("/fens.csv", "bytes=60-")]


def test_a_server_that_cannot_go_on_is_asked_anew(
    cache: Cache, reach: Reach, tmp_path: Path
) -> None:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers.get("Range"):
            head(handler, 416, Content_Length=0)
        else:
            whole(FENS)(handler)

    with serving(behave, tmp_path) as served:
        held = fens(Address(served.url()))
        part = cache.part(held.release, served.url())
        part.file.write_bytes(b"x" * 500)
        part.remember(served.url(), '"a"')
        assert from_network(held, cache, reach, silent, QUICK).read_bytes() == FENS
        assert [asked for _, asked in served.asked] == ["bytes=500-", ""]


def test_without_a_mark_nothing_is_kept_to_go_on_with(
    cache: Cache, reach: Reach, tmp_path: Path
) -> None:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        head(handler, 200, Content_Length=len(FENS), ETag='W/"weak"')
        handler.wfile.write(FENS[:60])

    assert "FD724" in refused(behave, cache, reach, tmp_path)
    assert not [each for each in (cache.root / ".partial").iterdir() if each.suffix != ".lock"]


def test_chunks_cut_short_are_told(cache: Cache, reach: Reach, tmp_path: Path) -> None:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        head(handler, 200, Transfer_Encoding="chunked")
        handler.wfile.write(b"10\r\nccode,year\r\n")

    assert "FD722" in refused(behave, cache, reach, tmp_path)


def test_a_certificate_that_does_not_hold_is_told(cache: Cache, tmp_path: Path) -> None:
    wary = Reach(loopback=True, context=ssl.create_default_context())
    said = refused(whole(FENS), cache, wary, tmp_path)
    assert "a certificate that does not hold" in said
    assert "do not trust this server" in said


def test_a_server_without_tls_is_told(cache: Cache, reach: Reach, tmp_path: Path) -> None:
    assert "FD722" in refused(whole(FENS), cache, reach, tmp_path, plain=True)


def test_a_closed_door_is_told(cache: Cache, reach: Reach, tmp_path: Path) -> None:
    with serving(whole(FENS), tmp_path) as served:
        url = served.url()
    with pytest.raises(DataError, match=r"FD722.*broke off \(ConnectionRefusedError\)"):
        from_network(fens(Address(url)), cache, reach, silent, QUICK)


def test_the_second_address_is_asked_where_the_first_fails(
    cache: Cache, reach: Reach, tmp_path: Path
) -> None:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        whole(FENS)(handler) if handler.path == "/b/fens.csv" else head(handler, 404)

    with serving(behave, tmp_path) as served:
        held = fens(Address(served.url("/a/fens.csv")), Address(served.url("/b/fens.csv")))
        assert from_network(held, cache, reach, silent, QUICK).read_bytes() == FENS


def test_offline_no_server_is_asked(cache: Cache, tmp_path: Path) -> None:
    with serving(whole(FENS), tmp_path) as served:
        held = fens(Address(served.url()))
        with pytest.raises(DataError, match="FD720"):
            from_network(held, cache, Reach(offline=True), silent)
        assert not served.asked


def test_a_release_without_address_is_fetched_by_hand(cache: Cache) -> None:
    with pytest.raises(DataError, match=r"FD727.*download fens\.csv.*get fens --from FOLDER"):
        from_network(fens(), cache, Reach(), silent)


def test_a_full_disk_is_no_fault_of_the_network(
    cache: Cache, reach: Reach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Iterator[None]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    before = contents(cache)
    with serving(whole(FENS), tmp_path) as served, pytest.raises(OSError, match="No space left"):
        from_network(fens(Address(served.url())), cache, reach, silent, QUICK)
    assert contents(cache) == before


def test_files_that_are_there_already_are_taken(cache: Cache, tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    written(folder)
    path = from_folder(fens(), folder, cache)
    assert path.read_bytes() == FENS
    assert cache.receipt(fens().release) == Receipt("fens.csv", SHA256, "fens.csv")


def test_a_file_that_changes_meanwhile_does_not_enter(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, FENS, "fens.csv")
    before = contents(cache)

    def changed(_: Path, target: Path) -> None:
        target.write_bytes(FENS[:60])

    monkeypatch.setattr("shutil.copyfile", changed)
    with pytest.raises(DataError, match="FD70"):
        from_folder(fens(), tmp_path, cache)
    assert contents(cache) == before


def test_files_that_do_not_fit_are_not_taken(cache: Cache, tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    before = contents(cache)
    with pytest.raises(DataError, match=r"FD701.*no such folder"):
        from_folder(fens(), folder, cache)
    folder.mkdir()
    with pytest.raises(DataError, match=r"FD701.*no file of Ships of the fens 2"):
        from_folder(fens(), folder, cache)
    written(folder, FENS + b"1,2\n")
    with pytest.raises(DataError, match="FD704"):
        from_folder(fens(), folder, cache)
    assert contents(cache) == before
