"""Words that announce a number, and whose number it is: the table ``data/number_labels.toml``."""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

from smartpick.experience.privacy.finding import Identifier

__all__ = ["ANY_LABEL", "DEVICES", "LABELS", "Label"]

#: What may stand between a label and its number.
LINK = r"\s{0,2}(?:number|numbers|no\.?|num\.?|nr\.?|id|code|#)?\s{0,2}(?:is|was|reads?|of)?\s{0,2}[:#=,]?\s{0,2}"
LOOSE_LINK = r"\s{0,2}(?:numbers?|no\.?|nr\.?|id|#)\s{0,2}(?:is|was|reads?|of)?\s{0,2}[:#=,]?\s{0,2}"
VALUE = r"(?P<value>#?[A-Z0-9]{1,20}(?:[-./][A-Z0-9]{1,20}){0,5}(?: \d[\dX]{1,6}\b){0,4})"
TABLE = tomllib.loads(
    files("smartpick.experience.privacy").joinpath("data", "number_labels.toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Label:
    """One line of the table; ``pattern`` has the groups ``label`` and ``value``."""

    kind: Identifier
    what: str
    digits: int
    certain: bool
    devices: bool
    letters: bool
    words: tuple[str, ...]
    pattern: re.Pattern[str]


def _labels() -> tuple[Label, ...]:
    found = []
    for line in TABLE["label"]:
        strict, loose = line["words"], line.get("loose", [])
        ways = [
            f"(?:{'|'.join(words)}){link}" for words, link in ((strict, LINK), (loose, LOOSE_LINK)) if words
        ]
        pattern = re.compile(rf"(?P<label>(?i:(?<![\w-])(?:{'|'.join(ways)})))(?<![A-Za-z0-9]){VALUE}")
        flags = {"certain": True, "devices": False, "letters": False}
        flags |= {name: line[name] for name in flags if name in line}
        kind = Identifier(line["kind"])
        words = (*strict, *loose)
        found.append(Label(kind, line["what"], line["digits"], **flags, words=words, pattern=pattern))
    return tuple(found)


LABELS = _labels()
#: One look tells whether any label is there at all: most sentences of a reflection have none.
EVERY_WORD = "|".join(f"(?:{word})" for label in LABELS for word in label.words)
ANY_LABEL = re.compile(rf"(?i)(?<![\w-])(?:{EVERY_WORD})(?![a-z])[^a-z0-9]")
DEVICES = re.compile("|".join(TABLE["devices"].split()))
