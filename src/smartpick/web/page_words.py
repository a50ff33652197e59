"""Sentences of the rooms below, said for a page: where they name a command or an option, a page names the way there.

The rooms write their ways out once, in the words of the terminal. This is the only place that says them otherwise: a
command becomes a link to the page that does the same, a sentence about options becomes one about fields.
"""

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

__all__ = ["page_words"]

#: Commands, and the page that does the same: its name and its path.
_PAGES: Mapping[str, tuple[str, str]] = {
    "agency": ("Agency check", "/planning/agency"),
    "data backup": ("Your data, Back up", "/data"),
    "data export": ("Your data, Take it all as JSON", "/data"),
    "data history": ("See and undo changes", "/data/history"),
    "data import": ("Your data, Add from an export", "/data#add"),
    "data restore": ("Your data, Go back to a backup", "/data#restore"),
    "doctor": ("Check for damage", "/data/check"),
    "facts conflicts": ("What you know", "/facts"),
    "facts list": ("What you know", "/facts"),
    "facts share": ("Bring your own facts", "/import"),
    "import review": ("Links that wait for your word", "/import/review"),
    "letters": ("Letters", "/planning/letters"),
    "next": ("What to do next", "/what-if#next"),
    "opportunities": ("Openings", "/planning/openings"),
    "outreach": ("Contacts", "/planning/outreach"),
    "outreach status": ("Contacts", "/planning/outreach"),
    "portfolio remove": ("Portfolio", "/portfolio"),
    "portfolio show": ("Portfolio", "/portfolio"),
    "profile new": ("Profile", "/profile"),
    "programs marks": ("Programs", "/programs"),
    "programs search": ("Programs", "/programs"),
    "programs specialties": ("Programs", "/programs"),
}
_ADDED = re.compile(r"smartpick portfolio add ([a-z]+)(?: \.\.\.)?")
_COMMAND = re.compile(r"`?\bsmartpick ([a-z]+(?: [a-z]+)?)((?: [A-Z]{3,}(?:_[A-Z]+)*)*)`?")
#: Sentences about options of a command, and what a page says in their place.
_OPTIONS: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (
            r"Say it: --as-of 2026-10, or the year alone; or name a column: --map Column=as_of\.",
            "Fill in when it was looked up (a year alone will do), or choose the column that says it.",
        ),
        (r"or say --as-of for all such rows\.", "or say when it was looked up for all such rows."),
        (
            r'Say which, for example --map ".*?=acgme_id" or --map ".*?=name"\.',
            "Choose the column that has the ACGME number, or the name.",
        ),
        (r"Say which is which, for example --map month=\S+\.", "Choose what each column says."),
        (r"; or say --set experience=ID\.", "."),
        (r"^--map (.*)=(\w+)$", r"column \1"),
        (r"^--map$", "columns"),
        (r" \(--keep\)| \(--replace\)", ""),
        (r"(?<![\w.)\"“-])-(?=\d)", "\N{MINUS SIGN}"),
        (
            r"Say --keep for what is kept, or --replace for what is in the file\.",
            "Choose what is kept, or what is in the file.",
        ),
        (r"Choose one with --program ID, or see", "Choose one of the list, or see"),
        (r"Take another --season; for letters --needed gives the day\.", "This version cannot say the day."),
        (r'Add --near "City, ST"\.', 'Give a place, such as "Cleveland, OH".'),
        (r"Name another with --sheet\.", "Make the sheet with the rows the first one."),
        (r"; a whole import can be read with --days-first or --months-first\.", "."),
        (
            r"A facts file is what smartpick facts share writes\.",
            "A facts file is what “take a file to share” gives on this page.",
        ),
        (
            r"`smartpick outreach` writes the mails\.",
            "The mails are drafted under `smartpick outreach`.",
        ),
        (r"; find one with: smartpick", "; find one on the page: smartpick"),
        (r"Take it in with: smartpick", "Take it in on: smartpick"),
        (r"Run: smartpick|See: smartpick|see: smartpick", "See: smartpick"),
    )
)


def page_words(text: str) -> Markup:
    """Return a sentence for a page, escaped: commands are links to pages, options are what their fields are called."""
    for pattern, words in _OPTIONS:
        text = pattern.sub(words, text)
    made, at = Markup(), 0
    for found in re.finditer(f"{_ADDED.pattern}|{_COMMAND.pattern}", text):
        name, path, rest = _page(found)
        if path:
            made += escape(text[at : found.start()]) + Markup('<a href="{}">{}</a>{}').format(
                path, name, rest
            )
            at = found.end()
    return made + escape(text[at:])


def _page(found: re.Match[str]) -> tuple[str, str, str]:
    """Return the page for a command: its name, its path, and words that were taken for a part of the command."""
    if found[1]:
        return f"Add: {found[1]}", f"/portfolio/{found[1]}/new", ""
    words = found[2]
    if words in _PAGES:
        return *_PAGES[words], ""
    first, _, rest = words.partition(" ")
    return (*_PAGES[first], f" {rest}" if rest else "") if first in _PAGES else ("", "", "")
