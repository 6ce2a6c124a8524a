"""The lines, areas and pictures of a page as PDFium gives them. For this package alone."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator

import pypdfium2.raw as pdfium_c

from leaflets.pdffile.frame import Frame, box_of, colour_of, matrix_of, on_page
from leaflets.pdffile.glyphs import Raw
from leaflets.pdffile.pieces import Box, Colour, Shape

_POINTS_AN_INCH = 72


def shape(piece: Raw, kind: int, frame: Frame) -> Iterator[Shape]:
    """The line, area or picture that this piece is; nothing for one that cannot be seen."""
    place = frame.page, _unclipped(piece, frame), frame.mark
    if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
        fill, stroke = _drawn_with(piece)
        if fill or stroke:
            line = _line_width(piece, frame) if stroke else None
            yield Shape(*place, "path", frame.kept, fill, stroke, line=line)
    elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
        yield Shape(*place, "picture", frame.kept, dpi=_dpi(piece, frame))
    else:
        yield Shape(*place, "shading", frame.kept)


def _drawn_with(piece: Raw) -> tuple[Colour | None, Colour | None]:
    """The colours of its area and of its line; None for what is not drawn or cannot be seen through and through."""
    mode, strokes = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(piece, mode, strokes)
    fill, thick = colour_of(piece, pdfium_c.FPDFPageObj_GetFillColor) if mode.value else (None, 1)
    stroke, dense = colour_of(piece, pdfium_c.FPDFPageObj_GetStrokeColor) if strokes.value else (None, 1)
    return (fill if thick else None), (stroke if dense else None)


def _line_width(piece: Raw, frame: Frame) -> float:
    """The width of its line as printed, where it is not the same across and down their mean (geometric)."""
    width, matrix = ctypes.c_float(), matrix_of(piece, frame)
    pdfium_c.FPDFPageObj_GetStrokeWidth(piece, width)
    return width.value * math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))


def _dpi(piece: Raw, frame: Frame) -> float:
    """How many pixels of a picture stand on an inch of paper, in the direction that has fewer."""
    wide, high, matrix = ctypes.c_uint(), ctypes.c_uint(), matrix_of(piece, frame)
    pdfium_c.FPDFImageObj_GetImagePixelSize(piece, wide, high)
    across, down = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
    return _POINTS_AN_INCH * min(wide.value / max(across, 1e-6), high.value / max(down, 1e-6))


def _unclipped(piece: Raw, frame: Frame) -> Box:
    """The box of a piece less what its clip paths surely cut off: frames are drawn as large areas with narrow clips."""
    box, clip = box_of(piece, frame), pdfium_c.FPDFPageObj_GetClipPath(piece)
    for at in range(pdfium_c.FPDFClipPath_CountPaths(clip)):
        points = list(_points(clip, at))
        if points:
            across, up = zip(*points, strict=True)
            box = box.within(on_page([(min(across), min(up)), (max(across), max(up))], frame))
    return box


def _points(clip: Raw, path: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(pdfium_c.FPDFClipPath_CountPathSegments(clip, path)):
        pdfium_c.FPDFPathSegment_GetPoint(pdfium_c.FPDFClipPath_GetPathSegment(clip, path, at), x, y)
        yield x.value, y.value
