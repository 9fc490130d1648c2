"""Where a person is on the page, and what they see, after something came."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .visitor import DIRECT, LEADERS, WARDS, Visitor

LONG = "though every ward manager was asked twice to have them done before the end of the quarter"
PHONE = {"width": 375, "height": 740}
ENLARGED = {"width": 640, "height": 400}
"""A screen of 1280 by 800 at 200 %."""


def is_seen(page: Page, shown: Locator) -> bool:
    """Tell whether the top of something lies between the head of the page and the field."""
    box, field = shown.bounding_box(), page.locator("#composer-main").bounding_box()
    assert box
    assert field
    return 0 <= box["y"] < field["y"]


def is_whole(page: Page, shown: Locator) -> bool:
    """Tell whether something is seen to its end in the conversation."""
    box, area = shown.bounding_box(), page.locator("#messages-scroll").bounding_box()
    assert box
    assert area
    return area["y"] <= box["y"] and box["y"] + box["height"] <= area["y"] + area["height"]


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 800}, PHONE, ENLARGED])
def test_each_answer_to_a_command_is_seen_from_its_beginning(
    visitor: Visitor, viewport: dict[str, int]
) -> None:
    """Also where the one before is longer than the page."""
    visitor.looks(viewport=viewport)
    page = visitor.opens(LEADERS)
    for code, named in (("W1", "W1 Leadership"), ("W5", "W5 Risk"), ("W6", "W6 Information")):
        visitor.writes(f"/kloe {code}")

        card = visitor.reads(f"{named}")
        page.wait_for_timeout(200)
        assert is_seen(page, card)


def test_enlarged_a_conversation_opens_at_its_end(visitor: Visitor) -> None:
    """With the field below it in view."""
    page = visitor.opens(LEADERS)
    for number in range(12):
        visitor.writes(f"our appraisals are late again, {number}")
    expect(page.locator("[data-list=messages] > li").last).to_contain_text("again, 11")

    page = visitor.looks(viewport=ENLARGED)
    visitor.opens(LEADERS)

    expect(page.locator("[data-list=messages] > li").last).to_be_in_viewport()
    expect(page.locator("#composer-main")).to_be_in_viewport()


def test_the_end_of_a_conversation_is_kept_beside_a_thread(visitor: Visitor) -> None:
    """What was written last stays in view while the column grows narrower."""
    page = visitor.opens(LEADERS)
    for number in range(12):
        visitor.writes(f"our appraisals are late again, {LONG} {number}")
    visitor.writes(f"@Kloe what are the four capabilities, {LONG}?")
    visitor.reads("Sources", "thread")
    visitor.opens(LEADERS)
    last = page.locator("[data-list=messages] > li").last
    assert is_whole(page, last)

    last.get_by_role("link", name="1 reply").click()

    visitor.reads("Sources", "thread")
    page.wait_for_timeout(200)
    assert is_whole(page, last)


def test_the_end_of_a_conversation_is_kept_when_its_last_message_grows(visitor: Visitor) -> None:
    """By the line that says how many replies it has."""
    page = visitor.opens(LEADERS)
    for number in range(12):
        visitor.writes(f"our appraisals are late again, {LONG} {number}")
    visitor.writes("@Kloe what are the four capabilities?")
    visitor.reads("Sources", "thread")

    last = page.locator("[data-list=messages] > li").last
    expect(last.get_by_role("link", name="1 reply")).to_be_visible()

    page.wait_for_timeout(200)
    assert is_whole(page, last)
    expect(page.locator(".talk .below")).to_be_hidden()


def test_the_menu_of_the_last_message_can_be_seen_whole(visitor: Visitor) -> None:
    """It opens at the end of the conversation."""
    page = visitor.opens(LEADERS)
    for number in range(12):
        visitor.writes(f"our appraisals are late again, {number}")
    last = page.locator("[data-list=messages] > li").last
    expect(last).to_contain_text("again, 11")

    last.locator("summary").click()

    page.wait_for_timeout(200)
    assert is_whole(page, last.get_by_text("Which KLOE is this?"))


def test_a_second_enter_answers_no_second_question(visitor: Visitor) -> None:
    """The focus goes to the card, so that the next question is read first."""
    page = visitor.opens(DIRECT)
    card = visitor.begins()
    level = card.locator("[data-action='check:answer:2']")
    level.focus()
    level.press("Enter")
    expect(card).to_contain_text("Question 2 of 4")

    page.keyboard.press("Enter")

    page.wait_for_timeout(500)
    expect(card).to_contain_text("Question 2 of 4")
    expect(card).to_contain_text("1 of 4 answered")


def test_kloe_is_invited_as_it_says(visitor: Visitor) -> None:
    """By Slack's own command; then it answers there."""
    visitor.opens(WARDS)
    visitor.writes("/invite @kloe")
    visitor.writes("@Kloe what are the four capabilities?")

    visitor.reads("System leadership skills", "thread")


def test_who_passes_over_people_by_key_becomes_none_of_them(visitor: Visitor) -> None:
    """Enter does."""
    page = visitor.opens(LEADERS)
    people = page.locator("#person")
    people.focus()
    people.press("ArrowDown")
    page.wait_for_timeout(300)
    assert "U0BOARD" not in page.url

    people.press("Enter")

    page.wait_for_url("**U0BOARD**")


def test_an_outage_is_told_and_ends(visitor: Visitor) -> None:
    """In an element of its own, so that it is heard as well."""
    page = visitor.opens(LEADERS)
    page.route("**/live*", lambda route: route.abort())
    visitor.writes("hello")
    expect(page.locator("#away")).to_be_visible(timeout=20_000)

    page.unroute("**/live*")

    expect(page.locator("#away")).to_be_hidden(timeout=20_000)
    visitor.complaints.clear()  # the browser itself tells of what it could not fetch
