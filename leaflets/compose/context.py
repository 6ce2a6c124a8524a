"""Everything that a template can use, and the HTML of one block."""

from __future__ import annotations

from functools import partial
from typing import Any

from markupsafe import Markup

from leaflets import words
from leaflets.compose import qr
from leaflets.compose.edition import Edition, document_title
from leaflets.compose.filters import number
from leaflets.compose.identity import identity, team
from leaflets.compose.pages import page
from leaflets.compose.templates import environment
from leaflets.model import Piece

# The kinds of block that people write on, and that have fields in the edition to fill in on a screen.
_WITH_FIELDS = frozenset({"checklist", "lines"})


def context(edition: Edition) -> dict[str, Any]:
    """What templates of every kind can use, on paper and on a screen."""
    labels, manuscript = edition.labels, edition.manuscript
    return {
        **page(edition),
        **identity(edition),
        "document_title": document_title(edition),
        "language": manuscript.job.language,
        "direction": labels.direction,
        "title": manuscript.title,
        "leaflet": edition.leaflet,
        "shorter": not manuscript.whole,
        "draft": edition.approval.draft,
        "t": edition.label,
        "code": _code(edition),
        "block": partial(block, edition),
    }


def _code(edition: Edition) -> Markup:
    """The QR code of the publisher's web address; nothing without an address."""
    web = edition.values["web"].text
    return qr.drawing(web, words.fill(edition.label("qr"), {"address": web})) if web else Markup()


def block(edition: Edition, piece: Piece, level: int, *, blank: str = "") -> Markup:
    """The HTML of one block, by the template of its kind; `blank` stands where the clinic gives no phone number."""
    phone = edition.values["phone"].text
    template = environment(edition.library.root / "templates").get_template(_template(edition, piece.block.kind()))
    return Markup(  # noqa: S704 - the template escapes what is not markup
        template.render(
            block=piece.block,
            id=piece.address,
            level=level,
            t=edition.label,
            language=edition.manuscript.job.language,
            direction=edition.labels.direction,
            team=[(label, value or blank) for label, value in team(edition)],
            phone=number(phone) if phone or not blank else blank,
            support=edition.region.support,
        )
    )


def _template(edition: Edition, kind: str) -> str:
    """The template of a kind of block: one with fields, where there is one and the edition is to be filled in."""
    return f"fillable/{kind}.html" if edition.fillable and kind in _WITH_FIELDS else f"blocks/{kind}.html"
