"""From an entered fact to a new list: milliseconds by stage, warm, in a store that holds many facts already.

    python benchmarks/facts.py

The stages are those of every door: read all facts and keep the new one, read, believe, decide the list (no proof). The
same list without any facts, made in the same run, is the peer: the ratio is what facts cost. Processor time stands
beside the clock, which other work on the machine slows down.
"""

import itertools
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from smartpick.advice import Question
from smartpick.advice.decision import decide
from smartpick.applicant import load_profile
from smartpick.chances import Market, shipped_market
from smartpick.facts import Report, report_of
from smartpick.season import load_season
from smartpick.store import KINDS, Place, Store
from smartpick.workspace import add_reports, kept_facts

ON = date(2026, 11, 1)
EXAMPLES = Path(__file__).parents[1] / "examples"
STORIES = ("oncology-observership", "community-clinic")
REPEATS = 20
BUDGET = 300
SAID = (
    ("visas", "J-1"),
    ("step2ck_minimum", "230"),
    ("img_share", "40%"),
    ("graduation_limit", "5 years"),
    ("usce_required", "no"),
)


def reports(market: Market, count: int, specialty: str) -> Iterator[Report]:
    """Yield facts about programs of a specialty, five fields each."""
    ids = [one.acgme_id for one in market.directory.programs if one.specialty == specialty]
    for number, (program, (field, value)) in enumerate(itertools.islice(itertools.product(ids, SAID), count)):
        body = {
            "program": program,
            "field": field,
            "value": value,
            "source": "program site",
            "as_of": "2026-09",
        }
        yield report_of(f"made-{number}", {**body, "entered_on": "2026-10-20", "verified": "me"})


def measured(story: str, held: int) -> dict[str, list[float]]:
    """Return the milliseconds of every stage in each repetition, for a store that holds so many facts."""
    profile, market, season = load_profile(EXAMPLES / f"{story}.toml", on=ON), shipped_market(), load_season()
    specialty = profile.preferences.specialties[0][0]
    spent: dict[str, list[float]] = {}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        clock, processor = time.perf_counter(), time.process_time()
        yield
        spent.setdefault(name, []).append(1000.0 * (time.perf_counter() - clock))
        spent.setdefault(f"{name}, processor", []).append(1000.0 * (time.process_time() - processor))

    with tempfile.TemporaryDirectory() as folder, Store(Place(Path(folder)), KINDS) as store:
        every = list(reports(market, held + REPEATS + 1, specialty))
        add_reports(store, kept_facts(store), every[:held])
        for number, new in enumerate(every[held:]):
            with stage("without facts"):
                decide(profile, market, season, ON, Question(budget=1500.0))
            with stage("whole"):
                with stage("keep"):
                    add_reports(store, kept_facts(store), [new])
                with stage("read"):
                    kept = kept_facts(store)
                with stage("believe"):
                    facts = kept.beliefs(ON)
                with stage("decide"):
                    decide(profile, market, season, ON, Question(budget=1500.0, facts=facts))
            if number == 0:
                spent.clear()  # the first one warms everything
    return spent


def main() -> None:
    """Print the median of every stage, of the whole by the clock and by the processor, and the ratio."""
    print(f"Median milliseconds of {REPEATS}; the whole has a budget of {BUDGET} by the clock")
    print("applicant, facts kept: stages; whole, processor, slowest; ratio to the list without facts")
    for story, held in itertools.product(STORIES, (0, 100, 1000)):
        spent = measured(story, held)
        middle = {name: statistics.median(times) for name, times in spent.items()}
        stages = ", ".join(f"{name} {middle[name]:.0f}" for name in ("keep", "read", "believe", "decide"))
        whole = f"{middle['whole']:.0f}, {middle['whole, processor']:.0f}, {max(spent['whole']):.0f}"
        ratio = middle["whole, processor"] / middle["without facts, processor"]
        print(f"{story}, {held}: {stages}; {whole}; {ratio:.2f}", flush=True)


if __name__ == "__main__":
    main()
