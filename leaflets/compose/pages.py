"""What the stylesheet of a format needs: sizes in mm and pt, fonts, and the words that run along every page."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from leaflets import words
from leaflets.compose.edition import Edition, reference
from leaflets.compose.filters import css_text
from leaflets.formats import FORMATS, HEAD_MEASURE_EM, MEASURE_EM, NARROW_PANELS, PT_PER_MM, TOPIC_MEASURE_EM, page_mm


def page(edition: Edition) -> dict[str, Any]:
    """Everything that differs from edition to edition in how its pages are set."""
    shape, paper = FORMATS[edition.manuscript.job.format], edition.region.paper
    width, height = page_mm(shape, paper)
    measure = MEASURE_EM if edition.has_front else TOPIC_MEASURE_EM if edition.alone else HEAD_MEASURE_EM
    return {
        "format": shape,
        "width_mm": width,
        "height_mm": height,
        "narrow_mm": page_mm(shape, paper, narrow=True)[0],
        "margins": edition.margins,
        "space": edition.space,
        "measure_em": measure,
        "measure_mm": measure * shape.sheet_pt / PT_PER_MM,
        "alone": edition.alone,
        "narrow": NARROW_PANELS if shape.fold == "roll-fold" else (),
        "family": Markup(family(edition.labels.font)),  # noqa: S704 - nothing that could end a CSS string is left in it
        "end_is_right": edition.labels.direction == "ltr",
        "running": _running(edition),
        "page_of": _page_of(edition),
    }


def _running(edition: Edition) -> str:
    """The words at the foot of every page: the whole title where there is room, none on a panel."""
    code, title = reference(edition), edition.manuscript.title
    if FORMATS[edition.manuscript.job.format].panelled:
        return code
    return f"{words.plain(title.title if edition.manuscript.job.format == 'handout' else title.short)} · {code}"


def family(name: str) -> str:
    """The CSS font stack of a language: its own family, then the Latin one for names and codes inside it."""
    latin = "Atkinson Hyperlegible Next"
    return ", ".join(f'"{family}"' for family in dict.fromkeys([re.sub(r'["\\<\n]', "", name), latin]))


def _page_of(edition: Edition) -> str:
    """The CSS `content` of "Page 2 of 30"."""
    pieces = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
    split = re.split(r"(\{pages?\})", edition.label("page"))
    return " ".join(pieces.get(piece, css_text(piece)) for piece in split if piece)
