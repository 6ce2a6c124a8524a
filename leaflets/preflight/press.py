"""What a print shop asks of a file: goals 22 to 25."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.formats import BLEED_MM, PRESS_MOST_INK, PRESS_SAFE_MM
from leaflets.pdffile import Box, Facts, Ink, PageBoxes, Run, Shape, inks
from leaflets.preflight.promise import Fault, Verdict, judged, not_applicable
from leaflets.preflight.reading import MM, Reading, excerpt

_LEAST_DPI = 300
_THINNEST_PT = 0.25  # a thinner line may not print
_TOLERANCE_MM = 0.1
_AT_THE_CUT_PT = 0.75  # an area that ends nearer to the cut than this is meant to reach it
_DARK = 0.75  # of black and the other inks together: text as dark as this is black
_NO_PRESS = not_applicable("the file is not for a printing press")
_SCREEN = {"rgb", "lab"}


def boxes(reading: Reading) -> Verdict:
    """Goal 22: where the page is cut and how far ink goes on is told, and ink does go on; words keep inside."""
    if reading.promise.kind != "press":
        return _NO_PRESS
    faults = [
        *(fault for page, each in enumerate(reading.facts.pages, start=1) for fault in _box_faults(page, each)),
        *(fault for shape in reading.shapes for fault in _short_of_bleed(shape, reading)),
        *(fault for run in reading.lettered for fault in _near_cut(run, reading)),
        *(fault for shape in reading.shapes for fault in _in_the_bleed(shape, reading)),
    ]
    told = f"{len(reading.sizes)} pages with {BLEED_MM:g} mm of bleed, words {PRESS_SAFE_MM:g} mm inside the cut"
    return judged(faults, told)


def _box_faults(page: int, each: PageBoxes) -> Iterator[Fault]:
    if not each.has_trim:
        yield Fault(page, "", "it is not told where the page is cut (no TrimBox)")
    outward = (-1, -1, 1, 1)
    beyond = min(sign * (b - t) for sign, b, t in zip(outward, each.bleed, each.trim, strict=True)) / MM
    if beyond < BLEED_MM - _TOLERANCE_MM:
        yield Fault(page, "", f"{beyond:.1f} mm of bleed; {BLEED_MM:g} mm is asked for")
    if min(sign * (m - b) for sign, m, b in zip(outward, each.media, each.bleed, strict=True)) / MM < -_TOLERANCE_MM:
        yield Fault(page, "", "the bleed is larger than the page")


def _short_of_bleed(shape: Shape, reading: Reading) -> Iterator[Fault]:
    """Areas that reach the cut and end there: cut a hair outside, they leave a white edge."""
    width, height = reading.sizes[shape.page - 1]
    box, page = shape.box, Box(0, 0, width, height)
    inside = box.within(page)
    if (shape.fill is None and shape.kind == "path") or min(inside.width, inside.height) < 1:
        return
    beyond = (-box.left, -box.top, box.right - width, box.bottom - height)
    short = [each for each in beyond if -_AT_THE_CUT_PT < each < (BLEED_MM - _TOLERANCE_MM) * MM]
    if short:
        told = f"an area reaches the cut and goes {max(0.0, min(short)) / MM:.1f} mm on; {BLEED_MM:g} mm is asked for"
        yield Fault(shape.page, f"{inside.width / MM:.0f} × {inside.height / MM:.0f} mm", told)


def _in_the_bleed(shape: Shape, reading: Reading) -> Iterator[Fault]:
    """Marks outside the page that stand in its bleed: cut a hair outside, they are left on the paper."""
    width, height = reading.sizes[shape.page - 1]
    boxes, box = reading.facts.pages[shape.page - 1], shape.box
    bleed = boxes.trim[0] - boxes.bleed[0] - _TOLERANCE_MM * MM
    is_outside = box.right < 0 or box.bottom < 0 or box.left > width or box.top > height
    reaches_in = box.right > -bleed and box.bottom > -bleed and box.left < width + bleed and box.top < height + bleed
    if shape.line and shape.fill is None and is_outside and reaches_in:
        yield Fault(shape.page, "", "a mark stands in the bleed, where it may be left on the paper")


def _near_cut(run: Run, reading: Reading) -> Iterator[Fault]:
    width, height = reading.sizes[run.page - 1]
    if run.box.right < 0 or run.box.bottom < 0 or run.box.left > width or run.box.top > height:
        return  # it tells the printer something, and is cut off
    nearest = min(run.box.left, run.box.top, width - run.box.right, height - run.box.bottom) / MM
    if nearest < PRESS_SAFE_MM - _TOLERANCE_MM:
        yield Fault(run.page, excerpt(run.text), f"{nearest:.1f} mm from the cut; {PRESS_SAFE_MM:g} mm is asked for")


def inks_used(reading: Reading) -> Verdict:
    """Goal 23: black text is one ink, no colour is a screen's, and the file says which press it is for."""
    if reading.promise.kind != "press":
        return _NO_PRESS
    used = inks(reading.pdf)
    faults = [
        *_claims(reading.facts),
        *(Fault(ink.page, ink.use, f"in colours of a screen ({ink.space})") for ink in used if ink.space in _SCREEN),
        *(Fault(ink.page, ink.use, f"black of several inks: {_percent(ink)}") for ink in used if _is_mixed_black(ink)),
        *(Fault(each.page, each.kind, "a link or field is no use on paper") for each in reading.facts.annotations),
    ]
    return judged(faults, f"{len(used)} colours in use, all of them inks; made for {', '.join(reading.facts.intents)}")


def _claims(facts: Facts) -> Iterator[Fault]:
    """What the file must say of itself, and must not do."""
    if "GTS_PDFX" not in facts.intents:
        yield Fault(None, "", "the file does not say which press it is for (no OutputIntent)")
    if facts.claims.get("pdfxid:GTS_PDFXVersion") != "PDF/X-4":
        yield Fault(None, "", "the file does not say that it is PDF/X-4")
    if facts.info.get("Trapped") not in {"/True", "/False"}:
        yield Fault(None, "", "the file does not say whether it is trapped")
    yield from (Fault(None, "", f"the file acts by itself: {act}") for act in facts.acts)


def _is_mixed_black(ink: Ink) -> bool:
    """Whether text as dark as black is made of more than the black ink: its edges would blur."""
    if ink.use != "text" or ink.space != "cmyk" or len(ink.parts) != 4:  # noqa: PLR2004 - four inks
        return False
    *colours, black = ink.parts
    is_grey = max(colours) - min(colours) < 1 - _DARK
    return max(colours) > 0 and ((black >= _DARK and is_grey) or min(colours) >= _DARK)


def _percent(ink: Ink) -> str:
    return " ".join(f"{name} {part:.0%}" for name, part in zip("CMYK", ink.parts, strict=False))


def ink_limit(reading: Reading) -> Verdict:
    """Goal 24: the most ink on one spot."""
    if reading.promise.kind != "press":
        return _NO_PRESS
    found = [ink for ink in inks(reading.pdf) if ink.space == "cmyk"]
    sums = [(sum(ink.parts), ink) for ink in found if ink.parts]
    unread = sum(1 for ink in found if ink.use == "picture" and not ink.parts)
    faults = (
        Fault(ink.page, ink.use, f"{total:.0%} of ink ({_percent(ink)}); {PRESS_MOST_INK:.0%} is the most")
        for total, ink in sums
        if total > PRESS_MOST_INK + 0.005
    )
    most = max((total for total, _ in sums), default=0.0)
    left_out = f"; {unread} pictures could not be read" if unread else ""
    return judged(faults, f"{most:.0%} of ink at most{left_out}; what is printed over other ink is not added up")


def sharpness(reading: Reading) -> Verdict:
    """Goal 25: pixels to the inch of each picture at its printed size; lines that a press can hold."""
    if reading.promise.kind != "press":
        return _NO_PRESS
    hairlines = (
        Fault(shape.page, "a line", f"{shape.line:.2f} pt wide; {_THINNEST_PT} pt is the least")
        for shape in reading.shapes
        if shape.line is not None and shape.line < _THINNEST_PT - 0.01
    )
    pictures = [(shape, shape.dpi) for shape in reading.shapes if shape.dpi is not None]
    faults = (
        Fault(
            shape.page,
            f"{shape.box.width / MM:.0f} × {shape.box.height / MM:.0f} mm",
            f"{dpi:.0f} dpi, less than {_LEAST_DPI}",
        )
        for shape, dpi in pictures
        if dpi < _LEAST_DPI - 1
    )
    least = min((dpi for _, dpi in pictures), default=None)
    return judged(
        [*faults, *hairlines],
        f"{len(pictures)} pictures, {least:.0f} dpi at the least" if least else "all drawings are lines",
    )
