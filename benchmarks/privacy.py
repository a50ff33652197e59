"""The privacy guard on its labelled sentences: precision and recall of every identifier, and time per sentence.

    python benchmarks/privacy.py [--json] [--ner] [--part development|held_out|hard]

An identifier counts as found when findings of its own kind cover every letter and digit of it. A finding is right
when it touches an identifier of its own kind; everything else it says is a false alarm.
"""

import argparse
import json
import re
import statistics
import sys
import time
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from smartpick.experience.privacy import Finding, Identifier, check, load_recogniser

CORPUS = Path(__file__).parents[1] / "tests" / "experience" / "privacy" / "corpus.toml"
PARTS = ("development", "held_out", "hard")
MARK = re.compile(r"\{([\w-]+)\|([^{}]+)\}")
REPEATS = 5

Check = Callable[[str], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One labelled sentence: ``spans`` are (identifier, start, end); a clean one has none."""

    text: str
    spans: tuple[tuple[Identifier, int, int], ...]


@dataclass(slots=True)
class Counts:
    """What was counted of one identifier: labels, labels found (at all, by certain findings), findings, right ones."""

    labelled: int = 0
    found: int = 0
    found_certain: int = 0
    certain: int = 0
    certain_right: int = 0
    check: int = 0
    check_right: int = 0


@dataclass(slots=True)
class Measured:
    """The counts of one part, by identifier, and its sentences with and without false alarms."""

    part: str
    sentences: int = 0
    clean: int = 0
    clean_certain: int = 0
    clean_check: int = 0
    kinds: dict[Identifier, Counts] = field(default_factory=lambda: {kind: Counts() for kind in Identifier})

    def total(self) -> Counts:
        """Return the sums over all identifiers."""
        names = Counts.__slots__
        return Counts(**{name: sum(getattr(one, name) for one in self.kinds.values()) for name in names})


def parse(marked: str) -> Sentence:
    """Return a sentence of the corpus with its labels: "Mrs. {name|Okonkwo} came"."""
    text = ""
    spans = []
    last = 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        spans.append((Identifier(match[1]), len(text), len(text) + len(match[2])))
        text += match[2]
        last = match.end()
    return Sentence(text + marked[last:], tuple(spans))


def corpus(part: str) -> list[Sentence]:
    """Return the sentences of one part, those with identifiers before the clean ones."""
    lists = tomllib.loads(CORPUS.read_text("utf-8"))[part]
    return [parse(marked) for marked in (*lists["identifiers"], *lists["clean"])]


def covered(text: str, span: tuple[Identifier, int, int], findings: Iterable[Finding]) -> bool:
    """Tell whether findings of the label's kind cover every letter and digit of it."""
    kind, start, end = span
    places = {place for one in findings if one.kind is kind for place in range(one.start, one.end)}
    return all(place in places for place in range(start, end) if text[place].isalnum())


def measure(part: str, look: Check = check) -> Measured:
    """Return what a check finds in one part of the corpus."""
    measured = Measured(part)
    for sentence in corpus(part):
        findings = look(sentence.text)
        measured.sentences += 1
        if not sentence.spans:
            measured.clean += 1
            measured.clean_certain += any(one.certain for one in findings)
            measured.clean_check += any(not one.certain for one in findings)
        for span in sentence.spans:
            counts = measured.kinds[span[0]]
            counts.labelled += 1
            counts.found += covered(sentence.text, span, findings)
            counts.found_certain += covered(sentence.text, span, [one for one in findings if one.certain])
        for one in findings:
            counts = measured.kinds[one.kind]
            right = any(
                one.kind is kind and one.start < end and start < one.end
                for kind, start, end in sentence.spans
            )
            if one.certain:
                counts.certain += 1
                counts.certain_right += right
            else:
                counts.check += 1
                counts.check_right += right
    return measured


def milliseconds(look: Check = check) -> list[float]:
    """Return the best time of every sentence of the corpus over a few rounds, in milliseconds, sorted."""
    texts = [sentence.text for part in PARTS for sentence in corpus(part)]
    best = [float("inf")] * len(texts)
    for _ in range(REPEATS):
        for place, text in enumerate(texts):
            started = time.perf_counter()
            look(text)
            best[place] = min(best[place], 1000.0 * (time.perf_counter() - started))
    return sorted(best)


def share(part: int, whole: int) -> str:
    """Return "12/13", or a dash when there was nothing to count."""
    return f"{part}/{whole}" if whole else "-"


def table(measured: Measured) -> str:
    """Return the counts of one part as a Markdown table."""
    lines = [
        "| identifier | labelled | recall | recall, certain alone | precision, certain | precision, please check |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    rows = [(f"({kind.letter}) {kind.label}", counts) for kind, counts in measured.kinds.items()]
    for name, one in (*rows, ("**all**", measured.total())):
        cells = (
            share(one.found, one.labelled),
            share(one.found_certain, one.labelled),
            share(one.certain_right, one.certain),
            share(one.check_right, one.check),
        )
        lines.append(f"| {name} | {one.labelled} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def summary(all_measured: Iterable[Measured]) -> str:
    """Return one line a part: recall, precision, and clean sentences with a false alarm, as a Markdown table."""
    head = (
        *(
            "part",
            "sentences",
            "recall",
            "recall, certain alone",
            "precision, certain",
            "precision, please check",
        ),
        *("clean sentences blocked", "clean sentences asked about"),
    )
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    for one in all_measured:
        total = one.total()
        cells = (
            percent(total.found, total.labelled),
            percent(total.found_certain, total.labelled),
            percent(total.certain_right, total.certain),
            percent(total.check_right, total.check),
            share(one.clean_certain, one.clean),
            share(one.clean_check, one.clean),
        )
        lines.append(f"| {one.part.replace('_', '-')} | {one.sentences} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def percent(part: int, whole: int) -> str:
    """Return "97 % (116/119)", or a dash when there was nothing to count."""
    return f"{100 * part / whole:.0f} % ({part}/{whole})" if whole else "-"


def as_json(measured: Measured) -> dict[str, Any]:
    """Return the counts of one part as plain values."""
    kinds = {kind.value: counts for kind, counts in measured.kinds.items()}
    values = {
        name: {slot: getattr(counts, slot) for slot in Counts.__slots__}
        for name, counts in (*kinds.items(), ("all", measured.total()))
    }
    names = ("part", "sentences", "clean", "clean_certain", "clean_check")
    return {**{name: getattr(measured, name) for name in names}, "identifiers": values}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--ner", action="store_true", help="with the recogniser of the extra ner")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part; may be repeated")
    arguments = parser.parse_args()
    recogniser = load_recogniser() if arguments.ner else None

    def look(text: str) -> tuple[Finding, ...]:
        return check(text, recogniser=recogniser)

    measured = [measure(part, look) for part in arguments.part or PARTS]
    times = milliseconds(look)
    speed = {
        "mean_ms": statistics.fmean(times),
        "p95_ms": times[int(0.95 * len(times))],
        "slowest_ms": times[-1],
    }
    if arguments.json:
        print(json.dumps({"parts": [as_json(one) for one in measured], "speed": speed}, indent=2))
        return 0
    print(summary(measured))
    for one in measured:
        print(f"{one.part}\n\n{table(one)}")
    print(
        ", ".join(f"{name.replace('_ms', '')} {value:.2f} ms" for name, value in speed.items()),
        "per sentence",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
