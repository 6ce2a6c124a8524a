"""What each page of a PDF draws, piece by piece: stretches of text, and lines, areas and pictures."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

import pypdfium2.raw as pdfium_c

from leaflets.pdffile.frame import Frame, box_of, colour_of, matrix_of
from leaflets.pdffile.glyphs import LINE_END_HYPHEN, Raw
from leaflets.pdffile.pieces import Box, Mark, Run, Shape
from leaflets.pdffile.remembered import each_page
from leaflets.pdffile.shapes import shape

_LONGEST_NAME = 256
_LONGEST_TEXT = 256  # to begin with: asking how long it is takes PDFium as long as giving it


class _Font(NamedTuple):
    name: str
    italic: bool
    bold: bool
    raw: Raw
    widths: dict[str, float]  # of letters, as shares of the size

    def width(self, text: str) -> float:
        """The width of these letters side by side, as a share of the size."""
        for letter in text:
            if letter not in self.widths:
                width = ctypes.c_float()
                pdfium_c.FPDFFont_GetGlyphWidth(self.raw, ord(letter), 1.0, width)
                self.widths[letter] = width.value
        return sum(map(self.widths.__getitem__, text))


def drawn(pdf: bytes) -> tuple[list[Run], list[Shape]]:
    """All stretches of text, and all other pieces, page by page in the order in which they are drawn.

    Raises `ProblemsFound` for what is no PDF.
    """
    runs: list[Run] = []
    shapes: list[Shape] = []
    for number, (texts, others) in enumerate(each_page(pdf, "drawn", _on), start=1):
        runs += (_again(Run, number, plain) for plain in texts)
        shapes += (_again(Shape, number, plain) for plain in others)
    return runs, shapes


_Plain = tuple[Any, ...]
_Piece = TypeVar("_Piece", Run, Shape)
_OF_A_RUN, _OF_A_SHAPE = (attrgetter(*(field.name for field in fields(kind)[1:])) for kind in (Run, Shape))


def _plain(piece: Run | Shape) -> _Plain:
    """A piece without its page."""
    box, mark, *rest = _OF_A_RUN(piece) if isinstance(piece, Run) else _OF_A_SHAPE(piece)
    return (tuple(box), mark and tuple(mark)[1:], *rest)


def _again(kind: type[_Piece], page: int, plain: _Plain) -> _Piece:
    box, mark, *rest = plain
    return kind(page, Box(*box), mark and Mark(page, *mark), *rest)


def _on(page: Raw, at: int) -> tuple[list[_Plain], list[_Plain]]:
    runs: list[_Plain] = []
    shapes: list[_Plain] = []
    left, _, _, top = page.get_trimbox()
    with closing(page.get_textpage()) as text:
        frame = Frame(at + 1, left, top, text.raw, None, "loose", None)
        for piece in _pieces(page.raw, frame, {}):
            (runs if isinstance(piece, Run) else shapes).append(_plain(piece))
    return runs, shapes


def _pieces(page: Raw, frame: Frame, fonts: dict[int, _Font]) -> Iterator[Run | Shape]:
    for at in range(pdfium_c.FPDFPage_CountObjects(page)):
        yield from _piece(pdfium_c.FPDFPage_GetObject(page, at), frame, fonts)


def _piece(piece: Raw, frame: Frame, fonts: dict[int, _Font]) -> Iterator[Run | Shape]:
    kind = pdfium_c.FPDFPageObj_GetType(piece)
    frame = _marked(piece, frame)
    if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
        yield from _run(piece, frame, fonts)
    elif kind == pdfium_c.FPDF_PAGEOBJ_FORM:
        within = frame._replace(matrix=matrix_of(piece, frame))
        for at in range(pdfium_c.FPDFFormObj_CountObjects(piece)):
            yield from _piece(pdfium_c.FPDFFormObj_GetObject(piece, at), within, fonts)
    else:
        yield from shape(piece, kind, frame)


def _marked(piece: Raw, frame: Frame) -> Frame:
    """How this piece is marked; one without a mark of its own is what the form about it is."""
    number = pdfium_c.FPDFPageObj_GetMarkedContentID(piece)
    if number >= 0:
        return frame._replace(kept="tagged", mark=Mark(frame.page, frame.matrix is not None, number))
    if any(_mark_name(piece, at) == "Artifact" for at in range(pdfium_c.FPDFPageObj_CountMarks(piece))):
        return frame._replace(kept="artifact", mark=None)
    return frame


def _mark_name(piece: Raw, at: int) -> str:
    mark, length = pdfium_c.FPDFPageObj_GetMark(piece, at), ctypes.c_ulong()
    buffer = (pdfium_c.FPDF_WCHAR * _LONGEST_NAME)()
    pdfium_c.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), ctypes.byref(length))
    return bytes(buffer)[: length.value].decode("utf-16-le", "replace").rstrip("\0")


def _run(piece: Raw, frame: Frame, fonts: dict[int, _Font]) -> Iterator[Run]:
    text = _text(piece, frame.text)
    if not text.strip():
        return
    font, matrix, size = _font(piece, fonts), matrix_of(piece, frame), ctypes.c_float()
    pdfium_c.FPDFTextObj_GetFontSize(piece, size)
    printed = size.value * math.hypot(matrix.c, matrix.d)
    angle = math.degrees(math.atan2(matrix.b, matrix.a))
    box = _trimmed(box_of(piece, frame), text, font.width(" ") * printed)
    colour, alpha = colour_of(piece, pdfium_c.FPDFPageObj_GetFillColor)
    yield Run(
        page=frame.page,
        text=text,
        font=font.name,
        italic=font.italic,
        bold=font.bold,
        size=printed,
        colour=colour,
        alpha=alpha,
        angle=angle,
        slant=90 - math.degrees(math.atan2(matrix.d, matrix.c)) + angle,
        box=box,
        natural=font.width(text.strip()) * printed,
        baseline=frame.top - matrix.f,
        unseen=pdfium_c.FPDFTextObj_GetTextRenderMode(piece) == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE,
        kept=frame.kept,
        mark=frame.mark,
    )


def _text(piece: Raw, page: Raw) -> str:
    room = _LONGEST_TEXT
    while True:
        buffer = (pdfium_c.FPDF_WCHAR * room)()
        length = pdfium_c.FPDFTextObj_GetText(piece, page, buffer, ctypes.sizeof(buffer))
        if length <= ctypes.sizeof(buffer):
            break
        room = length // 2 + 1
    text = bytes(buffer)[:length].decode("utf-16-le", "replace")
    return text.partition("\0")[0].replace(LINE_END_HYPHEN, "-")


def _font(piece: Raw, fonts: dict[int, _Font]) -> _Font:
    font = pdfium_c.FPDFTextObj_GetFont(piece)
    address = ctypes.addressof(font.contents)
    if address not in fonts:
        fonts[address] = _looked_up(font)
    return fonts[address]


def _looked_up(font: Raw) -> _Font:
    buffer, angle = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
    pdfium_c.FPDFFont_GetBaseFontName(font, buffer, _LONGEST_NAME)
    pdfium_c.FPDFFont_GetItalicAngle(font, angle)
    name = buffer.value.decode("utf-8", "replace")
    leans = angle.value != 0 or any(word in name for word in ("Italic", "Oblique"))
    return _Font(name, leans, any(word in name for word in ("Bold", "Black", "Heavy")), font, {})


def _trimmed(box: Box, text: str, space: float) -> Box:
    """The box without spaces at its left. At its right PDFium counts the place of a space, and not its width."""
    rtl = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text if letter > "\u0590")
    blanks = len(text) - len(text.rstrip() if rtl else text.lstrip())
    return box._replace(left=min(box.right, box.left + blanks * space))
