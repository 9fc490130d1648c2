"""Parts of payloads for tests: each good as it comes, and bent by its arguments."""

from typing import Any

Thing = dict[str, Any]


def plain(text: str = "Rota", **more: object) -> Thing:
    """Return a plain text."""
    return {"type": "plain_text", "text": text, **more}


def mrkdwn(text: str = "*Rota*", **more: object) -> Thing:
    """Return a text with Slack's own markup."""
    return {"type": "mrkdwn", "text": text, **more}


def option(value: str = "a", **more: object) -> Thing:
    """Return an option of a menu."""
    return {"text": plain("Leave"), "value": value, **more}


def options(number: int) -> list[Thing]:
    """Return so many options, each with its own value."""
    return [option(str(place)) for place in range(number)]


def element(kind: str, **more: object) -> Thing:
    """Return an element of one type."""
    return {"type": kind, **more}


def button(**more: object) -> Thing:
    """Return a button."""
    return {"type": "button", "text": plain("Show"), "action_id": "show", **more}


def confirm(**more: object) -> Thing:
    """Return the dialog that asks whether a click was meant."""
    labels = {"title": plain("Sure?"), "confirm": plain("Yes"), "deny": plain("No")}
    return {**labels, "text": mrkdwn("It cannot be undone."), **more}


def section(**more: object) -> Thing:
    """Return a section; with its own text unless another field is given."""
    return {"type": "section", **(more or {"text": mrkdwn()})}


def actions(*elements: Thing) -> Thing:
    """Return a block of actions."""
    return {"type": "actions", "elements": list(elements)}


def context(*elements: Thing) -> Thing:
    """Return a block of context."""
    return {"type": "context", "elements": list(elements)}


def context_actions(*elements: Thing) -> Thing:
    """Return a block of what may be done with a message."""
    return {"type": "context_actions", "elements": list(elements)}


def feedback(**more: object) -> Thing:
    """Return the two buttons that ask for a verdict."""
    up, down = {"text": plain("Good"), "value": "up"}, {"text": plain("Bad"), "value": "down"}
    return {"type": "feedback_buttons", "positive_button": up, "negative_button": down, **more}


def image(**more: object) -> Thing:
    """Return an image, block or element."""
    return {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "A rota", **more}


def asked(inner: Thing, **more: object) -> Thing:
    """Return an input."""
    return {"type": "input", "label": plain("Reason"), "element": inner, **more}


def table(*rows: list[Thing], **more: object) -> Thing:
    """Return a table."""
    return {"type": "table", "rows": list(rows), **more}


def cell(text: str = "Night") -> Thing:
    """Return a cell of a table."""
    return {"type": "raw_text", "text": text}


def words(text: str = "Leave is agreed early.", **style: object) -> Thing:
    """Return a run of words in rich text."""
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def rich_section(*elements: Thing) -> Thing:
    """Return a paragraph of rich text."""
    return {"type": "rich_text_section", "elements": list(elements)}


def rich_text(*elements: Thing) -> Thing:
    """Return a block of rich text."""
    return {"type": "rich_text", "elements": list(elements)}


def inline(*elements: Thing) -> Thing:
    """Return a block of rich text that is one paragraph."""
    return rich_text(rich_section(*elements))


def message(*blocks: Thing, **more: object) -> Thing:
    """Return a message."""
    return {"channel": "C1", "text": "About rotas", "blocks": list(blocks), **more}


def modal(*blocks: Thing, **more: object) -> Thing:
    """Return a modal that can be submitted."""
    labels = {"title": plain("Feedback"), "submit": plain("Send")}
    return {"type": "modal", **labels, "blocks": list(blocks), **more}


def home(*blocks: Thing, **more: object) -> Thing:
    """Return a Home."""
    return {"type": "home", "blocks": list(blocks), **more}


def without(thing: Thing, *names: str) -> Thing:
    """Return an object without some of its fields."""
    return {name: value for name, value in thing.items() if name not in names}
