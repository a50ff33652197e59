"""Check digits of the numbers that carry one: what passes is hardly there by accident.

Sources: NPI, 45 CFR 162.406 and ISO/IEC 7812 with the prefix 80840; DEA, 21 CFR 1301 practice; VIN, 49 CFR 565;
GTIN, GS1 General Specifications; IBAN, ISO 13616; NHS number, modulus 11 of the NHS Data Dictionary.
"""

__all__ = ["dea", "gtin", "iban", "luhn", "nhs", "npi", "vin"]

NPI_PREFIX = "80840"
VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
VIN_VALUES = {
    **{str(digit): digit for digit in range(10)},
    **dict(zip("ABCDEFGH", range(1, 9), strict=True)),
    **dict(zip("JKLMN", range(1, 6), strict=True)),
    "P": 7,
    "R": 9,
    **dict(zip("STUVWXYZ", range(2, 10), strict=True)),
}


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def luhn(number: str) -> bool:
    """Tell whether the last digit is the Luhn check digit of those before it (ISO/IEC 7812)."""
    if not _digits(number):
        return False
    total = 0
    for place, character in enumerate(reversed(number)):
        digit = int(character)
        if place % 2:
            digit = digit * 2 - 9 if digit > 4 else digit * 2
        total += digit
    return total % 10 == 0


def npi(number: str) -> bool:
    """Tell whether ten digits are a well-formed National Provider Identifier."""
    return len(number) == 10 and number[0] in "12" and luhn(NPI_PREFIX + number)


def dea(number: str) -> bool:
    """Tell whether two letters and seven digits are a well-formed DEA registration number."""
    letters, digits = number[:2], number[2:]
    if len(number) != 9 or not (letters.isascii() and letters.isalpha() and _digits(digits)):
        return False
    first = sum(int(digit) for digit in digits[0:6:2])
    second = sum(int(digit) for digit in digits[1:6:2])
    return (first + 2 * second) % 10 == int(digits[6])


def vin(number: str) -> bool:
    """Tell whether 17 characters are a vehicle identification number with its North American check digit."""
    if len(number) != 17 or any(character not in VIN_VALUES for character in number):
        return False
    rest = (
        sum(VIN_VALUES[character] * weight for character, weight in zip(number, VIN_WEIGHTS, strict=True))
        % 11
    )
    return number[8] == ("X" if rest == 10 else str(rest))


def gtin(number: str) -> bool:
    """Tell whether 14 digits are a GS1 trade item number: the device identifier within most UDIs."""
    if len(number) != 14 or not _digits(number):
        return False
    return sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(number)) % 10 == 0


def iban(number: str) -> bool:
    """Tell whether letters and digits without spaces are a well-formed international bank account number."""
    if not (15 <= len(number) <= 34 and number.isascii() and number.isalnum() and number[:2].isalpha()):
        return False
    turned = (number[4:] + number[:4]).upper()
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


def nhs(number: str) -> bool:
    """Tell whether ten digits are a well-formed number of the English National Health Service."""
    if len(number) != 10 or not _digits(number):
        return False
    check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(number[:9])) % 11
    return check != 10 and check % 11 == int(number[9])
