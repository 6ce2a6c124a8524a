"""Finds the words of blocks among the letters of a PDF, each letter used once.

The letters of the whole PDF stand in one string without spaces, in the order in which they are printed, so that it does not matter
where the PDF divides words. What was found is blotted out. Whole blocks go first, then long runs of words of the blocks that are
left (a footer or list markers stand between them), then single words, near the place where they are looked for. So a lost word
is told of the block that lost it, not of a later block with the same word; and no step compares everything with everything.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from leaflets.prove.letters import letters

_BLOT = "\0"
_LONG = 24  # letters: whole blocks and runs as long as this hardly ever stand in a leaflet twice by chance
_RUN = 10  # letters: fewer are looked for only as whole words, and only near their place
_SHORTEST_BROKEN = 4  # letters: a shorter word is never broken over two lines
_NEAR = 500  # letters: what stands between two parts of a block at the end of a page: footer, markers, repeated table head
_FAR = 6000  # letters: some two pages


@dataclass
class Sought:
    """A block's words as `letters`, and where each begins among the letters of the PDF: None while it is not found."""

    words: Sequence[str]
    at: list[int | None] = field(init=False)

    def __post_init__(self) -> None:
        self.at = [None] * len(self.words)

    def size_left(self) -> int:
        """How many letters are not found yet."""
        return sum(len(word) for word, at in zip(self.words, self.at, strict=True) if at is None)

    def end(self, default: int) -> int:
        """Where the last word found ends."""
        last = max((index for index, at in enumerate(self.at) if at is not None), default=-1)
        return self.end_of(last, default)

    def end_of(self, index: int, default: int) -> int:
        """Where the word with this index ends, if there is one and it was found."""
        at = self.at[index] if index >= 0 else None
        return default if at is None else at + len(self.words[index])

    def start(self) -> int | None:
        """Where the first word found begins."""
        return next((at for at in self.at if at is not None), None)

    def gaps(self) -> list[tuple[int, int]]:
        """The runs of words that are not found, from and to."""
        edges = [index for index, at in enumerate(self.at) if at is not None]
        bounds = zip([-1, *edges], [*edges, len(self.at)], strict=True)
        return [(before + 1, after) for before, after in bounds if after - before > 1]


class Printed:
    """The letters of a PDF that no block has used up yet."""

    def __init__(self, words: Iterable[tuple[int, str]]) -> None:
        self._pages: list[int] = []
        self._starts: list[int] = []
        parts: list[str] = []
        size = 0
        for page, word in words:
            if part := letters(word):
                self._pages.append(page)
                self._starts.append(size)
                parts.append(part)
                size += len(part)
        self._letters = "".join(parts)
        self._edges = {*self._starts, size}

    def page_at(self, place: int) -> int:
        """The page that the letter at this place is on."""
        return self._pages[bisect_right(self._starts, place) - 1]

    def find(self, sought: str, near: int, reach: int | None = None) -> int | None:
        """The next place of these letters from `near` on, within reach; without a reach, else the last place before."""
        place = self._letters.find(sought, near, None if reach is None else near + reach)
        if place < 0 and reach is None:
            place = self._letters.rfind(sought, 0, near)
        return place if place >= 0 else None

    def find_word(self, sought: str, near: int, reach: int | None = None) -> int | None:
        """The nearest place, within reach, where these letters are whole words."""
        reach = len(self._letters) if reach is None else reach + len(sought)
        found = self._places(sought, max(0, near - reach), near + reach)
        whole = (place for place in found if place in self._edges and place + len(sought) in self._edges)
        return min(whole, key=lambda place: abs(place - near), default=None)

    def _places(self, sought: str, low: int, high: int) -> Iterator[int]:
        place = self._letters.find(sought, low, high)
        while place >= 0:
            yield place
            place = self._letters.find(sought, place + 1, high)

    def follows(self, sought: str, place: int) -> bool:
        """Whether these letters stand at this very place."""
        return self._letters.startswith(sought, place)

    def take(self, sought: str, place: int) -> None:
        """Uses these letters up."""
        self._letters = self._letters[:place] + _BLOT * len(sought) + self._letters[place + len(sought) :]

    def take_parts(self, sought: str, near: int) -> int | None:
        """Uses up the words near this place that together are these letters (a word broken in two); the place of the first."""
        missing, parts = Counter(sought), []
        for start, part in self._words_left(near - _NEAR, near + _NEAR):
            if Counter(part) <= missing:
                missing -= Counter(part)
                parts.append((part, start))
        if missing or not parts:
            return None
        for part, start in parts:
            self.take(part, start)
        return parts[0][1]

    def _words_left(self, low: int, high: int) -> Iterator[tuple[int, str]]:
        """The words of the PDF between these places that no block has used up."""
        if self._letters[max(0, low) : high].strip(_BLOT):
            first, last = bisect_left(self._starts, low), bisect_left(self._starts, high)
            for start, end in pairwise([*self._starts[first:last], *self._starts[last : last + 1], len(self._letters)]):
                part = self._letters[start:end]
                if _BLOT not in part:
                    yield start, part


def find_all(blocks: Sequence[Sought], printed: Printed) -> None:
    """Notes in each block where its words are printed."""
    for least, step in ((_LONG, _find_whole), (_RUN, _find_whole), (_RUN, _find_runs), (1, _find_rest)):
        near = 0
        for block in blocks:
            if block.size_left() >= least:
                step(block, printed, near)
            near = block.end(default=near)


def _find_whole(block: Sought, printed: Printed, near: int) -> None:
    whole = "".join(block.words)
    place = printed.find(whole, near) if len(whole) >= _LONG else printed.find_word(whole, near)
    if place is not None:
        _place(block, 0, len(block.words), place, printed)


def _find_runs(block: Sought, printed: Printed, near: int, least: int) -> None:
    """Looks for runs of words in each gap, passing over what stands between them and over words that are lost."""
    for first, last in block.gaps():
        low, high = block.end_of(first - 1, default=near), block.start_of(last)
        at = first
        while len(probe := _probe(block.words[at:last], least)) >= least:
            place = printed.find_between(probe, low, high) if high > low else printed.find(probe, low, _FAR)
            if place is None:
                at += 1
            else:
                end = _last_in_run(block.words[:last], at, place, printed)
                low = _place(block, at, end, place, printed)
                at = end


def _find_rest(block: Sought, printed: Printed, near: int) -> None:
    """Looks for what is too short to be told by itself: whole words near the place where they should be."""
    for first, last in block.gaps():
        near = block.end_of(first - 1, default=near)
        place = printed.find_word("".join(block.words[first:last]), near, None if last - first == len(block.words) else _NEAR)
        if place is not None:
            near = _place(block, first, last, place, printed)
        else:
            for index in range(first, last):
                near = _find_one(block, index, printed, near)


def _find_one(block: Sought, index: int, printed: Printed, near: int) -> int:
    word = block.words[index]
    place = near if printed.follows(word, near) else printed.find_word(word, near, _NEAR)
    if place is not None:
        return _place(block, index, index + 1, place, printed)
    block.at[index] = printed.take_parts(word, near) if len(word) >= _SHORTEST_BROKEN else None
    return near


def _probe(words: Sequence[str], first: int) -> str:
    """The letters of the words from here on, as many words as make a run."""
    probe = ""
    for word in words[first:]:
        probe += word
        if len(probe) >= _RUN:
            break
    return probe


def _last_in_run(words: Sequence[str], first: int, place: int, printed: Printed) -> int:
    """Up to which word, exclusive, the words from `first` stand in a row from this place on."""
    while first < len(words) and printed.follows(words[first], place):
        place += len(words[first])
        first += 1
    return first


def _place(block: Sought, first: int, last: int, place: int, printed: Printed) -> int:
    """Notes that these words stand in a row from this place on, and uses them up; where they end."""
    printed.take("".join(block.words[first:last]), place)
    for index in range(first, last):
        block.at[index] = place
        place += len(block.words[index])
    return place
