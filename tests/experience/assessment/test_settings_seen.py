"""Settings."""

from small_portfolios import ON, encounter, experience, portfolio

from smartpick.experience.assessment.basis import basis
from smartpick.experience.assessment.dimension import Dimension
from smartpick.experience.assessment.settings_seen import settings_seen
from smartpick.experience.portfolio import Portfolio


def of(held: Portfolio) -> Dimension:
    """Return the settings of a portfolio."""
    return settings_seen(basis(held, ON, ()))


def entries(*settings: str) -> Portfolio:
    """Return a portfolio with one entry for each setting."""
    return portfolio(
        experience(), encounters=tuple(encounter(f"e{n}", setting=s) for n, s in enumerate(settings))
    )


def test_inpatient_and_outpatient_are_the_first_two() -> None:
    """One is thin, two are fair, both of residency and a third are strong."""
    assert of(entries("outpatient", "outpatient")).standing == "thin"
    assert of(entries("outpatient", "inpatient")).standing == "fair"
    assert of(entries("outpatient", "community", "telehealth")).standing == "fair"
    assert of(entries("outpatient", "inpatient", "emergency department")).standing == "strong"


def test_what_is_missing_is_the_advice() -> None:
    """The setting not seen yet."""
    assert [one.what for one in of(entries("outpatient")).improve] == ["Spend time in an inpatient setting."]


def test_each_setting_rests_on_its_first_entry() -> None:
    """One entry is enough; the place itself speaks where nothing is logged."""
    assert of(entries("outpatient", "outpatient", "inpatient")).rests_on == ("e0", "e2")
    clinic = of(portfolio(experience(site="free clinic", underserved=True)))
    assert (clinic.rests_on, clinic.standing) == (("x1",), "thin")
    assert "underserved" in clinic.says


def test_unknown_and_none_are_told_apart() -> None:
    """Entries without a setting are unknown; no experience is none."""
    assert of(portfolio(experience(), encounters=(encounter(),))).standing == "unknown"
    assert of(portfolio()).standing == "none"
