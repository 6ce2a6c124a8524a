"""What is folded: panels, cards and booklets. Goals 17 to 21."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflets.formats import NARROW_PANELS, PAPER_MM, ROLL_FOLD_MM, Format, page_mm
from leaflets.pdffile import Run
from leaflets.preflight.page import fold_mm, in_mm, same_size
from leaflets.preflight.promise import Fault, Verdict, judged, not_applicable, not_yet, passed
from leaflets.preflight.reading import MM, Reading, excerpt

_WORDS_ON_A_SHEET = 750  # as many as six panels hold at 12 pt with white between them
_PAGES_A_SHEET = 4
_RUNNING_LINES_MM = 17.0  # at the head and foot of a page of a booklet there are no other words
_SHORT_EDGE = "DuplexFlipShortEdge"
_TOLERANCE_MM = 0.3
_NOT_FOLDED = not_applicable("the format is not folded into panels")
_NO_BOOKLET = not_applicable("the format is no booklet")


def panels(reading: Reading) -> Verdict:
    """Goal 17: each panel has its size, and words keep off the folds."""
    shape = reading.promise.shape
    if shape is None or not shape.panelled:
        return _NOT_FOLDED
    if reading.promise.kind != "screen":
        return _folds_of_sheet(reading, shape)
    paper = _paper(reading, shape)
    faults = [*_panel_sizes(reading, shape, paper), *_near_folds(reading, shape)]
    return judged(faults, lambda: f"{len(reading.sizes)} panels; {_nearest_told(reading, shape)}")


def _paper(reading: Reading, shape: Format) -> str:
    """The paper that the first page's height belongs to."""
    height = reading.sizes[0][1] / MM
    return min(PAPER_MM, key=lambda paper: abs(page_mm(shape, paper)[1] - height))


def _panel_sizes(reading: Reading, shape: Format, paper: str) -> Iterator[Fault]:
    for page, size in enumerate(reading.sizes, start=1):
        wanted = page_mm(shape, paper, narrow=page in NARROW_PANELS)
        if not same_size(size, wanted):
            yield Fault(page, "", f"the panel is {in_mm(size)} mm, not {wanted[0]:g} × {wanted[1]:g}")


def _near_folds(reading: Reading, shape: Format) -> Iterator[Fault]:
    least = fold_mm(shape)
    for run in reading.lettered:
        nearest = min(run.box.left, reading.sizes[run.page - 1][0] - run.box.right) / MM
        if nearest < least - _TOLERANCE_MM:
            yield Fault(run.page, excerpt(run.text), f"{nearest:.1f} mm from the side; {least:g} mm or more is white")


def _nearest_told(reading: Reading, shape: Format) -> str:
    nearest = min(
        (min(run.box.left, reading.sizes[run.page - 1][0] - run.box.right) / MM for run in reading.lettered),
        default=0.0,
    )
    return f"words come as near as {nearest:.1f} mm to a fold; {fold_mm(shape):g} mm is the least"


def _folds_of_sheet(reading: Reading, shape: Format) -> Verdict:
    """A sheet that is cut has two folds on each side; cards on an office sheet are cut out first."""
    if shape.fold != "roll-fold" and reading.promise.kind == "imposed":
        return not_applicable("cards are cut out of the sheet: measured in the file for the screen")
    return judged(
        _over_folds(reading, shape),
        lambda: f"{len(reading.sizes)} sides; no words within {fold_mm(shape):g} mm of a fold",
    )


def _over_folds(reading: Reading, shape: Format) -> Iterator[Fault]:
    least = fold_mm(shape)
    for run in reading.lettered:
        for fold in _folds(reading, run.page):
            if run.box.left / MM - least + _TOLERANCE_MM < fold < run.box.right / MM + least - _TOLERANCE_MM:
                yield Fault(run.page, excerpt(run.text), f"within {least:g} mm of the fold {fold:g} mm from the left")


def _folds(reading: Reading, page: int) -> tuple[float, float]:
    """How far the folds of one side of a sheet are from its left, in mm. Outside the narrow panel is first."""
    width = reading.sizes[page - 1][0] / MM
    if reading.promise.shape and reading.promise.shape.fold == "z-fold":
        return width / 3, 2 * width / 3
    narrow, wide = ROLL_FOLD_MM[min(PAPER_MM, key=lambda paper: abs(PAPER_MM[paper][1] - width))]
    narrow_is_left = (page % 2 == 1) == (reading.promise.direction == "ltr")
    return (narrow, narrow + wide) if narrow_is_left else (wide, 2 * wide)


def sequence(reading: Reading) -> Verdict:
    """Goal 18: the cover is outside, the narrow panel folds in, and the back is printed the right way up."""
    shape = reading.promise.shape
    if shape is None or shape.fold != "roll-fold":
        return _NOT_FOLDED
    if reading.promise.kind != "screen":
        return judged(_on_the_sheet(reading), "the title is on the panel outside; turned on the short edge")
    narrow = [
        page for page, size in enumerate(reading.sizes, start=1) if _is_narrow(size, shape, _paper(reading, shape))
    ]
    told = f"panels {' and '.join(map(str, narrow)) or 'none'} are the narrow ones that fold in"
    return passed(told) if set(narrow) == NARROW_PANELS else judged([Fault(None, "", told)], "")


def _is_narrow(size: tuple[float, float], shape: Format, paper: str) -> bool:
    return same_size(size, page_mm(shape, paper, narrow=True))


def _on_the_sheet(reading: Reading) -> Iterator[Fault]:
    if reading.facts.duplex != _SHORT_EDGE:
        yield Fault(None, "", "the file does not tell the printer to turn the sheet on its short edge")
    outside = [run for run in reading.lettered if run.page == 1]
    title = max(outside, key=lambda run: run.size, default=None)
    if title is None:
        yield Fault(1, "", "nothing is printed outside")
    elif not _on_cover(title, reading):
        yield Fault(1, excerpt(title.text), "the title is not on the panel that is outside when folded")


def _on_cover(title: Run, reading: Reading) -> bool:
    first, second = _folds(reading, 1)
    return title.box.left / MM > second if reading.promise.direction == "ltr" else title.box.right / MM < first


def one_topic(reading: Reading) -> Verdict:
    """Goal 19: six panels hold one topic, and no more words than can be read on them."""
    shape = reading.promise.shape
    if shape is None or shape.fold != "roll-fold":
        return _NOT_FOLDED
    count = len([word for run in reading.lettered if run.kept != "artifact" for word in run.text.split()])
    faults = []
    if count > _WORDS_ON_A_SHEET:
        faults.append(Fault(None, "", f"{count} words; {_WORDS_ON_A_SHEET} fit"))
    if reading.promise.kind == "screen" and len(reading.sizes) > shape.most:
        faults.append(Fault(shape.most + 1, "", f"{len(reading.sizes)} panels; a sheet has {shape.most}"))
    return judged(faults, f"{count} words on {len(reading.sizes)} pages; {_WORDS_ON_A_SHEET} are allowed")


def in_fours(reading: Reading) -> Verdict:
    """Goal 20: the pages of a booklet come in fours, and none is blank."""
    shape = reading.promise.shape
    if shape is None or shape.fold != "booklet":
        return _NO_BOOKLET
    count = len(reading.sizes) * (2 if reading.promise.kind == "imposed" else 1)
    faults = [*_blank(reading)]
    if count % _PAGES_A_SHEET:
        faults.insert(
            0,
            Fault(None, "", f"{count} pages; a sheet holds {_PAGES_A_SHEET}, so {-count % _PAGES_A_SHEET} are missing"),
        )
    return judged(faults, f"{count} pages on {count // _PAGES_A_SHEET} sheets, none blank")


def _blank(reading: Reading) -> Iterator[Fault]:
    """Pages without words of their own: running lines alone do not fill a page."""
    with_words = {(run.page, _half(run, reading)) for run in reading.lettered if not _is_running_line(run, reading)}
    halves: Sequence[str] = ("left", "right") if reading.promise.kind == "imposed" else ("",)
    for page in range(1, len(reading.sizes) + 1):
        for half in halves:
            if (page, half) not in with_words:
                yield Fault(page, "", f"the page {half and f'on the {half} '}is blank")


def _is_running_line(run: Run, reading: Reading) -> bool:
    """Whether this stands at the head or foot of every page: told by tags, else by its place."""
    if reading.top:
        return run.kept == "artifact"
    return min(run.box.top, reading.sizes[run.page - 1][1] - run.box.bottom) < _RUNNING_LINES_MM * MM


def _half(run: Run, reading: Reading) -> str:
    if reading.promise.kind != "imposed":
        return ""
    return "left" if run.box.left < reading.sizes[run.page - 1][0] / 2 else "right"


def both_ways(reading: Reading) -> Verdict:
    """Goal 21: a booklet is there in reading order and on sheets, which are turned on the short edge."""
    promise = reading.promise
    if promise.shape is None or promise.shape.fold != "booklet":
        return _NO_BOOKLET
    if promise.kind == "imposed" and reading.facts.duplex != _SHORT_EDGE:
        return judged([Fault(None, "", "the file does not tell the printer to turn the sheet on its short edge")], "")
    if not promise.siblings:
        return not_yet("the other files of this edition were not shown")
    sheets = [name for name in promise.siblings if name.endswith("-sheets.pdf")]
    told = f"{len(promise.siblings)} files, {len(sheets)} of them on sheets"
    return passed(told) if sheets else judged([Fault(None, "", "there is no file on sheets beside it")], "")
