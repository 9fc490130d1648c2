"""What each click does to a run: by example, and by law over any order of clicks."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ids import PassageId
from bot.domain.selfcheck import (
    LEVELS,
    CheckId,
    Item,
    ItemId,
    Level,
    Run,
    RunId,
    SelfCheck,
    Theme,
    ThemeId,
)
from bot.selfcheck.dialogue import Answer, Back, Edit, Move, Pause, Resume, Skip, Stop, start, step

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
ITEMS = tuple(ItemId(f"q{number}") for number in range(4))
CHECK = SelfCheck(
    id=CheckId("lamps"),
    title="Lamps",
    about="Goes through the lamps.",
    themes=(Theme(id=ThemeId("all"), title="All"),),
    items=tuple(
        Item(
            id=item,
            theme=ThemeId("all"),
            question="Is it lit?",
            rests_on=PassageId("lamps.md#lamps~1"),
            counts=("a light",),
        )
        for item in ITEMS
    ),
)


def begun() -> Run:
    """Return a run at its first question."""
    return start(RunId("run"), "U1", CHECK, NOON)


def after(run: Run, *moves: Move) -> Run:
    """Return a run after moves, each of which is made."""
    for move in moves:
        stepped = step(run, move, NOON)
        assert stepped.became == "done", move
        run = stepped.run
    return run


def answered(run: Run, level: Level = "started") -> Run:
    """Return a run whose open question was answered."""
    assert run.current is not None
    return after(run, Answer(run.revision, run.current, level))


def test_a_run_begins_at_its_first_question() -> None:
    """A new run has nothing answered, and its first question open."""
    run = begun()
    assert (run.current, run.stage, run.revision) == (ITEMS[0], "asking", 0)


def test_each_answer_leads_to_the_next_question_and_the_last_ends_the_run() -> None:
    """Four answers, and all was asked."""
    run = begun()
    for item in ITEMS:
        assert run.current == item
        run = answered(run)
    assert (run.stage, run.current, run.done_at) == ("done", None, NOON)
    assert tuple(run.levels) == ITEMS


def test_a_second_click_on_the_same_answer_changes_nothing() -> None:
    """A double click comes with the revision of the card that was clicked."""
    first = begun()
    run = answered(first)
    assert step(run, Answer(first.revision, ITEMS[0], "started"), NOON) == (run, "repeated")


def test_another_answer_on_an_old_card_changes_nothing_and_is_called_stale() -> None:
    """What was answered first stands until the person goes back."""
    first = begun()
    run = answered(first)
    assert step(run, Answer(first.revision, ITEMS[0], "evidenced"), NOON) == (run, "stale")


def test_back_shows_the_answered_question_and_a_new_answer_goes_on_after_it() -> None:
    """Going back asks one question again, and none of those after it."""
    run = answered(answered(begun()))
    run = after(run, Back(run.revision))
    assert run.current == ITEMS[1]
    run = answered(run, "in_place")
    assert (run.current, run.levels[ITEMS[1]]) == (ITEMS[2], "in_place")


def test_back_on_the_first_question_stays_there() -> None:
    """There is nothing before the first question."""
    run = begun()
    assert step(run, Back(run.revision), NOON) == (run, "repeated")


def test_what_is_skipped_is_not_asked_again_but_can_be_answered_from_the_summary() -> None:
    """A skipped question waits in the summary."""
    run = begun()
    run = after(run, Skip(run.revision))
    for _ in ITEMS[1:]:
        run = answered(run)
    assert (run.stage, run.skipped) == ("done", (ITEMS[0],))
    run = answered(after(run, Edit(ITEMS[0])))
    assert (run.stage, run.skipped, run.levels[ITEMS[0]]) == ("done", (), "started")


def test_skipping_keeps_an_answer_that_was_given() -> None:
    """To pass over an answered question is to leave it as it is."""
    run = answered(begun())
    run = after(run, Back(run.revision))
    run = after(run, Skip(run.revision))
    assert (run.levels[ITEMS[0]], run.skipped, run.current) == ("started", (), ITEMS[1])


def test_a_paused_run_goes_on_with_the_same_question() -> None:
    """What was on the card before is stale until the person is back."""
    run = answered(begun())
    run = after(run, Pause(run.revision))
    assert step(run, Skip(run.revision), NOON).became == "stale"
    run = after(run, Resume())
    assert (run.stage, run.current) == ("asking", ITEMS[1])


def test_a_run_that_was_stopped_keeps_its_answers_and_is_only_taken_up_again() -> None:
    """Whatever else is clicked afterwards, the run is as it was."""
    run = after(answered(begun()), Stop())
    assert (run.stage, run.levels) == ("stopped", {ITEMS[0]: "started"})
    more: tuple[Move, ...] = (Stop(), Edit(ITEMS[0]), Skip(run.revision), Pause(run.revision))
    assert {step(run, move, NOON) for move in more} == {(run, "ended")}


def test_a_stopped_run_goes_on_with_the_first_question_that_is_not_settled() -> None:
    """Whichever was open when it was stopped."""
    run = after(begun(), Skip(0))
    run = answered(answered(run))
    run = after(run, Back(run.revision), Stop(), Resume())
    assert (run.stage, run.current, run.skipped) == ("asking", ITEMS[3], (ITEMS[0],))
    assert step(run, Resume(), NOON) == (run, "repeated")


def test_a_stopped_run_in_which_all_is_settled_is_done_when_it_is_taken_up_again() -> None:
    """As one may be kept that was stopped while an answer was being changed."""
    run = edited().model_copy(update={"stage": "stopped", "current": None})
    run = after(run, Resume())
    assert (run.stage, run.current, run.done_at) == ("done", None, NOON)


def test_a_run_that_is_done_stays_done_when_it_is_stopped() -> None:
    """There is nothing left to stop."""
    run = begun()
    while run.is_open:
        run = answered(run)
    assert step(run, Stop(), NOON) == (run, "ended")


def edited() -> Run:
    """Return a run that was done, and an answer of which is being changed."""
    run = begun()
    while run.is_open:
        run = answered(run)
    return after(run, Edit(ITEMS[1]))


def test_a_run_an_answer_of_which_is_being_changed_is_done_again_when_it_is_left() -> None:
    """By stopping everything, by coming back later or by passing the question over."""
    run = edited()
    assert (run.is_settled, run.stage) == (True, "asking")
    for move in (Stop(), Pause(run.revision), Skip(run.revision)):
        left = after(run, move)
        assert (left.stage, left.current, left.levels) == ("done", None, run.levels)
        assert left.done_at == NOON


REVISIONS = st.integers(0, 12)
MOVES = st.one_of(
    st.builds(Answer, REVISIONS, st.sampled_from(ITEMS), st.sampled_from(LEVELS)),
    st.builds(Skip, REVISIONS),
    st.builds(Back, REVISIONS),
    st.builds(Pause, REVISIONS),
    st.builds(Edit, st.sampled_from(ITEMS)),
    st.just(Resume()),
    st.just(Stop()),
)
CLICKS = st.lists(
    st.tuples(MOVES, st.booleans(), st.integers(-10_000, 10_000)), min_size=1, max_size=40
)
"""Each with whether it is made on the latest card, and by how many seconds the clock is off."""


def on_latest(run: Run, move: Move) -> Move:
    """Return a move as if it were made on the latest card."""
    if isinstance(move, Answer):
        return Answer(run.revision, run.current or move.item, move.level)
    return move._replace(revision=run.revision) if isinstance(move, Skip | Back | Pause) else move


@given(CLICKS)
def test_no_order_of_clicks_loses_an_answer(clicks: list[tuple[Move, bool, int]]) -> None:
    """Whatever the clock says: an answer is changed by another answer to its question alone."""
    run = begun()
    for move, is_latest, off in clicks:
        made = on_latest(run, move) if is_latest else move
        following, became = step(run, made, NOON + timedelta(seconds=off))
        assert run.levels.keys() <= following.levels.keys()
        changed = {item for item in run.levels if following.levels[item] != run.levels[item]}
        assert changed <= ({made.item} if isinstance(made, Answer) else set())
        if became != "done":
            assert following == run
        elif isinstance(made, Answer):
            assert following.levels[made.item] == made.level
        run = following


@given(CLICKS)
def test_going_on_never_leads_to_what_is_answered_or_skipped(
    clicks: list[tuple[Move, bool, int]],
) -> None:
    """The open question is always one without an answer."""
    run = begun()
    for move, is_latest, _ in clicks:
        made = on_latest(run, move) if is_latest else move
        following, became = step(run, made, NOON)
        if became == "done" and isinstance(made, Answer | Skip):
            assert following.current not in {*following.levels, *following.skipped}
        run = following


@given(CLICKS)
def test_every_run_can_be_brought_to_its_end(clicks: list[tuple[Move, bool, int]]) -> None:
    """As many answers as there are questions are always enough."""
    run = begun()
    for move, is_latest, _ in clicks:
        run = step(run, on_latest(run, move) if is_latest else move, NOON).run
    for _ in range(len(ITEMS) + 1):
        if run.stage in {"paused", "stopped"}:
            run = after(run, Resume())
        if run.stage == "asking":
            run = answered(run)
    assert run.stage == "done"


@given(CLICKS)
def test_what_is_done_is_left_undone_by_nothing_but_changing_an_answer(
    clicks: list[tuple[Move, bool, int]],
) -> None:
    """A run with nothing left to ask is done or is being changed; it never waits nor is stopped."""
    run = begun()
    for move, is_latest, _ in clicks:
        made = on_latest(run, move) if is_latest else move
        following = step(run, made, NOON).run
        assert not following.is_settled or following.stage in {"asking", "done"}
        if run.stage == "done" and following != run:
            assert isinstance(made, Edit)
        if run.stage == "stopped" and following != run:
            assert isinstance(made, Resume)
        run = following


@given(CLICKS)
def test_a_click_that_comes_twice_does_what_it_does_once(
    clicks: list[tuple[Move, bool, int]],
) -> None:
    """Slack and people send a click again."""
    run = begun()
    for move, is_latest, _ in clicks:
        made = on_latest(run, move) if is_latest else move
        once = step(run, made, NOON).run
        again = step(once, made, NOON).run
        is_on_card = isinstance(made, Answer | Skip | Back | Pause)
        assert not is_on_card or again == once
        run = once
