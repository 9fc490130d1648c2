"""How people ask: wordings for what the documents hold, and for what they do not.

Both kinds of file are plain text: a line that starts with `>` says what is asked for, each line
under it is one wording, and a line that starts with `#` is a comment. In `asked/` the words after
`>` are the opening words of one sentence of a document, or `@` and the anchor of a fact in its
header; in `outside/` they name the topic in plain words.
"""

from collections.abc import Iterator
from typing import NamedTuple

from bot.corpus.opening import Place, opened, places_of
from bot.domain.knowledge import Asked, Document, Outside, OutsideKind, Passage
from bot.errors import KnowledgeInvalid


class _Group(NamedTuple):
    target: str
    line: int
    wordings: tuple[str, ...]


def parse_asked(
    text: str, *, path: str, document: Document, passages: tuple[Passage, ...]
) -> tuple[Asked, ...]:
    """Return the wordings of one document, each with the sentence that it asks for.

    Args:
        text: the file.
        path: how errors name it.
        document: the document that it belongs to.
        passages: the passages of that document.

    Raises:
        KnowledgeInvalid: a target is not the beginning of exactly one sentence, or a wording
            stands before the first target.
    """
    places = [*places_of(document, passages)]
    found: list[Asked] = []
    for group in _groups(text, path):
        passage, sentence = _place(group, places, path)
        found.append(Asked(passage_id=passage, sentence=sentence, wordings=group.wordings))
    return tuple(found)


def parse_outside(text: str, *, path: str, kind: OutsideKind) -> tuple[Outside, ...]:
    """Return the topics of one file of what lies outside the documents.

    Raises:
        KnowledgeInvalid: a wording stands before the first topic.
    """
    groups = _groups(text, path)
    return tuple(Outside(kind=kind, topic=g.target, wordings=g.wordings) for g in groups)


def _groups(text: str, path: str) -> Iterator[_Group]:
    target, start = "", 0
    wordings: list[str] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith(">"):
            if target:
                yield _Group(target, start, tuple(wordings))
            target, start, wordings = line[1:].strip(), number, []
        elif not target:
            raise KnowledgeInvalid(path, number, "a wording stands before the first '>' line")
        else:
            wordings.append(line)
    if target:
        yield _Group(target, start, tuple(wordings))


def _place(group: _Group, places: list[tuple[str, Place]], path: str) -> Place:
    found = opened(places, group.target)
    if len(found) != 1:
        reason = f"{group.target!r} begins {len(found) or 'no'} sentences of the document, not one"
        raise KnowledgeInvalid(path, group.line, reason)
    return found[0]
