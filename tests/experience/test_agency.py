"""The check of a commercial offer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.errors import UserError
from smartpick.experience.agency import agency_questions, agency_sources, check_agency

KEYS = [one.key for one in agency_questions()]
GOOD = {one.key: not one.bad for one in agency_questions()}
ORDER = ["no red flag found", "ask more", "do not pay yet", "walk away"]


def test_every_question_has_a_reason() -> None:
    """Questions end as questions, reasons are sentences, and the gravest come first."""
    weights = [one.weight for one in agency_questions()]
    assert set(weights) == {"stop", "serious", "note"}
    assert weights.index("serious") == weights.count("stop")
    for one in agency_questions():
        assert one.ask.endswith("?")
        assert one.why.endswith(".")
    assert agency_sources()


def test_good_answers_are_no_recommendation() -> None:
    """Without a flag the words still say to compare."""
    report = check_agency(GOOD)
    assert report.verdict == "no red flag found"
    assert "no recommendation" in report.words
    assert report.flags == report.unanswered == ()
    assert report.evidence


@pytest.mark.parametrize(
    ("key", "verdict"),
    [("promises a match", "walk away"), ("refund", "do not pay yet"), ("price", "ask more")],
)
def test_one_bad_answer_is_enough(key: str, verdict: str) -> None:
    """The gravest flag decides, and it is named with its reason."""
    report = check_agency({**GOOD, key: not GOOD[key]})
    assert report.verdict == verdict
    assert [flag.key for flag in report.flags] == [key]


def test_open_questions_are_asked() -> None:
    """What is not answered is no all-clear."""
    assert check_agency({}).verdict == "ask more"
    assert len(check_agency({}).unanswered) == len(KEYS)
    with pytest.raises(UserError, match="There is no question called vibes"):
        check_agency({"vibes": True})


@given(st.dictionaries(st.sampled_from(KEYS), st.booleans()), st.sampled_from(KEYS))
def test_a_bad_answer_never_makes_an_offer_look_better(answers: dict[str, bool], key: str) -> None:
    """Turning an answer bad never lowers the warning."""
    good = {**answers, key: GOOD[key]}
    bad = {**answers, key: not GOOD[key]}
    assert ORDER.index(check_agency(bad).verdict) >= ORDER.index(check_agency(good).verdict)
