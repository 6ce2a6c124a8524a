"""Printed shapes. A format is a family; the region's paper gives its geometry. Every number of a format stands here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# ISO 216 and ANSI/ASME Y14.1: width and height of a sheet, in mm.
PAPER_MM = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}

# An inch is 25.4 mm and 72 pt.
PT_PER_MM = 72 / 25.4

# Nothing is printed nearer the edge on an office printer, in mm: laser printers leave 4 to 7 mm blank.
OFFICE_EDGE_MM = 10.0

# What print shops ask for, in mm: ink past the cut, and words away from it.
BLEED_MM = 3.0
PRESS_SAFE_MM = 5.0
PRESS_BLEED_MM = {"A4": BLEED_MM, "Letter": 25.4 / 8}

# The most ink on one spot, of four: what uncoated paper dries (280 %).
PRESS_MOST_INK = 2.8

# Round the page of a press file: where the marks begin (outside the bleed), how long they are, how wide it all is.
MARK_OFF_MM, MARK_MM, SLUG_MM = 4.0, 5.0, 12.0

# A roll fold: the panel that folds in is narrower, so that it does not buckle. Widths in mm: narrow, wide.
ROLL_FOLD_MM = {"A4": (97.0, 100.0), "Letter": (92.075, 93.6625)}

# ISO/IEC 7810 ID-1 rounded as wallet inserts are: the size of a bank card, in mm.
CARD_MM = (85.0, 54.0)

# The box of a QR code with its white border, in mm: of 25 to 45 modules and 8 of white, the code is 25 mm or more and a
# module 0.6 or more; on a panel, of 25 to 36 modules, 20 mm and 0.6.
CODE_MM, CODE_ON_PANEL_MM = 33.0, 26.5

Way = Literal["pages", "booklet", "roll-fold", "z-fold"]
Turn = Literal["one side", "long edge", "short edge"]
"""Which edge of the paper an office printer flips on, to print its other side; labels have these names too."""


@dataclass(frozen=True)
class Margins:
    """The white round the words of a page, in mm; start and end turn over with the script."""

    top: float
    end: float
    bottom: float
    start: float


@dataclass(frozen=True)
class Scale:
    """The few type sizes of a format beside its body, in pt: headings, first sentence, boxes, tables, closing block."""

    h1: float
    h2: float
    h3: float
    h4: float
    lead: float
    loud: float
    table: float
    identity: float
    offer: float = 16


@dataclass(frozen=True)
class Format:
    """One printed shape: type in pt, white in mm, how it goes on a sheet, and how many pages or panels it may have.

    `cover` says whether the first page is a cover of its own; `edge_mm` how near to the edge of a page (or to a cut or
    fold) words may stand; `fold` how pages go on the sheet of an office printer (`pages`: one after another);
    `sheet_pt` the body of leaflets without a cover, when that differs; `head` and `topic` the margins of leaflets
    without a cover, and of sheets on one topic, when those differ.
    """

    name: str
    body_pt: float
    small_pt: float
    leading: float
    scale: Scale
    margins: Margins
    edge_mm: float = OFFICE_EDGE_MM
    fold: Way = "pages"
    most: int = 80
    sheet_pt: float = 0
    head: Margins | None = None
    topic: Margins | None = None

    @property
    def panelled(self) -> bool:
        """Whether each section is a panel: a page of its own that may not run over."""
        return self.fold in {"roll-fold", "z-fold"}

    @property
    def code_mm(self) -> float:
        """The side of a QR code's box in mm, its white border in it."""
        return CODE_ON_PANEL_MM if self.panelled else CODE_MM

    @property
    def pressed(self) -> bool:
        """Whether a print shop may print it: what is folded or stapled."""
        return self.fold != "pages"

    @property
    def to_print(self) -> str:
        """The ending of the file for an office printer: the pages as they are read, or laid out on sheets."""
        return ".pdf" if self.fold == "pages" else "-sheets.pdf"

    def sides(self, pages: int) -> int:
        """How many sides of paper that file prints, of a leaflet with so many pages (or panels)."""
        return 2 if self.panelled else pages // (2 if self.fold == "booklet" else 1)

    def turn(self, sides: int) -> Turn:
        """How paper is turned over when that file has so many sides: sheets lie in landscape, pages stand upright."""
        if sides == 1:
            return "one side"
        return "long edge" if self.fold == "pages" else "short edge"


# The longest line of text to read: 70 letters (RNIB: 60 to 70) of our typeface are about 30 times as wide as its size.
# Leaflets without a cover have few short paragraphs, and so more full lines among a hundred; sheets on one topic have
# more headings than those.
MEASURE_EM, HEAD_MEASURE_EM, TOPIC_MEASURE_EM = 30.3, 29.2, 29.8

# Copy-fitting: the white between blocks, as shares of what a format has. Type and leading stay as they are.
SPACINGS = (1.0, 0.85, 0.7)

# A sheet on one topic is handed out as one leaf.
SHEET_SIDES = 2

# Clear print (RNIB, UKAAF): body 12 pt or more, aim 13 to 14; lines of 60 to 70 letters; the closing block 10 pt.
_HANDOUT = Format(
    "handout",
    13.0,
    10.0,
    1.42,
    Scale(34, 22, 16, 13.5, 15, 14.5, 12, 10.5),
    Margins(top=25, end=25, bottom=21, start=25),
    sheet_pt=12.0,
    head=Margins(top=21, end=25, bottom=19, start=25),
    topic=Margins(top=19.5, end=18, bottom=17.5, start=18),  # room for questions beside their answers
)
# Large print is laid out anew, never enlarged: 18 pt, and nothing under 16.
_LARGE_PRINT = Format(
    name="large-print",
    body_pt=18.0,
    small_pt=16.0,
    leading=1.4,
    scale=Scale(38, 27, 22, 19, 20, 19.5, 18, 16, offer=18),
    margins=Margins(top=29, end=18, bottom=26, start=18),
    most=200,
)
# Half a sheet: 12 pt, words 10 mm or more from the cut and from the staples; more than 48 pages cannot be stapled.
_BOOKLET = Format(
    name="booklet",
    body_pt=12.0,
    small_pt=10.0,
    leading=1.3,
    scale=Scale(27, 18, 14.5, 12.5, 13.5, 13, 12, 10),
    margins=Margins(top=21, end=12, bottom=18, start=12),
    fold="booklet",
    most=48,
)
# Six panels of 12 pt, words 5 mm or more from each fold.
_TRIFOLD = Format(
    name="trifold",
    body_pt=12.0,
    small_pt=10.0,
    leading=1.3,
    scale=Scale(24, 17, 13.5, 12.5, 13, 12.5, 12, 10),
    margins=Margins(top=20, end=10, bottom=17, start=10),
    fold="roll-fold",
    most=6,
)
# A wallet card: 9 pt, words 4 mm inside the cut and from each fold.
_CARD = Format(
    name="card",
    body_pt=9.0,
    small_pt=9.0,
    leading=1.22,
    scale=Scale(13, 11, 9.5, 9, 9, 9, 9, 9, offer=9),
    margins=Margins(top=4.5, end=5, bottom=4.5, start=5),
    edge_mm=4,
    fold="z-fold",
    most=6,
)
# Easy Read: 14 pt or more, picture beside words; at most 24 pages.
_EASY_READ = Format(
    name="easy-read",
    body_pt=16.0,
    small_pt=14.0,
    leading=1.4,
    scale=Scale(34, 24, 19, 17, 18, 17, 16, 14),
    margins=Margins(top=28, end=20, bottom=24, start=20),
    most=24,
)

FORMATS = {shape.name: shape for shape in (_HANDOUT, _LARGE_PRINT, _BOOKLET, _TRIFOLD, _CARD, _EASY_READ)}


def page_mm(shape: Format, paper: str, *, narrow: bool = False) -> tuple[float, float]:
    """Width and height of one page of this format on this paper, in mm; `narrow` asks for the panel that folds in."""
    width, height = PAPER_MM[paper]
    if shape.fold == "booklet":
        return height / 2, width
    if shape.fold == "roll-fold":
        return ROLL_FOLD_MM[paper][0 if narrow else 1], width
    return CARD_MM if shape.fold == "z-fold" else (width, height)


def flat_mm(shape: Format, paper: str) -> tuple[float, float]:
    """Width and height, in mm, of what a print shop cuts: a page of a booklet; what is folded, laid flat."""
    if shape.fold == "roll-fold":
        high, wide = PAPER_MM[paper]
        return wide, high
    width, height = page_mm(shape, paper)
    return (3 * width if shape.fold == "z-fold" else width), height


# The panels of a roll fold in reading order: cover, the three inside, the flap that folds in, the back.
NARROW_PANELS = frozenset({4, 5})
