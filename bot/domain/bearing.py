"""Which official prompts a message bears on."""

from bot.domain.ids import PassageId, Value


class Bearing(Value):
    """One prompt that a message bears on."""

    passage_id: PassageId
    code: str
    """The prompt's official code: `W1.4`."""
    words: tuple[str, ...]
    """Words of the message that the prompt, or how people ask for it, holds too; the most telling first."""
