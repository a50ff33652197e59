"""How long a plan takes to become a page, a table and data (promise: 150 rows within 1.5 s, first drawing included)."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from smartpick.advice import Question, plan
from smartpick.applicant import load_profile
from smartpick.chances import shipped_market
from smartpick.render import plan_csv, plan_json, plan_page
from smartpick.season import load_season

EXAMPLE = Path(__file__).parents[1] / "examples" / "community-clinic.toml"
BUDGET = 3500.0  # about 150 applications


def timed(name: str, work: Callable[[], str]) -> None:
    """Print how long one call takes and how much it makes."""
    started = time.perf_counter()
    made = work()
    print(f"{name:<22} {1000 * (time.perf_counter() - started):8.0f} ms {len(made.encode()) / 1000:8.0f} kB")


def main() -> None:
    """Make one plan and render it."""
    question = Question(budget=BUDGET, seconds=0.0)
    result = plan(load_profile(EXAMPLE), shipped_market(), load_season(), date(2026, 9, 1), question)
    print(f"{len(result.rows)} rows")
    timed("page, first", lambda: plan_page(result))
    timed("page, again", lambda: plan_page(result))
    timed("table", lambda: plan_csv(result))
    timed("data", lambda: plan_json(result))


if __name__ == "__main__":
    main()
