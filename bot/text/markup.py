"""Slack's control sequences, HTML and pictures out of what a person typed."""

import re

_MENTION = re.compile(r"<[@#!][^<>]*>")
_LINK = re.compile(r"<(?:https?|mailto|tel):[^<>|]*(?:\|([^<>]*))?>", re.IGNORECASE)
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)
_OPENING = re.compile(r"<(?=[@#!/a-z])", re.IGNORECASE)
_EMOJI_NAMES = re.compile(r"(?<![\w:])(?::[a-z0-9_+'-]+:)+(?![\w:])", re.IGNORECASE)
_ESCAPE = re.compile("&(amp|lt|gt);")
_UNESCAPED = {"amp": "&", "lt": "<", "gt": ">"}

MAX_NESTING = 10
"""Sequences one inside another that are taken out from the inside; Slack itself nests none."""


def strip_markup(text: str) -> str:
    """Return `text` without Slack's mentions and links, HTML tags and emoji names.

    A link keeps its label; scripts and styles go with what they hold. What is left when a sequence
    has gone is stripped again, so that no sequence is put together from the pieces of others.
    Slack's escapes (`&amp;`, `&lt;`, `&gt;`) are undone at the end, so that escaped markup is text
    and stays.

    Source: Slack, "Formatting text for app surfaces", read July 2026.
    """
    without = _EMOJI_NAMES.sub(" ", _without_sequences(text))
    return _ESCAPE.sub(lambda match: _UNESCAPED[match.group(1)], without)


def _without_sequences(text: str) -> str:
    for _ in range(MAX_NESTING):
        before, text = text, _stripped_once(text)
        if text == before:
            return text
    # Nobody nests so deep in earnest: without its opening sign, what is left can call nobody.
    return _OPENING.sub(" ", text)


def _stripped_once(text: str) -> str:
    without = _MENTION.sub(" ", text)
    without = _LINK.sub(lambda match: f" {match.group(1) or ''} ", without)
    without = _SCRIPT.sub(" ", without)
    return _TAG.sub(" ", without)
