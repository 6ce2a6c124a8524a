"""What a page asks of an office printer: goals 15 and 16."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.formats import NARROW_PANELS, OFFICE_EDGE_MM, PRESS_SAFE_MM, Format
from leaflets.preflight.promise import Fault, Verdict, judged, not_applicable
from leaflets.preflight.reading import MM, Reading

# Shares of a page that may be ink: on the whole, and in one solid area (measured on office lasers; old toner streaks).
_COVERAGE, _SOLID = 0.10, 0.03
# On a sheet of cards only marks to cut by come near the edge; a printer that prints no nearer than others (6.7 mm, an
# inkjet printer at the foot of the page) still prints them.
_MARKS_EDGE_MM = 7.0
_TOLERANCE_MM = 0.3  # the pictures that are looked at have pixels of a quarter of a millimetre

_Edges = tuple[float, float, float, float]


def toner(reading: Reading) -> Verdict:
    """Goal 15: how much of each page is inked, and how large the largest solid area is."""
    if reading.promise.kind == "press":
        return not_applicable("a printing press has no toner to save")
    if reading.promise.kind == "screen" and reading.promise.shape and reading.promise.shape.fold == "z-fold":
        return not_applicable("a card is small and full of words: its sheet is measured")
    faults = (
        *(
            Fault(look.page, "", f"{look.coverage:.0%} of the page is ink; {_COVERAGE:.0%} is allowed")
            for look in reading.looks
            if look.coverage > _COVERAGE
        ),
        *(
            Fault(look.page, "", f"one solid area is {look.solid:.0%} of the page; {_SOLID:.0%} is allowed")
            for look in reading.looks
            if look.solid > _SOLID
        ),
    )
    return judged(faults, lambda: _toner_told(reading))


def _toner_told(reading: Reading) -> str:
    most = max(reading.looks, key=lambda look: look.coverage)
    mean = sum(look.coverage for look in reading.looks) / len(reading.looks)
    solid = max(look.solid for look in reading.looks)
    return f"{mean:.1%} of the paper is ink, {most.coverage:.1%} at most (page {most.page}); solid areas {solid:.1%}"


def margins(reading: Reading) -> Verdict:
    """Goal 16: pages have their size, and all ink keeps away from their edges."""
    promise = reading.promise
    faults = [*_wrong_sizes(reading)]
    if promise.kind == "press":
        return judged(faults, f"{len(reading.sizes)} pages have the promised size; ink may go to the cut")
    if promise.shape is None and promise.kind == "screen":
        return not_applicable("which printed shape this should be is not known")
    faults += [fault for look in reading.looks for fault in _near_edges(reading, look.page)]
    return judged(faults, lambda: _margins_told(reading))


def _wrong_sizes(reading: Reading) -> Iterator[Fault]:
    allowed = reading.promise.sizes
    for page, size in enumerate(reading.sizes, start=1):
        if allowed and not any(same_size(size, each) for each in allowed):
            wanted = " or ".join(f"{width:g} × {height:g}" for width, height in allowed)
            yield Fault(page, "", f"the page is {in_mm(size)} mm; {wanted} is promised")


def same_size(points: tuple[float, float], mm: tuple[float, float]) -> bool:
    """Whether a size in points is one in mm, but for rounding."""
    return all(abs(one / MM - other) <= _TOLERANCE_MM for one, other in zip(points, mm, strict=True))


def in_mm(size: tuple[float, float]) -> str:
    """A size in points, told in mm."""
    return f"{size[0] / MM:.1f} × {size[1] / MM:.1f}"


def _near_edges(reading: Reading, page: int) -> Iterator[Fault]:
    names, least = ("left", "top", "right", "bottom"), edges_mm(reading, page)
    for name, distance, wanted in zip(names, _distances(reading, page), least, strict=True):
        if distance < wanted - _TOLERANCE_MM:
            yield Fault(page, "", f"ink {distance:.1f} mm from the {name} edge; {wanted:g} mm or more must be white")


def _distances(reading: Reading, page: int) -> _Edges:
    """How far ink is from the left, top, right and bottom edge, in mm."""
    ink, (width, height) = reading.looks[page - 1].ink, reading.sizes[page - 1]
    if ink is None:
        return width / MM, height / MM, width / MM, height / MM
    return ink.left / MM, ink.top / MM, (width - ink.right) / MM, (height - ink.bottom) / MM


def edges_mm(reading: Reading, page: int) -> _Edges:
    """How near ink may come to the left, top, right and bottom edge of a page, in mm."""
    promise = reading.promise
    if promise.shape is None or promise.kind == "imposed":
        marked = promise.shape is not None and promise.shape.fold == "z-fold"
        return (_MARKS_EDGE_MM if marked else OFFICE_EDGE_MM,) * 4
    edge = promise.shape.edge_mm
    if promise.shape.fold != "roll-fold":
        return (edge,) * 4
    left, right = _at_sheet_edge(page, promise.direction)
    fold = fold_mm(promise.shape)
    return (edge if left else fold, edge, edge if right else fold, edge)


def fold_mm(shape: Format) -> float:
    """How near words may come to a fold, in mm: as near as to a cut."""
    return min(shape.edge_mm, PRESS_SAFE_MM)


def _at_sheet_edge(panel: int, direction: str) -> tuple[bool, bool]:
    """Whether the left and the right side of a panel of a roll fold are sides of the sheet (panels from 1)."""
    outer = {1: "right", 2: "left", max(NARROW_PANELS): "left", min(NARROW_PANELS): "right"}.get(panel, "")
    if direction == "rtl":
        outer = {"left": "right", "right": "left"}.get(outer, "")
    return outer == "left", outer == "right"


def _margins_told(reading: Reading) -> str:
    pages = range(1, len(reading.sizes) + 1)
    least, page = min((min(_distances(reading, page)), page) for page in pages)
    return f"the ink nearest to an edge is {least:.1f} mm from it, on page {page}"
