"""A profile with the rotations, letters and people of a portfolio."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from smartpick.advice.portfolio import Joined, joined, without_portfolio
from smartpick.applicant import Profile, load_profile
from smartpick.experience import Experience, Letter, Person, Portfolio, load_portfolio
from smartpick.programs import load_directory

ON = date(2026, 11, 22)
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
STORIES = (
    "community-clinic-before",
    "community-clinic",
    "oncology-observership-before",
    "oncology-observership",
)


def story(name: str) -> tuple[Profile, Portfolio]:
    """Return profile and portfolio of an example."""
    return (
        load_profile(EXAMPLES / f"{name}.toml", on=ON),
        load_portfolio(EXAMPLES / f"{name}.portfolio.toml", on=ON),
    )


def join(
    profile: Profile, portfolio: Portfolio, answers: dict[tuple[str, str | None], str] | None = None
) -> Joined:
    """Join them on the day of the tests."""
    return joined(profile, portfolio, ON, load_directory(), answers)


@pytest.mark.parametrize("name", STORIES)
def test_the_stories_say_the_same_twice(name: str) -> None:
    """The portfolio of an example gives the rotations, letters and people that its profile has by hand."""
    profile, portfolio = story(name)
    found = join(profile, portfolio).profile
    assert found.rotations is not None
    assert profile.rotations is not None
    assert [(one.kind, one.institution, one.start, one.end) for one in found.rotations] == [
        (one.kind, one.institution, one.start, one.end) for one in profile.rotations
    ]
    assert found.letters is not None
    assert len(found.letters) == len(profile.letters or ())
    assert found.exams == profile.exams


def test_what_nobody_logged_stays() -> None:
    """A portfolio without letters and people leaves those of the profile, and both things are said."""
    profile, portfolio = story("community-clinic")
    found = join(profile, Portfolio(experiences=portfolio.experiences[:1]))
    assert found.profile.letters == profile.letters
    assert found.profile.ties == profile.ties
    assert found.said[0] == "Rotations: those of the portfolio (1) replace those of the profile (3)."
    assert found.said[1] == "Letters: the portfolio has none, so those of the profile (3) stay."
    assert found.said[2] == "People: the portfolio has none, so those of the profile (1) stay."


def test_what_is_not_counted_is_said() -> None:
    """An experience of unknown length and a letter that is only promised are named."""
    profile, portfolio = story("community-clinic")
    open_ended = Experience(id="somewhere", kind="observership")
    asked = replace(
        portfolio.letters[1], id="promised", written=None, uploaded=None, packet=None, confirmed=None
    )
    longer = replace(
        portfolio, experiences=(*portfolio.experiences, open_ended), letters=(*portfolio.letters, asked)
    )
    said = " ".join(join(profile, longer).said)
    assert "length is not known: somewhere" in said
    assert "not written yet: promised" in said


def test_a_tie_counts_once_it_is_confirmed() -> None:
    """Until then, and after a no, the institution is no tie; after a yes it has its name in the directory."""
    profile, portfolio = story("community-clinic")
    there = replace(portfolio.experiences[2], institution="Clevland Clinic", city="Cleveland")
    other = Portfolio(experiences=(there,))
    waiting = join(profile, other)
    (asked,) = waiting.waiting
    assert waiting.profile.rotations is not None
    assert waiting.profile.rotations[0].institution is None
    assert waiting.profile.rotations[0].state == "OH"
    for answer, name in ((asked.listed, asked.listed), ("", None)):
        answered = join(profile, other, {("Clevland Clinic", "OH"): answer})
        assert answered.waiting == ()
        assert answered.profile.rotations is not None
        assert answered.profile.rotations[0].institution == name


def test_what_a_portfolio_is_compared_with() -> None:
    """Tables that it fills are empty without it; a table that nobody told of is unknown on both sides."""
    profile, portfolio = story("community-clinic")
    told_nothing = replace(profile, rotations=None, letters=None)
    some = Portfolio(experiences=portfolio.experiences)
    found = join(told_nothing, some)
    assert found.filled == ("rotations",)
    without = without_portfolio(found)
    assert (without.rotations, without.letters, found.profile.letters) == ((), None, None)
    assert without_portfolio(found, told_nothing).rotations == ()
    assert without_portfolio(join(profile, some), profile) == profile
    assert without_portfolio(join(profile, portfolio)).letters == ()


def test_what_is_only_planned_does_not_turn_unknown_into_none() -> None:
    """A rotation to come, a letter to come, a letter from nobody knows where: the profile's tables stay."""
    profile, _ = story("community-clinic")
    unknown = replace(profile, rotations=None, letters=None)
    people = (Person(id="w", name="Dr. W", role="attending"),)
    planned = Portfolio(
        people=people,
        experiences=(
            Experience(id="later", kind="externship", start=date(2027, 2, 1), end=date(2027, 4, 30)),
        ),
        letters=(
            Letter(id="hoped", writer="w", asked=date(2026, 11, 1)),
            Letter(id="where", writer="w", written=date(2026, 10, 1)),
        ),
    )
    found = join(unknown, planned)
    assert (found.profile.rotations, found.profile.letters, found.filled) == (None, None, ())
    kept = join(profile, planned)
    assert kept.profile.letters == profile.letters
    assert "Letters: none of the portfolio count yet, so what the profile says (3) stays." in kept.said
    there = replace(planned, people=(replace(people[0], state="OH"),))
    assert join(unknown, there).filled == ("letters",)
