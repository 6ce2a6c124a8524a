"""What a reader of the PDF meets: its words and where they stand, its pages and pictures of them.

All places are in points (1/72 inch) from the top left corner of the finished page: the TrimBox, or the page itself
where the file has none. What lies in the bleed therefore has a negative left or top, or a right or bottom beyond the
size of its page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from leaflets.pdffile.glyphs import LINE_END_HYPHEN, UNREADABLE, Glyph, Raw, has_area, in_words
from leaflets.problems import Problem, ProblemsFound

__all__ = ["UNREADABLE", "Picture", "Word", "opened", "page_sizes", "pictures", "png", "words"]

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
    return list(_read(pdf))


@lru_cache(maxsize=1)
def _read(pdf: bytes) -> tuple[Word, ...]:
    """The words of the last file asked for are kept: several proofs read the same file, one after another."""
    with opened(pdf) as document:
        return tuple(word for number, page in enumerate(document, start=1) for word in _words_of(page, number))


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each finished page in points."""
    with opened(pdf) as document:
        return [(right - left, top - bottom) for left, bottom, right, top in map(_trim, document)]


def pictures(pdf: bytes, dpi: int, *, grey: bool = False) -> Iterator[Picture]:
    """A picture of each finished page: rows of pixels, each of them red, green and blue (0 to 255), or one `grey`."""
    with opened(pdf) as document:
        for page in document:
            yield _bitmap(page, dpi, grey=grey).to_numpy().copy()  # the bitmap's own memory goes with it


def png(pdf: bytes, page: int, dpi: int) -> bytes:
    """A picture of one finished page (from 1) as a PNG file. Raises `IndexError` for a page that is not there."""
    with opened(pdf) as document:
        if not 1 <= page <= len(document):
            message = f"there is no page {page}: the file has {len(document)}"
            raise IndexError(message)
        file = io.BytesIO()
        _bitmap(document[page - 1], dpi, grey=False).to_pil().save(file, format="PNG")
        return file.getvalue()


@contextmanager
def opened(pdf: bytes) -> Iterator[Raw]:
    """The file as PDFium has it, closed at the end. For this package alone."""
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as fault:
        raise ProblemsFound([_broken()]) from fault
    with closing(document):
        yield document


def _broken() -> Problem:
    return Problem("pdf-unreadable", "This PDF cannot be opened: it is damaged, or it is no PDF.", "Make it again.")


def _trim(page: Raw) -> tuple[float, float, float, float]:
    left, bottom, right, top = page.get_trimbox()  # falls back on the CropBox, then on the MediaBox
    return left, bottom, right, top


def _bitmap(page: Raw, dpi: int, *, grey: bool) -> Raw:
    left, bottom, right, top = _trim(page)
    whole = page.get_bbox()
    cut = (left - whole[0], bottom - whole[1], whole[2] - right, whole[3] - top)
    crop = tuple(max(0.0, side) for side in cut)
    return page.render(scale=dpi / _POINTS_AN_INCH, grayscale=grey, rev_byteorder=not grey, crop=crop)


def _words_of(page: Raw, number: int) -> Iterator[Word]:
    left, _, _, top = _trim(page)
    with closing(page.get_textpage()) as text:
        for word in in_words(text.raw, text.count_chars()):
            yield _word(word, number, left, top)


def _word(glyphs: list[Glyph], page: int, left: float, top: float) -> Word:
    text = "".join(glyph.letters for glyph in glyphs).replace(LINE_END_HYPHEN, "-")
    boxes = [glyph.box for glyph in glyphs]
    lefts, rights, bottoms, tops = zip(*(list(filter(has_area, boxes)) or boxes), strict=True)
    return Word(page, _joined(text), min(lefts) - left, top - max(tops), max(rights) - left, top - min(bottoms))


def _joined(text: str) -> str:
    """The same text with letters beyond U+FFFF whole: PDFium gives them in two halves."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
