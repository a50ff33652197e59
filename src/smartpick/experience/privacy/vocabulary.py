"""The word lists of the guard, read once: names, eponyms, drugs, ordinary words, cities, rare diseases."""

import csv
import functools
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

__all__ = ["Vocabulary", "cue_words", "fold", "vocabulary"]

#: What Unicode does not take apart when accents are removed.
LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "ı": "i", "œ": "oe", "’": "'"})


def fold(word: str) -> str:
    """Return a word in lower case without accents: "Núñez" and "NUNEZ" are looked up as "nunez"."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(LETTERS)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded words by what they may be; a word may be in several lists.

    ``plain`` explains a capital letter away; ``doubtful`` are names that are ordinary words as well. ``cities`` maps
    the first word of a city to all its words; ``rare`` is one pattern for all rare diseases.
    """

    given: frozenset[str]
    family: frozenset[str]
    doubtful: frozenset[str]
    plain: frozenset[str]
    eponyms: frozenset[str]
    calendar: frozenset[str]
    states: frozenset[str]
    drug_endings: tuple[str, ...]
    cities: dict[str, tuple[tuple[str, ...], ...]]
    rare: re.Pattern[str]

    def named(self, word: str) -> bool:
        """Tell whether a folded word is a known given or family name, an ordinary word or not."""
        return word in self.given or word in self.family or word in self.doubtful


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(_text(name))


def _text(name: str) -> str:
    return files("smartpick.experience.privacy").joinpath("data", name).read_text(encoding="utf-8")


def _words(*lists: str) -> frozenset[str]:
    return frozenset(fold(word) for words in lists for word in words.split())


def _phrases(listed: str) -> list[str]:
    return [phrase for entry in listed.split(";") if (phrase := " ".join(entry.split()))]


def _cities(ordinary: dict[str, Any]) -> dict[str, tuple[tuple[str, ...], ...]]:
    names = {*_phrases(ordinary["cities_abroad"]), *_phrases(ordinary["cities_united_states"])}
    names |= {row["city"] for row in csv.DictReader(_text("cities.csv").splitlines())}
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in {tuple(fold(name).replace(".", "").split()) for name in names}:
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(each, key=len, reverse=True)) for first, each in found.items()}


@functools.cache
def _cues() -> dict[str, Any]:
    return _table("cues.toml")


def cue_words(name: str) -> frozenset[str]:
    """Return one list of words that give a name away or explain one, as they are written."""
    return frozenset(_cues()[name].split())


@functools.cache
def vocabulary() -> Vocabulary:
    """Return the word lists."""
    names, medicine, ordinary = _table("names.toml"), _table("medicine.toml"), _table("ordinary.toml")
    clinical = _words(
        *(line for line in _text("clinical_words.txt").splitlines() if not line.startswith("#"))
    )
    given, family = _words(*names["given"].values()), _words(*names["family"].values())
    calendar = _words(ordinary["calendar"])
    states = _words(ordinary["states_and_countries"])
    subjects = ("peoples_and_languages", "organisations", "roles_and_titles", "prose")
    prose = _words(*(ordinary[subject] for subject in subjects)) | calendar | states
    substances = _words(medicine["organisms_and_substances"], medicine["brands"], medicine["generics"])
    rare = sorted(_phrases(medicine["rare_diseases"]), key=len, reverse=True)
    return Vocabulary(
        given=given,
        family=family,
        doubtful=_words(names["also_words"]["words"]) | ((given | family) & (prose | clinical | substances)),
        plain=prose | clinical | substances,
        eponyms=_words(medicine["eponyms"]),
        calendar=calendar,
        states=states,
        drug_endings=tuple(medicine["drug_endings"].split()),
        cities=_cities(ordinary),
        rare=re.compile(rf"\b(?:{'|'.join(map(re.escape, rare))})\b", re.IGNORECASE),
    )
