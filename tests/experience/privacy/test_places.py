"""Places smaller than a state."""

import pytest

from smartpick.experience.privacy import Context
from smartpick.experience.privacy.places import RESTRICTED_ZIP3, find_places
from smartpick.experience.privacy.reading import Reading


def found(text: str) -> list[tuple[str, bool]]:
    """Return the texts found and whether each is certain."""
    return [(one.text, one.certain) for one in find_places(Reading(text, Context()))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("She lives at 1420 Maple Street now.", "1420 Maple Street"),
        ("Home: 88 W. Lakeview Ave, Apt 4B.", "88 W. Lakeview Ave, Apt 4B"),
        ("ZIP code 44109", "44109"),
        ("Ohio 45402 is the rest.", "45402"),
        ("Write to PO Box 1234.", "PO Box 1234"),
    ],
)
def test_an_address_is_certain(text: str, place: str) -> None:
    """Streets with a number, boxes and ZIP codes with their words."""
    assert (place, True) in found(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("He was brought from Toledo.", "Toledo"),
        ("lives in Parma, Ohio", "Parma"),
        ("moved from Karachi", "Karachi"),
        ("a farmer from Holmes County came", "Holmes County"),
        ("From Cuyahoga County jail.", "Cuyahoga County"),
        ("sleeps near Garfield Park", "Garfield Park"),
        ("works on Lorain Avenue", "Lorain Avenue"),
        ("At Saint Brigid Medical Center she waited.", "Saint Brigid Medical Center"),
        ("Mercy General Hospital sent him.", "Mercy General Hospital"),
        ("records from Ann Arbor", "Ann Arbor"),
    ],
)
def test_a_town_a_county_and_a_place_of_care_are_asked_about(text: str, place: str) -> None:
    """They may belong to the case, or to the writer."""
    assert (place, False) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "He moved here from Ohio and before that from Nigeria.",
        "A community hospital, the Free Clinic, Children's Hospital.",
        "The Heart Failure Clinic and the Emergency Department.",
        "In April, in May, in Spanish, in Medicine.",
        "Framingham score, Boston criteria, Glasgow Coma Scale.",
        "Jackson said so.",
        "Platelets 44109, 5 Days on Drive mode, 3 Residents on Rounds.",
    ],
)
def test_states_countries_and_kinds_of_places_are_allowed(text: str) -> None:
    """So are scores named after towns, and names that are towns as well."""
    assert found(text) == []


def test_three_digits_are_found_only_where_few_people_live() -> None:
    """17 prefixes become 000; the others may stay."""
    assert len(RESTRICTED_ZIP3) == 17
    assert found("ZIP prefix 036") == [("036", True)]
    assert found("ZIP prefix 441") == []
