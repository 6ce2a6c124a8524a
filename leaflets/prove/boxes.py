"""The second proof: each block has a box, and the box lies where neither a printer's knife nor a thumb can reach it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from leaflets.problems import Place, Problem

_POINTS_A_MM = 72 / 25.4
_TOLERANCE_MM = 0.1  # layout rounds to parts of a point; no knife cuts to a tenth of a millimetre


@dataclass(frozen=True)
class Wanted:
    """The words of one block as they were put into the page, in reading order, as plain text."""

    address: str
    text: str


class BoxLike(Protocol):
    """Where a block stands on one page (from 1): points from the top left corner of the finished page."""

    @property
    def page(self) -> int: ...  # noqa: D102
    @property
    def left(self) -> float: ...  # noqa: D102
    @property
    def top(self) -> float: ...  # noqa: D102
    @property
    def right(self) -> float: ...  # noqa: D102
    @property
    def bottom(self) -> float: ...  # noqa: D102


def boxes(
    wanted: Sequence[Wanted],
    layout_boxes: Mapping[str, Sequence[BoxLike]],
    sizes: Sequence[tuple[float, float]],
    safe_mm: float,
) -> Iterator[Problem]:
    """Yields a problem for each block with words without a box, or with one too near an edge of its page, or beyond.

    `safe_mm` must stay free at each edge; `sizes` are width and height of each page in points.
    """
    for block in wanted:
        count = len(block.text.split())
        found = [box for box in layout_boxes.get(block.address, ()) if _area(box) > 0]
        if count and not found:
            yield _boxless(block, count)
        elif count:
            yield from _outside(block, found, sizes, safe_mm)


def _boxless(block: Wanted, count: int) -> Problem:
    message = (
        f"This block has no place on any page: {about_words(count)} would not be printed (“{excerpt(block.text)}”)."
    )
    hint = "Ask a designer to look at its template: the block needs its address as id, and may not be hidden."
    return Problem("block-without-box", message, hint, Place(block=block.address))


def _outside(
    block: Wanted, found: Sequence[BoxLike], sizes: Sequence[tuple[float, float]], safe_mm: float
) -> Iterator[Problem]:
    worst = max(found, key=lambda box: _beyond(box, sizes[box.page - 1], safe_mm)[0])
    beyond_mm, side = _beyond(worst, sizes[worst.page - 1], safe_mm)
    if beyond_mm > _TOLERANCE_MM:
        count = max(1, round(len(block.text.split()) * _share_outside(found, sizes, safe_mm)))
        message = (
            f"On page {worst.page} this block stands {beyond_mm:.1f} mm too near the {side} edge, or beyond it "
            f"({safe_mm:g} mm must stay free): {about_words(count)} may be cut off."
        )
        hint = "Shorten the longest word or line, or ask a designer to widen its box."
        yield Problem("block-beyond-safe-area", message, hint, Place(block=block.address))


def _beyond(box: BoxLike, size: tuple[float, float], safe_mm: float) -> tuple[float, str]:
    """How many mm the box goes into the margin that must stay free, at its worst side, and which side that is."""
    width, height = size
    near = {"left": box.left, "top": box.top, "right": width - box.right, "bottom": height - box.bottom}
    side = min(near, key=lambda name: near[name])
    return safe_mm - near[side] / _POINTS_A_MM, side


def _share_outside(found: Sequence[BoxLike], sizes: Sequence[tuple[float, float]], safe_mm: float) -> float:
    inside = sum(_area_inside(box, sizes[box.page - 1], safe_mm * _POINTS_A_MM) for box in found)
    return 1 - inside / sum(map(_area, found))


def _area(box: BoxLike) -> float:
    return max(0.0, box.right - box.left) * max(0.0, box.bottom - box.top)


def _area_inside(box: BoxLike, size: tuple[float, float], safe: float) -> float:
    wide = min(box.right, size[0] - safe) - max(box.left, safe)
    high = min(box.bottom, size[1] - safe) - max(box.top, safe)
    return max(0.0, wide) * max(0.0, high)


def about_words(count: int) -> str:
    """The count in words that do not claim more than is known."""
    return "one word" if count == 1 else f"about {count} words"


def excerpt(text: str, most: int = 8) -> str:
    """The first words of a text."""
    found = text.split()
    return " ".join(found[:most]) + ("…" if len(found) > most else "")
