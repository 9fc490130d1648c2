"""A summary that its person shares: exactly what was previewed, once, and told to the person."""

import pytest
from selfcheck.made import REASON

from bot import wording
from bot.domain.selfcheck import ItemId, Level
from bot.playground.faults import Drop, Hang, RateLimited, Refuse
from bot.playground.payloads import payload_errors
from bot.playground.server import StandIn
from bot.selfcheck.summary import summary_of
from bot.slack.checks.share_view import share_view
from bot.slack.checks.shared_summary import Previewed, shared_summary
from bot.slack.tries import MAX_RESPONSE_TRIES
from bot.store import people
from bot.store.runs import runs_of
from slack.running import Running, shown

from .answering import PERSON, Person, text_of
from .made import check_of, run_of
from .sharing import BOARD, GAPS, bare, chooses, opened, posted, preview, seen, sends


def test_what_is_posted_is_what_was_previewed(running: Running, slack: StandIn) -> None:
    """In the person's name, with no id of the run and no button."""
    person = Person(slack, running)
    view = opened(person)
    before = preview(view)
    assert posted(slack) == ()

    sends(person, view, BOARD)

    (post,) = posted(slack)
    (run,) = runs_of(running.service.parts.database, PERSON)
    assert [bare(block) for block in post.blocks] == before
    assert "Shared by ward manager, by their own choice." in text_of(post)
    assert "not a judgement by CQC" in text_of(post)
    assert run.id not in repr(post)
    assert PERSON not in repr(post.blocks)
    assert "Gaps" not in text_of(post)
    receipt = text_of(person.card())
    assert "London time: your summary (counts per theme only)" in receipt
    assert post.ts.replace(".", "") in receipt


def test_a_choice_of_how_much_is_previewed_at_once(running: Running, slack: StandIn) -> None:
    """With the place that was chosen, so that one press of Share posts it."""
    person = Person(slack, running)
    view = opened(person)

    chooses(person, view, "gaps", BOARD)

    again = seen(person)
    assert again.id == view.id
    assert "not known: " in shown(again.blocks)
    assert wording.SHARE_CHANGED not in shown(again.blocks)
    before = preview(again)
    sends(person, again, {})
    (post,) = posted(slack)
    assert [bare(block) for block in post.blocks] == before


def test_a_choice_that_is_taken_back_shows_the_counts_again(
    running: Running, slack: StandIn
) -> None:
    """The last choice counts."""
    person = Person(slack, running)
    view = opened(person)
    before = preview(view)

    chooses(person, view, "gaps")
    chooses(person, seen(person), "counts")

    assert preview(seen(person)) == before


def test_a_choice_in_a_modal_that_was_closed_says_nothing(running: Running, slack: StandIn) -> None:
    """Whoever closes it wants no more of it."""
    person = Person(slack, running)
    view = opened(person)
    before = person.cards()
    slack.sender.close_view(person.user, view.id)

    sent = chooses(person, view, "gaps")

    assert sent.acknowledged
    assert slack.workspace.open_modal(person.user) is None
    assert person.cards() == before


def test_a_choice_of_what_is_no_longer_kept_says_so(running: Running, slack: StandIn) -> None:
    """In the modal, where the person looks."""
    person = Person(slack, running)
    view = opened(person)
    people.erase(running.service.parts.database, PERSON, [])

    chooses(person, view, "gaps")

    assert wording.CARD_GONE in shown(seen(person).blocks)


def test_the_gaps_are_shared_only_after_their_preview(running: Running, slack: StandIn) -> None:
    """Where the preview came too late the first press shows them; the second posts them."""
    person = Person(slack, running)
    view = opened(person)

    sends(person, view, {**BOARD, **GAPS})
    assert posted(slack) == ()
    again = seen(person)
    assert wording.SHARE_CHANGED in shown(again.blocks)
    before = preview(again)
    sends(person, again, {})

    (post,) = posted(slack)
    assert [bare(block) for block in post.blocks] == before
    assert "not known: " in text_of(post)


def test_an_answer_that_changed_meanwhile_is_previewed_anew(
    running: Running, slack: StandIn
) -> None:
    """What stands in the modal is what is posted, always."""
    person = Person(slack, running)
    view = opened(person)
    (run,) = runs_of(running.service.parts.database, PERSON)
    done = person.card()
    slack.sender.click(PERSON, done, "check:edit:0", value=f"{run.id}|{run.items[0]}")
    running.settled()
    person.presses(person.card(done.ts), "answer", 3)

    sends(person, view, BOARD)

    assert posted(slack) == ()
    assert wording.SHARE_CHANGED in shown(seen(person).blocks)


def test_a_modal_that_is_sent_twice_posts_once(running: Running, slack: StandIn) -> None:
    """Slack sends it again where the acknowledgement is lost."""
    person = Person(slack, running)
    sent = sends(person, opened(person), BOARD)

    slack.sender.again(sent)
    running.settled()

    assert len(posted(slack)) == 1


@pytest.mark.parametrize(
    ("fault", "said"),
    [(RateLimited(1), "Shared on"), (Refuse("channel_not_found"), wording.SHARE_UNKNOWN)],
)
def test_a_receipt_that_waits_posts_nothing_again(
    running: Running, slack: StandIn, fault: RateLimited | Refuse, said: str
) -> None:
    """The summary is there; only the receipt is tried again."""
    person = Person(slack, running)
    view = opened(person)
    slack.faults.add("chat.getPermalink", Hang(1))
    slack.sender.submit(person.user, view.id, BOARD)
    running.wait_for(lambda: len(posted(slack)) == 1 and slack.faults.waiting == 0)
    slack.faults.add("chat.postMessage", fault)

    running.wait_for(lambda: said in text_of(person.card()))

    assert slack.faults.waiting == 0
    assert len(posted(slack)) == 1


def test_while_slack_is_away_it_is_tried_for_longer_than_a_card(
    running: Running, slack: StandIn
) -> None:
    """The modal is closed by then, so that nobody would press once more."""
    person = Person(slack, running)
    view = opened(person)
    colleague = {"share_person": {"share_person": {"selected_user": "U0BOARD"}}}
    slack.faults.add("users.info", Drop(done=False), times=MAX_RESPONSE_TRIES)

    slack.sender.submit(person.user, view.id, colleague)

    running.wait_for(lambda: len(posted(slack, slack.workspace.im_of("U0BOARD"))) == 1)


def test_what_slack_does_not_confirm_is_not_posted_again(running: Running, slack: StandIn) -> None:
    """The person is asked to look."""
    person = Person(slack, running)
    view = opened(person)
    slack.faults.add("chat.postMessage", Drop(done=True))

    sends(person, view, BOARD)

    assert len(posted(slack)) == 1
    assert text_of(person.card()) == wording.SHARE_UNKNOWN


def test_nobody_shares_what_is_somebody_elses(running: Running, slack: StandIn) -> None:
    """Whatever run a button names."""
    person = Person(slack, running)
    done = person.answers_all(person.begins("W1"))

    slack.sender.click("U0BOARD", done, "check:share:0")
    running.settled()

    view = slack.workspace.open_modal("U0BOARD")
    assert view
    assert wording.CARD_GONE in shown(view.blocks)


@pytest.mark.parametrize("what", ["counts", "gaps"])
def test_any_self_check_fits(what: str) -> None:
    """Into a message and into the modal; what is left out is counted."""
    check = check_of(100, question="Is " + "& <board> " * 29 + "there?")
    levels: dict[ItemId, Level] = dict.fromkeys(check.by_id, "dont_know")
    run = run_of(levels, items=tuple(check.by_id))
    name = "<!channel> " * 18

    reasons = {
        item: REASON.model_copy(update={"document": item, "currency": f"{item}: " + "gone & " * 30})
        for item in check.by_id
    }
    summary = summary_of(check, run, earlier=(), notes=())

    message = shared_summary(summary, reasons, name, "gaps" if what == "gaps" else "counts")
    view = share_view(Previewed("run", name, what, ""), message)

    payload = {"text": message.text, "blocks": list(message.blocks)}
    assert payload_errors("message", payload) == ()
    assert payload_errors("modal", view) == ()
    assert ("of 100 gaps shown" in shown(message.blocks)) == (what == "gaps")
