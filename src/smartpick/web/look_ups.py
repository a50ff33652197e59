"""What to look up first, and what was found: the queue, and the answers of one visit as reports."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from smartpick.errors import Problem, UserError
from smartpick.facts import Report, field_named, report_of
from smartpick.store import Action, Store
from smartpick.web.asking import Asker
from smartpick.workspace import add_reports, free_fact_id, kept_facts

if TYPE_CHECKING:
    from smartpick.advice.verify_first import Looking, Queue

__all__ = ["SOURCE", "keep_visit", "looked_up", "queue_of", "visit_reports"]

#: Who says so, where nothing else is said.
SOURCE = "program's website"


def queue_of(asked: Asker, looking: "Looking") -> "Queue":
    """Return the queue of visits, best first; it takes a second or three when it is asked for the first time."""
    from smartpick.advice.verify_first import verify_first  # noqa: PLC0415

    desk = asked.desk
    return desk.engine.now(
        "verify",
        (asked.key, looking),
        lambda market: verify_first(
            asked.who.profile, market, desk.season, desk.today(), asked.question, looking
        ),
    )


def looked_up(store: Store, on: date) -> tuple[str, ...]:
    """Return the ACGME ids of the programs of which the applicant looked up something on the day ``on``."""
    reports = kept_facts(store).reports.values()
    day = on.isoformat()
    return tuple(
        dict.fromkeys(one.program for one in reports if one.entered_on == day and one.verified == "me")
    )


def visit_reports(
    program: str, answers: Mapping[str, str], source: str, link: str, on: date
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """Return the answers of one visit (by field, as people write them) as reports, and what is wrong with others."""
    found: list[Report] = []
    problems: list[Problem] = []
    for name, said in answers.items():
        try:
            found.append(_report(program, name, said, source, link, on))
        except UserError as error:
            problems += [Problem(one.what, one.way_out, name) for one in error.problems]
    return tuple(found), tuple(problems)


def _report(program: str, name: str, said: str, source: str, link: str, on: date) -> Report:
    key = field_named(name).key
    body = {
        "program": program,
        "field": key,
        "value": said,
        "source": source or SOURCE,
        "link": link,
        "as_of": on.isoformat(),
        "entered_on": on.isoformat(),
        "verified": "me",
    }
    return report_of(free_fact_id(key, ()), body)


def keep_visit(store: Store, called: str, found: tuple[Report, ...]) -> Action | None:
    """Keep what was found on one visit as one action; ``None`` when nothing of it was new."""
    words = f"Looked up {called}: {', '.join(one.about.label for one in found)}"
    new = add_reports(store, kept_facts(store), found, words)
    return store.history(limit=1)[0] if new else None
