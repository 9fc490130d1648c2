"""Words to stems."""

import pytest

from bot.text.stem import stem


@pytest.mark.parametrize(
    "forms",
    [
        ("lead", "leading", "leads"),
        ("succession", "successions"),
        ("manage", "managing", "managed"),
        ("improve", "improving", "improved"),
        ("capability", "capabilities"),
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    """A question in the plural finds a passage in the singular."""
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("trust", "trial"), ("talent", "tale"), ("plan", "plane")]
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    """Stemming does not run words together."""
    assert stem(one) != stem(other)


@pytest.mark.parametrize("code", ["4.52", "w1.4", "2019", ""])
def test_a_code_is_its_own_stem(code: str) -> None:
    """Figures and codes are left as they are."""
    assert stem(code) == code
