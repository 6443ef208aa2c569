"""Servers on loopback that behave as they are told, well or badly."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.archive.releases.certificate import of_server

Behaviour = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True)
class Served:
    """A server that is running.

    `asked` holds the path and the Range header of every request, in order.
    """

    port: int
    asked: list[tuple[str, str]] = field(default_factory=list)

    def url(self, path: str = "/fens.csv") -> str:
        return f"https://127.0.0.1:{self.port}{path}"


@contextmanager
def serving(behave: Behaviour, folder: Path, *, plain: bool = False) -> Iterator[Served]:
    """Serve for as long as the block lasts."""
    asked: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked.append((self.path, self.headers.get("Range", "")))
            self.close_connection = True
            with suppress(OSError):  # the client has left, as it should
                behave(self)

        def log_message(self, *_: object) -> None:
            """Keep the tests' output clean."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that hangs up is no news."""

    server = Server(("127.0.0.1", 0), Handler)
    if not plain:
        server.socket = of_server(folder).wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Served(server.server_address[1], asked)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def head(handler: BaseHTTPRequestHandler, status: int, **headers: str | int) -> None:
    """A status and headers; underscores stand for hyphens."""
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), str(value))
    handler.end_headers()


def whole(content: bytes, **headers: str) -> Behaviour:
    """Everything, as it should be."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        head(handler, 200, Content_Length=len(content), **headers)
        handler.wfile.write(content)

    return behave


def broken_off(content: bytes, after: int, mark: str = '"a"') -> Behaviour:
    """At first only a piece; asked to go on, the rest, if the mark is still the same."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        wanted = handler.headers.get("Range", "")
        if wanted and handler.headers.get("If-Range") == mark:
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
            said = f"bytes {start}-{len(content) - 1}/{len(content)}"
            head(handler, 206, Content_Length=len(content) - start, Content_Range=said, ETag=mark)
            handler.wfile.write(content[start:])
        else:
            head(handler, 200, Content_Length=len(content), ETag=mark)
            handler.wfile.write(content[:after])

    return behave
