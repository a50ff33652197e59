"""Names of the report in words that can be compared with the directory's: short forms opened, states dropped."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from smartpick.intake.nrmp.likeness import same_word
from smartpick.programs import STATE_NAME
from smartpick.programs.names import weight, word_set, words

__all__ = ["institution_pieces", "opened", "present_names", "says_something", "site_words", "whole_name"]

# Short forms of the report that mean something else, or nothing, in other lists.
_SHORT: Mapping[str, str] = {
    "u": "university",
    "com": "college of medicine",
    "som": "school of medicine",
    "sch": "school",
    "coll": "college",
    "educ": "education",
    "grad": "graduate",
    "affil": "affiliated",
    "progs": "programs",
    "osteo": "osteopathic",
    "natl": "national",
    "nyp": "new york presbyterian",
    "nymc": "new york medical college",
    "nycomec": "new york institute technology college osteopathic medicine educational consortium",
    "vamc": "va medical center",
    "presb": "presbyterian",
    "fam": "family",
    "clin": "clinic",
    "so": "south",
    "ns": "north shore",
    "lij": "long island jewish",
    "tigmer": "texas institute graduate medical education research",
    "lsuhsc": "louisiana state university health science center",
    "ouhsc": "university oklahoma health science center",
    "ttuhsc": "texas tech university health science center",
    "unlv": "university nevada las vegas",
    "msuchm": "michigan state university",
    "chm": "college of human medicine",
    "gw": "george washington",
    "fdn": "foundation",
    "hfhs": "henry ford health",
    "omeco": "osteopathic medical education consortium oklahoma",
}
# Two capitals that are a state elsewhere: Los Angeles, Veterans Affairs, words of two letters.
_NO_STATE = frozenset({"LA", "VA", "IN", "OR", "ME", "CO"})

# What stands behind the slash of a track's name and is no place: kinds of training, other specialties, sponsors.
_NO_PLACE = word_set(
    """
    research pathway track primary care preliminary prelim categorical advanced physician physicians clinical clinician
    scientist investigator academic community rural urban underserved hospitalist leadership global health international
    women womens military navy army sacm img funded osteopathic allopathic aoa acgme dual combined integrated designated
    nondesignated non undesignated anesthesiology anesthesia neurology radiology ophthalmology dermatology urology
    surgery medicine medical internal int family fam pediatrics peds psychiatry psych pathology emergency
    obstetrics gynecology orthopaedics orthopedics orthopaedic neurosurgery interventional diagnostic oncology rad onc
    radiation plastic thoracic vascular pm&r pmr rehab rehabilitation physical geriatrics geriatric child adolescent
    preventive occupational public education educator training program residency traditional general sabbath shabbos
    observant observed roap cap abim holman year years first second only new main campus hospital center system
    university school college regional memorial county state city north south east west central valley clinic health
    med md do ap cp np fp im fm em ir dr ent obgyn ob gyn tri quad md/phd phd mph jfl pstp pgy1 pgy2 pgy
    """
)


@lru_cache(maxsize=4096)
def whole_name(institution: str, state: str) -> str:
    """Return an institution's name with its short forms opened and the state at its end dropped.

    "U Springfield Med Ctr-OH" in Ohio gives "university Springfield Med Ctr"; the rest is left to the words that all
    names are compared by.
    """
    return opened(re.sub(rf"-{state}$", "", institution))


@lru_cache(maxsize=16384)
def opened(name: str) -> str:
    """Return a name with its short forms opened: "Springfield Fdn" gives "Springfield foundation"."""
    return re.sub(r"[A-Za-z&']+", _opened, re.sub(r"\bB I\b", "Beth Israel", name))


def _opened(found: re.Match[str]) -> str:
    word = found.group()
    if len(word) == 2 and word.isupper() and word in STATE_NAME and word not in _NO_STATE:
        return STATE_NAME[word]
    return _SHORT.get(word.lower(), word)


@lru_cache(maxsize=4096)
def institution_pieces(institution: str, state: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of the whole name, then of its parts between slashes and dashes, without repeats."""
    whole = whole_name(institution, state)
    texts = (whole, *(piece for piece in re.split(r"/|-(?=[A-Z])", whole) if piece.strip()))
    return tuple(dict.fromkeys(words(text) for text in texts))


@lru_cache(maxsize=4096)
def present_names(institution: str, state: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of what an institution is called today, where the report has a former name; else nothing."""
    own = words(whole_name(institution, state))
    found: list[tuple[str, ...]] = []
    for one in _renamed():
        was = words(one["was"])
        if one["state"] == state and all(any(same_word(word, other) for other in own) for word in was):
            rest = tuple(word for word in own if not any(same_word(word, other) for other in was))
            found.append((*words(one["is"]), *rest))
    return tuple(found)


@cache
def _renamed() -> tuple[Mapping[str, str], ...]:
    text = files("smartpick.intake.nrmp").joinpath("data", "renamed.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["renamed"])


def says_something(spelled: Iterable[str], local: Iterable[str]) -> bool:
    """Tell whether words say more than the trade's own words and the town: "Medical Center" says nothing."""
    town = frozenset(local)
    return any(weight(word) >= 0.5 for word in spelled if word not in town)


@lru_cache(maxsize=4096)
def site_words(track: str) -> frozenset[str]:
    """Return the words behind a track's slash that may name a place or a hospital.

    "Family Medicine/Rural-Lakeside" gives {"lakeside"}; "Pathology/Research" gives none.
    """
    _, slash, behind = track.partition("/")
    if not slash:
        return frozenset()
    return frozenset(word for word in words(behind) if word not in _NO_PLACE and len(word) > 2)
