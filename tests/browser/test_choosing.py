"""Menus that act as soon as something is chosen, gone through by key and by mouse."""

import pytest
from playwright.sync_api import Locator, expect

from bot import wording
from bot.playground.identity import BOT_ID, BOT_USER_ID
from bot.playground.messages import Message

from .visitor import LEADERS, Visitor

HOW = "Press Enter to choose."


def edits(card: Locator) -> Locator:
    """Return the menu of a summary in which an answer is chosen to be changed."""
    return card.locator("select[data-action^='check:edit']")


def test_keys_pass_over_the_choices_of_a_menu_and_enter_takes_one(visitor: Visitor) -> None:
    """Arrows and letters choose nothing yet; the page and a screen reader say what does."""
    card = visitor.finishes()
    menu = edits(card)
    menu.focus()
    for _ in range(3):
        menu.press("ArrowDown")
    visitor.page.wait_for_timeout(300)
    expect(card).to_contain_text(wording.SUMMARY_OWN)
    expect(card.get_by_text("Press Enter to choose")).to_be_visible()
    expect(menu).to_have_accessible_description(HOW)
    visitor.finds_no_barrier()

    menu.press("Enter")

    expect(card).to_contain_text(wording.question_changing(3, 4))


def test_whoever_leaves_a_menu_without_enter_has_chosen_nothing(visitor: Visitor) -> None:
    """By Tab or by Escape; then the menu stands as it did at first."""
    card = visitor.finishes()
    menu = edits(card)
    for leave in ("Tab", "Escape"):
        menu.focus()
        menu.press("ArrowDown")
        expect(menu).not_to_have_value("")

        menu.press(leave)

        expect(menu).to_have_value("")
        expect(card).to_contain_text(wording.SUMMARY_OWN)


def test_a_menu_in_a_modal_of_which_kloe_is_told_waits_for_enter_too(visitor: Visitor) -> None:
    """One that is sent with its modal says nothing of Enter."""
    visitor.finishes().get_by_role("button", name=wording.SHARE_SUMMARY).click()
    modal = visitor.modal()
    menus = modal.locator("select")

    for menu in menus.all():
        is_told = menu.evaluate("menu => menu.closest('.input').dataset.dispatch === 'yes'")
        described = menu.get_attribute("aria-describedby") or ""
        assert ("choose-how" in described) == is_told
    menus.first.focus()
    menus.first.press("ArrowDown")
    expect(modal).to_be_visible()
    expect(menus.first).not_to_have_value("")


def test_the_chooser_of_who_one_is_says_how_it_is_used(visitor: Visitor) -> None:
    """As every other menu that acts at once."""
    page = visitor.opens(LEADERS)

    expect(page.locator("#person")).to_have_accessible_description(HOW)


@pytest.mark.parametrize("kind", ["users_select", "conversations_select", "channels_select"])
def test_a_menu_of_people_or_places_in_a_message_waits_for_enter_too(
    kind: str, visitor: Visitor
) -> None:
    """Kloe is told of one choice only: the one that Enter takes."""
    page = visitor.opens(LEADERS)
    menu = {"type": kind, "action_id": "whom", "placeholder": {"type": "plain_text", "text": "Who"}}
    blocks = ({"type": "actions", "block_id": "who", "elements": [menu]},)
    stand_in = visitor.playing.stand_in
    stand_in.workspace.log.add(Message(LEADERS, BOT_USER_ID, "Who", bot_id=BOT_ID, blocks=blocks))
    chooser = page.get_by_label("Who")
    expect(chooser).to_have_accessible_description(HOW)
    chooser.focus()

    for _ in range(2):
        chooser.press("ArrowDown")
    page.wait_for_timeout(300)
    assert not [each for each in stand_in.deliveries if each.kind == "interaction"]

    with page.expect_response("**/do/press"):
        chooser.press("Enter")
