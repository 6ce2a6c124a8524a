"""The letters of a PDF, in which the words of blocks are found and used up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from leaflets.prove.letters import apart, is_right_to_left, letters

_BLOT = "\0"


class Window(NamedTuple):
    """Between which places to look, and which place in it is the likeliest."""

    low: int
    near: int
    high: int


class Printed:
    """The letters of a whole PDF in one string, in the order in which they are printed; what was used is blotted out.

    It has no spaces, so that it does not matter where the PDF divides words. `starts` are the places where its words
    begin, in the order given, and where the last ends.
    """

    def __init__(self, words: Iterable[tuple[int, str]]) -> None:
        """From the words in the order in which they are printed, each with its page."""
        pages_and_parts = [(page, letters(word)) for page, word in words]
        self.starts = [0, *accumulate(len(part) for _, part in pages_and_parts)]
        self._pages = [page for page, _ in pages_and_parts]
        self._letters = "".join(part for _, part in pages_and_parts)
        self._edges = set(accumulate(len(part) for _, whole in pages_and_parts for part in apart(whole))) | {0}

    def everywhere(self, near: int) -> Window:
        """The whole PDF, beginning at this place."""
        return Window(0, near, len(self._letters))

    def page_at(self, place: int) -> int:
        """The page that the letter at this place is on."""
        return self._pages[bisect_right(self.starts, place) - 1]

    def find(self, sought: str, window: Window) -> int | None:
        """The next place of these letters from the likeliest on, else the last place before it."""
        low, near, high = (max(0, bound) for bound in window)
        place = self._letters.find(sought, near, high)
        if place < 0:
            place = self._letters.rfind(sought, low, near)
        return place if place >= 0 else None

    def find_word(self, sought: str, window: Window) -> int | None:
        """The place nearest to the likeliest where these letters are whole words."""
        places = self._places(sought, max(0, window.low), max(0, window.high))
        whole = (place for place in places if place in self._edges and place + len(sought) in self._edges)
        return min(whole, key=lambda place: abs(place - window.near), default=None)

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

    def take_parts(self, sought: str, window: Window) -> int | None:
        """Uses up the words here that together are these letters (a word broken in two); the place of the first."""
        left, parts = sought, []
        for start, part in self._words_left(window):
            rest = _without(left, part)
            if rest is not None:
                left = rest
                parts.append((part, start))
        if left:
            return None
        for part, start in parts:
            self.take(part, start)
        return parts[0][1]

    def _words_left(self, window: Window) -> Iterator[tuple[int, str]]:
        """The words of the PDF in this window that no block has used up."""
        if self._letters[max(0, window.low) : max(0, window.high)].strip(_BLOT):
            first, last = bisect_left(self.starts, window.low), bisect_left(self.starts, window.high)
            for start, end in pairwise(self.starts[first : last + 1]):
                part = self._letters[start:end]
                if part and _BLOT not in part:
                    yield start, part


def _without(word: str, part: str) -> str | None:
    """The letters of a word without its first part, None if it is none. From right to left their order is unknown."""
    if not is_right_to_left(word):
        return word.removeprefix(part) if word.startswith(part) else None
    left = Counter(word)
    left.subtract(part)
    return None if min(left.values()) < 0 else "".join(left.elements())
