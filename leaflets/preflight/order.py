"""Whether it is read aloud in the order in which it was written: goal 30."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from leaflets.pdffile import Mark, Tag
from leaflets.preflight.promise import Fault, Verdict, judged, not_applicable
from leaflets.preflight.reading import Block, Reading, excerpt

_SKIPPED = {"TOC", "Lbl", "Figure"}  # words that the machine adds: contents, numbers of steps, numerals in drawings
_SLACK = 400  # letters that may stand between the words of one block: its labels, a table's repeated head
_UPWARD = 0.12  # of the blocks: more that begin above the one before are told in another order than seen
_A_LINE_PT = 20.0


def order(reading: Reading) -> Verdict:
    """Goal 30: the words of each block are read aloud after those of the block before it."""
    if reading.promise.kind != "screen":
        return not_applicable("sheets and files for the press are printed, not read aloud")
    if reading.top is None:
        return judged([Fault(None, "", "the file has no tags")], "")
    if not reading.promise.wanted:
        return _by_place(reading.blocks)
    told = _Told(list(_spoken(reading.top, reading)))
    faults = list(_out_of_order(reading.promise.wanted, told))
    blocks = len(reading.promise.wanted)
    return judged(
        faults, f"{blocks} blocks of {len(told.letters)} letters are read aloud in the order they were written"
    )


class _Told:
    """The letters that are read aloud, in order, and on which page each stands."""

    def __init__(self, texts: Sequence[tuple[int | None, str]]) -> None:
        parts = [(page, _letters(text)) for page, text in texts]
        self.letters = "".join(part for _, part in parts)
        self._starts = list(accumulate((len(part) for _, part in parts), initial=0))
        self._pages = [page for page, _ in parts]

    def page_at(self, place: int) -> int | None:
        at = bisect_right(self._starts, place) - 1
        return self._pages[min(at, len(self._pages) - 1)] if self._pages else None

    def after(self, text: str, place: int) -> int | None:
        """Where a text ends that is told from this place on, whole or with other words in it."""
        wanted = _letters(text)
        found = self.letters.find(wanted, place)
        return found + len(wanted) if found >= 0 else self._in_pieces(text, place)

    def _in_pieces(self, text: str, place: int) -> int | None:
        for word in map(_letters, text.split()):
            found = self.letters.find(word, place, place + len(word) + _SLACK)
            if found < 0:
                return None
            place = found + len(word)
        return place

    def holds(self, text: str) -> bool:
        """Whether a text is told anywhere."""
        return _letters(text) in self.letters


def _out_of_order(wanted: Sequence[tuple[str, str]], told: _Told) -> Iterator[Fault]:
    place = 0
    for _, text in wanted:
        end = told.after(text, place)
        if end is not None:
            place = end
            continue
        said = (
            "is read aloud before what stands before it" if told.holds(text) else "is not read aloud as it was written"
        )
        yield Fault(told.page_at(place), excerpt(text), said)


def _spoken(tag: Tag, reading: Reading) -> Iterator[tuple[int | None, str]]:
    """What a screen reader says, tag by tag: the text that a tag gives, or else the letters it holds."""
    if tag.kind in _SKIPPED:
        return
    if actual := tag.entries.get("ActualText"):
        yield tag.page, actual
        return
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from _spoken(kid, reading)
        elif isinstance(kid, Mark):
            yield from ((run.page, run.text) for run in reading.by_mark.get(kid, ()))


def _letters(text: str) -> str:
    """The letters and digits of a text, so that it does not matter where lines and words are divided."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\W_]+", "", text.casefold())


def _by_place(blocks: Sequence[Block]) -> Verdict:
    """What can be seen without the words as written: few blocks stand above the one that is read before them."""
    pairs = [(one, other) for one, other in pairwise(blocks) if one.page == other.page and "Table" not in other.within]
    upward = [other for one, other in pairs if other.lines[0].baseline < one.lines[0].baseline - _A_LINE_PT]
    back = [other for one, other in pairwise(blocks) if other.page < one.page]
    faults = [Fault(block.page, excerpt(block.text), "is read aloud after words of a later page") for block in back]
    if len(upward) > _UPWARD * max(len(pairs), 1):
        told = f"{len(upward)} of {len(pairs)} blocks stand above the one that is read aloud before them"
        faults.append(Fault(upward[0].page, excerpt(upward[0].text), told))
    told = f"{len(pairs) - len(upward)} of {len(pairs)} blocks stand below the one that is read aloud before them"
    return judged(faults, f"{told}; the words as they were written were not shown")
