"""All questions."""

import pytest
from standing_of_stories import nobody, story

from smartpick.advice.answers.questions import QUESTIONS, answers

STORIES = (
    "community-clinic",
    "community-clinic-before",
    "oncology-observership",
    "oncology-observership-before",
)


@pytest.mark.parametrize("name", STORIES)
def test_every_story_gets_every_answer_with_sources(name: str) -> None:
    """No empty sentence, every estimate inside its interval, every answer with a source and a short form."""
    found = answers(story(name))
    assert [one.key for one in found] == list(QUESTIONS)
    for one in found:
        assert one.question.endswith("?")
        assert one.short
        assert all(one.says)
        assert one.sources
        assert all(source.words and source.as_of and source.confidence for source in one.sources)
        assert len(set(one.sources)) == len(one.sources)
        for figure in one.figures:
            if figure.low is not None and figure.high is not None:
                assert figure.low <= figure.value <= figure.high
        whole = " ".join((one.short, *one.says))
        assert "predict" not in whole
        assert "None" not in whole
        assert "nan" not in whole.split()


def test_who_says_nothing_gets_every_answer_too() -> None:
    """An empty profile is answered, more widely."""
    assert len(answers(nobody())) == len(QUESTIONS)


def test_some_or_none_of_the_questions() -> None:
    """Those named, in the usual order; a name that is no question is an error."""
    at = story("community-clinic")
    assert [one.key for one in answers(at, ["visa", "how-many"])] == ["how-many", "visa"]
    with pytest.raises(KeyError, match="nothing"):
        answers(at, ["nothing"])
