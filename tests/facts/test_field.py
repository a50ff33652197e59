"""The catalogue of fields."""

from typing import get_args

import pytest

from smartpick.applicant.field_list import ROTATION_KINDS, VISAS
from smartpick.errors import UserError
from smartpick.facts import FIELDS, VERIFIED, FieldKind, canonical_value, field_named
from smartpick.facts.field import squeezed

SCREENS = {"", "visa", "score", "attempts", "graduation", "experience", "certificate"}


@pytest.mark.parametrize("field", FIELDS.values(), ids=str)
def test_every_field_can_be_used(field: object) -> None:
    """A field has a kind, words, an effort, a page, a rate of ageing with its basis, and an example that reads."""
    one = FIELDS[field.key]  # type: ignore[attr-defined]
    assert one.kind in get_args(FieldKind)
    assert one.label
    assert one.page
    assert one.basis
    assert one.minutes >= 1
    assert one.screen in SCREENS
    assert 0.0 < one.unchanged_per_year <= 1.0
    assert (one.unchanged_per_year == 1.0) == one.drifts
    assert (one.kind == "choices") == bool(one.choices)
    canonical_value(one, one.example)


def test_the_fields_agreed_upon_are_there() -> None:
    """Screens, market, the import and the queue rely on these keys."""
    keys = (
        "visas step2ck_minimum failed_attempts_refused graduation_limit usce_required usce_months usce_kinds "
    )
    keys += (
        "certificate_required letters_required us_letters_required img_share us_img_share do_share md_share "
    )
    keys += (
        "residents quota website deadline signals_used applications_received interviews_offered contact note"
    )
    assert set(keys.split()) <= set(FIELDS)


def test_choices_are_those_of_the_profile() -> None:
    """What a program may ask for can be compared with what a profile holds, name by name."""
    assert set(VISAS) < set(FIELDS["visas"].choices)
    assert set(FIELDS["usce_kinds"].choices) == set(ROTATION_KINDS) - {"home practice"}


def test_measured_ageing_is_what_was_measured() -> None:
    """Visas: 94 % unchanged over six years. Mix of residents: 12 points over six years."""
    assert FIELDS["visas"].unchanged_per_year ** 6 == pytest.approx(0.94, abs=1e-4)
    assert FIELDS["img_share"].drift * 6**0.5 == pytest.approx(0.12, abs=1e-3)


def test_what_nobody_measured_is_called_judgement() -> None:
    """Only the two counted figures are not marked as judgement."""
    counted = {key for key, one in FIELDS.items() if not one.basis.startswith("judgement")}
    assert counted == {"visas", "img_share"}
    assert all(trust.basis.startswith("judgement") for trust in VERIFIED.values())


def test_hearsay_is_believed_less() -> None:
    """What somebody else says is believed less than what the user read, and neither without doubt."""
    assert 0.5 < VERIFIED["other"].reliability < VERIFIED["me"].reliability < 1.0


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("visas", "visas"),
        ("Visa", "visas"),
        ("USCE", "usce_required"),
        ("step 2 CK", "step2ck_minimum"),
        ("years since graduation, at most", "graduation_limit"),
        ("img-share", "img_share"),
    ],
)
def test_a_field_is_found_by_usual_words(said: str, key: str) -> None:
    """Keys, labels and other names, however they are written."""
    assert field_named(said).key == key


def test_no_two_fields_share_a_name() -> None:
    """A name leads to one field."""
    names = [
        name
        for one in FIELDS.values()
        for name in {squeezed(said) for said in (*one.names, one.label, one.key)}
    ]
    assert len(names) == len(set(names))


def test_an_unknown_field_is_a_sentence_with_near_ones() -> None:
    """Whoever mistypes a field is told which it may have been; whoever asks for another gets the list."""
    with pytest.raises(UserError, match="Did you mean visas"):
        field_named("vissas")
    with pytest.raises(UserError, match="Choose one of: visas"):
        field_named("qqqq")
