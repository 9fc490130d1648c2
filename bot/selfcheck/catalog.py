"""All self-checks that may be asked, read from the knowledge folder."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

from bot.domain.ids import Value
from bot.domain.selfcheck import CheckId, Item, ItemId, SelfCheck, Theme, ThemeId
from bot.errors import KnowledgeError
from bot.selfcheck.check_file import CheckFile, ItemFile, ThemeFile, Written, read_check_files
from bot.selfcheck.faults import Resolve, faults_of
from bot.selfcheck.names import name_key

FOLDER = "selfchecks"
"""Where self-checks stand in the knowledge folder."""


class Catalog(Value):
    """Every self-check; the same files give the same catalogue."""

    checks: tuple[SelfCheck, ...] = ()
    """In the order in which they are offered."""
    names: Mapping[str, CheckId] = {}
    """What people type, as `name_key` spells it."""

    def find(self, check_id: str) -> SelfCheck | None:
        """Return the self-check with this id."""
        return self._checks_by_id.get(check_id)

    def item(self, item_id: str) -> Item | None:
        """Return the question with this id, whichever self-check asks it."""
        return self._items_by_id.get(item_id)

    def named(self, text: str) -> SelfCheck | None:
        """Return the self-check that a person names: by id, title, or what else it is called."""
        check_id = self.names.get(name_key(text))
        return self.find(check_id) if check_id else None

    @cached_property
    def items_by_code(self) -> Mapping[str, Sequence[Item]]:
        """The questions on each official code, in their order."""
        found: dict[str, list[Item]] = {}
        for item in self._items_by_id.values():
            if item.code:
                found.setdefault(item.code, []).append(item)
        return {code: tuple(items) for code, items in found.items()}

    @cached_property
    def _checks_by_id(self) -> Mapping[str, SelfCheck]:
        return {check.id: check for check in self.checks}

    @cached_property
    def _items_by_id(self) -> Mapping[str, Item]:
        return {item.id: item for check in self.checks for item in check.items}


def load_catalog(folder: Path, resolve: Resolve) -> Catalog:
    """Return the self-checks of a folder; there are none where it does not exist.

    Args:
        folder: the folder with the files, `selfchecks/` of the knowledge folder.
        resolve: finds the passage in a document that has a sentence with these opening words.

    Raises:
        KnowledgeUnreadable: a file cannot be read.
        KnowledgeInvalid: a file breaks the rules; the first such place is named.
    """
    looked_up = cache(resolve)
    written, faults = _read(folder, looked_up)
    if faults:
        raise faults[0]
    ordered = sorted(written, key=lambda one: (one.file.order, one.file.id))
    names = (
        (name_key(name), CheckId(made.id))
        for one in ordered
        for made in one.makes()
        for name, _ in made.names
    )
    checks = (check for one in ordered for check in _checks(one.file, looked_up))
    return Catalog(checks=tuple(checks), names=dict(names))


def check_catalog(folder: Path, resolve: Resolve) -> list[KnowledgeError]:
    """Return all that is wrong with the self-checks of a folder, in order of place.

    Args:
        folder: the folder with the files; nothing is wrong where it does not exist.
        resolve: finds the passage in a document that has a sentence with these opening words.
    """
    return _read(folder, cache(resolve))[1]


def _read(folder: Path, resolve: Resolve) -> tuple[list[Written], list[KnowledgeError]]:
    """Return the files of the right form, and all that is wrong in any."""
    written, unreadable = read_check_files(folder)
    faults = [*unreadable, *faults_of(written, resolve)]
    return written, sorted(faults, key=lambda fault: (fault.path, fault.line))


def _checks(file: CheckFile, resolve: Resolve) -> Iterator[SelfCheck]:
    """Yield the self-checks of a file in which nothing is wrong, its divisions before the whole."""
    items = tuple(item for written in file.items for item in _items(written, resolve))
    for theme in file.themes if file.divisible else ():
        of_theme = tuple(item for item in items if item.theme == theme.id)
        yield _check(theme, (theme,), of_theme)
    yield _check(file, file.themes, items)


def _check(
    part: CheckFile | ThemeFile, themes: Sequence[ThemeFile], items: tuple[Item, ...]
) -> SelfCheck:
    return SelfCheck(
        id=CheckId(part.id),
        title=part.title,
        about=part.about or part.title,
        themes=tuple(Theme(id=ThemeId(theme.id), title=theme.title) for theme in themes),
        items=items,
    )


def _items(item: ItemFile, resolve: Resolve) -> Iterator[Item]:
    """Yield the question, its citation resolved."""
    passage = resolve(item.rests_on.document, item.rests_on.opens)
    if passage is not None:
        yield Item(
            id=ItemId(item.id),
            theme=ThemeId(item.theme),
            question=item.question,
            rests_on=passage,
            code=item.code or "",
            counts=item.counts,
        )
