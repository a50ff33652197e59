"""``smartpick import``: files of yours become what the program knows, in actions that undo takes back."""

import click

from smartpick.cli.import_facts import facts_file
from smartpick.cli.import_nrmp import nrmp
from smartpick.cli.import_review import review
from smartpick.cli.import_table import table

__all__ = ["import_"]


@click.group("import")
def import_() -> None:
    """Take in files that you have.

    Nothing is sent anywhere and nothing is fetched. You see first what a file would change; each import is one action,
    which "smartpick data undo" takes back.
    """


import_.add_command(nrmp)
import_.add_command(review)
import_.add_command(table)
import_.add_command(facts_file)
