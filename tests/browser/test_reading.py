"""How the page can be read and used: by keyboard, on a phone, enlarged, in the dark."""

import pytest
from playwright.sync_api import expect

from .visitor import BOARD, DIRECT, LEADERS, WARD, WARDS, Scheme, Visitor

FOUR = "@Kloe what are the four capabilities?"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_keeps_anybody_out(scheme: Scheme, visitor: Visitor) -> None:
    """The conversation, a thread, a modal, Home and what was sent, in the light and in the dark."""
    page = visitor.looks(color_scheme=scheme)
    visitor.opens(LEADERS)
    visitor.finds_no_barrier()
    visitor.writes(FOUR)
    visitor.reads("Sources", "thread")
    visitor.writes("/kloe list")
    visitor.reads("W8")
    visitor.finds_no_barrier()
    visitor.lines("thread").get_by_role("button", name="Show passage").first.click()
    visitor.modal()
    visitor.finds_no_barrier()
    page.keyboard.press("Escape")
    visitor.opens(DIRECT, more="&tab=home")
    visitor.finds_no_barrier()
    visitor.opens(DIRECT, more="&panel=sent")
    visitor.page.locator(".step summary").first.click()
    expect(page.locator(".step[open] pre")).to_contain_text('"')
    visitor.finds_no_barrier()


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [
        pytest.param(390, 780, 3, id="phone"),
        pytest.param(320, 640, 2, id="small phone"),
        pytest.param(640, 400, 2, id="enlarged to 200 %"),
    ],
)
def test_nothing_runs_off_a_narrow_window(
    width: int, height: int, scale: int, visitor: Visitor
) -> None:
    """Answers, threads, modals and the controls fit; the text is as large as it was."""
    page = visitor.looks(viewport={"width": width, "height": height}, device_scale_factor=scale)
    visitor.opens(LEADERS)
    assert not visitor.scrolls_sideways()
    visitor.writes(FOUR)
    answer = visitor.reads("Sources", "thread")
    assert not visitor.scrolls_sideways()
    answer.get_by_role("button", name="Show passage").first.click()
    box = visitor.modal().bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    page.keyboard.press("Escape")
    visitor.page.locator("#controls > summary").click()
    expect(page.get_by_label("You are the")).to_be_visible()
    assert not visitor.scrolls_sideways()
    visitor.finds_no_barrier()


def test_all_can_be_done_by_keyboard(visitor: Visitor) -> None:
    """From the link that skips to the conversation, through the field, to the button and back."""
    page = visitor.opens(WARDS)
    skip = page.get_by_text("Skip to the conversation")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "composer-main":
            break
    page.keyboard.type("/kloe list")
    page.keyboard.press("Enter")
    visitor.reads("W8")
    for _ in range(5):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    visitor.reads("W4.1")


def test_a_screen_reader_is_told_what_is_new(visitor: Visitor) -> None:
    """What Kloe says is put into a live region; what the person wrote is not."""
    page = visitor.opens(DIRECT)
    visitor.writes("what are the four capabilities?")
    visitor.reads("Sources", "thread")

    told = page.locator("#spoken")
    expect(told).to_contain_text("Kloe: ")
    expect(told).to_contain_text("System leadership skills")
    expect(told).not_to_contain_text("what are the four capabilities?")
    expect(told).to_have_attribute("aria-live", "polite")


def test_who_looks_can_be_changed(visitor: Visitor) -> None:
    """The board secretary sees the channel, and not what the ward manager wrote to Kloe alone."""
    page = visitor.opens(LEADERS)
    visitor.writes("Good morning from the ward")
    expect(page.locator("[data-list=messages]")).to_contain_text("Good morning")
    visitor.opens(DIRECT)
    visitor.writes("is it still current?")
    visitor.reads("", "thread")

    page.get_by_label("You are the").select_option(BOARD)

    page.wait_for_url(lambda url: BOARD in url)
    expect(page.locator("main")).to_contain_text("This is your conversation with Kloe")
    page.get_by_role("link", name="leadership").click()
    expect(page.locator("[data-list=messages]")).to_contain_text("Good morning from the ward")
    assert page.locator("body").get_attribute("data-user") == BOARD
    visitor.opens(LEADERS, WARD)


def test_a_draft_stays_where_it_was_begun(visitor: Visitor) -> None:
    """It is there after a look at another conversation, and gone once it is sent."""
    page = visitor.opens(LEADERS)
    page.locator("#composer-main").fill("Half a thought")

    visitor.opens(WARDS)
    expect(page.locator("#composer-main")).to_have_value("")
    visitor.opens(LEADERS)

    expect(page.locator("#composer-main")).to_have_value("Half a thought")


def test_another_conversation_is_marked_where_something_is_new(visitor: Visitor) -> None:
    """Until it is looked at."""
    page = visitor.opens(LEADERS)
    visitor.playing.stand_in.sender.say(BOARD, WARDS, "Are the rotas in?")

    mark = page.get_by_role("link", name="ward-managers").get_by_text("new")
    expect(mark).to_be_visible()
    page.get_by_role("link", name="ward-managers").click()

    expect(page.locator("main")).to_contain_text("Are the rotas in?")
    expect(page.locator(".new:visible")).to_have_count(0)
