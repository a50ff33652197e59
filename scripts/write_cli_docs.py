"""Write docs/cli.md from the commands' own help texts: ``make docs``.

The file is never edited by hand; a test compares it with what this script would write.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from smartpick.cli.main import cli

TARGET = Path(__file__).parents[1] / "docs" / "cli.md"
WIDTH = 96
HEAD = """# Commands

Written by `make docs` from the commands themselves. Exit codes: 0 done, also when whoever reads the output stops
early (`| head`); 1 an internal error (please report it); 2 the input cannot be used or the output not be written,
with a sentence and a way out for each problem; 3 the question has no answer; 130 interrupted, and no file is
half-written. With `--json`, problems also come as one object, in UTF-8 whatever the terminal's encoding:
`{"error": {"problems": [{"what", "where", "way_out"}]}}`.
"""


def commands(
    command: click.Command, name: str, parent: click.Context | None = None
) -> Iterator[tuple[str, str]]:
    """Yield (full name, help text) of a command and of everything below it, in the order shown to users."""
    context = click.Context(
        command,
        parent,
        name,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        **command.context_settings,
    )
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for below_name in command.list_commands(context):
            below = command.get_command(context, below_name)
            if below is not None and not below.hidden:
                yield from commands(below, below_name, context)


def reference() -> str:
    """Return the whole page."""
    sections = [
        f"## {path}\n\n```text\n{help_text.strip()}\n```\n" for path, help_text in commands(cli, "smartpick")
    ]
    return "\n".join([HEAD, *sections])


def main() -> int:
    """Write the page."""
    TARGET.write_text(reference(), encoding="utf-8")
    print(f"wrote {TARGET.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
