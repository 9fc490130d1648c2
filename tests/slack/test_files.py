"""Files that Kloe hands over, and what the doctor says of permissions that may be withheld."""

import pytest

from bot.errors import SlackRefused
from bot.playground.faults import UPLOAD, Refuse
from bot.playground.identity import DEFAULT_SCOPES, OPTIONAL_SCOPES
from bot.playground.server import StandIn
from bot.slack.checkup import check_bot_token
from bot.slack.files import File, Files
from bot.slack.web import SlackApi

FILE = File("a <b>.csv", "Title", "Réponse,1\n".encode())


def api_of(slack: StandIn) -> SlackApi:
    """Return the way to Slack."""
    return SlackApi(slack.api_url, slack.workspace.bot_token)


def test_a_file_is_handed_over_with_its_comment(slack: StandIn) -> None:
    """No mark-up in the comment is read as such."""
    slack.workspace.scopes = DEFAULT_SCOPES | OPTIONAL_SCOPES

    Files(api_of(slack)).hand_over("D0WARD", FILE, "Yours, <!channel>")

    (post,) = slack.workspace.posts_by_kloe()
    assert post.text == "Yours, &lt;!channel&gt;"
    assert slack.workspace.files.content(str(post.files[0]["id"])) == FILE.content


def test_bytes_that_are_not_taken_are_a_refusal(slack: StandIn) -> None:
    """And no file is shown."""
    slack.workspace.scopes = DEFAULT_SCOPES | OPTIONAL_SCOPES
    slack.faults.add(UPLOAD, Refuse("nope"))

    with pytest.raises(SlackRefused):
        Files(api_of(slack)).hand_over("D0WARD", FILE, "Yours")

    assert slack.workspace.posts_by_kloe() == ()


@pytest.mark.parametrize(
    ("granted", "says"),
    [
        (DEFAULT_SCOPES, "not granted, and not needed: files:write"),
        (DEFAULT_SCOPES | OPTIONAL_SCOPES, "all seven permissions are there"),
    ],
)
def test_the_doctor_calls_nothing_missing_that_may_be_withheld(
    slack: StandIn, granted: frozenset[str], says: str
) -> None:
    """It says what is done instead."""
    slack.workspace.scopes = granted

    check = next(one for one in check_bot_token(api_of(slack)) if one.name == "scopes")

    assert check.passes
    assert says in check.says
