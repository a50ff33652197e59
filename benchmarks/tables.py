"""Tables of facts: how often a program is told by its name as people write it, and how long a large table takes.

    python benchmarks/tables.py [--programs 1500] [--rows 100000]

The names are those of the directory, changed by rules; they are no sample of real tables.
"""

import argparse
import random
import time
from collections.abc import Callable
from datetime import date

from smartpick.intake.tables import Origin, Programs, Unmatched, mapped_columns, read_facts
from smartpick.programs import Program, load_directory
from smartpick.tables import csv_table

ON = date(2026, 11, 22)
SILENT = {"medical", "center", "hospital", "health", "system"}
RNG = random.Random(1)  # noqa: S311  (a sample, no secret)


def slip(name: str) -> str:
    """Swap two neighbouring letters."""
    at = RNG.randrange(1, len(name) - 2)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def shorter(name: str) -> str:
    """Leave out the words that most hospitals have in their name."""
    return " ".join(word for word in name.split() if word.strip("(),").lower() not in SILENT) or name


CHANGES: dict[str, Callable[[str], str]] = {
    "as it is listed": lambda name: name,
    "two letters swapped": slip,
    "without Hospital, Medical, Center, Health, System": shorter,
    "Univ, Hosp, Med Ctr": lambda name: (
        name.replace("University", "Univ").replace("Hospital", "Hosp").replace("Medical Center", "Med Ctr")
    ),
    "up to the first slash or bracket": lambda name: name.split("/")[0].split(" (")[0],
    "Residency Program behind it": lambda name: f"{name} Residency Program",
    "two slips, words left out": lambda name: slip(slip(shorter(name) if len(shorter(name)) > 6 else name)),
}
PLACES: dict[str, Callable[[Program], tuple[str, str, str]]] = {
    "specialty, city, state": lambda one: (one.specialty, one.city, one.state),
    "specialty, city": lambda one: (one.specialty, one.city, ""),
    "specialty, state": lambda one: (one.specialty, "", one.state),
}


def match(sample: list[Program]) -> None:
    """Print how often each kind of name finds its program, another one, or is asked about."""
    for given, place in PLACES.items():
        for words, change in CHANGES.items():
            programs = Programs(load_directory())
            right = wrong = 0
            for one in sample:
                specialty, city, state = place(one)
                found = programs.find("", specialty, change(one.name), city, state)
                right += found is one
                wrong += not isinstance(found, Unmatched) and found is not one
            asked = len(sample) - right - wrong
            shares = (f"{100 * count / len(sample):5.1f} %" for count in (right, wrong, asked))
            print(f"{given:24} {words:50} {'  '.join(shares)}")


def large(rows: int) -> None:
    """Print the processor time of reading a large table with names instead of numbers."""
    programs = load_directory().programs
    lines = ["Specialty;Program;City;State;Visa;Min Step 2 CK;IMG %;as of"]
    for place in range(rows):
        one = programs[place % len(programs)]
        facts = f"J-1;{200 + place % 60};{place % 100};{2009 + place // len(programs)}-0{1 + place % 9}"
        lines.append(f'{one.specialty};"{one.name}";{one.city};{one.state};{facts}')
    raw = "\n".join(lines).encode()
    begun = time.process_time()
    table = csv_table(raw, "large.csv")
    mapped = mapped_columns(table.columns, (), table.name)
    found = read_facts(table, mapped, Programs(load_directory()), Origin("table", "", "other"), ON)
    seconds = time.process_time() - begun
    print(
        f"{rows:,} rows, {len(found.reports):,} facts, {len(found.problems):,} problems: {seconds:.1f} s of processor"
    )


def main() -> None:
    """Measure both."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", type=int, default=1500)
    parser.add_argument("--rows", type=int, default=100_000)
    asked = parser.parse_args()
    print("right, wrong, asked about")
    match(RNG.sample(load_directory().programs, asked.programs))
    large(asked.rows)


if __name__ == "__main__":
    main()
