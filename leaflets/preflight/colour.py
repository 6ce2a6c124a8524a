"""What is behind words, and what colour says: goals 11 to 14."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from leaflets.pdffile import Behind, Box, Colour, Run
from leaflets.preflight.promise import Fault, Verdict, judged, not_applicable
from leaflets.preflight.reading import MM, Reading, excerpt

_CONTRAST = 4.5  # WCAG 2.2, 1.4.3; for letters of every size, as the US health department (HHS) asks
_TURNED = 1.0  # degrees
_OTHERS = 0.1  # of the box of some words: more of other colours is a picture behind them
_COVERED = 0.2  # of the box of some words: more under a picture is words over a picture
_A_PARAGRAPH = 4  # words: a label may be light on dark, a sentence not
_DIFFERENT = 1.5  # ratio of luminances between what is clearly lighter and what is darker
_OVER_ACROSS, _OVER_DOWN = 0.4, 0.5  # of the narrower and of the lower: more in common is one text over another
_TINT = 5  # how far the parts of a colour (0 to 255) lie apart in what is no grey
_A_BOX_MM = (25.0, 6.0)  # an area smaller than this is a sign, and no box for words


def undisturbed(reading: Reading) -> Verdict:
    """Goal 11: words stand level, on an even ground that is lighter than they are, and not over one another."""
    faults = [*_turned(reading), *_over_pictures(reading), *_reversed(reading), *_over_words(reading)]
    return judged(faults, f"{len(reading.lettered)} stretches of text stand level on an even, lighter ground")


def _turned(reading: Reading) -> Iterator[Fault]:
    for run in reading.lettered:
        if abs(run.angle) > _TURNED:
            yield Fault(run.page, excerpt(run.text), f"turned by {abs(run.angle):.0f} degrees")


def _over_pictures(reading: Reading) -> Iterator[Fault]:
    """Words over pixels or over a drawing; the numerals of a drawing belong to it, as the tags say.

    Sheets and files for the press have no tags: their pages are those of the file for the screen, and are judged there.
    """
    if reading.promise.kind != "screen":
        return
    pictures = [shape for shape in reading.shapes if shape.kind != "path"]
    for run, behind in reading.behind:
        if run.mark in reading.in_figures:
            continue
        over = any(_share(run.box, shape.box) > _COVERED for shape in pictures if shape.page == run.page)
        if over or behind.others > _OTHERS:
            yield Fault(run.page, excerpt(run.text), "stands over a picture")


def _share(box: Box, other: Box) -> float:
    """How much of a box another covers."""
    common = box.within(other)
    return common.width * common.height / max(box.width * box.height, 1e-6)


def _reversed(reading: Reading) -> Iterator[Fault]:
    for run, behind in reading.behind:
        text, ground = luminance(_mixed(run, behind)), luminance(behind.colour)
        if len(run.text.split()) >= _A_PARAGRAPH and text > ground and ratio(text, ground) > _DIFFERENT:
            yield Fault(run.page, excerpt(run.text), "is light on dark")


def _over_words(reading: Reading) -> Iterator[Fault]:
    for _, group in groupby(reading.lettered, key=lambda run: run.page):
        in_order = sorted(group, key=lambda run: run.box.top)
        for one, other in combinations(in_order, 2):
            if other.box.top < one.box.bottom and _lie_over(one.box, other.box):
                yield Fault(one.page, excerpt(one.text), f"stands over “{excerpt(other.text)}”")


def _lie_over(one: Box, other: Box) -> bool:
    common = one.within(other)
    across, down = min(one.width, other.width), min(one.height, other.height)
    return common.width > _OVER_ACROSS * across and common.height > _OVER_DOWN * down


def contrast(reading: Reading) -> Verdict:
    """Goal 12: every word stands out from its ground, whatever its size."""
    return _stands_out(reading, grey=False)


def contrast_in_grey(reading: Reading) -> Verdict:
    """Goal 13: the same on a printer that has black toner only."""
    return _stands_out(reading, grey=True)


def _stands_out(reading: Reading, *, grey: bool) -> Verdict:
    found = [(_contrast(run, behind, grey=grey), run) for run, behind in reading.behind]
    faults = (
        Fault(run.page, excerpt(run.text), f"its contrast is {times:.1f}, less than {_CONTRAST}")
        for times, run in found
        if times < _CONTRAST
    )
    least, run = min(found, key=lambda each: each[0], default=(0.0, None))
    told = f"the least contrast is {least:.1f} to 1" + (f", on page {run.page}" if run else "")
    return judged(faults, told if run else "there are no words")


def _contrast(run: Run, behind: Behind, *, grey: bool) -> float:
    colours = (_mixed(run, behind), behind.colour)
    one, other = (luminance(_in_grey(colour) if grey else colour) for colour in colours)
    return ratio(one, other)


def _mixed(run: Run, behind: Behind) -> Colour:
    """The colour of the letters as it is seen: what is half transparent takes from its ground."""
    red, green, blue = (
        round(run.alpha * ink + (1 - run.alpha) * paper) for ink, paper in zip(run.colour, behind.colour, strict=True)
    )
    return red, green, blue


def _in_grey(colour: Colour) -> Colour:
    """The grey that a printer makes of a colour (ITU-R BT.601)."""
    grey = round(0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2])
    return grey, grey, grey


def luminance(colour: Colour) -> float:
    """The relative luminance of a colour, 0 to 1 (sRGB, IEC 61966-2-1, as WCAG 2.2 has it)."""
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - the standard's


def ratio(one: float, other: float) -> float:
    """The contrast of two luminances, 1 to 21 (WCAG 2.2)."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def more_than_colour(reading: Reading) -> Verdict:
    """Goal 14: a coloured box holds words, and words in a sentence differ by more than colour."""
    if not reading.blocks:
        return not_applicable("boxes are told from drawings by tags, and this file has none")
    boxes = list(_tinted_boxes(reading))
    faults = [*_wordless(reading, boxes), *_coloured_words(reading)]
    return judged(
        faults, f"{len(boxes)} coloured boxes hold words; no words differ from their sentence by colour alone"
    )


def _tinted_boxes(reading: Reading) -> Iterator[tuple[int, Box]]:
    wide, high = (side * MM for side in _A_BOX_MM)
    for shape in reading.shapes:
        tinted = shape.fill is not None and max(shape.fill) - min(shape.fill) >= _TINT
        if tinted and shape.mark not in reading.in_figures and shape.box.width > wide and shape.box.height > high:
            yield shape.page, shape.box


def _wordless(reading: Reading, boxes: list[tuple[int, Box]]) -> Iterator[Fault]:
    for page, box in boxes:
        inside = (run for run in reading.lettered if run.page == page and _share(run.box, box) > _COVERED)
        if not any(inside):
            place = f"{box.width / MM:.0f} × {box.height / MM:.0f} mm, {box.top / MM:.0f} mm from the top"
            yield Fault(page, place, "a coloured box without words")


def _coloured_words(reading: Reading) -> Iterator[Fault]:
    for block in reading.blocks:
        for line in block.lines:
            plain = [run for run in line.runs if run.mark not in reading.in_links and any(map(str.isalnum, run.text))]
            if run := _odd_one(plain):
                yield Fault(run.page, excerpt(run.text), "differs from the words about it by its colour alone")


def _odd_one(runs: Sequence[Run]) -> Run | None:
    """The shortest stretch of a line that its colour alone sets off from another."""
    for run in sorted(runs, key=lambda run: len(run.text)):
        same = [other for other in runs if (other.font, other.size) == (run.font, run.size)]
        if any(_hue_differs(run.colour, other.colour) for other in same):
            return run
    return None


def _hue_differs(one: Colour, other: Colour) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) > _TINT * 4
