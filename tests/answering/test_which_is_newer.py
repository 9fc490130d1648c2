"""Which of two or three things is the newer, and what each of them recommends, however they are called."""

import pytest

from .asking import Ask, above_sources

DATES = {
    "LCF": "28 February 2024",
    "FPPT": "30 September 2023",
    "MLF": "23 September 2025",
    "SAF": "between November 2023 and early 2024",
    "IMPACT": "19 April 2023",
    "Messenger": "8 June 2022",
    "Kark": "published on 6 February 2019",
    "NOF": "26 June 2025",
    "LTWP": "30 June 2023",
    "DPIC": "1 December 2016",
}


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("LCF or fit and proper person framework - which is more recent?", ("LCF", "FPPT")),
        (
            "which is newest: NHS IMPACT, the single assessment framework or the MLF",
            ("IMPACT", "SAF", "MLF"),
        ),
        ("which is newer, the SAF or the LCF", ("SAF", "LCF")),
        ("LCF, MLF and FPPT - which of these is the latest?", ("LCF", "MLF", "FPPT")),
        ("is the MLF newer than the LCF", ("MLF", "LCF")),
        ("did NHS IMPACT come out before the oversight framework", ("IMPACT", "NOF")),
        ("which is the most recent of the NOF and the LTWP", ("NOF", "LTWP")),
        ("which of the Kark review and the Messenger review is older", ("Kark", "Messenger")),
        ("what is more recent, DPIC or the LCF", ("DPIC", "LCF")),
        ("which framework is newer, LCF or MLF?", ("LCF", "MLF")),
        ("has the MLF come out before or after the LCF", ("MLF", "LCF")),
        ("NHS IMPACT v LCF: which is the more recent", ("IMPACT", "LCF")),
        ("was the MLF before or after the Kark review", ("MLF", "Kark")),
    ],
)
def test_each_thing_is_answered_with_its_own_date(
    ask: Ask, question: str, things: tuple[str, ...]
) -> None:
    """By its acronym, by some words of its name, by words that a document goes by too; and no other thing's."""
    reply = above_sources(ask(question).text)

    assert [one for one in things if DATES[one] not in reply] == []
    assert "I found no passage" not in reply
    assert reply.count("On “") == len(things)


@pytest.mark.parametrize(
    "question",
    [
        "compare Kark and Messenger recommendations",
        "compare the recommendations of Kark and Messenger",
        "Kark vs Messenger recommendations",
        "compare Messenger and Kark recommendations",
        "compare Kark's and Messenger's recommendations",
    ],
)
def test_what_two_reviews_recommend_is_quoted_of_both(ask: Ask, question: str) -> None:
    """A word that stands by one of two names may say what of both is compared."""
    reply = above_sources(ask(question).text)

    assert "The Kark review of 2019 made seven recommendations" in reply
    assert "The Messenger review of 2022 recommends these seven things" in reply
    assert "I found no passage" not in reply


def test_a_topic_outside_takes_no_side_away(ask: Ask) -> None:
    """What something is stands in its own section, whatever of it is not held."""
    reply = above_sources(ask("compare NHS IMPACT and the LCF").text)

    assert "NHS IMPACT has five components" in reply
    assert "I found no passage" not in reply


@pytest.mark.parametrize(
    "question",
    ["should the talent conversation come before or after the appraisal", "who reports first"],
)
def test_an_order_of_other_things_compares_nothing(ask: Ask, question: str) -> None:
    """Words such as "before" say much else than dates."""
    assert "On “" not in ask(question).text
