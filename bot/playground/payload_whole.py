"""What must hold between the blocks of one payload."""

from collections.abc import Iterable, Iterator, Sequence

from bot.blockkit import (
    MAX_BLOCKS_CHARS,
    MAX_MARKDOWN_CHARS,
    MAX_TABLES_PER_MESSAGE,
)
from bot.playground.payload_rules import Fault, Thing
from bot.playground.payload_tree import Node, nodes_of, text_chars


def faults_between(nodes: Sequence[Node]) -> Iterator[Fault]:
    """Yield what is wrong between the objects of any payload.

    Slack wants an `action_id` to be unique in its block alone; here it is in the whole payload,
    since what is clicked is found by it.
    """
    yield from _repeated(nodes, "block_id")
    yield from _repeated(nodes, "action_id")
    for node in _after_first(n for n in nodes if n.thing.get("focus_on_load") is True):
        yield Fault(f"{node.at}/focus_on_load", "focused_twice", "may be true once")


def faults_of_message(nodes: Sequence[Node]) -> Iterator[Fault]:
    """Yield what is wrong between the objects of a message's blocks."""
    markdown = [node for node in nodes if node.thing.get("type") == "markdown"]
    yield from _too_much(nodes, MAX_BLOCKS_CHARS, "all blocks")
    yield from _too_much(markdown, MAX_MARKDOWN_CHARS, "all markdown blocks")
    tables = [node for node in nodes if node.thing.get("type") == "table"]
    for table in tables[MAX_TABLES_PER_MESSAGE:]:
        yield Fault(table.at, "too_many_tables", "a message has one table at most")


def fallback_missing(message: Thing, at: str) -> Iterator[Fault]:
    """Check that a message has a `text`, which notifications and screen readers read.

    Kloe's own rule where there are blocks; Slack refuses only a message that has neither. The one
    that deletes another, or is in Markdown, needs none.
    """
    text = message.get("text")
    is_blank = not isinstance(text, str) or not text.strip()
    if not is_blank or "markdown_text" in message or message.get("delete_original") is True:
        return
    if message.get("blocks"):
        yield Fault(f"{at}/text", "missing_fallback", "must be there beside blocks, not blank")
    else:
        yield Fault(f"{at}/text", "no_text", "must be there, not blank")


def markdown_alone(message: Thing, at: str) -> Iterator[Fault]:
    """Check that `markdown_text` stands alone."""
    for name in ("text", "blocks"):
        if "markdown_text" in message and name in message:
            yield Fault(f"{at}/{name}", "conflicting_fields", "may not stand beside markdown_text")


def submit_missing(modal: Thing, at: str) -> Iterator[Fault]:
    """Check that a modal with an input can be submitted."""
    blocks = modal.get("blocks")
    types = [node.thing.get("type") for node in nodes_of(blocks, f"{at}/blocks")]
    if "input" in types and "submit" not in modal:
        yield Fault(f"{at}/submit", "missing_submit", "must be there, since there is an input")


def _repeated(nodes: Iterable[Node], name: str) -> Iterator[Fault]:
    places: dict[str, str] = {}
    for node in nodes:
        found = node.thing.get(name)
        if isinstance(found, str) and places.setdefault(found, node.at) != node.at:
            yield Fault(f"{node.at}/{name}", "duplicate_id", f"is used at {places[found]} already")


def _too_much(nodes: Iterable[Node], most: int, where: str) -> Iterator[Fault]:
    total = sum(map(text_chars, nodes))
    if total > most:
        yield Fault(
            "/blocks", "too_much_text", f"{where} together: at most {most} characters, not {total}"
        )


def _after_first(nodes: Iterator[Node]) -> Iterator[Node]:
    next(nodes, None)
    yield from nodes
