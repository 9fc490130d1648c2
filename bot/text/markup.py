"""Slack's control sequences, HTML and pictures out of what a person typed."""

import html
import re

_MENTION = re.compile(r"<[@#!][^<>]*>")
_LINK = re.compile(r"<(?:https?|mailto|tel):[^<>|]*(?:\|([^<>]*))?>", re.IGNORECASE)
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)
_EMOJI_NAME = re.compile(r"(?<![\w:]):[a-z0-9_+'-]+:(?:skin-tone-\d:)?(?![\w:])", re.IGNORECASE)


def strip_markup(text: str) -> str:
    """Return `text` without Slack's mentions and links, HTML tags and emoji names.

    A link keeps its label; scripts and styles go with what they hold. Slack's escapes (`&amp;`,
    `&lt;`, `&gt;`) are undone at the end, so that escaped markup is text and stays.

    Source: Slack, "Formatting text for app surfaces", read July 2026.
    """
    without = _MENTION.sub(" ", text)
    without = _LINK.sub(lambda match: f" {match.group(1) or ''} ", without)
    without = _SCRIPT.sub(" ", without)
    without = _TAG.sub(" ", without)
    return html.unescape(_EMOJI_NAME.sub(" ", without))
