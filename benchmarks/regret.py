"""What the plan is truly worth in worlds it has never seen, against four simpler ways to choose.

    python benchmarks/regret.py [--worlds 24] [--applicants 3] [--on processes]

With 96 worlds these are the figures of `smartpick market report` (docs/validation.md).

The benchmark itself is ``smartpick.advice.regret``; ``smartpick market report`` runs it with everything else.
"""

import argparse

from smartpick.advice.regret import choices_in_a_world, regret
from smartpick.advice.validation import FULL, SEEDS
from smartpick.chances import shipped_market
from smartpick.market.validation.sampling_error import Measured
from smartpick.scale.in_order import in_order


def cell(found: Measured) -> str:
    """Return a figure with its 95 % interval."""
    return f"{found.value:+.3f} [{found.low:+.3f}, {found.high:+.3f}]"


def main() -> None:
    """Run and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--worlds", type=int, default=24)
    parser.add_argument("--applicants", type=int, default=FULL.regret[1])
    parser.add_argument("--on", default="processes")
    asked = parser.parse_args()
    members = len(shipped_market().ensemble)
    pieces = [(w % members, w, asked.applicants, SEEDS["regret"]) for w in range(asked.worlds)]
    found = regret(in_order(choices_in_a_world, pieces, asked.on))
    print(f"{found.people} applicants in {found.worlds} held-out worlds; 95 % intervals over worlds")
    for setting in found.settings:
        print(f"\n{setting.name}")
        columns = ("worth", "lost against the plan", "P(match)", "claim minus truth")
        print(f"{'':18s}" + "".join(f"{column:>26s}" for column in columns))
        for way in setting.ways:
            cells = (cell(figure) for figure in (way.worth, way.lost, way.p_match, way.overclaim))
            print(f"{way.name:18s}" + "".join(f"{text:>26s}" for text in cells))
    print(f"\nlargest certificate gap {found.largest_gap:.2e}, {found.unproved} above the limit")


if __name__ == "__main__":
    main()
