"""`kloe db erase`: what is kept of one person, or of everybody, at the operator's word."""

from pathlib import Path

import pytest
from store.selfchecks import begun

from bot import wording
from bot.store.engine import Database
from bot.store.notes import notes_of
from bot.store.runs import begin, runs_of
from bot.store.schema import upgrade

from .commands import Command, Ended, run

WHO = "U1"
OTHER = "U2"


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A database in which something is kept about two people."""
    address = f"sqlite:///{tmp_path / 'kloe.db'}"
    database = Database(address)
    upgrade(database)
    begin(database, begun(1, user=WHO))
    begin(database, begun(2, user=OTHER))
    database.dispose()
    return address


def erases(address: str, *options: str, says: bytes = b"") -> Ended:
    """Run the command."""
    command = Command(("db", "erase", *options), says, {"DATABASE_URL": address})
    return run(command)


def left(address: str) -> list[str]:
    """Return the people about whom something is kept."""
    database = Database(address)
    people = [one for one in (WHO, OTHER) if runs_of(database, one) or notes_of(database, one)]
    database.dispose()
    return people


def test_what_is_kept_of_one_person_is_erased(address: str) -> None:
    """With a receipt; of others everything stays."""
    ended = erases(address, "--user", WHO, "--direct", "D1", "--yes")

    assert (ended.code, ended.out) == (0, "Erased: self-checks 1.\n")
    assert left(address) == [OTHER]


def test_what_is_kept_of_everybody_is_erased(address: str) -> None:
    """For whoever removed Kloe from the workspace while it did not run."""
    ended = erases(address, "--everybody", "--yes")

    assert (ended.code, ended.out) == (0, f"{wording.erased_all(2)}\n")
    assert left(address) == []


def test_nothing_is_erased_before_the_operator_says_yes(address: str) -> None:
    """Return alone means no."""
    no = erases(address, "--user", WHO, says=b"\n")

    assert no.code == 0
    assert wording.DELETE_KEPT in no.out
    assert left(address) == [WHO, OTHER]

    assert erases(address, "--user", WHO, says=b"y\n").code == 0
    assert left(address) == [OTHER]


def test_a_person_of_whom_nothing_is_kept_is_said_so(address: str) -> None:
    """So that a slip in the id is seen."""
    ended = erases(address, "--user", "U9", "--yes")

    assert (ended.code, ended.out) == (0, "Erased: nothing was kept about this person.\n")


@pytest.mark.parametrize(
    "options",
    [(), ("--user", WHO, "--everybody"), ("--everybody", "--direct", "D1"), ("--user", "")],
)
def test_whose_data_has_to_be_said(address: str, options: tuple[str, ...]) -> None:
    """One person's or everybody's, and not both."""
    ended = erases(address, *options, "--yes")

    assert ended.code == 2
    assert wording.ERASE_WHOSE in ended.err
    assert left(address) == [WHO, OTHER]
