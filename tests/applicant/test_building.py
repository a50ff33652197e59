"""From a file to the dataclasses."""

from collections.abc import Callable
from datetime import date

from smartpick.applicant import Profile

FULL = """
birth_year = 1995
citizenship = "India"
graduation = "2019-06-15"
degrees = ["MBBS"]
languages = []
"""
TABLES = """
[school]
name = "Example College"
[[exams.step1]]
date = "2022-05"
result = "fail"
[[exams.step1]]
date = "2022-11-03"
result = "pass"
[[exams.oet]]
result = "pass"
listening = 400
[exams]
step3 = []
[research]
publications = 2
[[gaps]]
start = "2021-01"
end = "2021-03"
[[rotations]]
kind = "observership"
start = "2026-03"
end = "2026-04"
[[rotations]]
kind = "elective"
months = 1.5
[[letters]]
state = "OH"
[[letters]]
us = false
[[letters]]
writer_role = "attending"
[[ties.people]]
who = "sister"
[preferences]
budget = 500
[preferences.minimum]
"Internal Medicine" = 3
[preferences.ratings]
1403811349 = 9
[preferences.couple]
partner = "spouse"
"""


def test_everything_in_the_file_arrives(read: Callable[..., Profile]) -> None:
    """Each value stands where its name says, with its own type."""
    profile = read(FULL, TABLES)
    assert (profile.label, profile.birth_year, profile.citizenship) == ("x", 1995, "India")
    assert (profile.graduation, profile.degrees, profile.languages) == (date(2019, 6, 15), ("MBBS",), ())
    assert (profile.school.name, profile.school.country) == ("Example College", None)
    step1 = profile.exams.step1
    assert (step1.attempts, step1.failed, step1.passed, step1.last) == (2, 1, True, date(2022, 11, 3))
    assert profile.exams.oet.entries[0].parts == (("listening", 400),)
    assert (profile.exams.step3.attempts, profile.exams.step2ck.attempts) == (0, None)
    assert (profile.research.publications, profile.research.abstracts) == (2, None)
    assert profile.gaps is not None
    assert profile.gaps[0].months == 3
    assert profile.rotations is not None
    assert [rotation.months for rotation in profile.rotations] == [2.0, 1.5]
    assert profile.rotations[0].end == date(2026, 4, 30)
    assert profile.letters is not None
    assert [letter.us for letter in profile.letters] == [True, False, None]
    assert profile.ties.people[0].who == "sister"
    assert profile.ties.known
    wanted = profile.preferences
    assert wanted.specialties == (("Internal Medicine", 1.0),)
    assert (wanted.budget, wanted.minimum, wanted.ratings) == (
        500,
        {"Internal Medicine": 3},
        {"1403811349": 9},
    )
    assert wanted.couple is not None
    assert wanted.couple.partner == "spouse"
    assert profile.program_ids() == (("preferences.ratings.1403811349", "1403811349"),)
