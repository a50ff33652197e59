"""Put seasons of the shipped card beside published figures into ``docs/market.md``: its two tables, value by value.

smartpick market simulate --replicates 24 --seed 99 --on processes --json > figures.json
python scripts/ship_market_tables.py figures.json

To be run after a fit, with the equilibrium and the report (docs/market.md says all of it).
"""

import json
import sys
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[1] / "docs" / "market.md"
FIGURES = "| figure | published | simulated | unit | used |"
SPECIALTIES = "| specialty | positions | filled % |"
LARGE = 16


def with_table(page: str, head: str, rows: list[str]) -> str:
    """Return the page with the rows of the table that begins with ``head`` replaced."""
    lines = page.split("\n")
    first = next(n for n, line in enumerate(lines) if line.startswith(head)) + 2
    last = next(n for n in range(first, len(lines)) if not lines[n].startswith("|"))
    return "\n".join(lines[:first] + rows + lines[last:])


def figure(row: dict[str, Any]) -> str:
    """Return a published figure beside the simulated one."""
    digits = 2 if row["unit"] in ("ratio", "odds ratio") else 1
    values = " | ".join(f"{row[which]:.{digits}f}" for which in ("published", "simulated"))
    used = "solved" if row["solved"] else "fitted" if row["fitted"] else ""
    return f"| {row['name']} | {values} | {row['unit']} | {used} |"


def specialty(row: dict[str, Any]) -> str:
    """Return a specialty's seasons beside its published matches."""
    ranks, scores = (
        " / ".join(f"{row[f'{of}_{end}']:.{digits}f}" for end in ("matched", "unmatched"))
        for of, digits in (("ranks", 1), ("step2ck", 0))
    )
    published, simulated = row["non_us_img_matched_2026"], row["non_us_img_matched"]
    filled = 100 * row["filled"] / row["positions"]
    counts = f"{row['positions']:,} | {filled:.0f} | {published:,} | {simulated:,.0f}"
    return f"| {row['name']} | {counts} | {ranks} | {scores} |"


def main(source: Path) -> None:
    """Write both tables."""
    found = json.loads(source.read_text(encoding="utf-8"))
    page = with_table(PAGE.read_text(encoding="utf-8"), FIGURES, [figure(row) for row in found["figures"]])
    largest = sorted(found["specialties"], key=lambda row: -row["non_us_img_matched_2026"])[:LARGE]
    PAGE.write_text(with_table(page, SPECIALTIES, [specialty(row) for row in largest]), encoding="utf-8")
    print(f"wrote {len(found['figures'])} figures and {len(largest)} specialties of card {found['card']}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
