"""A portfolio of 10,000 encounters: reading, coverage, assessment, contradictions, search, import; and what scales.

    python benchmarks/experience.py

Budgets are those of the requirements on two shared cores: open 300 ms, coverage and search 100 ms, assessment 300 ms.
Times are of the processor, so that other work on the machine does not count: the first call, which reads the packaged
tables, and the best of five. Peers in the same run: ``json.loads`` of the same text, and for ICD-10-CM the package that
our table was compiled from.
"""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from smartpick.experience import (
    Encounter,
    Portfolio,
    assess,
    checklist,
    contradictions,
    coverage,
    from_json,
    load_portfolio,
    summarise,
    to_json,
)
from smartpick.experience.icd10 import search
from smartpick.experience.log_import import import_rows
from smartpick.experience.months import months_of
from smartpick.experience.taxonomies import (
    AGE_BANDS,
    Competency,
    Illness,
    Role,
    Setting,
    Sex,
    SkillName,
    options,
)

ON = date(2026, 11, 22)
STORY = Path(__file__).parents[1] / "examples" / "community-clinic.portfolio.toml"
COUNT, REPEATS = 10_000, 5
CODES = ("I10", "E11.9", "J18.9", "N39.0", "M54.50", "F32.A", "I50.9", "K21.9", "J45.909", "D50.9")


def bodies(count: int, held: Portfolio) -> list[dict[str, Any]]:
    """Return plain encounters, varied at random (seed 1), spread over the experiences of a portfolio."""
    draw = random.Random(1)  # noqa: S311  (no secret)
    spans = {one.id: months_of(one.start, one.end) for one in held.experiences if one.start and one.end}
    watched = {one.id for one in held.experiences if not one.hands}
    found = []
    for number in range(count):
        where = draw.choice(list(spans))
        role = "observed" if where in watched else draw.choice(options(Role))
        found.append(
            {
                "id": f"e{number}",
                "experience": where,
                "month": draw.choice(spans[where]),
                "role": role,
                "setting": draw.choice(options(Setting)),
                "complaint": f"complaint {draw.randrange(500)}",
                "diagnoses": draw.sample(CODES, 2),
                "age": draw.choice(AGE_BANDS),
                "sex": draw.choice(options(Sex)),
                "illness": draw.choice(options(Illness)),
                "skills": draw.sample(options(SkillName), 4),
                "shows": draw.sample(options(Competency), 1),
                "learned": "What was learnt here in a sentence of usual length, number " + str(number),
            }
        )
    return found


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the first and the best time of some work, in milliseconds."""
    times = []
    for _ in range(REPEATS):
        begun = time.process_time()
        work()
        times.append(1000.0 * (time.process_time() - begun))
    return times[0], min(times)


def spent_by(code: str) -> float:
    """Return the processor time of a whole Python process, in milliseconds."""
    timed_code = f"import time\n{code}\nprint(time.process_time())"
    command = [sys.executable, "-W", "ignore", "-c", timed_code]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  (our own command)
    return 1000.0 * float(done.stdout)


def main() -> None:
    """Measure and print."""
    story = load_portfolio(STORY, on=ON)
    plain = bodies(COUNT, story)
    text = json.dumps(plain)

    def read() -> tuple[Encounter, ...]:
        return tuple(from_json("encounter", body) for body in json.loads(text))  # type: ignore[misc]

    held = replace(story, encounters=read())
    year = held.experiences[-1]
    rows = [
        {
            "Date": body["month"],
            "Dx": "; ".join(body["diagnoses"]),
            "Role": body["role"],
            "Where": body["experience"],
        }
        for body in plain
    ]
    columns = {"month": "Date", "diagnoses": "Dx", "role": "Role", "experience": "Where"}
    measured: dict[str, tuple[Callable[[], object], float | None]] = {
        "read JSON and records": (read, 300.0),
        "peer: json.loads alone": (lambda: json.loads(text), None),
        "write records as JSON": (lambda: json.dumps([to_json(one) for one in held.encounters]), None),
        "coverage of 32 competencies": (lambda: coverage(held), 100.0),
        "full assessment": (lambda: assess(held, ON, ("Internal Medicine",)), 300.0),
        "every contradiction": (lambda: contradictions(held, ON), None),
        "checklist of one experience": (lambda: checklist(held, year, ON), None),
        "summary for the chances": (
            lambda: summarise(held.experiences, held.letters, held.people, ON),
            None,
        ),
        "search ICD-10-CM: foot ulcer diabetes": (lambda: search("foot ulcer diabetes"), 100.0),
        "search ICD-10-CM: fracture": (lambda: search("fracture"), 100.0),
        "import 10,000 rows of a table": (
            lambda: import_rows("encounter", rows, columns, known=story),
            None,
        ),
    }
    print(f"{COUNT:,} encounters; milliseconds: first, best of {REPEATS}, budget")
    for title, (work, budget) in measured.items():
        first, best = timed(work)
        print(f"  {title:40s} {first:8.1f} {best:8.1f} {'' if budget is None else f'{budget:8.0f}'}")
    for title, code in {
        "a whole process: import of the room": "import smartpick.experience",
        "the same and the meaning of one code": "from smartpick.experience.icd10 import diagnosis; diagnosis('I10')",
        "peer: simple_icd_10_cm for one code": "import simple_icd_10_cm as icd; icd.get_description('I10')",
    }.items():
        print(f"  {title:40s} {'':8s} {min(spent_by(code) for _ in range(3)):8.1f}")


if __name__ == "__main__":
    main()
