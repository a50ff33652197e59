"""Which programs stand on a worksheet."""

from datetime import date
from pathlib import Path

from smartpick.advice.question import Question
from smartpick.advice.verify_first import Looking, verify_first
from smartpick.advice.worksheet_programs import ToLookUp, worksheet_programs
from smartpick.applicant import load_profile
from smartpick.chances import shipped_market
from smartpick.facts import beliefs, report_of
from smartpick.season import load_season

EXAMPLE = Path(__file__).parents[2] / "examples" / "community-clinic.toml"
ON = date(2026, 11, 22)


def listed(asked: Question, top: int | None = None) -> tuple[ToLookUp, ...]:
    """Return the programs of the example's worksheet."""
    return worksheet_programs(load_profile(EXAMPLE), shipped_market(), load_season(), ON, asked, top)


def test_the_list_stands_in_the_order_in_which_to_look() -> None:
    """All its programs, once, those of the verify-first queue first and in its order; --top goes on beyond the list."""
    asked = Question(budget=220.0)
    profile, market, season = load_profile(EXAMPLE), shipped_market(), load_season()
    queue = verify_first(profile, market, season, ON, asked, Looking(top=20))
    found = listed(asked)
    ids = [one.program.acgme_id for one in found]
    assert sorted(ids) == sorted(queue.listed)
    ranked = [item.program.acgme_id for item in queue.items if item.listed]
    assert ids[: len(ranked)] == ranked
    first = next(item for item in queue.items if item.listed)
    assert found[0].fields == tuple(one.field for one in first.facts)
    assert all(one.fields and one.listed for one in found)
    more = listed(asked, 50)
    assert (len(more), len({one.program.acgme_id for one in more})) == (50, 50)
    assert {one.program.acgme_id for one in more if one.listed} == set(ids)
    assert len(listed(asked, 3)) == 3


def test_what_is_known_is_not_asked_for_again() -> None:
    """A program whose screens are all decided comes last."""
    asked = Question(budget=220.0)
    first = listed(asked)[0]
    said = {
        "visas": ["J-1", "H-1B"], "step2ck_minimum": 0, "failed_attempts_refused": False, "graduation_limit": 99,
        "usce_required": False, "usce_months": 0, "usce_kinds": ["elective"], "certificate_required": False,
    }  # fmt: skip
    body = {"program": first.program.acgme_id, "source": "site", "as_of": "2026-11-22", "entered_on": "2026-11-22",
            "verified": "me"}  # fmt: skip
    reports = [report_of(key, {**body, "field": key, "value": value}) for key, value in said.items()]
    known = listed(Question(budget=220.0, facts=beliefs(reports, ON)))
    again = next(one for one in known if one.program == first.program)
    assert again.fields == ()
    assert known[-1] == again
