"""QR codes in a PDF, read as a telephone reads them: from a picture in grey. The one door to zxing-cpp."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from leaflets.pdffile.look import Picture
from leaflets.pdffile.opening import opened
from leaflets.pdffile.pieces import Box

if TYPE_CHECKING:
    from zxingcpp import Barcode

_DPI = 300
_POINTS_AN_INCH = 72
_PIXEL = _POINTS_AN_INCH / _DPI
_DARK = 128
_SOFT = 2  # pixels
_ROUND = 18.0  # points about the place where the code is said to be: its white border is looked at too


class Code(NamedTuple):
    """A QR code as it was read: its words, the box of its modules in points, how many modules one side has.

    `quiet` is the white about it on the side that has least, in modules.
    """

    text: str
    box: Box
    modules: int
    quiet: float


def code(pdf: bytes, page: int, place: Box) -> Code | None:
    """The QR code that stands here on a page (from 1); None where none can be read from a picture of 300 dpi.

    One that is light on dark is not read: some telephones cannot either. `place` is in points from the top left corner
    of the page. Raises `ProblemsFound` for what is no PDF.
    """
    left, top = max(0.0, place.left - _ROUND), max(0.0, place.top - _ROUND)
    with opened(pdf) as document:
        sheet = document[page - 1]
        wide, high = sheet.get_size()
        crop = (left, max(0.0, high - place.bottom - _ROUND), max(0.0, wide - place.right - _ROUND), top)
        with closing(sheet.render(scale=_DPI / _POINTS_AN_INCH, grayscale=True, crop=crop)) as bitmap:
            grey = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].copy()
    import zxingcpp  # noqa: PLC0415 - most files have no code

    found = zxingcpp.read_barcodes(
        grey, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]), try_invert=False
    )
    return _code(found[0], grey, left, top) if found else None


def _code(found: Barcode, grey: Picture, left: float, top: float) -> Code:
    at = found.position
    corners = (at.top_left, at.top_right, at.bottom_left, at.bottom_right)
    x0, x1 = min(corner.x for corner in corners), max(corner.x for corner in corners) + 1
    y0, y1 = min(corner.y for corner in corners), max(corner.y for corner in corners) + 1
    module = _module(grey, x0, x1, y0)
    box = Box(*(start + side * _PIXEL for start, side in ((left, x0), (top, y0), (left, x1), (top, y1))))
    return Code(found.text, box, round((x1 - x0) / module), _quiet(grey, (x0, y0, x1, y1)) / module)


def _module(grey: Picture, left: int, right: int, top: int) -> float:
    """How many pixels a module has: a code begins with a frame that is seven modules wide (ISO/IEC 18004, 6.3.3)."""
    dark = grey[top + 2, left + 1 : right] < _DARK
    light = np.flatnonzero(~dark)
    return float(light[0] + 1) / 7 if light.size else 1.0


def _quiet(grey: Picture, place: tuple[int, int, int, int]) -> int:
    """How many pixels of white are about the code, on the side that has fewest."""
    left, top, right, bottom = place
    sides = (
        grey[top:bottom, :left].min(axis=0)[::-1],
        grey[top:bottom, right:].min(axis=0),
        grey[:top, left:right].min(axis=1)[::-1],
        grey[bottom:, left:right].min(axis=1),
    )
    return min(_white(side) for side in sides)


def _white(side: NDArray[np.uint8]) -> int:
    """How many pixels are white before the first that is not; what is softened at the very edge does not count."""
    marked = np.flatnonzero(side[_SOFT:] < _DARK)
    return int(marked[0]) + _SOFT if marked.size else len(side)
