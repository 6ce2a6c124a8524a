"""Scripts that are written from right to left: goal 51."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal

from leaflets.preflight.promise import Fault, Verdict, judged, not_applicable
from leaflets.preflight.reading import Line, Reading, excerpt

_FEW_LINES = 2
_EDGE_PT = 2.0
_SPREAD_PT = 6.0


def right_to_left(reading: Reading) -> Verdict:
    """Goal 51: pages turn from the right, lines begin at the right, and the cover names the language twice."""
    if reading.promise.direction != "rtl":
        return not_applicable("the script is written from left to right")
    faults = [*_turning(reading), *_starts(reading), *_named(reading)]
    return judged(
        faults, "pages turn from the right and lines begin there; letters that are missing are looked for by goal 26"
    )


def _turning(reading: Reading) -> Iterator[Fault]:
    if reading.facts.direction != "R2L":
        yield Fault(None, "", "viewers are not told to turn the pages from the right")


def _starts(reading: Reading) -> Iterator[Fault]:
    """Paragraphs whose lines agree at the left and not at the right were laid out from left to right."""
    for block in reading.running:
        lines = [line for line in block.lines if line.page == block.page]
        if len(lines) > _FEW_LINES and _spread(lines, "right") > _SPREAD_PT and _spread(lines, "left") < _EDGE_PT:
            yield Fault(block.page, excerpt(block.text), "its lines begin at the left")


def _spread(lines: Sequence[Line], side: Literal["left", "right"]) -> float:
    places = [line.box.left if side == "left" else line.box.right for line in lines]
    return max(places) - min(places)


def _named(reading: Reading) -> Iterator[Fault]:
    """The cover has letters of both scripts: the name of the language in English, for staff, and in its own."""
    cover = "".join(run.text for run in reading.lettered if run.page == 1 and run.kept != "artifact")
    kinds = {unicodedata.bidirectional(letter) for letter in cover if letter.isalpha()}
    if reading.promise.kind == "screen" and not ({"L"} <= kinds and kinds & {"R", "AL"}):
        yield Fault(1, "", "the cover does not name the language in English and in its own script")
