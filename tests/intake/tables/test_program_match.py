"""Which program a row is about."""

import random

import pytest

from smartpick.intake.tables.program_match import Programs, Unmatched
from smartpick.programs import load_directory

DIRECTORY = load_directory()
PROGRAMS = Programs(DIRECTORY)


def test_an_id_decides_however_a_spreadsheet_writes_it() -> None:
    """With dashes, as a number, without its first zero."""
    program = DIRECTORY.programs[0]
    assert program.acgme_id.startswith("0")
    for said in (program.acgme_id, program.acgme_id.lstrip("0"), f"{int(program.acgme_id)}.0",
                 f"{program.acgme_id[:3]}-{program.acgme_id[3:5]}-{program.acgme_id[5:]}"):  # fmt: skip
        assert PROGRAMS.find(said) is program
    assert PROGRAMS.find(name=program.acgme_id) is program


def test_an_id_beside_another_programs_name_is_asked_about() -> None:
    """One of the two is wrong, and only the user knows which."""
    first, other = DIRECTORY.programs[0], DIRECTORY.programs[3000]
    found = PROGRAMS.find(first.acgme_id, name=other.name, city=other.city)
    assert isinstance(found, Unmatched)
    assert found.nearest == (first,)
    assert PROGRAMS.find(first.acgme_id, name="Univ of Alabama", city="Birmingham") is first


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("9999999999", "", "", "", ""), "No program has the ACGME id"),
        (("", "IM", "", "", ""), "names no program"),
        (("", "Wizardry", "Hogwarts", "", ""), "Wizardry"),
        (("", "IM", "Cleveland Clinic", "Cleveland", "XX"), "not a US state"),
        (("", "IM", "Anything", "Nowhere Falls", "OH"), "no program of Internal Medicine in Nowhere Falls"),
        (("", "IM", "Totally Different Place", "Cleveland", "OH"), "No program is called"),
    ],
)
def test_what_cannot_be_told_says_why(row: tuple[str, str, str, str, str], said: str) -> None:
    """In a sentence, with a way out."""
    found = PROGRAMS.find(*row)
    assert isinstance(found, Unmatched)
    assert said in found.why
    assert "ACGME id" in found.way_out()


def slip(text: str, rng: random.Random) -> str:
    """Return a text with two neighbouring letters swapped."""
    at = rng.randrange(1, len(text) - 2)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


@pytest.mark.parametrize("change", ["none", "slip", "short", "program", "capitals"])
def test_names_find_their_program_and_never_another(change: str) -> None:
    """Of 400 programs by specialty, name, city and state at least 95 % are found, and none is mistaken."""
    rng = random.Random(7)  # noqa: S311  (a sample, no secret)
    right = 0
    for program in rng.sample(DIRECTORY.programs, 400):
        name = {
            "none": program.name,
            "slip": slip(program.name, rng),
            "short": program.name.replace("University", "Univ").replace("Medical Center", "Med Ctr"),
            "program": f"{program.name} Residency Program",
            "capitals": program.name.upper(),
        }[change]
        found = PROGRAMS.find("", program.specialty, name, program.city, program.state)
        right += found is program
        assert found is program or isinstance(found, Unmatched), (name, found)
    assert right >= 380


def test_doubtful_programs_are_named() -> None:
    """Where several programs may be meant, each is named with its id and none is taken."""
    found = PROGRAMS.find("", "Internal Medicine", "University Hospital", "", "")
    assert isinstance(found, Unmatched)
    assert len(found.nearest) == 3
    assert found.nearest[0].acgme_id in found.way_out()


def test_a_city_may_bring_its_state() -> None:
    """A column that says "Cleveland, OH" is understood."""
    program = next(
        one for one in DIRECTORY.programs if one.city == "Cleveland" and one.specialty == "Pediatrics"
    )
    assert PROGRAMS.find("", "peds", program.name, f"{program.city}, {program.state}", "") is program
