"""Programs as tables for the terminal, readable at 80 columns."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartpick.cli.programs import unplaced_sentence
from smartpick.programs import KIND_RULES, Fact, Found, Hit, Program

__all__ = ["show_found", "show_program"]

EVIDENCE_MARK = {0: "", 1: "employer", 2: "resident"}
EVIDENCE_WORDS = {
    0: "none found, which proves nothing",
    1: "1: an employer of that name files for physicians",
    2: "2: a resident's job title was filed",
}
SURE_STYLE = {"high": "green", "medium": "yellow", "low": "red", "unknown": "dim"}
KIND_MARK = {"high": "", "medium": "?", "low": "??"}


def show_found(found: Found, version: str) -> None:
    """Print the hits of a search as a table, and below it what is not in the table."""
    console = Console(highlight=False)
    one_specialty = len({hit.program.specialty for hit in found.hits}) == 1
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("ID", no_wrap=True)
    table.add_column("Program", ratio=1)
    table.add_column("Place", max_width=18)
    table.add_column("Kind", no_wrap=True)
    table.add_column("H-1B", no_wrap=True)
    if found.place:
        table.add_column("Miles", justify="right", no_wrap=True)
    for hit in found.hits:
        table.add_row(*_cells(hit, one_specialty, bool(found.place)))
    console.print(table)
    console.print(Text(" ".join(_notes(found, one_specialty)), style="dim"))
    console.print(Text(f"Directory {version}.", style="dim"))


def _notes(found: Found, one_specialty: bool) -> list[str]:
    notes = [f"{len(found.hits)} of {found.total} shown."]
    if len(found.hits) < found.total:
        notes.append("See more with --limit, or narrow it with --specialty, --state or --near.")
    if one_specialty:
        notes.append(f"All shown: {found.hits[0].program.specialty}.")
    if found.unplaced:
        notes.append(unplaced_sentence(found.unplaced))
    if found.place:
        notes.append(f"Miles are between cities, from {found.place}.")
    notes.append("Kind is read from the name (? fairly sure, ?? a guess).")
    notes.append("H-1B is what federal filings show; nothing there proves nothing.")
    notes.append("Everything about one program: smartpick programs show ID.")
    return notes


def _cells(hit: Hit, one_specialty: bool, with_miles: bool) -> list[Text | str]:
    program = hit.program
    name = Text(program.name)
    if not one_specialty:
        name.append(f"\n{program.specialty}", style="dim")
    cells: list[Text | str] = [
        program.acgme_id,
        name,
        Text(f"{program.city}, {program.state}"),
        program.kind + KIND_MARK[program.kind_confidence],
        EVIDENCE_MARK[program.h1b_evidence],
    ]
    if with_miles:
        cells.append("unknown" if hit.miles is None else f"{hit.miles:.0f}")
    return cells


def show_program(program: Program, version: str) -> None:
    """Print every fact about a program, each with its confidence, as-of date and source."""
    console = Console(highlight=False)
    console.print(Text(program.name, style="bold"))
    where = f"{program.city}, {program.state} ({program.division})"
    console.print(Text(f"{program.specialty}, {where}, ACGME number {program.acgme_id}\n"))
    facts = program.facts()
    sources = list(dict.fromkeys(fact.source for fact in facts.values()))
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("Fact", max_width=30)
    table.add_column("Value", ratio=1)
    table.add_column("Sure", no_wrap=True)
    table.add_column("As of", no_wrap=True)
    table.add_column("From", justify="right", no_wrap=True)
    for name, fact in facts.items():
        table.add_row(
            fact.note,
            _words(name, fact),
            Text(fact.confidence, style=SURE_STYLE[fact.confidence]),
            fact.as_of,
            f"[{sources.index(fact.source) + 1}]",
        )
    console.print(table)
    listed = [f"[{number}] {source}" for number, source in enumerate(sources, start=1)]
    rule = next(rule for rule in KIND_RULES if rule.id == program.kind_rule)
    notes = [
        "",
        *listed,
        "",
        f"Rule {rule.id}: {rule.words}.",
        "A link to an employer or a hospital is by name and place, not confirmed by anyone.",
        f"Directory {version}.",
    ]
    console.print(Text("\n".join(notes), style="dim"))


def _words(name: str, fact: Fact) -> Text:
    value = fact.value
    if value is None:
        return Text("unknown", style="dim")
    if name == "h1b_evidence":
        return Text(EVIDENCE_WORDS[int(value)])
    if isinstance(value, bool):
        return Text("yes" if value else "no")
    if isinstance(value, float):
        return Text(f"{value:g}")
    return Text(str(value))
