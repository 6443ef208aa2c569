"""Downloading: one file, in pieces, resumed where it broke off, within limits of size and time."""

from __future__ import annotations

import hashlib
import http.client
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urljoin, urlsplit

from foedus.archive.releases.part import MARK, Part
from foedus.archive.releases.problems import DataError, refusal
from foedus.archive.releases.reach import BY_HAND, Connection, Reach, target, unreachable
from foedus.panel.release import Address

REDIRECTS = frozenset({301, 302, 303, 307, 308})
OK, PARTIAL, NOT_THERE = 200, 206, 416
PIECE = 1 << 16
TOO_LARGE = "FD723"
AGAIN = "run the command again: it goes on where it broke off"
_RANGE = re.compile(r"bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\*)")
_SIZE = re.compile("[0-9]{1,18}")

Tell = Callable[[int, int | None], None]
"""Told the bytes that are here, and how many there will be where the server says so."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much and how long.

    Parameters
    ----------
    size : int
        Bytes.
    idle : float
        Seconds without a byte.
    answer : float
        Seconds until the answer's head is complete.
    rate : int
        Bytes a second that must come on average, once `grace` seconds are over.
    grace : float
        Seconds.
    redirects : int
        Times that a server may send elsewhere.
    """

    size: int = 1 << 30
    idle: float = 30.0
    answer: float = 60.0
    rate: int = 1_000
    grace: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came.

    Parameters
    ----------
    sha256 : str
        Its digest.
    is_sized : bool
        Whether it is known to be all: the server said how long it is, or where it ends, or its
        digest is the one that was known. False where only the connection was closed as it
        should be.
    """

    sha256: str
    is_sized: bool


def download(address: Address, part: Part, reach: Reach, limits: Limits, tell: Tell) -> Fetched:
    """Fetch an address into a part, whole.

    Parameters
    ----------
    address : Address
        https only; with the digest that the file must have, where it is known, and the other
        servers to which this one may send.
    part : Part
        Where the bytes go; what an earlier attempt left there is gone on with, if the server
        says that its file is still the same.
    reach, limits : Reach, Limits
        What may be asked, how much and how long.
    tell : callable
        Told how far it is.

    Returns
    -------
    Fetched
        The digest of what came, and whether it is known to be all.

    Raises
    ------
    DataError
        If it cannot be had, or is not what it should be; the part is kept only where a later
        attempt can go on with it.
    """
    url, is_sized = address.url, False
    for again in (False, True):
        begun, mark = part.begun(url)
        with _asked(address, reach, limits, begun, mark) as (answer, held):
            if answer.status == NOT_THERE and begun and not again:
                part.drop()
                continue
            if not _goes_on(answer, begun):
                begun = 0
            is_sized = answer.chunked or _total(answer, begun) is not None
            pieces = _pieces(address, answer, held, limits, is_sized=is_sized)
            _receive(url, answer, pieces, part, begun, limits, tell)
        break
    found = _digest(part.file)
    if address.sha256 and found != address.sha256:
        part.drop()
        said, expected = f"a file with sha256 {found[:16]}…", f"{address.sha256[:16]}…"
        remedy = "the file was thrown away; the server may have a newer version: look at its page"
        raise refusal(url, "FD726", said, expected, remedy)
    return Fetched(found, is_sized or bool(address.sha256))


@contextmanager
def _asked(
    address: Address, reach: Reach, limits: Limits, begun: int, mark: str
) -> Iterator[tuple[http.client.HTTPResponse, socket.socket]]:
    """The answer of the server that an address leads to in the end; each step is checked."""
    at = address.url
    for _ in range(limits.redirects + 1):
        connection = Connection(target(at, reach), reach, limits.idle)
        with closing(connection):
            with _failures(at):
                answer, held = _answer(connection, limits, begun, mark)
            # An answer keeps the socket open by itself: closing the connection is not enough.
            with closing(answer):
                if answer.status not in REDIRECTS:
                    yield answer, held
                    return
                location = answer.getheader("Location", "")
        if not location:
            raise unreachable(at, f"an answer {answer.status} that leads nowhere")
        at = _elsewhere(address, at, location)
    said = f"more than {limits.redirects} redirections"
    raise unreachable(address.url, said, f"the address is out of date; {BY_HAND}")


def _elsewhere(address: Address, at: str, location: str) -> str:
    """Where a server sends, if the release names that server.

    Raises
    ------
    DataError
        If it is no address, or of a server that nobody has named.
    """
    try:
        found = urljoin(at, location)
        host = (urlsplit(found).hostname or "").lower()
    except ValueError as error:
        raise unreachable(at, "a redirection to what is no address", BY_HAND) from error
    named = (urlsplit(address.url).hostname or "", *address.hosts)
    if host and host not in named:
        said = f"a redirection to {host[:80]}"
        expected = f"one within {' or '.join(named)}"
        raise refusal(at[:200], "FD729", said, expected, f"look whether it has moved; {BY_HAND}")
    return found


@contextmanager
def _failures(url: str) -> Iterator[None]:
    """What networks do wrong, told."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        said = f"a certificate that does not hold ({error.verify_message})"
        raise unreachable(url, said, f"do not trust this server; {BY_HAND}") from error
    except TimeoutError as error:
        raise _slow(url, "a server that has fallen silent") from error
    except (OSError, http.client.HTTPException) as error:
        said = f"a connection that broke off ({type(error).__name__})"
        raise unreachable(url, said, AGAIN) from error


def _answer(
    connection: Connection, limits: Limits, begun: int, mark: str
) -> tuple[http.client.HTTPResponse, socket.socket]:
    """Ask, and wait for the head of the answer no longer than the limit."""
    headers = {"User-Agent": "foedus", "Accept": "*/*", "Accept-Encoding": "identity"}
    if begun:
        headers |= {"Range": f"bytes={begun}-", "If-Range": mark}
    connection.connect()
    held = connection.sock  # which the connection forgets once the answer has it
    with _cut_after(held, limits.answer):
        connection.request("GET", connection.to.path, headers=headers)
        return connection.getresponse(), held


@contextmanager
def _cut_after(held: socket.socket, seconds: float) -> Iterator[None]:
    """Cut a connection that is not done in time, however steadily it drips.

    Raises
    ------
    TimeoutError
        If it was cut.
    """
    late = threading.Event()

    def cut() -> None:
        late.set()
        with suppress(OSError):
            held.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(seconds, cut)
    watch.daemon = True
    watch.start()
    try:
        yield
    except (OSError, http.client.HTTPException) as error:
        if late.is_set():
            raise TimeoutError from error
        raise
    finally:
        watch.cancel()
    if late.is_set():  # a connection that is cut ends quietly, as if all had come
        raise TimeoutError


def _goes_on(answer: http.client.HTTPResponse, begun: int) -> bool:
    """Whether an answer is the rest of what has begun."""
    if answer.status != PARTIAL:
        return False
    match = _RANGE.fullmatch(answer.getheader("Content-Range", ""))
    return bool(match) and int(match[1]) == begun  # type: ignore[index]


def _receive(
    url: str,
    answer: http.client.HTTPResponse,
    pieces: Iterator[bytes],
    part: Part,
    begun: int,
    limits: Limits,
    tell: Tell,
) -> None:
    """Write what comes behind what is here.

    Raises
    ------
    DataError
        If the server refuses, or sends too much, too little, or too slowly.
    """
    if answer.status not in {OK, PARTIAL} or (answer.status == PARTIAL and not begun):
        raise unreachable(url, f"the answer {answer.status} {answer.reason}".strip())
    if answer.getheader("Content-Encoding", "identity") not in {"identity", ""}:
        raise unreachable(url, "a file packed for the way, though it was asked for as it is")
    total = _total(answer, begun)
    if total is not None and total > limits.size:
        part.drop()
        raise _large(url, f"a file of {total:,} bytes", limits)
    _start(url, answer, part, begun)
    try:
        with part.file.open("ab") as file:
            _pour(url, pieces, file, begun, total, limits, tell)
    except DataError as error:
        if error.problems[0].code == TOO_LARGE or not part.memo.exists():
            part.drop()
        raise


def _total(answer: http.client.HTTPResponse, begun: int) -> int | None:
    """The whole size, where the server tells it."""
    match = _RANGE.fullmatch(answer.getheader("Content-Range", ""))
    if begun and match:
        return None if match[2] == "*" else int(match[2])
    length = answer.getheader("Content-Length", "")
    return int(length) if _SIZE.fullmatch(length) else None


def _start(url: str, answer: http.client.HTTPResponse, part: Part, begun: int) -> None:
    """Make the part ready: as it is to be gone on with, else empty, with the server's mark."""
    if begun:
        return
    part.drop()
    part.file.touch()
    mark = answer.getheader("ETag", "")
    if MARK.fullmatch(mark):
        part.remember(url, mark)


def _pour(
    url: str,
    pieces: Iterator[bytes],
    file: IO[bytes],
    begun: int,
    total: int | None,
    limits: Limits,
    tell: Tell,
) -> None:
    """Take piece after piece, watching size and rate.

    Raises
    ------
    DataError
        If it is too much, too slow, or ends too early.
    """
    here, since = begun, time.monotonic()
    tell(here, total)
    for piece in pieces:
        here += len(piece)
        if here > limits.size:
            raise _large(url, "more than that", limits)
        file.write(piece)
        tell(here, total)
        spent = time.monotonic() - since
        if spent > limits.grace and (here - begun) / spent < limits.rate:
            raise _slow(url, f"{(here - begun) / spent:,.0f} bytes a second")
    if total is not None and here < total:
        found, expected = f"{here:,} bytes, then the end", f"{total:,} bytes"
        raise refusal(url, "FD724", found, expected, AGAIN)


def _pieces(
    address: Address,
    answer: http.client.HTTPResponse,
    held: socket.socket,
    limits: Limits,
    *,
    is_sized: bool,
) -> Iterator[bytes]:
    """What comes, without waiting for more; heads of chunks that drip without end are cut.

    A connection that ends without a word (RFC 8446, 6.1) may have been cut by anybody. Where the
    length is known, or the digest, that shows; where neither is, the end is refused.

    Raises
    ------
    DataError
        If it breaks off, or ends so that nobody knows whether that was all.
    """
    while True:
        watch = _cut_after(held, limits.answer) if answer.chunked else nullcontext()
        with _failures(address.url), watch:
            try:
                piece = answer.read1(PIECE)
            except ssl.SSLEOFError as error:
                if answer.chunked:
                    raise
                if not is_sized and not address.sha256:
                    raise _unannounced(address.url) from error
                return
        if not piece:
            return
        yield piece


def _unannounced(url: str) -> DataError:
    found = "an end that the server did not announce, of a file whose length it did not say"
    return refusal(url, "FD724", found, "a length, or a connection closed as it should be", BY_HAND)


def _large(url: str, found: str, limits: Limits) -> DataError:
    remedy = "what had come was thrown away; look whether the address is the right one"
    return refusal(url, TOO_LARGE, found, f"at most {limits.size:,} bytes", remedy)


def _slow(url: str, found: str) -> DataError:
    expected = "a server that keeps sending"
    return refusal(url, "FD725", found, expected, f"{AGAIN}; or {BY_HAND}")


def _digest(path: Path) -> str:
    held = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            held.update(piece)
    return held.hexdigest()
