"""Answers over the API."""

import pytest
from sites import Site, keep_small_example


def test_questions_and_who_may_ask(site: Site) -> None:
    """All eleven are listed; there is no twelfth; numbers need a profile."""
    assert len(site.get("/api/answers").json()["questions"]) == 11
    assert site.get("/api/answers/why-not").status_code == 404
    assert site.get("/api/answers/visa").status_code == 422


def test_an_answer_is_that_of_the_page(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made by the same function, told with the label of the profile."""
    keep_small_example(site.desk.store)
    monkeypatch.setattr("smartpick.web.api.answers.answer_to", lambda _, key: {"key": key})
    assert site.get("/api/answers/visa").json()["answer"] == {"key": "visa"}
