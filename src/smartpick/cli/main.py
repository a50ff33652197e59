"""The ``smartpick`` command: lazy groups, one error shape, documented exit codes.

Exit codes: 0 done, also when the reader of the output leaves early; 1 an internal error (a bug); 2 the input cannot be
used or the output not be written; 3 the question has no answer (for example, no stable matching was found); 130
interrupted.
"""

import importlib
import json
import sys
from collections.abc import Iterable
from typing import Any

import click

from smartpick import __version__
from smartpick.cli.streams import ReaderLeft, fitting_output, told_of_output, unlost_interrupts
from smartpick.errors import InternalError, Problem, UserError

COMMANDS = {
    "pick": "smartpick.cli.pick:pick",
    "whatif": "smartpick.cli.what_if:whatif",
    "next": "smartpick.cli.what_if:next_step",
    "verify": "smartpick.cli.verify:verify",
    "log": "smartpick.cli.log:log",
    "portfolio": "smartpick.cli.portfolio:portfolio",
    "assess": "smartpick.cli.assess:assess",
    "coverage": "smartpick.cli.assess:coverage",
    "profile": "smartpick.cli.profile:profile",
    "opportunities": "smartpick.cli.opportunities:opportunities",
    "onboarding": "smartpick.cli.onboarding:onboarding",
    "certification": "smartpick.cli.certification:certification",
    "agency": "smartpick.cli.agency:agency",
    "answers": "smartpick.cli.answers:answers",
    "outreach": "smartpick.cli.outreach:outreach",
    "letters": "smartpick.cli.letters:letters",
    "timeline": "smartpick.cli.timeline:timeline",
    "programs": "smartpick.cli.programs:programs",
    "compare": "smartpick.cli.compare:compare",
    "balance": "smartpick.cli.balance:balance",
    "facts": "smartpick.cli.facts:facts",
    "import": "smartpick.cli.import_:import_",
    "solve": "smartpick.cli.solve:solve",
    "market": "smartpick.cli.market:market",
    "privacy": "smartpick.cli.privacy:privacy",
    "serve": "smartpick.cli.serve:serve",
    "data": "smartpick.cli.data:data",
    "doctor": "smartpick.cli.doctor:doctor",
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

    # click and rich each have their own idea of a broken output; both meet ours first.
    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:  # noqa: D102
        with told_of_output():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: D102
        with told_of_output():
            return super().invoke(ctx)


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="smartpick")
def cli() -> None:
    """Pick US residency programs on evidence: a proven list, on your own machine."""


def main(argv: list[str] | None = None) -> Any:
    """Run the command line and exit with its code; every error is sentences, with ``--json`` one object, too."""
    arguments = sys.argv[1:] if argv is None else argv
    fitting_output("--json" in arguments)
    with unlost_interrupts():
        code = _code(arguments)
    sys.exit(code)


def _code(arguments: list[str]) -> int:
    try:
        found = cli.main(args=arguments, standalone_mode=False)
        with told_of_output():
            if sys.stdout is not None:
                sys.stdout.flush()
    except ReaderLeft:
        return 0
    except click.ClickException as error:
        _show_json(arguments, [Problem(error.format_message())])
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        # Files are written all or none (smartpick.files): what was there is there, what was finished stays.
        click.echo("stopped; no file is half-written", err=True)
        return 130
    except UserError as error:
        _show_json(arguments, error.problems)
        for problem in error.problems:
            click.echo(f"error: {problem.sentence()}", err=True)
        return 2
    except InternalError as error:
        click.echo(f"internal error, which should not happen; please report it: {error}", err=True)
        return 1
    return found if isinstance(found, int) else 0


def _show_json(arguments: list[str], problems: Iterable[Problem]) -> None:
    if "--json" in arguments:
        objects = [{"what": p.what, "where": p.where, "way_out": p.way_out} for p in problems]
        click.echo(json.dumps({"error": {"problems": objects}}, indent=2))


if __name__ == "__main__":
    main()
