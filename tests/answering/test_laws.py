"""What holds for every reply: proved over all judged questions and the wordings of the corpus."""

import re
from pathlib import Path

import pytest
import yaml

from bot import wording
from bot.answering.card import kloes_of
from bot.answering.currency import readable_date
from bot.answering.result import AskResult
from bot.domain.header import Header
from bot.domain.knowledge import MAX_PASSAGE_WORDS, Document
from bot.kloe import Kloe

from .asking import Ask, above_sources, fold, without_quotations

QUESTIONS = Path(__file__).parents[1] / "evaluation"
MARKER = re.compile(r" \[(\d+)\]$", re.MULTILINE)
POINTED_TO = re.compile(r"\[\d+\](?: \[\d+\])*(?= above|\.$)")
EVERY_NTH_WORDING = 20
"""Enough of the corpus's own wordings to meet every passage and topic, in a second."""


@pytest.fixture(scope="module")
def results(kloe: Kloe, ask: Ask) -> list[AskResult]:
    """Ask every judged question and many wordings, once."""
    judged = [
        item["question"]
        for path in sorted(QUESTIONS.glob("*.yaml"))
        for item in yaml.safe_load(path.read_text("utf-8"))
    ]
    wordings = [w for group in kloe.corpus.asked for w in group.wordings]
    wordings += [w for topic in kloe.corpus.outside for w in topic.wordings]
    return [ask(text) for text in (*judged, *wordings[::EVERY_NTH_WORDING])]


def blocks_of(document: Document) -> set[str]:
    """Return each heading, paragraph, item and header fact of a document, read afresh."""
    body = document.text.split("\n---\n", maxsplit=1)[1]
    pieces = re.split(r"\n\s*\n|\n(?=- )", body)
    texts = {fold(re.sub(r"^(?:- |#+ )", "", piece.strip())) for piece in pieces}
    return texts | {fold(fact.text) for fact in document.header.facts}


def test_every_outcome_is_met(results: list[AskResult]) -> None:
    """The laws below are proved on answers, abstentions and readings alike."""
    assert len(results) > 700
    assert {r.outcome for r in results} == {"answered", "abstained", "clarify"}


def test_every_quotation_stands_word_for_word_in_its_file(
    kloe: Kloe, results: list[AskResult]
) -> None:
    """White space aside, the quoted words are in the document that is cited."""
    texts = {str(d.header.id): fold(d.text) for d in kloe.corpus.documents}

    cited = {(c.document, c.quote) for r in results for c in r.citations}

    assert [(document, quote) for document, quote in cited if quote not in texts[document]] == []


def test_no_quotation_spans_two_paragraphs_or_items(kloe: Kloe, results: list[AskResult]) -> None:
    """Each stands inside one block of the file."""
    blocks = {str(d.header.id): blocks_of(d) for d in kloe.corpus.documents}

    cited = {(c.document, c.quote) for r in results for c in r.citations}

    assert [(d, q) for d, q in cited if not any(q in block for block in blocks[d])] == []


def test_every_marker_has_a_citation_and_every_citation_a_marker(results: list[AskResult]) -> None:
    """Markers count from 1 in the order of the text, each once above the sources."""
    for result in results:
        shown = [int(number) for number in MARKER.findall(above_sources(result.text))]
        assert shown == [citation.marker for citation in result.citations]
        assert shown == list(range(1, len(shown) + 1))


def test_each_marker_stands_behind_its_own_quotation(results: list[AskResult]) -> None:
    """The words before `[n]` are those of citation n."""
    for result in results:
        for citation in result.citations:
            own = citation.wording == "original"
            shown = f"\u201c{citation.quote}\u201d" if own else citation.quote
            assert f"\n  {shown} [{citation.marker}]\n" in result.text


def test_only_a_documents_own_words_stand_in_quotation_marks(results: list[AskResult]) -> None:
    """A summary of ours is no quotation."""
    for result in results:
        quoted = set(re.findall("^  \u201c(.*)\u201d \\[\\d+\\]$", result.text, re.MULTILINE))
        assert quoted == {c.quote for c in result.citations if c.wording == "original"}


def test_every_citation_has_its_line_among_the_sources(results: list[AskResult]) -> None:
    """Title and section of each quotation stand under the reply."""
    for result in results:
        sources = result.text.partition("\nSources\n")[2]
        for citation in result.citations:
            lines = [line for line in sources.splitlines() if f"[{citation.marker}] " in line]
            assert [f"] {citation.title} (" in line for line in lines] == [True]


def test_outside_quotation_marks_kloe_says_only_its_own_sentences(
    kloe: Kloe, results: list[AskResult]
) -> None:
    """With quotations taken out, every line is a sentence of `wording.py`."""
    known = own_sentences(kloe)

    said = {line for r in results for line in above_sources(r.text).splitlines()}

    assert sorted({bare(line) for line in said} - known) == []


def bare(line: str) -> str:
    """Return a line without what is cited, notes on spelling and what is unseen, and the numbers that it points to."""
    own = fold(without_quotations(line)).replace(
        fold(without_quotations(wording.read_as("", ""))), ""
    )
    pointed = fold(POINTED_TO.sub("[n]", own))
    unseen = fold(POINTED_TO.sub("[n]", wording.still_to_confirm([1])))
    return pointed.removesuffix(unseen).strip()


def status_of(header: Header) -> str:
    """Return what stands above a card: what became of the document."""
    return wording.currency_line(header.title, header.status_note, readable_date(header.checked_on))


EVERY_CODE = (
    *(f"W{number}" for number in range(1, 10)),
    *(f"W{number}.{prompt}" for number in range(1, 10) for prompt in range(100)),
    *(f"{line}{number}" for line in "CERS" for number in range(1, 10)),
    *(f"4.{paragraph}" for paragraph in range(10, 100)),
)
"""Whatever is read as an official code."""


def own_sentences(kloe: Kloe) -> set[str]:
    """Return all that `wording.py` can say above the sources, quotations taken out."""
    known = {*wording.ABSTENTIONS.values(), wording.NEAREST, wording.CLARIFY, wording.CHOOSE, ""}
    known |= {wording.not_held(topic=t.topic) for t in kloe.corpus.outside}
    known |= {wording.not_held(code=code) for code in EVERY_CODE}
    known |= {status_of(document.header) for document in kloe.corpus.documents}
    leads = set[str]()
    for header in (document.header for document in kloe.corpus.documents):
        called = header.called
        leads |= {wording.says(called), wording.that_is_in(called), wording.decides(called)}
        leads |= {wording.lists(called, count) for count in range(2, 10)}
        leads |= {wording.from_header(called), wording.in_background(called)}
        known |= {f"{number}. {wording.reading(called, '')}" for number in "123"}
        known |= {wording.silent(called), wording.found_elsewhere(called)}
    known |= {wording.on_need("", lead) for lead in leads}
    known |= {wording.CARD_PROMPTS, wording.CARD_SUCCESSOR, wording.CRISIS}
    labels = {heading.partition(" ")[0]: heading for heading in kloes_of(kloe.corpus)}
    for code in {p.reference.code for p in kloe.corpus.passages if p.reference}:
        label = labels.get(code.partition(".")[0], "")
        known |= {wording.card_gist(label), wording.card_prompt(code, label)}
        known |= {wording.card_good(code), wording.card_original(code)}
    counts = [(count, every) for every in range(2, 10) for count in range(1, every)]
    known |= {wording.of_their_number([one]) for one in counts}
    known |= {wording.of_their_number([one, other]) for one in counts for other in counts}
    known |= {wording.need_not_held(""), wording.on_need("", wording.see_above([1, 2]))}
    quoted = {f"[{number}]" for number in range(1, 60)}
    return {bare(line) for line in (known | leads)} | quoted


def test_evidence_is_ranked_from_one_and_no_passage_is_long(results: list[AskResult]) -> None:
    """Ranks count up, scores do not rise, and a passage is read at a glance."""
    for result in results:
        assert [e.rank for e in result.evidence] == list(range(1, len(result.evidence) + 1))
        assert all(len(e.text.split()) <= MAX_PASSAGE_WORDS for e in result.evidence)
        assert len({e.passage_id for e in result.evidence}) == len(result.evidence)


def test_reference_and_fit_come_together(results: list[AskResult]) -> None:
    """A code always says how well it fits, and no fit stands alone."""
    cited = [citation for result in results for citation in result.citations]

    assert [c for c in cited if (c.reference is None) != (c.reference_fit is None)] == []


def test_an_answer_is_cited_and_a_refusal_has_a_reason(results: list[AskResult]) -> None:
    """Answered means at least one citation and no reason; the rest is the other way round."""
    for result in results:
        assert (result.outcome == "answered") == (result.reason is None)
        assert result.citations or result.outcome != "answered"
