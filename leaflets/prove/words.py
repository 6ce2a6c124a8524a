"""The third proof: every word of the source is in the PDF, on the pages in the order of the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from leaflets import pdffile
from leaflets.pdffile import Word
from leaflets.pdffile.spoken import spoken
from leaflets.problems import Place, Problem
from leaflets.prove.boxes import Wanted, about_words
from leaflets.prove.letters import apart, is_right_to_left, is_shaped, is_unspaced, letters, pieces
from leaflets.prove.printed import Printed
from leaflets.prove.search import Sought, find_all

_HINT = "Shorten the text, or ask a designer: boxes of fixed height and fonts without these letters lose words."


def every_word(wanted: Sequence[Wanted], pdf: bytes) -> Iterator[Problem]:
    """Yields a problem for each block with words that are not in the PDF, or that is printed on a page out of order.

    `wanted` is in reading order. Words are compared letter by letter (NFKC, without hyphens, brackets and unseen signs,
    whatever the spaces), each word of the PDF used once; a letter that the PDF has wrong makes its word a lost one.
    What the PDF has besides (footers, list markers) may stand anywhere. Right-to-left words are compared by their
    letters in any order, because the PDF has them in the order of the eye. Words in scripts whose letters are drawn in
    parts are lost only if the tags do not give them either (/ActualText, where shapes stand behind it).
    Raises `ProblemsFound` for what is no PDF.
    """
    blocks, printed = _found(wanted, pdffile.words(pdf))
    for block, found in zip(wanted, _with_tags(wanted, blocks, pdf), strict=True):
        yield from _lost(block, found)
    starts = [block.start() for block in blocks]
    pages = [None if start is None else printed.page_at(start) for start in starts]
    yield from _out_of_order(wanted, _with_twins_in_order(wanted, pages))


def addresses(wanted: Sequence[Wanted], words: Sequence[Word]) -> list[str]:
    """For each of the PDF's words the address of the block that it belongs to; none for footers and the like."""
    blocks, printed = _found(wanted, words)
    owners = [""] * (printed.starts[-1] + 1)
    for block, sought in zip(wanted, blocks, strict=True):
        for word, at in zip(sought.words, sought.at, strict=True):
            if at is not None:
                owners[at : at + len(word)] = [block.address] * len(word)
    return [owners[start] for start in printed.starts[:-1]]


def _found(wanted: Sequence[Wanted], words: Sequence[Word]) -> tuple[list[Sought], Printed]:
    blocks = [_sought(block) for block in wanted]
    printed = Printed((word.page, word.text) for word in words)
    find_all(blocks, printed)
    return blocks, printed


def _sought(block: Wanted) -> Sought:
    return Sought([letters(word) for word in _compared(block.text)], in_order=not is_right_to_left(block.text))


def _compared(text: str) -> list[str]:
    """The words of a text as they are written, those without letters left out; from right to left, their pieces."""
    turned = is_right_to_left(text)
    words = (part for piece in pieces(text) for part in (apart(piece) if turned else [piece]))
    return [word for word in words if letters(word)]


def _with_tags(wanted: Sequence[Wanted], blocks: Sequence[Sought], pdf: bytes) -> list[Sought]:
    """The same blocks; in scripts drawn in parts, with the words that only the tags have (numbers need no tag)."""
    doubtful = [at for at, block in enumerate(blocks) if block.size_left() and is_shaped(wanted[at].text)]
    tagged = [_sought(wanted[at]) for at in doubtful]
    if doubtful:
        find_all(tagged, Printed((page, word) for page, text in spoken(pdf) for word in text.split()))
    both = {at: _either(blocks[at], found) for at, found in zip(doubtful, tagged, strict=True)}
    return [both.get(at, block) for at, block in enumerate(blocks)]


def _either(one: Sought, other: Sought) -> Sought:
    """A block with the words that are found in either."""
    found = replace(one)
    found.at = [b if a is None else a for a, b in zip(one.at, other.at, strict=True)]
    return found


def _lost(block: Wanted, sought: Sought) -> Iterator[Problem]:
    gaps = sought.gaps()
    if gaps:
        count = sum(last - first for first, last in gaps)
        verb = "is" if count == 1 else "are"
        message = (
            f"{about_words(count).capitalize()} of this block {verb} missing from the PDF: {_told(block, *gaps[0])}."
        )
        yield Problem("words-lost", message, _HINT, Place(block=block.address))


def _told(block: Wanted, first: int, last: int, most: int = 8) -> str:
    """The first words that are lost, as they were written, and what they come after."""
    written = _compared(block.text)
    between = "" if is_unspaced(written[first]) else " "
    after = f", after “{between.join(written[max(0, first - 3) : first])}”" if first else ""
    return f"“{between.join(written[first : min(last, first + most)])}{'…' if last > first + most else ''}”{after}"


def _with_twins_in_order(wanted: Sequence[Wanted], pages: Sequence[int | None]) -> list[int | None]:
    """The same pages, but of blocks with the very same words the first in the source is on the first of their pages."""
    rising: dict[str, list[int]] = {}
    for page, text in sorted((page, block.text) for block, page in zip(wanted, pages, strict=True) if page):
        rising.setdefault(text, []).append(page)
    return [rising[block.text].pop(0) if page else None for block, page in zip(wanted, pages, strict=True)]


def _out_of_order(wanted: Sequence[Wanted], pages: Sequence[int | None]) -> Iterator[Problem]:
    found = [(at, page) for at, page in enumerate(pages) if page is not None]
    in_order = {found[at][0] for at in _longest_rising([page for _, page in found])}
    for at, page in found:
        if at not in in_order:
            message = (
                f"This block is printed on page {page}, but not between what comes before and after it in the leaflet."
            )
            yield Problem(
                "words-out-of-order",
                message,
                "Ask a designer to look at its template.",
                Place(block=wanted[at].address),
            )


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """The indices of the longest sequence of numbers that never falls (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int | None] = []
    for index, number in enumerate(numbers):
        pile = bisect_right(tops, number)
        before.append(piles[pile - 1] if pile else None)
        tops[pile : pile + 1] = [number]
        piles[pile : pile + 1] = [index]
    chain: list[int] = []
    at = piles[-1] if piles else None
    while at is not None:
        chain.append(at)
        at = before[at]
    return chain
