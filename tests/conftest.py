"""What holds for every test: no network but loopback, steady random examples, browsers counted aloud."""

import os
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import HealthCheck, settings

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}

# `steady` draws the same examples every time, so that a red run can be had again;
# HYPOTHESIS_PROFILE=explore draws new ones, and more of them.
settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.register_profile(
    "explore",
    deadline=None,
    max_examples=1000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


class NetworkBlockedError(RuntimeError):
    """A test tried to reach something that is not this machine."""


def _refuse_beyond_loopback(call: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a socket call that takes an address."""

    def guarded(self: socket.socket, address: Any, *rest: Any) -> Any:  # noqa: ANN401 - as socket's own
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in LOOPBACK:
            raise NetworkBlockedError(f"tests reach loopback only, not {address!r}")
        return call(self, address, *rest)

    return guarded


def _refuse_lookup(call: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a name lookup."""

    def guarded(host: Any, *rest: Any, **options: Any) -> Any:  # noqa: ANN401 - as socket's own
        if host is not None and host not in LOOPBACK:
            raise NetworkBlockedError(f"tests look up loopback only, not {host!r}")
        return call(host, *rest, **options)

    return guarded


@pytest.fixture(autouse=True, scope="session")
def _network_is_loopback() -> Iterator[None]:
    """Refuse every connection and lookup that would leave the machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            call = getattr(socket.socket, name)
            patch.setattr(socket.socket, name, _refuse_beyond_loopback(call))
        patch.setattr(socket, "getaddrinfo", _refuse_lookup(socket.getaddrinfo))
        yield


def _skipped_browser_tests(reporter: TerminalReporter) -> list[Any]:
    """Return the reports of browser tests that did not run."""
    return [
        report
        for report in reporter.stats.get("skipped", [])
        if "browser" in getattr(report, "keywords", {}) or "browser" in report.nodeid
    ]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: TerminalReporter) -> Iterator[None]:
    """Say loudly how many browser tests were skipped, after all else that is summed up."""
    yield
    count = len(_skipped_browser_tests(terminalreporter))
    if count:
        terminalreporter.section("BROWSER TESTS SKIPPED", sep="!", red=True, bold=True)
        terminalreporter.write_line(
            f"{count} browser test(s) did NOT run: the page was not checked in Chromium."
            " Install it (Debian: apt-get install chromium) and run `make test` again.",
            red=True,
        )


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run where CI skipped a browser test."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IN_CI and reporter is not None and _skipped_browser_tests(reporter):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
