"""What Kloe is compared with: a Bolt app that saves each question and replies with a fixed text.

    python plain_bolt_app.py http|socket PORT DATABASE

It saves in a middleware, so before the acknowledgement, as the simplest app would that must not lose
a question: one SQLite file, one commit for each. HTTP is Flask on waitress, as Kloe has it.
"""

import os
import sqlite3
import sys
import threading
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, request
from slack_bolt import App
from slack_bolt.adapter.flask import SlackRequestHandler
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from waitress import serve

REPLY = "The frameworks say a good deal about this; ask the board secretary."
THREADS = 8
"""As many as Kloe has."""


def saver(path: str) -> Callable[..., None]:
    """Return a middleware that saves the text of each message before it goes on."""
    connection = sqlite3.connect(path, check_same_thread=False)
    connection.execute("create table question (id integer primary key, text text)")
    lock = threading.Lock()

    def save(body: dict[str, Any], next: Callable[[], None]) -> None:  # noqa: A002 - Bolt's name
        with lock, connection:
            text = body.get("event", {}).get("text")
            connection.execute("insert into question (text) values (?)", (text,))
        next()

    return save


def build(path: str) -> App:
    """Return the app."""
    client = WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
    app = App(client=client, signing_secret=os.environ["SLACK_SIGNING_SECRET"])
    app.use(saver(path))

    def reply(event: dict[str, Any], say: Callable[..., object]) -> None:
        if not event.get("bot_id"):
            say(REPLY, thread_ts=event.get("thread_ts") or event["ts"])

    app.event("app_mention")(reply)
    app.event("message")(reply)
    return app


def main() -> None:
    """Serve until killed."""
    mode, port, path = sys.argv[1:]
    app = build(path)
    if mode == "socket":
        SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()
        return
    web = Flask(__name__)
    handler = SlackRequestHandler(app)

    @web.post("/slack/events")
    def events() -> Response:
        return handler.handle(request)

    @web.get("/readyz")
    def readyz() -> Response:
        return Response("ok")

    serve(web, host="127.0.0.1", port=int(port), threads=THREADS)


if __name__ == "__main__":
    main()
