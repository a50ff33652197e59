"""Reading a file, whatever is in it."""

import os
import string
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartpick.applicant import FIELDS, Finding, Profile, load_profile, profile_document, read_profile
from smartpick.errors import Problem, UserError

MINIMAL = 'label = "x"\n[preferences.specialties]\n"Internal Medicine" = 1\n'


def problems(path: Path) -> tuple[Problem, ...]:
    """Return the problems of a file that cannot be read."""
    with pytest.raises(UserError) as caught:
        load_profile(path)
    return caught.value.problems


def test_all_problems_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Wrong kinds, ranges, keys and contradictions are told together, line by line."""
    file = tmp_path / "bad.toml"
    file.write_text(
        'label = 3\ngraduaton = "2019"\ngraduation = 2030-01-01\n[[exams.step2ck]]\nscore = 400\n'
        '[[rotations]]\nkind = "externship"\nstart = "2026-05"\nend = "2026-03"\n'
        '[preferences]\npins = ["12",\n  "1403811349"]\nbans = ["1403811349"]\n',
        "utf-8",
    )
    found = problems(file)
    places = [problem.where.removeprefix(f"{file}, ") for problem in found]
    assert places == [
        "line 1, label",
        "line 2, graduaton",
        "line 3, graduation",
        "line 5, exams.step2ck[1].score",
        "line 9, rotations[1].end",
        "line 10, preferences.specialties",
        "line 11, preferences.pins[1]",
        "line 11, preferences.pins",
    ]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("label = x\n", "line 1, column 9", "This is not TOML"),
        ('label = "x"\nlabel = "y"\n', "line 2", "This is not TOML"),
        ("label: x\n", "line 1, column 6", "with = and not a colon"),
        ("label = “x”\n", "line 1, column 9", "straight quotes"),
        ("a = True\n", "line 1, column 5", "small letters"),
        ('label = "x', "line 1, column 11", "This is not TOML"),
        ("\n\n[a\n", "line 3", "This is not TOML"),
        ("a = 2025-99-99\n", "line 1", "This is not TOML"),
    ],
)
def test_a_syntax_error_has_line_and_column(tmp_path: Path, text: str, place: str, said: str) -> None:
    """A text that is not TOML gives one sentence with its place and the likeliest way out."""
    file = tmp_path / "bad.toml"
    file.write_text(text, "utf-8")
    (problem,) = problems(file)
    assert place in problem.where
    assert "column" in problem.where
    assert said in problem.sentence()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b" \n\n", "The file is empty."),
        (b"label = 'x'\nschool = '\xe9'\n", "line 2: The file is not UTF-8 text."),
        (b"\xff\xfel\x00", "The file is not UTF-8 text."),
        (b"a = " + b"[" * 100_000, "nested too deeply"),
        (b"a = " + b"[" * 20_000 + b"]" * 20_000, "nested too deeply"),
        (b"a = " + b"9" * 10_000, "number that is too long"),
        (b"\x00", "This is not TOML"),
        (b"# x\n" * 13_000_000, "larger than 1 MB"),
    ],
    ids=["empty", "blank", "latin1", "utf16", "open", "deep", "digits", "nul", "50MB"],
)
def test_hopeless_files_get_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    """Files nobody can mean are refused in one sentence, quickly, without a trace."""
    file = tmp_path / "bad.toml"
    file.write_bytes(content)
    (problem,) = problems(file)
    assert said in problem.sentence()
    assert str(file) in problem.where


def test_missing_files_folders_and_pipes_get_one_sentence(tmp_path: Path) -> None:
    """What is not an ordinary file is named for what it is, and nothing waits for input."""
    os.mkfifo(tmp_path / "pipe")
    for path, said in (
        (tmp_path / "none.toml", "There is no such file."),
        (tmp_path, "This is a folder"),
        (tmp_path / "pipe", "not an ordinary file"),
        (tmp_path / ("x" * 300), "cannot be read"),
        (Path("a\0b"), ""),
        (tmp_path / "none.toml" / "below", "There is no such file."),
    ):
        (problem,) = problems(path)
        assert said in problem.sentence()


def test_marks_and_line_ends_of_windows_are_accepted(tmp_path: Path) -> None:
    """A byte order mark and CRLF line ends change neither values nor lines."""
    file = tmp_path / "me.toml"
    file.write_bytes(b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode())
    assert load_profile(file).label == "x"
    file.write_bytes(b"\xef\xbb\xbf" + ("\n\n" + MINIMAL + "oops = true\n").replace("\n", "\r\n").encode())
    (problem,) = problems(file)
    assert ", line 6, " in problem.where


def test_a_minimal_profile_is_almost_all_unknown(tmp_path: Path) -> None:
    """What is left out is unknown: nothing is zero, false or empty by default."""
    file = tmp_path / "me.toml"
    file.write_text(MINIMAL, "utf-8")
    profile = load_profile(file)
    assert profile == Profile(label="x", preferences=profile.preferences)
    assert (profile.rotations, profile.letters, profile.exams.step3.attempts) == (None, None, None)
    assert profile.years_since_graduation(date(2026, 9, 1)) is None
    assert {"visa.needed", "rotations", "exams.step2ck", "ties"} <= set(profile.unknown_fields())


def test_later_checks_are_placed_and_joined(tmp_path: Path) -> None:
    """A check that knows the directory adds its findings to the others, with file, line and field."""
    file = tmp_path / "me.toml"
    file.write_text(MINIMAL + "[preferences]\npins = [\n'1403811349',\n'1403811350']\nbudget = -1\n", "utf-8")

    def also(profile: Profile) -> list[Finding]:
        return [Finding(("preferences", "pins", 1), f"{profile.preferences.pins[1]} does not exist.")]

    with pytest.raises(UserError) as caught:
        read_profile(file, also=also)
    assert [problem.where for problem in caught.value.problems] == [
        f"{file}, line 7, preferences.pins[2]",
        f"{file}, line 8, preferences.budget",
    ]


def test_places_can_be_asked_for_later(tmp_path: Path) -> None:
    """A door that finds a problem afterwards can still name the line."""
    file = tmp_path / "me.toml"
    file.write_text(MINIMAL + "[preferences]\npins = [\n'1403811349',\n'1403811350']\n", "utf-8")
    found = read_profile(file)
    ((first, _), (second, number)) = found.profile.program_ids()
    assert number == "1403811350"
    assert found.where(first) == f"{file}, line 6, preferences.pins[1]"
    assert found.where(second) == f"{file}, line 7, preferences.pins[2]"
    assert found.where("label.none") == f"{file}, label.none"


NAMES = {part.removesuffix("[]") for one in FIELDS for part in one.name.split(".")}
KEYS = st.sampled_from([*sorted(NAMES), '"odd key"'])
VALUES = """\
true false 0 -1 1e400 nan -inf 246 2026-05-01 10:00:00 1979-05-27T07:32:00Z "pass" "2025-06" "OH" "externship"
"1403811349" "" 99999999999999999999999 [] {} [[]] ["J-1",3] [{kind="elective"},1] {a={b=[1,{c="x"}]}} {"X"=1}
"""
SCALARS = st.sampled_from(VALUES.split()) | st.text(string.printable, max_size=12).map(
    lambda text: "'" + text.replace("'", "").replace("\n", "") + "'"
)


@st.composite
def toml_texts(draw: st.DrawFn) -> str:
    """Draw a text that is mostly TOML and mostly about profiles."""
    text = draw(st.sampled_from(["", 'label = "x"\n', MINIMAL]))
    for _ in range(draw(st.integers(0, 6))):
        names = ".".join(draw(st.lists(KEYS, min_size=1, max_size=3)))
        text += draw(st.sampled_from([f"[{names}]\n", f"[[{names}]]\n", f"{names} = {draw(SCALARS)}\n"]))
    return text


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(toml_texts())
def test_any_text_gives_a_profile_or_sentences(tmp_path: Path, text: str) -> None:
    """No text of random fields and values raises anything but a UserError, always with a sentence."""
    file = tmp_path / "fuzz.toml"
    file.write_text(text, "utf-8")
    try:
        profile = load_profile(file)
    except UserError as error:
        told = [problem.what and problem.where for problem in error.problems]
    else:
        told = [profile_document(profile), *profile.unknown_fields()]
    assert all(told)
    assert told


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_give_a_profile_or_sentences(tmp_path: Path, content: bytes) -> None:
    """Not even bytes that are no text at all raise anything but a UserError."""
    file = tmp_path / "fuzz.toml"
    file.write_bytes(content)
    with pytest.raises(UserError):
        load_profile(file)
