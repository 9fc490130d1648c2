"""A reply as a person reads it in the terminal."""

import pytest

from bot.answering.plain import plain_text
from bot.domain.answer import Answer, Citation, Clarify, NoAnswer, Part, Reading
from bot.domain.ids import DocumentId, FrameworkId, PassageId


def citation(marker: int, **changes: object) -> Citation:
    """Return a citation of a made-up document, with changes."""
    made = Citation(
        marker=marker,
        passage_id=PassageId("sources/cake.md#rules~1"),
        framework=FrameworkId("cake"),
        document=DocumentId("cake"),
        title="Cake policy",
        section=("Cake", "Rules:"),
        reference=None,
        reference_fit=None,
        quote="Cake is shared.",
        wording="original",
        url="https://example.org/cake",
        url_note=None,
        published="2017-06",
        status="current",
        status_note="Nothing replaces it.",
        checked_on="2026-07-01",
        source="",
        document_sha256="0" * 64,
    )
    return made.model_copy(update=changes)


def test_an_answer_reads_lead_quotation_and_sources() -> None:
    """Sentence, quotation with its marker, then where it stands and what became of it."""
    reply = Answer(parts=(Part(lead="It says:", markers=(1,)),), citations=(citation(1),))

    assert plain_text(reply) == (
        "It says:\n"
        "  \u201cCake is shared.\u201d [1]\n"
        "\n"
        "Sources\n"
        "  [1] Cake policy (June 2017), Cake > Rules\n"
        "  Cake policy: Nothing replaces it. Checked 1 July 2026. https://example.org/cake"
    )


def test_notes_stand_before_the_answer() -> None:
    """How a word was read is said first."""
    part = Part(lead="It says:", markers=(1,))
    reply = Answer(parts=(part,), citations=(citation(1),), notes=("I read a as b.",))

    assert plain_text(reply).startswith("I read a as b.\n\nIt says:\n")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"reference": "4.52", "reference_fit": "exact"}, "Cake > Rules; 4.52"),
        ({"reference": "W1.4", "reference_fit": "best_fit"}, "Rules; W1.4 (best fit, our reading)"),
        ({"wording": "summary"}, "Rules; a summary, not the document's own words"),
        ({"published": "2019-01-07"}, "(7 January 2019), Cake > Rules"),
        ({"url": None, "url_note": "none was found"}, "No address: none was found."),
    ],
)
def test_a_source_says_what_a_reader_must_know(changes: dict[str, object], expected: str) -> None:
    """Code, fit, whose words, date and address are in the lines under the reply."""
    cited = citation(1, **changes)
    reply = Answer(parts=(Part(lead="It says:", markers=(1,)),), citations=(cited,))

    assert expected in plain_text(reply)


def test_a_documents_status_is_said_once() -> None:
    """Two quotations of one document share one line on its status."""
    both = (citation(1), citation(2, quote="Crumbs are swept."))
    reply = Answer(parts=(Part(lead="It says:", markers=(1, 2)),), citations=both)

    assert plain_text(reply).count("Checked 1 July 2026.") == 1


def test_an_abstention_shows_the_nearest_as_such() -> None:
    """Reason, whom to ask, then what is near, under a warning."""
    reply = NoAnswer(reason="not_covered", lead="Not held.", nearest=(citation(1),))

    text = plain_text(reply, contact="the OD team")

    assert text.startswith(
        "Not held.\nYou could ask the OD team.\n\nThe nearest passages, which may"
    )
    assert "  \u201cCake is shared.\u201d [1]\n" in text


def test_an_abstention_without_contact_names_nobody() -> None:
    """Nobody is named unless a contact is set."""
    reply = NoAnswer(reason="out_of_scope", lead="Outside.")

    assert plain_text(reply) == "Outside."


def test_readings_are_numbered_lines() -> None:
    """A person can reply with a number."""
    readings = tuple(
        Reading(question=text, passage_id=PassageId(text)) for text in ("Cake?", "Tea?")
    )

    text = plain_text(Clarify(lead="Which?", readings=readings))

    assert text.splitlines()[:3] == ["Which?", "  1. Cake?", "  2. Tea?"]
    assert text.splitlines()[3:] == ["Reply with a number, or ask again with a word or two more."]


def test_no_line_ends_in_white_space() -> None:
    """What is printed can be compared and copied."""
    part = Part(lead="It says:", markers=(1,))
    reply = Answer(parts=(part, Part(lead="On tea: not held.")), citations=(citation(1),))

    text = plain_text(reply)

    assert [line for line in text.split("\n") if line != line.rstrip()] == []
    assert text == text.strip()
