"""People of the network as contact cards (vCard 3.0, RFC 2426), which every address book takes.

A card holds what a business card holds and where you met; never what a person saw you do, because address books are
shared with others.
"""

from collections.abc import Iterable

from smartpick.experience import Person

__all__ = ["contact_cards"]

LONGEST_LINE = 75  # bytes, without the line break


def contact_cards(people: Iterable[Person]) -> str:
    """Return one card for each person, in the order given; lines end as the format wants them (CR LF).

    The same person has the same UID every time, so importing again updates the card.
    """
    return "".join("".join(f"{_folded(line)}\r\n" for line in _card(person)) for person in people)


def _card(person: Person) -> list[str]:
    *given, family = person.name.split()
    titled = [word for word in given if word.endswith(".")]
    first = [word for word in given if word not in titled]
    place = (person.city, person.state, person.country)
    lines = {
        "N": ";".join(_escaped(part) for part in (family, " ".join(first), "", " ".join(titled), "")),
        "FN": _escaped(person.name),
        "TITLE": _escaped(person.title or person.role),
        "ORG": ";".join(_escaped(part) for part in (person.institution, person.department) if part),
        "EMAIL;TYPE=INTERNET": _escaped(person.email or ""),
        "TEL;TYPE=WORK": _escaped(person.phone or ""),
        "ADR;TYPE=WORK": f";;;{_escaped(place[0] or '')};{_escaped(place[1] or '')};;{_escaped(place[2] or '')}"
        if any(place)
        else "",
        "NOTE": _escaped(person.relation or ""),
    }
    shown = [f"{key}:{value}" for key, value in lines.items() if value]
    return ["BEGIN:VCARD", "VERSION:3.0", f"UID:{person.id}@smartpick", *shown, "END:VCARD"]


def _escaped(text: str) -> str:
    for sign in ("\\", ",", ";"):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line broken so that no piece is longer than the format allows, never inside a character."""
    pieces, piece, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + char, size + width
    return "\r\n".join([*pieces, piece])
