"""A list that is asked for comes whole, in the order of its document."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from bot.domain.knowledge import Passage
from bot.domain.query import AnalyzedQuery, Form, Need, Question
from bot.domain.ranking import Candidate, Evidence, Ranking
from bot.kloe import Kloe
from bot.retrieval.select import select

BuildKloe = Callable[[Mapping[str, str]], Kloe]
LONG_ITEM = " ".join(
    f"Sentence {word} says that every rota is read aloud at the start of a shift by two people."
    for word in ("one", "two", "three", "four", "five", "six", "seven", "eight")
)


def chosen(kloe: Kloe, passages: Sequence[Passage], form: Form) -> tuple[Evidence, ...]:
    """Return the evidence where the passages are candidates in this order."""
    query = AnalyzedQuery(
        question=Question(text="?"),
        text="?",
        needs=(Need(text="?", words=(), terms=()),),
        form=form,
    )
    candidates = tuple(
        Candidate(passage_id=passage.id, score=50.0 - place)
        for place, passage in enumerate(passages)
    )
    return select(query, [Ranking(candidates=candidates)], kloe.corpus)


def rota(kloe: Kloe) -> list[Passage]:
    """Return the list of the handbook: the list as a whole, then its items."""
    return [p for p in kloe.corpus.passages if "rota-has-these-marks" in p.id]


def notebook(kloe: Kloe) -> Passage:
    """Return a passage that stands outside the list."""
    return next(p for p in kloe.corpus.passages if p.text.startswith("Each ward"))


def test_the_items_of_a_list_follow_what_introduces_it(small_kloe: Kloe) -> None:
    """Items come in the document's order, before other passages, however they scored."""
    whole, first, second, third = rota(small_kloe)
    other = notebook(small_kloe)

    found = chosen(small_kloe, [whole, third, other, first, second], "list")

    assert [item.passage for item in found] == [whole, first, second, third, other]


@pytest.mark.parametrize("form", ["plain", "yes_no", "which_framework"])
def test_a_list_that_was_not_asked_for_comes_as_scored(small_kloe: Kloe, form: Form) -> None:
    """Only a question for a list puts its items together."""
    whole, first, second, third = rota(small_kloe)

    found = chosen(small_kloe, [whole, third, first, second], form)

    assert [item.passage for item in found] == [whole, third, first, second]


def test_only_the_best_passage_brings_its_list(small_kloe: Kloe) -> None:
    """A list that was not found first does not push others aside."""
    whole, first, second, third = rota(small_kloe)
    other = notebook(small_kloe)

    found = chosen(small_kloe, [other, third, whole, first, second], "list")

    assert [item.passage for item in found] == [other, third, whole, first, second]


def test_an_item_that_was_cut_in_two_stays_in_order(build_kloe: BuildKloe) -> None:
    """The parts of a long item come as they stand in the document."""
    body = f"# Rotas\n\n## A rota has these marks:\n\n- {LONG_ITEM}\n- It is short.\n"
    kloe = build_kloe({"sources/guide.md": body})
    whole, *items = kloe.corpus.passages
    assert [item.item_number for item in items] == [1, 1, 2]

    found = chosen(kloe, [whole, *reversed(items)], "list")

    assert [item.passage for item in found] == [whole, *items]


@pytest.mark.parametrize(
    ("text", "framework", "count"),
    [
        ("list the three key priorities for workforce", "ltp", 3),
        ("what are the critical capabilities to develop", "dpic", 4),
        ("what are senior leaders expected to evidence, list all points", "well-led", 4),
    ],
)
def test_a_shipped_list_is_selected_whole(
    kloe: Kloe, text: str, framework: str, count: int
) -> None:
    """The lead-in is rank 1, and its items follow, numbered as in the document."""
    evidence = kloe.ask(Question(text=text)).evidence

    introduced = evidence[0].passage.introduces
    items = [item.passage for item in evidence[1 : count + 1]]
    assert evidence[0].passage.framework == framework
    assert [item.item_number for item in items] == list(range(1, count + 1))
    assert {item.list_id for item in items} == {introduced}
