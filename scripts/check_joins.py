"""Measure how often the joins and the kinds of the directory are right, from labels given by eye.

    python scripts/check_joins.py            precision per score band and per rule, from tests/programs/labels
    python scripts/check_joins.py --sample 15 [FOLDER]
                                             print fresh random links per band, as rows to label

A label says what a person who knows the hospitals answered: right 1 or 0. A hospital is right when it is the
program's site, or its sponsor's main hospital and no other site is named. An employer is right when it is the
sponsor, the site or a legal body of either. A kind is right when it is how the program would describe itself.
Labels whose link has changed since are counted as stale and left out. ``drawn`` in links.csv is "tuning" for
samples that were looked at while the rules were being written, "held-out" for one drawn afterwards.
"""

import argparse
import csv
import random
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from compile_programs import (
    PROJECT,
    TABLE,
    best_links,
    clean_programs,
    employers_by_state,
    hospitals_by_state,
    legal_names,
    read_sources,
    with_legal_names,
)

LABELS = PROJECT / "tests" / "programs" / "labels"
BANDS = {"hospital": (75, 82, 90, 97, 101), "employer": (85, 88, 92, 97, 101)}
Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    """Read a CSV file into rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def band_of(join: str, score: float) -> tuple[int, int]:
    """Return the score band [low, high) of a link; the band below the threshold starts at 0."""
    edges = (0, *BANDS[join])
    return next((low, high) for low, high in pairwise(edges) if low <= score < high)


def link_precision(labels: list[Row], table: list[Row]) -> tuple[dict[tuple[str, int, int], list[int]], int]:
    """Return right (1) and wrong (0) per join and band, and how many labels are stale."""
    columns = {"hospital": ("hospital_ccn", "hospital_match"), "employer": ("h1b_employer", "h1b_match")}
    kept = {
        (join, row["name"], row["city"], row["state"]): (row[key], row[match])
        for row in table
        for join, (key, match) in columns.items()
    }
    found: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    stale = 0
    for label in labels:
        key, match = kept.get((label["join"], label["name"], label["city"], label["state"]), ("", ""))
        if key == label["key"]:
            found[label["join"], *band_of(label["join"], float(match))].append(int(label["right"]))
        elif float(label["score"]) >= BANDS[label["join"]][0]:
            stale += 1
        else:
            found[label["join"], *band_of(label["join"], float(label["score"]))].append(int(label["right"]))
    return dict(found), stale


def kind_precision(labels: list[Row], table: list[Row]) -> dict[tuple[str, str], list[int]]:
    """Return right (1) and wrong (0) per confidence and rule; the label names the kind the program has."""
    kept = {row["name"]: row for row in table}
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for label in labels:
        row = kept.get(label["name"])
        if row is not None:
            found[row["kind_confidence"], row["kind_rule"]].append(int(row["kind"] == label["kind"]))
    return dict(found)


def expected_precision(found: dict[tuple[str, int, int], list[int]], table: list[Row], join: str) -> float:
    """Return the precision over all linked programs: each band's, weighted by its share of the programs."""
    column = "hospital_match" if join == "hospital" else "h1b_match"
    share: dict[tuple[int, int], int] = defaultdict(int)
    for row in table:
        if row[column]:
            share[band_of(join, float(row[column]))] += 1
    right = sum(
        count * sum(found.get((join, *band), [0])) / len(found.get((join, *band), [0]))
        for band, count in share.items()
    )
    return right / sum(share.values())


def report() -> None:
    """Print the measured figures."""
    table = rows_of(TABLE)
    labels = rows_of(LABELS / "links.csv")
    found, stale = link_precision(labels, table)
    fresh, _ = link_precision([row for row in labels if row["drawn"] == "held-out"], table)
    for (join, low, high), answers in sorted(found.items(), reverse=True):
        unseen = fresh.get((join, low, high), [])
        print(
            f"{join:9} {low:3}-{min(high, 100):3}  right {sum(answers):3} of {len(answers):3}"
            f"   held-out {sum(unseen):3} of {len(unseen):3}"
        )
    for join in BANDS:
        print(f"{join:9} all kept, weighted by programs: {expected_precision(found, table, join):.3f}")
    print(f"stale labels left out: {stale}")
    kinds = kind_precision(rows_of(LABELS / "kinds.csv"), table)
    for (confidence, rule), answers in sorted(kinds.items()):
        print(f"kind {confidence:6} {rule}  right {sum(answers):3} of {len(answers):3}")
    everything = [answer for answers in kinds.values() for answer in answers]
    print(f"kind, all  right {sum(everything)} of {len(everything)}")


def sample(folder: Path, count: int, seed: int) -> None:
    """Print random links of every band, and of the ten points below the threshold, as CSV rows to label."""
    sources = read_sources(folder)
    hospitals, employers = hospitals_by_state(sources.hospitals), employers_by_state(sources.employers)
    programs = clean_programs(sources.programs)[0]
    to_hospital, to_employer = best_links(programs, hospitals, employers)
    to_employer = with_legal_names(to_employer, programs, employers, legal_names())
    names = {h.ccn: f"{h.name} ({h.city})" for group in hospitals.values() for h in group}
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("join", "name", "city", "state", "key", "linked", "score", "method", "right"))
    draw = random.Random(seed)  # noqa: S311  (a sample for people to look at, not a secret)
    for join, links in (("hospital", to_hospital), ("employer", to_employer)):
        edges = (BANDS[join][0] - 10, *BANDS[join])
        for low, high in pairwise(edges):
            group = sorted(key for key, link in links.items() if low <= link.score < high)
            for key in sorted(draw.sample(group, min(count, len(group)))):
                link = links[key]
                linked = names.get(link.key, link.key)
                out.writerow((join, *key, link.key, linked, link.score, link.method, ""))


def main() -> int:
    """Report, or print a sample to label."""
    parser = argparse.ArgumentParser(description="Measure the joins and kinds against labels given by eye.")
    parser.add_argument("folder", nargs="?", type=Path, default=PROJECT.parent / "shared" / "data")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="print N links per band to label")
    parser.add_argument("--seed", type=int, default=20250601)
    given = parser.parse_args()
    if given.sample:
        sample(given.folder, given.sample, given.seed)
    else:
        report()
    return 0


if __name__ == "__main__":
    sys.exit(main())
