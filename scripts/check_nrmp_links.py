"""Measure how often links of NRMP's report to the directory are right: ``check_nrmp_links.py REPORT.pdf [--sample N]``.

The verdicts are those of a person who looked at random links, kept as codes and ids only (tests/intake/nrmp/labels).
A link counts as right when it is the one that was found right; one that changed since is told, to be looked at again.
With ``--sample N`` it prints N other random links to look at.
"""

import argparse
import csv
import math
import random
from collections import Counter
from pathlib import Path

from smartpick.intake.nrmp import link, read_report
from smartpick.programs import load_directory

LABELS = Path(__file__).parents[1] / "tests" / "intake" / "nrmp" / "labels" / "links.csv"
SEED = 20261122


def wilson(right: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson)."""
    z, share = 1.96, right / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return middle - half, middle + half


def main() -> int:
    """Print the shares, and pairs to look at if some are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", type=Path, help="your own copy of NRMP's Program Results")
    parser.add_argument("--sample", type=int, default=0, help="print so many random links to look at")
    given = parser.parse_args()
    directory = load_directory()
    tracks = {track.code: track for track in read_report(given.report).tracks}
    links = link(list(tracks.values()), directory)
    now = {code: one.program for one in links for code in one.codes}
    programs = {track.program_code for track in tracks.values()}
    linked = {tracks[code].program_code for code, program in now.items() if program}
    known = {program for program in now.values() if program}
    print(f"{len(linked):,} of {len(programs):,} programs are linked ({len(linked) / len(programs):.1%}),")
    print(
        f"{sum(map(bool, now.values())):,} of {len(now):,} tracks, to {len(known):,} programs of the directory"
    )
    states = Counter("linked" if one.program else "doubtful" if one.doubtful else "none" for one in links)
    print(f"links: {dict(states)}")
    for sample in ("all", "weakest"):
        rows = [
            row for row in csv.DictReader(LABELS.read_text("utf-8").splitlines()) if row["sample"] == sample
        ]
        right = sum(row["right"] == "yes" and now.get(row["code"]) == row["program"] for row in rows)
        changed = [row["code"] for row in rows if now.get(row["code"]) != row["program"]]
        low, high = wilson(right, len(rows))
        print(
            f"{sample}: {right} of {len(rows)} right ({low:.1%} to {high:.1%}), changed since: {changed or 'none'}"
        )
    pairs = sorted((one for one in links if one.program), key=lambda one: one.codes[0])
    for one in random.Random(SEED).sample(pairs, given.sample):  # noqa: S311  (a sample to look at)
        track, program = tracks[one.codes[0]], directory.by_id(one.program)
        print(f"{track.code}  {track.institution}, {track.city}, {track.state}: {track.name}")
        print(f"    {program.acgme_id}  {program.name}, {program.city}  ({one.quality:.0f}: {one.method})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
