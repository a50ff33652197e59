"""The fields in words."""

import pytest

from smartpick.facts import FIELDS, VERIFIED, field_ageing, field_allowed, fields_table, verified_table


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("visas", "J-1, H-1B, F-1 OPT, or none (no visa)"),
        ("step2ck_minimum", "180 to 290 points, or none (no minimum)"),
        ("quota", "0 to 200 positions"),
        ("usce_required", "yes or no"),
        ("img_share", "a share: 35%, 0.35 or 7 of 20"),
        ("contact", "up to 200 characters"),
        ("deadline", "a day"),
        ("website", "an address of the web"),
    ],
)
def test_what_may_stand_in_a_field_is_said(key: str, words: str) -> None:
    """Every kind of field has its words."""
    assert field_allowed(FIELDS[key]) == words


def test_ageing_is_said_with_its_basis() -> None:
    """What holds or not has chances after years; what drifts has a size; judgement is called so."""
    assert field_ageing(FIELDS["visas"]).startswith(
        "still true after 1, 3, 6 years: 99 %, 97 %, 94 % (measured: about"
    )
    assert field_ageing(FIELDS["img_share"]).startswith("drifts by 4.9 points in a year")
    assert field_ageing(FIELDS["quota"]) == "drifts by 6 % of its size in a year (judgement)"


def test_the_tables_have_every_row() -> None:
    """One row for each field and for each kind of source, all cells there."""
    fields, verified = fields_table().splitlines(), verified_table().splitlines()
    assert len(fields) == 2 + len(FIELDS)
    assert len(verified) == 2 + len(VERIFIED)
    assert {line.count("|") for line in fields} == {8}
    assert {line.count("|") for line in verified} == {5}
