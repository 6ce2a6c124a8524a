"""How hard a text is to read: SMOG and Flesch-Kincaid. The one door to syllapy. For English alone.

SMOG is McLaughlin's (Journal of Reading, 1969): 1.0430 √(long words × 30 / sentences) + 3.1291, where a long word has
three syllables or more, numerals and abbreviations are counted as they are read aloud, and a word with hyphens is one.
Its standard error is 1.5 grades. Flesch-Kincaid is Kincaid's (1975): 0.39 words a sentence + 11.8 syllables a word
− 15.59. Both say how many years of American schooling a text asks for.

The preparation is that of the NHS digital service manual ("Use a readability tool to prioritise content", July 2019):
a full stop after every heading and bullet; words that the title cannot do without are taken out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

import syllapy

# Texts that are remembered: sections are counted alone and in each leaflet, and again after each save under a watch.
_TEXTS = 10_000

# A long word has this many syllables or more (McLaughlin).
LONG = 3

_WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_][\w'’-]*")
_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"'”’)]))\s+")
_UNITS = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)  # syllables of zero, one … nineteen
_TENS = (0, 0, 2, 2, 2, 2, 2, 3, 2, 2)  # … of twenty, thirty … ninety, by their first digit


@dataclass(frozen=True)
class Reading:
    """What was counted in a text. Grades are years of schooling; a text without words has grade 0."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    long_words: int = 0
    longest: int = 0

    def __add__(self, other: Reading) -> Reading:
        """The counts of two texts, one after the other."""
        return Reading(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
            self.long_words + other.long_words,
            max(self.longest, other.longest),
        )

    @property
    def smog(self) -> float:
        """McLaughlin's SMOG grade."""
        return 1.0430 * math.sqrt(30 * self.long_words / self.sentences) + 3.1291 if self.sentences else 0.0

    @property
    def grade(self) -> float:
        """Kincaid's grade level."""
        return 0.39 * self.mean + 11.8 * self.syllables / self.words - 15.59 if self.words else 0.0

    @property
    def mean(self) -> float:
        """Words in a sentence, on average."""
        return self.words / self.sentences if self.sentences else 0.0


def read(texts: Iterable[str], dropped: Iterable[str] = ()) -> Reading:
    """The counts of these texts, each a heading, a bullet or sentences; `dropped` are words of the title, left out."""
    out = tuple(dropped)
    return sum((_read(text, out) for text in joined(texts)), Reading())


@lru_cache(_TEXTS)
def _read(text: str, dropped: tuple[str, ...]) -> Reading:
    """The counts of one text: of its sentences that have words left when the words of the title are out."""
    left = _any_of(dropped).sub("", text) if dropped else text
    sentences = [found for sentence in sentences_of(left) if (found := words_of(sentence))]
    words = [word for sentence in sentences for word in sentence]
    beats = [syllables(word) for word in words]
    longest = max(map(len, sentences), default=0)
    return Reading(len(sentences), len(words), sum(beats), sum(beat >= LONG for beat in beats), longest)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def joined(texts: Iterable[str]) -> list[str]:
    """The texts, one that ends with a colon or a comma put before the one it leads to."""
    made: list[str] = []
    for text in texts:
        if made and made[-1].endswith((":", ",")):
            made[-1] = f"{made[-1]} {text}"
        else:
            made.append(text.strip())
    return made


@lru_cache(_TEXTS)
def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a text; its end is one, with a full stop or without."""
    return tuple(sentence for sentence in _END.split(text.strip()) if sentence)


@lru_cache(_TEXTS)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, numbers among them."""
    return tuple(_WORD.findall(text))


@cache
def syllables(word: str) -> int:
    """How many syllables a word has when it is read aloud; numbers and abbreviations too."""
    if word[0].isdigit():
        return _of_number(word)
    if "-" in word:
        return sum(syllables(piece) for piece in words_of(word.replace("-", " ")))
    bare = re.sub(r"['’]s?$", "", word)
    if len(re.findall(r"[A-Z]", bare)) > 1:
        return sum(3 if letter in "wW" else 1 for letter in bare.removesuffix("s"))  # spelt out; W is "double you"
    return int(syllapy.count(bare)) or 1


def _of_number(number: str) -> int:
    whole, _, part = number.replace(",", "").partition(".")
    return _spoken(int(whole)) + (1 + sum(_UNITS[int(digit)] for digit in part if digit.isdigit()) if part else 0)


def _spoken(number: int) -> int:
    """The syllables of a whole number: 2010 is said as a year is, 1,000 as a thousand."""
    if number < len(_UNITS):
        return _UNITS[number]
    if number < 10 * len(_TENS):
        return _TENS[number // 10] + (_UNITS[number % 10] if number % 10 else 0)
    size, beats = next((size, beats) for size, beats in _SIZES if number >= size)
    rest = number % size
    return _spoken(number // size) + beats + (_spoken(rest) if rest else 0)


_SIZES = ((1_000_000, 2), (1_000, 2), (100, 2))  # million, thousand, hundred
