"""Every field of a record in words: labels of its form, names in the place of ids, titles beside codes."""

from smartpick.experience import Portfolio, Record, to_json
from smartpick.experience.icd10 import diagnosis
from smartpick.web.portfolio.fields import form_fields, texts_of
from smartpick.workspace import kind_of

__all__ = ["told_fields"]


def told_fields(record: Record, portfolio: Portfolio) -> dict[str, tuple[str, str]]:
    """Return what a record says as (label, words) by field, in the order of its form."""
    texts = texts_of(to_json(record))
    found = {}
    for field in form_fields(kind_of(record), portfolio, texts):
        options = dict(field.options)
        words = [
            _coded(one) if field.name == "diagnoses" else options.get(one, one)
            for one in texts.get(field.name, ())
        ]
        if any(words):
            found[field.name] = (field.label, "; ".join(words))
    return found


def _coded(code: str) -> str:
    known = diagnosis(code)
    return f"{known.description} ({code})" if known else code
