"""Who may ask the page for anything: a browser on this computer, from the page itself."""

import hmac
import secrets
from collections.abc import Mapping

from bot.playground.wire import HOST

TOKEN_HEADER = "X-Playground-Token"  # noqa: S105 - the name of a header
_TOKEN_BYTES = 24
_NAMES = (HOST, "localhost")
_FROM_HERE = frozenset({"same-origin", "none"})
"""Values of `Sec-Fetch-Site` for what the page itself, or a person, asked for."""
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""What every answer of the page tells the browser: no foreign host, no frame, no trace."""


class Guard:
    """Tells what may be answered; one for each start of the page."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(_TOKEN_BYTES)
        """What the page shows with everything that it asks to have done."""

    def is_own(self, headers: Mapping[str, str], host: str) -> bool:
        """Tell whether it is the page itself that asks to have something done."""
        if is_from_elsewhere(headers, host):
            return False
        return hmac.compare_digest(headers.get(TOKEN_HEADER, "").encode(), self.token.encode())


def is_local(host: str) -> bool:
    """Tell whether a Host header names this computer: a foreign name may lead here, too.

    Source: portswigger.net/web-security, "DNS rebinding", read July 2026.
    """
    name, _, port = host.partition(":")
    return name.lower() in _NAMES and (not port or port.isdecimal())


def is_from_elsewhere(headers: Mapping[str, str], host: str) -> bool:
    """Tell whether a browser says that the page of another origin asks."""
    origin = headers.get("Origin")
    if origin is not None and origin.lower() != f"http://{host.lower()}":
        return True
    return headers.get("Sec-Fetch-Site", "same-origin") not in _FROM_HERE
