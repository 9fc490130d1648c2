"""What `/kloe` says without a question: what it does, what it knows, what it keeps."""

from collections.abc import Callable
from typing import assert_never

from bot import wording
from bot.answering.card import documents_of_kloes, kloes_of
from bot.answering.currency import readable_date
from bot.domain.header import Header
from bot.domain.knowledge import Corpus
from bot.slack.checks.press import action_of
from bot.slack.checks.rights_card import delete_button
from bot.slack.elements import (
    Block,
    Json,
    actions,
    bullets,
    button,
    link,
    literal,
    paragraph,
    rich,
    section,
)
from bot.slack.inbox import CHOOSE
from bot.slack.menu_words import MenuWord
from bot.slack.message import Message, fallback

MOST_DOCUMENTS = 40
"""Documents that are listed in one message; Slack shows 50 blocks."""


class Menu:
    """Answers the words of `/kloe` that are no question."""

    def __init__(
        self,
        corpus: Callable[[], Corpus],
        *,
        retention_days: int,
        selfcheck_days: int,
        keeps_questions: bool,
        contact: str = "",
    ) -> None:
        """Prepare to answer.

        Args:
            corpus: gives what is known now.
            retention_days: days for which answers, feedback and gaps are kept.
            selfcheck_days: days since their last change for which self-checks are kept.
            keeps_questions: whether the text of unanswered questions is kept.
            contact: whom people can ask about what is kept; empty where that is not known.
        """
        self._contact = contact
        self._corpus = corpus
        self._retention_days = retention_days
        self._selfcheck_days = selfcheck_days
        self._keeps_questions = keeps_questions

    def message(self, word: MenuWord) -> Message:
        """Return what is shown for a word."""
        match word:
            case "sources":
                return _sources(self._corpus())
            case "list":
                return _kloes(self._corpus())
            case "privacy":
                return self._privacy()
            case "help":
                return _help()
            case _:
                assert_never(word)

    def _privacy(self) -> Message:
        lines = [
            *wording.PRIVACY_LINES,
            wording.kept_days(self._retention_days),
            wording.kept_selfcheck_days(self._selfcheck_days),
        ]
        if self._keeps_questions:
            lines.append(wording.QUESTIONS_KEPT)
        lines.append(wording.privacy_contact(self._contact))
        buttons = actions(
            [button(wording.SHOW_MINE, action_of("mine")), delete_button()],
            block_id="mine",
        )
        return Message(fallback("\n".join(lines)), (rich([bullets(lines)]), buttons))


def _help() -> Message:
    lines = [f"{typed} - {does}" for typed, does in wording.MENU_LINES]
    text = "\n".join([wording.MENU, *lines, wording.MENU_ELSEWHERE])
    blocks = (paragraph(wording.MENU), rich([bullets(lines)]), paragraph(wording.MENU_ELSEWHERE))
    return Message(fallback(text), blocks)


def _kloes(corpus: Corpus) -> Message:
    """Return the key lines of enquiry, each with a button for its card."""
    headings = kloes_of(corpus)
    if not headings:
        return Message(fallback(wording.KLOES_NONE), (paragraph(wording.KLOES_NONE),))
    codes = [heading.partition(" ")[0] for heading in headings]
    buttons = [
        button(code, f"{CHOOSE}_{number}", value=code, described=wording.neighbour_button(code))
        for number, code in enumerate(codes, start=1)
    ]
    became = [_status(document.header) for document in documents_of_kloes(corpus)]
    text = "\n".join([wording.KLOES, *headings, *became, wording.KLOES_MORE])
    blocks = (
        paragraph(wording.KLOES, bold=True),
        rich([bullets(list(headings))]),
        *map(paragraph, became),
        actions(buttons, block_id="kloes"),
        paragraph(wording.KLOES_MORE),
    )
    return Message(fallback(text), blocks)


def _status(header: Header) -> str:
    return wording.document_status(
        header.status, header.status_note, readable_date(header.checked_on)
    )


def _sources(corpus: Corpus) -> Message:
    """Return the documents, their dates and what became of them."""
    blocks: list[Block] = []
    lines: list[str] = []
    for document in corpus.documents[:MOST_DOCUMENTS]:
        header = document.header
        published = readable_date(header.published)
        name = wording.known_document(header.title, header.publisher, published)
        status = _status(header)
        address: list[Json] = [link(header.url)] if header.url else []
        text = literal(f"\n{status}\n")
        blocks.append(rich([section(*literal(name, bold=True), *text, *address)]))
        lines.append(f"{name}: {status}")
    print_of_all = wording.corpus_fingerprint(corpus.fingerprint)
    return Message(fallback("\n".join([*lines, print_of_all])), (*blocks, paragraph(print_of_all)))
