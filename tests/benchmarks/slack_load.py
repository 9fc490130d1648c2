"""A workspace of sixty people who all ask at once: the load for `bench_slack.py`, a process of its own.

It prints where the Web API is and the secrets that open it, in one line of JSON. Then, for each line
that says where the app is ("socket" or an address) and how many questions it is to be asked, it sends
the burst and prints one more; "connected 0" waits for an app in Socket Mode, "end 0" ends it.
"""

import json
import sys
import threading
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # the tree in which this file stands is measured

from bot.evaluation.questions import load_questions  # noqa: E402 - after the path
from bot.playground.deliveries import Delivery  # noqa: E402 - the same
from bot.playground.message_log import Change  # noqa: E402 - the same
from bot.playground.people import Channel, User  # noqa: E402 - the same
from bot.playground.server import StandIn  # noqa: E402 - the same
from bot.playground.workspace import Workspace  # noqa: E402 - the same

PEOPLE = 60
PATIENCE_SECONDS = 60.0


def workspace() -> Workspace:
    """Return a workspace in which half of the people write directly, and half in a channel each."""
    made = Workspace()
    for number in range(PEOPLE):
        user = User(id=f"U{number:03}", name="ward manager")
        made.add_user(user)
        members = frozenset({user.id, made.bot_user_id})
        made.add_channel(Channel(id=f"C{number:03}", name="team", kind="channel", members=members))
    return made


def ask(slack: StandIn, number: int, questions: list[str], kept: list[Delivery]) -> None:
    """Ask one person's questions, one after the other."""
    user = f"U{number:03}"
    for question in questions:
        if number % 2:
            kept.append(slack.sender.direct_message(user, question))
        else:
            kept.append(slack.sender.mention(user, f"C{number:03}", question))


class Replies:
    """Counts replies as they come: to look through all of them at each would take the app's processor."""

    def __init__(self, workspace: Workspace, expected: int) -> None:
        self._bot_id = workspace.bot_id
        self._left = expected
        self._are_all_there = threading.Event()
        workspace.log.listeners.append(self._hear)

    def wait(self) -> None:
        """Wait until as many replies as expected were posted, or for as long as patience lasts."""
        self._are_all_there.wait(PATIENCE_SECONDS)

    def _hear(self, change: Change) -> None:
        """Count a reply; one change is told at a time."""
        if change.kind == "posted" and change.after and change.after.bot_id == self._bot_id:
            self._left -= 1
            if self._left == 0:
                self._are_all_there.set()


def burst(slack: StandIn, questions: list[str]) -> dict[str, float]:
    """Send all questions at once, wait for the replies, and return what was measured."""
    before = len(slack.workspace.posts_by_kloe())
    replies = Replies(slack.workspace, len(questions))
    kept: list[list[Delivery]] = [[] for _ in range(PEOPLE)]
    threads = [
        threading.Thread(target=ask, args=(slack, number, questions[number::PEOPLE], kept[number]))
        for number in range(PEOPLE)
    ]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    replies.wait()
    taken = time.perf_counter() - start
    slack.wait_until(lambda: slack.pending_echoes == 0, PATIENCE_SECONDS)
    acks = sorted(one.seconds for every in kept for one in every)
    threads_answered = {(p.channel, p.thread_ts) for p in slack.workspace.posts_by_kloe()[before:]}
    return {
        "seconds": taken,
        "asked": len(questions),
        "posted": len(slack.workspace.posts_by_kloe()) - before,
        "answered": len(threads_answered),
        "ack_p50": median(acks),
        "ack_p99": acks[int(len(acks) * 0.99)],
        "unacknowledged": len(slack.unacknowledged),
    }


def main() -> None:
    """Serve bursts until told to end."""
    files = sorted((ROOT / "tests" / "evaluation").glob("questions_*.yaml"))
    every = [one.question for file in files for one in load_questions(file)]
    asked = 0
    with StandIn(workspace(), check_payloads=False) as slack:
        print(json.dumps({"api_url": slack.api_url, **secrets(slack.workspace)}), flush=True)
        for line in sys.stdin:
            where, count = line.split()
            if where == "end":
                break
            if where == "connected":
                slack.wait_until(lambda: slack.socket_mode.connections > 0, PATIENCE_SECONDS)
                print("{}", flush=True)
                continue
            slack.request_url = None if where == "socket" else where
            questions = [every[(asked + number) % len(every)] for number in range(int(count))]
            asked += int(count)
            print(json.dumps(burst(slack, questions)), flush=True)


def secrets(made: Workspace) -> dict[str, str]:
    """Return what opens the workspace."""
    return {
        "bot_token": made.bot_token,
        "app_token": made.app_token,
        "signing_secret": made.signing_secret,
    }


if __name__ == "__main__":
    main()
