"""The history of the data: what happened, taking it back, doing it again, forgetting one record for good."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import click

from smartpick.cli.opened_data import open_existing
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.store import Action, Store

__all__ = ["erase", "history", "redo", "undo"]

_SHORT = 8  # characters of an id that are shown
_NAMED = 3


@click.command()
@click.argument("record", required=False)
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="Newest actions to show."
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object, with every text before and after."
)
def history(record: str | None, limit: int, as_json: bool) -> None:
    """Show what was done, newest first; with RECORD (its id or the beginning of it), what was done to that record."""
    with open_existing() as store:
        name = _whole_id(store, record) if record else None
        found = store.history(name, limit)
    if as_json:
        from smartpick.store.action_document import action_document  # noqa: PLC0415

        click.echo(
            json.dumps(
                {"actions": [action_document(action) for action in found]}, indent=2, ensure_ascii=False
            )
        )
        return
    for action in found:
        when = datetime.fromisoformat(action.at).astimezone().strftime("%Y-%m-%d %H:%M")
        click.echo(f"{action.seq:>6}  {when}  {action.words}  {_told(action)}".rstrip())
        if name is not None:
            for change in action.changes:
                click.echo(f"        before: {_shown(change.before)}")
                click.echo(f"        after:  {_shown(change.after)}")
    if not found:
        click.echo("Nothing has happened yet.")


def _shown(text: str | None) -> str:
    """Return a body so that nothing in it moves the cursor or hides what follows."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text) if text is not None else "(nothing)"


def _whole_id(store: "Store", beginning: str) -> str:
    """Return the id that begins like this; raise ``UserError`` when none or several do."""
    from smartpick.store import ids_beginning  # noqa: PLC0415

    with store.reading() as connection:
        found = [name for name, _ in ids_beginning(connection, beginning, _NAMED)]
    if beginning in found:
        return beginning
    if len(found) == 1:
        return found[0]
    what = (
        f"{len(found)} or more records begin with {beginning!r}."
        if found
        else f"No record begins with {beginning!r}."
    )
    raise UserError(Problem(what, "Give more of its id: smartpick data history shows it."))


def _told(action: "Action") -> str:
    named = ", ".join(f"{change.kind} {change.id[:_SHORT]}" for change in action.changes[:_NAMED])
    more = f" and {len(action.changes) - _NAMED} more" if len(action.changes) > _NAMED else ""
    return f"({named}{more})" if named else ""


times_option = click.option(
    "--times", type=click.IntRange(1, 1000), default=1, show_default=True, help="How many."
)
as_json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@click.command()
@times_option
@as_json_option
def undo(times: int, as_json: bool) -> None:
    """Take back the last action, or the last several; an import is one action."""
    with open_existing() as store:
        _repeat(store.undo, times, as_json)


@click.command()
@times_option
@as_json_option
def redo(times: int, as_json: bool) -> None:
    """Do again what the last undo took back, unless something was changed since."""
    with open_existing() as store:
        _repeat(store.redo, times, as_json)


def _repeat(step: Callable[[], "Action"], times: int, as_json: bool) -> None:
    """Do several steps, and tell each as soon as it is done: a later one may be refused."""
    done = []
    for _ in range(times):
        done.append(step())
        if not as_json:
            click.echo(f"{done[-1].words}  {_told(done[-1])}")
    if as_json:
        from smartpick.store.action_document import action_document  # noqa: PLC0415

        click.echo(
            json.dumps(
                {"actions": [action_document(action) for action in done]}, indent=2, ensure_ascii=False
            )
        )


@click.command()
@click.argument("record")
@click.option("--yes", is_flag=True, help="Do it without asking.")
def erase(record: str, yes: bool) -> None:
    """Forget RECORD (its id) for good: what it says, ever said, and its attachments leave the data and the history.

    For what should never have been written down. It cannot be undone, nothing before it can be undone any more, and
    older backups still hold it.
    """
    with open_existing() as store:
        name = _whole_id(store, record)
        if not yes:
            click.confirm(f"Erase {name} and its whole history for good?", abort=True, err=True)
        store.erase(name)
    click.echo(f"erased {name}; older backups and exports still hold it, delete them yourself")
