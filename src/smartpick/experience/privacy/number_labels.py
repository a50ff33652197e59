"""Words that announce a number, and whose number it is: the table ``data/number_labels.toml``."""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

from smartpick.experience.privacy.finding import Identifier

__all__ = ["ANY_LABEL", "DEVICES", "LABELS", "Label"]

#: What may stand between a label and its number.
LINK = r"\s{0,2}(?:number|numbers|no\.?|num\.?|nr\.?|id|code|#)?\s{0,2}(?:is|was|reads?|of)?\s{0,2}[:#=,]?\s{0,2}"
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
    words: str
    pattern: re.Pattern[str]


def _labels() -> tuple[Label, ...]:
    found = []
    for line in TABLE["label"]:
        words = "|".join(line["words"])
        pattern = re.compile(rf"(?P<label>(?i:(?<![\w-])(?:{words}){LINK}))(?<![A-Za-z0-9]){VALUE}")
        certain, devices = line.get("certain", True), line.get("devices", False)
        kind = Identifier(line["kind"])
        found.append(Label(kind, line["what"], line["digits"], certain, devices, words, pattern))
    return tuple(found)


LABELS = _labels()
#: One look tells whether any label is there at all: most sentences of a reflection have none.
ANY_LABEL = re.compile(
    rf"(?i)(?<![\w-])(?:{'|'.join(f'(?:{label.words})' for label in LABELS)})(?![a-z])[^a-z0-9]"
)
DEVICES = re.compile("|".join(TABLE["devices"].split()))
