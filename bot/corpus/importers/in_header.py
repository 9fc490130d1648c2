"""What a person says of a document that waits for review, into the header that is there. Pure."""

import re
from collections.abc import Mapping

from bot.corpus.importers.described import MAX_TITLE_CHARS, NO_COPY, Wishes
from bot.corpus.importers.render import clean
from bot.corpus.markdown import anchor_of, parse_sections
from bot.domain.header import Header
from bot.text.normalize import fold_white_space
from bot.yamlfile import parse, write

_HEAD = re.compile(r"\A(---\r?\n)(.*?)(^---\r?\n)", re.DOTALL | re.MULTILINE)
ALONG = frozenset({"called", "url_note"})
"""Fields that go along with one that is asked for."""


def told_of(header: Header, wishes: Wishes) -> dict[str, object]:
    """Return the fields of a header that options make others than they are.

    A name in a sentence that somebody wrote by hand stays; one that is the title goes with it.
    """
    title = fold_white_space(clean(wishes.title or ""))[:MAX_TITLE_CHARS].strip()
    asked: dict[str, object] = {
        "title": title,
        "called": title if header.called == header.title else None,
        "publisher": wishes.publisher,
        "published": wishes.published,
        "licence": wishes.licence,
        "url": wishes.url,
    }
    told = {field: wish for field, wish in asked.items() if wish and wish != getattr(header, field)}
    if "url" in told and header.url_note == NO_COPY:
        told["url_note"] = None
    return told


def with_fields(text: str, fields: Mapping[str, object], *, path: str) -> str:
    """Return a document's file with some fields of its header set, and all else as it stands.

    Args:
        text: the file.
        fields: names and values; a title is set as the heading at the top, too, where it is that of the header.
        path: how errors name the file.

    Raises:
        KnowledgeInvalid: a value is none that the header takes.
    """
    found = _HEAD.match(text)
    if found is None or not fields:
        return text
    before = parse(found[2], Header, path=path, first_line=2)
    head = found[2]
    for field, value in fields.items():
        head = _with_field(head, write({field: value}))
    parse(head, Header, path=path, first_line=2)
    body = text[found.end() :]
    if "title" in fields:
        body = _retitled(body, before.title, str(fields["title"]), path)
    return f"{found[1]}{head}{found[3]}{body}"


def _retitled(body: str, before: str, title: str, path: str) -> str:
    """Return a text with its title as the heading at the top, unless that is another's or a section has its name."""
    first, *rest = parse_sections(body, path=path)
    is_free = anchor_of(title) not in {section.anchor for section in rest}
    if first.heading_path != (before,) or not is_free:
        return body
    return re.sub(r"^# .*$", lambda _: f"# {title}", body, count=1, flags=re.MULTILINE)


def _with_field(head: str, line: str) -> str:
    """Return a header with a field as this line says, in the place where it stands, else at the end."""
    name = line.partition(":")[0]
    own = re.compile(rf"^{name}:.*\n(?:[ \t]+.*\n|[ \t]*\n(?=[ \t]))*", re.MULTILINE)
    changed, count = own.subn(lambda _: line, head, count=1)
    return changed if count else head + line
