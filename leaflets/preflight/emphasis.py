"""How words stand out, and what stays together on a line: goals 9 and 10."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from leaflets.pdffile import Run, Shape
from leaflets.preflight.promise import Fault, Verdict, judged, not_applicable
from leaflets.preflight.reading import HEADINGS, Reading, excerpt

_LEANING = 3.0  # degrees from upright; a drawn italic leans 8 or more
_THIN_PT = 3.0  # a line under words is thinner than this
_UNDER, _THROUGH = 0.25, 0.55  # of the size, below and above the foot of the letters: a line there belongs to the words
_OF_THE_WORDS = 0.15  # of the size: how far from the ends of the words a line of theirs may end
_CAPITALS_IN_A_ROW = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[^\s\w]")

_HYPHENS = "-\u2010\u00ad\u2011"
_ADDRESS = re.compile(r"(?:https?:|www\.)|[^\W\d_]\.[^\W\d_]{2,}")
# A dose, a time or a length: a number and its unit stay on one line.
_UNIT = re.compile(r"^(?:mg|g|kg|mcg|µg|ml|l|mmol|iu|units?|mm|cm|m|km|%|°C|°F|am|pm|hours?|minutes?)\b", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b", re.IGNORECASE
)
_ENDS_IN_DIGITS = re.compile(r"(?:^|\s)[(+]?[\d.,/)]*\d\)?$")
_BEGINS_WITH_PHONE = re.compile(r"^\d{2,}")
_PART_OF_PHONE = re.compile(r"(?:^|\s)(?:\(?\+?0\d{2,4}\)?|\+\d{1,3}|\d{3,5})$")
_DAY, _YEAR = re.compile(r"(?:^|\s)\d{1,2}$"), re.compile(r"^\d{4}\b")


def upright(reading: Reading) -> Verdict:
    """Goal 9: nothing leans, is underlined or struck through, or is set in capitals for stress."""
    faults = [*_leaning(reading), *_underlined(reading), *_in_capitals(reading)]
    return judged(faults, f"{len(reading.lettered)} stretches of text are upright, without lines under them")


def _leaning(reading: Reading) -> Iterator[Fault]:
    for run in reading.lettered:
        if run.italic or abs(run.slant) > _LEANING:
            yield Fault(run.page, excerpt(run.text), "in italics")


def _underlined(reading: Reading) -> Iterator[Fault]:
    thin = [shape for shape in reading.shapes if shape.kind == "path" and shape.box.height < _THIN_PT]
    lines = {page: list(group) for page, group in groupby(thin, key=lambda shape: shape.page)}
    for run in reading.lettered:
        if any(_belongs(line, run) for line in lines.get(run.page, ())):
            yield Fault(run.page, excerpt(run.text), "a line runs under or through it")


def _belongs(line: Shape, run: Run) -> bool:
    """Whether a line begins and ends with these words and stands at their feet or in their middle."""
    middle = (line.box.top + line.box.bottom) / 2
    if not run.baseline - _THROUGH * run.size < middle < run.baseline + _UNDER * run.size:
        return False
    beside = _OF_THE_WORDS * run.size
    return (
        line.box.left > run.box.left - beside - run.size
        and line.box.right < run.box.right + beside + run.size
        and (line.box.width > run.box.width / 2)
    )


def _in_capitals(reading: Reading) -> Iterator[Fault]:
    """Three words or more in capitals, one after another. Abbreviations seldom stand so; a comma parts them."""
    texts = [(block.page, block.text) for block in reading.blocks]
    for page, text in texts or ((run.page, run.text) for run in reading.lettered):
        for capital, words in groupby(_WORD.findall(text), key=_is_capitals):
            row = list(words)
            if capital and len(row) >= _CAPITALS_IN_A_ROW:
                yield Fault(page, excerpt(" ".join(row)), f"{len(row)} words in capitals")


def _is_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def unsplit(reading: Reading) -> Verdict:
    """Goal 10: no line ends within a word, a telephone number, a dose or a date."""
    if not reading.blocks:
        return not_applicable("lines are told by tags, and this file has none: measured in the file for the screen")
    pairs = [
        (one.page, one.text, other.text)
        for block in reading.blocks
        if block.kind not in HEADINGS | {"Figure", "TOCI"}
        for one, other in pairwise(block.lines)
    ]
    faults = (Fault(page, excerpt(f"{_tail(one)} / {_head(other)}"), said) for page, one, other, said in _split(pairs))
    return judged(faults, f"{len(pairs)} ends of lines stand between words")


def _split(pairs: list[tuple[int, str, str]]) -> Iterator[tuple[int, str, str, str]]:
    for page, one, other in pairs:
        if said := _fault_between(one, other):
            yield page, one, other, said


def _is_address(line: str) -> bool:
    """Whether a line ends within a web address, which has to break somewhere when it is longer than a line."""
    return bool(_ADDRESS.search(_last_word(line)))


def _fault_between(one: str, other: str) -> str:
    if len(one) > 1 and one[-1] in _HYPHENS and one[-2].isalnum() and other[:1].isalnum() and not _is_address(one):
        return "a word is split over two lines"
    if (_DAY.search(one) and _MONTH.match(other)) or (_YEAR.match(other) and _MONTH.search(_last_word(one))):
        return "a date is split over two lines"
    if _ENDS_IN_DIGITS.search(one) and _UNIT.match(other):
        return "a number is split from its unit"
    if _PART_OF_PHONE.search(one) and _BEGINS_WITH_PHONE.match(other):
        return "a telephone number is split over two lines"
    return ""


def _last_word(text: str) -> str:
    return " ".join(text.rsplit(maxsplit=1)[-1:])


def _tail(text: str) -> str:
    return " ".join(text.split()[-2:])


def _head(text: str) -> str:
    return " ".join(text.split()[:2])
