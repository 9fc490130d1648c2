"""What a self-check rests on, as people read it: what became of it, and whose words they are."""

import io

from docx import Document

from bot.playground.identity import DEFAULT_SCOPES, OPTIONAL_SCOPES
from bot.playground.messages import Message
from bot.playground.server import StandIn
from slack.running import Running

from .answering import Person, text_of
from .sharing import BOARD, GAPS, posted, seen, sends
from .teamwork import Team

BECAME = "Superseded in April 2024"
THIN = "(said to have evidence; none noted here)"


def quotes(card: Message) -> bool:
    """Tell whether anything on a card looks like a quotation."""
    return "rich_text_quote" in repr(card.blocks) or "\u201cW1" in text_of(card)


def test_who_is_asked_to_begin_reads_what_became_of_the_framework(
    running: Running, slack: StandIn
) -> None:
    """Once, above what is kept; a notification says so too."""
    consent = Person(slack, running).writes("check W1")

    assert text_of(consent).count(BECAME) == 1
    assert text_of(consent).index(BECAME) < text_of(consent).index("Purpose")
    assert BECAME in consent.text


def test_who_joins_a_team_reads_it_too(running: Running, slack: StandIn) -> None:
    """Before anything is kept."""
    team = Team(slack, running)
    team.opens()
    member = team.member(1)

    team.presses(member, "team_join")

    assert text_of(member.card()).count(BECAME) == 1


def test_a_question_shows_a_summary_as_such(running: Running, slack: StandIn) -> None:
    """The key lines of enquiry are held in summary alone."""
    card = Person(slack, running).begins("W1")

    assert "In summary: W1.1" in text_of(card)
    assert not quotes(card)


def test_a_question_quotes_what_a_document_says(running: Running, slack: StandIn) -> None:
    """The briefing's words are its own."""
    card = Person(slack, running).begins("well-led")

    assert "\u201cTheir organisation takes a strategic approach" in text_of(card)
    assert "In summary" not in text_of(card)
    assert quotes(card)


def test_the_summary_says_it_once_and_not_under_each_gap(running: Running, slack: StandIn) -> None:
    """Nor is anything quoted there that no document says."""
    person = Person(slack, running)

    card = person.answers_all(person.begins("W1"), lambda _: 0)

    assert text_of(card).count(BECAME) == 1
    assert text_of(card).count("In summary: ") == 4
    assert not quotes(card)


def test_what_is_skipped_counts_and_what_is_evidenced_may_be_thin(
    running: Running, slack: StandIn
) -> None:
    """The numbers add up to the questions, and nothing is noted for three of them."""
    person = Person(slack, running)
    card = person.presses(person.begins("W1"), "answer", 3)
    card = person.presses(card, "answer", 2)
    card = person.presses(card, "answer", 1)
    card = person.presses(card, "skip")

    text = text_of(card)
    assert "2 of 4 questions in place (1 with evidence), 1 started, 1 not answered" in text
    assert "In place, but without evidence noted: 2" in text
    assert text.count(THIN) == 1


def test_who_reads_a_shared_summary_is_told(running: Running, slack: StandIn) -> None:
    """Once, with how to read the bar."""
    person = Person(slack, running)
    person.presses(person.answers_all(person.begins("W1"), lambda _: 0), "share")

    sends(person, seen(person), {**BOARD, **GAPS})
    sends(person, seen(person), {})

    (post,) = posted(slack)
    assert text_of(post).count(BECAME) == 1
    assert "\u2591 is everything else" in text_of(post)


def test_the_paper_says_what_it_is_and_what_became_of_it(running: Running, slack: StandIn) -> None:
    """On its first page, and no summary stands in it as a quotation."""
    slack.workspace.scopes = DEFAULT_SCOPES | OPTIONAL_SCOPES
    person = Person(slack, running)
    person.presses(person.answers_all(person.begins("W1"), lambda _: 0), "export")
    person.presses(person.card(), "export_as", 0)

    (file,) = person.card().files
    paper = Document(io.BytesIO(slack.workspace.files.content(str(file["id"]))))
    styled = [(p.text.strip(), p.style.name if p.style else "") for p in paper.paragraphs]
    texts = [text for text, _ in styled]
    assert texts[0] == "Self-check: W1 Leadership capacity and capability"
    assert styled[1] == (
        "Well-led framework: the eight key lines of enquiry (June 2017)",
        "Subtitle",
    )
    assert texts[3:7] == ["Organisation:", "Completed by (role):", "Meeting:", "What this is"]
    assert [n for n, text in enumerate(texts) if BECAME in text] == [7]
    assert sum(text.startswith("In summary: ") for text in texts) == 4
    assert "Quote" not in {style for _, style in styled}
