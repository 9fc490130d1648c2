"""The button under an answer that starts a self-check: a card of its own, in the direct messages."""

from bot import wording
from bot.domain.selfcheck import CheckId
from bot.slack.checks.conversation import Conversation
from bot.slack.checks.handling import Handlers, Then, Touched
from bot.slack.checks.placing import Placing
from bot.slack.checks.switchboard import Tell


class Starting:
    """Offers a self-check to whoever pressed, and leaves the answer; safe to share."""

    def __init__(self, conversation: Conversation, placing: Placing, *, tell: Tell) -> None:
        """Prepare.

        Args:
            conversation: offers the self-check.
            placing: puts the card there.
            tell: says one sentence to the person who pressed, and to nobody else.
        """
        self._conversation = conversation
        self._placing = placing
        self._tell = tell

    def handlers(self) -> Handlers:
        """Return what acts on the button."""
        return Handlers(presses={"start": self._on_start})

    def _on_start(self, touched: Touched) -> Then:
        """Post the card anew: the answer that was pressed may be another's, and stays."""
        check_id, clicks = CheckId(touched.word(0)), touched.clicks

        def then() -> None:
            """Post the card into the direct messages, and say where it is."""
            card = self._conversation.offered(touched.user, check_id, clicks.trigger_id, touched.at)
            place = self._placing.put_anew(touched.user, card)
            is_elsewhere = place is None or place.channel != touched.channel
            if is_elsewhere:
                self._tell(clicks, wording.CHECK_WRITTEN)
            elif clicks.message.thread_ts:
                self._tell(clicks, wording.CHECK_WRITTEN_HERE)

        return then
