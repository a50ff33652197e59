"""Documentation."""

from datetime import date

from small_portfolios import ON, encounter, experience, portfolio

from smartpick.experience.assessment.basis import basis
from smartpick.experience.assessment.dimension import Dimension
from smartpick.experience.assessment.documentation import documentation
from smartpick.experience.feedback import Feedback
from smartpick.experience.months import Month
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.reflection import Reflection

WHOLE = {
    "supervisors": ("p",),
    "responsibilities": ("duties",),
    "site": "community hospital",
    "evaluation": True,
}
WRITTEN = {
    "encounters": tuple(encounter(f"e{n}", month=Month(f"2026-0{n}")) for n in (3, 4, 5)),
    "reflections": (Reflection(id="r", experience="x1", text="t"),),
    "feedback": (Feedback(id="f", experience="x1", said="s"),),
}


def of(held: Portfolio) -> Dimension:
    """Return how well a portfolio is documented."""
    return documentation(basis(held, ON, ()))


def test_everything_written_is_strong() -> None:
    """Facts, entries, reflection, feedback and proof; nothing to improve."""
    found = of(portfolio(experience(**WHOLE), **WRITTEN))
    assert (found.standing, found.improve) == ("strong", ())
    assert [figure.value for figure in found.figures] == [3, 3]


def test_missing_facts_are_thin_and_missing_words_are_fair() -> None:
    """What forms ask for weighs more; each missing thing is named."""
    thin = of(portfolio(experience(hours_per_week=None), **WRITTEN))
    assert thin.standing == "thin"
    assert "hours a week, supervisor" in thin.improve[0].what
    fair = of(portfolio(experience(**WHOLE)))
    assert fair.standing == "fair"
    assert fair.improve[0].what == "Add to externship at Example Hospital: entries, a reflection, feedback."


def test_a_short_or_running_experience_is_asked_for_less() -> None:
    """Two weeks need no reflection, and proof comes at the end."""
    short = of(portfolio(experience(**WHOLE, end=date(2026, 3, 14)), encounters=WRITTEN["encounters"][:1]))
    assert short.standing == "strong"
    running = of(
        portfolio(
            experience(**{**WHOLE, "evaluation": None}, start=date(2026, 11, 1), end=date(2027, 1, 1)),
            encounters=(encounter(month=Month("2026-11")),),
        )
    )
    assert running.standing == "strong"


def test_an_overdue_follow_up_is_named() -> None:
    """Feedback with a plan that was not carried out."""
    late = Feedback(id="f", experience="x1", said="s", plan="p", plan_by=date(2026, 6, 1))
    found = of(portfolio(experience(**WHOLE), **{**WRITTEN, "feedback": (late,)}))
    assert found.improve[0].what == "Add to externship at Example Hospital: the follow-up of the feedback."


def test_nothing_is_none() -> None:
    """Without US experience there is nothing to document."""
    assert of(portfolio()).standing == "none"
