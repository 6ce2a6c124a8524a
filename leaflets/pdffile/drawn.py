"""What each page of a PDF draws, piece by piece: stretches of text, and lines, areas and pictures.

All places are in points from the top left corner of the finished page, as in `look`.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Literal, NamedTuple

import pypdfium2.raw as pdfium_c

from leaflets.pdffile.glyphs import LINE_END_HYPHEN, Raw
from leaflets.pdffile.look import opened

Colour = tuple[int, int, int]
Kept = Literal["tagged", "artifact", "loose"]
_LONGEST_NAME = 256
_POINTS_AN_INCH = 72


class Box(NamedTuple):
    """A rectangle on a page, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def within(self, other: Box) -> Box:
        """What both have in common; without size where they have nothing."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Box(left, top, max(left, min(self.right, other.right)), max(top, min(self.bottom, other.bottom)))

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Mark(NamedTuple):
    """A piece of marked content: its page (from 1), whether it is inside a form, its number there."""

    page: int
    inner: bool
    number: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text drawn at once: one font, size and colour, part of one line at the most.

    `size` is in points as printed; `angle` is how far the line is turned and `slant` how far letters lean, in degrees.
    `box` leaves out spaces at both ends; `natural` is the width that its letters have together by themselves, so that
    a stretched line is wider. `unseen` text is there to be copied, and not drawn.
    """

    page: int
    text: str
    font: str
    italic: bool
    bold: bool
    size: float
    colour: Colour
    alpha: float
    angle: float
    slant: float
    box: Box
    natural: float
    baseline: float
    unseen: bool
    kept: Kept
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Shape:
    """A line, an area or a picture, with the part of its box that is not clipped away.

    `fill` and `stroke` are its colours where it has them; `dpi` is the lower resolution of a picture made of pixels.
    """

    page: int
    kind: Literal["path", "picture", "shading"]
    box: Box
    fill: Colour | None
    stroke: Colour | None
    dpi: float | None
    kept: Kept
    mark: Mark | None


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


class _Frame(NamedTuple):
    """What holds for the pieces of one page, or of one form in it."""

    page: int
    left: float
    top: float
    text: Raw
    matrix: Raw | None  # of the form that the piece is in
    kept: Kept
    mark: Mark | None


def drawn(pdf: bytes) -> tuple[list[Run], list[Shape]]:
    """All stretches of text, and all other pieces, page by page in the order in which they are drawn.

    Raises `ProblemsFound` for what is no PDF.
    """
    runs: list[Run] = []
    shapes: list[Shape] = []
    fonts: dict[int, _Font] = {}
    with opened(pdf) as document:
        for number, page in enumerate(document, start=1):
            left, _, _, top = page.get_trimbox()
            with closing(page.get_textpage()) as text:
                frame = _Frame(number, left, top, text.raw, None, "loose", None)
                for piece in _pieces(page.raw, frame, fonts):
                    (runs if isinstance(piece, Run) else shapes).append(piece)  # type: ignore[arg-type]  # told apart
    return runs, shapes


def _pieces(page: Raw, frame: _Frame, fonts: dict[int, _Font]) -> Iterator[Run | Shape]:
    for at in range(pdfium_c.FPDFPage_CountObjects(page)):
        yield from _piece(pdfium_c.FPDFPage_GetObject(page, at), frame, fonts)


def _piece(piece: Raw, frame: _Frame, fonts: dict[int, _Font]) -> Iterator[Run | Shape]:
    kind = pdfium_c.FPDFPageObj_GetType(piece)
    frame = _marked(piece, frame)
    if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
        yield from _run(piece, frame, fonts)
    elif kind == pdfium_c.FPDF_PAGEOBJ_FORM:
        within = frame._replace(matrix=_matrix(piece, frame))
        for at in range(pdfium_c.FPDFFormObj_CountObjects(piece)):
            yield from _piece(pdfium_c.FPDFFormObj_GetObject(piece, at), within, fonts)
    else:
        yield from _shape(piece, kind, frame)


def _marked(piece: Raw, frame: _Frame) -> _Frame:
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


def _matrix(piece: Raw, frame: _Frame) -> Raw:
    """From the piece's own measure to that of the page."""
    own = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(piece, own)
    return own if frame.matrix is None else _times(own, frame.matrix)


def _times(a: Raw, b: Raw) -> Raw:
    return pdfium_c.FS_MATRIX(
        a.a * b.a + a.b * b.c,
        a.a * b.b + a.b * b.d,
        a.c * b.a + a.d * b.c,
        a.c * b.b + a.d * b.d,
        a.e * b.a + a.f * b.c + b.e,
        a.e * b.b + a.f * b.d + b.f,
    )


def _run(piece: Raw, frame: _Frame, fonts: dict[int, _Font]) -> Iterator[Run]:
    text = _text(piece, frame.text)
    if not text.strip():
        return
    font, matrix, size = _font(piece, fonts), _matrix(piece, frame), ctypes.c_float()
    pdfium_c.FPDFTextObj_GetFontSize(piece, size)
    printed = size.value * math.hypot(matrix.c, matrix.d)
    angle = math.degrees(math.atan2(matrix.b, matrix.a))
    box = _trimmed(_box(piece, frame), text, font.width(" ") * printed)
    colour, alpha = _colour(piece, pdfium_c.FPDFPageObj_GetFillColor)
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
    length = pdfium_c.FPDFTextObj_GetText(piece, page, None, 0)
    buffer = (pdfium_c.FPDF_WCHAR * (length // 2 + 1))()
    pdfium_c.FPDFTextObj_GetText(piece, page, buffer, length)
    text = bytes(buffer).decode("utf-16-le", "replace")
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


def _box(piece: Raw, frame: _Frame) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium_c.FPDFPageObj_GetBounds(piece, left, bottom, right, top)
    return _on_page([(left.value, bottom.value), (right.value, top.value)], frame)


def _on_page(corners: list[tuple[float, float]], frame: _Frame) -> Box:
    """The box about these corners (of a box in the measure of the form they are in)."""
    if frame.matrix is not None:
        (left, bottom), (right, top), m = corners[0], corners[1], frame.matrix
        all_four = [(left, bottom), (right, top), (left, top), (right, bottom)]
        corners = [(m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f) for x, y in all_four]
    across, up = zip(*corners, strict=True)
    return Box(min(across) - frame.left, frame.top - max(up), max(across) - frame.left, frame.top - min(up))


def _shape(piece: Raw, kind: int, frame: _Frame) -> Iterator[Shape]:
    box = _unclipped(piece, frame)
    if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
        fill, stroke = _drawn_with(piece)
        if fill or stroke:
            yield Shape(frame.page, "path", box, fill, stroke, None, frame.kept, frame.mark)
    elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
        yield Shape(frame.page, "picture", box, None, None, _dpi(piece, frame), frame.kept, frame.mark)
    else:
        yield Shape(frame.page, "shading", box, None, None, None, frame.kept, frame.mark)


def _drawn_with(piece: Raw) -> tuple[Colour | None, Colour | None]:
    """The colours of its area and of its line; None for what is not drawn or cannot be seen through and through."""
    mode, strokes = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(piece, mode, strokes)
    fill, thick = _colour(piece, pdfium_c.FPDFPageObj_GetFillColor) if mode.value else (None, 1)
    stroke, dense = _colour(piece, pdfium_c.FPDFPageObj_GetStrokeColor) if strokes.value else (None, 1)
    return (fill if thick else None), (stroke if dense else None)


def _colour(piece: Raw, ask: Raw) -> tuple[Colour, float]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    ask(piece, red, green, blue, alpha)
    return (red.value, green.value, blue.value), alpha.value / 255


def _dpi(piece: Raw, frame: _Frame) -> float:
    """How many pixels of a picture stand on an inch of paper, in the direction that has fewer."""
    wide, high, matrix = ctypes.c_uint(), ctypes.c_uint(), _matrix(piece, frame)
    pdfium_c.FPDFImageObj_GetImagePixelSize(piece, wide, high)
    across, down = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
    return _POINTS_AN_INCH * min(wide.value / max(across, 1e-6), high.value / max(down, 1e-6))


def _unclipped(piece: Raw, frame: _Frame) -> Box:
    """The box of a piece less what its clip paths surely cut off: frames are drawn as large areas with narrow clips."""
    box, clip = _box(piece, frame), pdfium_c.FPDFPageObj_GetClipPath(piece)
    for at in range(pdfium_c.FPDFClipPath_CountPaths(clip)):
        points = list(_points(clip, at))
        if points:
            across, up = zip(*points, strict=True)
            box = box.within(_on_page([(min(across), min(up)), (max(across), max(up))], frame))
    return box


def _points(clip: Raw, path: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(pdfium_c.FPDFClipPath_CountPathSegments(clip, path)):
        pdfium_c.FPDFPathSegment_GetPoint(pdfium_c.FPDFClipPath_GetPathSegment(clip, path, at), x, y)
        yield x.value, y.value
