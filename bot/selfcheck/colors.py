"""Colours of a paper, as hexadecimal RGB."""

from collections.abc import Mapping

from bot.domain.selfcheck import Level

INK = "212B32"
HEADING = "003087"
HEADER_FILL = "E8EDEE"
"""Text, dark blue and pale grey of the NHS identity; on each other far over the 4.5:1 of WCAG AA."""
FILLS: Mapping[Level, str] = {
    "not_in_place": "F6D5D2",
    "started": "FFF2C2",
    "in_place": "DCEBDD",
    "evidenced": "B5DDBA",
    "not_applicable": "E8EDEE",
    "dont_know": "D8E2F3",
}
"""Behind the words of a level; the words say it without the colour."""
