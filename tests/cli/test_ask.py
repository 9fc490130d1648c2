"""`kloe ask`: one answer, from the outside."""

import json
from typing import Any

import pytest

from .commands import Command, Ended, run_side_by_side

FOUR = "what are the four capabilities?"
PRIVATE = "Jane Smith born 12/03/1985, NHS number 943 476 5919"
OLD_TERMINAL = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
TYPES: dict[str, type | tuple[type, ...]] = {
    "question": str, "outcome": str, "text": str, "citations": list, "evidence": list,
    "corpus_sha256": str, "elapsed_ms": float,
}  # fmt: skip
CITATION_TYPES: dict[str, type | tuple[type, ...]] = {
    "marker": int, "framework": str, "document": str, "title": str, "section": list,
    "reference": (str, type(None)), "reference_fit": (str, type(None)),
    "page": (int, type(None)), "quote": str, "wording": str, "url": (str, type(None)),
    "published": str, "status": str, "status_note": str, "checked_on": str,
    "document_sha256": str,
}  # fmt: skip
EVIDENCE_TYPES: dict[str, type | tuple[type, ...]] = {
    "rank": int, "passage_id": str, "framework": str, "document": str, "score": float, "text": str,
}  # fmt: skip


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ended]:
    """Every command of this file, run once."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    return run_side_by_side({
        "plain": Command(("ask", *FOUR.split()), folder=elsewhere),
        "json": Command(("ask", "--json", "what must our succession plan cover?")),
        "private": Command(("ask", "--json", PRIVATE)),
        "trace": Command(("ask", "--trace", FOUR)),
        "unknown framework": Command(("ask", "--framework", "nope", FOUR)),
        "top beyond": Command(("ask", "--top", "21", FOUR)),
        "empty": Command(("ask",)),
        "too long": Command(("ask", "--json", "succession " * 182)),
        "emoji": Command(("ask", "\U0001f642\U0001f680")),
        "contact": Command(("ask", "the weather?"), environment={"KLOE_CONTACT": "the OD team"}),
        "old terminal": Command(("ask", FOUR), environment=OLD_TERMINAL),
    })  # fmt: skip


def fields_of(ended: Ended) -> dict[str, Any]:
    """Return the JSON object that a command printed."""
    found: dict[str, Any] = json.loads(ended.out)
    return found


def test_an_answer_is_words_on_standard_output(ended: dict[str, Ended]) -> None:
    """From any working directory, with several arguments as one question; nothing on stderr."""
    plain = ended["plain"]

    assert (plain.code, plain.err) == (0, "")
    assert "\u201cSystem leadership skills\u201d [2]" in plain.out
    assert plain.out.count("Checked 1 July 2026.") == 1


def test_json_has_the_fields_and_types_of_the_contract(ended: dict[str, Ended]) -> None:
    """Every field is there, of its type, in the object, its citations and its evidence."""
    given = fields_of(ended["json"])

    assert {name: type(given[name]) for name in TYPES} == TYPES
    assert (given["reason"], given["outcome"]) == (None, "answered")
    for rows, types in ((given["citations"], CITATION_TYPES), (given["evidence"], EVIDENCE_TYPES)):
        assert rows
        assert [
            n for row in rows for n, kind in types.items() if not isinstance(row[n], kind)
        ] == []


def test_json_cites_as_the_contracts_example_does(ended: dict[str, Ended]) -> None:
    """The succession plan is W1.4, a best fit, in the document's original words."""
    cited = fields_of(ended["json"])["citations"][0]

    assert cited["marker"] == 1
    assert (cited["framework"], cited["document"]) == ("well-led", "briefing-well-led")
    assert cited["section"] == [
        "Well Led Framework",
        "Senior leaders will be expected to evidence the following:",
    ]
    assert (cited["reference"], cited["reference_fit"], cited["page"]) == ("W1.4", "best_fit", None)
    assert (cited["wording"], cited["status"]) == ("original", "superseded")
    assert len(cited["document_sha256"]) == 64


def test_json_gives_five_ranked_passages_unless_asked_otherwise(ended: dict[str, Ended]) -> None:
    """`evidence` is `--top` long, five by default."""
    evidence = fields_of(ended["json"])["evidence"]

    assert [item["rank"] for item in evidence] == [1, 2, 3, 4, 5]


def test_a_persons_data_come_back_in_no_stream(ended: dict[str, Ended]) -> None:
    """The question is null, there is no evidence, and neither stream repeats any of it."""
    private = ended["private"]

    given = fields_of(private)
    assert (private.code, given["reason"]) == (0, "personal_data")
    assert (given["question"], given["evidence"]) == (None, [])
    for piece in ("Jane", "Smith", "1985", "943", "5919"):
        assert piece not in private.out.replace(given["corpus_sha256"], "") + private.err


def test_a_trace_shows_five_stages_and_the_answer(ended: dict[str, Ended]) -> None:
    """Each stage stands under its number and name, with its time."""
    lines = ended["trace"].out.splitlines()

    headed = [line.split()[:2] for line in lines if line.endswith(" ms")]
    stages = ("analyze", "search", "select", "decide", "answer")
    assert headed == [[str(number), stage] for number, stage in enumerate(stages, start=1)]
    assert "  \u201cTalent management\u201d [5]" in lines


def test_an_unknown_framework_is_a_wrong_option(ended: dict[str, Ended]) -> None:
    """One line says which there are."""
    wrong = ended["unknown framework"]

    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err.count("\n") == 1
    assert "dpic, well-led, ltp" in wrong.err


def test_a_number_out_of_range_is_a_wrong_option(ended: dict[str, Ended]) -> None:
    """The range is said, and nothing is answered."""
    wrong = ended["top beyond"]

    assert (wrong.code, wrong.out) == (2, "")
    assert "--top" in wrong.err


@pytest.mark.parametrize("name", ["empty", "emoji", "too long"])
def test_a_question_that_cannot_be_read_has_its_own_exit_code(
    ended: dict[str, Ended], name: str
) -> None:
    """Empty, only emoji, or over 2,000 characters: exit 4, with a sentence on how to ask."""
    assert ended[name].code == 4
    assert "Ask " in ended[name].out
    assert ended[name].err == ""


def test_a_question_that_is_too_long_says_so_in_json(ended: dict[str, Ended]) -> None:
    """The reason is `too_long`, and the limit stands in the text."""
    given = fields_of(ended["too long"])

    assert (given["outcome"], given["reason"]) == ("abstained", "too_long")
    assert "2,000 characters" in given["text"]


def test_the_contact_is_named_when_kloe_abstains(ended: dict[str, Ended]) -> None:
    """`KLOE_CONTACT` says whom to ask instead; abstaining is no failure."""
    assert ended["contact"].code == 0
    assert "You could ask the OD team." in ended["contact"].out


def test_a_terminal_without_every_sign_still_gets_the_answer(ended: dict[str, Ended]) -> None:
    """Where curly quotes cannot be shown, the words are."""
    assert (ended["old terminal"].code, ended["old terminal"].err) == (0, "")
    assert "System leadership skills" in ended["old terminal"].out
