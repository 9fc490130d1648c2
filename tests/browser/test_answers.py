"""Questions and answers in a real browser: in a channel, a thread, alone, and shared."""

import statistics
import time

import pytest
from playwright.sync_api import expect

from bot import wording

from .measured import MEASURED
from .visitor import DIRECT, LEADERS, WARD, WARDS, Visitor

FOUR = "@Kloe what are the four capabilities?"
QUESTIONS = (
    "who sponsors DPIC?",
    "what does the plan say about executive roles",
    "what is W1 about?",
    "how is talent managed?",
    "what are the four capabilities?",
    "what is said on compassionate leadership?",
    "is the well-led framework still current?",
    "what does W3 ask of culture?",
    "how should boards look at risk?",
)
MOST_SECONDS = 0.3
"""From Enter to the answer that is seen, half of the time. Source: the plan for the playground."""


def test_a_question_in_a_channel_is_answered_with_its_sources(visitor: Visitor) -> None:
    """The thread opens by itself, and a follow-up leans on what was asked."""
    visitor.opens(LEADERS)
    visitor.writes(FOUR)

    answer = visitor.reads("System leadership skills", "thread")

    expect(answer).to_contain_text("Sources")
    expect(visitor.page.locator("#composer-thread")).to_be_focused()
    visitor.finds_no_barrier()
    visitor.writes("@Kloe which one is about talent?", "thread")
    visitor.reads("Talent management", "thread")
    expect(visitor.page.locator("[data-list=messages]")).to_contain_text("3 replies")


def test_a_passage_opens_over_the_page_and_closes_by_escape(visitor: Visitor) -> None:
    """The focus goes into the dialog, stays there, and comes back to the button."""
    visitor.opens(LEADERS)
    visitor.writes(FOUR)
    shows = visitor.reads("Sources", "thread").get_by_role("button", name="Show passage").first
    shows.focus()

    shows.press("Enter")

    modal = visitor.modal()
    expect(modal).to_contain_text("The framework identifies critical capabilities")
    visitor.finds_no_barrier()
    for _ in range(12):
        visitor.page.keyboard.press("Tab")
        assert visitor.page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('#modal')"
        )
    visitor.page.keyboard.press("Escape")
    expect(modal).to_be_hidden()
    expect(shows).to_be_focused()


def test_an_answer_to_one_person_can_be_shared(visitor: Visitor) -> None:
    """It is marked as visible to them alone; what is posted is seen by another person."""
    page = visitor.opens(LEADERS)
    visitor.writes("/kloe what are the four capabilities?")
    private = visitor.reads("Only visible to you")
    visitor.finds_no_barrier()

    private.get_by_role("button", name=wording.SHARE).click()
    visitor.lines().get_by_role("button", name=wording.POST_NOW).last.click()

    expect(page.locator("[data-target^='m:'][data-from=app]")).to_contain_text("System leadership")
    visitor.opens(LEADERS, "U0BOARD")
    visitor.reads("System leadership skills")
    expect(page.locator("body")).not_to_contain_text("Only visible to you")


def test_the_card_of_a_line_of_enquiry_comes_by_its_code(visitor: Visitor) -> None:
    """From the list of all eight, too."""
    visitor.opens(WARDS)
    visitor.writes("/kloe list")
    visitor.reads("W8").get_by_role("button", name="W1", exact=False).first.click()

    visitor.reads("W1.1")


def test_a_message_tells_which_line_of_enquiry_it_bears_on(visitor: Visitor) -> None:
    """By the shortcut in its menu."""
    page = visitor.opens(LEADERS)
    visitor.writes("Our board never looks at the risk register")
    said = page.locator("[data-list=messages] .line").last
    expect(said).to_contain_text("risk register")

    said.get_by_label("More for the message").click()
    said.get_by_role("button", name="Which KLOE is this?").click()

    expect(visitor.modal()).to_contain_text("W5")


def test_kloe_can_be_invited_where_it_is_not(visitor: Visitor) -> None:
    """The page says that nobody heard, and offers to let Kloe in."""
    page = visitor.opens(WARDS)
    visitor.writes(FOUR)
    problem = page.get_by_role("alert")
    expect(problem).to_contain_text("Kloe is not in #ward-managers")
    visitor.finds_no_barrier()

    problem.get_by_role("button", name="Invite Kloe").click()
    expect(problem).to_be_empty()
    visitor.writes(FOUR)

    visitor.reads("System leadership skills", "thread")


def test_the_field_completes_what_is_typed(visitor: Visitor) -> None:
    """By arrows and Tab, as a screen reader is told."""
    page = visitor.opens(LEADERS)
    field = page.locator("#composer-main")

    field.press_sequentially("Good morning @k")
    expect(page.locator(".offers [role=option]")).to_have_text("@Kloe ask Kloe here")
    field.press("Tab")
    expect(field).to_have_value("Good morning @Kloe ")
    field.fill("")
    field.press_sequentially("/kl")
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "offers-main-1")
    visitor.finds_no_barrier()
    field.press("Enter")

    visitor.reads("W8") if field.input_value() == "" else expect(field).to_have_value("/kloe list")


def test_suggested_questions_are_asked_by_a_press(visitor: Visitor) -> None:
    """In the conversation with Kloe alone."""
    page = visitor.opens(DIRECT)

    page.get_by_role("button", name=wording.PROMPT_CHECK[0]).click()

    visitor.reads(wording.CHECK_CHOOSE, "thread")


@pytest.mark.parametrize(
    "harm",
    [
        "<script>document.title='broken'</script> what are the four capabilities?",
        "<img src=x onerror=\"document.title='broken'\"> <b>four</b> capabilities?",
        "<!channel> <!here> <@U0BOARD> four capabilities?",
        "\u202efour capabilities?",
    ],
)
def test_a_question_that_means_harm_is_shown_as_text(harm: str, visitor: Visitor) -> None:
    """Word for word; no mark-up, no call to anybody, and the rest of the page reads on."""
    page = visitor.opens(DIRECT)
    visitor.writes(harm)

    asked = page.locator("[data-list=thread] [data-from=person]").first
    expect(asked).to_contain_text(harm.strip())
    visitor.lines("thread").first.wait_for()
    assert "broken" not in page.title()
    assert page.locator(".blocks img, .blocks b").count() == 0
    assert asked.locator(".mention").count() == 0


def test_answers_are_seen_at_once(visitor: Visitor, request: pytest.FixtureRequest) -> None:
    """Half of them within 0.3 s of pressing Enter."""
    page = visitor.opens(DIRECT, WARD)
    taken = []
    for question in QUESTIONS:
        page.locator("#composer-main").fill(question)
        begun = time.perf_counter()
        page.locator("#composer-main").press("Enter")
        expect(page.locator("#side-thread")).to_contain_text(question)
        visitor.lines("thread").first.wait_for()
        taken.append(time.perf_counter() - begun)
        page.get_by_label("Close the thread").click()
        page.wait_for_url(lambda url: "thread" not in url)

    middle = statistics.median(taken)
    request.config.stash[MEASURED] = (
        f"question to visible answer: p50 {middle * 1_000:.0f} ms of {len(taken)} questions"
    )
    assert middle < MOST_SECONDS, taken
