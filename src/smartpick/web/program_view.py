"""What is known of one program, prepared for its page: by subject, each fact with source, age and what age means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from smartpick.calendar_months import years_between
from smartpick.facts import FIELDS, VERIFIED, Belief, FactField, age_words, value_words
from smartpick.facts.staleness import still_true
from smartpick.programs import Fact, Program
from smartpick.web.listed_words import OLD, as_of_words, listed_words, listed_years
from smartpick.workspace import KeptFacts

__all__ = ["Listed", "ProgramFacts", "Subject", "age_meaning", "belief_shown", "program_facts"]

#: Subjects in the order that a reader expects: columns of the directory and fields that can be entered.
SUBJECTS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("Accreditation", ("accreditation_status", "accreditation_effective"), ()),
    (
        "Place and hospital",
        ("kind", "division", "zip", "hospital_name", "hospital_city", "beds", "resident_fte", "ownership"),
        (),
    ),
    ("Visa", ("h1b_evidence", "h1b_employer", "h1b_positions", "h1b_last_year"), ("visas",)),
    ("Scores", (), ("step2ck_minimum", "failed_attempts_refused", "certificate_required")),
    ("Graduation", (), ("graduation_limit",)),
    ("US clinical experience", (), ("usce_required", "usce_months", "usce_kinds")),
    ("Letters", (), ("letters_required", "us_letters_required")),
    (
        "Positions and applications",
        ("offers_preliminary",),
        ("quota", "applications_received", "interviews_offered", "signals_used", "deadline"),
    ),
    ("Who trains there", (), ("img_share", "us_img_share", "do_share", "md_share", "residents")),
    ("Contact", (), ("website", "contact", "note")),
)
#: Columns about the table itself: how surely something was linked. Folded away.
ABOUT_LINKS = (
    "kind_rule",
    "kind_confidence",
    "h1b_match",
    "h1b_method",
    "hospital_match",
    "hospital_method",
    "hospital_ccn",
    "hospital_year",
    "latitude",
    "longitude",
    "as_of",
)
#: Columns that stand in the heading of the page.
HEADING = ("acgme_id", "specialty", "name", "city", "state")
#: Columns that say more of another one: nothing is missing of them where that one is unknown.
_RESTS_ON = {
    "hospital_city": "hospital_name",
    "beds": "hospital_name",
    "resident_fte": "hospital_name",
    "ownership": "hospital_name",
    "h1b_employer": "",
    "h1b_positions": "",
    "h1b_last_year": "",
    "accreditation_effective": "accreditation_status",
    "zip": "",
}
_LABELS = {
    "division": "Census division",
    "zip": "ZIP code",
    "hospital_name": "Linked teaching hospital",
    "hospital_city": "City of that hospital",
    "beds": "Beds of that hospital",
    "resident_fte": "Residents of that hospital, all specialties",
    "ownership": "Owner of that hospital",
    "h1b_evidence": "H-1B filings found",
    "h1b_employer": "Employer of that name",
    "h1b_positions": "Physician positions it filed for",
    "h1b_last_year": "Last year it filed",
    "kind_rule": "What gave the kind of program",
    "kind_confidence": "How sure the kind is",
    "h1b_match": "Likeness of the employer's name, of 100",
    "hospital_match": "Likeness of the hospital's name, of 100",
}
_SURE = {"medium": "fairly sure", "low": "not sure"}


@dataclass(frozen=True, slots=True)
class Listed:
    """Facts of one public list, (label, value in words): where they are from and how old, and what that ``means``."""

    facts: tuple[tuple[str, str], ...]
    source: str
    means: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is known of one subject: entered facts first (as ``belief_shown`` gives them), then public lists."""

    title: str
    beliefs: tuple[dict[str, Any], ...]
    listed: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class ProgramFacts:
    """Everything about one program.

    ``deciding`` and ``other`` are fields that nobody entered yet, those that rules ask about first; ``unlisted`` are
    labels of what the public lists do not say; ``links`` tell how surely things were linked.
    """

    subjects: tuple[Subject, ...]
    deciding: tuple[FactField, ...]
    other: tuple[FactField, ...]
    unlisted: tuple[str, ...]
    links: tuple[Listed, ...]


def program_facts(program: Program, beliefs: Mapping[str, Belief], held: KeptFacts, on: date) -> ProgramFacts:
    """Return what is known of a program on a day, by subject, and what is not known."""
    facts = program.facts()
    columns = {name: fact for name, fact in facts.items() if fact.value is not None}
    state = facts["state"]
    columns["division"] = Fact(program.division, state.source, state.as_of, state.confidence)
    subjects = (
        Subject(
            title,
            tuple(belief_shown(beliefs[key], held, on) for key in fields if key in beliefs),
            _listed([name for name in listed if name in columns], columns, on),
        )
        for title, listed, fields in SUBJECTS
    )
    missing = [field for key, field in FIELDS.items() if key not in beliefs and key != "note"]
    return ProgramFacts(
        subjects=tuple(one for one in subjects if one.beliefs or one.listed),
        deciding=tuple(one for one in missing if one.screen),
        other=tuple(one for one in missing if not one.screen),
        unlisted=tuple(
            _label(name, facts[name]).lower().replace("zip", "ZIP")
            for _, listed, _ in SUBJECTS
            for name in listed
            if name not in columns and _RESTS_ON.get(name, name) in {name, *columns}
        ),
        links=_listed([name for name in ABOUT_LINKS if name in columns], columns, on),
    )


def belief_shown(belief: Belief, held: KeptFacts, on: date) -> dict[str, Any]:
    """Return what is believed of one field with the reports behind it, for ``fact_parts.html``."""
    about = FIELDS[belief.field]
    preferred = {one.report for one in held.preferences.values()}
    return {
        "field": belief.field,
        "label": about.label,
        "values": [(value_words(about, value), weight) for value, weight in belief.values],
        "unknown": belief.unknown,
        "decided": belief.decided,
        "conflict": bool(belief.conflict),
        "means": age_meaning(belief, on),
        "reports": [
            {
                "id": one.id,
                "words": value_words(about, one.value),
                "source": one.source,
                "link": one.link,
                "as_of": one.as_of,
                "age": age_words(one.day, on),
                "who": VERIFIED[one.verified].words,
                "note": one.note,
                "preferred": one.id in preferred,
                "rivals": any(other.value != one.value for other in belief.reports),
            }
            for one in belief.reports
        ],
    }


def age_meaning(belief: Belief, on: date) -> str:
    """Return what the age of the newest report of a value means, in a sentence; "" for what is younger than a year."""
    about = FIELDS[belief.field]
    newest = next((one for one in belief.reports if one.value == belief.likely), belief.reports[0])
    years = years_between(newest.day, on)
    if years < 1.0:
        return ""
    said = f"{age_words(newest.day, on)} ({newest.as_of})".replace("old", "ago", 1)
    if about.drifts:
        return (
            f"Read {said}: such a figure moves, so its interval is wider. Look again before you rely on it."
        )
    holds = 100 * still_true(about, years)
    kept = f"about {holds:.0f} of 100" if holds >= 0.5 else "hardly any"
    return (
        f"Read {said}: after that time {kept} such facts still hold, and the rest counts as not known. "
        "Look again before you rely on it."
    )


def _label(name: str, fact: Fact) -> str:
    label = _LABELS.get(name, fact.note)
    return label[:1].upper() + label[1:]


def _listed(names: Sequence[str], columns: Mapping[str, Fact], on: date) -> tuple[Listed, ...]:
    """Return facts in their order, those of one source, age and confidence together."""
    together: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for name in names:
        fact = columns[name]
        years = listed_years(fact.as_of, on)
        sure = _SURE.get(fact.confidence, "")
        stamp = f"{fact.source}, {as_of_words(fact.as_of, on)}"
        means = f"Said {years:.1f} years ago: it may have changed since." if years >= OLD else ""
        said = (_label(name, fact), listed_words(name, fact.value))
        together.setdefault((f"{stamp}; {sure}" if sure else stamp, means), []).append(said)
    return tuple(Listed(tuple(facts), source, means) for (source, means), facts in together.items())
