"""Telephone numbers and e-mail addresses, and what only looks like one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.contact_details import has_email_address, has_phone_number


@pytest.mark.parametrize(
    "number",
    [
        "0161 496 0003",
        "01614960003",
        "0161-496-0003",
        "0161.496.0003",
        "(0161) 496 0003",
        "(0161)4960003",
        "01632 960001",
        "016977 2345",
        "020 7946 0018",
        "0207 946 0018",
        "(020) 7946 0018",
        "0300 123 1234",
        "0800 496000",
        "0808 157 0123",
        "07700 900123",
        "07700900123",
        "07700 900 123",
        "077 00 90 01 23",
        "0 7700 900123",
        "+44 7700 900123",
        "+447700900123",
        "+44 (0)161 496 0003",
        "(+44) 161 496 0003",
        "+44-161-496-0003",
        "0044 161 496 0003",
        "00 44 161 496 0003",
        "44 7700 900123",
        "447700900123",
        "(44) 0161 496 0003",
        "+353 1 496 0003",
        "+1 (212) 555-0123",
        "+1.212.555.0123",
        "+49 30 23125 000",
        "tel:07700900123",
        "Tel-07700900123",
        "Mob.07700900123",
        "T: 0161 496 0003",
        "tel 496 0003",
        "phone no. 496000",
        "ring 4960003",
        "ext 4021",
        "ext. 4021",
        "extn: 40217",
        "Extension 4021",
        "extension no. 4021",
        "bleep 1234",
        "0161 496 0003 x4021",
        "\uff10\uff11\uff16\uff11 496 0003",
        "0161\u2013496\u20130003",
        "0161\u00a0496\u00a00003",
        "0770\u200b0900123",
    ],
)
def test_a_telephone_number_is_found_however_it_is_written(number: str) -> None:
    """Spaces, hyphens, dots, brackets and the country's code hide nothing."""
    assert has_phone_number(number)
    assert has_phone_number(f"Ask the secretary ({number}), any day.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "W1.4",
        "paragraph 4.52, pages 89 to 97",
        "minutes 12/2026",
        "minutes of 01/02/2026, item 12",
        "01/02/2025 - 03/04/2025",
        "01-02-2025 to 03-04-2025",
        "01.02.2025-03.04.2025",
        "2025-01-02 2025-03-04",
        "01 02 2025 12 03",
        "03 04 2026",
        "2024/25 and 2025/26",
        "ISO 27001:2022",
        "ISO 9001:2015 and BS 10500",
        "ISBN 978-0-12-345678-6",
        "ISBN 0-19-852663-6",
        "\u00a312,500,000",
        "\u00a31,234,567.89",
        "0.1234567890",
        "0.9",
        "up 44 per cent, from 44 to 61",
        "wards 01 02 03 04 05 06 07 08",
        "09:30 to 10:30, room 12",
        "0930-1030, room 12",
        "purchase order 4500123456",
        "PO-0161496000",
        "minutes_0161496000.pdf",
        "GOV/0161496000",
        "https://example.org/files/07700900123?id=01614960003",
        "www.example.org/01614960003.pdf",
        "+44",
        "+10 % since 2024",
        "contract extension 2027",
        "extension to 2027",
        "call 999 or 111",
        "call 2025-26",
        "ring-fenced for 2025-2026",
        "phone review 2025",
        "text of 2026",
        "mobile working policy v2.1",
        "Board paper 7.3, appendix 12",
        "RA1 2026 000123",
        "943 476 5918",
    ],
)
def test_what_only_looks_like_a_telephone_number_is_let_through(text: str) -> None:
    """Dates, codes, money, standards, pages and figures are none."""
    assert not has_phone_number(text)


@pytest.mark.parametrize(
    "address",
    [
        "secretary@example.org",
        "first.last@trust.example.org",
        "first.last+board@example.org",
        "O'Secretary@example.org",
        "mailto:secretary@example.org",
        "<secretary@example.org>",
        "secretary @ example.org",
        "secretary@ example.org",
        "secretary @example.org",
        "secretary@example . org",
        "secretary (at) example.org",
        "secretary[at]example[dot]org",
        "secretary at example dot org",
        "Secretary AT example DOT org",
        "first.last at example.org",
        "first_last at example.org",
        "f.last2 at example.org",
        "first.last@trust",
        "secretary\uff20example.org",
        "secre\u200btary@exam\u200bple.org",
        "secr\u00e9taire@exemple.org",
        "https://example.org/?to=secretary@example.org",
    ],
)
def test_an_email_address_is_found_however_it_is_written(address: str) -> None:
    """Spaces, brackets and words in place of the signs hide nothing."""
    assert has_email_address(address)
    assert has_email_address(f"Write to {address} before the board.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "@kloe",
        "look at nhs.uk",
        "published at www.england.nhs.uk",
        "seen at board, dot by dot",
        "lunch @ St. Thomas",
        "10 @ 2.50 each",
        "minutes.pdf in the board's folder",
        "the chair at trust level",
        "W1.4 at board level",
        "5 at 3.5",
        "W1.4 at nhs.uk",
        "v1.2 at nhs.uk",
    ],
)
def test_what_only_looks_like_an_email_address_is_let_through(text: str) -> None:
    """The word "at", pages and prices are none."""
    assert not has_email_address(text)


@given(st.text(max_size=300))
def test_any_text_is_decided(text: str) -> None:
    """Whatever is typed."""
    assert has_phone_number(text) in {True, False}
    assert has_email_address(text) in {True, False}


@given(st.integers(0, 10**9 - 1), st.sampled_from(("", " ", "-", ".", "  ")))
def test_every_mobile_number_is_found(number: int, mark: str) -> None:
    """Five figures and six, whatever stands between."""
    figures = f"07{number:09}"
    assert has_phone_number(f"ask {figures[:5]}{mark}{figures[5:]} first")


dates = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(dates, dates, st.sampled_from(("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")))
def test_no_two_dates_are_a_telephone_number(first: date, second: date, form: str) -> None:
    """However they are written."""
    assert not has_phone_number(f"{first:{form}} {second:{form}}")
