"""Which words to quote: the document's own sentences, whole lists together."""

from collections.abc import Iterable, Sequence

from bot.answering.caution import caution_of
from bot.answering.citations import Quotation, quotation
from bot.answering.counted import says_how_many_items
from bot.answering.held import held_first
from bot.domain.ids import DocumentId, lists_around
from bot.domain.knowledge import Corpus, Passage
from bot.domain.query import AnalyzedQuery, Need
from bot.domain.ranking import Evidence
from bot.text.answer_kinds import gives, tells_what_is_not_held
from bot.text.stem import stem
from bot.text.tokenize import tokenize

QUOTED_WHOLE_WORDS = 40
"""Words up to which a paragraph is quoted whole; of a longer one, the sentence that answers."""
MAX_PASSAGES_QUOTED = 3
"""Passages quoted for one need at most, lists aside: what is read at a glance."""
NEAR_BEST = 0.75
"""Share of the best score from which a further passage is quoted too."""
COVERED_SHARE = 0.5
"""Share of what the best passage holds of the question that a further one must hold to be quoted too."""
FURTHER_NEAREST, FURTHER_HELD = 0.4, 0.3
"""Likeness to a wording of its own, or share of the question in its own words, of which a further one must have
either: of those that had neither, twelve in thirteen told nothing of what was asked (judged questions)."""
NAMED_COVERED_SHARE = 0.75
"""The same for a passage that answers to an official code in the question, or names it: there are many."""
LIST_COVERED_SHARE = 0.9
"""The same for a list that goes before the best passage, since a list was asked for."""
ASKED_SO_FROM = 0.9
"""Likeness to a wording of a framework's passage from which that is quoted beside a trust's own paper."""
BARE_WORDS = 5
"""Words up to which an item, "Talent management", is no sentence and is quoted with what leads in to it."""
NEAR_A_WORDING = 0.5
"""Likeness to a wording from which the sentence that it asks for goes before others."""
OWN_WORDS_LEAD = 2
"""Stems of the question that a sentence must hold beyond the one asked for, to be quoted instead of
it; one will do where that holds none."""


def quotable(query: AnalyzedQuery, need: Need, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence of one need that is worth quoting: the best, and what comes near it.

    What an ambiguous name in the need can mean goes before all else.
    """
    caution = caution_of(need, evidence)
    near = _near(query, need, evidence)
    if caution is None:
        return near
    return [caution, *(one for one in near if one is not caution)][:MAX_PASSAGES_QUOTED]


def _near(query: AnalyzedQuery, need: Need, evidence: Sequence[Evidence]) -> list[Evidence]:
    if not evidence:
        return []
    best = evidence[0]
    if best.identified:
        named = [e for e in evidence if e.identified and e.score > best.score / 2]
        if query.card:
            return named
        near = [e for e in named if e.coverage >= NAMED_COVERED_SHARE * best.coverage]
        return near[:MAX_PASSAGES_QUOTED]
    if need.wants == "currency":
        return [best]
    near = [
        e
        for e in evidence[1:]
        if e.score >= NEAR_BEST * best.score
        and e.coverage >= COVERED_SHARE * best.coverage
        and (e.nearest >= FURTHER_NEAREST or e.text_coverage >= FURTHER_HELD)
        and _may_stand_beside(query, e, best)
        and _is_of_its_kind(need, e, best)
    ]
    if query.form == "list":
        lists = [e for e in (best, *near) if e.passage.introduces and _is_as_full(e, best)]
        own_words = [e for e in lists if e.passage.wording == "original"]
        if lists:
            return (own_words or lists)[:1]
    worded = _asked_so(best, evidence)
    near = [*worded, *(e for e in near if e not in worded)]
    return held_first(_once(query, [best, *near]))[:MAX_PASSAGES_QUOTED]


def _asked_so(best: Evidence, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the best of a framework where a trust's own paper is best and the question is all but a framework's wording.

    What a succession plan must cover, the plan itself says as well as the framework that asks for one.
    """
    if not best.passage.imported:
        return []
    of_frameworks = [e for e in evidence if not e.passage.imported]
    is_asked_so = any(e.nearest >= ASKED_SO_FROM for e in of_frameworks)
    return of_frameworks[:1] if is_asked_so else []


def _once(query: AnalyzedQuery, chosen: Sequence[Evidence]) -> list[Evidence]:
    """Return evidence without lists of which an item is the best, and items of lists that are quoted whole."""
    best = chosen[0].passage
    kept = [e for e in chosen if not best.list_id or e.passage.introduces != best.list_id]
    whole = {e.passage.introduces for e in kept if quotes_whole_list(query, e)}
    return [e for e in kept if whole.isdisjoint(lists_around(e.passage.list_id))]


def _may_stand_beside(query: AnalyzedQuery, further: Evidence, best: Evidence) -> bool:
    """Tell whether a passage may follow the best: a list only where one is asked for, and this one."""
    if query.form == "list" and further.passage.introduces:
        return _is_as_full(further, best)
    return further.passage.kind != "list" or query.form == "list"


def _is_of_its_kind(need: Need, further: Evidence, best: Evidence) -> bool:
    """Tell whether a passage gives the kind of answer that is wanted, a number of pages, where the best one does."""
    if not gives(need.wants, best.passage.text, need.counted):
        return True
    return gives(need.wants, further.passage.text, need.counted)


def _is_as_full(of_list: Evidence, best: Evidence) -> bool:
    """Tell whether a list holds of the question all that the best passage holds, or nearly."""
    return of_list.coverage >= LIST_COVERED_SHARE * best.coverage


def quotations(
    query: AnalyzedQuery, need: Need, chosen: Evidence, corpus: Corpus
) -> list[Quotation]:
    """Return what to quote from one passage, in the document's order.

    A list that is asked for, or that the question comes nearest to, is quoted whole: its lead-in
    and one quotation an item. Facts that the header ties to the quoted words follow them.
    """
    passage = chosen.passage
    if quotes_whole_list(query, chosen):
        return _whole_list(passage, corpus)
    is_chosen = chosen.identified or query.chooses  # it was asked for by its code or its number
    leading_in = [] if is_chosen else _leading_in(passage, corpus)
    return [*leading_in, *sentence_quotations(query, need, chosen, corpus)]


def sentence_quotations(
    query: AnalyzedQuery, need: Need, chosen: Evidence, corpus: Corpus
) -> list[Quotation]:
    """Return the sentences of one passage that come nearest, and the facts tied to them."""
    passage = chosen.passage
    if passage.kind == "list" and not passage.lead_in:
        return _whole_list(passage, corpus)
    sentences = _sentences(query, need, chosen)
    found = [quotation(passage, sentences)]
    return [*found, *facts_beside(query, sentences, passage.document_id, corpus)]


def quotes_whole_list(query: AnalyzedQuery, chosen: Evidence) -> bool:
    """Tell whether the list that a passage introduces is quoted with it, item by item."""
    passage = chosen.passage
    if not passage.introduces or chosen.identified:
        return False
    if passage.kind == "list" or query.form == "list":
        return True
    return chosen.nearest > 0 and chosen.sentence == len(passage.sentences) - 1


def _whole_list(passage: Passage, corpus: Corpus) -> list[Quotation]:
    items = corpus.items_of.get(passage.introduces, ())
    lead_in = passage.lead_in if passage.kind == "list" else passage.sentences[-1]
    first = [quotation(passage, [lead_in])] if lead_in else []
    return [*first, *(quotation(item, item.sentences) for item in items)]


def _leading_in(passage: Passage, corpus: Corpus) -> list[Quotation]:
    """Return what introduces an item that without it says nothing, or hides how many there are."""
    words = sum(len(sentence.split()) for sentence in passage.sentences)
    belongs = words <= BARE_WORDS or says_how_many_items(passage.lead_in)
    if passage.kind != "item" or not passage.lead_in or not belongs:
        return []
    introducing = (p for p in corpus.passages if p.introduces == passage.list_id)
    return [quotation(next(introducing, passage), [passage.lead_in])]


def _spelling_out(query: AnalyzedQuery, sentences: Sequence[str]) -> Sequence[str]:
    """Return the sentence that spells out the acronym asked about, or all."""
    marks = [f"({acronym}" for acronym in query.defines]
    found = [s for s in sentences if any(mark in s.lower() for mark in marks)]
    return found[:1] or sentences


def _sentences(query: AnalyzedQuery, need: Need, chosen: Evidence) -> Sequence[str]:
    """Return all sentences of a short passage or an item, else the one that answers."""
    passage = chosen.passage
    sentences = (passage.lead_in,) if passage.kind == "list" else passage.sentences
    words = sum(len(sentence.split()) for sentence in sentences)
    whole = words <= QUOTED_WHOLE_WORDS and not any(
        blank in sentence for blank in passage.placeholders for sentence in sentences
    )
    if passage.kind != "paragraph" or whole or chosen.identified:
        return _spelling_out(query, sentences) if query.defines else sentences
    typed = {term.stem for term in need.terms if term.origin in {"typed", "spelling"}}
    shared = [_shared(sentence, typed) for sentence in sentences]
    asked = min(chosen.sentence, len(sentences) - 1)
    most = max(range(len(sentences)), key=lambda place: (shared[place], place == asked))
    ahead = shared[most] - shared[asked] >= (OWN_WORDS_LEAD if shared[asked] else 1)
    if chosen.nearest >= NEAR_A_WORDING and not ahead:
        most = asked
    if need.later and tells_what_is_not_held(" ".join(sentences[most + 1 : most + 2])):
        return sentences[most : most + 2]  # how it stood then, and that no more is known
    return (sentences[most],)


def _shared(sentence: str, stems: Iterable[str]) -> int:
    return len(stems_in(sentence).intersection(stems))


def stems_in(text: str) -> frozenset[str]:
    """Return the stems of all words of a text."""
    return frozenset(stem(token.text) for token in tokenize(text))


def facts_beside(
    query: AnalyzedQuery, sentences: Sequence[str], document_id: DocumentId, corpus: Corpus
) -> list[Quotation]:
    """Return the header's facts that must stand beside the quoted words."""
    header = corpus.document(document_id).header
    text = " ".join(sentences)
    wanted = {
        fact.text
        for fact in header.facts
        if fact.beside
        and fact.beside in text
        and (query.wants == "date" or fact.beside not in header.placeholders)
    }
    return [
        quotation(passage, passage.sentences)
        for passage in corpus.facts_of.get(document_id, ())
        if passage.sentences[0] in wanted
    ]
