"""Whether each part of Kloe works, for whoever asks over HTTP."""

from typing import Literal

from bot.domain.ids import Value

Part = Literal["ok", "degraded"]


class State(Value):
    """What `/readyz` tells."""

    ready: bool
    """Whether Kloe takes what Slack sends."""
    corpus: Part
    database: Part
    slack: Part
