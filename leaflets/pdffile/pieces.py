"""What pages are made of: boxes, marks, stretches of text, shapes.

All places are in points from the top left corner of the finished page, as in `look`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Colour = tuple[int, int, int]
Kept = Literal["tagged", "artifact", "loose"]


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
    box: Box
    mark: Mark | None
    text: str
    font: str
    italic: bool
    bold: bool
    size: float
    colour: Colour
    alpha: float
    angle: float
    slant: float
    natural: float
    baseline: float
    unseen: bool
    kept: Kept


@dataclass(frozen=True, slots=True)
class Shape:
    """A line, an area or a picture, with the part of its box that is not clipped away.

    `fill` and `stroke` are its colours where it has them; `dpi` is the lower resolution of a picture made of pixels;
    `line` is how wide its line is, in points as printed.
    """

    page: int
    box: Box
    mark: Mark | None
    kind: Literal["path", "picture", "shading"]
    kept: Kept
    fill: Colour | None = None
    stroke: Colour | None = None
    dpi: float | None = None
    line: float | None = None
