"""Decides which page goes where on the sheets of an office printer that prints both sides, and of a print shop.

Places are worked out here for scripts written from left to right, in mm from the bottom left corner of the sheet; for
the others everything is turned over as in a mirror: binding, order of panels, marks. Sheets lie in landscape and are
turned on their short edge, so that what is left on the front is right on the back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from leaflets import pdffile
from leaflets.formats import (
    MARK_MM,
    MARK_OFF_MM,
    OFFICE_EDGE_MM,
    PAPER_MM,
    PRESS_BLEED_MM,
    SLUG_MM,
    Format,
    page_mm,
)
from leaflets.pdffile import Line, Sheet, Slot
from leaflets.problems import Problem, ProblemsFound

_POINTS_A_MM = 72 / 25.4
_TOLERANCE_MM = 0.3  # a page of another size than its place is an error; less is the rounding of layout

# How much further out each sheet of a booklet is pushed by the one about it: its thickness. Office paper of 80 g/m² is
# about 0.1 mm thick (80 g/m² at the usual bulk of 1.3 cm³/g).
_PAPER_MM = 0.1

# A fold tick is as long as a fold needs to be found, and begins where office printers print.
_TICK_MM = 3.0
# Marks about a card stand off the cut, so that none is left on a card that is cut a little wide.
_OFF_MM = 2.0
# White between strips of cards: both may have their marks in it.
_BETWEEN_MM = 2 * (_OFF_MM + _TICK_MM)

_PANELS = 6
_FACE = 3  # panels on each side


def imposed(pdf: bytes, shape: Format, paper: str, direction: Literal["ltr", "rtl"], title: str) -> bytes | None:
    """The pages of this file, in reading order, on sheets of this paper; None where the pages are sheets already.

    Front and back of each sheet follow one another. Raises `ProblemsFound` when the pages cannot fill the sheets: not
    in fours (`pages-not-in-fours`), more than six panels (`too-many-panels`), of another size than their place
    (`page-size-wrong`). Panels that are missing at the end become lines to write on.
    """
    place = _PLACES.get(shape.fold)
    if place is None:
        return None
    sizes = pdffile.page_sizes(pdf)
    sheets = [_turned_over(sheet) if direction == "rtl" else sheet for sheet in place(shape, paper, len(sizes))]
    if problems := list(_misfits(sheets, sizes)):
        raise ProblemsFound(problems)
    return pdffile.on_sheets(pdf, sheets, title=title, duplex="DuplexFlipShortEdge")


def pressed(pdf: bytes, shape: Format, paper: str, direction: Literal["ltr", "rtl"], title: str) -> bytes:
    """The pages of this file as a print shop wants them, with bleed, and marks to cut and fold outside the bleed.

    Of a booklet each page by itself, in reading order; of what is folded its two flat sides. Raises `ProblemsFound` as
    `imposed` does.
    """
    sizes = pdffile.page_sizes(pdf)
    sides = [_flat(slots, PRESS_BLEED_MM[paper]) for slots in _sides(shape, paper, direction, sizes)]
    if problems := list(_misfits(sides, sizes)):
        raise ProblemsFound(problems)
    duplex: pdffile.Duplex = "DuplexFlipShortEdge" if shape.panelled else "DuplexFlipLongEdge"
    return pdffile.on_sheets(pdf, sides, title=title, duplex=duplex)


def _sides(shape: Format, paper: str, direction: str, sizes: Sequence[tuple[float, float]]) -> Iterator[list[Slot]]:
    """The places of the pages on each side: one page, or the panels of one strip."""
    if not shape.panelled:
        for number, (width, height) in enumerate(sizes, start=1):
            yield [Slot(number, 0, 0, width, height)]
        return
    for sheet in _PLACES[shape.fold](shape, paper, len(sizes)):
        placed = _turned_over(sheet) if direction == "rtl" else sheet
        yield sorted(placed.slots[:_FACE], key=lambda slot: slot.left)


def _flat(slots: Sequence[Slot], bleed_mm: float) -> Sheet:
    """These pages side by side, with bleed about them and a slug with marks."""
    slug, bleed = SLUG_MM * _POINTS_A_MM, bleed_mm * _POINTS_A_MM
    left, bottom, last = slots[0].left - slug, slots[0].bottom - slug, slots[-1]
    right, top = last.left + last.width - left, last.bottom + last.height - bottom
    moved = [
        replace(
            slot, left=slot.left - left, bottom=slot.bottom - bottom, bleed=bleed, beside=(at > 0, slot is not last)
        )
        for at, slot in enumerate(slots)
    ]
    trim = (slug, slug, right, top)
    folds = [slot.left for slot in moved[1:]]
    lines = [*_crop_marks([side / _POINTS_A_MM for side in trim]), *_fold_marks(trim, folds)]
    return Sheet(right + slug, top + slug, tuple(moved), tuple(lines), trim, bleed)


def _crop_marks(trim_mm: Sequence[float]) -> Iterator[Line]:
    """Two marks at each corner, all of them outside the bleed."""
    left, bottom, right, top = trim_mm
    for y in (bottom - MARK_OFF_MM - MARK_MM, top + MARK_OFF_MM):
        yield from (_line(x, y, x, y + MARK_MM) for x in (left, right))
    for x in (left - MARK_OFF_MM - MARK_MM, right + MARK_OFF_MM):
        yield from (_line(x, y, x + MARK_MM, y) for y in (bottom, top))


def _fold_marks(trim: Sequence[float], folds: Sequence[float]) -> Iterator[Line]:
    """A dashed mark above and below each fold, outside the bleed."""
    _, bottom, _, top = (side / _POINTS_A_MM for side in trim)
    for x in (fold / _POINTS_A_MM for fold in folds):
        for y in (bottom - MARK_OFF_MM - MARK_MM, top + MARK_OFF_MM):
            yield _line(x, y, x, y + MARK_MM, dashed=True)


def _booklet(shape: Format, paper: str, count: int) -> Iterator[Sheet]:
    """Saddle stitch, the outermost sheet first: on its front are the last page and the first."""
    if count % 4:
        message = f"A booklet is made of sheets with four pages each, and there are {count} pages."
        hint = "Ask a developer: pages for notes should have filled the last sheet."
        raise ProblemsFound([Problem("pages-not-in-fours", message, hint)])
    for inside in range(count // 4):
        creep = _creep_mm(shape, inside)
        yield _spread(shape, paper, count - 2 * inside, 2 * inside + 1, creep)
        yield _spread(shape, paper, 2 * inside + 2, count - 2 * inside - 1, creep)


def _creep_mm(shape: Format, inside: int) -> float:
    """How far the pages of the sheet inside so many others move to the spine: what folding pushes them out.

    All outer margins are then equal once the booklet is trimmed, or look so when it is not. Words stay as far from the
    spine as from any edge.
    """
    room = min(shape.margins.start, shape.margins.end) - shape.edge_mm
    return max(0.0, min(inside * _PAPER_MM, room))


def _spread(shape: Format, paper: str, left: int, right: int, creep: float) -> Sheet:
    """Two pages side by side, each moved towards the fold."""
    width, height = page_mm(shape, paper)
    return _sheet(paper, [_slot(left, creep, 0, width, height), _slot(right, width - creep, 0, width, height)])


def _roll_fold(shape: Format, paper: str, count: int) -> Iterator[Sheet]:
    """Reading order is cover, three panels inside, the flap that folds in, the back; the flap lies behind panel 4."""
    pages = _panels(count)
    wide, height = page_mm(shape, paper)
    narrow, _ = page_mm(shape, paper, narrow=True)
    cover, first, second, third, flap, back = pages
    yield _row(paper, (flap, back, cover), (narrow, wide, wide), height)
    yield _row(paper, (first, second, third), (wide, wide, narrow), height)


def _row(paper: str, pages: Sequence[int | None], widths: Sequence[float], height: float) -> Sheet:
    """Panels side by side over the whole sheet, with ticks at the folds."""
    lefts = [sum(widths[:at]) for at in range(len(widths))]
    slots = [_slot(page, x, 0, width, height) for page, x, width in zip(pages, lefts, widths, strict=True)]
    ends = (OFFICE_EDGE_MM, height - OFFICE_EDGE_MM - _TICK_MM)
    return _sheet(paper, slots, [_tick(x, y) for x in lefts[1:] for y in ends])


def _z_fold(shape: Format, paper: str, count: int) -> Iterator[Sheet]:
    """Cards as strips of three panels, the same strip as often as it fits; panel 4 lies behind panel 3."""
    pages = _panels(count)
    width, height = page_mm(shape, paper)
    for face in (pages[:_FACE], pages[_FACE:]):
        slots: list[Slot] = []
        lines: list[Line] = []
        for left, bottom in _strips(paper, _FACE * width, height):
            slots += [_slot(page, left + at * width, bottom, width, height) for at, page in enumerate(face)]
            lines += _marks(left, bottom, width, height)
        yield _sheet(paper, slots, lines)


def _strips(paper: str, width: float, height: float) -> list[tuple[float, float]]:
    """The bottom left corners of as many strips as fit, the uppermost first, in the middle of the sheet.

    In the middle, so that strips on the back lie behind those on the front.
    """
    high, wide = PAPER_MM[paper]
    count = int((high - 2 * OFFICE_EDGE_MM + _BETWEEN_MM) / (height + _BETWEEN_MM))
    used = count * (height + _BETWEEN_MM) - _BETWEEN_MM
    bottoms = [(high - used) / 2 + at * (height + _BETWEEN_MM) for at in reversed(range(count))]
    return [((wide - width) / 2, bottom) for bottom in bottoms]


def _marks(left: float, bottom: float, width: float, height: float) -> Iterator[Line]:
    """Cut marks at the corners of a strip of three panels and ticks at its folds, all outside it."""
    right, top = left + _FACE * width, bottom + height
    below, above = bottom - _OFF_MM - _TICK_MM, top + _OFF_MM
    for y in (below, above):
        yield from (_tick(x, y, dashed=False) for x in (left, right))
        yield from (_tick(left + at * width, y) for at in range(1, _FACE))
    for x in (left - _OFF_MM - _TICK_MM, right + _OFF_MM):
        yield from (_line(x, y, x + _TICK_MM, y) for y in (bottom, top))


def _panels(count: int) -> list[int | None]:
    """The numbers of the six panels; None for those missing at the end."""
    if count > _PANELS:
        message = f"There are {count} panels, and this shape has room for {_PANELS}: the others would be lost."
        raise ProblemsFound([Problem("too-many-panels", message, "Shorten the words, or choose another format.")])
    return [number if number <= count else None for number in range(1, _PANELS + 1)]


def _sheet(paper: str, slots: Sequence[Slot], lines: Sequence[Line] = ()) -> Sheet:
    """One side of a sheet in landscape."""
    height, width = PAPER_MM[paper]
    return Sheet(width * _POINTS_A_MM, height * _POINTS_A_MM, tuple(slots), tuple(lines))


def _slot(page: int | None, *place: float) -> Slot:
    left, bottom, width, height = (mm * _POINTS_A_MM for mm in place)
    return Slot(page, left, bottom, width, height)


def _tick(x: float, y: float, *, dashed: bool = True) -> Line:
    """An upright mark, from its lower end."""
    return _line(x, y, x, y + _TICK_MM, dashed=dashed)


def _line(*ends: float, dashed: bool = False) -> Line:
    x1, y1, x2, y2 = (mm * _POINTS_A_MM for mm in ends)
    return Line(x1, y1, x2, y2, dashed)


def _turned_over(sheet: Sheet) -> Sheet:
    """The sheet as in a mirror: where it is left it is right; the pages themselves stay as they are."""
    slots = tuple(replace(slot, left=sheet.width - slot.left - slot.width) for slot in sheet.slots)
    lines = tuple(replace(line, x1=sheet.width - line.x1, x2=sheet.width - line.x2) for line in sheet.lines)
    return replace(sheet, slots=slots, lines=lines)


def _misfits(sheets: Sequence[Sheet], sizes: Sequence[tuple[float, float]]) -> Iterator[Problem]:
    """A problem for each page of another size than its place: it would be cut off, or stand askew."""
    wanted = {slot.page: (slot.width, slot.height) for sheet in sheets for slot in sheet.slots if slot.page}
    for page, place in sorted(wanted.items()):
        size = sizes[page - 1]
        if max(abs(is_ - want) for is_, want in zip(size, place, strict=True)) > _TOLERANCE_MM * _POINTS_A_MM:
            message = f"Page {page} is {_told(size)}, and its place on the sheet is {_told(place)}."
            hint = "Ask a designer to look at the size of the page in the style of this format."
            yield Problem("page-size-wrong", message, hint)


def _told(size: tuple[float, float]) -> str:
    """A size in mm, for people."""
    width, height = (f"{side / _POINTS_A_MM:.1f}".removesuffix(".0") for side in size)
    return f"{width} × {height} mm"


_PLACES: dict[str, Callable[[Format, str, int], Iterator[Sheet]]] = {
    "booklet": _booklet,
    "roll-fold": _roll_fold,
    "z-fold": _z_fold,
}
