"""`kloe run`, `kloe doctor` and `kloe db` as processes: settings, tokens, ports, databases."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.playground.server import StandIn
from bot.playground.workspace import Workspace

from .commands import Command, Ended, run, run_side_by_side

NOWHERE = "http://127.0.0.1:9/api/"


@pytest.fixture(scope="module")
def slack() -> Iterator[StandIn]:
    """A workspace."""
    with StandIn() as stand_in:
        yield stand_in


def tokens(slack: StandIn, **more: str) -> dict[str, str]:
    """Return the settings with which Kloe may work in a workspace."""
    workspace = slack.workspace
    return {
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": workspace.bot_token,
        "SLACK_APP_TOKEN": workspace.app_token,
        "SLACK_SIGNING_SECRET": workspace.signing_secret,
        **more,
    }


def test_what_cannot_be_started_says_why_in_one_line(slack: StandIn, tmp_path: Path) -> None:
    """Exit 2, and the setting by name; no secret."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        database = {"DATABASE_URL": f"sqlite:///{tmp_path / 'k.db'}"}
        every = tokens(slack, **database)
        without_secret = {k: v for k, v in every.items() if k != "SLACK_SIGNING_SECRET"}
        without_app = {k: v for k, v in every.items() if k != "SLACK_APP_TOKEN"}
        ended = run_side_by_side({
            "SLACK_SIGNING_SECRET": Command(("run", "--mode", "http"), environment=without_secret),
            "SLACK_APP_TOKEN": Command(("run", "--mode", "socket"), environment=without_app),
            "--port": Command(("run", "--mode", "http", "--port", port), environment=every),
            "PORT": Command(("run",), environment={**every, "PORT": "many"}),
            "KLOE_WORKERS": Command(("run",), environment={**every, "KLOE_WORKERS": "0"}),
            "SLACK_API_URL": Command(("run",), environment={**every, "SLACK_API_URL": "slack"}),
            "SLACK_BOT_TOKEN": Command(
                ("run", "--mode", "http", "--port", "0"),
                environment={**every, "SLACK_BOT_TOKEN": "xoxb-of-another"},
            ),
            "DATABASE_URL": Command(
                ("run", "--mode", "http"), environment={**every, "DATABASE_URL": "mysql://x:pw@y/z"}
            ),
        })  # fmt: skip

    for setting, end in ended.items():
        assert (setting, end.code) == (setting, 2)
        assert f"kloe: {setting}: " in end.err
        assert "xoxb-of-another" not in end.err
        assert "pw" not in end.err


def test_a_refused_app_token_is_named(slack: StandIn, tmp_path: Path) -> None:
    """In Socket Mode."""
    given = tokens(
        slack, SLACK_APP_TOKEN="xapp-of-another", DATABASE_URL=f"sqlite:///{tmp_path}/k.db"
    )

    ended = run(Command(("run", "--mode", "socket"), environment=given))

    assert ended.code == 2
    assert "kloe: SLACK_APP_TOKEN: Slack does not accept this token" in ended.err


@pytest.fixture(scope="module")
def checkups(slack: StandIn, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ended]:
    """`kloe doctor` in several states of things."""
    folder = tmp_path_factory.mktemp("doctor")
    database = {"DATABASE_URL": f"sqlite:///{folder / 'k.db'}"}
    (folder / "file").write_text("in the way")
    with StandIn(Workspace(scopes={"chat:write", "users:read"})) as poor:
        return run_side_by_side({
            "nothing": Command(("doctor",), environment=database),
            "no home": Command(("doctor",), environment={"HOME": ""}),
            "all": Command(("doctor",), environment=tokens(slack, **database)),
            "some": Command(("doctor",), environment={**database, "SLACK_APP_TOKEN": "xapp-1"}),
            "scopes": Command(("doctor",), environment=tokens(poor, **database)),
            "refused": Command(
                ("doctor",),
                environment=tokens(
                    slack, **database, SLACK_BOT_TOKEN="xoxb-0", SLACK_APP_TOKEN="xapp-0"
                ),
            ),
            "unreached": Command(
                ("doctor",), environment={**tokens(slack, **database), "SLACK_API_URL": NOWHERE}
            ),
            "database": Command(
                ("doctor",), environment={"DATABASE_URL": f"sqlite:///{folder / 'file' / 'k.db'}"}
            ),
            "knowledge": Command(
                ("doctor",), environment={**database, "KLOE_KNOWLEDGE": str(folder / "none")}
            ),
            "setting": Command(("doctor",), environment={"KLOE_LOG_LEVEL": "loud"}),
        })  # fmt: skip


@pytest.mark.parametrize(
    ("state", "code", "says"),
    [
        ("nothing", 0, "pass  settings: no Slack settings"),
        ("nothing", 0, "pass  database: reached"),
        ("no home", 0, "pass  database: in memory only"),
        ("all", 0, "pass  SLACK_BOT_TOKEN: In Slack I am @kloe."),
        ("all", 0, "pass  scopes: all seven"),
        ("all", 0, "pass  SLACK_APP_TOKEN: "),
        ("all", 0, "pass  knowledge: 9 documents"),
        ("some", 8, "FAIL  settings: SLACK_BOT_TOKEN"),
        ("scopes", 8, "FAIL  scopes: missing: app_mentions:read, assistant:write"),
        ("refused", 8, "FAIL  SLACK_BOT_TOKEN: Slack does not accept"),
        ("refused", 8, "FAIL  SLACK_APP_TOKEN: Slack does not accept"),
        ("unreached", 8, "FAIL  Slack: Slack was not reached"),
        ("database", 8, "FAIL  database: the database cannot be used"),
        ("knowledge", 8, "FAIL  knowledge: "),
        ("setting", 8, "FAIL  settings: KLOE_LOG_LEVEL"),
    ],
)
def test_the_doctor_says_what_passes_and_what_to_do(
    checkups: dict[str, Ended], state: str, code: int, says: str
) -> None:
    """One line for each thing."""
    assert says in checkups[state].out
    assert checkups[state].code == code


def test_the_database_is_upgraded_on_command(tmp_path: Path) -> None:
    """Twice does no harm; what cannot be reached is exit 6, what cannot be read exit 2."""
    url = {"DATABASE_URL": f"sqlite:///{tmp_path / 'new' / 'k.db'}"}

    first = run(Command(("db", "upgrade"), environment=url))
    ended = run_side_by_side({
        "again": Command(("db", "upgrade"), environment=url),
        "unreached": Command(
            ("db", "upgrade"), environment={"DATABASE_URL": "postgres://k:pw@127.0.0.1:9/k"}
        ),
        "unreadable": Command(("db", "upgrade"), environment={"DATABASE_URL": "nonsense"}),
    })  # fmt: skip

    assert first.code == 0
    assert {name: end.code for name, end in ended.items()} == {
        "again": 0,
        "unreached": 6,
        "unreadable": 2,
    }
    assert all("pw" not in end.err for end in ended.values())
