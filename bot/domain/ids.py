"""Identifiers, and the base of every value that flows."""

from typing import NewType

from pydantic import BaseModel, ConfigDict

DocumentId = NewType("DocumentId", str)
FrameworkId = NewType("FrameworkId", str)
PassageId = NewType("PassageId", str)


class Value(BaseModel):
    """A frozen value: equal by content, refuses unknown fields.

    A class is built when it is first used, so that a command pays only for the values it needs.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def passage_id(path: str, anchor: str, number: int) -> PassageId:
    """Return `path#anchor~number`, which stays the same while other sections change.

    Args:
        path: the document's path inside the knowledge folder, with forward slashes.
        anchor: the section's anchor, unique in the document.
        number: 1-based place of the passage in its section.
    """
    return PassageId(f"{path}#{anchor}~{number}")


def fact_id(path: str, anchor: str) -> PassageId:
    """Return `path#header~anchor`, the id of a fact in a document's header."""
    return PassageId(f"{path}#header~{anchor}")


def section_of(passage: PassageId) -> str:
    """Return the part of a passage's id that all passages of its section share: `path#anchor`."""
    return passage.rpartition("~")[0]


def list_id(path: str, anchor: str, group: int) -> str:
    """Return `path#anchor/group`, the id of a list of a section."""
    return f"{path}#{anchor}/{group}"


def list_inside(list_id: str, item_number: int) -> str:
    """Return `path#anchor/group.item`, the id of the list that an item of a list leads in to."""
    return f"{list_id}.{item_number}"


def lists_around(list_id: str) -> tuple[str, ...]:
    """Return the ids of a list and of those that it stands in, from the inside out; none for no list."""
    place, parted, numbers = list_id.rpartition("/")
    if not parted:
        return ()
    steps = numbers.split(".")
    return tuple(f"{place}/{'.'.join(steps[:end])}" for end in range(len(steps), 0, -1))
