"""QR codes: goal 53."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.pdffile import Box, Code, Tag, code
from leaflets.preflight.promise import Fault, Verdict, judged, not_applicable
from leaflets.preflight.reading import MM, Reading, excerpt

_ALT = "QR"
_LEAST_MM, _LEAST_ON_PANEL_MM = 25.0, 20.0
_QUIET = 4  # modules of white on each side (Denso Wave, and ISO/IEC 18004)
_MODULE_MM = 0.6
_ROUNDING = 0.1


def codes(reading: Reading) -> Verdict:
    """Goal 53: each code is read from a picture of 300 dpi in grey, is large enough, and its address is printed too."""
    figures = [tag for tag in reading.top.walk() if _is_code(tag)] if reading.top else []
    if not figures:
        return not_applicable("there is no QR code: a house without a web address has none")
    read = [(tag, _read(reading, tag)) for tag in figures]
    faults = [fault for tag, found in read for fault in _faults(reading, tag, found)]
    return judged(faults, lambda: "; ".join(_told(found) for _, found in read if found))


def _is_code(tag: Tag) -> bool:
    return tag.kind == "Figure" and _ALT in tag.entries.get("Alt", "")


def _read(reading: Reading, tag: Tag) -> Code | None:
    box, page = tag.entries.get("BBox"), tag.page
    if page is None or not isinstance(box, tuple):
        return None
    left, _, _, top = reading.facts.pages[page - 1].trim
    return code(reading.pdf, page, Box(box[0] - left, top - box[3], box[2] - left, top - box[1]))


def _faults(reading: Reading, tag: Tag, found: Code | None) -> Iterator[Fault]:
    page, place = tag.page, excerpt(tag.entries["Alt"])
    if found is None:
        yield Fault(page, place, "cannot be read from a picture in grey")
        return
    shape = reading.promise.shape
    least = _LEAST_ON_PANEL_MM if shape and shape.panelled else _LEAST_MM
    side = min(found.box.width, found.box.height) / MM
    if side < least - _ROUNDING * 3:
        yield Fault(page, place, f"{side:.1f} mm wide; {least:g} mm is asked for")
    if side / found.modules < _MODULE_MM - _ROUNDING / 10:
        yield Fault(page, place, f"its modules are {side / found.modules:.2f} mm; {_MODULE_MM} mm is asked for")
    if found.quiet < _QUIET - _ROUNDING * 3:
        yield Fault(page, place, f"{found.quiet:.1f} modules of white about it; {_QUIET} are asked for")
    if not _is_printed(found.text, reading):
        yield Fault(page, place, f"its address is not printed beside it: {found.text}")


def _is_printed(address: str, reading: Reading) -> bool:
    words = "".join("".join(run.text.split()) for run in reading.runs).casefold()
    short = address.casefold().partition("://")[2] or address.casefold()
    return short.removeprefix("www.").rstrip("/") in words


def _told(found: Code) -> str:
    return f"reads “{found.text}”, {found.box.width / MM:.1f} mm, {found.modules} modules, {found.quiet:.1f} of white"
