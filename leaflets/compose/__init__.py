"""Puts the words of one edition into HTML through the templates. The one door to jinja2."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from leaflets.compose.edition import Composed, Edition, Numbers, document_title, reference
from leaflets.compose.filters import column_shares, css_text, day, number
from leaflets.compose.identity import identity, team
from leaflets.compose.pages import page
from leaflets.compose.templates import environment, rendered
from leaflets.compose.wanted import printed, wanted
from leaflets.model import KINDS, Piece

__all__ = [
    "Composed",
    "Edition",
    "Numbers",
    "column_shares",
    "compose",
    "css_text",
    "day",
    "printed",
    "reference",
]


def compose(edition: Edition) -> Composed:
    """The HTML of one edition. With `numbers` only its front matter is made, page numbers filled in.

    Raises `ProblemsFound` when a template is missing, cannot be used, or asks for something that is not there.
    """
    root, context = edition.library.root, _context(edition)
    return Composed(
        html=rendered(root, "leaflet.html", context),
        style=rendered(root, f"formats/{edition.manuscript.job.format}.css", context),
        stylesheets=tuple(_stylesheets(root)),
        title=document_title(edition),
        direction=edition.labels.direction,
        wanted=tuple(wanted(edition)),
    )


def _stylesheets(root: Path) -> Iterator[str]:
    """The styles of every leaflet, in floors: palette, fonts, type, parts of a leaflet, then each kind of block."""
    yield from (path.relative_to(root).as_posix() for path in sorted((root / "templates/css").glob("*.css")))
    yield from (f"templates/blocks/{kind}.css" for kind in KINDS if (root / f"templates/blocks/{kind}.css").exists())


def _context(edition: Edition) -> dict[str, Any]:
    labels, manuscript = edition.labels, edition.manuscript
    first, *rest = manuscript.chapters
    return {
        **page(edition),
        **identity(edition),
        "document_title": document_title(edition),
        "language": manuscript.job.language,
        "direction": labels.direction,
        "title": manuscript.title,
        "leaflet": manuscript.leaflet,
        "first": first,
        "chapters": rest,
        "contents": rest,
        "numbers": edition.numbers.pages if edition.numbers else {},
        "front_only": edition.numbers is not None,
        "draft": edition.approval.draft,
        "t": edition.label,
        "block": partial(_block, edition),
    }


def _block(edition: Edition, piece: Piece, level: int) -> Markup:
    """The HTML of one block, by the template of its kind."""
    template = environment(edition.library.root / "templates").get_template(f"blocks/{piece.block.kind()}.html")
    return Markup(  # noqa: S704 - the template escapes what is not markup
        template.render(
            block=piece.block,
            id=piece.address,
            level=level,
            t=edition.label,
            language=edition.manuscript.job.language,
            direction=edition.labels.direction,
            team=list(team(edition)),
            phone=number(edition.values["phone"].text),
            support=edition.region.support,
        )
    )
