"""Self-checks that others come to see: a summary that is shared, and a team's."""

from playwright.sync_api import expect

from bot import wording

from .visitor import BOARD, DIRECT, LEADERS, PATIENCE_MS, Visitor


def test_a_summary_is_shared_as_it_was_previewed(visitor: Visitor) -> None:
    """Where more is to be shared, the preview shows it first; another person reads it."""
    visitor.finishes().get_by_role("button", name=wording.SHARE_SUMMARY).click()
    modal = visitor.modal()
    expect(modal).to_contain_text(wording.SHARE_PREVIEW)
    visitor.finds_no_barrier()
    modal.get_by_label(wording.SHARE_CHANNEL).select_option(LEADERS)

    modal.get_by_text(wording.SHARE_EXTENTS["gaps"], exact=True).click()
    expect(modal).to_contain_text("not known: 4")
    expect(modal.get_by_label(wording.SHARE_CHANNEL)).to_have_value(LEADERS)
    modal.get_by_role("button", name=wording.SHARE_SUMMARY).click()

    expect(modal).to_be_hidden()
    visitor.opens(LEADERS, BOARD)
    visitor.reads("W1 Leadership capacity and capability")


def test_an_answer_is_edited_from_the_summarys_menu(visitor: Visitor) -> None:
    """A menu of all answers; the summary comes again after the new one."""
    card = visitor.finishes()
    menu = card.locator("select[data-action^='check:edit']")

    menu.select_option(index=2)

    expect(card).to_contain_text(wording.question_changing(2, 4))
    card.locator("[data-action='check:answer:2']").click()
    expect(card).to_contain_text(wording.SUMMARY_OWN)


def test_a_team_goes_through_a_self_check_and_closes_it(visitor: Visitor) -> None:
    """Somebody opens it, joins from the channel, and closes it once they have said yes."""
    page = visitor.opens(LEADERS)
    visitor.writes("/kloe team W1")
    card = page.locator("[data-target^='m:'][data-from=app]").last
    expect(card.get_by_role("button", name=wording.TEAM_JOIN)).to_be_visible(timeout=PATIENCE_MS)
    visitor.finds_no_barrier()
    card.get_by_role("button", name=wording.TEAM_JOIN).click()
    expect(page.get_by_role("link", name="Kloe").get_by_text("new")).to_be_visible()

    close = card.get_by_role("button", name=wording.TEAM_CLOSE)
    close.click()
    asks = page.locator("#ask")
    expect(asks).to_contain_text(wording.TEAM_CLOSE_TITLE)
    visitor.finds_no_barrier()
    asks.get_by_role("button", name=wording.TEAM_KEEP_OPEN).click()
    expect(close).to_be_visible()
    close.click()
    asks.get_by_role("button", name=wording.TEAM_CLOSE, exact=True).click()

    expect(card).to_contain_text(wording.TEAM_IS_CLOSED)


def test_evidence_is_removed_only_after_a_yes(visitor: Visitor) -> None:
    """What was noted is listed, due dates too; no leaves it there."""
    visitor.opens(DIRECT)
    card = visitor.begins()
    card.get_by_role("button", name=wording.QUESTION_ADD).click()
    modal = visitor.modal()
    modal.locator("textarea").first.fill("Minutes of the board, July")
    modal.locator("input[type=date]").fill("2030-03-01")
    modal.get_by_role("button", name=wording.NOTE_SAVE).click()
    expect(modal).to_be_hidden()

    visitor.opens(DIRECT)
    visitor.writes("evidence")
    listed = visitor.reads("Minutes of the board, July", "thread")
    expect(listed).to_contain_text("1 March 2030")
    visitor.finds_no_barrier()
    remove = listed.locator("[data-confirm]").first
    remove.click()
    visitor.page.keyboard.press("Escape")
    expect(listed).to_contain_text("Minutes of the board")
    remove.click()
    visitor.page.locator("#ask").get_by_role("button", name=wording.NOTE_REMOVE_YES).click()
    expect(visitor.lines("thread").last).not_to_contain_text("Minutes of the board, July")
