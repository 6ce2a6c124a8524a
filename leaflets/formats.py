"""Printed shapes. A format is a family; the region's paper gives its geometry. Every number of a format stands here."""

from __future__ import annotations

from dataclasses import dataclass

# ISO 216 and ANSI/ASME Y14.1: width and height of a sheet, in mm.
PAPER_MM = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}

# Nothing is printed nearer the edge on an office printer, in mm: laser printers leave 4 to 7 mm blank.
OFFICE_EDGE_MM = 10.0


@dataclass(frozen=True)
class Margins:
    """The white round the words of a page, in mm; start and end turn over with the script."""

    top: float
    end: float
    bottom: float
    start: float


@dataclass(frozen=True)
class Format:
    """One printed shape: type in pt, white in mm."""

    name: str
    body_pt: float
    small_pt: float
    leading: float
    margins: Margins


# Clear print (RNIB, UKAAF): body 12 pt or more, aim 13 to 14; lines of 60 to 70 letters; the closing block 10 pt.
_HANDOUT = Format("handout", 13.0, 10.0, 1.42, Margins(top=25, end=25, bottom=21, start=25))

FORMATS = {shape.name: shape for shape in (_HANDOUT,)}
