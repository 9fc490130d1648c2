"""The button under an answer that starts a self-check: a card of its own, in the direct messages."""

from bot import wording
from bot.domain.selfcheck import CheckId
from bot.slack.checks.conversation import Conversation
from bot.slack.checks.handling import Handlers, Then, Touched
from bot.slack.checks.put import put_anew
from bot.slack.checks.switchboard import Tell
from bot.slack.outbox import Outbox


class Starting:
    """Offers a self-check to whoever pressed, and leaves the answer; safe to share."""

    def __init__(self, conversation: Conversation, outbox: Outbox, *, tell: Tell) -> None:
        """Prepare.

        Args:
            conversation: offers the self-check.
            outbox: the way to Slack.
            tell: says one sentence to the person who pressed, and to nobody else.
        """
        self._conversation = conversation
        self._outbox = outbox
        self._tell = tell

    def handlers(self) -> Handlers:
        """Return what acts on the button."""
        return Handlers(presses={"start": self._on_start})

    def _on_start(self, touched: Touched) -> Then:
        """Post the card anew: the answer that was pressed may be another's, and stays."""
        check_id, clicks = CheckId(touched.word(0)), touched.clicks

        def then() -> None:
            card = self._conversation.offered(touched.user, check_id, clicks.trigger_id, touched.at)
            place = put_anew(self._outbox, touched.user, card)
            is_elsewhere = place is None or place.channel != touched.channel
            if is_elsewhere or clicks.message.thread_ts:
                self._tell(clicks, wording.CHECK_WRITTEN)

        return then
