"""What cannot be true together."""
# ruff: noqa: E501  (a table of cases reads best with one case a line)

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from smartpick.applicant import PassMark, SeasonRules, load_profile
from smartpick.errors import UserError

Complainer = Callable[..., list[str]]
RULES = SeasonRules(
    pass_marks={"step2ck": (PassMark(167), PassMark(214, date(2022, 7, 1)), PassMark(218, date(2025, 7, 1)))},
    application_fee=11.0,
)
ROTATION = '[[rotations]]\nkind = "externship"\n'
LETTER = '[[letters]]\nwriter_role = "attending"\n'


@pytest.mark.parametrize(
    ("top", "tables", "said"),
    [
        (
            'graduation = "2027-05"',
            "",
            "line 2, graduation: graduation is 2027-05, which is in the future. While you",
        ),
        ('graduation_expected = "2026-05"', "", "graduation_expected is 2026-05, which has passed."),
        ('graduation = "2020-05"\ngraduation_expected = "2027-05"', "", "line 3, graduation_expected: Both"),
        ('birth_year = 1996\ngraduation = "1990-01"', "", "graduation lies before your birth in 1996."),
        ('birth_year = 1996\ngraduation = "2008-01"', "", "You would have graduated at 12, born in 1996."),
        (
            "birth_year = 1996",
            '[[exams.step1]]\ndate = "2000-01"',
            "2000-01 is too early for somebody born in 1996.",
        ),
        ("", '[[exams.step1]]\ndate = "2027-01"', "Step 1 on 2027-01-01 is in the future."),
        (
            "",
            '[[exams.step1]]\ndate = "2024-01"\n' * 2,
            "exams.step1[2]: This attempt at Step 1 stands twice.",
        ),
        (
            "",
            '[[exams.step2ck]]\nscore = 230\nresult = "fail"',
            "230 is given as failed, but 218 is enough to pass.",
        ),
        (
            "",
            '[[exams.step2ck]]\nscore = 216\nresult = "pass"\ndate = "2025-08"',
            "exams.step2ck[1].result: Step 2 CK 216 is given as passed, but the pass mark of that day was 218",
        ),
        ("", "[exams]\nstep2ck = []\n[ecfmg]\ncertified = true", "but no pass of Step 2 CK."),
        ("", '[[exams.step1]]\nresult = "fail"\n[ecfmg]\ncertified = true', "but no pass of Step 1."),
        ('graduation_expected = "2027-05"', "[ecfmg]\ncertified = true", "graduation is still expected"),
        ("", '[[exams.step3]]\nresult = "pass"\n[ecfmg]\ncertified = false', "cannot be taken before ECFMG"),
        (
            'citizenship = "USA"',
            "[visa]\nneeded = true",
            "visa.needed: A visa is said to be needed, but a US citizen",
        ),
        (
            "",
            '[visa]\naccepts = ["J-1"]\n[preferences]\nvisas = ["H-1B"]',
            "H-1B is preferred, but visa.accepts leaves",
        ),
        (
            "",
            '[[gaps]]\nstart = "2024-05"\nend = "2024-01"',
            "gaps[1].end: It ends on 2024-01-31, before it starts",
        ),
        ("", '[[gaps]]\nstart = "2024-05"\n' * 2, "This gap stands twice."),
        (
            "",
            ROTATION + 'start = "2026-05"\nend = "2026-03"',
            "line 8, rotations[1].end: It ends on 2026-03-31, before",
        ),
        ("", ROTATION + 'start = "2026-05"\nend = "2026-06"\nmonths = 5', "5 months do not fit between"),
        ("", ROTATION, "rotations[1]: Its length is not known. Give start and end, or months."),
        ("", (ROTATION + "months = 1\n") * 2, "rotations[2]: This rotation stands twice."),
        (
            "",
            '[[rotations]]\nkind = "observership"\nmonths = 1\nhands_on = true',
            "do not go together. If you treated",
        ),
        (
            "",
            '[[rotations]]\nkind = "home practice"\nmonths = 1\nstate = "OH"',
            "Practice at home is given in a US state.",
        ),
        (
            "",
            ROTATION + 'months = 1\nstate = "OH"\ncountry = "India"',
            "The state OH is in the US, but the country is",
        ),
        (
            "",
            LETTER + 'date = "2027-01"',
            "letters[1].date: The letter is dated 2027-01-01, which is in the future.",
        ),
        ("", LETTER + 'us = false\nstate = "OH"', "us is false, but OH is a US state."),
        ("", LETTER * 2, "This letter stands twice."),
        (
            "",
            "[preferences]\npins = ['1403811349']\nbans = ['1403811349']",
            "Program 1403811349 is both pinned and banned.",
        ),
        ("", "[preferences]\nbudget = 10", "A budget of 10 USD does not pay for one application (11 USD)."),
        ("", "[preferences]\nbudget = 0", "does not pay for one application"),
    ],
)
def test_each_contradiction_gets_one_sentence(
    complaints: Complainer, top: str, tables: str, said: str
) -> None:
    """Two fields that cannot both be true give exactly one problem, at one of the two."""
    found = complaints(top, tables, RULES)
    assert len(found) == 1, found
    assert said in found[0]


@pytest.mark.parametrize(
    ("top", "tables"),
    [
        ('graduation = "2026-11"', ""),
        ('graduation_expected = "2026-11"', ""),
        ("", '[[exams.step2ck]]\nscore = 216\nresult = "pass"\ndate = "2024-08"'),
        ("", '[[exams.step2ck]]\nscore = 216\nresult = "pass"'),
        ("", '[[exams.step2ck]]\nscore = 216\nresult = "fail"'),
        ("", "[ecfmg]\ncertified = true"),
        ("", "[[exams.step2ck]]\nscore = 240\n[ecfmg]\ncertified = true"),
        ('citizenship = "India"', "[visa]\nneeded = false"),
        ('citizenship = "United States"', "[visa]\nneeded = false"),
        ("", ROTATION + 'start = "2027-01"\nend = "2027-03"'),
        ("", ROTATION + 'start = "2026-01-05"\nend = "2026-01-30"\nmonths = 1'),
        ("", '[[exams.step1]]\nresult = "fail"\n[[exams.step1]]\nresult = "pass"'),
        ("", "[preferences]\nbudget = 11"),
    ],
)
def test_what_can_be_true_is_let_through(complaints: Complainer, top: str, tables: str) -> None:
    """Near misses of the contradictions above are accepted; unknown contradicts nothing."""
    assert complaints(top, tables, RULES) == []


def test_without_rules_nothing_of_the_season_is_checked(complaints: Complainer) -> None:
    """Pass marks and fees belong to the season, so without it they are not judged."""
    tables = '[preferences]\nbudget = 1\n[[exams.step2ck]]\nscore = 230\nresult = "fail"'
    assert complaints("", tables) == []


def test_a_refused_field_does_not_breed_contradictions(complaints: Complainer) -> None:
    """Two attempts that differ only in a misspelt result are not called the same."""
    tables = '[[exams.step1]]\nresult = "pas"\n[[exams.step1]]\nresult = "fial"\n[[rotations]]\nkind = "elective"\nstart = "x"'
    found = complaints("", tables)
    assert len(found) == 3, found


def test_all_weights_zero_wants_nothing(tmp_path: Path) -> None:
    """A list of specialties that are all unwanted is refused."""
    file = tmp_path / "me.toml"
    file.write_text('label = "x"\n[preferences.specialties]\nA = 0\nB = 0\n', "utf-8")
    with pytest.raises(UserError, match="Every specialty has weight 0"):
        load_profile(file)
