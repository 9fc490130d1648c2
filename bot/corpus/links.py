"""Do the addresses in the documents still answer? The one door to the network for whoever checks.

Only public addresses are asked, and each step of a redirection is looked at anew, so that no document
can make whoever checks it call a service inside their own network.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import httpx

TIMEOUT_SECONDS = 10.0
"""Longest wait for one answer."""
AT_ONCE = 6
"""Addresses asked at one time."""
MOST_STEPS = 5
"""Redirections followed."""
_MOVED = frozenset({301, 302, 303, 307, 308})
_NO_HEAD = frozenset({403, 405, 501})
"""Answers of servers that may only dislike `HEAD`."""
_ERROR = 400

Resolve = Callable[[str], Iterable[str]]
"""Gives the IP addresses of a host.

Raises:
    OSError: there are none.
"""


class DeadLink(NamedTuple):
    """An address that does not answer as it should."""

    address: str
    why: str


def dead_links(addresses: Iterable[str], *, resolve: Resolve | None = None) -> Iterator[DeadLink]:
    """Yield the addresses that do not answer, in their order.

    Args:
        addresses: `http` or `https`, each asked once.
        resolve: gives a host's IP addresses; the computer's own way by default.
    """
    distinct = list(dict.fromkeys(addresses))
    with (
        httpx.Client(timeout=TIMEOUT_SECONDS, headers={"user-agent": "kloe-check"}) as client,
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):
        found = pool.map(lambda one: _fault(one, client, resolve or _resolve), distinct)
        for address, why in zip(distinct, found, strict=True):
            if why:
                yield DeadLink(address, why)


def _fault(address: str, client: httpx.Client, resolve: Resolve) -> str:
    """Return what is wrong with an address; empty where it answers."""
    for _ in range(MOST_STEPS + 1):
        reason = _refusal(address, resolve)
        if reason:
            return reason
        try:
            answer = _ask(address, client)
        except httpx.HTTPError as error:
            return f"no answer ({type(error).__name__})"
        if answer.status_code not in _MOVED or "location" not in answer.headers:
            return f"HTTP {answer.status_code}" if answer.status_code >= _ERROR else ""
        address = urljoin(address, answer.headers["location"])
    return f"more than {MOST_STEPS} redirections"


def _ask(address: str, client: httpx.Client) -> httpx.Response:
    """Ask for an address without its content.

    Raises:
        HTTPError: nothing comes back.
    """
    answer = client.head(address)
    if answer.status_code not in _NO_HEAD:
        return answer
    with client.stream("GET", address) as streamed:  # closed before its body is read
        return streamed


def _refusal(address: str, resolve: Resolve) -> str:
    """Return why an address is not asked; empty where it may be."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return "not a web address"
    try:
        found = list(resolve(parts.hostname))
    except OSError:
        return "no such host"
    is_public = found and all(ipaddress.ip_address(one).is_global for one in found)
    return "" if is_public else "not a public address, so it was not asked"


def _resolve(host: str) -> Iterator[str]:
    """Yield a host's IP addresses.

    Raises:
        OSError: there are none.
    """
    for _, _, _, _, place in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM):
        yield str(place[0]).partition("%")[0]
