"""The living checklist of an experience: what the log shows as done, what is due, what you tick by hand."""

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import click

from smartpick.cli.opened_data import open_existing
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.experience import Check, Experience
    from smartpick.workspace import Kept

__all__ = ["checklist"]

SIGNS = {"done": "[x]", "late": "[!]", "due": "[ ]", "later": " . "}


@click.command()
@click.argument("experience", required=False)
@click.option("--tick", multiple=True, metavar="KEY", help="Tick this item by hand; may be repeated.")
@click.option("--untick", multiple=True, metavar="KEY", help="Take the tick away; may be repeated.")
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="Day it is looked at; default: today.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def checklist(
    experience: str | None, tick: tuple[str, ...], untick: tuple[str, ...], on: object, as_json: bool
) -> None:
    """Show the checklist of EXPERIENCE (default: the one that is running), from before its start until after its end.

    What the log can see is ticked by itself.
    """
    from smartpick.experience import checklist as checks_of  # noqa: PLC0415
    from smartpick.workspace import change, kept  # noqa: PLC0415

    day = on.date() if hasattr(on, "date") else date.today()  # noqa: DTZ011  (the user's own day)
    with open_existing() as store:
        held = kept(store)
        here = _meant(held, experience, day)
        found = checks_of(held.portfolio, here, day)
        if tick or untick:
            _must_be_known([*tick, *untick], found)
            ticked = (*(one for one in here.ticked if one not in {*tick, *untick}), *dict.fromkeys(tick))
            words = f"Ticked {', '.join(tick)}" if tick else f"Took the tick from {', '.join(untick)}"
            change(store, held, f"{words} of the experience {here.id}", replace(here, ticked=ticked), day)
            held = kept(store)
            found = checks_of(held.portfolio, _meant(held, here.id, day), day)
    if as_json:
        click.echo(json.dumps({"experience": here.id, "items": [_plain(one) for one in found]}, indent=2))
    else:
        _tell(here, found)


def _meant(held: "Kept", named: str | None, day: date) -> "Experience":
    from smartpick.experience import Experience  # noqa: PLC0415
    from smartpick.experience.quick_entry import usual  # noqa: PLC0415

    if named is not None:
        found = held.named(named, "experience")
        if isinstance(found, Experience):
            return found
    here = usual(held.portfolio, day).experience
    if here is None:
        raise UserError(
            Problem("No experience has begun yet.", "Name one: smartpick portfolio show experience")
        )
    return here


def _must_be_known(keys: list[str], found: "tuple[Check, ...]") -> None:
    known = [one.item.key for one in found]
    wrong = [key for key in keys if key not in known]
    if wrong:
        raise UserError(
            Problem("There is no such item here.", f"Items: {', '.join(known)}.", key) for key in wrong
        )


def _plain(one: "Check") -> dict[str, object]:
    return {
        "key": one.item.key,
        "phase": one.item.phase,
        "text": one.item.text,
        "why": one.item.why,
        "state": one.state,
        "due": one.due.isoformat() if one.due else None,
        "records": list(one.records),
        "missing": one.missing,
    }


def _tell(here: "Experience", found: "tuple[Check, ...]") -> None:
    click.echo(f"{here.id}: {here.kind}, {here.place()}")
    phase = ""
    for one in found:
        if one.item.phase != phase:
            phase = one.item.phase
            click.echo(f"{phase}:")
        due = f" (by {one.due})" if one.due and one.state in {"due", "late"} else ""
        click.echo(f"  {SIGNS[one.state]} {one.item.text}{due}")
        if one.state in {"due", "late"}:
            how = one.missing or f"tick it: --tick {json.dumps(one.item.key)}"
            click.echo(f"        {how}")
    done = sum(one.state == "done" for one in found)
    click.echo(f"{done} of {len(found)} done; [!] is late, [ ] is due.")
