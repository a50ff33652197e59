"""What was found on a visit, as reports."""

from datetime import timedelta

from kept_examples import keep_portfolio
from sites import ON, Site

from smartpick.advice.verify_first import Looking
from smartpick.web.asking import asker
from smartpick.web.look_ups import SOURCE, keep_visit, looked_up, queue_of, visit_reports
from smartpick.workspace import kept_facts

PROGRAM = "1403812339"


def test_answers_become_reports_and_faults_are_named() -> None:
    """Every answer is a report of today by oneself; each that is none is named by its field."""
    found, wrong = visit_reports(
        PROGRAM, {"visas": "J1", "step2ck_minimum": "999", "colour": "x"}, "", "", ON
    )
    assert [(one.field, one.source, one.verified, one.as_of) for one in found] == [
        ("visas", SOURCE, "me", ON.isoformat())
    ]
    assert {one.where for one in wrong} == {"step2ck_minimum", "colour"}


def test_a_visit_is_one_action(site: Site) -> None:
    """What is new is kept in one action with the program's name; the same again is none."""
    found, _ = visit_reports(PROGRAM, {"visas": "J1", "img_share": "40%"}, "their pages", "", ON)
    action = keep_visit(site.desk.store, "Test", found)
    assert action is not None
    assert action.words.startswith("Looked up Test: ")
    assert len(kept_facts(site.desk.store).reports) == len(found) == 2
    assert looked_up(site.desk.store, ON) == (PROGRAM,)
    assert looked_up(site.desk.store, ON + timedelta(days=1)) == ()
    assert keep_visit(site.desk.store, "Test", found) is None


def test_the_same_queue_is_made_once(site: Site) -> None:
    """It is remembered while nothing it depends on has changed, and shows no more than was asked for."""
    keep_portfolio(site.desk.store)
    asked = asker(site.desk)
    assert asked is not None
    first = queue_of(asked, Looking(top=2))
    assert queue_of(asked, Looking(top=2)) is first
    assert len(first.items) <= 2
