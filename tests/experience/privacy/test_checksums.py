"""Check digits, on published examples and against every single wrong digit."""

from collections.abc import Callable

import pytest

from smartpick.experience.privacy import checksums

Check = Callable[[str], bool]

#: Example numbers of the standards themselves, and made-up ones.
GOOD: list[tuple[Check, str]] = [
    (checksums.luhn, "79927398713"),
    (checksums.npi, "1234567893"),
    (checksums.dea, "AB1234563"),
    (checksums.vin, "1M8GDM9AXKP042788"),
    (checksums.vin, "11111111111111111"),
    (checksums.gtin, "00844588003288"),
    (checksums.iban, "GB82WEST12345698765432"),
    (checksums.nhs, "9434765919"),
]


@pytest.mark.parametrize(("check", "number"), GOOD)
def test_a_right_number_passes_and_one_wrong_digit_fails(check: Check, number: str) -> None:
    """Each scheme catches every single wrong digit, but for the DEA's, which doubles some and so misses five more."""
    assert check(number)
    for place, character in enumerate(number):
        # A VIN folds letters and digits onto the same values; here digits stand for digits only.
        if character.isdigit() and not (check is checksums.vin and place == 8):
            for wrong in set("0123456789") - {character}:
                if check is checksums.dea and place in {3, 5, 7} and abs(int(wrong) - int(character)) == 5:
                    continue
                assert not check(number[:place] + wrong + number[place + 1 :]), (place, wrong)


@pytest.mark.parametrize("check", sorted({check for check, _ in GOOD}, key=lambda check: check.__name__))
@pytest.mark.parametrize("text", ["", "1", "abc", "½²", "١٢٣٤٥٦٧٨٩٠", "0" * 9 + "x", "é" * 17, " " * 20])
def test_anything_else_is_no_number(check: Check, text: str) -> None:
    """Words, spaces and digits of other scripts are refused and raise nothing."""
    assert not (check(text) and text != "0" * 10)


def test_an_npi_begins_with_one_or_two() -> None:
    """The first digit of a provider identifier is 1 or 2, whatever the check digit says."""
    assert checksums.luhn(checksums.NPI_PREFIX + "3234567899")
    assert not checksums.npi("3234567899")
