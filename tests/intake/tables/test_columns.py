"""Which column says what."""

import pytest

from smartpick.errors import UserError
from smartpick.facts import FIELDS
from smartpick.intake.tables.columns import columns_of, mapped_columns, target_words


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("ACGME ID", "acgme_id"),
        ("Program Name", "name"),
        ("Hospital", "name"),
        ("Speciality", "specialty"),
        ("Visa sponsorship", "visas"),
        ("Min. Step 2 CK", "step2ck_minimum"),
        ("Step 2 CK (minimum score)", "step2ck_minimum"),
        ("IMG %", "img_share"),
        ("% IMG", "img_share"),
        ("YOG", "graduation_limit"),
        ("J-1", "visas:J-1"),
        ("H1B sponsored", "visas:H-1B"),
        ("Application deadlin", "deadline"),
        ("Last verified", "as_of"),
        ("Shoe size", None),
    ],
)
def test_headers_are_told_by_the_names_people_use(header: str, target: str | None) -> None:
    """Marks, brackets, per cent signs and a slip of the pen do not matter; what is not known is not used."""
    found = mapped_columns(["Program id", header] if target != "acgme_id" else [header], (), "t")
    assert found.targets.get(header) == target
    assert (header in found.unused) is (target is None)


def test_every_field_is_told_by_its_key_and_label() -> None:
    """Whatever a worksheet or a hint of this program calls a column is understood."""
    for field in FIELDS.values():
        for header in (field.key, field.label):
            found = mapped_columns(["acgme_id", header], (), "t")
            assert found.targets[header] == field.key
        assert target_words(field.key) == field.label


def test_what_the_user_says_wins() -> None:
    """A column said, by any spelling of column and field, takes the place of the guess; an empty one is not used."""
    found = mapped_columns(
        ["id", "Visa", "Notes", "Score"],
        [("ID", "ACGME id"), ("notes", ""), ("visa", "note"), ("Score", "minimum step 2 ck")],
        "t",
    )
    assert found.targets == {"id": "acgme_id", "Visa": "note", "Score": "step2ck_minimum"}
    assert found.unused == ("Notes",)


def test_two_columns_of_one_field_are_not_both_guessed() -> None:
    """The first is; a column that stands twice by name is not guessed at all."""
    found = mapped_columns(["acgme", "Visa", "Visas accepted"], (), "t")
    assert found.targets == {"acgme": "acgme_id", "Visa": "visas"}
    twice = mapped_columns(["acgme", "Visa (column B)", "Visa (column C)"], (), "t")
    assert twice.targets == {"acgme": "acgme_id"}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ([("Alter", "visas")], "There is no column 'Alter'"),
        ([("Visa", "shoe size")], "There is no field"),
        ([("Visa", "visas:K-1")], "visas:J-1"),
        ([("Visa", "note"), ("Name", "note")], "Two columns are said to be note"),
    ],
)
def test_what_does_not_exist_is_told(said: list[tuple[str, str]], sentence: str) -> None:
    """With what there is."""
    with pytest.raises(UserError) as error:
        mapped_columns(["Name", "Visa"], said, "t")
    assert sentence in str(error.value)


def test_a_table_without_programs_is_told() -> None:
    """The separator may be wrong, or the header may use words of its own."""
    with pytest.raises(UserError, match="separator"):
        mapped_columns(["Programm;Visum"], (), "t")


def test_a_mapping_is_remembered_by_the_set_of_headers() -> None:
    """In any order and spelling; the user's word still changes it."""
    first = ["Prog", "Vis"]
    assert columns_of(first) == columns_of(["VIS ", "prog"])
    kept = {"prog": "acgme_id", "vis": "visas"}
    found = mapped_columns(["VIS", "Prog"], (), "t", kept)
    assert (dict(found.targets), found.remembered) == ({"VIS": "visas", "Prog": "acgme_id"}, True)
    assert mapped_columns(["VIS", "Prog"], [("vis", "note")], "t", kept).targets["VIS"] == "note"
