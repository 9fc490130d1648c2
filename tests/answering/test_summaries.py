"""What only the summaries hold: currency, codes, what became of promises, and what is not held."""

import pytest

from bot import wording

from .asking import Ask

HELD = [
    ("is the 2017 framework still current?", "superseded in April 2024"),
    ("is DPIC still national policy?", "treated here as historic"),
    ("is the LTP still government policy", "overtaken by the 10 Year Health Plan"),
    ("are KLOEs coming back?", "March 2026"),
    ("will managers be registered or barred?", "21 July 2025"),
    ("which plan should we quote to the board today?", "10 Year Health Plan"),
    ("which DPIC actions are about talent?", "DPIC actions 2, 4, 5 and 6"),
    ("what does W3.6 ask?", "conversations about their career"),
    (
        "what did the survey in the Long Term Plan say about executive vacancies?",
        "37% of trusts",
    ),
    ("ten year plan", "Ten year plan can mean two documents"),
    ("what is condition 5 of DPIC?", "DPIC condition 5"),
]
NOT_HELD = [
    "what are Kerr's recommendations?",
    "what is DPIC action 11?",
    "what did the evaluation of the well-led framework find?",
]


@pytest.mark.parametrize(("question", "words"), HELD)
def test_what_the_briefing_alone_could_not_answer_is_answered(
    ask: Ask, question: str, words: str
) -> None:
    """With a summary that says where it was read, and the date of its check."""
    result = ask(question)

    assert result.outcome == "answered"
    (cited, *_) = (c for c in result.citations if words.lower() in c.quote.lower())
    assert cited.wording == "summary"
    assert cited.source
    assert "Checked 1 July 2026." in result.text


@pytest.mark.parametrize("question", NOT_HELD)
def test_what_was_looked_for_and_not_found_is_refused_with_the_sentence_that_says_so(
    ask: Ask, question: str
) -> None:
    """The person learns that it is no oversight."""
    result = ask(question)

    assert (result.outcome, result.reason) == ("abstained", "not_covered")
    assert any(c.quote.startswith("Kloe does not hold") for c in result.citations)


@pytest.mark.parametrize(
    ("question", "known"),
    [
        ("what became of the graduate scheme?", "150 to 200 places"),
        (
            "what happened to NHS Improvement and the other national bodies?",
            "was merged into NHS England",
        ),
    ],
)
def test_what_is_known_of_what_became_of_it_is_said_beside_what_is_not(
    ask: Ask, question: str, known: str
) -> None:
    """A sentence that something was not found does not hide what its section does hold."""
    result = ask(question)

    assert result.outcome == "answered"
    assert any(known in citation.quote for citation in result.citations)


def test_what_is_known_from_memory_is_marked_wherever_it_is_shown(ask: Ask) -> None:
    """Each citation carries it, for people and for programs."""
    result = ask("W5.4")

    (prompt, *_) = (c for c in result.citations if c.reference == "W5.4")
    assert prompt.confidence == "from_memory"
    assert wording.TO_BE_CONFIRMED in result.text


def test_a_prompt_for_one_kind_of_service_says_so_on_its_card(ask: Ask) -> None:
    """In its source line, beside its own words."""
    result = ask("what is W4.5?")

    (prompt, *_) = (c for c in result.citations if c.reference == "W4.5")
    assert prompt.only_for == "specialist mental health services"
    assert "only for specialist mental health services" in result.text


@pytest.mark.parametrize("code", [f"W{number}" for number in range(1, 9)])
def test_every_line_of_enquiry_has_a_card(ask: Ask, code: str) -> None:
    """Gist, prompts, what good looks like where it is held, and what corresponds to it now."""
    result = ask(code)

    assert result.outcome == "answered"
    assert wording.CARD_PROMPTS in result.text
    assert wording.CARD_SUCCESSOR in result.text
    prompts = {c.reference for c in result.citations if c.reference and "." in c.reference}
    assert f"{code}.1" in prompts


def test_the_briefings_words_stand_on_the_card_of_the_prompt_that_they_fit(ask: Ask) -> None:
    """As a best fit, which is our reading."""
    result = ask("W1.4")

    (own, *_) = (c for c in result.citations if c.wording == "original")
    assert (own.reference, own.reference_fit) == ("W1.4", "best_fit")
    assert wording.card_original("W1.4") in result.text


def test_an_address_is_the_publishers_own_or_none(ask: Ask) -> None:
    """No mirror, blog or newspaper is ever given to be clicked."""
    hosts = (
        "cqc.org.uk",
        "england.nhs.uk",
        "longtermplan.nhs.uk",
        "gov.uk",
        "nhs.uk",
        "org.uk",
        "hcpc-uk.org",
    )
    urls = {c.url for question, _ in HELD for c in ask(question).citations if c.url}

    assert [url for url in urls if not url.split("/")[2].endswith(hosts)] == []
