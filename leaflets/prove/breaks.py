"""Where pages end: no heading without its words, no box or row in two pieces, no line by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from leaflets.problems import Place, Problem, Severity
from leaflets.prove.boxes import BoxLike, Wanted

Boxes = Mapping[str, Sequence[BoxLike]]

# Blocks with a frame or one thought, which a reader wants to see whole. Lists and long tables may go on overleaf.
_WHOLE = frozenset({"advice", "alert", "contact", "figure", "idea", "keypoints", "question"})
# A piece of a paragraph lower than this many lines is one line by itself.
_ONE_LINE = 1.6
_HINT = "Shorten or lengthen what comes before it by a line or two, or divide it in two."


def breaks(wanted: Sequence[Wanted], boxes: Boxes, kinds: Mapping[str, str], line_pt: float) -> Iterator[Problem]:
    """Yields a warning for each page that ends where it should not.

    `kinds` gives the kind of each block by its address; what has none is a heading. `line_pt` is the height of a line.
    """
    yield from _stranded([block for block in wanted if boxes.get(block.address)], boxes, kinds)
    for address, kind in kinds.items():
        found = boxes.get(address, ())
        at = f"the foot of page {found[0].page}" if found else ""
        if len(found) > 1 and kind in _WHOLE:
            message = f"This box goes on over {at}."
            yield Problem("box-split", message, _HINT, Place(block=address), Severity.WARNING)
        elif len(found) > 1 and kind == "paragraph" and min(map(_height, found)) < _ONE_LINE * line_pt:
            message = f"A line of this paragraph stands by itself, before or after {at}."
            yield Problem("line-alone", message, _HINT, Place(block=address), Severity.WARNING)
    for name, found in boxes.items():
        if "/row/" in name and len(found) > 1:
            message = f"A row of this table goes on over the foot of page {found[0].page}."
            place = Place(block=name.partition("/row/")[0])
            yield Problem("row-split", message, _HINT, place, Severity.WARNING)


def _stranded(placed: Sequence[Wanted], boxes: Boxes, kinds: Mapping[str, str]) -> Iterator[Problem]:
    """Headings whose first words stand on another page; the cover is a page of its own."""
    for block, following in pairwise(placed):
        page = boxes[block.address][-1].page
        heads = block.address not in kinds and block.address != "cover"
        if heads and boxes[following.address][0].page > page:
            message = f"This heading stands alone at the foot of page {page}."
            yield Problem("heading-stranded", message, _HINT, Place(block=block.address), Severity.WARNING)


def _height(box: BoxLike) -> float:
    return box.bottom - box.top
