"""A self-check on the page, the clock, the privacy buttons, what was sent, and a new beginning."""

import re
import zipfile
from datetime import datetime

from playwright.sync_api import expect

from bot import wording

from .visitor import DIRECT, LEADERS, Visitor

HELD_BACK = """() => {
  const plain = window.fetch;
  const gone = new Promise((resolve) => { window.letGo = resolve; });
  window.fetch = async (address, more) => {
    if (String(address).startsWith("/live")) await gone;
    return plain(address, more);
  };
  document.dispatchEvent(new Event("refresh"));
}"""
"""Lets the page ask for what is new only once `letGo` is called, and then for all at once."""

AFTER_THE_HOUR = "2030-01-07T12:00"
"""A Monday, later in the day than reminders are sent: two weeks on, both have fallen due."""


def test_a_self_check_is_gone_through_from_its_first_question_to_its_end(visitor: Visitor) -> None:
    """One card that changes in place; the focus stays on it."""
    page = visitor.opens(DIRECT)
    card = visitor.begins()
    expect(card).to_contain_text("Question 1 of 4")
    visitor.finds_no_barrier()

    for number in range(1, 5):
        expect(card).to_contain_text(f"Question {number} of 4")
        level = card.locator("[data-action='check:answer:1']")
        level.focus()
        level.press("Enter")

    expect(card).not_to_contain_text("Question 4 of 4")
    assert page.evaluate("!!document.activeElement.closest('.line, .composer')")
    visitor.finds_no_barrier()


def test_evidence_is_added_in_a_modal(visitor: Visitor) -> None:
    """What is missing is said beside its field; what was typed stays; then the card counts it.

    And the focus comes back to the button, although the card was put anew meanwhile.
    """
    visitor.opens(DIRECT)
    card = visitor.begins()
    card.get_by_role("button", name=wording.QUESTION_ADD).click()
    modal = visitor.modal()
    expect(modal.locator("input, textarea").first).to_be_focused()
    visitor.finds_no_barrier()

    modal.get_by_role("button", name="Save").click()
    missing = wording.page_write(wording.NOTE_WHAT)
    expect(modal.locator(".error").filter(has_text=missing)).to_be_visible()
    visitor.finds_no_barrier()
    modal.locator("input, textarea").first.fill("Minutes of the board, July")
    modal.get_by_role("button", name="Save").click()

    expect(modal).to_be_hidden()
    expect(card).to_contain_text(wording.question_evidence(1))
    expect(card.get_by_role("button", name=wording.QUESTION_ADD)).to_be_focused()


def test_the_focus_comes_back_to_a_card_that_was_put_anew_as_the_modal_closed(
    visitor: Visitor,
) -> None:
    """Where the page learns of both at once, the button that was pressed is gone by then."""
    page = visitor.opens(DIRECT)
    card = visitor.begins()
    card.get_by_role("button", name=wording.QUESTION_ADD).click()
    modal = visitor.modal()
    page.evaluate(HELD_BACK)
    modal.locator("input, textarea").first.fill("Minutes of the board, July")
    modal.get_by_role("button", name="Save").click()
    page.wait_for_timeout(300)
    assert visitor.playing.settled(5.0)

    page.evaluate("window.letGo()")

    expect(modal).to_be_hidden()
    expect(card).to_contain_text(wording.question_evidence(1))
    expect(card.get_by_role("button", name=wording.QUESTION_ADD)).to_be_focused()


def test_how_much_is_shared_is_previewed_as_soon_as_it_is_chosen(visitor: Visitor) -> None:
    """Where it goes stays chosen, and one press of Share posts it."""
    visitor.finishes().get_by_role("button", name=wording.SHARE_SUMMARY).click()
    modal = visitor.modal()
    modal.locator("select").first.select_option(LEADERS)
    expect(modal).not_to_contain_text(wording.REPORT_GAPS)

    modal.get_by_label(wording.SHARE_EXTENTS["gaps"]).check()

    expect(modal).to_contain_text("not known: 4")
    expect(modal.locator("select").first).to_have_value(LEADERS)
    visitor.finds_no_barrier()
    modal.get_by_role("button", name=wording.SHARE_SUMMARY).click()
    expect(modal).to_be_hidden()
    visitor.opens(LEADERS)
    visitor.reads("not known: 4")


def test_a_self_check_is_taken_away_as_a_word_document(visitor: Visitor) -> None:
    """From the summary to the file in the conversation, which is fetched whole."""
    page = visitor.opens(DIRECT)
    card = visitor.begins()
    for number in range(1, 5):
        expect(card).to_contain_text(f"Question {number} of 4")
        card.locator(f"[data-action='check:answer:{number - 1}']").click()
    expect(card).to_contain_text(wording.SUMMARY_OWN)
    visitor.finds_no_barrier()

    card.get_by_role("button", name=wording.HOME_EXPORT[:6]).first.click()
    visitor.lines().get_by_role("button", name=wording.EXPORT_BUTTONS["docx"]).last.click()
    link = page.locator(".file a")
    expect(link).to_be_visible()
    with page.expect_download() as fetched:
        link.click()

    path = visitor.folder / "export.docx"
    fetched.value.save_as(path)
    assert fetched.value.suggested_filename.endswith(".docx")
    names = zipfile.ZipFile(path).namelist()
    assert "word/document.xml" in names


def test_home_shows_where_a_person_stands(visitor: Visitor) -> None:
    """And starts a self-check in the conversation."""
    page = visitor.opens(DIRECT, more="&tab=home")
    home = page.get_by_role("region", name="Kloe's Home")
    expect(home).to_contain_text(wording.HOME_TITLE)
    expect(home).to_contain_text(wording.HOME_CHECKS)
    visitor.finds_no_barrier()

    home.locator("[data-action^='check:start']").first.click()
    expect(visitor.modal()).to_contain_text(wording.CHECK_WRITTEN)
    page.keyboard.press("Escape")
    tabs = page.get_by_role("navigation", name="Kloe")
    expect(tabs.get_by_text("new")).to_be_visible()
    page.get_by_role("navigation", name="Kloe").get_by_role("link", name="Messages").click()

    visitor.reads(wording.CONSENT_BEGIN)


def test_a_reminder_comes_when_the_clock_has_moved(visitor: Visitor) -> None:
    """It is asked for in a modal; the receipt names the day; on that day it is there."""
    page = visitor.opens(DIRECT, more="&tab=home")
    page.get_by_role("button", name=wording.HOME_SET_REMINDER).click()
    modal = visitor.modal()
    visitor.finds_no_barrier()
    modal.get_by_label(wording.REMINDERS_WHICH).select_option("w1")
    modal.get_by_label(wording.REMINDERS_OFTEN).select_option("week")
    modal.get_by_label(wording.REMINDERS_AT).fill("10:00")
    modal.get_by_role("button", name=wording.REMINDERS_SAVE).click()
    expect(modal.get_by_role("button", name=wording.REMINDERS_SAVE)).to_be_hidden()
    named = re.search(r"\w+day \d+ \w+ \d{4}", modal.inner_text())
    assert named
    page.keyboard.press("Escape")
    page.get_by_role("navigation", name="Kloe").get_by_role("link", name="Messages").click()
    day = datetime.strptime(named[0], "%A %d %B %Y").date()  # noqa: DTZ007 - a day has no zone

    page.get_by_label("Move the clock to this day and time").fill(f"{day}T10:25")
    page.get_by_role("button", name="Go to").click()

    visitor.reads(wording.REMINDER_ASKED)
    visitor.finds_no_barrier()


def test_a_reminder_that_falls_due_on_the_way_comes_on_its_day(visitor: Visitor) -> None:
    """Whoever moves the clock by weeks does not step over it."""
    page = visitor.opens(DIRECT, more="&tab=home")
    page.get_by_label("Move the clock to this day and time").fill(AFTER_THE_HOUR)
    page.get_by_role("button", name="Go to").click()
    expect(page.locator("[data-part=clock]")).to_contain_text("Monday 7 January 2030, 12:00")
    page.get_by_role("button", name=wording.HOME_SET_REMINDER).click()
    modal = visitor.modal()
    modal.get_by_label(wording.REMINDERS_WHICH).select_option("w1")
    modal.get_by_label(wording.REMINDERS_OFTEN).select_option("week")
    modal.get_by_role("button", name=wording.REMINDERS_SAVE).click()
    expect(modal.get_by_role("button", name=wording.REMINDERS_SAVE)).to_be_hidden()
    page.keyboard.press("Escape")
    page.get_by_role("navigation", name="Kloe").get_by_role("link", name="Messages").click()

    page.get_by_role("button", name="+1 week").click()
    page.get_by_role("button", name="+1 week").click()

    visitor.reads(wording.REMINDER_ASKED)
    expect(visitor.lines().filter(has_text=wording.REMINDER_ASKED)).to_have_count(2)


def test_what_is_kept_about_a_person_is_erased_at_their_word(visitor: Visitor) -> None:
    """From the privacy lines, in two presses."""
    visitor.opens(LEADERS)
    visitor.writes("/kloe privacy")
    lines = visitor.reads(wording.SHOW_MINE)

    lines.get_by_role("button", name=wording.ERASE_MINE).click()

    expect(visitor.lines()).to_have_count(2)
    visitor.finds_no_barrier()


def test_the_clock_moves_forward_and_never_back(visitor: Visitor) -> None:
    """By an hour, to a day and a time; a moment that is over is refused in words."""
    page = visitor.opens(DIRECT)
    page.get_by_role("button", name="+1 day").click()
    clock = page.locator("[data-part=clock]")
    expect(clock).to_contain_text("moved forward")

    page.get_by_label("Move the clock to this day and time").fill("2030-01-07T09:00")
    page.get_by_role("button", name="Go to").click()
    expect(clock).to_contain_text("Monday 7 January 2030, 09:00")

    page.get_by_label("Move the clock to this day and time").fill("2020-01-07T09:00")
    page.get_by_role("button", name="Go to").click()
    expect(page.get_by_role("alert")).to_contain_text(wording.PAGE_CLOCK)


def test_what_was_sent_can_be_read_in_full(visitor: Visitor) -> None:
    """Each payload to Kloe and each call of Kloe's, with its time."""
    page = visitor.opens(LEADERS, more="&panel=sent")
    visitor.writes("/kloe list")
    visitor.reads("W8")

    step = page.locator(".step").filter(has_text="command /kloe")
    step.locator("summary").click()

    expect(step.locator("pre")).to_contain_text('"command": "/kloe"')
    expect(page.locator(".step:not([open])").filter(has_text="response_url")).to_contain_text("ok")


def test_start_again_forgets_all(visitor: Visitor) -> None:
    """After a question; no is no."""
    page = visitor.opens(LEADERS)
    visitor.writes("Good morning")
    said = page.locator("[data-list=messages]").get_by_text("Good morning")
    expect(said).to_be_visible()

    page.get_by_role("button", name="Start again").click()
    page.locator("#ask").get_by_role("button", name="Cancel").click()
    expect(said).to_be_visible()
    page.get_by_role("button", name="Start again").click()
    visitor.finds_no_barrier()
    page.locator("#ask").get_by_role("button", name="Start again").click()

    expect(page.locator("main")).to_contain_text("This is the beginning of #leadership")


def test_an_own_message_is_edited_and_deleted(visitor: Visitor) -> None:
    """From its menu, in the conversation with Kloe."""
    page = visitor.opens(DIRECT)
    visitor.writes("what is talent?")
    own = page.locator("[data-list=thread] [data-from=person]").first
    own.get_by_label("More for the message").click()
    own.get_by_role("button", name="Edit message").click()
    page.locator("#ask-typed").fill("who sponsors DPIC?")
    page.locator("#ask").get_by_role("button", name="Save").click()

    visitor.reads("main national organisations", "thread")
    expect(own).to_contain_text("(edited)")
