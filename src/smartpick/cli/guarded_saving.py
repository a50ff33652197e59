"""What the privacy guard says before something is saved: shown, and asked about where somebody can answer."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartpick.workspace import Concern

__all__ = ["asked_about"]

_SHOWN = 20


def asked_about(found: "Sequence[Concern]", *, strict: bool, asks: bool, quiet: bool = False) -> bool:
    """Show what is to be checked; return whether to save, which is asked where ``asks``, and never with ``strict``."""
    if not found:
        return True
    if not quiet:
        for one in found[:_SHOWN]:
            click.echo(f"please check: {one.problem().sentence()}", err=True)
        if len(found) > _SHOWN:
            click.echo(f"please check: and {len(found) - _SHOWN} more", err=True)
    if strict:
        return False
    return not asks or click.confirm("Does none of this say who the patient is? Save it as it is?", err=True)
