"""Documents that are exchanged while people ask."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import httpx
import pytest

from bot.compose import compose_kloe
from bot.current import Current, Watch
from bot.kloe import Kloe
from bot.playground.server import StandIn

from .running import Options, Running, element, shown

GUIDE = "sources/guide.md"


class Renewed:
    """Kloe at work over a folder that is watched."""

    def __init__(self, folder: Path, kloe: Kloe, slack: StandIn) -> None:
        self.current = Current(kloe, folder, partial(compose_kloe, folder))
        self.running = Running(self.current, slack, database_url="sqlite://", options=Options())
        self._watch = Watch(self.current, lambda: None)
        self._path = folder / GUIDE

    def start(self) -> None:
        """Start both."""
        self.running.start()
        self._watch.start()

    def end(self) -> None:
        """End both."""
        self._watch.end()
        self.running.stop()

    def change(self, old: str, new: str) -> None:
        """Put other words into the guide."""
        text = self._path.read_text(encoding="utf-8")
        self._path.write_text(text.replace(old, new), encoding="utf-8")

    def corpus_state(self) -> str:
        """Return how `/readyz` finds the documents."""
        return str(httpx.get(f"{self.running.url}/readyz").json()["corpus"])


@pytest.fixture
def renewed(
    build_kloe: Callable[[Mapping[str, str]], Kloe], tmp_path: Path, slack: StandIn
) -> Iterator[Renewed]:
    """Kloe over a guide on lanterns."""
    kloe = build_kloe({GUIDE: "# Guide\n\nLanterns are checked before dusk.\n"})
    made = Renewed(tmp_path, kloe, slack)
    made.start()
    yield made
    made.end()


def test_the_next_question_is_answered_from_the_new_words(renewed: Renewed, slack: StandIn) -> None:
    """The passage of the earlier reply says that it is gone, or shows what stands there now."""
    slack.sender.direct_message("U0WARD", "when are lanterns checked?")
    before = renewed.running.post()
    renewed.change("dusk", "dawn")
    renewed.running.wait_for(lambda: "dawn" in renewed.current.kloe().corpus.passages[0].text)

    slack.sender.direct_message("U0WARD", "when are lanterns checked?")
    slack.sender.click("U0WARD", before, "show_passage_1")

    assert "before dusk" in shown(before.blocks)
    assert "before dawn" in shown(renewed.running.posts(2)[1].blocks)
    renewed.running.wait_for(lambda: slack.workspace.open_modal("U0WARD"))
    view = slack.workspace.open_modal("U0WARD")
    assert view is not None
    assert "before dawn" in shown(view.content["blocks"])
    assert element(before.blocks, "show_passage_1")


def test_what_was_known_answers_on_while_the_new_is_broken(
    renewed: Renewed, slack: StandIn
) -> None:
    """And whoever looks after Kloe can see it."""
    before = renewed.corpus_state()
    renewed.change("# Guide", "Guide")
    renewed.running.wait_for(lambda: renewed.current.is_broken)

    slack.sender.direct_message("U0WARD", "when are lanterns checked?")

    assert "before dusk" in shown(renewed.running.post().blocks)
    assert (before, renewed.corpus_state()) == ("ok", "degraded")
