"""Puts the finished pages of a PDF on sheets of paper: the file for a printer, beside the one to read on a screen.

All places are as PDF has them: points (1/72 inch) from the bottom left corner of the sheet.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import pikepdf
from pikepdf import Name, Operator

_KEPT = {Name.Type, Name.Pages, Name.Metadata, Name.Lang, Name.OutputIntents}
"""What of the document's catalogue (ISO 32000-1, table 28) still holds on sheets: no tags, bookmarks, links, forms."""

_CLAIMS = (
    "http://www.aiim.org/pdfa/ns/id/",
    "http://www.aiim.org/pdfua/ns/id/",
    "http://www.aiim.org/pdfa/ns/extension/",
)
"""Where XMP says that a file is PDF/A or PDF/UA, and which schemas beyond XMP's own it needs for that."""

_MARKS = {Operator(name) for name in ("BMC", "BDC", "EMC", "MP", "DP")}
"""The operators (ISO 32000-1, table 320) that tie what is drawn to its tag."""

_POINTS_A_MM = 72 / 25.4
_LINE_PT = 0.25  # the thinnest line that print shops accept
_DASH_PT = 1.7  # a tick of 3 mm is then five parts, with a dash at both ends
_RULE_PT = 0.5
_RULES_APART = 8 * _POINTS_A_MM  # room for handwriting
_RULES_INSET = 10 * _POINTS_A_MM  # what office printers leave blank at an edge, and a thumb's width at a fold


@dataclass(frozen=True)
class Slot:
    """The place of one finished page (its TrimBox) on a sheet, in points. Pages are never scaled.

    `page` counts from 1; None is a panel with lines to write on, drawn here. What the page draws further than `bleed`
    points beyond the slot is cut off; `beside` says whether another page adjoins on the left and on the right, where
    nothing goes beyond.
    """

    page: int | None
    left: float
    bottom: float
    width: float
    height: float
    bleed: float = 0.0
    beside: tuple[bool, bool] = (False, False)


@dataclass(frozen=True)
class Line:
    """A mark to cut or (`dashed`) to fold by: 0.25 pt, black ink alone, over the pages."""

    x1: float
    y1: float
    x2: float
    y2: float
    dashed: bool = False


@dataclass(frozen=True)
class Sheet:
    """One side of a sheet of paper, in points. `trim` (left, bottom, right, top) is where a print shop cuts it."""

    width: float
    height: float
    slots: tuple[Slot, ...]
    lines: tuple[Line, ...] = ()
    trim: tuple[float, float, float, float] | None = None
    bleed: float = 0.0


Duplex = Literal["DuplexFlipShortEdge", "DuplexFlipLongEdge", "Simplex"]


def on_sheets(pdf: bytes, sheets: Sequence[Sheet], *, title: str, duplex: Duplex) -> bytes:
    """The pages of this file on these sheets, each sheet's side a page of the new file; a page may stand on several.

    A file to print and not to read: it has no tags, links or bookmarks, and claims to be neither PDF/UA nor PDF/A. It
    has this title, keeps the language, the dates and the colours' meaning (OutputIntents), and asks viewers to print
    it unscaled, with `duplex` (ISO 32000-1, table 150). The same bytes in give the same out.

    Raises IndexError for a page that the file does not have.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        pages = [_drawn(page) for page in file.pages]
        for form in _drawn_in(file):
            _without_marks(form)
        del file.pages[:]
        for sheet in sheets:
            file.pages.append(_page(file, sheet, pages))
        _only_to_print(file, title, duplex)
        printed = io.BytesIO()
        file.save(printed, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return printed.getvalue()


class _Drawn(NamedTuple):
    """A page as a drawing that sheets can use, and the corner of its TrimBox."""

    form: pikepdf.Object
    left: float
    bottom: float


def _drawn(page: pikepdf.Page) -> _Drawn:
    left, bottom, *_ = map(float, page.trimbox)
    form = page.as_form_xobject()
    form.BBox = page.mediabox  # it was the TrimBox, which would cut off the bleed
    return _Drawn(form, left, bottom)


def _drawn_in(file: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    """All drawings of the file: pages, and the forms and patterns in them."""
    for found in file.objects:
        if isinstance(found, pikepdf.Stream) and (found.get(Name.Subtype) == Name.Form or Name.PatternType in found):
            yield found


def _without_marks(drawing: pikepdf.Stream) -> None:
    """Take out of a drawing what ties it to tags."""
    kept = [each for each in pikepdf.parse_content_stream(drawing) if each.operator not in _MARKS]
    drawing.write(pikepdf.unparse_content_stream(kept))
    if Name.StructParents in drawing:
        del drawing.StructParents


def _page(file: pikepdf.Pdf, sheet: Sheet, pages: Sequence[_Drawn]) -> pikepdf.Page:
    used = {slot.page: pages[_index(slot.page, pages)] for slot in sheet.slots if slot.page is not None}
    drawn = [*(_placed(slot, used) for slot in sheet.slots), *map(_line, sheet.lines)]
    forms = pikepdf.Dictionary({_name(number): page.form for number, page in used.items()})
    made = pikepdf.Dictionary(
        Type=Name.Page,
        MediaBox=[0, 0, round(sheet.width, 3), round(sheet.height, 3)],
        Resources=pikepdf.Dictionary(XObject=forms),
        Contents=file.make_stream("\n".join(drawn).encode("ascii")),
    )
    if sheet.trim:
        made.TrimBox = pikepdf.Array([round(side, 3) for side in sheet.trim])
        outward = zip(sheet.trim, (-1, -1, 1, 1), strict=True)
        made.BleedBox = pikepdf.Array([round(side + sign * sheet.bleed, 3) for side, sign in outward])
    return pikepdf.Page(made)


def _index(number: int, pages: Sequence[_Drawn]) -> int:
    if not 1 <= number <= len(pages):
        message = f"there is no page {number}: the file has {len(pages)}"
        raise IndexError(message)
    return number - 1


def _name(number: int) -> str:
    return f"/Page{number}"


def _placed(slot: Slot, pages: dict[int, _Drawn]) -> str:
    if slot.page is None:
        return _lines_to_write_on(slot)
    page = pages[slot.page]
    left, right = (0.0 if beside else slot.bleed for beside in slot.beside)
    clip = _numbers(slot.left - left, slot.bottom - slot.bleed, slot.width + left + right, slot.height + 2 * slot.bleed)
    moved = _numbers(1, 0, 0, 1, slot.left - page.left, slot.bottom - page.bottom)
    return f"q {clip} re W n {moved} cm {_name(slot.page)} Do Q"


def _lines_to_write_on(slot: Slot) -> str:
    left, right = slot.left + _RULES_INSET, slot.left + slot.width - _RULES_INSET
    count = int((slot.height - 2 * _RULES_INSET) / _RULES_APART + 0.01)  # the rest is the rounding of mm to points
    heights = [slot.bottom + _RULES_INSET + at * _RULES_APART for at in range(count)]
    rules = [f"{_numbers(left, y)} m {_numbers(right, y)} l S" for y in heights]
    return " ".join(["q 0 G", _numbers(_RULE_PT), "w", *rules, "Q"])


def _line(line: Line) -> str:
    dash = _numbers(_DASH_PT) if line.dashed else ""
    ends = f"{_numbers(line.x1, line.y1)} m {_numbers(line.x2, line.y2)} l"
    return f"q 0 G {_numbers(_LINE_PT)} w [{dash}] 0 d {ends} S Q"


def _numbers(*numbers: float) -> str:
    """Numbers as PDF writes them, to a thousandth of a point."""
    return " ".join(f"{number:.3f}".rstrip("0").rstrip(".") for number in numbers)


def _only_to_print(file: pikepdf.Pdf, title: str, duplex: Duplex) -> None:
    for key in set(file.Root.keys()) - _KEPT:
        del file.Root[key]
    file.Root.ViewerPreferences = pikepdf.Dictionary(
        DisplayDocTitle=True, PrintScaling=Name("/None"), Duplex=Name(f"/{duplex}")
    )
    file.docinfo[Name.Title] = title
    if Name.Metadata in file.Root:
        _claim_nothing(file, title)


def _claim_nothing(file: pikepdf.Pdf, title: str) -> None:
    with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as claims:
        for key in [key for key in claims if key.startswith(tuple(f"{{{place}}}" for place in _CLAIMS))]:
            del claims[key]
        claims["dc:title"] = title
