"""Write the generated parts of ``docs/facts.md`` between their marks: the fields, and how far each source is believed.

``--check`` changes nothing and fails when the page would change.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from smartpick.facts import fields_table, verified_table

PAGE = Path(__file__).resolve().parent.parent / "docs" / "facts.md"
PARTS: dict[str, Callable[[], str]] = {"fields": fields_table, "verified": verified_table}


def filled(text: str) -> str:
    """Return the page with every marked part written anew."""
    for name, write in PARTS.items():
        start, end = f"<!-- generated: {name} -->\n", f"<!-- end: {name} -->"
        before, _, rest = text.partition(start)
        _, mark, after = rest.partition(end)
        if not mark:
            raise SystemExit(f"the marks of {name} are missing")
        text = f"{before}{start}{write()}{end}{after}"
    return text


def main() -> int:
    """Write the page, or compare it with ``--check``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    text = PAGE.read_text("utf-8")
    new = filled(text)
    if new == text:
        return 0
    print(f"{'stale' if check else 'written'}: docs/facts.md")
    if not check:
        PAGE.write_text(new, "utf-8")
    return 1 if check else 0


if __name__ == "__main__":
    sys.exit(main())
