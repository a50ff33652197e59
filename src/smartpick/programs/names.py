"""Names of programs, hospitals and employers: cleaning, comparable words, parts, likeness.

The same institution is spelled many ways ("St Luke's", "Saint Lukes Hosp", "Corewell Health – Grand
Rapids/MSU"). Everything here is a pure function of its text, so that the compile script, the search and a
user's own import compare names in the same way.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

__all__ = ["SAME_INSTITUTION", "clean_city", "clean_name", "likeness", "parts", "plain", "weight", "words"]

#: Names this similar, in the same state, are taken for the same institution (0-100).
SAME_INSTITUTION = 92.0

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-") | dict.fromkeys(map(ord, "’‘`´"), "'")


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text as a set: a list of words that can be read."""
    return frozenset(text.split())


_BRACKETS = str.maketrans("[]", "()")
_KEEP_CAPITALS = frozenset({"HCA", "GME", "NYU", "UPMC", "SUNY", "USA", "US", "VA", "UCLA", "II", "III"})
_LOWER_INSIDE = frozenset({"of", "at", "and", "the", "for", "in"})

_SPELLINGS = {
    "saint": "st",
    "ste": "st",
    "hosp": "hospital",
    "hosps": "hospital",
    "hospitals": "hospital",
    "ctr": "center",
    "cntr": "center",
    "cntrs": "center",
    "centers": "center",
    "centre": "center",
    "med": "medical",
    "univ": "university",
    "hlth": "health",
    "mt": "mount",
    "mtn": "mountain",
    "mem": "memorial",
    "reg": "regional",
    "cnty": "county",
    "rehab": "rehabilitation",
    "inst": "institute",
    "institutes": "institute",
    "children": "childrens",
    "women": "womens",
    "systems": "system",
    "sys": "system",
    "clinics": "clinic",
    "services": "service",
    "comm": "community",
    "centr": "center",
    "gen": "general",
    "dept": "department",
    "res": "research",
    "sciences": "science",
    "colleges": "college",
    "pres": "presbyterian",
    "prov": "providence",
    "ft": "fort",
    "fl": "florida",
    "jr": "junior",
    "dr": "doctor",
    "campuses": "campus",
    "univeristy": "university",
}
_PHRASES = {
    "healthcare": "health care",
    "healthsystem": "health system",
    "som": "school medicine",
    "nyc": "new york city",
    "newyork": "new york",
    "suny": "state university new york",
    "ucla": "university california los angeles",
    "ucsf": "university california san francisco",
    "ucsd": "university california san diego",
    "uc": "university california",
    "uab": "university alabama birmingham",
    "uams": "university arkansas medical science",
    "umass": "university massachusetts",
    "iu": "indiana university",
    "lsu": "louisiana state university",
    "llu": "loma linda university",
    "vcu": "virginia commonwealth university",
    "unc": "university north carolina",
    "ut": "university texas",
    "utmb": "university texas medical branch",
    "usf": "university south florida",
    "usc": "university southern california",
    "osu": "ohio state university",
    "uva": "university virginia",
    "ou": "university oklahoma",
    "unm": "university new mexico",
    "uf": "university florida",
    "wvu": "west virginia university",
    "ecu": "east carolina university",
    "hsc": "health science center",
    "hsu": "health science university",
    "tjuh": "thomas jefferson university hospital",
    "kfh": "kaiser permanente hospital",
    "uw": "university washington",
    "newyorkpresbyterian": "new york presbyterian",
    "medstargeorgetown": "medstar georgetown",
}
_SILENT = word_set(
    """
    the of and at for in a an on inc incorporated llc llp ltd lp pc pa pllc corp corporation co company dba obo d b a
    """
)
_GENERIC = word_set(
    """
    hospital medical center health care system network service clinic foundation group program programs
    education graduate gme consortium school medicine college institute residency campus main science
    affiliated affiliates associates association authority partners resources division training center centers st rural
    md teaching operating
    """
)
_HALF = word_set(
    """
    university memorial general community regional childrens state county family research department public
    north south east west northern southern eastern western city
    """
)


def plain(text: str) -> str:
    """Return ``text`` in lower case, without accents, with one kind of dash, apostrophe and space."""
    folded = unicodedata.normalize("NFKD", text.translate(_DASHES))
    return " ".join("".join(c for c in folded if not unicodedata.combining(c)).lower().split())


def clean_name(raw: str) -> str:
    """Return a program's name as a person would write it.

    One kind of dash and apostrophe, single spaces, no page footer caught by the source's export, no "Program"
    (every row is one), and capitals only where the word has them. Nothing is re-spelled.
    """
    text = " ".join(raw.translate(_DASHES).split())
    text = re.sub(r"\s*©.*$", "", text)
    text = re.sub(r"-{2,}", "-", text)
    text = re.sub(r"\s*/\s*", "/", text)
    text = re.sub(r"(?i)\s+program - .*$", "", text)  # "… PROGRAM - Family Medicine, Riverview, FL"
    if text.isupper():
        text = _title(text)
    text = re.sub(r"\s+Programs?\b(?=(/|\s*\(|$))", "", text)
    return text.translate(_BRACKETS).strip(" ,")


def clean_city(raw: str) -> str:
    """Return a city's name without a trailing state, ZIP or street number, and with its capitals.

    A text that is a street address ("303 N Clyde Morris Blvd") is not a city: the answer is empty.
    """
    text = " ".join(raw.translate(_DASHES).split())
    text = re.sub(r"(?i)(,?\s+[a-z]{2})?\s+\d{5,6}$", "", text)
    if re.match(r"\d", text):
        return ""
    if text.isupper():
        return _title(text)
    return text.title() if text.islower() else text


def _title(text: str) -> str:
    """Give a text written in capitals its small letters, keeping known acronyms."""

    def one(match: re.Match[str]) -> str:
        word = match.group()
        if word in _KEEP_CAPITALS:
            return word
        if word.lower() in _LOWER_INSIDE and match.start() > 0:
            return word.lower()
        return word.capitalize()

    return re.sub(r"[A-Z][A-Z']*", one, text)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """Return the comparable words of a name: spellings unified, acronyms opened, legal forms dropped."""
    text = re.sub(r"(?<=\b[a-z])\.(?=[a-z]\b)", "", plain(text))  # L.L.C. -> LLC
    text = re.sub(r"[.']", "", text.replace("'s", "s"))
    text = re.sub(r"\b[a-z](?: [a-z]\b)+", lambda m: m.group().replace(" ", ""), text)  # M D Anderson -> MD
    found: list[str] = []
    for raw in re.findall(r"[a-z0-9]+", text):
        word = _SPELLINGS.get(raw, raw)
        opened = _PHRASES.get(word)
        found.extend([word] if opened is None else opened.split())
    return tuple(w for w in found if w not in _SILENT)


def weight(word: str) -> float:
    """Return how much a word tells institutions apart: 1 a proper name, less the trade's own words."""
    if word in _GENERIC:
        return 0.1
    return 0.5 if word in _HALF else 1.0


def parts(name: str) -> tuple[str, ...]:
    """Return the names worth trying for a program, most specific first, without repeats.

    "A/B (C)" gives the whole, then A, "B C", B and C: programs list sponsor, site and school with slashes,
    and put a site or a town in brackets; "B at D" gives D too. A slash inside brackets does not split, and a
    single word in brackets is not tried alone: it is more often a district ("Harlem") than a hospital.
    """
    pieces: list[str] = [name]
    for piece in re.split(r"/(?![^(\[]*[)\]])|: | - (?=[A-Z])", name):
        bracket = re.search(r"\s*[(\[]([^)\]]*)[)\]]\s*", piece)
        if bracket:
            outside = (piece[: bracket.start()] + " " + piece[bracket.end() :]).strip()
            pieces += [f"{outside} {bracket.group(1)}", outside]
            pieces += [site for site in bracket.group(1).split("/") if " " in site.strip()]
        else:
            pieces.append(piece)
        pieces += piece.split(" at ")[1:]
    seen: dict[str, None] = dict.fromkeys(p.strip() for p in pieces if p.strip())
    return tuple(seen)


def likeness(
    left: Iterable[str], right: Iterable[str], *, local: Iterable[str] = (), cut: bool = False
) -> float:
    """Return how alike two names are, 0 to 100: weighted overlap (Dice) of their words.

    ``left`` and ``right`` are the result of :func:`words`. Words of five letters and more may differ by a
    slip (rapidfuzz ratio 88 or more, counted nine tenths). ``local`` holds the words of the town both are in,
    which tell nothing there (weight 0.3). ``cut`` says that the last word of ``right`` may be cut off by its
    source.
    """
    first, second, town = dict.fromkeys(left), dict.fromkeys(right), frozenset(local)

    def heavy(word: str) -> float:
        return min(weight(word), 0.3) if word in town else weight(word)

    total = sum(map(heavy, first)) + sum(map(heavy, second))
    if not total:
        return 0.0
    common = [w for w in first if w in second]
    shared = 2 * sum(map(heavy, common))
    rest = [w for w in second if w not in first]
    tail = next(reversed(second), "")
    for word in (w for w in first if w not in second):
        near = max(rest, key=lambda other: fuzz.ratio(word, other), default="")
        slip = len(word) >= 5 and len(near) >= 5 and fuzz.ratio(word, near) >= 88
        if cut and tail in rest and word != tail and word.startswith(tail):
            near, slip = tail, True
        if slip:
            shared += 0.9 * (heavy(word) + heavy(near))
            rest.remove(near)
    return min(100.0, 100.0 * shared / total)
