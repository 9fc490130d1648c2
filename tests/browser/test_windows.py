"""The page in windows of several sizes: no second scrollbar, and nothing that axe-core finds."""

import pytest
from playwright.sync_api import expect

from bot import wording

from .visitor import DIRECT, LEADERS, Visitor

HIGHER = "document.documentElement.scrollHeight > innerHeight"
each_window = pytest.mark.parametrize(
    "window",
    [{"width": 1280, "height": 800}, {"width": 640, "height": 800}, {"width": 375, "height": 667}],
)


@each_window
def test_a_window_has_no_second_scrollbar_and_no_barrier(
    window: dict[str, int], visitor: Visitor
) -> None:
    """In a conversation, a thread, the evidence dialog, a summary, Home and what was sent."""
    page = visitor.looks(viewport=window)

    def is_well() -> None:
        """Look at the page as it stands."""
        page.wait_for_timeout(100)
        assert not page.evaluate(HIGHER)
        visitor.finds_no_barrier()

    visitor.opens(LEADERS)
    is_well()
    visitor.opens(DIRECT)
    card = visitor.begins()
    expect(card).to_contain_text("Question 1 of 4")
    is_well()
    card.get_by_role("button", name=wording.QUESTION_ADD).click()
    visitor.modal()
    is_well()
    page.keyboard.press("Escape")
    visitor.opens(DIRECT, more="&tab=home")
    expect(page.locator("[data-part=home]")).to_contain_text(wording.HOME_TITLE)
    is_well()
    visitor.opens(DIRECT, more="&panel=sent")
    is_well()


@each_window
def test_what_is_hidden_leaves_the_page_its_heading_and_its_main_part(
    window: dict[str, int], visitor: Visitor
) -> None:
    """Beside a thread and beside what was sent."""
    page = visitor.looks(viewport=window)
    visitor.opens(LEADERS)
    visitor.writes("@Kloe what are the four capabilities?")
    visitor.reads("Sources", "thread")
    for more in ("", "&panel=sent"):
        if more:
            visitor.opens(LEADERS, more=more)
        expect(page.get_by_role("main")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_have_count(1)


@each_window
def test_a_summary_has_no_second_scrollbar_and_no_barrier(
    window: dict[str, int], visitor: Visitor
) -> None:
    """It is the longest card, and has a menu."""
    page = visitor.looks(viewport=window)

    visitor.finishes()

    assert not page.evaluate(HIGHER)
    visitor.finds_no_barrier()


def test_what_kloe_sends_as_a_header_is_a_heading_below_that_of_its_place(
    visitor: Visitor,
) -> None:
    """On Home and in a conversation; bold text is none, as in Slack."""
    header = {"type": "header", "text": {"type": "plain_text", "text": "My self-checks"}}
    bold = {"type": "section", "text": {"type": "mrkdwn", "text": "*No heading*"}}
    page = visitor.opens(DIRECT, more="&tab=home")
    home = page.locator("[data-part=home]")
    expect(home.get_by_role("heading", name=wording.HOME_TITLE, level=3)).to_be_visible()

    view = {"type": "home", "blocks": [header, bold]}
    visitor.playing.stand_in.workspace.views.publish("U0WARD", view)

    expect(home).to_contain_text("No heading")
    expect(home.get_by_role("heading")).to_have_count(1)
    expect(page.get_by_role("heading", name="My self-checks", level=3)).to_be_visible()
    expect(page.get_by_role("heading", name="Kloe APP", level=2)).to_be_visible()
    visitor.finds_no_barrier()
