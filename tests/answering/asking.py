"""What the tests of answers share: asking, and taking a reply apart."""

import re
from collections.abc import Callable, Sequence

from bot.answering.result import AskResult, result_of
from bot.domain.query import Question
from bot.domain.thread import remember
from bot.kloe import Kloe

Ask = Callable[[str], AskResult]
"""A question to its result, with ten passages of evidence."""

_CITED = re.compile("\u201c[^\u201d]*\u201d|^  [^\u201c].*(?= \\[\\d+\\]$)", re.MULTILINE)
"""A quotation, or a line that is a summary with its marker behind it."""


def results_in_thread(kloe: Kloe, questions: Sequence[str]) -> list[AskResult]:
    """Ask one question after another in one thread."""
    memory, results = None, []
    for text in questions:
        trace = kloe.ask(Question(text=text, earlier=memory))
        memory = remember(trace)
        results.append(result_of(trace, top=10))
    return results


def without_quotations(text: str) -> str:
    """Take out all that stands between quotation marks, and summaries."""
    return _CITED.sub("", text)


def above_sources(text: str) -> str:
    """Return the reply itself, without its list of sources."""
    return text.partition("\nSources\n")[0]


def fold(text: str) -> str:
    """Return a text with single spaces, as quotations are compared."""
    return " ".join(text.split())
