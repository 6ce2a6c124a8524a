"""What is content and what is decoration: decided for a whole document before its first page is painted."""

# ruff: noqa: ANN401, SLF001 - WeasyPrint and pydyf have no types, and these are private parts of theirs

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from leaflets.tagging import dom as html
from leaflets.tagging.dom import Dom
from leaflets.tagging.spaces import needless, spaces

LAYOUT = "<</Type /Layout>>"
REPEATED = "<</Type /Pagination>>"
HEADER = "<</Type /Pagination /Subtype /Header>>"
FOOTER = "<</Type /Pagination /Subtype /Footer>>"
"""Property lists of artifacts (ISO 32000-1, table 330). PDF/UA-1, 7.8, asks for the last two on running heads."""


@dataclass(frozen=True, eq=False)
class Piece:
    """A box that is content. `pseudo` is the pseudo-element that made it; `matrix` turns its place into the page's."""

    page: int
    box: Any
    pseudo: str
    matrix: Any


@dataclass
class Plan:
    """The content of all pages in reading order, and the property list of every box that is decoration.

    `once`: the addresses of what may be repeated and has been met. `wide`: the links that are blocks, pictures and all.
    `spaces`: the words to draw of the boxes of text that lack a space.
    """

    dom: Dom
    pieces: list[Piece] = field(default_factory=list)
    decoration: dict[Any, str] = field(default_factory=dict)
    once: set[str] = field(default_factory=set)
    wide: set[Any] = field(default_factory=set)
    spaces: dict[Any, str] = field(default_factory=dict)

    def keeps(self, link: tuple[Any, ...]) -> bool:
        """Whether an entry of `Page.links` becomes a link: a line or a block of an `<a>`, or a picture in a line."""
        _, _, (left, top, right, bottom), box = link
        element = self.dom.link(box.element)
        if box in self.decoration or element is None or left == right or top == bottom:
            return False
        if isinstance(box, boxes.ReplacedBox):
            return element not in self.wide
        return bool(box.link) and not _holds_only_pictures(box)


def plan(pages: Sequence[Any]) -> Plan:
    """Look through the pages of a document, in order."""
    made = Plan(Dom(dict.fromkeys(root for page in pages for root in _roots(page._page_box))))
    for number, page in enumerate(pages):
        made.pieces.extend(_look(made, Piece(number, page._page_box, "", None), ""))
    lines = [piece.box for piece in made.pieces if isinstance(piece.box, boxes.LineBox)]
    made.decoration.update(dict.fromkeys(chain.from_iterable(map(needless, lines)), LAYOUT))
    made.spaces.update(spaces(made.dom, lines, made.decoration))
    return made


def _roots(page_box: Any) -> Iterator[Any]:
    return (child.element for child in page_box.children if child.is_for_root_element)


def _look(made: Plan, piece: Piece, around: str) -> Iterator[Piece]:
    """The content in a box, itself first. What is in a decoration (`around` is its property list) is decoration."""
    if piece.box.link and not isinstance(piece.box, boxes.InlineBox):
        made.wide.add(piece.box.element)
    properties = around or _decoration(made, piece)
    if properties:
        made.decoration[piece.box] = properties
    elif piece.box.element is not None:
        yield piece
    for child in getattr(piece.box, "children", ()):
        yield from _look(made, _inner(piece, child), properties)


def _inner(outer: Piece, child: Any) -> Piece:
    box = child._box if isinstance(child, AbsolutePlaceholder) else child
    matrix = outer.matrix
    if box.transformation_matrix:
        matrix = box.transformation_matrix @ matrix if matrix else box.transformation_matrix
    return Piece(outer.page, box, (box.element_tag or "").partition("::")[2], matrix)


def _decoration(made: Plan, piece: Piece) -> str:
    box = piece.box
    if isinstance(box, boxes.MarginBox):
        return _of_margin(box.at_keyword)
    if box.element is None:
        return ""
    if _is_repeatable(box) and _is_repeated(made, piece):
        return REPEATED
    return LAYOUT if _says_nothing(piece) or made.dom.is_hidden(box.element) else ""


def _of_margin(keyword: str) -> str:
    return {"@top": HEADER, "@bottom": FOOTER}.get(keyword.partition("-")[0], REPEATED)


def _is_repeatable(box: Any) -> bool:
    is_group = isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer)
    return bool(is_group or box.style["position"] == "fixed")


def _is_repeated(made: Plan, piece: Piece) -> bool:
    address = made.dom.address(piece.box.element) + piece.pseudo
    if address in made.once:
        return True
    made.once.add(address)
    return False


def _says_nothing(piece: Piece) -> bool:
    """Whether a box is a row of dots, a picture for show, or not to be seen."""
    box = piece.box
    if isinstance(box, boxes.ReplacedBox) and (piece.pseudo or html.is_decoration(box.element)):
        return True
    is_leaf = isinstance(box, boxes.ReplacedBox | boxes.TextBox)
    return bool(box.is_leader) or (is_leaf and box.style["visibility"] != "visible")


def _holds_only_pictures(box: Any) -> bool:
    is_line = isinstance(box, boxes.InlineBox) and bool(box.children)
    return is_line and all(isinstance(kid, boxes.ReplacedBox) for kid in box.children)
