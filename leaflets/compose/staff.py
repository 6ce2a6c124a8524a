"""The staff sheet: one page that tells whoever prints a leaflet what to choose, how to fold it, what to throw away.

It is never part of the patient's copy, and speaks the leaflet's language only where the labels have words for staff in
it; the house's language otherwise.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Literal

from markupsafe import Markup

from leaflets import words
from leaflets.compose.edition import Edition, reference, said
from leaflets.compose.filters import day
from leaflets.compose.pages import family
from leaflets.compose.templates import rendered
from leaflets.formats import FORMATS, PAPER_MM, Format

_STEPS = (1, 2, 3)


def staff(edition: Edition, pages: int) -> str:
    """The HTML of the staff sheet of an edition with so many pages, for the same stylesheets as the leaflet.

    Raises `ProblemsFound` when the labels lack a word of it (`label-missing`), or its template cannot be used.
    """
    return rendered(edition.library.root, "staff.html", _context(edition, pages))


def _context(edition: Edition, pages: int) -> dict[str, Any]:
    language = language_for(edition, "staff")
    labels, job = edition.library.labels[language], edition.manuscript.job
    shape, paper = FORMATS[job.format], edition.region.paper
    width, height = PAPER_MM[paper]
    sides = shape.sides(pages)
    return {
        "t": partial(word_for, edition, language, "staff"),
        "language": language,
        "direction": labels.direction,
        "family": Markup(family(labels.font)),  # noqa: S704 - nothing that could end a CSS string is left in it
        "width_mm": width,
        "height_mm": height,
        "paper": paper,
        "shape": shape,
        "pages": pages,
        "sides": sides,
        "sheets": -(-sides // 2),
        "turn": shape.turn(sides),
        "file": _file(edition, shape),
        "title": words.plain(edition.manuscript.title.title),
        "title_language": job.language,
        "title_direction": edition.labels.direction,
        "title_family": Markup(family(edition.labels.font)),  # noqa: S704 - as above
        "reference": reference(edition),
        "issued": edition.manuscript.leaflet.issued,
        "state": edition.approval.state,
        "draft": edition.approval.draft,
        "review": day(labels, edition.region.date, edition.leaflet.review),
        "mirrored": edition.labels.direction == "rtl",
        "steps": _STEPS if shape.fold != "pages" or sides > 2 else (),  # noqa: PLR2004 - one sheet has two sides
    }


Readers = Literal["staff", "job"]
"""Who reads a sheet that is not for patients: whoever prints, or a print shop. So their words are named in labels."""


def language_for(edition: Edition, readers: Readers) -> str:
    """The leaflet's language where its labels have words for these readers, else the house's language."""
    own = edition.manuscript.job.language
    return own if getattr(edition.library.labels[own], readers) else edition.library.house.language


def word_for(edition: Edition, language: str, readers: Readers, name: str, **values: object) -> str:
    """One of the words for these readers, its placeholders filled. Raises `ProblemsFound` when it is not there."""
    text = said(edition.library, language, readers, name)
    return words.fill(text, {key: str(value) for key, value in values.items()})


def _file(edition: Edition, shape: Format) -> str:
    """The name of the file to print: pages on sheets, where the format has them."""
    job = edition.manuscript.job
    return edition.library.file_name(job.leaflet, job.format, draft=edition.approval.draft) + shape.to_print
