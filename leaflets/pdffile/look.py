"""What a reader of the PDF meets: its words and where they stand, its pages and pictures of them.

All places are in points (1/72 inch) from the top left corner of the finished page: the TrimBox, or the page itself where the file
has none. What lies in the bleed therefore has a negative left or top, or a right or bottom beyond the size of its page.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from leaflets.problems import Problem, ProblemsFound

Picture = NDArray[np.uint8]
UNREADABLE = "\ufffd"  # stands in a Word for a glyph whose letters nobody can see or read back

_POINTS_AN_INCH = 72
_HYPHEN = "\x02"  # PDFium gives this for a hyphen at the end of a line
_MOST_LETTERS_A_GLYPH = 8  # the longest true ligatures hold fewer; an ellipsis is given the whole tail that it hides
_WORD_GAP = 0.25  # of the height of the line: spaced-out letters stand nearer than this, words further apart
_FLAT = 0.2  # a glyph lower than this share of its line is dots or a dash, and stands for no letters


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is printed: page from 1, box of its ink in points from the top left corner of the finished page."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


_Box = tuple[float, float, float, float]  # left, right, bottom, top as PDFium gives them: points, upwards
_NOWHERE: _Box = (0.0, 0.0, 0.0, 0.0)


class _Glyph(NamedTuple):
    """A drawn shape, the letters it stands for (none for a space), and whether a word ends with it."""

    letters: str
    ends: bool
    box: _Box


def words(pdf: bytes) -> list[Word]:
    """All words of the file, page by page, in the order in which they are drawn; right-to-left words in logical order.

    A word ends at a space and at the end of a line, so that one broken over two lines counts as two; punctuation and hyphens stay
    with it. A glyph that stands for no letters, or hides many (an ellipsis), is the letter `UNREADABLE`. Raises `ProblemsFound`.
    """
    with opened(pdf) as document:
        return [word for number, page in enumerate(document, start=1) for word in _words_of(page, number)]


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each finished page in points. Raises `ProblemsFound`."""
    with opened(pdf) as document:
        return [(right - left, top - bottom) for left, bottom, right, top in map(_trim, document)]


def pictures(pdf: bytes, dpi: int, *, grey: bool = False) -> Iterator[Picture]:
    """A picture of each finished page: an array of rows of pixels, 0 to 255; with `grey` one value a pixel, else red, green, blue.

    Raises `ProblemsFound`.
    """
    with opened(pdf) as document:
        for page in document:
            yield _bitmap(page, dpi, grey=grey).to_numpy().copy()  # the bitmap's own memory goes with it


def png(pdf: bytes, page: int, dpi: int) -> bytes:
    """A picture of one finished page (from 1) as a PNG file. Raises `ProblemsFound`, and `IndexError` for a page that is not there."""
    with opened(pdf) as document:
        if not 1 <= page <= len(document):
            message = f"there is no page {page}: the file has {len(document)}"
            raise IndexError(message)
        file = io.BytesIO()
        _bitmap(document[page - 1], dpi, grey=False).to_pil().save(file, format="PNG")
        return file.getvalue()


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The file as PDFium has it, closed at the end. For this package alone. Raises `ProblemsFound` for what is no PDF."""
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as fault:
        raise ProblemsFound([_broken()]) from fault
    with closing(document):
        yield document


def _broken() -> Problem:
    return Problem("pdf-unreadable", "This PDF cannot be opened: it is damaged, or it is no PDF.", "Make it again.")


def _trim(page: Any) -> tuple[float, float, float, float]:
    left, bottom, right, top = page.get_trimbox()  # falls back on the CropBox, then on the MediaBox
    return left, bottom, right, top


def _bitmap(page: Any, dpi: int, *, grey: bool) -> Any:
    left, bottom, right, top = _trim(page)
    whole = page.get_bbox()
    cut = (left - whole[0], bottom - whole[1], whole[2] - right, whole[3] - top)
    crop = tuple(max(0.0, side) for side in cut)
    return page.render(scale=dpi / _POINTS_AN_INCH, grayscale=grey, rev_byteorder=not grey, crop=crop)


def _words_of(page: Any, number: int) -> Iterator[Word]:
    left, _, _, top = _trim(page)
    with closing(page.get_textpage()) as text:
        so_far: list[_Glyph] = []
        for glyph in _glyphs(text.raw, text.count_chars()):
            if glyph.letters:
                so_far.append(glyph)
            if glyph.ends and so_far:
                yield _word(so_far, number, left, top)
                so_far = []
        if so_far:
            yield _word(so_far, number, left, top)


def _word(glyphs: list[_Glyph], page: int, left: float, top: float) -> Word:
    text = "".join(glyph.letters for glyph in glyphs)
    boxes = [glyph.box for glyph in glyphs]
    lefts, rights, bottoms, tops = zip(*([box for box in boxes if _has_area(box)] or boxes), strict=True)
    return Word(page, _joined(text), min(lefts) - left, top - max(tops), max(rights) - left, top - min(bottoms))


def _joined(text: str) -> str:
    """The same text with letters beyond U+FFFF whole: PDFium gives them in two halves."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _has_area(box: _Box) -> bool:
    left, right, bottom, top = box
    return left < right and bottom < top


def _glyphs(text: Any, count: int) -> Iterator[_Glyph]:
    for first, written, box in drawn(text, count):
        if len(written) > 1 and _hides(written, text, first, box):
            yield _Glyph(UNREADABLE, ends=False, box=box)
        elif written.isspace():
            yield _Glyph("", ends=not _is_only_spacing(text, first, count), box=box)
        else:
            yield _Glyph(written.replace(_HYPHEN, "-"), ends=_HYPHEN in written, box=box)


def drawn(text: Any, count: int) -> Iterator[tuple[int, str, _Box]]:
    """Each drawn shape: the index of its first letter, its letters, its box. For this package alone.

    PDFium gives each letter of a ligature the box of the whole: by that they are put together. Written for speed: a page has some
    1500 letters.
    """
    corners = left, right, bottom, top = [ctypes.c_double() for _ in range(4)]
    addresses = [ctypes.byref(corner) for corner in corners]
    code_of, box_of, is_lost = pdfium_c.FPDFText_GetUnicode, pdfium_c.FPDFText_GetCharBox, pdfium_c.FPDFText_HasUnicodeMapError
    first, letters, box = 0, "", _NOWHERE
    for index in range(count):
        letter = UNREADABLE if is_lost(text, index) else chr(code_of(text, index))
        box_of(text, index, *addresses)
        here = (left.value, right.value, bottom.value, top.value)
        if here == box:
            letters += letter
        else:
            if letters:
                yield first, letters, box
            first, letters, box = index, letter, here
    if letters:
        yield first, letters, box


def _hides(letters: str, text: Any, index: int, box: _Box) -> bool:
    """Whether this one glyph cannot be all these letters: too many, or no more than dots (the ellipsis that took their place)."""
    if sum(map(str.isalnum, letters)) < len("fi") or not _has_area(box):
        return False
    return len(letters) > _MOST_LETTERS_A_GLYPH or box[3] - box[2] < _FLAT * _line_height(text, index)


def _is_only_spacing(text: Any, index: int, count: int) -> bool:
    """Whether PDFium made this space up inside one drawn run: spaced-out letters rather than two words."""
    if not 0 < index < count - 1 or pdfium_c.FPDFText_GetUnicode(text, index) != ord(" "):
        return False
    before, after = (pdfium_c.FPDFText_GetTextObject(text, near) for near in (index - 1, index + 1))
    if not pdfium_c.FPDFText_IsGenerated(text, index) or not before or not after:
        return False
    in_one_run = ctypes.addressof(before.contents) == ctypes.addressof(after.contents)
    return in_one_run and _gap(text, index - 1, index + 1) < _WORD_GAP * _line_height(text, index - 1)


def _gap(text: Any, one: int, other: int) -> float:
    """The empty width between two letters, whichever stands first."""
    a, b = _line_box(text, one), _line_box(text, other)
    return float(max(b.left - a.right, a.left - b.right))


def _line_height(text: Any, index: int) -> float:
    box = _line_box(text, index)
    return float(box.top - box.bottom)


def _line_box(text: Any, index: int) -> Any:
    """The box of a letter with the whole height of its line and the space at its sides."""
    box = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(text, index, box)
    return box
