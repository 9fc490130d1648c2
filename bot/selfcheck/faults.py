"""What an author must fix in the files of self-checks."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from bot.domain.ids import PassageId
from bot.errors import KnowledgeInvalid
from bot.selfcheck.check_file import ItemFile, Written
from bot.selfcheck.names import name_key

Resolve = Callable[[str, str], PassageId | None]
"""A document's id and the opening words of one of its sentences to the passage, if there is one."""

MAX_COUNTS = 4
"""Things that count as evidence for one question: more are not read on a card."""


def faults_of(written: Sequence[Written], resolve: Resolve) -> Iterator[KnowledgeInvalid]:
    """Yield all that is wrong in files of the right form, each with its line.

    Args:
        written: the files.
        resolve: finds the passage that is cited.
    """
    for one in written:
        yield from _themes(one)
        yield from _apart(one)
        for number, item in enumerate(one.file.items):
            yield from _item(one, number, item, resolve)
    yield from _double_items(written)
    yield from _double_checks(written)
    yield from _double_names(written)


def _themes(written: Written) -> Iterator[KnowledgeInvalid]:
    used = {item.theme for item in written.file.items}
    seen: set[str] = set()
    for number, theme in enumerate(written.file.themes):
        if theme.id in seen:
            yield written.fault(f"the theme {theme.id!r} stands twice", "themes", number, "id")
        elif theme.id not in used:
            yield written.fault(f"the theme {theme.id!r} has no question", "themes", number, "id")
        if written.file.divisible and theme.about is None:
            reason = f"the theme {theme.id!r} is a self-check of its own and needs `about`"
            yield written.fault(reason, "themes", number)
        seen.add(theme.id)


def _apart(written: Written) -> Iterator[KnowledgeInvalid]:
    """Find questions that stand apart from the others of their theme."""
    items = enumerate(written.file.items)
    seen: set[str] = set()
    for theme, group in groupby(items, key=lambda numbered: numbered[1].theme):
        number, item = next(group)
        if theme in seen:
            reason = f"{item.id!r} stands apart from the other questions of its theme {theme!r}"
            yield written.fault(reason, "items", number, "theme")
        seen.add(theme)


def _item(
    written: Written, number: int, item: ItemFile, resolve: Resolve
) -> Iterator[KnowledgeInvalid]:
    where = ("items", number)
    if item.theme not in {theme.id for theme in written.file.themes}:
        reason = f"{item.id!r} has the theme {item.theme!r}, which is not among the themes"
        yield written.fault(reason, *where, "theme")
    if not item.counts:
        reason = f"{item.id!r} has nothing that counts as evidence; name at least one thing"
        yield written.fault(reason, *where, "counts")
    if len(item.counts) > MAX_COUNTS:
        reason = f"{item.id!r} has {len(item.counts)} things that count as evidence, more than {MAX_COUNTS}"
        yield written.fault(reason, *where, "counts", MAX_COUNTS)
    document, opens = item.rests_on.document, item.rests_on.opens
    if resolve(document, opens) is None:
        reason = (
            f"{opens!r} does not begin exactly one sentence of a document with the id {document!r}"
        )
        yield written.fault(f"{item.id!r} rests on nothing: {reason}", *where, "rests_on")


def _double_items(written: Sequence[Written]) -> Iterator[KnowledgeInvalid]:
    first: dict[str, str] = {}
    for one in written:
        for number, item in enumerate(one.file.items):
            place = f"{one.path}:{one.line_of(('items', number, 'id'))}"
            if first.setdefault(item.id, place) != place:
                reason = f"the id {item.id!r} of a question is already used in {first[item.id]}"
                yield one.fault(reason, "items", number, "id")


def _double_checks(written: Sequence[Written]) -> Iterator[KnowledgeInvalid]:
    first: dict[str, str] = {}
    for one in written:
        for made in one.makes():
            place = f"{one.path}:{one.line_of(made.where)}"
            if first.setdefault(made.id, place) != place:
                reason = f"the id {made.id!r} of a self-check is already used in {first[made.id]}"
                yield one.fault(reason, *made.where)


def _double_names(written: Sequence[Written]) -> Iterator[KnowledgeInvalid]:
    owners: dict[str, str] = {}
    for one in written:
        for made in one.makes():
            for name, where in made.names:
                key = name_key(name)
                if not key:
                    yield one.fault(f"the name {name!r} tells no self-check from another", *where)
                elif owners.setdefault(key, made.id) != made.id:
                    reason = f"the name {name!r} already names the self-check {owners[key]!r}"
                    yield one.fault(reason, *where)
