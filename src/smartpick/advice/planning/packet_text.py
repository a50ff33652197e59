"""The packet for a writer as a text to send, after the privacy guard has read every line of it."""

from collections.abc import Iterable
from datetime import date

from smartpick.applicant import Profile
from smartpick.errors import Problem, UserError
from smartpick.experience import Letter, Portfolio
from smartpick.experience.letter_packet import packet
from smartpick.experience.privacy import Context, check

__all__ = ["packet_text"]


def packet_text(portfolio: Portfolio, letter: Letter, profile: Profile, needed: date, on: date) -> str:
    """Return the packet for the writer of a letter as plain text, on the day ``on``.

    Raise :class:`UserError` where a line says for certain who a patient is; nothing is left out silently.
    """
    found = packet(portfolio, letter)
    feedback = [_feedback(one.said, one.plan, one.outcome) for one in found.feedback]
    _guarded((*found.cases, *found.saw, *found.projects, *feedback), letter, profile)
    name = found.writer.name if found.writer else letter.writer
    sections = (
        ("What I ask for", _asked(letter, needed, on)),
        ("Where we worked together", [_place(one.place(), one.start, one.end) for one in found.together]),
        ("Cases we saw together", list(found.cases)),
        ("What you saw me do", list(found.saw)),
        ("What I was responsible for", list(found.projects)),
        ("Your feedback, and what I made of it", feedback),
        ("Still to do, for both of us", list(found.to_do)),
    )
    blocks = [f"Packet for {name}\nfrom {profile.label}\n"]
    for title, lines in sections:
        if lines:
            blocks.append("\n".join([title, *(f"- {line}" for line in lines)]) + "\n")
    return "\n".join(blocks)


def _guarded(lines: Iterable[str], letter: Letter, profile: Profile) -> None:
    own = Context(own=(profile.label,))
    problems = [
        Problem(f'"{hit.text}" may say who a patient is: {hit.why}', hit.suggestion, f"packet {letter.id}")
        for line in lines
        for hit in check(line, own)
        if hit.certain
    ]
    if problems:
        raise UserError(problems)


def _asked(letter: Letter, needed: date, on: date) -> list[str]:
    about = f"for {letter.specialty}" if letter.specialty and not letter.general else "for any specialty"
    waiver = {True: "I waive my right to read it.", False: "I keep my right to read it.", None: ""}
    day = letter.due if letter.due is not None and letter.due >= on else needed
    hoped = f"It would help to have it uploaded by {day}."
    return [line for line in (f"A letter of recommendation {about}.", hoped, waiver[letter.waived]) if line]


def _place(place: str, start: date | None, end: date | None) -> str:
    dates = " to ".join(f"{day:%B %Y}" for day in (start, end) if day is not None)
    return f"{place} ({dates})" if dates else place


def _feedback(said: str, plan: str | None, outcome: str | None) -> str:
    return "; ".join(
        filter(None, [said.rstrip("."), plan and f"I planned: {plan}", outcome and f"since then: {outcome}"])
    )
