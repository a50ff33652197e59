"""Invented kinds and records for the tests of the store."""

from smartpick.store import Add, Kind, Reference, Store

KINDS = (
    Kind("site", text=("name",)),
    Kind("person", text=("name",), references=(Reference("site", ("site",)),)),
    Kind(
        "encounter",
        day="month",
        text=("notes", "diagnoses.code"),
        references=(Reference("site", ("site",)), Reference("seen_by", ("person",))),
    ),
    Kind("remark", text=("text",), references=(Reference("about"),)),
)


def site(name: str = "Harbor Clinic") -> Add:
    """Return a new site."""
    return Add("site", {"name": name})


def encounter(at: str, month: str = "2026-03", notes: str = "", **more: object) -> Add:
    """Return a new encounter at the site with this id."""
    return Add("encounter", {"site": at, "month": month, "notes": notes, **more})


def filled(store: Store, encounters: int = 3) -> str:
    """Keep a site, a person and some encounters, change and remove one; return the id of the site."""
    where = site("Clínica Ñandú 東京")
    who = Add("person", {"name": "Dr. Zoë Example", "site": where.id})
    store.write("Added a clinic", where, who)
    for n in range(encounters):
        store.write(
            "Logged an encounter",
            encounter(where.id, f"2026-{n % 12 + 1:02d}", f"cough {n} \u0000\u2028'\"", seen_by=[who.id]),
        )
    return where.id
