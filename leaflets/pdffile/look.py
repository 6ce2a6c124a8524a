"""What a reader of the PDF meets: its words and where they stand, its pages and pictures of them.

All places are in points (1/72 inch) from the top left corner of the finished page: the TrimBox, or the page itself
where the file has none. What lies in the bleed therefore has a negative left or top, or a right or bottom beyond the
size of its page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from leaflets.pdffile.glyphs import LINE_END_HYPHEN, UNREADABLE, Glyph, Raw, has_area, in_words
from leaflets.pdffile.opening import opened
from leaflets.pdffile.remembered import each_page

__all__ = ["UNREADABLE", "Picture", "Word", "page_sizes", "pictures", "png", "words"]

Picture = NDArray[np.uint8]
_POINTS_AN_INCH = 72


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is printed: page from 1, box of its ink in points from the top left corner of the finished page."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def words(pdf: bytes) -> list[Word]:
    """All words of the file, page by page, in the order in which they are drawn; right-to-left ones in logical order.

    A word ends at a space and at the end of a line, so that one broken over two lines counts as two; punctuation and
    hyphens stay with it. A glyph that stands for no letters, or hides many (an ellipsis), is the letter `UNREADABLE`.
    Raises `ProblemsFound` for what is no PDF, as do all functions here.
    """
    return list(words_once(pdf))


@lru_cache(maxsize=1)
def words_once(pdf: bytes) -> tuple[Word, ...]:
    """The same. The words of the last file asked for are kept: several proofs read the same file, one after another."""
    pages = enumerate(each_page(pdf, "words", _words_of), start=1)
    return tuple(Word(number, *plain) for number, words in pages for plain in words)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each finished page in points."""
    return list(each_page(pdf, "size", size))


def pictures(pdf: bytes, dpi: int, *, grey: bool = False) -> Iterator[Picture]:
    """A picture of each finished page: rows of pixels, each of them red, green and blue (0 to 255), or one `grey`."""
    with opened(pdf) as document:
        yield from (picture(page, dpi, grey=grey) for page in document)


def picture(page: Raw, dpi: int, *, grey: bool) -> Picture:
    """A picture of one page that is open, as `pictures` gives it. For this package alone."""
    found: Picture = _bitmap(page, dpi, grey=grey).to_numpy()  # it keeps the memory that PDFium drew in
    return found


def png(pdf: bytes, page: int, dpi: int) -> bytes:
    """A picture of one finished page (from 1) as a PNG file. Raises `IndexError` for a page that is not there."""
    with opened(pdf) as document:
        if not 1 <= page <= len(document):
            message = f"there is no page {page}: the file has {len(document)}"
            raise IndexError(message)
        file = io.BytesIO()
        _bitmap(document[page - 1], dpi, grey=False).to_pil().save(file, format="PNG")
        return file.getvalue()


def size(page: Raw, _at: int = 0) -> tuple[float, float]:
    """Width and height of one finished page that is open. For this package alone."""
    left, bottom, right, top = _trim(page)
    return right - left, top - bottom


def _trim(page: Raw) -> tuple[float, float, float, float]:
    left, bottom, right, top = page.get_trimbox()  # falls back on the CropBox, then on the MediaBox
    return left, bottom, right, top


def _bitmap(page: Raw, dpi: int, *, grey: bool) -> Raw:
    left, bottom, right, top = _trim(page)
    whole = page.get_bbox()
    cut = (left - whole[0], bottom - whole[1], whole[2] - right, whole[3] - top)
    crop = tuple(max(0.0, side) for side in cut)
    return page.render(scale=dpi / _POINTS_AN_INCH, grayscale=grey, rev_byteorder=not grey, crop=crop)


_Plain = tuple[str, float, float, float, float]


def _words_of(page: Raw, _at: int) -> list[_Plain]:
    """The words of a page, without its number."""
    left, _, _, top = _trim(page)
    with closing(page.get_textpage()) as text:
        return [_word(word, left, top) for word in in_words(text.raw, text.count_chars())]


def _word(glyphs: list[Glyph], left: float, top: float) -> _Plain:
    text = "".join(glyph.letters for glyph in glyphs).replace(LINE_END_HYPHEN, "-")
    boxes = [glyph.box for glyph in glyphs]
    lefts, rights, bottoms, tops = zip(*(list(filter(has_area, boxes)) or boxes), strict=True)
    return _joined(text), min(lefts) - left, top - max(tops), max(rights) - left, top - min(bottoms)


def _joined(text: str) -> str:
    """The same text with letters beyond U+FFFF whole: PDFium gives them in two halves."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
