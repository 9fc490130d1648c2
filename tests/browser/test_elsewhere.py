"""What Kloe writes where the person does not look is told to them, with a way there."""

import pytest
from playwright.sync_api import expect

from bot import wording

from .visitor import DIRECT, LEADERS, Visitor

PHONE = {"width": 375, "height": 667}
BELOW_75_REM = {"width": 1100, "height": 800}
IN_CONVERSATION = "Kloe wrote in the conversation."
IN_DIRECT = "Kloe wrote to you in its direct messages."


@pytest.mark.parametrize("viewport", [PHONE, BELOW_75_REM])
def test_what_comes_into_the_hidden_conversation_is_told_in_the_thread(
    viewport: dict[str, int], visitor: Visitor
) -> None:
    """By a notice that shows it, and to a screen reader."""
    page = visitor.looks(viewport=viewport)
    card = visitor.finishes()
    notice = page.locator("#elsewhere-thread")
    expect(notice).to_be_hidden()
    visitor.playing.stand_in.sender.say("U0WARD", DIRECT, "Not from Kloe")

    card.get_by_role("button", name=wording.EXPORT, exact=True).click()

    expect(notice).to_contain_text(IN_CONVERSATION)
    expect(page.locator("#spoken")).to_contain_text(IN_CONVERSATION)
    visitor.finds_no_barrier()
    notice.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#side-thread")).to_be_hidden()
    last = visitor.lines().last
    expect(last).to_be_in_viewport()
    expect(last).to_be_focused()
    assert "thread" not in page.url


def test_beside_a_thread_on_a_wide_screen_keys_lead_to_what_came(visitor: Visitor) -> None:
    """In a few steps, since it is far from what was pressed; who sees it is not told twice."""
    page = visitor.page
    exports = visitor.finishes().get_by_role("button", name=wording.EXPORT, exact=True)
    before = visitor.lines().count()
    exports.focus()

    page.keyboard.press("Enter")

    expect(visitor.lines()).to_have_count(before + 1)
    expect(page.locator("#spoken")).to_contain_text(IN_CONVERSATION)
    notice = page.locator("#elsewhere-thread")
    assert notice.evaluate("(notice) => notice.offsetHeight") == 1
    visitor.finds_no_barrier()
    for _ in range(6):
        page.keyboard.press("Tab")
        if notice.evaluate("(notice) => notice.contains(document.activeElement)"):
            break
    expect(notice.get_by_role("button")).to_be_in_viewport(ratio=0.99)
    page.keyboard.press("Enter")
    expect(visitor.lines().last).to_be_focused()
    expect(page.locator("#side-thread")).to_be_visible()
    expect(notice).to_be_hidden()


def test_who_writes_beside_a_thread_is_not_told_where_they_write(visitor: Visitor) -> None:
    """They are there."""
    page = visitor.opens(LEADERS)
    visitor.writes("@Kloe what are the four capabilities?")
    visitor.reads("Sources", "thread")

    visitor.writes("/kloe list")

    visitor.reads("W8")
    expect(page.locator("#spoken")).to_contain_text("W8")
    expect(page.locator("#spoken")).not_to_contain_text(IN_CONVERSATION)
    expect(page.locator("#elsewhere-thread")).to_be_hidden()


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}])
@pytest.mark.parametrize("pressed", [wording.HOME_SUMMARY, wording.HOME_EXPORT])
def test_what_home_writes_into_the_direct_messages_is_told_on_home(
    pressed: str, viewport: dict[str, int], visitor: Visitor
) -> None:
    """With a link to it; until then nothing is told."""
    visitor.finishes()
    page = visitor.looks(viewport=viewport)
    visitor.opens(DIRECT, more="&tab=home")
    home = page.get_by_role("region", name="Kloe's Home")
    expect(home).to_contain_text(wording.HOME_TITLE)
    notice = page.locator("#elsewhere")
    expect(notice).to_be_hidden()

    home.get_by_role("button", name=pressed).first.click()

    expect(notice).to_contain_text(IN_DIRECT)
    expect(notice).to_be_in_viewport()
    expect(home.get_by_role("button", name=pressed).first).to_be_in_viewport(ratio=0.99)
    expect(page.locator("#spoken")).to_contain_text(IN_DIRECT)
    visitor.finds_no_barrier()
    home.get_by_role("button").last.focus()
    page.keyboard.press("Tab")
    expect(notice.get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(visitor.lines().last).to_be_focused()


def test_a_long_message_to_which_a_notice_leads_is_seen_from_its_beginning(
    visitor: Visitor,
) -> None:
    """It has the focus, and is longer than a phone shows."""
    page = visitor.looks(viewport=PHONE)
    visitor.opens(LEADERS)
    visitor.writes("/kloe team W1")
    visitor.reads(wording.TEAM_CLOSE).get_by_role("button", name=wording.TEAM_JOIN).click()

    page.locator("#elsewhere").get_by_role("link").click()

    consent = visitor.reads(wording.CONSENT_BEGIN)
    expect(consent).to_be_focused()
    expect(consent.locator(".line-head")).to_be_in_viewport()
