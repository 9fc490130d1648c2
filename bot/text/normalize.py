"""One spelling for characters that people type in many ways."""

import re
import unicodedata

_FOLDED = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "`": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2033": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-",
        "\u2212": "-", "\u2026": "...",
    }
)  # fmt: skip
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Characters that are shown as nothing, tag letters and variation selectors included.

Source: Unicode Character Database, DerivedCoreProperties.txt, Default_Ignorable_Code_Point.
"""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WHITE = re.compile(r"\s+")


def normalize(text: str) -> str:
    """Return `text` with one form per character and single spaces; idempotent.

    Compatibility forms are folded (Unicode NFKC, Unicode Standard Annex 15), curly quotes and
    dashes become plain ones, and invisible, bidirectional and control characters are dropped.
    """
    if text.isascii():  # the rules below change nothing in it but these
        return _WHITE.sub(" ", _CONTROL.sub(" ", text.replace("`", "'"))).strip()
    visible = _INVISIBLE.sub("", text)
    folded = unicodedata.normalize("NFKC", visible).translate(_FOLDED)
    plain = _CONTROL.sub(" ", _INVISIBLE.sub("", folded))
    return _WHITE.sub(" ", plain).strip()


def fold_white_space(text: str) -> str:
    """Return `text` with every run of white space as one space, and none at the ends."""
    return _WHITE.sub(" ", text).strip()


def fold_for_comparison(text: str) -> str:
    """Return `text` as quotations are compared: white space, quotes, dashes and bullets folded."""
    return _WHITE.sub(" ", normalize(text).replace("\u00b7", " ").replace("\u2022", " ")).strip()
