"""What is kept about programs and enters a list."""

from datetime import date
from pathlib import Path

from smartpick.facts import report_of
from smartpick.store import KINDS, Add, Place, Store
from smartpick.workspace import add_reports, kept_facts
from smartpick.workspace.known_programs import known_programs
from smartpick.workspace.nrmp import NRMP_TRACK

ON = date(2026, 11, 22)
PROGRAM = "1403812339"


def test_facts_and_histories_are_those_that_are_kept(tmp_path: Path) -> None:
    """Beliefs and years by program; preliminary tracks are no history; nothing is known before anything is kept."""
    with Store(Place(tmp_path), KINDS) as store:
        assert (known_programs(store, ON).facts, known_programs(store, ON).history) == ({}, {})
        report = report_of(
            "visas-1",
            {"program": PROGRAM, "field": "visas", "value": "J1", "source": "program site", "as_of": "2026-09",
             "entered_on": "2026-11-01", "verified": "me"},
        )  # fmt: skip
        add_reports(store, kept_facts(store), [report])
        body = {"institution": "Test Hospital", "city": "Testville", "state": "OH", "name": "Medicine"}
        for code, years in (("9001140C0", {"2020": [10, 8]}), ("9001140P0", {"2020": [4, 4]})):
            store.write("Kept", Add(NRMP_TRACK, {**body, "code": code, "program": PROGRAM, "years": years}))
        known = known_programs(store, ON)
    assert list(known.facts) == [PROGRAM]
    assert known.history[PROGRAM].years == ((2020, 10, 8),)
