"""Reach: which addresses may be asked at all, and a connection to exactly the machine that was checked."""

from __future__ import annotations

import http.client
import ipaddress
import os
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from foedus.archive.releases.problems import DataError, refusal

OFFLINE = "FOEDUS_OFFLINE"
"""Set to 1, true or yes, it makes every attempt to reach the network an error."""
HTTPS = 443
BY_HAND = "download it with a browser, and hand over its folder with --from"

TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
TRANSLATED_LOCALLY = ipaddress.IPv6Network("64:ff9b:1::/48")
"""Addresses in which networks write those of the older kind (RFC 6052, RFC 8215)."""

IP = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be reached.

    Parameters
    ----------
    offline : bool
        Whether nothing may be.
    loopback : bool
        Whether this machine itself may be, on any port; for tests.
    context : ssl.SSLContext or None
        How certificates are checked; the system's way where there is none.
    """

    offline: bool = False
    loopback: bool = False
    context: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """One request: whom to connect to, and what to ask for."""

    url: str
    host: str
    port: int
    ip: str
    path: str


def is_offline(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the environment forbids the network.

    Examples
    --------
    >>> is_offline({"FOEDUS_OFFLINE": "1"}), is_offline({"FOEDUS_OFFLINE": "0"}), is_offline({})
    (True, False, False)
    """
    return environment.get(OFFLINE, "").strip().lower() in {"1", "true", "yes", "on"}


def refuse_offline(url: str, reach: Reach) -> None:
    """Refuse to ask where nothing may be asked, before anything is made ready for it.

    Raises
    ------
    DataError
        If the network is off.
    """
    if reach.offline:
        remedy = f"leave out --offline, unset {OFFLINE}, or {BY_HAND}"
        raise refusal(url, "FD720", "the network is switched off", "a way to the server", remedy)


def target(url: str, reach: Reach) -> Target:
    """What an address leads to, if it may be reached.

    The name is looked up once, every machine it stands for is checked, and the connection is
    made to the one that was checked, so that a second answer cannot lead elsewhere.

    Raises
    ------
    DataError
        If the network is off, the address is not https, or leads to a machine that is not
        public.
    """
    refuse_offline(url, reach)
    try:
        parts = urlsplit(url)
        port = parts.port or HTTPS
    except ValueError as error:
        raise _refused(url, "an address that cannot be read") from error
    host = parts.hostname or ""
    if parts.scheme != "https":
        raise _refused(url, f"an address of {parts.scheme or 'no scheme'}")
    if parts.username is not None or parts.password is not None or not host:
        raise _refused(url, "an address with a user name, or without a host")
    if any(ord(sign) <= ord(" ") or ord(sign) > ord("~") for sign in url):
        raise _refused(url, "an address with signs that addresses do not have")
    if port != HTTPS and not reach.loopback:
        raise _refused(url, f"an address with port {port}")
    path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    return Target(url, host, port, _checked_ip(url, host, port, reach), path)


def _checked_ip(url: str, host: str, port: int, reach: Reach) -> str:
    """A machine that a name stands for; refused if any of them is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        said = f"no machine of the name {host}"
        raise unreachable(url, said, "look whether you are online, or look at its page") from error
    ips = list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    for ip in ips:
        if not _may_be(ipaddress.ip_address(ip), reach):
            raise _refused(url, f"an address that leads to {ip}, which is not public")
    return ips[0]


def _may_be(ip: IP, reach: Reach) -> bool:
    """Whether a machine may be asked; one written within another form is judged by itself."""
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in TRANSLATED_LOCALLY:
            return False
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return _may_be(inner, reach)
    if reach.loopback and ip.is_loopback:
        return True
    return ip.is_global and not ip.is_multicast


def _refused(url: str, found: str) -> DataError:
    expected = "an https address of a public server"
    return refusal(url[:200], "FD721", found, expected, f"nothing was asked of it; {BY_HAND}")


def unreachable(url: str, found: str, remedy: str = "") -> DataError:
    """The error of a server that does not give the file."""
    expected = "a server that gives the file"
    said = remedy or f"try again later, or {BY_HAND}"
    return refusal(url[:200], "FD722", found, expected, said)


class Connection(http.client.HTTPSConnection):
    """A connection to the machine that was checked, under the name that was asked for."""

    def __init__(self, to: Target, reach: Reach, timeout: float) -> None:
        context = reach.context or ssl.create_default_context()
        super().__init__(to.host, to.port, timeout=timeout, context=context)
        self.to = to
        self.secure = context

    def connect(self) -> None:
        """Connect, without looking the name up again."""
        plain = socket.create_connection((self.to.ip, self.to.port), self.timeout)
        try:
            # An end without the word of TLS that it is one is told, not taken for an end.
            self.sock = self.secure.wrap_socket(
                plain, server_hostname=self.to.host, suppress_ragged_eofs=False
            )
        except BaseException:
            plain.close()
            raise
