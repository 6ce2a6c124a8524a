"""How much a format holds: how full each page is, panels that run over, leaflets with more pages than they may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from leaflets.problems import Place, Problem, Severity
from leaflets.prove.boxes import BoxLike, Wanted, about_words

Boxes = Mapping[str, Sequence[BoxLike]]
Sizes = Sequence[tuple[float, float]]  # width and height of each page in pt
# Boxes that go round others and down to the foot of a page whatever is in them.
_ROUND_OTHERS = ("panel-", "filler-")


def fullness(boxes: Boxes, sizes: Sizes, white: tuple[float, float]) -> tuple[int, ...]:
    """How full each page is, in per cent of its height between the margins (`white`: above and below, in pt)."""
    rooms = (height - sum(white) for _, height in sizes)
    return tuple(
        round(100 * (1 - free / room)) for free, room in zip(free_heights(boxes, sizes, white), rooms, strict=True)
    )


def free_heights(boxes: Boxes, sizes: Sizes, white: tuple[float, float]) -> tuple[float, ...]:
    """The height in pt that is left at the foot of each page, above its margin."""
    feet = dict.fromkeys(range(1, len(sizes) + 1), white[0])
    for name, found in boxes.items():
        for box in found if not name.startswith(_ROUND_OTHERS) else ():
            feet[box.page] = max(feet[box.page], box.bottom)
    return tuple(max(0.0, height - white[1] - foot) for foot, (_, height) in zip(feet.values(), sizes, strict=True))


def panels(wanted: Sequence[Wanted], boxes: Boxes, free: Sequence[float]) -> Iterator[Problem]:
    """Yields a problem for each panel (its id is `panel-1` and so on) that goes on over the foot of its page.

    It is told at the first block that runs over, with about how many words are too many. `free` is the height in pt
    that is left at the foot of each page, which the words that run over might still use.
    """
    for name, found in boxes.items():
        if name.startswith("panel-") and len(found) > 1:
            kept, *over = [box.page for box in found]
            yield _overset(name.removeprefix("panel-"), len(over), *_over(wanted, boxes, (kept, kept), over, free))


def _over(
    wanted: Sequence[Wanted], boxes: Boxes, kept: tuple[int, int], over: Sequence[int], free: Sequence[float]
) -> tuple[str, int]:
    """The first block on the pages over, and about how many words there find no place on the pages before them.

    What runs over may be a drawing, or the closing block, which no author can shorten: so the words are those that
    would take up its height.
    """
    held = [block for block in wanted if any(kept[0] <= box.page <= kept[1] for box in boxes.get(block.address, ()))]
    beyond = sum(_height(boxes, page) for page in over) - free[kept[1] - 1]
    first = next((block for block in wanted if any(box.page in over for box in boxes.get(block.address, ()))), None)
    block = first or (held[-1] if held else None)
    return block.address if block else "", max(1, round(beyond * _words_a_point(held, boxes)))


def _words_a_point(blocks: Sequence[Wanted], boxes: Boxes) -> float:
    """How many words stand in a pt of height where lines are full: drawings and headings have fewer."""
    heights = ((block, sum(box.bottom - box.top for box in boxes[block.address])) for block in blocks)
    return max((len(block.text.split()) / high for block, high in heights if high), default=0.0)


def _height(boxes: Boxes, page: int) -> float:
    """How much of the height of a page is in use."""
    held = [
        box for name, found in boxes.items() if not name.startswith(_ROUND_OTHERS) for box in found if box.page == page
    ]
    return max((box.bottom for box in held), default=0) - min((box.top for box in held), default=0)


def _overset(number: str, more: int, block: str, count: int) -> Problem:
    panels_more = "one panel" if more == 1 else f"{more} panels"
    message = (
        f"Panel {number} is too full, with the white between its blocks as small as it may be: "
        f"{about_words(count)} too many. It would take {panels_more} more."
    )
    hint = "Shorten the panel by that much, here or before; the type is never made smaller."
    return Problem("panel-overset", message, hint, Place(block=block))


def too_many(wanted: Sequence[Wanted], boxes: Boxes, free: Sequence[float], most: int) -> Iterator[Problem]:
    """Yields a warning for a leaflet with more pages than its format is meant for, at the first block beyond them."""
    pages = len(free)
    if pages > most:
        block, count = _over(wanted, boxes, (1, most), range(most + 1, pages + 1), free)
        message = f"This has {pages} pages, and {most} is the most: {about_words(count)} too many."
        hint = "Shorten it, take sections out of the job ticket, or hand out another format."
        yield Problem("pages-too-many", message, hint, Place(block=block), Severity.WARNING)
