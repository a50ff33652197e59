"""Where every number of a plan comes from, and as of when; no key of a file, no word that says nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from smartpick.advice.candidates import Candidates
from smartpick.advice.result import FactsUsed, PlanRow
from smartpick.market import ModelCard
from smartpick.season import Season, SignalAllowance

if TYPE_CHECKING:
    from smartpick.chances.reason import Reason

__all__ = ["in_plain_words", "sourced", "sources"]

PROGRAMS = "ACGME public list of programs and ERAS list of participating programs"
#: Rule -> entries of the model card that say how many programs have it.
RULES = {
    "visa": ("screens.no_visa", "screens.h1b_given_visa"),
    "score": ("screens.minimum_score", "screens.minimum_score_at"),
    "graduation": ("screens.graduation_limit", "screens.graduation_limit_at"),
    "attempts": ("screens.no_failed_attempts",),
    "experience": ("screens.usce_required", "screens.observership_accepted"),
    "certificate": ("screens.certificate_required",),
}
#: What the card says in one word, as a sentence.
TERSE = {
    "not published": "no figure has been found in print; the size is our judgement",
    "not published for IMGs": "no figure for IMGs has been found in print; the size is our judgement",
    "judgement": "no figure has been found in print; this one is our judgement",
    "reference": "the type of program that the others are measured against",
}
#: What the card says in a word of statisticians, or too short to be read alone, as people say it.
PLAIN = (
    (r", shrunk\b", ", of which we count less because they were not measured on IMGs"),
    (r"\b((?:low-|high-)?medium(?:-low|-high)?)\)", r"confidence \1)"),
    (r"\bsize is judgement\b", "its size is our judgement"),
    (r"\b(split|share|distribution) is judgement\b", r"the \1 is our judgement"),
    (r"\bsize not published for IMGs\b", "no size for IMGs has been found in print"),
    (r"\beffect of months not published\b", "what a month is worth has not been found in print"),
    (r"^direction: ", "that it counts, without a size: "),
    (r"\bthrough the screen\b", "through programs' own visa rules"),
    (r"\bin a standard screen\b", "at a fixed rule of the program"),
)


def sourced(reason: "Reason", card: ModelCard) -> "Reason":
    """Return a reason whose source says what it is and as of when."""
    entries = RULES.get(reason.label.partition(": ")[2], ()) if reason.unknown else ()
    cited = [card[name].source for name in entries] or [reason.source]
    said = "; ".join(dict.fromkeys(in_plain_words(source) for source in cited))
    return replace(reason, source=f"{said} (model card of {card.made_on})")


# A list says the same few sources on a thousand rows.
@lru_cache(maxsize=1024)
def in_plain_words(source: str) -> str:
    """Return a source of the model card as it is shown to people."""
    if source in TERSE:
        return TERSE[source]
    for found, words in PLAIN:
        source = re.sub(found, words, source)
    return source


def sources(
    rows: Iterable[PlanRow],
    chosen: Candidates,
    season: Season,
    card: ModelCard,
    used: FactsUsed | None = None,
) -> tuple[tuple[str, str], ...]:
    """Return (what, source and date) for every kind of number in a plan of these rows."""
    listed = tuple(rows)
    fees = season.application_fees
    signals = {name: allowance for name, allowance in chosen.allowances.items() if allowance.known}
    return (
        ("Programs", f"{PROGRAMS}; {_dates(listed)}"),
        ("Fees", f"{fees.source}, as of {fees.as_of}, confidence {fees.confidence}{_at(fees.url)}"),
        *((f"Signals, {name}", _signals(allowance)) for name, allowance in signals.items()),
        *((("Facts you entered", f"{used.words}; each names its source"),) if used else ()),
        ("Market", f"{card.name}: {card.data}; made on {card.made_on}"),
        *_of_reasons(listed).items(),
    )


def _dates(rows: tuple[PlanRow, ...]) -> str:
    counts = Counter(row.program.as_of for row in rows)
    parts = [f"{counts[day]} of the programs here as of {day}" for day in sorted(counts, reverse=True)]
    return ", ".join(parts) or "no program is listed"


def _signals(allowance: SignalAllowance) -> str:
    dated = f", as of {allowance.as_of}" if allowance.as_of else ""
    said = f"{allowance.source}{dated}, for {allowance.season}, confidence {allowance.confidence}"
    return f"{said}{_at(allowance.url)}"


def _at(url: str) -> str:
    return f", {url}" if url else ""


def _of_reasons(rows: tuple[PlanRow, ...]) -> Mapping[str, str]:
    """Return what stands behind each kind of reason shown, in the order met."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        for reason in row.reasons:
            judged = "a judgement: " if reason.judgement else ""
            found.setdefault(reason.label, {})[judged + reason.source] = None
    return {label: "; ".join(said) for label, said in found.items()}
