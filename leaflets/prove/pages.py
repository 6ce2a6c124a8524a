"""Pages that hold almost nothing: no words are lost there, but paper is, and a reader wonders what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from leaflets.problems import Place, Problem, Severity
from leaflets.prove.boxes import BoxLike

# A page with less than this share of its height in use looks like a fault.
_NEARLY_EMPTY = 0.12


def nearly_empty(boxes: Mapping[str, Sequence[BoxLike]], sizes: Sequence[tuple[float, float]]) -> Iterator[Problem]:
    """Yields a warning for each page (sizes in pt) whose blocks take almost none of its height."""
    on_page: dict[int, list[tuple[str, BoxLike]]] = {}
    for address, found in boxes.items():
        for box in found:
            on_page.setdefault(box.page, []).append((address, box))
    for number, (_, height) in enumerate(sizes, start=1):
        held = on_page.get(number, [])
        used = max((box.bottom for _, box in held), default=0) - min((box.top for _, box in held), default=0)
        if used < _NEARLY_EMPTY * height:
            yield _told(number, held[0][0] if held else "")


def _told(page: int, block: str) -> Problem:
    message = f"Page {page} is nearly empty."
    hint = "Take out a line or two before it, or add some: the page goes, or it fills."
    return Problem("page-nearly-empty", message, hint, Place(block=block), Severity.WARNING)
