"""A portfolio as a file."""
# ruff: noqa: E501  (a table of cases reads best with one case a line)

import contextlib
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_portfolios import EXAMPLES, ON, STORIES, story

from smartpick.errors import UserError
from smartpick.experience.contradictions import contradictions
from smartpick.experience.portfolio_file import load_portfolio, read_portfolio
from smartpick.experience.privacy import check
from smartpick.experience.records import portfolio_json

GOOD = """label = "Me"
[[experiences]]
id = "x1"
kind = "observership"
start = "2026-01"
end = "2026-03"

[[encounters]]
experience = "x1"
month = "2026-02"
role = "observed"
"""


def problems(tmp_path: Path, text: str | bytes, name: str = "mine.toml") -> list[str]:
    """Return every problem of a file as one line each."""
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(UserError) as error:
        read_portfolio(file, on=ON, graduation=date(2020, 6, 1))
    return [problem.sentence().removeprefix(f"{file}") for problem in error.value.problems]


def test_a_file_is_read_and_nameless_records_are_called_by_their_place(tmp_path: Path) -> None:
    """An encounter of which nothing else speaks needs no id."""
    file = tmp_path / "mine.toml"
    file.write_text(GOOD, "utf-8")
    found = read_portfolio(file, on=ON)
    assert found.portfolio.label == "Me"
    assert [one.id for one in found.portfolio.encounters] == ["encounter-1"]
    assert found.questions == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('month = "2026-02"', 'month = "2026-02-14"'), ', line 10, encounters[1].month: "2026-02-14" is a day'),
        (('role = "observed"', 'role = "performed"'), ", line 11, encounters[1].role: It is given as performed, but x1"),
        (('month = "2026-02"', 'month = "2026-07"'), "line 10, encounters[1].month: 2026-07 lies after it ended in 2026-03"),
        (('month = "2026-02"', 'month = "2027-07"'), "line 10, encounters[1].month: 2027-07 is in the future."),
        (('experience = "x1"', 'experience = "x2"'), "line 9, encounters[1].experience: There is no experience called x2."),
        (('role = "observed"', 'role = "observed"\ndiagnoses = ["I99.99"]'), "line 12, encounters[1].diagnoses: I99.99 is not a code"),
        (('label = "Me"', "label = 3"), "line 1, label: label must be text."),
        (('label = "Me"', "format = 2"), "line 1, format: The file was written for format 2"),
        (('label = "Me"', 'format = "x"'), "format must be a whole number"),
        (('label = "Me"', "patients = 3"), 'line 1, patients: There is no table called "patients" here.'),
        (('label = "Me"', "letters = 3"), "letters must be a list of tables"),
        (('label = "Me"', "letters = [3]"), "letters[1]: A table is needed here, not 3."),
        (('label = "Me"', "label = Me"), "This is not TOML"),
    ],
)  # fmt: skip
def test_each_problem_has_its_line(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    """File, line and field; then what is wrong."""
    found = problems(tmp_path, GOOD.replace(*change))
    assert len(found) == 1, found
    assert said in found[0]


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    """What cannot be read is all named; what cannot be true together, too, once all can be read."""
    assert len(problems(tmp_path, GOOD.replace('"observed"', '"?"').replace('"2026-01"', '"?"'))) == 2
    bad = GOOD.replace("2026-02", "2026-07").replace('"observed"', '"performed"') + 'diagnoses = ["I99.99"]\n'
    assert len(problems(tmp_path, bad)) == 3


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.toml", "The file is empty."),
        (b"\xff\xfe\x00", "a.toml", "line 1: The file is not UTF-8 text."),
        (b'{"label": ', "a.json", "line 1, column 11: This is not JSON"),
        (b"a = " + b"[" * 2000 + b"]" * 2000, "a.toml", "nested too deeply"),
    ],
)
def test_what_is_no_portfolio_is_a_sentence(tmp_path: Path, content: bytes, name: str, said: str) -> None:
    """Nothing raises anything but a problem."""
    assert said in problems(tmp_path, content, name)[0]


def test_a_missing_file_and_a_folder_are_sentences(tmp_path: Path) -> None:
    """Neither is a crash."""
    with pytest.raises(UserError, match="no such file"):
        load_portfolio(tmp_path / "nowhere.toml")
    with pytest.raises(UserError, match="cannot be read"):
        load_portfolio(tmp_path)


@pytest.mark.parametrize("name", [*STORIES, *(f"{one}-before" for one in STORIES)])
def test_an_example_is_whole_and_made_up(name: str, tmp_path: Path) -> None:
    """No example contradicts itself or raises a question, all institutions are invented, JSON says the same."""
    held = story(name)
    assert contradictions(held, ON, date(2018, 6, 1)) == ()
    assert {"Placeholder", "Specimen"} & set(held.label.split())
    for one in (*held.experiences, *held.people):
        assert (one.institution or "").startswith("Example ")
    file = tmp_path / "same.json"
    file.write_text(json.dumps(portfolio_json(held)), "utf-8")
    assert load_portfolio(file, on=ON) == held


def test_the_after_story_holds_everything_that_happened() -> None:
    """Reflections, feedback that was closed, people, letters and papers are all there after the year."""
    for name in STORIES:
        held = story(name)
        assert all(
            getattr(held, table)
            for table in ("experiences", "encounters", "reflections", "feedback", "letters")
        )
        assert all(given.follow_up(ON) == "done" for given in held.feedback)
        assert all(one.supervisor for one in held.encounters)
        shorter = story(f"{name}-before")
        assert {one.id for one in shorter.experiences} < {one.id for one in held.experiences}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    """A damaged file is never a crash."""
    file = tmp_path_factory.mktemp("any") / "x.toml"
    file.write_bytes(raw)
    with contextlib.suppress(UserError):
        assert load_portfolio(file, on=ON).label is not None


def test_examples_stand_beside_their_profiles() -> None:
    """Each story has a profile and a portfolio, before and after."""
    names = {path.name.removesuffix(".portfolio.toml") for path in EXAMPLES.glob("*.portfolio.toml")}
    assert names == {*STORIES, *(f"{one}-before" for one in STORIES)}
    assert all((EXAMPLES / f"{name}.toml").is_file() for name in names)


@pytest.mark.parametrize("name", STORIES)
def test_no_example_says_who_a_patient_is(name: str) -> None:
    """The privacy guard finds nothing certain in any free text of the stories."""
    held = story(name)
    texts = [
        *(text for one in held.encounters for text in (one.complaint, one.learned, one.outcome) if text),
        *(one.text for one in held.reflections),
        *(text for one in held.feedback for text in (one.said, one.plan, one.outcome) if text),
    ]
    assert len(texts) > 30
    assert [found for text in texts for found in check(text) if found.sureness == "certain"] == []
