"""What is to be pressed is in view when its card comes, and what is to be read from its beginning."""

import pytest
from playwright.sync_api import Locator, expect

from bot import wording

from .visitor import BOARD, DIRECT, LEADERS, PATIENCE_MS, Visitor

UNCOVERED = """(control) => {
  const { left, right, top, bottom } = control.getBoundingClientRect();
  const corners = [left + 4, right - 4].flatMap((x) => [[x, top + 4], [x, bottom - 4]]);
  return corners.every(([x, y]) => control.contains(document.elementFromPoint(x, y)));
}"""
"""Whether nothing lies over any corner of a control, and the pane's edge cuts none off."""

PRESSABLE = """(control) => {
  const { left, right, top, bottom } = control.getBoundingClientRect();
  return control.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
}"""
"""Whether a press in the middle of a control reaches it."""


def is_in_view(shown: Locator, end: str = "bottom") -> bool:
    """Tell whether an edge of something lies in the part of its pane that is seen."""
    return bool(
        shown.evaluate(
            """(shown, end) => {
              const at = shown.getBoundingClientRect()[end];
              const { top, bottom } = shown.closest(".scroll").getBoundingClientRect();
              return top <= at && at <= bottom;
            }""",
            end,
        )
    )


def asks_for_consent(visitor: Visitor) -> Locator:
    """Begin a self-check, and return the button that agrees to it."""
    visitor.opens(DIRECT)
    visitor.writes("check W1")
    visitor.reads(wording.CONSENT_BEGIN, "thread")
    visitor.page.wait_for_timeout(200)
    return visitor.lines("thread").last.get_by_role("button", name=wording.CONSENT_BEGIN)


@pytest.mark.parametrize(
    "viewport", [{"width": 1280, "height": 800}, {"width": 375, "height": 667}]
)
def test_a_question_is_in_view_with_its_answers(viewport: dict[str, int], visitor: Visitor) -> None:
    """Its heading and bar as well, on a phone too; the consent and the summary are read from their beginning."""
    page = visitor.looks(viewport=viewport)
    begin = asks_for_consent(visitor)
    card = visitor.lines("thread").last
    assert is_in_view(card, "top")

    begin.press("Enter")

    for number in range(1, 5):
        expect(card).to_contain_text(f"Question {number} of 4")
        page.wait_for_timeout(200)
        assert is_in_view(card, "top")
        assert is_in_view(card.locator("strong").filter(has_text=f"W1.{number}: ").first)
        assert is_in_view(card.locator("[data-action='check:answer:0']"))
        card.locator("[data-action='check:answer:0']").press("Enter")
    expect(card).to_contain_text(wording.SUMMARY_OWN, timeout=PATIENCE_MS)
    page.wait_for_timeout(200)
    assert is_in_view(card, "top")


@pytest.mark.parametrize("height", [600, 800])
def test_what_goes_on_below_is_shown_to_go_on(height: int, visitor: Visitor) -> None:
    """Where the buttons of the consent are below the pane, by however little, a button leads to them."""
    page = visitor.looks(viewport={"width": 1280, "height": height})
    begin = asks_for_consent(visitor)
    sign = page.locator("#side-thread .below button")
    expect(sign).to_be_visible()
    assert not is_in_view(begin)
    visitor.finds_no_barrier()

    sign.click()

    expect(sign).to_be_hidden()
    assert is_in_view(begin)
    expect(page.locator("#composer-thread")).to_be_focused()


def test_the_button_to_what_is_below_is_pressed_by_key(visitor: Visitor) -> None:
    """The focus goes to what it has scrolled, and on to the controls there."""
    page = visitor.looks(viewport={"width": 1280, "height": 600})
    begin = asks_for_consent(visitor)
    sign = page.locator("#side-thread .below button")
    page.keyboard.press("Shift+Tab")
    expect(sign).to_be_focused()

    page.keyboard.press("Enter")

    expect(sign).to_be_hidden()
    expect(page.locator("#thread-scroll")).to_be_focused()
    assert is_in_view(begin)


def test_nothing_covers_a_control_that_has_the_focus(visitor: Visitor) -> None:
    """Each button of a question on a phone, come to by key."""
    page = visitor.looks(viewport={"width": 375, "height": 667})
    visitor.opens(DIRECT)
    card = visitor.begins()
    expect(card).to_contain_text("Question 1 of 4")
    controls = card.locator("button.press")
    controls.first.focus()

    for number in range(controls.count()):
        expect(controls.nth(number)).to_be_focused()
        assert controls.nth(number).evaluate(UNCOVERED)
        page.keyboard.press("Tab")


def test_on_a_phone_the_button_to_what_is_below_leaves_the_others_to_be_pressed(
    visitor: Visitor,
) -> None:
    """It is an arrow in the corner; a screen reader has its words."""
    page = visitor.looks(viewport={"width": 375, "height": 667})
    visitor.opens(DIRECT)
    card = visitor.begins()
    card.locator("[data-action='check:answer:0']").click()
    expect(card).to_contain_text("Question 2 of 4")
    page.wait_for_timeout(200)

    sign = page.locator("#side-thread").get_by_role("button", name="More below")
    expect(sign).to_be_visible()
    page.locator("#thread-scroll").evaluate("(area) => { area.scrollTop += 8; }")
    in_view = [each for each in card.locator("button.press").all() if is_in_view(each)]
    assert in_view
    for control in in_view:
        assert control.evaluate(PRESSABLE)


@pytest.mark.parametrize("answers", [(0, 3, 3, 3), (3, 3, 3, 3)])
def test_a_short_summary_is_read_from_its_beginning(
    answers: tuple[int, ...], visitor: Visitor
) -> None:
    """However few gaps it has."""
    page = visitor.opens(DIRECT)
    card = visitor.begins()

    for number, answer in enumerate(answers, start=1):
        expect(card).to_contain_text(f"Question {number} of 4")
        card.locator(f"[data-action='check:answer:{answer}']").click()

    expect(card).to_contain_text(wording.SUMMARY_OWN, timeout=PATIENCE_MS)
    page.wait_for_timeout(200)
    assert is_in_view(card, "top")


@pytest.mark.parametrize(
    "viewport",
    [{"width": 1280, "height": 800}, {"width": 640, "height": 800}, {"width": 375, "height": 667}],
)
def test_after_evidence_was_saved_the_focused_button_is_in_view(
    viewport: dict[str, int], visitor: Visitor
) -> None:
    """The card does not go to its beginning."""
    page = visitor.looks(viewport=viewport)
    visitor.opens(DIRECT)
    card = visitor.begins()
    adds = card.get_by_role("button", name=wording.QUESTION_ADD)
    for count in (1, 2):
        adds.press("Enter")
        modal = visitor.modal()
        modal.locator("textarea").first.fill(f"Minutes of the board, {count}")
        modal.get_by_role("button", name=wording.NOTE_SAVE).press("Enter")
        expect(modal).to_be_hidden()
        expect(card).to_contain_text(wording.question_evidence(count))

        expect(adds).to_be_focused()
        page.wait_for_timeout(200)
        assert is_in_view(adds)
        assert is_in_view(adds, "top")


def test_what_shares_an_answer_is_in_view(visitor: Visitor) -> None:
    """Below other messages; first *Share in channel*, then *Post it*."""
    page = visitor.opens(LEADERS)
    for number in range(12):
        visitor.playing.stand_in.sender.say(BOARD, LEADERS, f"The rota is late again, {number}")
    visitor.writes("/kloe what are the four capabilities?")
    private = visitor.reads("Only visible to you")
    page.wait_for_timeout(200)
    share = private.get_by_role("button", name=wording.SHARE)
    assert is_in_view(share)

    share.press("Enter")

    posts = visitor.lines().get_by_role("button", name=wording.POST_NOW).last
    expect(posts).to_be_visible()
    page.wait_for_timeout(200)
    assert is_in_view(posts)


def test_a_question_that_follows_a_skipped_one_is_read_from_its_beginning(visitor: Visitor) -> None:
    """On a phone, where what was pressed stands below it; the focus is on what is seen."""
    page = visitor.looks(viewport={"width": 375, "height": 667})
    visitor.opens(DIRECT)
    card = visitor.begins()
    expect(card).to_contain_text("Question 1 of 4")

    card.get_by_role("button", name=wording.QUESTION_SKIP).press("Enter")

    expect(card).to_contain_text("Question 2 of 4")
    page.wait_for_timeout(200)
    assert is_in_view(card, "top")
    expect(card).to_be_focused()


def test_what_a_press_has_changed_of_a_long_card_is_in_view(visitor: Visitor) -> None:
    """That a team is closed stands at the end of its card, and is seen where it was pressed."""
    page = visitor.looks(viewport={"width": 375, "height": 667})
    visitor.opens(LEADERS)
    visitor.writes("/kloe team W1")
    visitor.reads(wording.TEAM_CLOSE)
    card = page.locator("[data-target^='m:'][data-from=app]").last

    card.get_by_role("button", name=wording.TEAM_CLOSE).press("Enter")
    page.locator("#ask-yes").press("Enter")

    closed = card.get_by_text(wording.TEAM_IS_CLOSED)
    expect(closed).to_be_visible()
    page.wait_for_timeout(200)
    assert is_in_view(closed)
    assert is_in_view(card.get_by_role("button", name=wording.TEAM_REOPEN))


@pytest.mark.parametrize(
    "viewport", [{"width": 1280, "height": 600}, {"width": 375, "height": 667}]
)
def test_a_thread_opens_anew_at_the_beginning_of_its_last_message(
    viewport: dict[str, int], visitor: Visitor
) -> None:
    """Where that has a list in it, as the consent has."""
    page = visitor.looks(viewport=viewport)
    asks_for_consent(visitor)

    page.reload()

    visitor.reads(wording.CONSENT_BEGIN, "thread")
    page.wait_for_timeout(200)
    assert is_in_view(visitor.lines("thread").last, "top")
