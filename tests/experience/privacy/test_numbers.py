"""Numbers that name one person, card, car or device."""

import pytest

from smartpick.experience.privacy import Context
from smartpick.experience.privacy.numbers import find_numbers
from smartpick.experience.privacy.reading import Reading


def found(text: str) -> list[tuple[str, str, bool]]:
    """Return kind, text and certainty of what is found."""
    return [(one.kind.value, one.text, one.certain) for one in find_numbers(Reading(text, Context()))]


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("SSN: 457555462", "ssn", "457555462"),
        ("the last four of his social, 6789, were read", "ssn", "6789"),
        ("SSN ending 4321", "ssn", "4321"),
        ("MRN 00483921, seen", "mrn", "00483921"),
        ("Chart no. 558213 was missing", "mrn", "558213"),
        ("medical record 99-81-22", "mrn", "99-81-22"),
        ("Member ID XZK884120937, pending", "health-plan", "XZK884120937"),
        ("Insurance policy no. BC-5520-9917 covers", "health-plan", "BC-5520-9917"),
        ("account number 7731-002-55 went", "account", "7731-002-55"),
        ("Supervisor NPI 2260181591 goes", "licence", "2260181591"),
        ("Driver's license RT558291 was copied", "licence", "RT558291"),
        ("license plate HKZ 4471.", "vehicle", "HKZ 4471"),
        ("Pacemaker serial number PJN882310S was read", "device", "PJN882310S"),
        ("Accession S26-04418 came back", "unique", "S26-04418"),
    ],
)
def test_a_number_after_its_words_is_certain(text: str, kind: str, what: str) -> None:
    """The number alone is the finding, not its label."""
    assert (kind, what, True) in found(text)


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("Hip prosthesis lot LT2209-X was recalled", "device", "LT2209-X"),
        ("VIN KRFMKRRA1MTVAK30 was copied", "vehicle", "KRFMKRRA1MTVAK30"),
        ("in room 412B asked", "unique", "412B"),
        ("it said 00482917 on the back", "unique", "00482917"),
        ("the number 1234567893 stood there", "licence", "1234567893"),
    ],
)
def test_a_number_that_only_may_be_one_is_asked_about(text: str, kind: str, what: str) -> None:
    """Rooms, bare long numbers, lots, and an NPI without its word."""
    assert (kind, what, False) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The trial enrolled 2165 patients and the study ran 10 years.",
        "Viral load 1200000 copies; NCT01234567; PMID 12345678.",
        "Room air, bed rest, ward round, 300-bed hospital.",
        "CPT 99213, ICD I50.23, HR 120, WBC 12000, BP 120/80.",
        "vaccine lot of 12345 doses, soup of the lot A12345",
        "policy 2026, plan 3/14/2026, chart 2026-03-14",
        "no digits at all",
        "The unit 5000 was changed; plan 10000 steps; visit 99213; case 12345; tax 15000; student loans 200000",
        "patient 120/80 at rest; plates 123 and 124; study 2021 cohort",
    ],
)
def test_amounts_codes_and_years_are_none(text: str) -> None:
    """What counts patients, copies or years names nobody."""
    assert found(text) == []
