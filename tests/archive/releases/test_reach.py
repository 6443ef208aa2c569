"""Reach: of all the ways to write an address, only a public server behind https is asked."""

import socket
from typing import Any

import pytest

from foedus.archive.releases.problems import DataError
from foedus.archive.releases.reach import Reach, Target, is_offline, target

PUBLIC = "93.184.215.14"

NOT_PUBLIC = [
    "127.0.0.1", "127.1.2.3", "0.0.0.0",  # noqa: S104 - refused
    "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1",
    "169.254.169.254", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
    "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:80ff:fffe", "64:ff9b:1::1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "fe80::1%eth0",
]  # fmt: skip

REFUSED = [
    "http://data.example/a.csv",
    "ftp://data.example/a.csv",
    "file:///etc/passwd",
    "gopher://data.example/",
    "data:text/plain,a",
    "//data.example/a.csv",
    "a.csv",
    "https:///a.csv",
    "https://user@data.example/a.csv",
    "https://user:word@data.example/a.csv",
    "https://data.example:8443/a.csv",
    "https://data.example:99999/a.csv",
    "https://data.example:x/a.csv",
    "https://[::1/a.csv",
    "https://data.example/a b.csv",
    "https://data.example/\r\nHost: other",
    "https://data.example/ä.csv",
]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What every name stands for, while the test lasts; the list of lookups under ""."""
    held: dict[str, list[str]] = {"": []}

    def lookup(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 - as socket's own
        held[""].append(host)
        if host not in held:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(socket.AF_INET, 1, 6, "", (ip, port)) for ip in held[host]]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    return held


def test_a_public_server_is_asked_at_the_machine_that_was_checked(
    answers: dict[str, list[str]],
) -> None:
    answers["data.example"] = [PUBLIC, "2606:2800:21f:cb07:6820:80da:af6b:8b2c"]
    found = target("https://data.example/a.csv?b=c#d", Reach())
    wanted = Target(found.url, "data.example", 443, PUBLIC, "/a.csv?b=c")
    assert found == wanted
    assert answers[""] == ["data.example"]


@pytest.mark.parametrize("ip", NOT_PUBLIC)
def test_machines_that_are_not_public_are_refused(answers: dict[str, list[str]], ip: str) -> None:
    answers["data.example"] = [ip]
    with pytest.raises(DataError, match=r"FD721.*not public"):
        target("https://data.example/a.csv", Reach())


def test_one_private_machine_among_public_ones_is_enough(answers: dict[str, list[str]]) -> None:
    answers["data.example"] = [PUBLIC, "10.0.0.1"]
    with pytest.raises(DataError, match=r"leads to 10\.0\.0\.1"):
        target("https://data.example/a.csv", Reach())


@pytest.mark.parametrize(
    ("host", "ip"),
    [
        ("127.1", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0", "0.0.0.0"),  # noqa: S104 - refused
    ],
)
def test_numbers_that_resolvers_take_for_this_machine_are_refused(
    answers: dict[str, list[str]], host: str, ip: str
) -> None:
    answers[host] = [ip]
    with pytest.raises(DataError, match="FD721"):
        target(f"https://{host}/a.csv", Reach())


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_no_plain_https_address_is_refused_before_a_lookup(
    answers: dict[str, list[str]], url: str
) -> None:
    with pytest.raises(DataError, match="FD721"):
        target(url, Reach())
    assert not answers[""]


def test_a_name_that_nobody_knows_is_told(answers: dict[str, list[str]]) -> None:
    with pytest.raises(DataError, match=r"FD722.*no machine of the name nowhere\.example"):
        target("https://nowhere.example/a.csv", Reach())
    assert answers[""]


def test_offline_nothing_is_looked_up(answers: dict[str, list[str]]) -> None:
    with pytest.raises(DataError, match=r"FD720.*switched off"):
        target("https://data.example/a.csv", Reach(offline=True))
    assert not answers[""]


def test_loopback_is_for_tests_only(answers: dict[str, list[str]]) -> None:
    answers["127.0.0.1"] = ["127.0.0.1"]
    assert target("https://127.0.0.1:8443/", Reach(loopback=True)).port == 8443
    answers["10.0.0.1"] = ["10.0.0.1"]
    with pytest.raises(DataError, match="not public"):
        target("https://10.0.0.1/", Reach(loopback=True))


@pytest.mark.parametrize(("said", "off"), [("1", True), ("true", True), ("", False), ("0", False)])
def test_the_environment_switches_the_network_off(said: str, *, off: bool) -> None:
    assert is_offline({"FOEDUS_OFFLINE": said}) is off
