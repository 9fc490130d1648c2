"""The self-checks that are shipped: whole, cited, and in words that a manager can answer."""

import pytest

from bot.domain.knowledge import Passage
from bot.domain.selfcheck import Item, SelfCheck
from bot.kloe import Kloe
from bot.selfcheck.catalog import Catalog
from bot.selfcheck_of import compose_catalog, reasons_of
from bot.settings import find_knowledge
from bot.text.normalize import fold_white_space

PROMPTS = {"w1": 4, "w2": 6, "w3": 9, "w4": 5, "w5": 6, "w6": 7, "w7": 5, "w8": 5}
"""Prompts of each key line of enquiry; W4.5 is the one for specialist mental health alone."""


@pytest.fixture(scope="module")
def catalog(kloe: Kloe) -> Catalog:
    """The self-checks of the shipped folder."""
    return compose_catalog(find_knowledge(None), kloe)


@pytest.fixture(scope="module")
def items(catalog: Catalog) -> list[Item]:
    """Every question, once."""
    return [*{item.id: item for check in catalog.checks for item in check.items}.values()]


def check_of(catalog: Catalog, check_id: str) -> SelfCheck:
    """Return a self-check that has to be there."""
    check = catalog.find(check_id)
    assert check is not None
    return check


def test_every_self_check_is_there_in_its_order(catalog: Catalog) -> None:
    """The briefing's own first, the whole of the key lines of enquiry last."""
    assert [c.id for c in catalog.checks] == ["well-led", "dpic", "ltp", *PROMPTS, "kloes"]


@pytest.mark.parametrize(("check_id", "count"), PROMPTS.items())
def test_each_key_line_asks_one_question_a_prompt(
    catalog: Catalog, check_id: str, count: int
) -> None:
    """Numbered as the prompts are, with their codes."""
    found = check_of(catalog, check_id).items

    assert [item.id for item in found] == [f"{check_id}-{n}" for n in range(1, count + 1)]
    assert [item.code for item in found] == [f"{check_id.upper()}.{n}" for n in range(1, count + 1)]


def test_the_whole_asks_every_prompt(catalog: Catalog) -> None:
    """It is made of the eight, in their order."""
    parts = [item for check_id in PROMPTS for item in check_of(catalog, check_id).items]

    assert [*check_of(catalog, "kloes").items] == parts
    assert len(catalog.items_by_code) == len(parts) == 47


@pytest.mark.parametrize(("check_id", "themes"), [("well-led", 4), ("dpic", 4), ("ltp", 4)])
def test_a_theme_has_two_to_five_questions(catalog: Catalog, check_id: str, themes: int) -> None:
    """Enough to say something of it, and no more than a person answers."""
    check = check_of(catalog, check_id)
    counts = [sum(item.theme == theme.id for item in check.items) for theme in check.themes]

    assert len(counts) == themes
    assert all(2 <= count <= 5 for count in counts)


@pytest.mark.parametrize(
    ("check_id", "opening"),
    [
        ("well-led", "Their organisation takes a strategic approach"),
        ("well-led", "A leadership strategy and succession plan are in place"),
        ("well-led", "They make use of relevant indicators"),
        ("well-led", "That the organisation responds with flexibility"),
        ("dpic", "System leadership skills"),
        ("dpic", "Improvement skills"),
        ("dpic", "Compassionate, inclusive leadership skills"),
        ("dpic", "Talent management"),
        ("ltp", "ensure there are enough people"),
        ("ltp", "ensure people have rewarding jobs"),
        ("ltp", "strengthen and support good"),
        ("ltp", "a systematic regional and local approach"),
        ("ltp", "proposals to ensure that more senior clinicians"),
        ("ltp", "expansion of the NHS graduate management"),
        ("ltp", "a consideration of the potential benefits"),
        ("ltp", "measures to support transitions"),
    ],
)
def test_what_the_briefing_expects_is_asked(
    catalog: Catalog, kloe: Kloe, check_id: str, opening: str
) -> None:
    """Every expectation, capability, priority and plan has a question that rests on it."""
    cited = [kloe.corpus.by_id[item.rests_on] for item in check_of(catalog, check_id).items]

    assert any(passage.sentences[0].startswith(opening) for passage in cited)


def test_every_citation_stands_in_its_documents_file(items: list[Item], kloe: Kloe) -> None:
    """What is shown as the reason can be quoted word for word."""
    for item in items:
        passage = kloe.corpus.by_id[item.rests_on]
        text = fold_white_space(kloe.corpus.document(passage.document_id).text)
        assert all(fold_white_space(sentence) in text for sentence in passage.sentences), item.id


def test_no_citation_is_a_sentence_on_what_is_not_held(items: list[Item], kloe: Kloe) -> None:
    """A question rests on what a framework says."""
    for item in items:
        assert not kloe.corpus.by_id[item.rests_on].text.startswith("Kloe "), item.id


def test_a_code_is_the_code_of_the_passage_itself(items: list[Item], kloe: Kloe) -> None:
    """It is exact; a best fit is not official."""
    for item in items:
        reference = kloe.corpus.by_id[item.rests_on].reference
        if item.code:
            assert reference is not None
            assert (reference.code, reference.fit) == (item.code, "exact")


def test_a_prompt_for_one_kind_of_service_says_so(items: list[Item], kloe: Kloe) -> None:
    """Nobody else takes it for a gap of their own."""

    def passage_of(item: Item) -> Passage:
        return kloe.corpus.by_id[item.rests_on]

    special = [item for item in items if passage_of(item).only_for]

    assert [item.id for item in special] == ["w4-5"]
    assert passage_of(special[0]).only_for in special[0].question


def test_what_was_not_seen_is_cited_as_to_be_confirmed(items: list[Item], kloe: Kloe) -> None:
    """W5 alone; the passage says so wherever it is shown."""
    unseen = {i.id[:2] for i in items if kloe.corpus.by_id[i.rests_on].confidence == "from_memory"}

    assert unseen == {"w5"}


def test_each_question_is_one_sentence_of_our_own(items: list[Item], kloe: Kloe) -> None:
    """It ends in its only question mark and is not copied from a document."""
    for item in items:
        assert item.question.endswith("?"), item.id
        assert item.question.count("?") == 1, item.id
        assert len(item.question.split()) <= 30, item.id
        assert item.question.removesuffix("?") not in kloe.corpus.by_id[item.rests_on].text
    assert len({item.question for item in items}) == len(items)


def test_two_to_four_things_count_as_evidence(items: list[Item]) -> None:
    """Short noun phrases, none of them twice."""
    for item in items:
        assert 2 <= len(item.counts) <= 4, item.id
        assert len(set(item.counts)) == len(item.counts), item.id
        for thing in item.counts:
            assert len(thing.split()) <= 18, thing
            assert thing[-1] not in ".?!", thing


@pytest.mark.parametrize(
    ("typed", "check_id"),
    [
        ("W1", "w1"),
        ("w1", "w1"),
        ("KLOE W8", "w8"),
        ("well led", "well-led"),
        ("the Well-Led framework", "well-led"),
        ("dpic", "dpic"),
        ("DP:IC", "dpic"),
        ("developing people", "dpic"),
        ("long term plan", "ltp"),
        ("NHS Long-Term Plan", "ltp"),
        ("all kloes", "kloes"),
        ("KLOEs", "kloes"),
        ("culture", "w3"),
        ("governance and management", "w4"),
    ],
)
def test_people_name_what_they_want(catalog: Catalog, typed: str, check_id: str) -> None:
    """In the words that managers use."""
    named = catalog.named(typed)

    assert named is not None
    assert named.id == check_id


def test_every_question_has_its_reason_as_it_stands_in_the_file(
    kloe: Kloe, catalog: Catalog, items: list[Item]
) -> None:
    """With whose words they are, where they stand, and what became of the document."""
    reasons = reasons_of(catalog, kloe.corpus)
    assert reasons.keys() == {item.id for item in items}
    for item in items:
        passage, reason = kloe.corpus.by_id[item.rests_on], reasons[item.id]
        document = kloe.corpus.document(passage.document_id)
        assert reason.words in fold_white_space(document.text)
        assert reason.is_own == (passage.wording == "original")
        assert bool(reason.url) != bool(reason.no_address)
        assert reason.document.startswith(f"{document.header.title} (")
        assert reason.source.startswith(document.header.title)
        assert document.header.status_note in reason.currency
