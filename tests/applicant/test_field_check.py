"""Each field alone: kinds, ranges, spellings."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from smartpick.applicant import load_profile
from smartpick.applicant.field_check import check_fields
from smartpick.applicant.field_list import TREE
from smartpick.errors import UserError

Complainer = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("top", "tables", "said"),
    [
        (
            "",
            "[[exams.step2ck]]\nscore = 400",
            "line 6, exams.step2ck[1].score: score is 400. It can be 1 to 300 points.",
        ),
        ("", "[[exams.step3]]\nscore = 0", "exams.step3[1].score: score is 0."),
        ("", '[[exams.step2ck]]\nscore = "246"', 'score must be a whole number, not the text "246".'),
        ("", "[[exams.step2ck]]\nscore = true", "score must be a whole number, not true."),
        ("", "[[exams.step2ck]]\nscore = 246.5", "score must be a whole number, not the number 246.5."),
        ("", "[exams]\nstep2ck = 246", "exams.step2ck: step2ck must be a list of tables."),
        ("", "[exams.step2ck]\nscore = 246", "Write each under [[exams.step2ck]]."),
        ("", "[[exams.oet]]\nwriting = 501", "writing is 501. It can be 0 to 500 points."),
        ('graduaton = "2019-06"', "", 'There is no field called "graduaton" here. Did you mean graduation?'),
        ("zzzzzz = 1", "", "Known here: birth_year, "),
        ("graduation = 2019", "", "graduation is the number 2019, not a date."),
        (
            'graduation = "June 2019"',
            "",
            'graduation is "June 2019", not a date. Write "2025-06" or "2025-06-14".',
        ),
        ("graduation = 2019-06-01T10:00:00", "", "graduation is a date or a time, not a date."),
        ('graduation = "1800-01"', "", "years from 1940 to 2060 are read"),
        (
            "degrees = 'MBBS'",
            "",
            'degrees must be a list, not the text "MBBS". For example: degrees = ["MBBS"]',
        ),
        ("degrees = [1]", "", "line 2, degrees[1]: degrees must hold texts, not the number 1."),
        ("degrees = ['MD', 'MD']", "", 'degrees[2]: "MD" stands twice in degrees. Keep one of them.'),
        (
            'citizenship = "Untied States"',
            "",
            'line 2, citizenship: "Untied States" is not a country that is known here. Did you mean "United States"?',
        ),
        ('citizenship = "12"', "", '"12" is not a country that is known here. Write the English name of one'),
        ('citizenship = "India and United States"', "", "is not a country"),
        (
            "",
            "[[rotations]]\nkind = 'research'\nmonths = 1\ncountry = 'Untied States'",
            "rotations[1].country",
        ),
        ("", "[school]\ncountry = 7", "country must be text, not the number 7."),
        ("citizenship = ''", "", "citizenship is empty. Leave the line out when it is unknown."),
        ("citizenship = '\\u202e'".replace("'", '"'), "", "cannot be printed"),
        ('citizenship = """a\nb"""', "", "holds a line break"),
        (f'citizenship = "{"x" * 301}"', "", "citizenship has 301 characters; at most 300 are read."),
        ("school = 'MIT'", "", "school must be a table, not the text"),
        ("", "[visa]\nneeded = 'yes'", "needed must be true or false"),
        ("", "[visa]\naccepts = ['B-2']", '"B-2" is not one of the options of accepts. '),
        ("", "[ecfmg]\npathway = 7", "pathway is 7. It can be 1 to 6."),
        ("", "[[rotations]]\nmonths = 1", "line 5, rotations[1].kind: kind is missing. For example: kind ="),
        ("", '[[rotations]]\nkind = "externshp"\nmonths = 1', 'Did you mean "externship"?'),
        ("", "[[rotations]]\nkind = 3\nmonths = 1", "kind must be text, not the number 3."),
        ("", '[ties]\nstates = ["Ohoi"]', 'ties.states[1]: "Ohoi" is not one of the options of states.'),
        ("", "[research]\nyears = nan", "years must be a number"),
        ("", "[research]\nyears = inf", "years must be a number"),
        ("", "[research]\npublications = -1", "publications is -1. It can be 0 to 500."),
        ("", f"[research]\npublications = 1{'0' * 30}", "a number with too many digits"),
    ],
)
def test_a_wrong_value_gets_one_sentence_with_its_place(
    complaints: Complainer, top: str, tables: str, said: str
) -> None:
    """Each mistake alone gives exactly one problem that names file, field, what is wrong and what would be right."""
    found = complaints(top, tables)
    assert len(found) == 1, found
    assert said in found[0]
    assert found[0].startswith("me.toml, line ")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("budget = -1", "budget is -1. It can be 0 to 1,000,000 USD."),
        ("interview_capacity = 0", "interview_capacity is 0. It can be 1 to 200 interviews."),
        ("divisions = ['Midwest']", '"Midwest" is not one of the options of divisions.'),
        ("pins = ['12']", 'preferences.pins[1]: "12" is not a program id.'),
        ("bans = [12345678901]", 'bans[1]: "12345678901" is not a program id.'),
        ("pins = [1.5]", "pins[1]: the number 1.5 is not a program id."),
        ("pins = ['1403811349', 1403811349]", 'pins[2]: "1403811349" stands twice in pins.'),
        ("ratings = { 12 = 5 }", '"12" is not a program id.'),
        ("ratings = { 1403811349 = 11 }", "1403811349 is 11. It can be 0 to 10."),
        ("ratings = [1]", "ratings must be a table, not a list."),
        ("minimum = { 'Internal Medicine' = 1.5 }", '"Internal Medicine" must be a whole number'),
        ("couple = { specialties = ['Pediatrics'] }", "preferences.couple.partner: partner is missing."),
    ],
)
def test_a_wrong_wish_gets_one_sentence(complaints: Complainer, line: str, said: str) -> None:
    """The same for preferences."""
    found = complaints(tables=f"[preferences]\n{line}")
    assert len(found) == 1, found
    assert said in found[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('label = "x"\n', "preferences.specialties: specialties is missing."),
        ('label = "x"\n[preferences]\n', "specialties is missing."),
        ('label = "x"\n[preferences.specialties]\n', "specialties is empty. Name at least one"),
        ('label = "x"\n[preferences]\nspecialties = ["Internal Medicine"]\n', "Write it as a table"),
        ('label = "x"\n[preferences.specialties]\nX = 1.5\n', "X is 1.5. It can be 0 to 1."),
        ('label = "x"\n[preferences.specialties]\nX = 1\nx = 1\n', '"x" stands twice in specialties.'),
        ('label = "x"\n[preferences.specialties]\n" " = 1\n', "no name"),
        ("[preferences.specialties]\nX = 1\n", "label: label is missing."),
    ],
)
def test_specialties_and_label_are_needed(tmp_path: Path, text: str, said: str) -> None:
    """A profile without a name or without a specialty says so, whichever way it is missing."""
    file = tmp_path / "me.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(UserError) as caught:
        load_profile(file)
    assert len(caught.value.problems) == 1, caught.value
    assert said in str(caught.value)


def test_other_spellings_are_understood(read: Callable[..., object]) -> None:
    """State names, small letters, missing hyphens and ids without quotes are taken for what they mean."""
    profile = read(
        tables='[visa]\nneeded = true\naccepts = ["j1", "h1b"]\n[ties]\nstates = ["ohio", "mi"]\n'
        '[preferences]\npins = [1403811349]\ndivisions = ["mountain"]\n'
        '[[rotations]]\nkind = "Sub-I"\nmonths = 1\nstate = "New York"'
    )
    assert profile.visa.accepts == ("J-1", "H-1B")
    assert profile.ties.states == ("OH", "MI")
    assert profile.preferences.pins == ("1403811349",)
    assert profile.preferences.divisions == ("Mountain",)
    assert (profile.rotations[0].kind, profile.rotations[0].state) == ("sub-internship", "NY")


def test_a_year_of_graduation_without_its_month_is_its_june() -> None:
    """Who knows the year only is understood; no other date may be a year alone."""
    clean, found = check_fields(TREE, {"label": "x", "graduation": "2020", "letters": [{"date": "2020"}]})
    assert clean["graduation"] == date(2020, 6, 1)
    assert [one.path for one in found if one.what.endswith("not a date.")] == [("letters", 0, "date")]
