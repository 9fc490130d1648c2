"""Dates of birth, and the dates that are none."""

import pytest

from bot.text.personal_data import has_personal_data

FRAMEWORK_PAIRS = frozenset(
    {
        "developing people",
        "people improving",
        "improving care",
        "well led",
        "led framework",
        "long term",
        "term plan",
        "patient safety",
        "safety incident",
        "incident response",
        "response framework",
    }
)


@pytest.mark.parametrize(
    "date",
    [
        "12/03/1980",
        "12.03.1980",
        "12-03-1980",
        "12/3/80",
        "1980-03-12",
        "12 March 1980",
        "12 Mar 1980",
        "12th of March 1980",
        "March 12, 1980",
        "12-Mar-1980",
        "12 Mar 80",
        "12 03 1980",
        "12-Mar-80",
        "12Mar1980",
        "12/Mar/1980",
    ],
)
def test_a_date_that_is_called_a_birth_date_is_found(date: str) -> None:
    """Every usual way of writing a date is known, the health service's own (12-Mar-1980) too."""
    assert has_personal_data(f"dob {date}, is she eligible for the talent scheme?")


@pytest.mark.parametrize(
    "called", ["dob", "DOB", "D.O.B.", "d.o.b", "date of birth", "Birthdate", "birth date", "born"]
)
def test_a_birth_date_is_known_by_its_usual_names(called: str) -> None:
    """A full date beside one of these words is a birth date."""
    assert has_personal_data(f"{called}: 12/03/1980")


@pytest.mark.parametrize(
    "name",
    [
        "Mrs Patel",
        "mr smith",
        "Mr. Smith",
        "Dr O'Brien",
        "Miss Jones",
        "Prof. Okafor",
        "Sister Agnes",
        "patient Smith",
        "Mr SMITH",
        "MRS PATEL",
    ],
)
def test_a_title_with_a_word_beside_a_full_date_is_found(name: str) -> None:
    """A title, or the word patient, makes a name of what follows it."""
    assert has_personal_data(f"{name}, 12/03/1980, is on the ward")


@pytest.mark.parametrize(
    "name",
    [
        "Jane Smith",
        "Jane O'Neill",
        "Anne-Marie Smith",
        "John McDonald",
        "Si\u00e2n Phillips",
        "Jos\u00e9 Garc\u00eda",
        "Our Jane Smith",
        "Workforce Group for Jane Smith",
        "Charity Clement",
        "Grace Development of Rose Field",
        "The Anne Jones",
    ],
)
def test_two_capitalised_words_beside_a_full_date_are_found(name: str) -> None:
    """Every name is a name, with an accent, an apostrophe or a capital inside it."""
    assert has_personal_data(f"on the ward since 12/03/1980: {name}")


@pytest.mark.parametrize("text", ["Jane Smith", "Mrs Patel", "patient Smith", "dob", "born here"])
def test_a_name_without_a_date_is_let_through(text: str) -> None:
    """A name alone is not what is looked for."""
    assert not has_personal_data(f"what does {text} have to do with talent")


@pytest.mark.parametrize("date", ["March 1980", "1980", "2019-02", "12 March"])
def test_a_date_that_is_not_full_is_let_through(date: str) -> None:
    """A month or a year is no date of birth."""
    assert not has_personal_data(f"Jane Smith came in {date}")


@pytest.mark.parametrize(
    "text",
    [
        "patient safety incident on 12/03/2024",
        "was the plan published on 7 January 2019?",
        "what changed for boards on 2024-04-09",
        "the NHS said so on 12/03/2024",
        "costs borne since 1 April 2019",
        "patient Safety on 12/03/2024",
        "Our Trust Board meets on 12/03/2026",
        "Did the Messenger Review of 8 June 2022 change the well-led framework?",
        "Patient Safety Incident Response Framework of 16 August 2022",
        "Workforce Development Group, 12/03/2026",
        "Minutes of the Talent Board of 12/03/2026",
        "Quality Improvement Faculty report 14/05/2026",
        "Succession Planning Map 12/03/2026",
        "Senior Leadership Away Day 03/02/2026",
        "Equality Delivery System, 14.05.2026",
        "Jane Smith can meet us on 12 March 10:30",
        "Jane Smith can meet us on 12 March 10 am",
    ],
)
def test_a_date_without_a_name_is_let_through(text: str) -> None:
    """Dates of incidents and publications are nobody's."""
    assert not has_personal_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "Was the Long Term Plan published on 7 January 2019?",
        "Long Term Plan, 7 January 2019",
        "Developing People Improving Care came out on 1 December 2016",
        "The Long Term Plan was published on 7 January 2019",
        "Has Well Led Framework changed since 1 June 2017?",
        "Is Developing People Improving Care of 1 December 2016 current?",
        "Patient Safety Incident Response Framework of 16 August 2022",
    ],
)
def test_the_title_of_a_framework_is_no_name(text: str) -> None:
    """A title that the documents hold is no person's, whatever word stands before it."""
    assert not has_personal_data(text, known_names=FRAMEWORK_PAIRS)


def test_a_name_beside_the_title_of_a_framework_is_still_found() -> None:
    """A known title hides nobody."""
    text = "What does the Long Term Plan say for Jane Smith, 12/03/1980?"

    assert has_personal_data(text, known_names=FRAMEWORK_PAIRS)


def test_a_month_is_no_part_of_a_name() -> None:
    """The words of the date itself are not taken for a name."""
    assert not has_personal_data("What was in force on Monday 7 January 2019")


@pytest.mark.parametrize("written", ["01/01/2000", "1 Jan 2000", "2000-01-31", "31.1.2000"])
@pytest.mark.parametrize("after", [" PM", " am", " p.m."])
def test_a_date_with_a_whole_year_is_no_time_of_day(written: str, after: str) -> None:
    """Whatever stands after it: a ward round is not at 01/01/2000 PM."""
    assert has_personal_data(f"born {written}{after}")


@pytest.mark.parametrize("text", ["born at 10.12.30 pm", "born at 9.30 pm"])
def test_a_time_of_day_is_no_date(text: str) -> None:
    """Nobody is known by it."""
    assert not has_personal_data(text)
