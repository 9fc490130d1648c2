"""Numbers that name a person: NHS numbers and National Insurance numbers."""

import pytest

from bot.text.personal_data import has_personal_data, is_nhs_number, is_of_a_person

FULL_WIDTH = "".join(chr(0xFF10 + int(digit)) for digit in "9434765919")


@pytest.mark.parametrize("number", ["9434765919", "943 476 5919", "943-476-5919", "4010232137"])
def test_ten_digits_with_the_right_check_digit_are_an_nhs_number(number: str) -> None:
    """The check digit decides, spaces and hyphens aside."""
    assert is_nhs_number(number)


@pytest.mark.parametrize("number", ["9434765918", "4010232138", "1234567890", "9876543211"])
def test_a_wrong_check_digit_is_no_nhs_number(number: str) -> None:
    """Ten digits alone are not enough."""
    assert not is_nhs_number(number)


@pytest.mark.parametrize("number", ["", "943476591", "94347659190", "no digits"])
def test_fewer_or_more_than_ten_digits_are_no_nhs_number(number: str) -> None:
    """An NHS number has ten digits."""
    assert not is_nhs_number(number)


@pytest.mark.parametrize("last", range(10))
def test_a_check_of_ten_has_no_valid_digit(last: int) -> None:
    """Nine digits whose check comes to 10 are never given out."""
    nine_digits_with_check_ten = "100000001"

    assert not is_nhs_number(f"{nine_digits_with_check_ten}{last}")


def test_a_check_of_eleven_is_the_digit_nought() -> None:
    """Nine digits whose weighted sum 11 divides have the check digit 0."""
    nine_digits_with_sum_22 = "100000006"

    assert is_nhs_number(f"{nine_digits_with_sum_22}0")


@pytest.mark.parametrize(
    "written",
    [
        "9434765919",
        "943 476 5919",
        "943-476-5919",
        "943.476.5919",
        "943\u2013476\u20135919",
        "943\u00a0476\u00a05919",
        "943\n476\n5919",
        "943  476  5919",
        "943 - 476 - 5919",
        FULL_WIDTH,
        "943\u200b476\u200b5919",
        "9434\u200c765\u200d919",
        "94347\u206065919",
        "\ufeff9434765919",
        "94347\u00ad65919",
        "9\u202e434765919",
        "943\u034f476\u180e5919",
    ],
)
def test_an_nhs_number_is_found_however_it_is_written(written: str) -> None:
    """Spaces, hyphens, wide figures and characters of no width hide nothing."""
    assert has_personal_data(f"what does the plan say for patient {written} please")


@pytest.mark.parametrize(
    "text",
    [
        "9434765919",
        "(9434765919)",
        "NHS number: 9434765919.",
        "number 9434765919, ward 4",
        "NHS9434765919",
        "NHS no.9434765919",
        "NHS-9434765919",
        "+9434765919",
        "+44 161 496 0003 or 943 476 5919",
        "ward 7.943 476 5919",
        "9434765918,9434765919",
        "ward 7 943 476 5919",
        "0161 496 0000, 943 476 5919",
        "extension 4021 943 476 5919",
        "0161 496 0000 943 476 5919",
    ],
)
def test_an_nhs_number_is_found_wherever_it_stands(text: str) -> None:
    """Neither brackets, marks nor the figures before it hide a number."""
    assert has_personal_data(text)


@pytest.mark.parametrize("text", ["943 476 5918", "9434765918", "ten digits 1234567890 here"])
def test_ten_digits_with_a_wrong_check_digit_are_let_through(text: str) -> None:
    """An order number is no person's."""
    assert not has_personal_data(text)


@pytest.mark.parametrize(
    "text",
    ["19434765919", "94347659190", "123459434765919", "9434765919123456", "1.9434765919"],
)
def test_ten_digits_inside_a_longer_number_are_let_through(text: str) -> None:
    """A longer number is another kind of number."""
    assert not has_personal_data(f"reference {text} of the finance system")


@pytest.mark.parametrize(
    "phone",
    [
        "0161 496 0003",
        "01614960003",
        "0161-496-0003",
        "07700 900123",
        "020 7946 0018",
        "+44 7700 900123",
        "+44 (0)161 496 0003",
        "+44 161 496 0003",
        "+44 1614960003",
        "0044 161 496 0003",
    ],
)
def test_a_phone_number_is_let_through(phone: str) -> None:
    """A phone number is none of the numbers looked for, even where its digits would pass."""
    assert not has_personal_data(f"please ring {phone} for the talent team")


@pytest.mark.parametrize(
    "number",
    [
        *("AB123456C", "AB 12 34 56 C", "ab123456c", "AB 123456 C", "AB-12-34-56-C", "AB-123456-C"),
        *(
            "QQ123456C",
            "QQ 12 34 56 C",
            "qq 12 34 56 c",
            "QQ 123 456 C",
            "qq123456a",
            "FY 12 34 56 D",
        ),
    ],
)
def test_a_national_insurance_number_is_found(number: str) -> None:
    """Two letters, six figures and a letter from A to D, however spaced, those of HMRC's examples too."""
    assert has_personal_data(f"her number is {number}, what does the plan say")


@pytest.mark.parametrize(
    "text",
    [
        *("AB123456E", "AB12345C", "XAB123456C", "AB1234567C", "on 12-03-24 a", "W1.4"),
        *("by 2023-24 a strategy", "in 202324 a strategy", "QQ123456"),
    ],
)
def test_what_only_looks_like_a_national_insurance_number_is_let_through(text: str) -> None:
    """Other lengths are codes of another kind, and years after a small word are years."""
    assert not has_personal_data(f"reference {text}")


@pytest.mark.parametrize(
    "text", ["", "What must our succession plan cover?", "paragraphs 4.50 to 4.53, page 89", "500"]
)
def test_a_plain_question_holds_no_personal_data(text: str) -> None:
    """Codes and figures of the frameworks are no person's."""
    assert not has_personal_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "hospital number 4532217 is not happy with us",
        "Hospital No: A1234567",
        "MRN 00451234, complaint about a manager",
        "patient ID is 123456",
        "case note ref. 1234567",
    ],
)
def test_a_number_that_is_called_a_hospitals_is_personal(text: str) -> None:
    """It has no check digit, so that what it is called decides."""
    assert is_of_a_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "hospital numbers 2024",
        "the number of hospital beds is 12345",
        "patient numbers 100000 a year",
        "publishing approval reference 0067",
        "which unit has 12345 staff",
    ],
)
def test_a_number_of_things_is_not(text: str) -> None:
    """How many there are of something is nobody's number."""
    assert not is_of_a_person(text)
