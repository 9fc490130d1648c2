"""The playground is away for a while, and comes back."""

from playwright.sync_api import Locator, Page, expect

from .visitor import LEADERS, Visitor

AWAY = "The playground does not answer. Is Kloe still running?"
LONG_MS = 20_000


def goes_away(page: Page) -> None:
    """Let nothing be answered any more."""
    page.route("**/live*", lambda route: route.abort())
    page.route("**/do/*", lambda route: route.abort())
    page.evaluate("document.dispatchEvent(new Event('refresh'))")


def comes_back(page: Page) -> None:
    """Let all be answered again."""
    page.unroute("**/live*")
    page.unroute("**/do/*")


def is_kept(control: Locator, visitor: Visitor) -> None:
    """Look whether the focus stays on a control while the playground is begun again."""
    page = visitor.page
    page.evaluate("document.body.dataset.old = 'yes'")
    control.focus()
    goes_away(page)
    visitor.playing.start_again()
    page.wait_for_timeout(500)
    comes_back(page)
    expect(page.locator("body")).not_to_have_attribute("data-old", "yes", timeout=LONG_MS)
    expect(control).to_be_focused()
    page.wait_for_timeout(200)
    visitor.complaints.clear()  # the browser itself tells of what it could not fetch


def test_the_focus_stays_where_it_was_when_the_playground_was_begun_again(
    visitor: Visitor,
) -> None:
    """Although the page is loaded anew."""
    page = visitor.opens(LEADERS)

    is_kept(page.locator("#person"), visitor)
    is_kept(page.get_by_role("button", name="+1 week"), visitor)
    is_kept(page.get_by_role("link", name="ward-managers"), visitor)
    is_kept(page.locator("#composer-main"), visitor)


def test_that_the_playground_is_away_is_said_once(visitor: Visitor) -> None:
    """What was not sent is said beside it, and both are gone when it is back."""
    page = visitor.opens(LEADERS)
    goes_away(page)
    visitor.writes("hello")
    expect(page.locator("#away")).to_be_visible(timeout=LONG_MS)
    problem = page.locator("#problem")
    expect(problem).to_contain_text("This was not sent.")
    expect(page.get_by_text(AWAY)).to_have_count(1)
    expect(page.locator("#composer-main")).to_have_value("hello")

    comes_back(page)

    expect(page.locator("#away")).to_be_hidden(timeout=LONG_MS)
    expect(problem).to_be_empty()
    visitor.complaints.clear()  # the browser itself tells of what it could not fetch
