"""The job sheet: one page that tells a print shop what to print, on what, how many, and how to fold and bind it."""

from __future__ import annotations

from functools import partial
from typing import Any

from markupsafe import Markup

from leaflets import words
from leaflets.compose.edition import Edition, reference
from leaflets.compose.pages import family
from leaflets.compose.staff import language_for, word_for
from leaflets.compose.templates import rendered
from leaflets.formats import FORMATS, PAPER_MM, PRESS_BLEED_MM, PRESS_MOST_INK, Format, flat_mm, page_mm


def job_sheet(edition: Edition, pages: int, profile: str) -> str:
    """The HTML of the job sheet of an edition with so many pages, for the press of the profile of this name.

    Raises `ProblemsFound` when the labels lack a word of it (`label-missing`), or its template cannot be used.
    """
    return rendered(edition.library.root, "job.html", _context(edition, pages, profile))


def _context(edition: Edition, pages: int, profile: str) -> dict[str, Any]:
    language = language_for(edition, "job")
    labels, job = edition.library.labels[language], edition.manuscript.job
    shape, paper = FORMATS[job.format], edition.region.paper
    width, height = PAPER_MM[paper]
    return {
        "t": partial(word_for, edition, language, "job"),
        "language": language,
        "direction": labels.direction,
        "family": Markup(family(labels.font)),  # noqa: S704 - nothing that could end a CSS string is left in it
        "title_family": Markup(family(edition.labels.font)),  # noqa: S704 - as above
        "width_mm": width,
        "height_mm": height,
        "shape": shape,
        "pages": pages,
        "flat": _told(paper, " × ", *flat_mm(shape, paper)),
        "finished": _told(paper, " × ", *page_mm(shape, paper)),
        "widths": _told(paper, ", ", *_outside(shape, paper, edition.labels.direction)),
        "bleed": _told(paper, "", PRESS_BLEED_MM[paper]),
        "ink": f"{PRESS_MOST_INK:.0%}",
        "profile": profile,
        "shop": edition.library.house.press,
        "file": f"{edition.library.file_name(job.leaflet, job.format, draft=edition.approval.draft)}-press.pdf",
        "title": words.plain(edition.manuscript.title.title),
        "title_language": job.language,
        "title_direction": edition.labels.direction,
        "reference": reference(edition),
        "issued": edition.manuscript.leaflet.issued,
        "draft": edition.approval.draft,
        "binding": "right" if edition.labels.direction == "rtl" else "left",
    }


def _outside(shape: Format, paper: str, direction: str) -> list[float]:
    """The widths of the panels on the first side, from left to right, in mm; none where all are alike."""
    if shape.fold != "roll-fold":
        return []
    narrow, wide = (page_mm(shape, paper, narrow=narrow)[0] for narrow in (True, False))
    return [narrow, wide, wide] if direction == "ltr" else [wide, wide, narrow]


def _told(paper: str, between: str, *lengths: float) -> str:
    """Lengths in mm for people; in inches first where paper is measured in them."""
    metric = between.join(map(_number, lengths)) + " mm"
    return metric if paper == "A4" else f"{between.join(_number(each / 25.4) for each in lengths)} in ({metric})"


def _number(length: float) -> str:
    """To a ten-thousandth, as inches are divided, and no noughts at the end."""
    return f"{length:.4f}".rstrip("0").rstrip(".")
