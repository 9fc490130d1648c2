"""What a screen reader is told, and the refusals that are seen and heard in a modal."""

import re

import pytest
from playwright.sync_api import Locator, expect

from bot import wording

from .visitor import DIRECT, LEADERS, PATIENCE_MS, Visitor

FITS = """(shown) => {
  const { top, bottom } = shown.getBoundingClientRect();
  const body = shown.closest(".view-body").getBoundingClientRect();
  return body.top <= top + 1 && bottom <= body.bottom + 1;
}"""
"""Whether the whole of something is seen in its modal."""

KEEPS_WHAT_IS_TOLD = """() => {
  const spoken = document.getElementById("spoken");
  window.told = [];
  new MutationObserver(() => window.told.push(spoken.textContent)).observe(spoken, { childList: true });
}"""
"""Keeps each state of the voice, one after another."""


def told(visitor: Visitor) -> Locator:
    """Return what was said last."""
    return visitor.page.locator("#spoken")


def told_in_dialog(visitor: Visitor) -> Locator:
    """Return what was said last while a modal was open."""
    return visitor.page.locator("#spoken-in-dialog")


@pytest.mark.parametrize("check", ["W1", "all", "well-led", "Long Term Plan", "DPIC"])
def test_consent_is_heard_to_its_end(check: str, visitor: Visitor) -> None:
    """Whichever self-check it is for; what must not be written is near its end."""
    visitor.opens(DIRECT)
    visitor.writes(f"check {check}")
    visitor.reads(wording.CONSENT_BEGIN, "thread")

    expect(told(visitor)).to_contain_text("Self-check: ")
    expect(told(visitor)).to_contain_text("nothing about patients")
    expect(told(visitor)).not_to_contain_text(wording.PAGE_MORE_TO_READ)


def test_of_a_card_that_changes_only_what_is_new_is_heard(visitor: Visitor) -> None:
    """That evidence was noted stands late on a long card."""
    visitor.opens(DIRECT)
    card = visitor.begins()
    expect(told(visitor)).to_contain_text("Question 1 of 4")
    card.get_by_role("button", name=wording.QUESTION_ADD).click()
    modal = visitor.modal()
    modal.locator("textarea").first.fill("Minutes of the board, July")
    modal.get_by_role("button", name=wording.NOTE_SAVE).click()
    expect(modal).to_be_hidden()

    expect(told(visitor)).to_contain_text(wording.question_evidence(1))
    expect(told(visitor)).not_to_contain_text("Why it is asked")


def test_the_same_words_are_heard_a_second_time(visitor: Visitor) -> None:
    """A voice that holds them already would say nothing."""
    page = visitor.opens(LEADERS)
    page.evaluate(KEEPS_WHAT_IS_TOLD)
    for count in (1, 2):
        visitor.writes("/kloe W1")

        page.wait_for_function("(count) => window.told.filter(Boolean).length === count", arg=count)

    first, second = (words for words in page.evaluate("window.told") if words)
    assert first == second
    assert page.evaluate("window.told.indexOf('')") >= 0


def test_neither_a_bar_nor_an_address_is_spelt_out(visitor: Visitor) -> None:
    """The words beside a bar say the same, and an address would be read sign by sign."""
    visitor.opens(DIRECT)
    visitor.begins()

    expect(told(visitor)).to_contain_text("Question 1 of 4 0 of 4 answered")
    expect(told(visitor)).to_contain_text("link")
    expect(told(visitor)).not_to_contain_text("http")


def test_that_a_team_is_closed_is_heard(visitor: Visitor) -> None:
    """And nothing of what stood on its card before."""
    page = visitor.opens(LEADERS)
    visitor.writes("/kloe team W1")
    card = page.locator("[data-target^='m:'][data-from=app]").last
    close = card.get_by_role("button", name=wording.TEAM_CLOSE)
    expect(close).to_be_visible(timeout=PATIENCE_MS)
    expect(told(visitor)).to_contain_text(wording.TEAM_OPENED)
    close.click()
    asks = page.locator("#ask")
    asks.get_by_role("button", name=wording.TEAM_CLOSE, exact=True).click()
    expect(card).to_contain_text(wording.TEAM_IS_CLOSED)

    expect(told(visitor)).to_contain_text(wording.TEAM_IS_CLOSED)
    expect(told(visitor)).not_to_contain_text("prompts of W1")


def test_where_something_was_shared_is_heard_and_leads_there(visitor: Visitor) -> None:
    """A channel is said by its name, which is pressed as in Slack."""
    visitor.finishes().get_by_role("button", name=wording.SHARE_SUMMARY).click()
    modal = visitor.modal()
    modal.get_by_label(wording.SHARE_CHANNEL).select_option(LEADERS)
    modal.get_by_role("button", name=wording.SHARE_SUMMARY).click()
    expect(modal).to_be_hidden()

    expect(told(visitor)).to_contain_text("#leadership")
    links = visitor.page.locator("main").get_by_role("link")
    expect(links.filter(has_text="https://kloe-playground.example.org/")).to_have_attribute(
        "href", re.compile(LEADERS)
    )
    links.filter(has_text="#leadership").last.click()
    visitor.reads("W1 Leadership capacity and capability")


def test_a_refusal_is_heard_again_where_the_focus_is_already(visitor: Visitor) -> None:
    """The second time the field has the focus, so that nothing would be read."""
    visitor.opens(DIRECT)
    visitor.begins().get_by_role("button", name=wording.QUESTION_ADD).click()
    modal = visitor.modal()
    missing = wording.page_write(wording.NOTE_WHAT)

    modal.get_by_role("button", name=wording.NOTE_SAVE).click()
    expect(modal.locator(".error").filter(has_text=missing)).to_be_visible()
    field = modal.locator("textarea").first
    expect(field).to_be_focused()
    field.evaluate("(field) => field.form.requestSubmit()")

    expect(told_in_dialog(visitor)).to_have_text(missing)
    visitor.finds_no_barrier()


def test_on_a_phone_the_reason_of_a_refusal_is_seen(visitor: Visitor) -> None:
    """It stands below its field, and not under the buttons."""
    visitor.looks(viewport={"width": 375, "height": 667})
    visitor.opens(DIRECT)
    visitor.begins().get_by_role("button", name=wording.QUESTION_ADD).click()
    modal = visitor.modal()

    modal.get_by_role("button", name=wording.NOTE_SAVE).click()

    reason = modal.locator(".error").filter(has_text=wording.page_write(wording.NOTE_WHAT))
    expect(reason).to_be_visible()
    assert reason.evaluate(FITS)


def test_a_modal_that_is_drawn_anew_stays_where_it_was_and_says_what_is_new(
    visitor: Visitor,
) -> None:
    """How much is to be shared stands below the preview."""
    visitor.looks(viewport={"width": 375, "height": 667})
    visitor.finishes().get_by_role("button", name=wording.SHARE_SUMMARY).click()
    modal = visitor.modal()
    extent = modal.get_by_label(wording.SHARE_EXTENTS["gaps"])
    extent.scroll_into_view_if_needed()
    before = modal.locator(".view-body").evaluate("(body) => body.scrollTop")

    extent.check()
    expect(modal).to_contain_text("not known: 4")

    assert modal.locator(".view-body").evaluate("(body) => body.scrollTop") == before
    expect(told_in_dialog(visitor)).to_contain_text("not known: 4")
    expect(told_in_dialog(visitor)).not_to_contain_text(wording.SHARE_CHANNEL)
