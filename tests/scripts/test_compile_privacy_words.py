"""Compiling the word lists of the privacy guard."""

import csv
import io
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="module")
def script() -> Any:
    """Return the compile script."""
    spec = spec_from_file_location("compile_privacy_words", ROOT / "scripts" / "compile_privacy_words.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_shipped_words_are_those_of_the_installed_classification(script: Any) -> None:
    """Sorted, in small letters, four letters and more, under a head that names the source."""
    text = script.clinical_words()
    assert text == (script.OUT / "clinical_words.txt").read_text("utf-8")
    head, *words = text.splitlines()
    assert "ICD-10-CM" in head
    assert words == sorted(set(words))
    assert all(word.islower() and len(word) > 3 for word in words)


def test_a_city_is_taken_once_with_its_first_source(
    script: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Capitals are lowered, streets in the city column are refused, each row says where it is from."""
    (tmp_path / "programs.csv").write_text("city,state\nCLEVELAND,oh\nSt. Louis,MO\n", "utf-8")
    (tmp_path / "teaching_hospitals.csv").write_text(
        "city,state\nCleveland,OH\n3 Main St,FL\nErie,PA\n", "utf-8"
    )
    monkeypatch.setattr(script, "SHARED", tmp_path)
    rows = list(csv.DictReader(io.StringIO(script.cities())))
    assert [(row["city"], row["state"]) for row in rows] == [
        ("Cleveland", "OH"),
        ("Erie", "PA"),
        ("St. Louis", "MO"),
    ]
    assert rows[0]["source"] == script.CITY_SOURCES["programs.csv"][0]
    assert all(row["as_of"] for row in rows)


@pytest.mark.skipif(not REAL.is_dir(), reason="the sources are not on this machine")
def test_the_shipped_cities_are_those_of_the_sources(script: Any) -> None:
    """Compiling again changes nothing."""
    assert script.cities() == (script.OUT / "cities.csv").read_text("utf-8")
