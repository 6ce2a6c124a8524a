"""Finds the words of blocks among the letters of a PDF, each letter used once.

Whole blocks go first, then of the blocks that are left (a footer or list markers stand between their parts) the longest
runs of words, then shorter ones between what was found, then single words. So a lost word is told of the block that
lost it, not of a later block with the same word; and no step compares everything with everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from leaflets.prove.printed import Printed, Window

# All of these are numbers of letters.
_LONG = 24  # a whole block as long as this hardly ever stands in a leaflet by chance
_RUNS = (40, 20, 10)  # the runs that are looked for, in turns; what is shorter is looked for only as whole words
_SURE = 20  # a run as long as this may stand anywhere, if nothing of its block was found
_FAR = 6000  # some two pages
_NEAR = 500  # what parts a block at the end of a page: footer, list markers, the head of a table again
_SHORTEST_BROKEN = 4  # a shorter word is never broken over two lines


@dataclass
class Sought:
    """A block's words as `letters`, and where each begins among the letters of the PDF: None while it is not found.

    `in_order` says that the PDF has the words in the order of the source: not so for numbers among right-to-left words.
    """

    words: Sequence[str]
    in_order: bool = True
    at: list[int | None] = field(default_factory=list)

    def __post_init__(self) -> None:  # noqa: D105 - fills `at`
        self.at = [None] * len(self.words)

    def size_left(self) -> int:
        """How many letters are not found yet."""
        return sum(len(word) for word, at in zip(self.words, self.at, strict=True) if at is None)

    def start(self) -> int | None:
        """Where the first word found begins."""
        return next((at for at in self.at if at is not None), None)

    def end(self) -> int | None:
        """Where the last word found ends."""
        last = next((index for index in range(len(self.at) - 1, -1, -1) if self.at[index] is not None), None)
        return None if last is None else (self.at[last] or 0) + len(self.words[last])

    def gaps(self) -> list[tuple[int, int]]:
        """The runs of words that are not found, from and to."""
        found = [index for index, at in enumerate(self.at) if at is not None]
        return [(before + 1, after) for before, after in pairwise([-1, *found, len(self.at)]) if after - before > 1]

    def window(self, first: int, last: int, reach: int) -> Window | None:
        """Where to look for the words from `first` to `last`: between their neighbours, or within reach of one."""
        before = None if first == 0 else self.at[first - 1]
        after = None if last == len(self.at) else self.at[last]
        if before is None:
            return None if after is None else Window(after - reach, after, after)
        start = before + len(self.words[first - 1])
        if not self.in_order:
            return Window(start - reach, start, start + reach)
        return Window(start, start, start + reach if after is None or after < start else after)


Step = Callable[[Sought, Printed, Window], None]


def find_all(blocks: Sequence[Sought], printed: Printed) -> None:
    """Notes in each block where its words are printed."""
    for least, step in _steps():
        near = 0
        for block, after in zip(blocks, _starts_after(blocks), strict=True):
            if block.size_left() >= least:
                step(block, printed, Window(near, near, near + _FAR if after is None or after < near else after))
            end = block.end()
            near = near if end is None else end


def _steps() -> Iterator[tuple[int, Step]]:
    """What is done in turns, and how many letters a block must still have to find for it."""
    yield _LONG, _find_whole
    yield _LONG, _find_anywhere
    yield _RUNS[-1], _find_whole
    yield from ((least, partial(_find_runs, least=least)) for least in _RUNS)
    yield 1, _find_rest
    yield 1, _find_anywhere


def _starts_after(blocks: Sequence[Sought]) -> list[int | None]:
    """For each block, where the next one of which anything was found begins."""
    starts: list[int | None] = []
    after: int | None = None
    for block in reversed(blocks):
        starts.append(after)
        start = block.start()
        after = after if start is None else start
    return starts[::-1]


def _find_whole(block: Sought, printed: Printed, window: Window) -> None:
    whole = "".join(block.words)
    place = printed.find(whole, window) if len(whole) >= _LONG else printed.find_word(whole, window)
    if place is not None and block.start() is None:
        _place(block, 0, len(block.words), place, printed)


def _find_anywhere(block: Sought, printed: Printed, window: Window) -> None:
    _find_whole(block, printed, printed.everywhere(window.near))


def _find_runs(block: Sought, printed: Printed, window: Window, least: int) -> None:
    """Looks in each gap for runs of so many letters, passing over what stands between them and over lost words."""
    for gap, last in block.gaps():
        first = at = gap
        while len(probe := _probe(block.words[at:last], least)) >= least:
            place = printed.find(probe, block.window(first, last, _FAR) or window)
            if place is None and block.start() is None and least >= _SURE:
                place = printed.find(probe, printed.everywhere(window.near))
            if place is None:
                at += 1
            else:
                end = _last_in_run(block.words[:last], at, place, printed)
                _place(block, at, end, place, printed)
                first = at = end


def _find_rest(block: Sought, printed: Printed, window: Window) -> None:
    """Looks for what is too short to be told by itself: whole words near the place where they should be."""
    for first, last in block.gaps():
        near = block.window(first, last, _NEAR) or window
        place = printed.find_word("".join(block.words[first:last]), near)
        if place is None:
            _find_each(block, first, last, near, printed)
        else:
            _place(block, first, last, place, printed)


def _find_each(block: Sought, first: int, last: int, window: Window, printed: Printed) -> None:
    for index in range(first, last):
        place = _find_one(block.words[index], window, printed)
        if place is not None:
            block.at[index] = place
            window = block.window(index + 1, last, _NEAR) or window


def _find_one(word: str, window: Window, printed: Printed) -> int | None:
    """Where this word stands, whole or broken in two, in this window; it is used up."""
    place = window.near if printed.follows(word, window.near) else printed.find_word(word, window)
    if place is None:
        return printed.take_parts(word, window) if len(word) >= _SHORTEST_BROKEN else None
    printed.take(word, place)
    return place


def _probe(words: Sequence[str], least: int) -> str:
    """The letters of the first words, as many words as make a run."""
    probe = ""
    for word in words:
        probe += word
        if len(probe) >= least:
            break
    return probe


def _last_in_run(words: Sequence[str], first: int, place: int, printed: Printed) -> int:
    """Up to which word, exclusive, the words from `first` stand in a row from this place on."""
    while first < len(words) and printed.follows(words[first], place):
        place += len(words[first])
        first += 1
    return first


def _place(block: Sought, first: int, last: int, place: int, printed: Printed) -> None:
    """Notes that these words stand in a row from this place on, and uses them up."""
    printed.take("".join(block.words[first:last]), place)
    for index in range(first, last):
        block.at[index] = place
        place += len(block.words[index])
