"""ICD-10-CM: what a code means, and which code is meant by words.

The release of April 2026 with its descriptions and other terms is packaged (public domain, US National Center for
Health Statistics). It is read when the first code is asked for, and kept as text: looking through eight million
characters is quicker than building an index that most runs never use.
"""

import gzip
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from smartpick.errors import Problem, UserError
from smartpick.experience.icd_code import canonical_code
from smartpick.experience.stamped import words_table

__all__ = ["RELEASE", "Diagnosis", "diagnosis", "find_code", "near_codes", "search", "unknown_codes"]

RELEASE = "ICD-10-CM, April 2026"
MOST_RESULTS = 12
#: A word that stands in more lines than this says too little; only the first ones are ranked.
MOST_HITS = 15_000
#: Words that tell no diagnosis from another, left out beside words that do.
_SMALL_WORDS = frozenset({
    "a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "other", "the", "to",
    "unspecified", "with", "without",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A code with its description; ``whole`` is false for a heading that has finer codes below it."""

    code: str
    description: str
    whole: bool


@cache
def _text() -> str:
    packed = (files("smartpick.experience") / "data" / "icd10cm.tsv.gz").read_bytes()
    return "\n" + gzip.decompress(packed).decode()


@cache
def _lines() -> list[str]:
    return _text().strip("\n").split("\n")


@cache
def _folded() -> str:
    return _text().casefold()


def diagnosis(code: str) -> Diagnosis | None:
    """Return what a code means; ``None`` when the release does not know it."""
    right = canonical_code(code)
    if right is None:
        return None
    lines = _lines()
    place = bisect_left(lines, f"{right}\t")
    return _at(place) if place < len(lines) and lines[place].startswith(f"{right}\t") else None


def _at(place: int) -> Diagnosis:
    lines = _lines()
    code, description, _ = lines[place].split("\t")
    below = code if "." in code else f"{code}."
    whole = place + 1 >= len(lines) or not lines[place + 1].startswith(below)
    return Diagnosis(code, description, whole)


def search(text: str, limit: int = MOST_RESULTS) -> tuple[Diagnosis, ...]:
    """Return the diagnoses meant by a code or by words, the likeliest first.

    A code gives itself and what is below it. Words are looked for at the beginnings of words; everyday terms and
    short forms ("htn", "heart attack") come first, then what begins with the first word or is of an everyday category,
    headings and short descriptions before long ones.
    """
    wanted = " ".join(text.casefold().split())
    words = re.findall(r"[^\W_]+(?:'s)?", wanted)
    if not words:
        return ()
    found: dict[str, Diagnosis] = {}
    terms = words_table("everyday_terms")["terms"]
    for said in (wanted, wanted.removesuffix("s")):
        if said in terms:
            meant = find_code(terms[said])
            found[meant.code] = meant
    if canonical_code(wanted):
        found |= {one.code: one for one in _below(canonical_code(wanted) or "", limit)}
    telling = [word for word in words if word not in _SMALL_WORDS] or words
    ranked = sorted(islice(_hits(telling), MOST_HITS))
    ranked = ranked or sorted(islice(_hits([word.removesuffix("s") for word in telling]), MOST_HITS))
    for *_, place in ranked:
        if len(found) >= limit:
            break
        one = _at(place)
        found.setdefault(one.code, one)
    return tuple(found.values())[:limit]


def _below(code: str, limit: int) -> Iterator[Diagnosis]:
    lines = _lines()
    place = bisect_left(lines, code)
    while place < len(lines) and limit and lines[place].startswith(code):
        yield _at(place)
        place, limit = place + 1, limit - 1


@cache
def _everyday() -> frozenset[str]:
    """Return the categories that everyday terms lead to."""
    return frozenset(code[:3].casefold() for code in words_table("everyday_terms")["terms"].values())


def _hits(words: list[str]) -> Iterator[tuple[bool, bool, int, int, int]]:
    """Yield each line with all the words as what ranks it, and its place.

    That is: words only among other terms; neither begins with the first word nor is of an everyday category; length
    of the code, and of the description.
    """
    folded = _folded()
    starts = _starts()
    rarest = max(words, key=len)
    others = [re.compile(rf"(?<![^\W_]){re.escape(word)}") for word in words if word != rarest]
    at = folded.find(rarest)
    while at >= 0:
        begin, end = folded.rfind("\n", 0, at) + 1, folded.find("\n", at)
        if not folded[at - 1].isalnum():
            line = folded[begin:end]
            if all(word.search(line) for word in others):
                code, description, _ = line.split("\t")
                apart = not all(word in description for word in words)
                far = code[:3] not in _everyday() and not description.startswith(words[0])
                yield apart, far, len(code), len(description), bisect_left(starts, begin)
            at = end
        at = folded.find(rarest, at + 1)


@cache
def _starts() -> list[int]:
    """Return where each line begins in the folded text."""
    places, at = [], 1
    for line in _folded().strip("\n").split("\n"):
        places.append(at)
        at += len(line) + 1
    return places


def find_code(text: str) -> Diagnosis:
    """Return the diagnosis of a code; raise :class:`UserError` with near codes when there is none."""
    found = diagnosis(text)
    if found is None:
        raise UserError(_unknown(text))
    return found


def unknown_codes(codes: tuple[str, ...]) -> tuple[Problem, ...]:
    """Return a problem for each code that the release does not know, with near ones."""
    return tuple(_unknown(code) for code in dict.fromkeys(codes) if not _known(code))


@cache
def _known(code: str) -> bool:
    return diagnosis(code) is not None


def _unknown(text: str) -> Problem:
    near = [f"{one.code} ({one.description})" for one in near_codes(text)]
    way_out = f"Near: {'; '.join(near)}." if near else "Search by words instead."
    return Problem(f"{text[:20]} is not a code of {RELEASE}.", way_out)


def near_codes(text: str) -> list[Diagnosis]:
    """Return up to three codes that share the longest beginning; for words, what a search gives."""
    code = canonical_code(text)
    if code is None:
        return list(search(text, 3))
    for length in range(len(code), 2, -1):
        found = list(_below(code[:length].rstrip("."), 3))
        if found:
            return found
    lines = _lines()
    place = bisect_left(lines, code)
    near = {line.split("\t")[0][:3] for line in lines[max(0, place - 1) : place + 1]}
    return [one for one in map(diagnosis, sorted(near)) if one]
