"""The list of fields."""

import dataclasses
import tomllib

from smartpick.applicant import (
    FIELDS,
    Couple,
    Ecfmg,
    Gap,
    Kind,
    Letter,
    Person,
    Preferences,
    Profile,
    Research,
    Rotation,
    School,
    Ties,
    Visa,
)
from smartpick.applicant.field_list import TREE

TABLES = {
    "school": School, "ecfmg": Ecfmg, "visa": Visa, "gaps[]": Gap, "research": Research, "rotations[]": Rotation,
    "letters[]": Letter, "ties": Ties, "ties.people[]": Person, "preferences": Preferences,
    "preferences.couple": Couple,
}  # fmt: skip


def test_names_are_unique_and_examples_are_toml() -> None:
    """Every field is declared once, with help that ends a sentence and an example that can be typed as it is."""
    assert len({one.name for one in FIELDS}) == len(FIELDS)
    by_name = {Kind.WEIGHTS, Kind.COUNTS, Kind.RATINGS}
    for one in FIELDS:
        tomllib.loads(one.example if one.kind in by_name else f"{one.key} = {one.example}")
        assert one.help.endswith("."), one.name


def test_every_field_has_a_place_in_the_profile() -> None:
    """No field is read from a file and then lost, and no part of the profile cannot be written."""
    # "beside" is what comparisons add; nobody writes it.
    top = {field.name for field in dataclasses.fields(Profile)} - {"beside"}
    assert set(TREE.keys) == top
    for table, record in TABLES.items():
        declared = {one.key for one in FIELDS if one.table == table}
        held = {field.name for field in dataclasses.fields(record)} - {"known", "people", "couple"}
        assert declared == held, table
