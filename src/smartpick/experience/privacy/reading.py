"""A text taken apart once for all rules: its words, where they stand, and what stands around them."""

import re
from dataclasses import dataclass
from functools import cached_property

from smartpick.experience.privacy.finding import Context, Finding, Identifier, Sureness
from smartpick.experience.privacy.vocabulary import Vocabulary, cue_words, fold, vocabulary

__all__ = ["LATIN", "Reading", "Word"]

#: Letters of the Latin script with their accents, as the inside of a character class.
LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff"
WORD = re.compile(rf"[{LATIN}]+(?:['’\-][{LATIN}]+)*")
#: What stands between two words when the second begins a sentence, a quotation or an item of a list.
BEGINS = re.compile(r"[.!?:\n\r•*\"“”«|\[—–]|\d[.)]|\s-\s|^[\s\-]*$")
#: Abbreviations whose full stop ends no sentence.
ABBREVIATIONS = cue_words("abbreviations_with_a_stop")
SENTENCE_END = re.compile(r"[.!?]\s|\n")


@dataclass(frozen=True, slots=True)
class Word:
    """One Latin word: its place in the text, its folded form without a possessive, and how it is capitalised."""

    start: int
    end: int
    text: str
    folded: str
    capital: bool
    shout: bool
    begins: bool

    @property
    def possessive(self) -> bool:
        """Tell whether the word ends in 's."""
        return self.text.endswith(("'s", "’s"))

    @property
    def bare_end(self) -> int:
        """Return the end of the word without its possessive."""
        return self.end - 2 if self.possessive else self.end


@dataclass(frozen=True)
class Reading:
    """A text, what is known about its writer, and the text's words."""

    text: str
    context: Context

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return the Latin words in order."""
        found: list[Word] = []
        last = 0
        for match in WORD.finditer(self.text):
            start, end = match.span()
            word = match.group()
            gap = self.text[last:start]
            # A gap of one space, by far the commonest, never begins a sentence.
            begins = last == 0 or (gap != " " and BEGINS.search(gap) is not None)
            if begins and found and gap.startswith(".") and gap.strip() == ".":
                before = found[-1]
                begins = not (before.folded in ABBREVIATIONS or (len(before.text) == 1 and before.capital))
            bare = word[:-2] if word.endswith(("'s", "’s")) else word
            found.append(
                Word(
                    start, end, word, fold(bare), word[0].isupper(), len(bare) > 1 and bare.isupper(), begins
                )
            )
            last = end
        return tuple(found)

    @cached_property
    def lower(self) -> str:
        """Return the text in lower case with every place kept."""
        low = self.text.lower()
        # A few letters grow when lowered; then only ASCII is lowered, so that places stay comparable.
        return low if len(low) == len(self.text) else re.sub(r"[A-Z]+", lambda m: m[0].lower(), self.text)

    @cached_property
    def shouted(self) -> bool:
        """Tell whether most of the words are in capitals, so that capitals say nothing."""
        long = [word for word in self.words if word.end - word.start > 2]
        return bool(long) and sum(word.shout for word in long) * 10 >= 7 * len(long)

    @property
    def known(self) -> Vocabulary:
        """Return the word lists."""
        return vocabulary()

    def before(self, start: int, length: int = 40) -> str:
        """Return up to ``length`` characters before a place, in lower case, within the line."""
        return self.lower[max(0, start - length) : start].rpartition("\n")[2]

    def after(self, end: int, length: int = 40) -> str:
        """Return up to ``length`` characters after a place, in lower case, within the line."""
        return self.lower[end : end + length].partition("\n")[0]

    def sentence(self, start: int, reach: int = 240) -> tuple[int, str]:
        """Return where the sentence around a place begins and its text in lower case, ``reach`` characters at most."""
        begins = max(0, start - reach)
        left, right = self.lower[begins:start], self.lower[start : start + reach]
        for match in SENTENCE_END.finditer(left):
            begins = max(0, start - reach) + match.end()
        stop = SENTENCE_END.search(right)
        return begins, self.lower[begins:start] + right[: stop.start() if stop else len(right)]

    def around(self, start: int) -> str:
        """Return the sentence around a place in lower case."""
        return self.sentence(start)[1]

    def finding(
        self, kind: Identifier, span: tuple[int, int], certain: bool, why: str, suggestion: str
    ) -> Finding:
        """Return a finding about a span of the text."""
        start, end = span
        sureness = Sureness.CERTAIN if certain else Sureness.PLEASE_CHECK
        return Finding(kind, start, end, self.text[start:end], sureness, why, suggestion)
