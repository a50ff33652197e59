"""The published numbers of the privacy guard: the corpus behind them, how they are counted, where they are shown."""

import json
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from smartpick.experience.privacy import Finding, Identifier, Sureness

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def benchmark_module() -> Any:
    """Return benchmarks/privacy.py as a module."""
    spec = spec_from_file_location("privacy_benchmark", ROOT / "benchmarks" / "privacy.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_page_says_what_is_measured() -> None:
    """docs/privacy.md shows the numbers of today's rules; `make docs` writes them again."""
    script = ROOT / "scripts" / "write_privacy_docs.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_corpus_is_as_large_and_as_mixed_as_promised(benchmark_module: Any) -> None:
    """300 sentences and more, 55 % of them with identifiers, 130 and more without; no sentence twice."""
    sentences = [one for part in benchmark_module.PARTS for one in benchmark_module.corpus(part)]
    marked = [one for one in sentences if one.spans]
    assert len(sentences) >= 300
    assert len(marked) >= 0.55 * len(sentences)
    assert len(sentences) - len(marked) >= 130
    assert len({one.text for one in sentences}) == len(sentences)


@pytest.mark.parametrize("part", ["development", "held_out"])
def test_every_identifier_is_in_both_parts(benchmark_module: Any, part: str) -> None:
    """Each of the 18 at least twice, and in other scripts too."""
    sentences = benchmark_module.corpus(part)
    for kind in Identifier:
        assert sum(span[0] is kind for one in sentences for span in one.spans) >= 2, kind
    assert any("\u0600" < letter < "\u0700" for one in sentences for letter in one.text)


@pytest.mark.parametrize(("part", "recall"), [("development", 0.99), ("held_out", 0.95)])
def test_the_floors_hold(benchmark_module: Any, part: str, recall: float) -> None:
    """Hardly anything is missed, hardly any certain finding is wrong, and no clean sentence is blocked."""
    measured = benchmark_module.measure(part)
    total = measured.total()
    assert total.found >= recall * total.labelled
    assert total.certain_right >= 0.95 * total.certain
    assert total.check_right >= 0.9 * total.check
    assert measured.clean_certain == 0
    assert measured.clean_check <= 0.05 * measured.clean


def test_a_sentence_takes_less_than_a_millisecond(benchmark_module: Any) -> None:
    """The mean over all sentences, each at its best of a few rounds."""
    times = benchmark_module.milliseconds()
    assert sum(times) / len(times) < 1.0


def finding(kind: Identifier, text: str, what: str, certain: bool = True) -> Finding:
    """Return a finding of the first place where something stands."""
    start = text.index(what)
    sureness = Sureness.CERTAIN if certain else Sureness.PLEASE_CHECK
    return Finding(kind, start, start + len(what), what, sureness, "Why.", "What.")


def test_a_label_counts_as_found_only_when_all_of_it_is(benchmark_module: Any) -> None:
    """Half a name, or the right place under a wrong kind, is a miss; punctuation between does not matter."""
    sentence = benchmark_module.parse("saw {name|Ana-Maria Cruz} today")
    assert sentence.text == "saw Ana-Maria Cruz today"
    (span,) = sentence.spans
    text = sentence.text
    assert benchmark_module.covered(text, span, [finding(Identifier.NAME, text, "Ana-Maria Cruz")])
    pieces = [finding(Identifier.NAME, text, word) for word in ("Ana", "Maria", "Cruz")]
    assert benchmark_module.covered(text, span, pieces)
    assert not benchmark_module.covered(text, span, pieces[:2])
    assert not benchmark_module.covered(text, span, [finding(Identifier.PLACE, text, "Ana-Maria Cruz")])


def test_counting_a_worked_example(benchmark_module: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """One found for certain, one under a wrong kind, one false alarm in a clean sentence."""
    sentences = [
        benchmark_module.parse(one)
        for one in ("{name|Ana} fell", "in {place|Elsewhere} again", "Graves here")
    ]
    monkeypatch.setattr(benchmark_module, "corpus", lambda _: sentences)

    def look(text: str) -> tuple[Finding, ...]:
        return {
            "Ana fell": (finding(Identifier.NAME, text, "Ana"),) if "Ana" in text else (),
            "in Elsewhere again": (finding(Identifier.NAME, text, "Elsewhere", certain=False),)
            if "Elsewhere" in text
            else (),
            "Graves here": (finding(Identifier.NAME, text, "Graves", certain=False),)
            if "Graves" in text
            else (),
        }[text]

    measured = benchmark_module.measure("held_out", look)
    total = measured.total()
    assert (total.labelled, total.found, total.found_certain) == (2, 1, 1)
    assert (total.certain, total.certain_right, total.check, total.check_right) == (1, 1, 2, 0)
    assert (measured.clean, measured.clean_certain, measured.clean_check) == (1, 0, 1)


def test_the_command_prints_json(benchmark_module: Any) -> None:
    """`python benchmarks/privacy.py --json` gives the same counts and the times."""
    command = [sys.executable, str(ROOT / "benchmarks" / "privacy.py"), "--json", "--part", "hard"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    document = json.loads(done.stdout)
    (part,) = document["parts"]
    assert part["identifiers"]["all"]["found"] == benchmark_module.measure("hard").total().found
    assert 0 < document["speed"]["mean_ms"] <= document["speed"]["slowest_ms"]
