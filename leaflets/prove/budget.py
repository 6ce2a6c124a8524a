"""How much a format holds: panels that run over, and leaflets with more pages than their shape can have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from leaflets.problems import Place, Problem, Severity
from leaflets.prove.boxes import BoxLike, Wanted, about_words


def panels(wanted: Sequence[Wanted], boxes: Mapping[str, Sequence[BoxLike]]) -> Iterator[Problem]:
    """Yields a problem for each panel (its id is `panel-1` and so on) that goes on over the foot of its page.

    It is told at the first block that runs over, with about how many words are too many.
    """
    for name, found in boxes.items():
        if name.startswith("panel-") and len(found) > 1:
            pages = {box.page for box in found[1:]}
            over = [block for block in wanted if any(box.page in pages for box in boxes.get(block.address, ()))]
            yield _overset(name.removeprefix("panel-"), over)


def _overset(number: str, over: Sequence[Wanted]) -> Problem:
    count = max(1, sum(len(block.text.split()) for block in over))
    message = f"Panel {number} is too full: {about_words(count)} too many."
    hint = "Shorten the panel by that much, here or before; the type is never made smaller."
    return Problem("panel-overset", message, hint, Place(block=over[0].address if over else ""))


def too_many(pages: int, most: int) -> Iterator[Problem]:
    """Yields a warning for a leaflet with more pages than its format is meant for."""
    if pages > most:
        message = f"This has {pages} pages, and {most} is the most for this format."
        hint = "Take sections out of the job ticket, or hand out another format."
        yield Problem("pages-too-many", message, hint, severity=Severity.WARNING)
