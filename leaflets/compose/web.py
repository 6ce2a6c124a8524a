"""The web twin: the words of an edition as one page that needs nothing else, from the same templates of blocks."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from markupsafe import Markup

from leaflets.compose.context import block, context
from leaflets.compose.edition import Edition
from leaflets.compose.filters import cited
from leaflets.compose.templates import environment, rendered
from leaflets.model import Piece
from leaflets.problems import Place, Problem, ProblemsFound

# Drawings and icons as templates name them: from the project's folder in HTML, from its own folder in the stylesheet.
_DRAWING = re.compile(r'(?<=src=")(templates/pictures/[^"]+\.svg)(?=")')
_ICON = re.compile(r'(?<=url\(")\.\./(icons/[^"]+\.svg)(?="\))')

# Nobody writes on a screen, so a note stands in the place of lines; on a phone the cells of a table's row stand one
# under the other, each with the heading of its column.
_OTHERWISE = frozenset({"lines", "table"})


def web(edition: Edition) -> str:
    """One HTML page that stands alone: styles and drawings are in it, no script, nothing that asks the network.

    Raises `ProblemsFound` when a template or drawing is missing or cannot be used.
    """
    known = {
        **context(edition),
        "block": partial(_block, edition),
        "chapters": edition.manuscript.chapters,
        "cited": cited,
    }
    # On paper word joiners keep hyphened words on a line; on a screen nobody could find those words with them inside.
    page = rendered(edition.library.root, "web/page.html", known).replace("\N{WORD JOINER}", "")
    return _ICON.sub(_as_data(edition.library.root / "templates"), _DRAWING.sub(_as_data(edition.library.root), page))


def _block(edition: Edition, piece: Piece, level: int) -> Markup:
    """The HTML of one block: as on paper, unless a screen needs it otherwise."""
    if piece.block.kind() not in _OTHERWISE:
        return block(edition, piece, level, blank=edition.label("no number"))
    template = environment(edition.library.root / "templates").get_template(f"web/blocks/{piece.block.kind()}.html")
    words = template.render(block=piece.block, id=piece.address, t=edition.label, direction=edition.labels.direction)
    return Markup(words)  # noqa: S704 - the template escapes what is not markup


def _as_data(folder: Path) -> Callable[[re.Match[str]], str]:
    """Puts a drawing of this folder where its name stood."""

    def put(match: re.Match[str]) -> str:
        try:
            drawing = (folder / match[1]).read_bytes()
        except OSError as error:
            hint = "Put the file back, or name another in the content."
            message = f"The picture {match[1]} cannot be used: it is not there or cannot be read."
            raise ProblemsFound([Problem("picture-missing", message, hint, Place(match[1]))]) from error
        return "data:image/svg+xml;base64," + base64.b64encode(drawing).decode("ascii")

    return put
