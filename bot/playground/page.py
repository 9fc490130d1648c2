"""The playground's page: a workspace in the browser, drawn here and kept fresh by short requests.

Nothing of it knows Kloe: what a person does goes through the stand-in, as Slack would send it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from http import HTTPStatus
from typing import Protocol, TypeVar

from flask import Flask, Response, jsonify, render_template, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from bot import wording
from bot.domain.ids import Value
from bot.playground import cast
from bot.playground import page_asks as asks
from bot.playground.file_desk import handed_to_person
from bot.playground.moved_clock import MovedClock
from bot.playground.page_deeds import Deeds, Done
from bot.playground.page_draw import Draw, Shortcut
from bot.playground.page_guard import HEADERS, Guard, is_local
from bot.playground.page_trail import payload_of
from bot.playground.people import User
from bot.playground.seat import seat_of
from bot.playground.server import StandIn
from bot.playground.wire import number_of
from bot.playground.workspace import Workspace

_TYPED = "your question"
"""What stands in a command's line where the person has to write something."""
COMMAND_WORDS = tuple(
    {"insert": typed.removesuffix(_TYPED), "does": does} for typed, does in wording.MENU_LINES
)
"""What the field completes after a slash."""
WAIT_SECONDS = 15.0
"""For how long a request for what is new is held where nothing is."""
_Ask = TypeVar("_Ask", bound=Value)


class Stage(Protocol):
    """What the page shows; another workspace stands there once it was begun again."""

    @property
    def stand_in(self) -> StandIn:
        """The workspace as it is served now."""
        ...

    @property
    def clock(self) -> MovedClock:
        """The workspace's clock."""
        ...

    @property
    def keeps(self) -> str:
        """What is kept and where, in a sentence."""
        ...

    def start_again(self) -> None:
        """Forget all, and begin with an empty workspace."""
        ...

    def move(self, by: timedelta) -> None:
        """Move the clock forward, and let come what falls due on the way.

        Raises:
            ValueError: that would be back, or too far.
        """
        ...


class Page:
    """Answers what the browser asks; any thread may use it."""

    def __init__(self, stage: Stage, shortcuts: Sequence[Shortcut]) -> None:
        self._stage = stage
        self._guard = Guard()
        self._draw = Draw(shortcuts)
        self._deeds: Mapping[str, Callable[[], Done]] = {
            "say": self._deed(asks.Say, Deeds.say),
            "open": self._deed(asks.Open, Deeds.open),
            "press": self._deed(asks.Press, Deeds.press),
            "submit": self._deed(asks.Submit, Deeds.submit),
            "close": self._deed(asks.Close, Deeds.close),
            "shortcut": self._deed(asks.Shortcut, Deeds.shortcut),
            "change": self._deed(asks.Change, Deeds.change),
            "invite": self._deed(asks.Invite, Deeds.invite),
            "move": self._deed(asks.Move, Deeds.move),
            "again": self._again,
        }

    def app(self) -> Flask:
        """Return the application."""
        app = Flask("bot.playground", static_folder="static", static_url_path="/static")
        app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
        app.before_request(self._admit)
        app.after_request(_with_headers)
        app.register_error_handler(HTTPException, _in_words)
        app.add_url_rule("/", "page", self.page)
        app.add_url_rule("/live", "live", self.live)
        app.add_url_rule("/do/<deed>", "do", self.do, methods=["POST"])
        app.add_url_rule("/sent/<key>", "payload", self.payload)
        app.add_url_rule("/file/<file_id>/<name>", "file", self.file)
        return app

    def page(self) -> str:
        """Return the whole page."""
        stand_in = self._stage.stand_in
        workspace = stand_in.workspace
        version = _version(workspace)
        seat = seat_of(workspace, request.args)
        return render_template(
            "page.html",
            seat=seat,
            drawn=self._draw.seat(stand_in, seat, self._stage.clock),
            version=version,
            token=self._guard.token,
            keeps=self._stage.keeps,
            people=cast.PEOPLE,
            words=COMMAND_WORDS,
            more_to_read=wording.PAGE_MORE_TO_READ,
            colleagues=_others(workspace),
        )

    def live(self) -> Response:
        """Return what a person sees once it is no longer what the browser has."""
        had = request.args.get("version", "")
        workspace = self._stage.stand_in.workspace
        mark, _, written = had.partition(":")
        number = number_of(written)
        if mark == workspace.mark and number is not None:
            workspace.state.wait_for_change(number, WAIT_SECONDS)
        stand_in = self._stage.stand_in  # another one, where it was begun again meanwhile
        version = _version(stand_in.workspace)
        seat = seat_of(stand_in.workspace, request.args)
        drawn = self._draw.seat(stand_in, seat, self._stage.clock)
        return jsonify({"version": version, "lists": drawn.lists, "parts": drawn.parts})

    def do(self, deed: str) -> tuple[Response, int]:
        """Do what the page asks."""
        work = self._deeds.get(deed)
        if work is None:
            return _answer(Done(wording.PAGE_NOT_READ), HTTPStatus.NOT_FOUND)
        try:
            return _answer(work(), HTTPStatus.OK)
        except ValidationError:
            return _answer(Done(wording.PAGE_NOT_READ), HTTPStatus.BAD_REQUEST)

    def payload(self, key: str) -> Response:
        """Return a step of what was sent, in full."""
        text = payload_of(self._stage.stand_in, key)
        status = HTTPStatus.NOT_FOUND if text is None else HTTPStatus.OK
        return Response(text or "", status, content_type="text/plain; charset=utf-8")

    def file(self, file_id: str, name: str) -> Response:  # noqa: ARG002 - of the address
        """Hand out a file to the person as whom the page is used."""
        workspace = self._stage.stand_in.workspace
        return handed_to_person(workspace, file_id, request.args.get("as", ""))

    def _admit(self) -> tuple[Response, int] | None:
        """Refuse what does not come from this computer or, to be done, from the page itself."""
        if not is_local(request.host):
            return _answer(Done(wording.PAGE_REFUSED), HTTPStatus.FORBIDDEN)
        if request.method in {"GET", "HEAD"}:
            return None
        if not self._guard.is_own(dict(request.headers), request.host):
            return _answer(Done(wording.PAGE_REFUSED), HTTPStatus.FORBIDDEN)
        return None

    def _deed(self, kind: type[_Ask], work: Callable[[Deeds, _Ask], Done]) -> Callable[[], Done]:
        def done() -> Done:
            """Read what was asked for, and do it."""
            ask = kind.model_validate_json(request.get_data())
            stand_in = self._stage.stand_in
            told = work(Deeds(stand_in, self._stage.move), ask)
            return Done() if stand_in.has_ended else told  # begun again meanwhile: it is forgotten

        return done

    def _again(self) -> Done:
        self._stage.start_again()
        return Done()


def _version(workspace: Workspace) -> str:
    return f"{workspace.mark}:{workspace.state.version}"


def _others(workspace: Workspace) -> list[User]:
    first = {person.id for person in cast.PEOPLE}
    return [user for user in workspace.users() if not user.is_bot and user.id not in first]


def _answer(done: Done, status: HTTPStatus) -> tuple[Response, int]:
    return jsonify(done._asdict()), status


def _with_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response


def _in_words(error: HTTPException) -> tuple[Response, int]:
    """Answer what the page has not, in as many words as it needs."""
    status = HTTPStatus(error.code or HTTPStatus.BAD_REQUEST)
    is_fault = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return _answer(Done(wording.PAGE_FAULT if is_fault else wording.PAGE_NOT_READ), status)
