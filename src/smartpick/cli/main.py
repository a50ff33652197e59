"""The ``smartpick`` command: lazy groups, one error shape, documented exit codes.

Exit codes: 0 done; 1 an internal error (a bug); 2 the input cannot be used; 3 the question has no answer
(for example, no stable matching was found); 130 interrupted.
"""

import importlib
import json
import sys
from typing import Any

import click

from smartpick import __version__
from smartpick.errors import InternalError, UserError

COMMANDS = {
    "pick": "smartpick.cli.pick:pick",
    "profile": "smartpick.cli.profile:profile",
    "programs": "smartpick.cli.programs:programs",
    "solve": "smartpick.cli.solve:solve",
    "market": "smartpick.cli.market:market",
    "warm": "smartpick.cli.warm:warm",
}


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are called, so ``--version`` stays instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002, D102
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002, D102
        target = COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, _, name = target.partition(":")
        found = getattr(importlib.import_module(module), name)
        if not isinstance(found, click.Command):
            raise TypeError(f"{target} is not a command")
        return found


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="smartpick")
def cli() -> None:
    """Pick US residency programs on evidence: a proven list, on your own machine."""


def main(argv: list[str] | None = None) -> Any:
    """Run the command line; turn a ``UserError`` into sentences (or one JSON object) and exit code 2."""
    arguments = sys.argv[1:] if argv is None else argv
    try:
        found = cli.main(args=arguments, standalone_mode=False)
        sys.exit(found if isinstance(found, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped; nothing was changed", err=True)
        sys.exit(130)
    except UserError as error:
        if "--json" in arguments:
            problems = [{"what": p.what, "where": p.where, "way_out": p.way_out} for p in error.problems]
            click.echo(json.dumps({"error": {"problems": problems}}, indent=2))
        for problem in error.problems:
            click.echo(f"error: {problem.sentence()}", err=True)
        sys.exit(2)
    except InternalError as error:
        click.echo(f"internal error, which should not happen; please report it: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
