"""The focus comes back to what opened something, and is never nowhere."""

import pytest
from playwright.sync_api import Locator, Page, expect

from bot import wording

from .visitor import DIRECT, LEADERS, WARDS, Visitor

PHONE = {"width": 375, "height": 667}
MORE = "More for the message"


def own(page: Page) -> Locator:
    """Return what the person wrote last."""
    return page.locator("[data-list=messages] [data-from=person]").last


def is_somewhere(page: Page) -> bool:
    """Tell whether something has the focus, and can be seen."""
    return bool(
        page.evaluate(
            "document.activeElement !== document.body && document.activeElement.checkVisibility()"
        )
    )


@pytest.mark.parametrize("does", ["Edit message", "Delete message"])
def test_escape_from_a_question_about_a_message_goes_back_to_its_menu(
    does: str, visitor: Visitor
) -> None:
    """The menu is closed by then."""
    page = visitor.opens(DIRECT)
    visitor.writes("good morning")
    page.get_by_label("Close the thread").click()
    menu = own(page).get_by_label(MORE)
    menu.focus()
    page.keyboard.press("Enter")
    own(page).get_by_role("button", name=does).press("Enter")
    expect(page.locator("#ask")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.locator("#ask")).to_be_hidden()
    expect(menu).to_be_focused()
    expect(own(page).get_by_role("button", name=does)).to_be_hidden()


def test_an_edited_message_keeps_the_focus_on_its_menu(visitor: Visitor) -> None:
    """Although it is drawn anew, and Kloe answers anew."""
    page = visitor.opens(DIRECT)
    visitor.writes("what is talent?")
    visitor.reads("", "thread")
    page.get_by_label("Close the thread").click()
    own(page).get_by_label(MORE).click()
    own(page).get_by_role("button", name="Edit message").press("Enter")
    page.locator("#ask-typed").fill("who sponsors DPIC?")

    page.locator("#ask").get_by_role("button", name="Save").press("Enter")

    expect(own(page)).to_contain_text("(edited)")
    page.wait_for_timeout(300)
    expect(own(page).get_by_label(MORE)).to_be_focused()


@pytest.mark.parametrize("number", [0, 2], ids=["the first of three", "the last of three"])
def test_where_a_message_was_deleted_its_neighbour_gets_the_focus(
    number: int, visitor: Visitor
) -> None:
    """The next one, else the one before; or what stands in its place."""
    page = visitor.opens(DIRECT)
    for said in ("one", "two", "three"):
        visitor.playing.stand_in.sender.say("U0WARD", DIRECT, said)
        expect(own(page)).to_contain_text(said)
    lines = page.locator("[data-list=messages] .line")
    lines.nth(number).get_by_label(MORE).click()
    lines.nth(number).get_by_role("button", name="Delete message").press("Enter")

    page.locator("#ask").get_by_role("button", name="Delete").press("Enter")

    expect(lines).to_have_count(2)
    expect(lines.nth(min(number, 1)).get_by_label(MORE)).to_be_focused()


def test_a_question_that_is_deleted_with_its_answer_leaves_the_focus_beside_it(
    visitor: Visitor,
) -> None:
    """In the thread in which it stood alone."""
    page = visitor.opens(DIRECT)
    visitor.writes("what is talent?")
    visitor.reads("", "thread")
    asked = page.locator("[data-list=thread] [data-from=person]").first
    asked.get_by_label(MORE).click()
    asked.get_by_role("button", name="Delete message").press("Enter")

    page.locator("#ask").get_by_role("button", name="Delete").press("Enter")

    expect(page.locator("#ask")).to_be_hidden()
    page.wait_for_timeout(500)
    assert is_somewhere(page)


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}])
def test_home_begins_at_its_tab(viewport: dict[str, int], visitor: Visitor) -> None:
    """And a modal that was opened there goes back to its button, though Home is drawn anew."""
    page = visitor.looks(viewport=viewport)
    visitor.opens(DIRECT)
    tabs = page.get_by_role("navigation", name="Kloe")
    tabs.get_by_role("link", name="Home").press("Enter")
    expect(tabs.get_by_role("link", name="Home")).to_be_focused()
    sets = page.get_by_role("button", name=wording.HOME_SET_REMINDER)
    sets.press("Enter")
    modal = visitor.modal()
    modal.get_by_label(wording.REMINDERS_WHICH).select_option("w1")
    modal.get_by_label(wording.REMINDERS_OFTEN).select_option("week")
    modal.get_by_role("button", name=wording.REMINDERS_SAVE).click()
    expect(modal.get_by_role("button", name=wording.REMINDERS_SAVE)).to_be_hidden()
    expect(page.locator("[data-part=home]")).to_contain_text("every week", timeout=10_000)

    page.keyboard.press("Escape")

    expect(modal).to_be_hidden()
    expect(sets).to_be_focused()


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}])
def test_what_was_sent_is_left_to_where_it_was_opened(
    viewport: dict[str, int], visitor: Visitor
) -> None:
    """On a narrow screen that is in the menu, which is closed."""
    page = visitor.looks(viewport=viewport)
    visitor.opens(LEADERS)
    controls = page.locator("#controls > summary")
    if controls.is_visible():
        controls.click()
    page.get_by_role("link", name="What was sent").press("Enter")
    expect(page.get_by_role("heading", name="What was sent")).to_be_focused()

    page.get_by_label("Close what was sent").press("Enter")

    page.wait_for_url(lambda url: "panel" not in url)
    link = page.get_by_role("link", name="What was sent")
    expect(controls if controls.is_visible() else link).to_be_focused()


def test_a_shortcut_goes_back_to_the_menu_in_which_it_stands(visitor: Visitor) -> None:
    """Its modal is closed by Escape."""
    page = visitor.opens(LEADERS)
    visitor.writes("Our board never looks at the risk register")
    menu = own(page).get_by_label(MORE)
    menu.click()
    own(page).get_by_role("button", name="Which KLOE is this?").press("Enter")
    modal = visitor.modal()

    page.keyboard.press("Escape")

    expect(modal).to_be_hidden()
    expect(menu).to_be_focused()


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}])
def test_a_thread_is_left_to_what_it_began_with(viewport: dict[str, int], visitor: Visitor) -> None:
    """To the link that opens it again."""
    page = visitor.looks(viewport=viewport)
    visitor.opens(LEADERS)
    visitor.writes("@Kloe what are the four capabilities?")
    visitor.reads("Sources", "thread")

    page.get_by_label("Close the thread").press("Enter")

    expect(page.locator("#side-thread")).to_be_hidden()
    expect(page.get_by_role("link", name="1 reply")).to_be_focused()


def test_a_problem_that_is_dismissed_leaves_the_focus_in_the_field(visitor: Visitor) -> None:
    """Where one writes."""
    page = visitor.opens(WARDS)
    visitor.writes("@Kloe what are the four capabilities?")

    page.get_by_role("alert").get_by_role("button", name="Dismiss").press("Enter")

    expect(page.locator("#composer-main")).to_be_focused()
