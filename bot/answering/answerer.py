"""Stage 5: evidence and decision to reply."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot import wording
from bot.answering.card import card_of, neighbours_of
from bot.answering.citations import Quotation, by_speaker, cite
from bot.answering.clarifying import clarify
from bot.answering.compare import compared
from bot.answering.counted import counts_of
from bot.answering.currency import currency_line
from bot.answering.extractive import quotable, quotations, sentence_quotations, stems_in
from bot.domain.answer import Answer, Citation, NoAnswer, Part, Reply
from bot.domain.ids import FrameworkId
from bot.domain.knowledge import Corpus
from bot.domain.query import AnalyzedQuery, Need
from bot.domain.ranking import Evidence
from bot.domain.trace import Decision, NeedDecision
from bot.text.stopwords import PAPER_WORDS

MAX_NEAREST = 2
"""Nearest passages shown when Kloe abstains."""
NEAR_FROM = 0.3
"""Share of the question's idf that a passage must hold to be shown as near."""

_ASKS_OF_ONE = re.compile(
    r"\b(?:does|do|did|is|are)\b.*\b(?:say|says|mention|cover|include|contain|anything|in)\b",
    re.IGNORECASE,
)
"""A question about what stands in a document, rather than one that uses its name in passing."""


class _Draft(NamedTuple):
    """A part of the reply before its quotations are numbered."""

    lead: str
    quotations: tuple[Quotation, ...] = ()
    need: str = ""
    """The part of the question that it answers first, where there are several."""


def reply_to(
    query: AnalyzedQuery, evidence: Sequence[Evidence], decision: Decision, corpus: Corpus
) -> Reply:
    """Return the reply that was decided on.

    An answer has a part for each need, or for each framework of a comparison; a need that the
    documents do not hold is named as such beside those that they do.
    """
    if decision.reason == "ambiguous":
        return clarify(query, evidence, corpus) or _no_answer(query, evidence, decision, corpus)
    if decision.reason is not None:
        return _no_answer(query, evidence, decision, corpus)
    if query.card and (drafts := _card(query, corpus)):
        return _answer(query, drafts, corpus)
    if query.form == "comparison":
        drafts = [_Draft(lead, quoted) for lead, quoted in compared(query, evidence, corpus)]
    else:
        drafts = list(_drafts(query, evidence, decision, corpus))
        drafts = [*_found_elsewhere(query, drafts, corpus), *drafts]
    if not any(draft.quotations for draft in drafts):
        return _no_answer(query, evidence, decision, corpus)
    return _answer(query, list(_with_counts(drafts, corpus)), corpus)


def _with_counts(drafts: Sequence[_Draft], corpus: Corpus) -> Iterable[_Draft]:
    """Yield drafts, and after one that says how many items there are, of how many none other is quoted."""
    quoted = [q for draft in drafts for q in draft.quotations]
    told: set[str] = set()
    for draft in drafts:
        yield draft
        counts = counts_of(draft.quotations, quoted, corpus)
        new = [count for list_id, count in counts.items() if list_id not in told]
        told.update(counts)
        if new:
            yield _Draft(wording.of_their_number(new))


def _card(query: AnalyzedQuery, corpus: Corpus) -> list[_Draft]:
    """Return the parts of a card, those of other frameworks left out where one was chosen."""
    only = query.question.framework
    return [
        _Draft(lead, quoted)
        for lead, quoted in card_of(query.card, corpus)
        if only is None or {q.passage.framework for q in quoted} == {only}
    ]


def _found_elsewhere(
    query: AnalyzedQuery, drafts: Sequence[_Draft], corpus: Corpus
) -> list[_Draft]:
    """Return a part that says so, where only others speak of what one framework was asked about."""
    quoted = {q.passage.framework for draft in drafts for q in draft.quotations}
    if len(query.frameworks) != 1 or quoted & set(query.frameworks) or not quoted:
        return []
    asked = _ASKS_OF_ONE.search(query.text)
    called = _called(query.frameworks[0], corpus)
    return [_Draft(wording.found_elsewhere(called))] if asked else []


def _drafts(
    query: AnalyzedQuery, evidence: Sequence[Evidence], decision: Decision, corpus: Corpus
) -> Iterable[_Draft]:
    several = len(query.needs) > 1
    for number, (need, verdict) in enumerate(zip(query.needs, decision.needs, strict=True)):
        own = [item for item in evidence if number in item.needs]
        if not own or verdict.verdict != "answer":
            yield _Draft(wording.need_not_held(_as_typed(need, query)))
            continue
        quoted = [q for e in quotable(query, need, own) for q in quotations(query, need, e, corpus)]
        for place, together in enumerate(by_speaker(quoted)):
            lead = _lead(query, together, corpus)
            about = _as_typed(need, query) if several and place == 0 else ""
            yield _Draft(wording.on_need(about, lead) if about else lead, tuple(together), about)


def _as_typed(need: Need, query: AnalyzedQuery) -> str:
    """Return the text of a part of the question, its words with the capitals that they were typed with."""
    words = (word.strip(",;:?!.") for word in reversed(query.text.split()))
    typed = {word.lower(): word for word in words}
    return " ".join(typed.get(word, word) for word in need.text.split())


def _lead(query: AnalyzedQuery, quoted: Sequence[Quotation], corpus: Corpus) -> str:
    """Return the sentence before the quotations: which framework speaks."""
    first = quoted[0].passage
    header = corpus.document(first.document_id).header
    called = header.called
    if first.wording == "summary":
        is_background = header.kind == "background" and header.url is None
        return wording.in_background(called) if is_background else wording.from_header(called)
    of_list = corpus.items_of.get(first.introduces, ())
    items = {p.item_number for p in of_list if p.list_id == first.introduces}
    if len(items) > 1 and {*of_list} <= {q.passage for q in quoted}:
        return wording.lists(called, len(items))
    if query.form == "which_framework":
        return wording.that_is_in(called) if _says_it(query, quoted) else wording.decides(called)
    return wording.decides(called) if query.form == "yes_no" else wording.says(called)


def _says_it(query: AnalyzedQuery, quoted: Sequence[Quotation]) -> bool:
    """Tell whether what is quoted has half of the words, or more, that a framework is looked for by."""
    asked = {
        term.stem
        for need in query.needs
        for term in need.terms
        if term.origin in {"typed", "spelling"} and not PAPER_WORDS.intersection(term.forms)
    }
    said = stems_in(" ".join(one.text for one in quoted))
    return len(asked & said) * 2 >= len(asked)


def _answer(query: AnalyzedQuery, drafts: Sequence[_Draft], corpus: Corpus) -> Answer:
    citations = cite((q for draft in drafts for q in draft.quotations), corpus)
    markers = {(c.passage_id, c.quote): c.marker for c in citations}
    shown: set[int] = set()
    parts: list[Part] = []
    for draft in drafts:
        numbers = [markers[q.passage.id, q.text] for q in dict.fromkeys(draft.quotations)]
        new = tuple(number for number in numbers if number not in shown)
        shown.update(new)
        if new or not draft.quotations:
            parts.append(Part(lead=draft.lead, markers=new))
        elif draft.need:
            parts.append(Part(lead=wording.on_need(draft.need, wording.see_above(numbers))))
    return Answer(
        parts=tuple(parts),
        citations=citations,
        notes=_notes(query, citations, corpus),
        neighbours=neighbours_of(query.card, corpus) if query.card else (),
    )


def _notes(query: AnalyzedQuery, citations: Sequence[Citation], corpus: Corpus) -> tuple[str, ...]:
    """Return what stands above the answer; a card, which is read as it stands, says what became of it."""
    notes = [wording.read_as(c.typed, c.read_as) for c in query.corrections]
    only = _called(query.question.framework, corpus)
    if only:
        notes.append(wording.CHOSEN_FRAMEWORK.format(called=only))
    if query.card and citations:
        notes.append(currency_line(citations[:1]))
    if unseen := [c.marker for c in citations if _is_unseen(c)]:
        notes.append(wording.still_to_confirm(unseen))
    return tuple(notes)


def _is_unseen(citation: Citation) -> bool:
    """Tell whether a summary is from memory and does not say so itself."""
    return citation.confidence == "from_memory" and wording.TO_BE_CONFIRMED not in citation.quote


def _no_answer(
    query: AnalyzedQuery, evidence: Sequence[Evidence], decision: Decision, corpus: Corpus
) -> NoAnswer:
    reason = "not_covered" if decision.reason in {None, "ambiguous"} else decision.reason
    only = _called(query.question.framework, corpus)
    if reason != "not_covered":
        lead = wording.CRISIS if query.hazard == "crisis" else wording.ABSTENTIONS[reason]
        is_only = (
            bool(only) and reason == "out_of_scope"
        )  # what the three frameworks are about says nothing
        return NoAnswer(reason=reason, lead=wording.not_held(only=only) if is_only else lead)
    held = {p.reference.code for p in corpus.coded if p.reference}
    code = next((c for c in query.identifiers if not _is_held(c, held)), "")
    topic = _topic(decision.needs)
    nearby = () if code else evidence[:MAX_NEAREST]  # to a code, no words are near
    near = [e for e in nearby if e.coverage >= NEAR_FROM]
    nearest = [
        quoted
        for e in near
        for quoted in sentence_quotations(query, query.needs[e.needs[0]], e, corpus)
    ]
    return NoAnswer(
        reason=reason,
        lead=wording.not_held(topic=topic, code=code, only=only),
        nearest=cite(nearest, corpus),
    )


def _called(framework: FrameworkId | None, corpus: Corpus) -> str:
    """Return what the framework that alone was searched is called; empty where all were.

    Several imported documents of one framework have no name in common but its id.
    """
    headers = [d.header for d in corpus.documents if d.header.framework == framework]
    if framework in corpus.imported and len(headers) > 1:
        return wording.DOCUMENTS_UNDER.format(framework=framework)
    return headers[0].called if headers else ""


def _is_held(code: str, held: Iterable[str]) -> bool:
    return any(known == code or known.startswith(f"{code}.") for known in held)


def _topic(needs: Sequence[NeedDecision]) -> str:
    return needs[0].topic if len(needs) == 1 else ""


def citations_of(reply: Reply) -> tuple[Citation, ...]:
    """Return every citation that a reply shows."""
    if isinstance(reply, Answer):
        return reply.citations
    return reply.nearest if isinstance(reply, NoAnswer) else ()
