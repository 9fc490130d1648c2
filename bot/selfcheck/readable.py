"""Text that any program can read: what a file cannot hold, or what would turn its words about, marked."""

import re

from bot.text.turning import TURNING

REPLACEMENT = "\ufffd"
"""Stands where something was taken out, so that nothing goes unseen."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that XML 1.0 forbids (section 2.2), and control characters that it discourages."""
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029]")


def readable(text: str) -> str:
    """Return `text` as XML and CSV can hold it, with one kind of line break; idempotent."""
    return TURNING.sub(REPLACEMENT, _UNFIT.sub(REPLACEMENT, _BREAKS.sub("\n", text)))


def escape_turning(text: str) -> str:
    """Return JSON in which bidirectional controls are written as escapes: the same, but visible."""
    return TURNING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
