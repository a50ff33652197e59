"""Answers about an offer, from a file."""

from pathlib import Path

import pytest

from smartpick.advice.planning.agency_answers import answers_template, read_agency_answers
from smartpick.errors import UserError
from smartpick.experience.agency import agency_questions


def test_the_template_is_a_valid_file_with_every_question(tmp_path: Path) -> None:
    """As written it answers nothing; with the marks taken away it answers every question."""
    file = tmp_path / "offer.toml"
    file.write_text(answers_template())
    assert read_agency_answers(file) == {}
    file.write_text(answers_template().replace('# "', '"'))
    assert read_agency_answers(file) == {one.key: True for one in agency_questions()}


def test_words_are_answers_too(tmp_path: Path) -> None:
    """yes, No and unknown are understood, whatever their case."""
    file = tmp_path / "offer.toml"
    file.write_text('"refund" = "yes"\n"site confirmed" = "No"\n"supervisor named" = "unknown"\n')
    expected = {"refund": True, "site confirmed": False, "supervisor named": None}
    assert read_agency_answers(file) == expected


def test_every_problem_comes_at_once_with_its_line(tmp_path: Path) -> None:
    """A question that does not exist and an answer that is none."""
    file = tmp_path / "offer.toml"
    file.write_text('"refund" = 3\nfoo = true\n')
    with pytest.raises(UserError) as raised:
        read_agency_answers(file)
    assert [problem.where for problem in raised.value.problems] == [f"{file}, line 1", f"{file}, line 2"]
