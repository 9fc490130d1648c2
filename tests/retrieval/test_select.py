"""Candidates become evidence: ranked, distinct, and every need and framework served."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.domain.ids import FrameworkId
from bot.domain.query import AnalyzedQuery, Form, Need, Question
from bot.domain.ranking import Candidate, Evidence, Ranking
from bot.kloe import Kloe
from bot.retrieval.select import MAX_EVIDENCE, select

BuildKloe = Callable[[Mapping[str, str]], Kloe]


def find(kloe: Kloe, *starts: str) -> list[Candidate]:
    """Return a candidate for each passage that starts so, each scoring less than the one before."""
    passages = [
        next(p for p in kloe.corpus.passages if " ".join(p.sentences).startswith(start))
        for start in starts
    ]
    return [Candidate(passage_id=p.id, score=50.0 - n) for n, p in enumerate(passages)]


def chosen(
    kloe: Kloe,
    needs: Sequence[Sequence[Candidate]],
    form: Form = "plain",
    frameworks: Sequence[str] = (),
) -> tuple[Evidence, ...]:
    """Return the evidence for candidates of one or more needs."""
    query = AnalyzedQuery(
        question=Question(text="?"),
        text="?",
        needs=tuple(Need(text="?", words=(), terms=()) for _ in needs),
        frameworks=tuple(FrameworkId(name) for name in frameworks),
        form=form,
    )
    rankings = [Ranking(candidates=tuple(candidates)) for candidates in needs]
    return select(query, rankings, kloe.corpus)


def openings(evidence: Sequence[Evidence]) -> list[str]:
    """Return the first word of each passage."""
    return [" ".join(item.passage.sentences).split()[0] for item in evidence]


def test_evidence_comes_as_ranked(small_kloe: Kloe) -> None:
    """The best candidate is rank 1, and scores go with their passages."""
    found = chosen(small_kloe, [find(small_kloe, "Each ward", "Lanterns", "apprentices")])

    assert openings(found) == ["Each", "Lanterns", "apprentices"]
    assert [(item.rank, item.score) for item in found] == [(1, 50.0), (2, 49.0), (3, 48.0)]
    assert {item.needs for item in found} == {(0,)}


def test_several_needs_take_turns(small_kloe: Kloe) -> None:
    """The first passages serve each need, and a need that runs out is passed over."""
    found = chosen(
        small_kloe,
        [find(small_kloe, "Each ward", "Lanterns", "leave"), find(small_kloe, "The charter")],
    )

    assert [item.needs for item in found] == [(0,), (1,), (0,), (0,)]
    assert openings(found) == ["Each", "The", "Lanterns", "leave"]


def test_a_passage_comes_once(small_kloe: Kloe) -> None:
    """What two needs find is evidence once, and ranks have no gap."""
    found = chosen(
        small_kloe, [find(small_kloe, "Each ward", "leave"), find(small_kloe, "Each ward", "leave")]
    )

    assert openings(found) == ["Each", "leave"]
    assert [item.rank for item in found] == [1, 2]


def test_the_best_passage_of_two_needs_serves_both(small_kloe: Kloe) -> None:
    """A need whose best passage is already evidence is not left with its second best."""
    found = chosen(
        small_kloe,
        [find(small_kloe, "Each ward", "leave"), find(small_kloe, "Each ward", "The charter")],
    )

    assert found[0].needs == (0, 1)


def test_no_candidates_are_no_evidence(small_kloe: Kloe) -> None:
    """Nothing found is nothing selected, in any form."""
    forms: tuple[Form, ...] = ("plain", "list", "comparison")

    assert [chosen(small_kloe, [[]], form) for form in forms] == [(), (), ()]


def test_evidence_has_a_limit(kloe: Kloe) -> None:
    """However much is found, what is kept can be shown."""
    every = [Candidate(passage_id=p.id, score=1.0) for p in kloe.corpus.passages]

    found = chosen(kloe, [every, every[::-1]])

    assert [item.rank for item in found] == list(range(1, MAX_EVIDENCE + 1))
    assert len({item.passage.id for item in found}) == MAX_EVIDENCE


def test_a_comparison_serves_each_framework_first(kloe: Kloe) -> None:
    """The best passage of each framework goes before the second best of any."""
    found = find(
        kloe, "To equip", "This document", "The well-led framework for leadership", "ensure there"
    )

    evidence = chosen(kloe, [found], "comparison")

    assert [item.passage.framework for item in evidence][:3] == ["dpic", "well-led", "ltp"]


def test_a_comparison_of_named_frameworks_serves_these_first(kloe: Kloe) -> None:
    """A framework that was not asked about waits."""
    found = find(kloe, "To equip", "This document", "Their organisation", "ensure there")

    evidence = chosen(kloe, [found], "comparison", ["well-led", "ltp"])

    assert [item.passage.framework for item in evidence][:2] == ["well-led", "ltp"]
    assert len(evidence) == len(found)


def test_one_named_framework_does_not_narrow_a_comparison(kloe: Kloe) -> None:
    """What it is to be compared with is all the others."""
    found = find(kloe, "To equip", "This document", "Their organisation", "ensure there")

    evidence = chosen(kloe, [found], "comparison", ["ltp"])

    assert {item.passage.framework for item in evidence[:3]} == {"dpic", "well-led", "ltp"}


def test_one_framework_named_in_a_part_narrows_that_part_alone(kloe: Kloe) -> None:
    """The question as a whole has one part, whose name is that of the whole."""
    found = find(kloe, "To equip", "This document", "Their organisation", "ensure there")
    named = FrameworkId("ltp")
    need = Need(text="?", words=(), terms=(), frameworks=(named,))
    query = AnalyzedQuery(
        question=Question(text="?"), text="?", needs=(need,), frameworks=(named,), form="comparison"
    )

    whole = select(query, [Ranking(candidates=tuple(found))], kloe.corpus)
    parts = query.model_copy(update={"needs": (need, need)})
    apart = select(parts, [Ranking(candidates=tuple(found))] * 2, kloe.corpus)

    assert [item.passage.framework for item in whole[:3]] == ["dpic", "well-led", "ltp"]
    assert apart[0].passage.framework == "ltp"


def test_background_takes_no_turn_in_a_comparison(kloe: Kloe) -> None:
    """It waits behind the frameworks, unless it is named."""
    found = find(kloe, "8 June 2022", "To equip", "ensure there")

    evidence = chosen(kloe, [found], "comparison")
    named = chosen(kloe, [found], "comparison", ["currency", "ltp"])

    assert [item.passage.framework for item in evidence] == ["dpic", "ltp", "currency"]
    assert [item.passage.framework for item in named] == ["currency", "ltp", "dpic"]


def test_a_framework_is_compared_in_its_own_words_where_they_come_near(kloe: Kloe) -> None:
    """A summary that scores a little more does not stand for it; one that scores much more does."""
    summary, own = find(kloe, "W3 asks whether", "Their organisation")
    far = replace(own, score=summary.score / 2)

    evidence = chosen(kloe, [[summary, own]], "comparison")
    weak = chosen(kloe, [[summary, far]], "comparison")

    assert evidence[0].passage.wording == "original"
    assert weak[0].passage.wording == "summary"
