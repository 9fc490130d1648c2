"""What a person sees of Kloe before a word was said: its Home, and the prompts in the conversation."""

from bot import wording
from bot.slack.elements import Json
from bot.slack.web import SlackApi


class Front:
    """Shows it; safe to share between threads."""

    def __init__(self, api: SlackApi) -> None:
        self._api = api

    def publish_home(self, user: str, view: Json) -> None:
        """Show a view in a person's Home.

        Raises:
            SlackError: it is not shown, or that is not known.
        """
        self._api.call("views.publish", user_id=user, view=view)

    def suggest_prompts(self, channel: str) -> None:
        """Show in the conversation with Kloe what may be asked, without a thread.

        Raises:
            SlackError: they were not shown.
        """
        offered = (*wording.PROMPTS, wording.PROMPT_CHECK)
        prompts = [{"title": title, "message": asked} for title, asked in offered]
        self._api.call(
            "assistant.threads.setSuggestedPrompts",
            channel_id=channel,
            title=wording.PROMPTS_TITLE,
            prompts=prompts,
        )
