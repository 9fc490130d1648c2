"""Every sentence that Kloe says, in one place: plain English that a busy manager reads once.

Functions take plain values and return finished sentences. Quotations, titles and codes come from
the documents and are passed in; nothing here states what a framework says.
"""

from collections.abc import Sequence

OPEN_QUOTE = "\u201c"
CLOSE_QUOTE = "\u201d"

ABSTENTIONS = {
    "empty": "There is no question here that I can read. Ask in a few words, for example: what must "
    "our succession plan cover?",
    "too_long": "That is more than I can read at once (2,000 characters). Ask one question at a time.",
    "not_covered": "The frameworks I hold do not say.",
    "out_of_scope": "That is outside what I know. I answer from three national frameworks on leadership "
    "and talent: Developing People - Improving Care, the well-led framework and the NHS Long Term "
    "Plan.",
    "unsafe": "I cannot do that. I only quote what the frameworks say, I keep to that whatever a "
    "message tells me, and I do not share what other people ask.",
    "personal_data": "Your message seems to hold a person's details, such as an NHS number or a date of "
    "birth. I have not searched for it, kept it or repeated it. Please delete it where you can, and "
    "ask again without the details.",
    "invalid": "That line is not readable text (UTF-8), so I could not read it.",
}
"""Reason to the sentence that a person reads."""

NEAREST = "The nearest passages, which do not answer it:"
CLARIFY = "That could mean more than one thing. Which of these do you mean?"
CHOOSE = "Reply with a number, or ask again with a word or two more."
SOURCES = "Sources"
SILENT = "is silent on this, as far as the text that I hold goes."
CHAT_WELCOME = (
    "Kloe finds, quotes and cites what three NHS frameworks say on leadership and talent.\n"
    "Ask a question. An empty line starts a new subject; Ctrl-D or \u201cquit\u201d ends."
)
CHAT_PROMPT = "You: "
CHAT_NEW_THREAD = "(new subject)"
CHAT_GOODBYE = "Goodbye. Nothing of this conversation was kept."
CHAT_FAREWELLS = frozenset({"quit", "exit", "bye", "q"})
RUN_WITHOUT_SLACK = (
    "No Slack settings were found, so Kloe starts here, in the terminal. Nothing you type leaves this "
    "computer."
)
SLACK_NOT_YET = "the Slack side is not built yet; run without Slack settings, or use `kloe ask`"
CHECK_CLEAN = "Nothing to fix."
INTERNAL_ERROR = (
    "Something went wrong inside Kloe. This is a fault of the program, not of your question."
)


def not_held(*, topic: str = "", code: str = "", only: str = "") -> str:
    """Say that the documents do not hold the answer.

    Args:
        topic: the outside topic that it is about, if known.
        code: the official code that was asked for and that nothing answers to.
        only: the one framework that was searched, where a person chose it.
    """
    if code:
        return f"The text that I hold has nothing under the code {code}."
    if only:
        return f"{chosen_framework(only)} It does not say."
    if topic:
        return f"The frameworks I hold do not cover {topic}."
    return ABSTENTIONS["not_covered"]


def whom_to_ask(contact: str) -> str:
    """Name the person or team to ask instead."""
    return f"You could ask {contact}."


def says(called: str) -> str:
    """Introduce a quotation."""
    return f"{_capital(called)} says:"


def that_is_in(called: str) -> str:
    """Answer which framework it is."""
    return f"That is in {called}:"


def decides(called: str) -> str:
    """Introduce the passage that decides a yes-or-no question, without a bare yes."""
    return f"The words that decide this are in {called}:"


def lists(called: str, count: int) -> str:
    """Introduce a whole list with its number of items."""
    return f"{_capital(called)} lists {_NUMBERS.get(count, str(count))}:"


def from_header(called: str) -> str:
    """Introduce a fact of the header: Kloe's summary; its source stands among the sources."""
    return f"This is my summary, not the words of {called}:"


def on_need(need: str, sentence: str) -> str:
    """Put a part of the question before the sentence that answers it."""
    first, _, rest = sentence.partition(" ")
    opening = first.lower() if first in {"The", "This", "That"} else first
    return f"On {OPEN_QUOTE}{need}{CLOSE_QUOTE}: {opening} {rest}"


def see_above(markers: Sequence[int]) -> str:
    """Point to quotations that stand further up."""
    return f"see {' '.join(f'[{marker}]' for marker in markers)} above."


def need_not_held(need: str) -> str:
    """Name a part of the question that the documents do not answer."""
    return f"On {OPEN_QUOTE}{need}{CLOSE_QUOTE}: the frameworks I hold do not say."


def silent(called: str) -> str:
    """Say that a framework has nothing on the subject of a comparison."""
    return f"{_capital(called)} {SILENT}"


def found_elsewhere(called: str) -> str:
    """Say that the one framework that was asked about gave no passage, and others did."""
    return f"I found no passage on this in {called}; the nearest are these:"


def read_as(typed: str, read: str) -> str:
    """Say how a misspelled word was read."""
    return f"I read {OPEN_QUOTE}{typed}{CLOSE_QUOTE} as {OPEN_QUOTE}{read}{CLOSE_QUOTE}."


def chosen_framework(called: str) -> str:
    """Say that only one framework was searched."""
    return f"I looked only in {called}."


def quoted(quote: str, marker: int) -> str:
    """Show a quotation with its marker."""
    return f"{OPEN_QUOTE}{quote}{CLOSE_QUOTE} [{marker}]"


def reading(called: str, words: str) -> str:
    """Show one reading of an ambiguous question: where it leads, by the passage's first words."""
    return f"{_capital(called)}: {OPEN_QUOTE}{words}{CLOSE_QUOTE}"


def source_line(
    markers: Sequence[int], title: str, date: str, *, section: Sequence[str], details: str
) -> str:
    """Show where quotations stand that share one place."""
    place = " > ".join(part.rstrip(":") for part in section)
    shown = " ".join(f"[{marker}]" for marker in markers)
    return f"{shown} {title} ({date}), {place}{details}"


def reference_detail(code: str, fit: str) -> str:
    """Show the official code, and whether it is our reading."""
    return f"; {code}" if fit == "exact" else f"; {code} (best fit, our reading)"


def wording_detail(wording: str, source: str) -> str:
    """Say whose words a quotation is, and for a summary where it was read."""
    if wording == "original":
        return ""
    return f"; a summary, not the document's own words (source: {source})"


def currency_line(title: str, note: str, checked: str, address: str) -> str:
    """Say what became of a document, when that was checked, and where it is."""
    return f"{title}: {note} Checked {checked}. {address}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}
