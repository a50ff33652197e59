"""Fields of the profile that hold several things, as rows."""

from smartpick.applicant import FIELDS, Finding, Kind
from smartpick.programs import load_directory
from smartpick.web.profile_rows import (
    EMPTY,
    MORE,
    Row,
    choices,
    is_number,
    number_of,
    numbers_by_name,
    program_words,
    programs_meant,
    rows_of,
)

BY_NAME = {one.name: one for one in FIELDS}


def test_rows_come_back_as_they_were() -> None:
    """What is shown in rows and sent unchanged is the same; empty rows add nothing."""
    held = {"Internal Medicine": 1, "Family Medicine": 0.5}
    rows = rows_of(BY_NAME["preferences.specialties"], held, (), more=False)
    assert len(rows) == 2 + EMPTY
    names, numbers = [row.name for row in rows], [row.number for row in rows]
    assert numbers_by_name(Kind.WEIGHTS, names, numbers) == held
    assert list(numbers_by_name(Kind.WEIGHTS, names, numbers)) == list(held)


def test_more_room_is_only_more_empty_rows() -> None:
    """Asking for more room changes nothing of what is there."""
    one = BY_NAME["preferences.minimum"]
    assert rows_of(one, {"Neurology": 4}, (), more=True) == (Row("Neurology", "4"), *[Row()] * (EMPTY + MORE))


def test_a_specialty_without_a_number_is_wanted_most_and_a_minimum_without_one_is_refused() -> None:
    """Only where one number is meant by none is it filled in."""
    assert numbers_by_name(Kind.WEIGHTS, ["Neurology"], [""]) == {"Neurology": 1}
    assert numbers_by_name(Kind.COUNTS, ["Neurology"], [""]) == {"Neurology": ""}
    assert numbers_by_name(Kind.COUNTS, ["", "Neurology"], ["", "a few"]) == {"Neurology": "a few"}


def test_what_stands_twice_is_not_lost() -> None:
    """Two rows about the same specialty both stay, for the check to say so."""
    assert numbers_by_name(Kind.WEIGHTS, ["Neurology", "Neurology"], ["1", "0.2"]) == {
        "Neurology": 1,
        "Neurology ": 0.2,
    }


def test_a_program_is_known_by_its_number_or_by_a_name_that_fits_it_alone() -> None:
    """Numbers stay, also several at once; a name that fits one program is that one; any other text stays."""
    program = load_directory().programs[0]
    alone = f"{program.name} {program.city} {program.specialty}"
    assert programs_meant(["1403811349, 1403800535"]) == ["1403811349", "1403800535"]
    assert programs_meant(["medical center; no such place anywhere"]) == [
        "medical center",
        "no such place anywhere",
    ]
    assert set(programs_meant([alone])) <= {program.acgme_id, alone}
    assert program.name in program_words(program.acgme_id)
    assert program_words("0000000000") == ""
    assert is_number("1403811349, 12")
    assert not is_number("Mount Sinai")


def test_rows_of_programs_say_which_they_are_and_what_is_wrong() -> None:
    """A pinned program is shown by its name; the one that a problem is about is marked."""
    program = load_directory().programs[0]
    wrong = [Finding(("preferences", "pins", 1), "No.")]
    rows = rows_of(BY_NAME["preferences.pins"], [program.acgme_id, "x"], wrong, more=False)
    assert [(row.name, row.words != "", row.wrong) for row in rows] == [
        (program.acgme_id, True, False),
        ("x", False, True),
    ]


def test_numbers_as_people_write_them() -> None:
    """Dollars and thousands are read; what is no number stays text."""
    assert [number_of(text) for text in ("$1,500", "0.5", "many")] == [1500, 0.5, "many"]
    assert "Internal Medicine" in choices(Kind.WEIGHTS)
    assert choices(Kind.RATINGS) == ()
