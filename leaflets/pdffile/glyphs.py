"""The drawn shapes of a page as PDFium gives them, put together to words. For this package alone.

Boxes here are as PDF has them: left, right, bottom, top in points, upwards.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

UNREADABLE = "\ufffd"  # stands for a glyph whose letters nobody can see or read back
LINE_END_HYPHEN = "\x02"  # PDFium gives this for a hyphen at the end of a line

_MOST_LETTERS_A_GLYPH = 8  # the longest true ligatures hold fewer; an ellipsis is given the whole tail that it hides
_FLAT = 0.2  # a glyph lower than this share of its line is dots or a dash, and stands for no letters
_GAP_IN_A_RUN = 0.25  # of the height of the line: spaced-out letters stand nearer than this, words further apart
_GAP_OF_RUNS = 0.12  # the same where one run of text ends and another begins
_NEAR = 0.3  # a gap below this share of a letter's own height is no gap of words, and is not looked at more closely

Box = tuple[float, float, float, float]
Raw = Any  # a thing of PDFium's own: it has no types


class Glyph(NamedTuple):
    """A drawn shape: the place of its first letter in PDFium's list, the letters it stands for, its box."""

    first: int
    letters: str
    box: Box


def has_area(box: Box) -> bool:
    """Whether there is anything to see: spaces and joiners have a box without height."""
    left, right, bottom, top = box
    return left < right and bottom < top


def _plain(function: Raw) -> Raw:
    """The same function of PDFium without a look at each argument, which takes ctypes longer than the call itself."""
    return ctypes.PYFUNCTYPE(ctypes.c_uint)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_CODE_OF = _plain(pdfium_c.FPDFText_GetUnicode)
_BOX_OF = _plain(pdfium_c.FPDFText_GetCharBox)
_IS_LOST = _plain(pdfium_c.FPDFText_HasUnicodeMapError)


def glyphs(text: Raw, count: int) -> Iterator[Glyph]:
    """The glyphs of PDFium's page of text, spaces too. PDFium gives each letter of a ligature the box of the whole.

    Written for speed: a page has some 1500 letters.
    """
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    at_left, at_right, at_bottom, at_top = (ctypes.byref(corner) for corner in (left, right, bottom, top))
    first, letters, box = 0, "", (0.0, 0.0, 0.0, 0.0)
    for index in range(count):
        letter = UNREADABLE if _IS_LOST(text, index) else chr(_CODE_OF(text, index))
        _BOX_OF(text, index, at_left, at_right, at_bottom, at_top)
        here = (left.value, right.value, bottom.value, top.value)
        if here == box:
            letters += letter
        else:
            if letters:
                yield Glyph(first, letters, box)
            first, letters, box = index, letter, here
    if letters:
        yield Glyph(first, letters, box)


def in_words(text: Raw, count: int) -> Iterator[list[Glyph]]:
    """The glyphs of each word. A word ends at a space, a hyphen that ends its line, or a gap that no space fills."""
    word: list[Glyph] = []
    for glyph in glyphs(text, count):
        is_space = glyph.letters.isspace()
        if is_space and _is_made_up(text, glyph.first, count):
            continue
        if word and (is_space or word[-1].letters == LINE_END_HYPHEN or _are_apart(text, word[-1], glyph)):
            yield word
            word = []
        if not is_space:
            word.append(glyph if len(glyph.letters) == 1 else _honest(text, glyph))
    if word:
        yield word


def _honest(text: Raw, glyph: Glyph) -> Glyph:
    """The same glyph of many letters, unreadable if it cannot be all of them: too many, or mere dots (an ellipsis)."""
    if sum(map(str.isalnum, glyph.letters)) < len("fi") or not has_area(glyph.box):
        return glyph
    is_flat = glyph.box[3] - glyph.box[2] < _FLAT * _height(_line_box(text, glyph.first))
    return glyph._replace(letters=UNREADABLE) if is_flat or len(glyph.letters) > _MOST_LETTERS_A_GLYPH else glyph


def _is_made_up(text: Raw, index: int, count: int) -> bool:
    """Whether PDFium made this space up inside one drawn run: spaced-out letters rather than two words."""
    if not 0 < index < count - 1 or pdfium_c.FPDFText_GetUnicode(text, index) != ord(" "):
        return False
    if not pdfium_c.FPDFText_IsGenerated(text, index) or not _in_one_run(text, index - 1, index + 1):
        return False
    return _gap(text, index - 1, index + 1) < _GAP_IN_A_RUN


def _are_apart(text: Raw, one: Glyph, other: Glyph) -> bool:
    """Whether a word ends between these two although no space is drawn: one between bold and italic never is."""
    (left, right, bottom, top), (its_left, its_right, _, _) = one.box, other.box
    if max(its_left - right, left - its_right) < _NEAR * (top - bottom) or _in_one_run(text, one.first, other.first):
        return False
    return _gap(text, one.first, other.first) > _GAP_OF_RUNS


def _in_one_run(text: Raw, one: int, other: int) -> bool:
    runs = [pdfium_c.FPDFText_GetTextObject(text, index) for index in (one, other)]
    return all(runs) and ctypes.addressof(runs[0].contents) == ctypes.addressof(runs[1].contents)


def _gap(text: Raw, one: int, other: int) -> float:
    """The empty width between two letters, whichever stands first, as a share of the height of the lower line."""
    a, b = _line_box(text, one), _line_box(text, other)
    return float(max(b.left - a.right, a.left - b.right)) / max(min(_height(a), _height(b)), 1.0)


def _height(box: Raw) -> float:
    return float(box.top - box.bottom)


def _line_box(text: Raw, index: int) -> Raw:
    """The box of a letter with the whole height of its line and the space at its sides."""
    box = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(text, index, box)
    return box
