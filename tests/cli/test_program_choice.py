"""Which program somebody means."""

import pytest

from smartpick.cli.program_choice import chosen_program, program_line
from smartpick.errors import UserError

CLEVELAND = "1403812339"


def test_a_number_or_words_that_fit_one_only() -> None:
    """The ten digits, or as many words as it takes."""
    assert chosen_program(f" {CLEVELAND} ").acgme_id == CLEVELAND
    assert chosen_program("fairview hospital internal medicine").acgme_id == "1403821340"


def test_several_are_named_with_their_numbers() -> None:
    """Words that fit many programs are a sentence with the nearest."""
    with pytest.raises(
        UserError, match=rf"programs fit .*{CLEVELAND} Cleveland Clinic Foundation.* and others"
    ):
        chosen_program("cleveland clinic im")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1403812330", "No program has the ACGME number"),
        ("zzqqxx", "No program fits .* Check the spelling"),
        ("Lorreto Infirmary of Chicagoland", "The nearest names are"),
        ("  ", "No program is named"),
    ],
)
def test_none_is_a_sentence_with_a_way_out(text: str, sentence: str) -> None:
    """A wrong number has near numbers, wrong words have near names."""
    with pytest.raises(UserError, match=sentence):
        chosen_program(text)


def test_a_program_is_one_line() -> None:
    """Number, name, place and specialty."""
    line = program_line(chosen_program(CLEVELAND))
    assert line == f"{CLEVELAND} Cleveland Clinic Foundation, Cleveland, OH (Internal Medicine)"
