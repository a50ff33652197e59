"""Ways to reach somebody."""

import pytest

from smartpick.experience.privacy import Context, Identifier
from smartpick.experience.privacy.contact import find_contacts
from smartpick.experience.privacy.reading import Reading


def found(text: str) -> list[tuple[str, str, bool]]:
    """Return kind, text and certainty of what is found."""
    return [(one.kind.value, one.text, one.certain) for one in find_contacts(Reading(text, Context()))]


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("Call (216) 555-0142 now", "phone", "(216) 555-0142"),
        ("left 419-555-0199.", "phone", "419-555-0199"),
        ("Phone: +1 (330) 555-0155", "phone", "+1 (330) 555-0155"),
        ("reach her at +234 803 555 0117", "phone", "+234 803 555 0117"),
        ("cell 2165550173, evenings", "phone", "2165550173"),
        ("Records were faxed to 216-555-0188.", "fax", "216-555-0188"),
        ("they gave 216.555.0136 (fax)", "fax", "216.555.0136"),
        ("write p.venkat+x@mail.example.net.", "email", "p.venkat+x@mail.example.net"),
        ("at https://www.example.org/a-b, see", "url", "https://www.example.org/a-b"),
        ("log showed 203.0.113.77 twice", "ip", "203.0.113.77"),
        ("from 2001:db8::ff00:42:8329 at night", "ip", "2001:db8::ff00:42:8329"),
    ],
)
def test_an_unmistakable_form_is_certain(text: str, kind: str, what: str) -> None:
    """The punctuation around it is no part of it."""
    assert (kind, what, True) in found(text)


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("Pager 4471 was quick", "phone", "4471"),
        ("Tel. 555-0182", "phone", "555-0182"),
        ("tomasz at example dot com", "email", "tomasz at example dot com"),
        ("ward[at]desk.example[dot]net", "email", "ward[at]desk.example[dot]net"),
        ("jose.r(at)example.com", "email", "jose.r(at)example.com"),
        ("page gofundme.com/f/help raised", "url", "gofundme.com/f/help"),
        ("follow @mateo_gz there", "unique", "@mateo_gz"),
    ],
)
def test_a_likely_form_is_asked_about(text: str, kind: str, what: str) -> None:
    """Short numbers, addresses in words, bare domains and handles."""
    assert (kind, what, False) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "See https://www.cdc.gov/flu and uptodate.com for the dose.",
        "Version 2.1.0.4 crashed, v1.2.3.4 too.",
        "At 12:30:45 we met; ratio 1:2:3.",
        "WBC 12.4, Plt 250000, 5000 units every 8 hours, 100-1000 mg.",
        "He looked at him and smiled at Mr. Dot.",
        "P 98.6.1 and 999.1.1.1 are nothing",
    ],
)
def test_references_versions_times_and_doses_are_none(text: str) -> None:
    """A public reference work says nothing about a patient."""
    assert found(text) == []


def test_a_look_alike_of_a_reference_is_found() -> None:
    """The host "notcdc.gov" is not the reference "cdc.gov"."""
    assert [one[0] for one in found("https://notcdc.gov/x")] == [Identifier.URL.value]
