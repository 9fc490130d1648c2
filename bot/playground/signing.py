"""How Slack signs what it sends, so that an app knows that it comes from Slack.

Source: docs.slack.dev/authentication/verifying-requests-from-slack, July 2026.
"""

import hashlib
import hmac

_VERSION = "v0"


def signature(secret: str, timestamp: int | str, body: bytes) -> str:
    """Return the signature of a body sent at a time.

    Args:
        secret: the app's signing secret.
        timestamp: seconds since 1970.
        body: exactly as it is sent.
    """
    signed = f"{_VERSION}:{timestamp}:".encode() + body
    return f"{_VERSION}={hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()}"


def signed_headers(secret: str, timestamp: int | str, body: bytes) -> dict[str, str]:
    """Return the two headers by which a request shows that it comes from Slack."""
    return {
        "X-Slack-Request-Timestamp": str(timestamp),
        "X-Slack-Signature": signature(secret, timestamp, body),
    }
