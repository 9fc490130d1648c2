"""Files that Kloe hands over."""

from typing import Any

import pytest

from bot import wording
from bot.playground.faults import UPLOAD, RateLimited
from bot.playground.identity import DEFAULT_SCOPES, OPTIONAL_SCOPES
from bot.playground.people import Channel
from bot.playground.server import StandIn

from .callers import Caller, RecordingApp

SHEET = "Réponse,1\n".encode()


@pytest.fixture(autouse=True)
def granted(slack: StandIn) -> None:
    """Let the workspace grant what is optional."""
    slack.workspace.scopes = DEFAULT_SCOPES | OPTIONAL_SCOPES


def promised(caller: Caller, name: str = "my answers.csv", size: int = len(SHEET)) -> Any:
    """Ask for an address."""
    return caller.form("files.getUploadURLExternal", filename=name, length=str(size))


def uploaded(caller: Caller) -> str:
    """Bring a file, and return its id."""
    answer = promised(caller)
    assert caller.pool.request("POST", answer["upload_url"], body=SHEET).status == 200
    return str(answer["file_id"])


def fetched(slack: StandIn, caller: Caller, address: str) -> Any:
    """Fetch a file as an app that may read files; return the status and the bytes."""
    slack.workspace.scopes |= {"files:read"}
    headers = {"Authorization": f"Bearer {caller.token}"} if caller.token else {}
    answer = caller.pool.request("GET", address, headers=headers)
    return answer.status, answer.data


def test_a_file_appears_as_a_message_by_kloe(slack: StandIn, caller: Caller) -> None:
    """With its comment, in the thread that is named; it can be fetched."""
    root = caller.json("chat.postMessage", channel="D0WARD", text="Your result")["ts"]
    file_id = uploaded(caller)

    answer = caller.json(
        "files.completeUploadExternal",
        files=[{"id": file_id, "title": "My answers"}],
        channel_id="D0WARD",
        initial_comment="Here they are",
        thread_ts=root,
    )

    (_, post) = slack.workspace.posts_by_kloe()
    (shown,) = post.files
    assert (post.text, post.thread_ts, post.subtype) == ("Here they are", root, "file_share")
    assert (shown["id"], shown["name"], shown["title"]) == (file_id, "my answers.csv", "My answers")
    assert (shown["size"], shown["mimetype"]) == (len(SHEET), "text/csv")
    assert answer["files"] == [shown]
    assert slack.workspace.files.content(file_id) == SHEET
    assert fetched(slack, caller, shown["url_private_download"]) == (200, SHEET)


def test_a_file_is_taken_back_once(slack: StandIn, caller: Caller) -> None:
    """Then there is none any more."""
    file_id = uploaded(caller)

    assert caller.json("files.delete", file=file_id)["ok"]

    assert caller.json("files.delete", file=file_id)["error"] == "file_not_found"
    assert slack.workspace.files.find(file_id) is None


def test_an_app_needs_a_scope_to_fetch_a_file(slack: StandIn, caller: Caller) -> None:
    """Another than to upload one; what is not there is a 404."""
    file_id = uploaded(caller)
    done = caller.json("files.completeUploadExternal", files=[{"id": file_id}])
    address = done["files"][0]["url_private_download"]
    headers = {"Authorization": f"Bearer {caller.token}"}

    refused = caller.pool.request("GET", address, headers=headers).status
    slack.workspace.scopes |= {"files:read"}
    allowed = caller.pool.request("GET", address, headers=headers).status
    unknown = caller.pool.request("GET", address.replace(file_id, "F0"), headers=headers).status

    assert (refused, allowed, unknown) == (403, 200, 404)


@pytest.mark.parametrize("token", [None, "xoxb-other", "xapp-stand-in"])
def test_without_the_bots_token_a_files_address_opens_for_nobody(
    slack: StandIn, caller: Caller, token: str | None
) -> None:
    """Whoever guesses the address is told no more than that there is none."""
    done = caller.json("files.completeUploadExternal", files=[{"id": uploaded(caller)}])
    address = done["files"][0]["url_private_download"]
    caller.token = token

    refused = fetched(slack, caller, address)
    unknown = fetched(slack, caller, f"{slack.url}/files-pri/T0-F0/download/x.csv")

    assert refused == unknown == (404, wording.PAGE_NO_FILE.encode())


def test_the_bytes_can_come_as_a_form(slack: StandIn, caller: Caller) -> None:
    """And the arguments as strings, as the SDK sends them."""
    answer = promised(caller)
    fields = {"filename": ("my answers.csv", SHEET, "text/csv")}

    brought = caller.pool.request("POST", answer["upload_url"], fields=fields)
    files = f'[{{"id": "{answer["file_id"]}"}}]'
    done = caller.form("files.completeUploadExternal", files=files, channel_id="C0BOARD")

    assert (brought.status, done["files"][0]["title"]) == (200, "my answers.csv")
    assert slack.workspace.posts_by_kloe()[0].channel == "C0BOARD"
    assert slack.workspace.files.content(answer["file_id"]) == SHEET


def test_the_promise_is_made_by_form(caller: Caller) -> None:
    """A body of JSON is not read; what is missing is named."""
    answer = caller.json("files.getUploadURLExternal", filename="a.csv", length=3)

    assert answer["response_metadata"]["messages"] == ["[ERROR] missing required field: filename"]


@pytest.mark.parametrize(
    ("length", "error"),
    [("0", "missing_argument"), ("-1", "invalid_arguments"), ("", "invalid_arguments")],
)
def test_a_file_has_a_length(caller: Caller, length: str, error: str) -> None:
    """In bytes, and at least one."""
    answer = caller.form("files.getUploadURLExternal", filename="a.csv", length=length)

    assert answer["error"] == error


@pytest.mark.parametrize("content", [SHEET[:-1], SHEET + b"\n", b""])
def test_bytes_of_another_length_are_not_taken(caller: Caller, content: bytes) -> None:
    """Nor is an upload completed without bytes."""
    answer = promised(caller)

    brought = caller.pool.request("POST", answer["upload_url"], body=content)
    done = caller.json("files.completeUploadExternal", files=[{"id": answer["file_id"]}])

    assert brought.status == 400
    assert done["error"] == "file_not_found"


def test_bytes_are_taken_once_and_where_they_were_promised(slack: StandIn, caller: Caller) -> None:
    """Anything else is no 200."""
    answer = promised(caller)
    once, again = (caller.pool.request("POST", answer["upload_url"], body=SHEET) for _ in range(2))
    strange = caller.pool.request("POST", f"{slack.url}/upload/v1/other", body=SHEET)

    assert (once.status, again.status, strange.status) == (200, 400, 400)


def test_without_a_channel_a_file_is_shown_to_nobody(slack: StandIn, caller: Caller) -> None:
    """It is there all the same, and is completed once."""
    file_id = uploaded(caller)

    done = caller.json("files.completeUploadExternal", files=[{"id": file_id}])
    again = caller.json("files.completeUploadExternal", files=[{"id": file_id}])

    assert (done["ok"], again["error"]) == (True, "file_not_found")
    assert slack.workspace.posts_by_kloe() == ()
    assert slack.workspace.files.content(file_id) == SHEET


@pytest.mark.parametrize(
    ("channel", "error"),
    [
        ("C0OPEN", "not_in_channel"),
        ("C0SECRET", "channel_not_found"),
        ("C0NOWHERE", "channel_not_found"),
        ("U0WARD", "invalid_arguments"),
    ],
)
def test_a_file_is_shared_only_where_kloe_is(
    slack: StandIn, caller: Caller, channel: str, error: str
) -> None:
    """A person's id is no channel here; the upload can be completed elsewhere afterwards."""
    board = Channel(id="C0SECRET", name="x", kind="private", members=frozenset({"U0BOARD"}))
    slack.workspace.add_channel(board)
    files = [{"id": uploaded(caller)}]

    refused = caller.json("files.completeUploadExternal", files=files, channel_id=channel)
    done = caller.json("files.completeUploadExternal", files=files, channel_id="D0WARD")

    assert (refused["error"], done["ok"]) == (error, True)


@pytest.mark.parametrize("files", [[], "F1", [{"title": "x"}], [{"id": "F1"}, {"id": "F1"}]])
def test_files_are_named_by_id(caller: Caller, files: object) -> None:
    """Each once."""
    answer = caller.json("files.completeUploadExternal", files=files)

    assert answer["error"] == "invalid_arguments"


def test_a_file_that_is_not_there_is_not_shared(slack: StandIn, caller: Caller) -> None:
    """Nor is any that was named beside it."""
    files = [{"id": uploaded(caller)}, {"id": "F0"}]

    answer = caller.json("files.completeUploadExternal", files=files, channel_id="D0WARD")

    assert answer["error"] == "file_not_found"
    assert slack.workspace.posts_by_kloe() == ()
    with pytest.raises(LookupError):
        slack.workspace.files.content(files[0]["id"])


def test_files_are_optional(slack: StandIn, caller: Caller) -> None:
    """A workspace that does not grant them says so, and the header tells it before."""
    slack.workspace.scopes = DEFAULT_SCOPES

    answer = promised(caller)
    header = caller.post_json(f"{slack.api_url}auth.test", {}).headers["x-oauth-scopes"]

    assert (answer["error"], answer["needed"]) == ("missing_scope", "files:write")
    assert answer["provided"] == header == ",".join(sorted(DEFAULT_SCOPES))


def test_an_upload_can_go_wrong(slack: StandIn, caller: Caller) -> None:
    """Like any call; it is kept with the others."""
    slack.faults.add(UPLOAD, RateLimited(2))
    answer = promised(caller)

    limited = caller.pool.request("POST", answer["upload_url"], body=SHEET)
    taken = caller.pool.request("POST", answer["upload_url"], body=SHEET)

    assert (limited.status, taken.status) == (429, 200)
    assert [call.ok for call in slack.calls_of(UPLOAD)] == [False, True]


def test_kloe_is_told_of_its_own_file(slack: StandIn, caller: Caller, app: RecordingApp) -> None:
    """In a direct message, as of all that it posts there."""
    files = [{"id": uploaded(caller)}]
    caller.json("files.completeUploadExternal", files=files, channel_id="D0WARD")

    assert slack.wait_until(lambda: bool(app.events))
    event = app.events[0]
    assert (event["subtype"], event["bot_id"], event["channel_type"]) == (
        "file_share",
        "B0KLOE",
        "im",
    )
    assert event["files"][0]["id"] == files[0]["id"]
