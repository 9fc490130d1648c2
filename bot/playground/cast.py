"""Who is in the playground: people by their roles, and two channels."""

from bot.playground.identity import BOT_ID, BOT_NAME, BOT_USER_ID
from bot.playground.people import Cast, Channel, User, direct_channel

WARD = User(id="U0WARD", name="ward manager")
"""Who asks at first."""
BOARD = User(id="U0BOARD", name="board secretary")
PEOPLE = (WARD, BOARD)
"""Between whom whoever looks at the page switches."""
COLLEAGUES = (
    User(id="U0MATRON", name="matron"),
    User(id="U0THERAPY", name="therapy lead"),
    User(id="U0PHARMACY", name="pharmacy lead"),
    User(id="U0ESTATES", name="estates lead"),
)
"""Others, so that a team is large enough for what is shown of a team."""
_KLOE = User(id=BOT_USER_ID, name=BOT_NAME, is_bot=True, bot_id=BOT_ID)


def playground_cast() -> Cast:
    """Return the people, Kloe, one channel with Kloe in it and one without."""
    people = (*PEOPLE, *COLLEAGUES)
    every = frozenset(person.id for person in people)
    channels = (
        Channel(id="C0LEADERS", name="leadership", kind="channel", members=every | {BOT_USER_ID}),
        Channel(id="C0WARDS", name="ward-managers", kind="channel", members=every),
        *(direct_channel(person.id) for person in people),
    )
    return Cast(users=(*people, _KLOE), channels=channels)
