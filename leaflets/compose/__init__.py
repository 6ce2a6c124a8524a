"""Puts the words of one edition into HTML through the templates. The one door to jinja2."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from leaflets.compose.apart import APART, empty_pages, stretches
from leaflets.compose.catalogue import COVER, Shelved, catalogue
from leaflets.compose.changes import Difference, changes_html, changes_text
from leaflets.compose.context import context
from leaflets.compose.edition import Composed, Edition, document_title, reference, reference_of
from leaflets.compose.filters import column_shares, css_text, day
from leaflets.compose.goals import Measured, Told, goals
from leaflets.compose.job import job_sheet
from leaflets.compose.plain import plain_text
from leaflets.compose.review import READERS, RIGHT, Notes, proof, proof_parts, review_word, user_test
from leaflets.compose.staff import staff
from leaflets.compose.templates import rendered
from leaflets.compose.wanted import printed, wanted
from leaflets.compose.web import web
from leaflets.formats import FORMATS, page_mm
from leaflets.model import KINDS

__all__ = [
    "COVER",
    "READERS",
    "RIGHT",
    "Composed",
    "Difference",
    "Edition",
    "Measured",
    "Notes",
    "Shelved",
    "Told",
    "catalogue",
    "changes_html",
    "changes_text",
    "column_shares",
    "compose",
    "css_text",
    "day",
    "empty_pages",
    "goals",
    "job_sheet",
    "plain_text",
    "printed",
    "proof",
    "proof_parts",
    "reference",
    "reference_of",
    "review_word",
    "staff",
    "stretches",
    "stylesheets",
    "user_test",
    "wanted",
    "web",
]


def compose(edition: Edition) -> Composed:
    """The HTML of one edition. With `numbers` only its front matter is made, page numbers filled in.

    Raises `ProblemsFound` when a template is missing, cannot be used, or asks for something that is not there.
    """
    root, context = edition.library.root, _context(edition)
    return Composed(
        html=rendered(root, "leaflet.html", context),
        style=rendered(root, f"formats/{edition.manuscript.job.format}.css", context),
        stylesheets=stylesheets(root),
        title=document_title(edition),
        direction=edition.labels.direction,
        wanted=tuple(wanted(edition)),
    )


def stylesheets(root: Path) -> tuple[str, ...]:
    """The styles of every leaflet, in floors: palette, fonts, type, parts of a leaflet, then each kind of block."""
    floors = [path.relative_to(root).as_posix() for path in sorted((root / "templates/css").glob("*.css"))]
    blocks = [f"templates/blocks/{kind}.css" for kind in KINDS]
    return (*floors, *(name for name in blocks if (root / name).exists()))


def _context(edition: Edition) -> dict[str, Any]:
    """What only leaflets on paper need besides: front matter, page numbers, pages for notes."""
    chapters = edition.manuscript.chapters
    first, *rest = chapters if edition.has_front else (None, *chapters)
    return {
        **context(edition),
        "first": first,
        "chapters": rest,
        "contents": rest,
        "has_front": edition.has_front,
        "fillers": edition.fillers,
        "filler_lines": _filler_lines(edition),
        "numbers": edition.numbers or {},
        "front_only": edition.numbers is not None,
        "apart": APART,
    }


def _filler_lines(edition: Edition) -> int:
    """How many ruled lines fill a page for notes, 9 mm apart, its heading left out."""
    shape = FORMATS[edition.manuscript.job.format]
    height = page_mm(shape, edition.region.paper)[1] - shape.margins.top - shape.margins.bottom
    return int((height - 20) / 9)
