"""How the pages of a PDF look: how much ink they take, how near the edge it stands, what is behind the words."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

import numpy as np
from numpy.typing import NDArray

from leaflets.pdffile.glyphs import Raw
from leaflets.pdffile.look import Picture, picture
from leaflets.pdffile.pieces import Box, Colour, Run
from leaflets.pdffile.remembered import each_page

DPI = 100  # a pixel is a quarter of a millimetre; letters of 9 pt are then twelve pixels high
_PIXEL = 72 / DPI
_WHITE = 254  # from this grey on a printer leaves the paper white
_SOLID = 128  # an area of at least half the ink is solid
_CELL = 8  # pixels, 2 mm: strokes of letters are thinner, so that headings are no solid area
_OFF = 40  # how far a colour (0 to 255) lies from all mixtures of text and paper to be a third colour
_BEYOND = 0.2  # how far a mixture may go beyond its two ends
_RED, _GREEN, _BLUE = np.uint16(77), np.uint16(150), np.uint16(29)  # of 256: ITU-R BT.601, as grey printers do it


@dataclass(frozen=True, slots=True)
class Behind:
    """What is behind a stretch of text: the colour of the paper, and the share (0 to 1) of other colours in its box."""

    colour: Colour
    others: float


@dataclass(frozen=True, slots=True)
class Look:
    """How one page (from 1) looks: shares of its area (0 to 1) that are inked, and that the largest solid takes.

    `ink` is the box about everything that is not white, in points from the top left; None for a blank page.
    `behind` has an entry for each stretch of text that was asked about, in that order.
    """

    page: int
    coverage: float
    solid: float
    ink: Box | None
    behind: tuple[Behind, ...]


def looks(pdf: bytes, runs: Sequence[Run]) -> Iterator[Look]:
    """How each page looks, and what is behind these stretches of text, which are in order of pages.

    Raises `ProblemsFound` for what is no PDF.
    """
    by_page = {page: list(group) for page, group in groupby(runs, key=lambda run: run.page)}
    of_page = [by_page.get(number, []) for number in range(1, max(by_page, default=0) + 1)]

    def look(page: Raw, at: int) -> _Plain:
        return _on(picture(page, DPI, grey=False), of_page[at] if at < len(of_page) else [])

    pages = each_page(pdf, f"look {DPI}", look, [_questions(runs) for runs in of_page])
    for number, (coverage, solid, ink, behind) in enumerate(pages, start=1):
        yield Look(number, coverage, solid, ink and Box(*ink), tuple(Behind(*each) for each in behind))


_Sides = tuple[float, float, float, float]
_Plain = tuple[float, float, _Sides | None, list[tuple[Colour, float]]]


def _questions(runs: Sequence[Run]) -> bytes:
    return array("d", chain.from_iterable((*run.box, *run.colour) for run in runs)).tobytes()


def _on(picture: Picture, runs: Sequence[Run]) -> _Plain:
    grey = _grey(picture)
    behind = [_behind(run, picture) for run in runs]
    return 1 - float(grey.mean()) / 255, _largest_solid(grey), _ink(grey), behind


def _grey(picture: Picture) -> Picture:
    mixed = picture[..., 0] * _RED
    mixed += picture[..., 1] * _GREEN
    mixed += picture[..., 2] * _BLUE
    mixed >>= 8
    return mixed.astype(np.uint8)


def _ink(grey: Picture) -> _Sides | None:
    rows, columns = (np.flatnonzero(grey.min(axis=axis) < _WHITE) for axis in (1, 0))
    if not rows.size:
        return None
    sides = columns[0], rows[0], columns[-1], rows[-1]
    left, top, right, bottom = ((float(side) + 0.5) * _PIXEL for side in sides)  # half of the outermost pixels
    return left, top, right, bottom


def _largest_solid(grey: Picture) -> float:
    """The share of the page that the largest area without a gap takes."""
    high, wide = (int(length) // _CELL for length in grey.shape)
    if not high or not wide:
        return 0.0
    rows = grey[: high * _CELL].reshape(high, _CELL, -1).max(axis=1)
    cells = rows[:, : wide * _CELL].reshape(high, wide, _CELL).max(axis=2) < _SOLID
    return max(_areas(cells), default=0) / (high * wide)


def _areas(cells: NDArray[np.bool_]) -> Iterator[int]:
    """The sizes of the areas of cells that touch."""
    left = {(int(row), int(column)) for row, column in np.argwhere(cells)}
    while left:
        waiting, size = [left.pop()], 0
        while waiting:
            row, column = waiting.pop()
            size += 1
            near = {(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)} & left
            left -= near
            waiting += near
        yield size


def _behind(run: Run, picture: Picture) -> tuple[Colour, float]:
    left, top, right, bottom = (round(side / _PIXEL) for side in run.box)
    part = picture[max(0, top - 1) : max(0, bottom + 1), max(0, left - 1) : max(0, right + 1)]
    if not part.size:
        return (255, 255, 255), 0.0  # beyond the page
    paper = _paper(np.concatenate((part[0], part[-1])))
    red, green, blue = (int(value) for value in paper)
    return (red, green, blue), _others(part, paper, run.colour)


def _paper(about: Picture) -> NDArray[np.float64]:
    """The colour in the middle of these pixels: quickly told where all are the same, as about most words."""
    paper: NDArray[np.float64] = about[0].astype(np.float64)
    return paper if (about == about[0]).all() else np.median(about, axis=0)


def _others(part: Picture, paper: NDArray[np.float64], ink: Colour) -> float:
    """The share of pixels that are no mixture of the colours of the paper and of the text; one in four is looked at."""
    some = part[::2, ::2].reshape(-1, 3).astype(np.float32)
    away, way = some - paper.astype(np.float32), np.array(ink, dtype=np.float32) - paper.astype(np.float32)
    length = max(float(way @ way), 1.0)
    along = away @ way / length
    beside = np.einsum("ij,ij->i", away, away) - along * along * length
    odd = (beside > _OFF * _OFF) | (along < -_BEYOND) | (along > 1 + _BEYOND)
    return int(np.count_nonzero(odd)) / len(some)
