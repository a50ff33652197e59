"""Every page there is, by name, and what has to be kept so that each of them has something to show."""

from fastapi.routing import APIRoute
from kept_examples import keep_portfolio

from smartpick.experience import from_json
from smartpick.facts import Report, report_of
from smartpick.intake.nrmp import Track, YearResult
from smartpick.programs import load_directory
from smartpick.store import back_up
from smartpick.web.desk import Desk
from smartpick.web.fact_files import send_table
from smartpick.web.importing import KINDS
from smartpick.web.pages.answers import QUESTIONS
from smartpick.web.portfolio.fields import KINDS_OF_FORMS
from smartpick.web.routes import ROUTERS
from smartpick.workspace import add, add_reports, kept, kept_facts
from smartpick.workspace.nrmp import import_results, kept_results, planned_import
from smartpick.workspace.wishes import set_budget

__all__ = ["EMPTY", "NO_PAGES", "PAGES", "fill", "routes_of_pages"]

#: Programs of one state to stand side by side; two sources speak about the first.
SIX = ("1403812339", "1403811328", "1403811331", "1403811333", "1403811336", "1403811342")
#: A record of each kind to be looked at.
ONE_OF_EACH = {
    "experience": "district-hospital",
    "encounter": "district-01",
    "reflection": "why-refills",
    "feedback": "presentations",
    "person": "chief-of-medicine",
    "letter": "letter-chief",
    "document": "doc-mmr",
    "approach": "a-department",
    "opportunity": "a-place",
    "date": "a-day",
}
#: What is shown to whoever has kept nothing yet.
EMPTY = {
    "empty home": "/",
    "empty profile": "/profile",
    "empty look up": "/verify",
    "empty portfolio": "/portfolio",
    "empty assessment": "/portfolio/assessment",
    "empty experiences": "/portfolio/experience",
    "empty log": "/log",
    "empty planning": "/planning",
    "empty letters": "/planning/letters",
    "empty data": "/data",
    "empty history": "/data/history",
}
#: What is shown to whoever has kept what ``fill`` keeps; names in braces are keys of files that were sent.
PAGES = {
    "home": "/",
    "examples": "/examples",
    "list": "/list",
    "balance": "/list/balance",
    "profile": "/profile",
    "what if": "/what-if?s=score%3A250&s=step3%3Ayes%3Bmonths%3A3",
    "look up": "/verify",
    "programs": "/programs",
    "programs found": "/programs?words=christ&state=OH",
    "program": f"/programs/{SIX[0]}",
    "facts": "/facts",
    "compare none": "/compare",
    "compare two": f"/compare?ids={'&ids='.join(SIX[:2])}",
    "compare six": f"/compare?ids={'&ids='.join(SIX)}",
    "import": "/import",
    "import preview": "/import/{file}",
    "import review": "/import/review",
    "portfolio": "/portfolio",
    "assessment": "/portfolio/assessment",
    "assessment gains": "/portfolio/assessment/gains",
    "portfolio effect": "/portfolio/effect",
    "log": "/log",
    "log import": "/log/import",
    "portfolio import": "/log/portfolio",
    "portfolio import preview": "/log/portfolio/{portfolio}",
    "log import preview": "/log/import/{log}",
    **{f"{kind} list": f"/portfolio/{kind}" for kind in ONE_OF_EACH},
    **{f"{kind} new": f"/portfolio/{kind}/new" for kind in KINDS_OF_FORMS},
    **{f"{kind} one": f"/portfolio/{kind}/{name}" for kind, name in ONE_OF_EACH.items()},
    "planning": "/planning",
    "openings": "/planning/openings",
    "papers": "/planning/papers",
    "letters": "/planning/letters",
    "outreach": "/planning/outreach",
    "outreach new": "/planning/outreach/new",
    "outreach one": f"/planning/outreach/{ONE_OF_EACH['approach']}",
    "certification": "/planning/certification",
    "questions": "/planning/answers",
    **{f"answer {key}": f"/planning/answers/{key}" for key in QUESTIONS},
    "agency": "/planning/agency",
    "data": "/data",
    "history": "/data/history",
    "forget for good": f"/data/erase/{ONE_OF_EACH['reflection']}",
    "damage": "/data/check",
    "text check": "/data/text",
    "methods": "/methods",
    "validation": "/methods/validation",
    "no such page": "/nothing-here",
}
#: What a link leads to that is a file, a part of a page, or a number for the script of the pages.
NO_PAGES = {
    "/list/export.{ending}",
    "/list/proof",
    "/programs/{acgme_id}/standing",
    "/list/worksheet.{ending}",
    "/profile/file",
    "/what-if/steps",
    "/verify/queue",
    "/import/share.json",
    "/planning/calendar.ics",
    "/planning/letters/{name}/packet.txt",
    "/planning/outreach/{name}/mail.txt",
    "/planning/outreach/{name}/mail.eml",
    "/planning/people.vcf",
    "/data/backups/{name}",
    "/data/everything.json",
    "/data/portfolio.json",
    "/methods/validation/{name}",
    "/preparing",
    "/changes",
}


def routes_of_pages() -> list[APIRoute]:
    """Return every route that a link can lead to and that gives a page."""
    return [
        route
        for router in ROUTERS
        for route in router.routes
        if isinstance(route, APIRoute) and "GET" in (route.methods or ()) and route.path not in NO_PAGES
    ]


def fill(desk: Desk) -> dict[str, str]:
    """Keep something for every page; return the addresses of ``PAGES`` by name."""
    store, on = desk.store, desk.today()
    keep_portfolio(store)
    set_budget(store, 132.0)
    approach = {
        "id": ONE_OF_EACH["approach"],
        "channel": "department",
        "name": "Dr. Robin Example",
        "email": "robin@example.org",
        "institution": "Example Memorial Hospital",
        "kind": "observership",
        "sent": "2026-11-02",
    }
    place = {"id": ONE_OF_EACH["opportunity"], "name": "Example Memorial Hospital", "kind": "observership"}
    day = {"id": ONE_OF_EACH["date"], "what": "Step 3 in Example City", "day": "2027-02-01", "kind": "exam"}
    records = [from_json("approach", approach), from_json("opportunity", place), from_json("date", day)]
    add(store, kept(store), "Added a contact, a place and a date", records, on)
    add_reports(store, kept_facts(store), _reports(on.isoformat()), "Entered facts of two sources")
    _keep_tracks(desk)
    back_up(desk.own)
    rows = [f"{SIX[1]},J1,225,x,2026-09", f"{SIX[2]},,900,,2026-09"]
    table = "\n".join(["ACGME ID,Visa policy,Min Step 2,Remarks,As of", *rows])
    log = "experience,month,diagnoses,role\ndistrict-hospital,2025-03,htn; dm2,observed\n"
    own = b'{"format": 1, "people": [{"id": "someone", "name": "Dr. Robin Example"}]}'
    keys = {
        "{file}": send_table(desk, "my-spreadsheet.csv", table.encode()),
        "{log}": KINDS["encounters"].send(desk, "my-log.csv", log.encode()),
        "{portfolio}": KINDS["portfolio"].send(desk, "my-portfolio.json", own),
    }
    for key in keys.values():
        upload = desk.uploads.get(key)
        assert upload is not None
        upload.reading.result()
    return {name: _with_keys(path, keys) for name, path in PAGES.items()}


def _with_keys(path: str, keys: dict[str, str]) -> str:
    for name, key in keys.items():
        path = path.replace(name, key)
    return path


def _reports(on: str) -> list[Report]:
    """Return what two sources say about one program, and a note."""
    said = [
        ("visas", ["J-1"], "the program's own site", "me"),
        ("visas", [], "somebody's table", "other"),
        ("step2ck_minimum", 225, "the program's own site", "me"),
        ("note", "Their residents' clinic is where I would like to work.", "myself", "me"),
    ]
    return [
        report_of(
            f"said-{number}",
            {
                "program": SIX[0],
                "field": field,
                "value": value,
                "source": source,
                "as_of": "2026-09",
                "entered_on": on,
                "verified": verified,
            },
        )
        for number, (field, value, source, verified) in enumerate(said)
    ]


def _keep_tracks(desk: Desk) -> None:
    """Take in two made-up tracks that wait for a word about which program they are."""
    years = (YearResult(2019, 4, 4), YearResult(2020, 4, 3))
    tracks = [
        Track("9001140C0", "Cleveland Clinic Fdn-OH", "Akron", "OH", "Internal Medicine", years),
        Track("9002140C0", "Good Samaritan Hosp-OH", "Cleveland", "OH", "Internal Medicine", years),
    ]
    held = kept_results(desk.store)
    import_results(desk.store, held, planned_import(held, tracks, load_directory()), "Imported two tracks")
