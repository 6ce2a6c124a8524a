"""What a file promises, as far as it can be seen from the file itself."""

from __future__ import annotations

from itertools import product

from leaflets.formats import FORMATS, PAPER_MM, Format, flat_mm, page_mm
from leaflets.preflight.page import same_size
from leaflets.preflight.promise import Kind, Promise
from leaflets.preflight.reading import MM, Reading

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ps", "ur", "ckb", "sd", "ug", "yi"}


def promise(reading: Reading) -> Promise:
    """The promise that this file most likely was made under; what cannot be seen is left empty.

    The format is told by the name of the file where there is one, else by the size of pages and type.
    """
    facts, kind = reading.facts, _kind(reading)
    language = facts.language or "en"
    title = facts.info.get("Title", "")
    shape = _named(reading.name) or _shape(reading, kind)
    return Promise(
        shape=shape,
        sizes=_sizes(shape, kind, reading) if shape else (),
        language=facts.language,
        direction="rtl" if facts.direction == "R2L" or language.split("-")[0] in _RIGHT_TO_LEFT else "ltr",
        title=title,
        draft=title.startswith("Draft") or "-draft" in (reading.name or ""),
        kind=kind,
    )


def _kind(reading: Reading) -> Kind:
    if "GTS_PDFX" in reading.facts.intents or any("PDFX" in claim for claim in reading.facts.claims):
        return "press"
    wide = reading.sizes[0][0] > reading.sizes[0][1]
    is_sheet = wide and any(same_size(reading.sizes[0], size[::-1]) for size in PAPER_MM.values())
    return "imposed" if is_sheet and reading.top is None else "screen"


def _named(name: str | None) -> Format | None:
    """The format that stands in the name of a file, which is made of leaflet, format and state."""
    stem = f"-{(name or '').rpartition('/')[2].removesuffix('.pdf')}-"
    return next((shape for shape in FORMATS.values() if f"-{shape.name}-" in stem), None)


def _shape(reading: Reading, kind: Kind) -> Format | None:
    """The format that has these pages; of those on whole sheets the one whose type is nearest."""
    if kind == "imposed":
        return None
    if kind == "press":
        shapes = (shape for shape in FORMATS.values() if shape.pressed)
        return next((shape for shape in shapes if _sizes(shape, kind, reading)), None)
    fitting = [shape for shape in FORMATS.values() if _fits(shape, reading)]
    return min(fitting, key=lambda shape: abs(shape.body_pt - reading.body_pt), default=None)


def _fits(shape: Format, reading: Reading) -> bool:
    return any(same_size(reading.sizes[0], page_mm(shape, paper)) for paper in PAPER_MM)


def _sizes(shape: Format, kind: Kind, reading: Reading) -> tuple[tuple[float, float], ...]:
    """The sizes that pages of this format have on the paper of the first page."""
    if kind == "imposed":
        return tuple((high, wide) for wide, high in PAPER_MM.values() if same_size(reading.sizes[0], (high, wide)))
    if kind == "press":
        flat = (flat_mm(shape, paper) for paper in PAPER_MM)
        return tuple(size for size in flat if same_size(reading.sizes[0], size))
    choices = product(PAPER_MM, (False, True) if shape.fold == "roll-fold" else (False,))
    height = reading.sizes[0][1] / MM
    found = [page_mm(shape, paper, narrow=narrow) for paper, narrow in choices]
    return tuple(size for size in found if abs(size[1] - height) < 1)
