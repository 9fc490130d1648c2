"""Direct messages: questions that people change or take back, and what they are offered."""

import pytest
from sqlalchemy import text

from bot import wording
from bot.domain.answer import Answer
from bot.domain.query import Question
from bot.kloe import Kloe
from bot.playground.faults import RateLimited
from bot.playground.server import StandIn

from .running import Running, place_of, shown

SUCCESSION = "what must our succession plan cover?"
CAPABILITIES = "what are the four capabilities?"
DETAILS = "what must a plan cover for NHS number 943 476 5919?"


def updates(running: Running, count: int) -> str:
    """Return what Kloe's one reply says, once it was changed so often."""
    running.wait_for(lambda: len(running.slack.calls_of("chat.update")) >= count)
    return shown(running.settled().post().blocks)


def test_details_that_an_edit_adds_take_the_answer_away(running: Running, slack: StandIn) -> None:
    """The reply says so in the same place, and they are kept nowhere."""
    asked = slack.sender.direct_message("U0WARD", SUCCESSION)
    before = running.post()

    slack.sender.edit(*place_of(asked), DETAILS)

    assert updates(running, 1) == wording.ABSTENTIONS["personal_data"]
    assert running.post().ts == before.ts
    with running.service.parts.database.read() as connection:
        rows = connection.execute(text("select way, text from requests order by id")).all()
    assert [tuple(row) for row in rows] == [("direct", None), ("edit", None)]


def test_details_that_an_edit_takes_out_bring_the_answer(running: Running, slack: StandIn) -> None:
    """As the reply asks people to do."""
    asked = slack.sender.direct_message("U0WARD", DETAILS)
    before = running.post()

    slack.sender.edit(*place_of(asked), SUCCESSION)

    assert "succession plan" in updates(running, 1)
    assert running.post().ts == before.ts


def test_of_two_edits_the_last_one_stands(running: Running, slack: StandIn) -> None:
    """In the order in which they were made."""
    asked = slack.sender.direct_message("U0WARD", CAPABILITIES)
    running.posts(1)

    slack.sender.edit(*place_of(asked), "is the well-led framework still current?")
    slack.sender.edit(*place_of(asked), SUCCESSION)

    assert "succession plan" in updates(running, 2)


def test_an_edit_that_comes_again_changes_the_reply_once(running: Running, slack: StandIn) -> None:
    """Slack sends again what it thinks was lost."""
    asked = slack.sender.direct_message("U0WARD", CAPABILITIES)
    running.posts(1)
    edited = slack.sender.edit(*place_of(asked), SUCCESSION)

    again = slack.sender.again(edited)

    assert again.acknowledged
    assert "succession plan" in updates(running, 1)
    assert len(slack.calls_of("chat.update")) == 1


def test_an_edited_follow_up_still_knows_its_subject(running: Running, slack: StandIn) -> None:
    """Its reply changes, and stays in the thread."""
    first = slack.sender.direct_message("U0WARD", "what does the plan say on senior executives?")
    running.posts(1)
    follow_up = slack.sender.direct_message(
        "U0WARD", "and for nurses in general?", thread_ts=first.ts
    )
    before = running.posts(2)[1]

    slack.sender.edit(*place_of(follow_up), "and for clinicians?")

    running.wait_for(lambda: slack.calls_of("chat.update"))
    after = running.settled().posts(2)[1]
    assert (after.ts, after.thread_ts) == (before.ts, first.ts)
    assert "clinicians" in shown(after.blocks)


def test_a_question_that_is_deleted_before_it_was_answered_gets_no_reply(
    running: Running, slack: StandIn
) -> None:
    """Slack had asked Kloe to wait, and meanwhile the person thought better of it."""
    slack.faults.add("chat.postMessage", RateLimited(1))
    asked = slack.sender.direct_message("U0WARD", SUCCESSION)
    running.wait_for(lambda: slack.calls_of("chat.postMessage"))

    slack.sender.delete(*place_of(asked))

    running.wait_for(lambda: running.service.parts.desk.waiting == 0)
    assert slack.workspace.posts_by_kloe() == ()
    assert len(slack.calls_of("chat.postMessage")) == 1


def test_a_question_whose_reply_is_gone_already_may_be_deleted(
    running: Running, slack: StandIn
) -> None:
    """Somebody else was faster; nothing breaks, and the next question is answered."""
    asked = slack.sender.direct_message("U0WARD", SUCCESSION)
    slack.sender.delete("D0WARD", running.post().ts)

    deleted = slack.sender.delete(*place_of(asked))

    assert deleted.acknowledged
    running.settled()
    slack.sender.direct_message("U0WARD", CAPABILITIES)
    assert len(running.posts(1)) == 1


def test_a_file_without_a_word_is_told_how_to_ask(running: Running, slack: StandIn) -> None:
    """A direct message is never met with silence."""
    slack.sender.direct_message("U0WARD", "", files=["plan.docx"])

    assert shown(running.post().blocks) == wording.ABSTENTIONS["empty"]


def test_two_people_do_not_know_of_each_other(running: Running, slack: StandIn) -> None:
    """Each has a conversation of their own with Kloe."""
    first = slack.sender.direct_message("U0WARD", "what does the plan say on senior executives?")
    running.posts(1)

    slack.sender.direct_message("U0PEOPLE", "and for clinicians?", thread_ts=first.ts)

    other = running.posts(2)[1]
    assert other.channel == "D0PEOPLE"
    assert "senior executives" not in shown(other.blocks)


def test_the_prompts_that_are_shown_are_those_that_are_written_down(
    running: Running, slack: StandIn
) -> None:
    """Four is as many as Slack shows."""
    slack.sender.open_app("U0WARD")

    running.wait_for(lambda: slack.workspace.prompts("D0WARD"))
    offered = [(one.title, one.message) for one in slack.workspace.prompts("D0WARD")]
    assert offered == [*wording.PROMPTS, wording.PROMPT_CHECK]
    assert slack.workspace.posts_by_kloe() == ()


@pytest.mark.parametrize("prompt", [question for _, question in wording.PROMPTS])
def test_each_prompt_is_really_answered(kloe: Kloe, prompt: str) -> None:
    """With a quotation; a first question that ends in a refusal would be the last one."""
    reply = kloe.ask(Question(text=prompt)).reply

    assert isinstance(reply, Answer)
    assert reply.citations


def test_no_status_is_shown_in_a_channel(running: Running, slack: StandIn) -> None:
    """Nor for a press or a command."""
    slack.sender.mention("U0WARD", "C0BOARD", SUCCESSION)
    slack.sender.command("U0WARD", "C0OPEN", SUCCESSION)
    running.whisper("U0WARD")

    running.posts(1)
    assert slack.calls_of("assistant.threads.setStatus") == ()
