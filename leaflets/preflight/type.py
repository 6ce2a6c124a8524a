"""The size of type, and how lines stand: goals 1 to 8."""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from leaflets.formats import Format
from leaflets.preflight.promise import Fault, Verdict, judged, not_applicable, passed
from leaflets.preflight.reading import HEADINGS, MM, Block, Line, Reading, excerpt

_ROUNDING_PT = 0.06  # a size is written in thousandths of a pixel
# Heights of small letters: 2.1 mm is that of 12 pt in a common typeface; 1.4 mm is what the European guideline on the
# readability of medicine leaflets (2009) lets the smallest labels have.
_X_HEIGHT_MM, _LEAST_X_HEIGHT_MM = 2.1, 1.4
_ROUNDING_MM = 0.005
_COMMON_BODY_PT = 12.0  # shapes with smaller type are read closer to the eye
# Line spacing as a share of the size: plain language guides and RNIB between them; Nastaliq needs more.
_LEADING, _NASTALIQ_LEADING = (1.3, 1.6), (1.8, 2.6)
_NASTALIQ = {"ur"}
_LEADING_ROUNDING = 0.02
_LETTERS_A_LINE, _LETTERS_A_COLUMN = 70, 50  # RNIB: 60 to 70 letters; columns have fewer
_ONE_EDGE_PT = (
    1.5  # line ends nearer to one another than this stand at one edge, their last letters being what they are
)
_SIDE_BEARING = 0.35  # of the size: the white that belongs to letters, which differs between a j and an H
_FEW_LINES = 2  # full lines that a paragraph must have before it can look justified
_STRETCHED = 1.012  # of the width of a line's letters: letters set close are narrower, and never so much wider

_NO_SHAPE = not_applicable("which printed shape this should be is not known")
_NO_TAGS = not_applicable("paragraphs are told by tags, and this file has none: measured in the file for the screen")


def _least_body(shape: Format) -> float:
    """The smallest size that text to read may have in this shape, in pt."""
    return shape.sheet_pt or shape.body_pt


def body(reading: Reading) -> Verdict:
    """Goal 1: text to read has its size; only the end of the leaflet, and tables, may be smaller."""
    shape = reading.promise.shape
    if shape is None:
        return _NO_SHAPE
    if shape.name in {"large-print", "easy-read"}:
        return not_applicable(f"a format of its own, {shape.name}, which the next goals measure")
    return _NO_TAGS if not reading.blocks else judged(_small_body(reading, shape), lambda: _body_told(reading))


def _small_body(reading: Reading, shape: Format) -> Iterator[Fault]:
    wanted = _least_body(shape)
    if reading.body_pt < wanted - _ROUNDING_PT:
        told = f"most text to read is {reading.body_pt:g} pt; {wanted:g} pt or more is promised"
        first = next((block for block in reading.running if abs(block.size - reading.body_pt) < _ROUNDING_PT), None)
        yield Fault(first.page if first else None, excerpt(first.text) if first else "", told)
    least = min(wanted, shape.scale.table)
    for block in reading.content:
        if _is_read(block) and block.size < least - _ROUNDING_PT:
            yield Fault(block.page, excerpt(block.text), f"{block.size:.1f} pt, less than {least:g} pt")


def _is_read(block: Block) -> bool:
    return block.is_running or block.kind in {"TD", "TH", "Caption"}


def _body_told(reading: Reading) -> str:
    least = min((block.size for block in reading.running), default=reading.body_pt)
    return f"most text to read is {reading.body_pt:g} pt, the smallest {least:.1f} pt"


def large_print(reading: Reading) -> Verdict:
    """Goal 2: in large print everything is large, page numbers and captions too."""
    return _all_large(reading, "large-print")


def easy_read(reading: Reading) -> Verdict:
    """Goal 3: the same for Easy Read."""
    return _all_large(reading, "easy-read")


def _all_large(reading: Reading, name: str) -> Verdict:
    shape = reading.promise.shape
    if shape is None:
        return _NO_SHAPE
    if shape.name != name:
        return not_applicable(f"the format is {shape.name}")
    faults = [*_smaller(reading, shape.small_pt)]
    if reading.body_pt < shape.body_pt - _ROUNDING_PT:
        told = f"most text is {reading.body_pt:g} pt; {shape.body_pt:g} pt is promised"
        faults.insert(0, Fault(None, "", told))
    return judged(faults, lambda: f"{_smallest_told(reading)}; most text is {reading.body_pt:g} pt")


def smallest(reading: Reading) -> Verdict:
    """Goal 4: nothing at all is smaller than the smallest size of the shape."""
    shape = reading.promise.shape
    if shape is None:
        return _NO_SHAPE
    return judged(_smaller(reading, shape.small_pt), lambda: _smallest_told(reading))


def _smaller(reading: Reading, least: float) -> Iterator[Fault]:
    for run in reading.lettered:
        if run.size < least - _ROUNDING_PT:
            yield Fault(run.page, excerpt(run.text), f"{run.size:.1f} pt, less than {least:g} pt")


def _smallest_told(reading: Reading) -> str:
    run = min(reading.lettered, key=lambda run: run.size, default=None)
    return f"the smallest is {run.size:.1f} pt, on page {run.page}" if run else "there are no words"


def x_height(reading: Reading) -> Verdict:
    """Goal 5: small letters are tall enough, since typefaces of one size differ."""
    heights = {font.name: font.x_height for font in reading.fonts}
    runs = [run for run in reading.lettered if abs(run.size - reading.body_pt) < _ROUNDING_PT]
    name = runs[0].font.rpartition("+")[2] if runs else ""
    if not _has_small_letters("".join(run.text for run in runs)):
        return not_applicable("this script has no small letters")
    share = heights.get(name)
    if share is None:
        return not_applicable(f"the font {name} does not say how tall its small letters are")
    height = share * reading.body_pt / MM
    least = _X_HEIGHT_MM if reading.body_pt >= _COMMON_BODY_PT - _ROUNDING_PT else _LEAST_X_HEIGHT_MM
    told = f"small letters of {reading.body_pt:g} pt {name} are {height:.2f} mm tall; {least} mm or more is asked for"
    return (
        passed(told)
        if height >= least - _ROUNDING_MM
        else judged([Fault(runs[0].page, excerpt(runs[0].text), told)], "")
    )


def _has_small_letters(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(unicodedata.category(letter) in {"Ll", "Lu"} for letter in letters) > len(letters)


def leading(reading: Reading) -> Verdict:
    """Goal 6: the distance of lines in text to read, as a share of its size."""
    pairs = [pair for block in reading.running for pair in _neighbours(block)]
    if not pairs:
        return _NO_TAGS if not reading.blocks else not_applicable("no paragraph has two lines")
    low, high = _NASTALIQ_LEADING if reading.promise.language in _NASTALIQ else _LEADING
    if reading.promise.shape:
        low = min(low, reading.promise.shape.leading)
    faults = (
        Fault(line.page, excerpt(line.text), f"lines are {ratio:.2f} times their size apart, not {low:g} to {high:g}")
        for ratio, line in pairs
        if not low - _LEADING_ROUNDING <= ratio <= high + _LEADING_ROUNDING
    )
    ratios = [ratio for ratio, _ in pairs]
    told = f"{statistics.median(ratios):.2f} times the size, from {min(ratios):.2f} to {max(ratios):.2f}"
    return judged(faults, f"{told}, in {len(pairs)} pairs of lines")


def _neighbours(block: Block) -> Iterator[tuple[float, Line]]:
    """How far apart lines of one block are, as a share of their size, with the upper of them."""
    for one, other in pairwise(block.lines):
        if one.page == other.page and abs(one.size - other.size) < _ROUNDING_PT:
            yield (other.baseline - one.baseline) / one.size, one


def line_length(reading: Reading) -> Verdict:
    """Goal 7: 95 of 100 lines of text to read have no more letters than are easy to follow."""
    shape = reading.promise.shape
    if shape and shape.name in {"card", "easy-read"}:
        return not_applicable(f"the lines of the format {shape.name} are short by its shape")
    lines = [line for block in _body_blocks(reading) for line in block.lines]
    if not lines:
        return _NO_TAGS if not reading.blocks else not_applicable("there are no paragraphs")
    most = _LETTERS_A_COLUMN if shape and shape.panelled else _LETTERS_A_LINE
    in_order = sorted(lines, key=lambda line: len(line.text))
    long = in_order[int(0.95 * (len(in_order) - 1))]
    told = f"95 of 100 lines have {len(long.text)} letters or fewer; {most} are allowed"
    return judged([Fault(long.page, excerpt(long.text), told)] if len(long.text) > most else [], told)


def _body_blocks(reading: Reading) -> list[Block]:
    """Text to read in its own size: small print at the end has longer lines, and headings shorter ones."""
    return [block for block in reading.running if block.size > reading.body_pt - 1]


def ragged(reading: Reading) -> Verdict:
    """Goal 8: lines of text to read begin at one edge and are not stretched to end at another."""
    if not reading.blocks:
        return _NO_TAGS
    blocks = [block for block in (*reading.running, *reading.headings) if len(block.lines) > _FEW_LINES]
    starts, ends = _edges(reading.promise.direction)
    faults = [*_moved(blocks, starts), *_stretched(blocks, ends)]
    return judged(
        faults, f"{len(blocks)} paragraphs of {_FEW_LINES + 1} lines or more begin at one edge, and end ragged"
    )


def _edges(direction: str) -> tuple[Callable[[Line], float], Callable[[Line], float]]:
    """Where lines begin and where they end."""
    left, right = attrgetter("box.left"), attrgetter("box.right")
    return (right, left) if direction == "rtl" else (left, right)


def _moved(blocks: Sequence[Block], starts: Callable[[Line], float]) -> Iterator[Fault]:
    """Paragraphs whose lines do not begin under one another: centred, or set to the far edge."""
    for block in blocks:
        lines = block.lines[1:]  # the first may be moved in or out
        spread = [starts(line) for line in lines if line.page == lines[0].page]
        if max(spread) - min(spread) > _SIDE_BEARING * block.size and block.kind not in HEADINGS:
            told = f"its lines begin up to {(max(spread) - min(spread)) / MM:.1f} mm apart"
            yield Fault(block.page, excerpt(block.text), told)


def _stretched(blocks: Sequence[Block], ends: Callable[[Line], float]) -> Iterator[Fault]:
    """Paragraphs with full lines that all end at one edge, some of them wider than their letters are."""
    for block in blocks:
        full = block.lines[:-1]
        edges = [ends(line) for line in full]
        if max(edges) - min(edges) < _ONE_EDGE_PT and max(map(_stretch, full)) > _STRETCHED:
            yield Fault(block.page, excerpt(block.text), f"{len(full)} lines are stretched to end at one edge")


def _stretch(line: Line) -> float:
    """How wide a line is, as a share of what its letters take by themselves."""
    return sum(run.box.width for run in line.runs) / max(sum(run.natural for run in line.runs), 1.0)
