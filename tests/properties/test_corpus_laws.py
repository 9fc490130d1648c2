"""Laws of cutting documents into passages: what holds for every document."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.chunk import chunk
from bot.corpus.markdown import parse_sections
from bot.domain.header import Header
from bot.domain.ids import DocumentId, FrameworkId
from bot.domain.knowledge import MAX_PASSAGE_WORDS, Document, Passage

HEADER = Header(
    id=DocumentId("small"),
    framework=FrameworkId("fam"),
    order=1,
    title="Harbour Charter",
    called="the Harbour Charter",
    publisher="Harbour Trust",
    published="2020-01",
    refreshed=None,
    wording="original",
    status="current",
    superseded_by=None,
    status_note="Current.",
    checked_on="2026-07-01",
    url="https://harbour.example/charter",
    licence="Invented for tests.",
)

NAMES = ("boats", "lanterns", "nets", "it's", "well-lit", "e.g. oars")


def sentences(most_words: int, *, end: str = ".") -> st.SearchStrategy[str]:
    """Draw sentences of up to so many words; one word over and over, so that mistakes are small."""
    drawn = st.tuples(st.sampled_from(NAMES), st.integers(1, most_words))
    return drawn.map(lambda pair: " ".join(["So", *[pair[0]] * pair[1]]) + end)


def lines(most_words: int) -> st.SearchStrategy[list[str]]:
    """Draw a few lines of one sentence each, as authors write them."""
    return st.lists(sentences(most_words), min_size=1, max_size=4)


PARAGRAPHS = lines(95).map("\n".join)
LEAD_INS = sentences(8, end=":")
LISTS = st.lists(lines(50).map("\n  ".join), min_size=1, max_size=4).map(
    lambda items: "\n".join(f"- {item}" for item in items)
)
BODIES = st.lists(PARAGRAPHS | LEAD_INS | LISTS, min_size=1, max_size=4).map("\n\n".join)
SECTIONS = st.lists(st.tuples(st.sampled_from(["", ":", "?"]), BODIES), min_size=1, max_size=3)


def markdown(drawn: Sequence[tuple[str, str]]) -> str:
    """Write sections as Markdown, each under a heading of its own."""
    return "\n".join(
        f"{'#' * (1 + number % 3)} Heading {number}{end}\n\n{body}\n"
        for number, (end, body) in enumerate(drawn)
    )


def document_of(text: str) -> Document:
    """Return a document with this body and no facts."""
    parsed = parse_sections(text, path="sources/small.md")
    return Document(
        path="sources/small.md", header=HEADER, sections=parsed, sha256="0" * 64, text=text
    )


def passages_of(text: str) -> tuple[Passage, ...]:
    """Return the passages of a body."""
    return chunk(document_of(text))


@given(SECTIONS)
def test_every_line_of_a_section_stands_in_a_passage_of_it(drawn: list[tuple[str, str]]) -> None:
    """Nothing that an author wrote is lost."""
    passages = passages_of(markdown(drawn))

    for number, (end, body) in enumerate(drawn):
        heading = f"Heading {number}{end}"
        held = [" ".join(p.sentences) for p in passages if p.heading_path[-1] == heading]
        written = [line.removeprefix("- ").strip() for line in body.splitlines() if line.strip()]
        assert [line for line in written if not any(line in text for text in held)] == []


@given(SECTIONS)
def test_paragraphs_and_items_put_together_are_the_text(drawn: list[tuple[str, str]]) -> None:
    """In order, each sentence once: a whole list is the only passage that says things again."""
    document = document_of(markdown(drawn))

    found = [s for p in chunk(document) if p.kind in {"paragraph", "item"} for s in p.sentences]

    blocks = [block.text for section in document.sections for block in section.blocks]
    assert " ".join(found) == " ".join(" ".join(blocks).split())


@given(SECTIONS)
def test_no_passage_crosses_a_heading(drawn: list[tuple[str, str]]) -> None:
    """The lines of a passage lie inside its section."""
    document = document_of(markdown(drawn))
    ranges = {s.heading_path: (s.start_line, s.end_line) for s in document.sections}

    for passage in chunk(document):
        start, end = ranges[passage.heading_path]
        assert start <= passage.start_line <= passage.end_line <= end


@given(SECTIONS)
def test_the_words_of_a_passage_stand_on_its_lines(drawn: list[tuple[str, str]]) -> None:
    """A citation leads to lines on which every quoted sentence is found."""
    text = markdown(drawn)
    source = text.splitlines()

    for passage in passages_of(text):
        cited = " ".join(" ".join(source[passage.start_line - 1 : passage.end_line]).split())
        assert [sentence for sentence in passage.sentences if sentence not in cited] == []


@given(SECTIONS)
def test_no_passage_is_over_the_budget_save_one_sentence(drawn: list[tuple[str, str]]) -> None:
    """Only a sentence that cannot be cut may be longer, with its lead-in and bullet."""
    over = [p for p in passages_of(markdown(drawn)) if len(p.text.split()) > MAX_PASSAGE_WORDS]

    assert [p.id for p in over if len(p.sentences) != 1] == []


@given(SECTIONS, BODIES)
def test_a_section_added_at_the_end_changes_nothing_before_it(
    drawn: list[tuple[str, str]], added: str
) -> None:
    """Earlier passages stay as they were, their ids above all."""
    before = passages_of(markdown(drawn))

    after = passages_of(markdown([*drawn, ("", added)]))

    assert after[: len(before)] == before
    assert len(after) > len(before)


@given(SECTIONS)
def test_ids_are_unique_and_count_from_one_in_each_section(drawn: list[tuple[str, str]]) -> None:
    """An id is path, anchor and place."""
    document = document_of(markdown(drawn))
    passages = chunk(document)

    expected = [
        f"{document.path}#{section.anchor}~{place}"
        for section in document.sections
        for place in range(1, 1 + sum(p.heading_path == section.heading_path for p in passages))
    ]

    assert [passage.id for passage in passages] == expected


@given(SECTIONS)
def test_every_item_of_a_list_carries_the_lead_in_of_the_list(
    drawn: list[tuple[str, str]],
) -> None:
    """The items of one list are introduced alike, and numbered in order."""
    passages = passages_of(markdown(drawn))

    for list_id in {p.list_id for p in passages if p.list_id}:
        items = [p for p in passages if p.list_id == list_id]
        assert len({p.lead_in for p in items}) == 1
        assert [p.item_number for p in items] == sorted(p.item_number for p in items)
        assert {p.lead_in for p in passages if p.introduces == list_id} <= {items[0].lead_in, ""}
