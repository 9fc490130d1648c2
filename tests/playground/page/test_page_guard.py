"""Only a browser on this computer, and only the page itself, has anything done."""

import pytest

from .standing import LEADERS, WARD, Standing

SAY = {"user": WARD, "channel": LEADERS, "text": "Good morning", "thread": None}


@pytest.mark.parametrize("host", ["127.0.0.1:3000", "localhost:3000", "LOCALHOST", "127.0.0.1"])
def test_this_computer_is_answered(host: str, standing: Standing) -> None:
    """By its address and by its name."""
    assert standing.from_host(host).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["example.org", "example.org:3000", "127.0.0.1.example.org", "192.0.2.1:3000"],
)
def test_a_foreign_name_of_this_computer_is_refused(host: str, standing: Standing) -> None:
    """So a page elsewhere cannot have its name lead here."""
    refused = standing.from_host(host)

    assert refused.status_code == 403
    assert b"kloe-token" not in refused.data


@pytest.mark.parametrize(
    "change",
    [
        {"X-Playground-Token": ""},
        {"X-Playground-Token": "guessed"},
        {"Origin": "http://example.org"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:4000"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_nothing_is_done_for_another_page(change: dict[str, str], standing: Standing) -> None:
    """Without the token, or from another origin."""
    refused = standing.post("say", SAY, standing.own_headers() | change)

    assert refused.status_code == 403
    assert standing.workspace.log.every() == ()


def test_the_page_itself_is_heard(standing: Standing) -> None:
    """With its token, from its own origin."""
    assert standing.does("say", **SAY)["problem"] == ""

    assert [message.text for message in standing.workspace.log.every()] == ["Good morning"]


@pytest.mark.parametrize(
    "address", ["/", "/live?version=", "/nowhere", "/sent/in-0", "/static/page.js"]
)
def test_every_answer_forbids_what_is_foreign(address: str, standing: Standing) -> None:
    """Scripts, styles and requests of its own alone; no frame, no guess at types, no trace."""
    headers = standing.get(address).headers

    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


def test_no_foreign_address_is_loaded(standing: Standing) -> None:
    """Styles, scripts and pictures are the page's own."""
    markup = standing.markup("/")

    assert 'src="http' not in markup
    assert 'rel="stylesheet" href="/static/' in markup
    assert "<style" not in markup
    assert " style=" not in markup
    assert " onclick=" not in markup


@pytest.mark.parametrize(
    ("deed", "ask"),
    [
        ("say", {"user": WARD}),
        ("say", {**SAY, "text": "x" * 40_001}),
        ("say", {**SAY, "more": "unknown"}),
        ("press", []),
        ("move", {"user": WARD, "minutes": -1}),
        ("move", {"user": WARD, "minutes": "soon"}),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    deed: str, ask: object, standing: Standing
) -> None:
    """Nothing is done, and the person is told."""
    refused = standing.post(deed, ask, standing.own_headers())

    assert refused.status_code == 400
    assert refused.get_json()["problem"]


def test_there_is_nothing_else(standing: Standing) -> None:
    """Unknown addresses and deeds are said not to be there."""
    assert standing.get("/api/chat.postMessage").status_code == 404
    assert standing.get("/do/say").status_code == 405
    assert standing.post("hack", {}, standing.own_headers()).status_code == 404
    assert standing.get("/sent/in-7").status_code == 404
    assert standing.get("/file/F1/x").status_code == 404


def test_a_number_that_is_too_long_is_none(standing: Standing) -> None:
    """No fault of the page's: there is no such step, and no such state to wait for."""
    digits = "9" * 5_000

    assert standing.get(f"/sent/in-{digits}").status_code == 404
    assert standing.get(f"/live?version={standing.workspace.mark}:{digits}").status_code == 200
