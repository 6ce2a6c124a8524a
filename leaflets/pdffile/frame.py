"""Where a piece stands that PDFium gives: a piece in a form is measured as the form is. For this package alone."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import pypdfium2.raw as pdfium_c

from leaflets.pdffile.glyphs import Raw
from leaflets.pdffile.pieces import Box, Colour, Kept, Mark


class Frame(NamedTuple):
    """What holds for the pieces of one page, or of one form in it."""

    page: int
    left: float
    top: float
    text: Raw
    matrix: Raw | None  # of the form that the piece is in
    kept: Kept
    mark: Mark | None


def matrix_of(piece: Raw, frame: Frame) -> Raw:
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


def box_of(piece: Raw, frame: Frame) -> Box:
    """The box of a piece on its page, with what is clipped away."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium_c.FPDFPageObj_GetBounds(piece, left, bottom, right, top)
    return on_page([(left.value, bottom.value), (right.value, top.value)], frame)


def on_page(corners: list[tuple[float, float]], frame: Frame) -> Box:
    """The box about these corners (of a box in the measure of the form they are in)."""
    if frame.matrix is not None:
        (left, bottom), (right, top), m = corners[0], corners[1], frame.matrix
        all_four = [(left, bottom), (right, top), (left, top), (right, bottom)]
        corners = [(m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f) for x, y in all_four]
    across, up = zip(*corners, strict=True)
    return Box(min(across) - frame.left, frame.top - max(up), max(across) - frame.left, frame.top - min(up))


def colour_of(piece: Raw, ask: Raw) -> tuple[Colour, float]:
    """A colour that PDFium is asked for, and how dense it is (0 to 1)."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    ask(piece, red, green, blue, alpha)
    return (red.value, green.value, blue.value), alpha.value / 255
