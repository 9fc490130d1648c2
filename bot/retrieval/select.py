"""Stage 3: candidates to evidence, whole lists together, each need and framework served in turn."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, zip_longest
from typing import NamedTuple

from bot.domain.ids import FrameworkId, PassageId, lists_around
from bot.domain.knowledge import Corpus, Passage
from bot.domain.query import AnalyzedQuery, Need
from bot.domain.ranking import Candidate, Evidence, Ranking
from bot.text.answer_kinds import gives

MAX_EVIDENCE = 20
"""Passages kept for answering and for showing the ranking."""


NEAR_BEST = 0.75
"""Share of the best score from which a source's own words go before a summary of them: in a list, and
where frameworks are compared."""


FEWEST_TYPED = 2
"""Words of its own that a question must have for the kind of its answer to choose among passages."""
SHOWN_KINDS = frozenset({"amount", "date", "how_often", "measure", "person", "place"})
"""Kinds of answer that a passage shows to give or not."""


class _Found(NamedTuple):
    candidate: Candidate
    need: int


def select(
    query: AnalyzedQuery, rankings: Sequence[Ranking], corpus: Corpus
) -> tuple[Evidence, ...]:
    """Return the evidence, best first, ranks 1, 2, 3 ...

    Several needs take turns, so that the first passages serve each of them. A comparison takes the
    best passage of each framework first. Where the best passage introduces a list that was asked
    for, the list's items follow it in the document's order.
    """
    passages = corpus.by_id
    turns = [
        _turns(query, need, ranking, number=number, corpus=corpus)
        for number, (need, ranking) in enumerate(zip(query.needs, rankings, strict=True))
    ]
    mixed = chain.from_iterable(zip_longest(*turns))
    found = _distinct(item for item in mixed if item is not None)
    best_for = _best_for(turns)
    return tuple(
        Evidence(
            rank=rank,
            passage=passages[item.candidate.passage_id],
            score=item.candidate.score,
            sentence=item.candidate.sentence,
            needs=_needs_served(item, best_for),
            nearest=item.candidate.nearest,
            coverage=item.candidate.coverage,
            text_coverage=item.candidate.text_coverage,
            subject=item.candidate.subject,
            identified=item.candidate.identified,
        )
        for rank, item in enumerate(found[:MAX_EVIDENCE], start=1)
    )


def _turns(
    query: AnalyzedQuery,
    need: Need,
    ranking: Ranking,
    *,
    number: int,
    corpus: Corpus,
) -> list[_Found]:
    candidates, passages = list(ranking.candidates), corpus.by_id
    if query.card:
        candidates = _in_document_order(candidates, passages)
    if query.form == "comparison":
        candidates = _compared(query, need, candidates, corpus)
    elif candidates and need.wants in SHOWN_KINDS and not (need.side or query.lists_all):
        candidates = _of_its_kind_first(need, candidates, passages)
    elif query.form == "list" and candidates:
        candidates = _lead_in_first(query, candidates, passages)
        candidates = _with_list(_own_list_first(candidates, passages), passages)
    return [_Found(candidate, number) for candidate in candidates]


def _in_document_order(
    candidates: list[Candidate], passages: Mapping[PassageId, Passage]
) -> list[Candidate]:
    """Put the passages that answer to one official code in the order of the document."""
    best = candidates[0].score if candidates else 0.0
    named = [c for c in candidates if c.identified and c.score > best / 2]
    order = {identifier: place for place, identifier in enumerate(passages)}
    named.sort(key=lambda candidate: order[candidate.passage_id])
    return [*named, *(candidate for candidate in candidates if candidate not in named)]


def _compared(
    query: AnalyzedQuery, need: Need, candidates: list[Candidate], corpus: Corpus
) -> list[Candidate]:
    """Put the best passage of each framework first, in the order of their scores.

    They are those that a part of the question names, or that the question names where it names two
    or more; one name alone is compared with what was not recognised, hence with every framework.
    """
    named = need.frameworks if len(query.needs) > 1 else query.compared
    compared = named or corpus.frameworks
    side_of = {one: place for place, side in enumerate(query.sides) for one in side.documents}
    best: dict[FrameworkId | int, list[Candidate]] = {}
    for candidate in candidates:
        passage = corpus.by_id[candidate.passage_id]
        voice = side_of.get(passage.document_id) if query.sides else passage.framework
        if voice is not None and (query.sides or voice in compared):
            best.setdefault(voice, []).append(candidate)
    leaders = [_own_words_first(own, corpus.by_id) for own in best.values()]
    rest = [candidate for candidate in candidates if candidate not in leaders]
    last = MAX_EVIDENCE - 2 * len(leaders)  # what holds most of the subject is among the evidence
    holding = [max(own, key=lambda c: (c.subject, c.score)) for own in best.values()]
    return [*leaders, *rest[:last], *(c for c in rest[last:] if c in holding), *rest[last:]]


def _own_words_first(
    candidates: Sequence[Candidate], passages: Mapping[PassageId, Passage]
) -> Candidate:
    """Return the best passage in a source's own words if it comes near the best, else the best."""
    floor = NEAR_BEST * candidates[0].score
    near = (c for c in candidates if c.score >= floor)
    own = (c for c in near if passages[c.passage_id].wording == "original")
    return next(own, candidates[0])


def _lead_in_first(
    query: AnalyzedQuery, candidates: list[Candidate], passages: Mapping[PassageId, Passage]
) -> list[Candidate]:
    """Put what introduces the list of the best passage, an item, before it, where all items are asked for.

    It takes the item's place and score: the list is what was found, whichever of its items comes nearest.
    """
    best = candidates[0]
    list_id = passages[best.passage_id].list_id
    found = (c for c in candidates if list_id and passages[c.passage_id].introduces == list_id)
    lead_in = next(found, None) if query.lists_all and not best.identified else None
    if lead_in is None:
        return candidates
    first = replace(lead_in, score=best.score, coverage=max(best.coverage, lead_in.coverage))
    return [first, *(one for one in candidates if one is not lead_in)]


def _of_its_kind_first(
    need: Need, candidates: list[Candidate], passages: Mapping[PassageId, Passage]
) -> list[Candidate]:
    """Put the best passage that gives the kind of answer wanted, a number of pages, before one a little better that does not.

    It takes that one's score, and has to hold nearly as much of what is asked.
    """
    best = candidates[0]
    fit = next(
        (
            c
            for c in candidates
            if c.score >= NEAR_BEST * best.score
            and c.coverage >= NEAR_BEST * best.coverage
            and gives(need.wants, passages[c.passage_id].text, need.counted)
        ),
        best,
    )
    typed = sum(term.origin in {"typed", "spelling"} for term in need.terms)
    if fit is best or best.identified or typed < FEWEST_TYPED:
        return candidates
    first = replace(fit, score=best.score)
    return [first, *(one for one in candidates if one is not fit)]


def _own_list_first(
    candidates: list[Candidate], passages: Mapping[PassageId, Passage]
) -> list[Candidate]:
    """Put a list in a source's own words before the summary of it that scored a little better."""
    floor = NEAR_BEST * candidates[0].score
    lists = [c for c in candidates if c.score >= floor and passages[c.passage_id].introduces]
    own = next((c for c in lists if passages[c.passage_id].wording == "original"), None)
    if own is None or passages[candidates[0].passage_id].wording == "original":
        return candidates
    return [own, *(candidate for candidate in candidates if candidate is not own)]


def _with_list(
    candidates: list[Candidate], passages: Mapping[PassageId, Passage]
) -> list[Candidate]:
    """Put the items of the list that the best passage introduces right after it, in order."""
    best = candidates[0]
    list_id = passages[best.passage_id].introduces
    if not list_id:
        return candidates
    items = [candidate for candidate in candidates[1:] if _in_list(passages, candidate, list_id)]
    items.sort(key=lambda candidate: _place_in_list(passages[candidate.passage_id]))
    return [best, *items, *(c for c in candidates[1:] if c not in items)]


def _place_in_list(passage: Passage) -> int:
    """Return where in its section an item stands, or its part where it was cut: `...~3` ends its id."""
    return int(passage.id.rpartition("~")[2])


def _in_list(passages: Mapping[PassageId, Passage], candidate: Candidate, list_id: str) -> bool:
    return list_id in lists_around(passages[candidate.passage_id].list_id)


def _best_for(turns: Sequence[Sequence[_Found]]) -> dict[PassageId, list[int]]:
    """Return, for each passage that is the best of some needs, those needs."""
    best: dict[PassageId, list[int]] = {}
    for found in turns:
        for item in found[:1]:
            best.setdefault(item.candidate.passage_id, []).append(item.need)
    return best


def _needs_served(item: _Found, best_for: dict[PassageId, list[int]]) -> tuple[int, ...]:
    """Return the need that a passage was taken for, and those that have no better one."""
    others = best_for.get(item.candidate.passage_id, [])
    return tuple(dict.fromkeys((item.need, *others)))


def _distinct(items: Iterable[_Found]) -> list[_Found]:
    return list(_first_of_each(items))


def _first_of_each(items: Iterable[_Found]) -> Iterator[_Found]:
    seen: set[PassageId] = set()
    for item in items:
        if item.candidate.passage_id not in seen:
            seen.add(item.candidate.passage_id)
            yield item
