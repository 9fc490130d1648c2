"""Counts as Word writes them: figures, letters, Roman numerals, words. Pure.

Source: ECMA-376, part 1, 17.18.59 (ST_NumberFormat).
"""

from collections.abc import Callable

MAX_ROMAN = 4_000
"""From here on Roman numerals are figures; Word repeats M, and nobody counts so far."""
MAX_LETTERS = 26 * 10
"""Up to ten times the same letter; beyond, figures."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_PLACES = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
           "nine": "ninth", "twelve": "twelfth"}  # fmt: skip


def numeral(count: int, form: str) -> str:
    """Return a count in a form of Word's; in figures where the form, or the count in it, is unknown.

    Args:
        count: from 0.
        form: the value of `numFmt`.
    """
    write = _FORMS.get(form)
    return (write(count) if write else "") or str(count)


def _roman(count: int) -> str:
    written = ""
    for worth, letters in _ROMAN if count < MAX_ROMAN else ():
        written += letters * (count // worth)
        count %= worth
    return written


def _letters(count: int) -> str:
    """Return a to z, then aa, bb and so on, as Word counts."""
    if not 0 < count <= MAX_LETTERS:
        return ""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _ordinal(count: int) -> str:
    in_teens = count // 10 % 10 == 1
    return f"{count}{'th' if in_teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


def _words(count: int) -> str:
    """Return a count below a hundred in words, with a capital."""
    if count < len(_ONES):
        return _ONES[count].capitalize()
    if count >= 100:  # noqa: PLR2004 - in words they are longer than what they count
        return ""
    return "-".join(filter(None, (_TENS[count // 10], _ONES[count % 10]))).capitalize()


def _words_of_place(count: int) -> str:
    before, mark, last = _words(count).lower().rpartition("-")
    if not last:
        return ""
    place = _PLACES.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{before}{mark}{place}".capitalize()


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02}",
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "ordinal": _ordinal,
    "cardinalText": _words,
    "ordinalText": _words_of_place,
    "none": lambda _: "",
}
