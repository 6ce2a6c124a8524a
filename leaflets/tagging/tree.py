"""The tree of tags: one tag an element, on however many lines, pages and layouts the element stands."""

# ruff: noqa: ANN401 - WeasyPrint and pydyf have no types

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.anchors import rectangle_aabb
from weasyprint.formatting_structure import boxes

from leaflets.tagging import dom as html
from leaflets.tagging.plan import Piece, Plan
from leaflets.tagging.roles import TRANSPARENT, between, expansion, numbering, role, scope

_LOGGER = logging.getLogger("weasyprint")
_PT_PER_PX = 0.75
"""CSS Values 3: 1px is 1/96 inch; ISO 32000-1, 8.3.2.3: a unit of the page is 1/72 inch."""

_SHAPED = re.compile("[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufefc]")
"""Hebrew, Arabic, the scripts of India, Thai, Tibetan, Burmese, Khmer; and presentation forms (Unicode blocks)."""


@dataclass(frozen=True, eq=False)
class Mark:
    """A run of marked content: its number in the stream that draws it, on a page counted from 0."""

    page: int
    stream: Any
    mcid: int


@dataclass(frozen=True, eq=False)
class Annotation:
    """A link or a field that lies on a page counted from 0."""

    page: int
    dictionary: Any


@dataclass(eq=False)
class Tag:
    """A structure element. `made`: no element of the HTML asked for it."""

    role: str
    made: bool = False
    entries: dict[str, Any] = field(default_factory=dict)
    kids: list[Tag | Mark | Annotation] = field(default_factory=list)


class _Tree:
    """The tags made so far, by the address of their element."""

    def __init__(self, plan: Plan, heights: Sequence[float]) -> None:
        self.root = Tag("Document")
        self.dom = plan.dom
        self.spaces = plan.spaces
        self.heights = heights
        self.tags: dict[str, Tag] = {}

    def add(self, piece: Piece, mark: tuple[Any, int] | None) -> None:
        tag = self._tag_of(piece)
        if mark is not None:
            _holder(tag, TRANSPARENT).kids.append(self._spelled(piece, Mark(piece.page, *mark)))
        if (link := piece.box.link_annotation) is not None:
            self._link(piece, link)
        if (field_ := piece.box.widget_annotation) is not None:
            _holder(tag, "Form").kids.append(Tag("Form", kids=[Annotation(piece.page, field_)]))

    def _spelled(self, piece: Piece, mark: Mark) -> Mark | Tag:
        """A mark, in a tag that spells out its letters where the glyphs do not.

        Letters that change their shape or order share glyphs and parts of glyphs, so that they cannot be read back from
        them. /ActualText on the mark itself would be turned round once more by viewers; on a tag it is not.
        """
        text = str(self.spaces.get(piece.box) or getattr(piece.box, "text", ""))
        return Tag("Span", entries={"ActualText": pydyf.String(text)}, kids=[mark]) if _SHAPED.search(text) else mark

    def _tag_of(self, piece: Piece) -> Tag:
        if piece.pseudo == "marker":
            return self._marker(piece)
        if piece.pseudo == "footnote-call":
            return self._footnote_call(piece.box.element)
        if piece.pseudo == "footnote-marker":
            return self._label(piece)
        return self._element(piece.box.element, piece)

    def _label(self, piece: Piece) -> Tag:
        return self._under(self._element(piece.box.element), "Lbl", self.dom.address(piece.box.element) + "::marker")

    def _footnote_call(self, note: Element) -> Tag:
        """The sign that calls a note. The note is told right after it, wherever the page has room for it."""
        around, address = self._element(self.dom.parent(note)), self.dom.address(note)
        call = self._under(around, "Reference", address + "::call")
        self._under(around, "Note", address).entries.update(self._entries(note, "Note", None))
        return call

    def _marker(self, piece: Piece) -> Tag:
        item = self._element(piece.box.element)
        if item.role not in {"LI", "TOCI"}:
            return item
        lists = self._element(self.dom.parent(piece.box.element))
        if lists.role == "L":
            kind = numbering(piece.box.style["list_style_type"])
            lists.entries.setdefault("A", pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{kind}"}))
        return self._label(piece)

    def _element(self, element: Element | None, piece: Piece | None = None) -> Tag:
        if element is None or element.tag in {"html", "body"}:
            return self.root
        address = self.dom.address(element)
        if address not in self.tags:
            around = self._element(self.dom.parent(element))
            is_block = piece is not None and isinstance(piece.box, boxes.BlockLevelBox)
            found = role(self.dom, element, around.role, is_block=is_block)
            self.tags[address] = around if found == TRANSPARENT else self._under(around, found, address)
            if found != TRANSPARENT:
                self.tags[address].entries.update(self._entries(element, found, piece))
        return self.tags[address]

    def _under(self, around: Tag, role_: str, address: str) -> Tag:
        if address not in self.tags:
            self.tags[address] = Tag(role_)
            _holder(around, role_).kids.append(self.tags[address])
        return self.tags[address]

    def _entries(self, element: Element, role_: str, piece: Piece | None) -> dict[str, Any]:
        words = {"Lang": self.dom.own_language(element), "E": expansion(element)}
        if role_ == "Note":
            words["ID"] = self.dom.address(element)
        if role_ == "Figure":
            words["Alt"] = _alternative(element)
        entries = {key: pydyf.String(value) for key, value in words.items() if value}
        attributes = _MORE[role_](self, element, piece) if piece is not None and role_ in _MORE else None
        return {**entries, "A": attributes} if attributes else entries

    def _link(self, piece: Piece, annotation: Any) -> None:
        link = self.dom.link(piece.box.element)
        if link is None:
            return
        if words := html.text(link):
            annotation["Contents"] = pydyf.String(words)
        self._element(link).kids.append(Annotation(piece.page, annotation))

    def place(self, _element: Element, piece: Piece) -> Any:
        """The place of a picture: /BBox in points from the lower left corner of the trimmed page."""
        box, height = piece.box, self.heights[piece.page]
        corner = (box.content_box_x(), box.content_box_y())
        left, top, right, bottom = rectangle_aabb(piece.matrix, *corner, box.width, box.height)
        place = (left, height - bottom, right, height - top)
        return pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array(round(each * _PT_PER_PX, 3) for each in place)})

    def cell(self, element: Element, piece: Piece) -> Any:
        """The columns and rows that a cell spans, and what a heading heads."""
        spans = {"ColSpan": piece.box.colspan, "RowSpan": piece.box.rowspan}
        entries = {"O": "/Table", **{key: span for key, span in spans.items() if span != 1}}
        if element.tag == "th":
            entries["Scope"] = f"/{scope(self.dom, element)}"
        return pydyf.Dictionary(entries) if len(entries) > 1 else None


_MORE = {"Figure": _Tree.place, "TD": _Tree.cell, "TH": _Tree.cell}


def _holder(around: Tag, kid: str) -> Tag:
    """The tag that a kid goes into: `around`, or one that is made between them."""
    needed = between(around.role, kid)
    if needed == TRANSPARENT:
        return around
    last = around.kids[-1] if around.kids else None
    if not isinstance(last, Tag) or last.role != needed or not last.made or _is_next_item(last, kid):
        last = Tag(needed, made=True)
        _holder(around, needed).kids.append(last)
    return _holder(last, kid)


def _is_next_item(last: Tag, kid: str) -> bool:
    """Whether a `<dt>` comes after a `<dd>`, and so begins another item."""
    return kid == "Lbl" and any(isinstance(each, Tag) and each.role == "LBody" for each in last.kids)


def _alternative(element: Element) -> str:
    words = html.alternative(element)
    if not words:
        named = element.get("src") or element.get("id") or element.tag
        _LOGGER.error("Image %r has no required alt description", named)
    return words


def tree(plan: Plan, marks: Mapping[Any, tuple[Any, int]], heights: Sequence[float]) -> Tag:
    """The tags of a painted document.

    `marks`: the stream that each box was drawn in, and its number there. `heights`: of the pages, in CSS px.
    """
    made = _Tree(plan, heights)
    for piece in plan.pieces:
        made.add(piece, marks.get(piece.box))
    _prune(made.root)
    return made.root


def _prune(tag: Tag) -> None:
    """Take out the tags with nothing in them (but a table keeps its cells), and make a link that leads nowhere text."""
    for kid in tag.kids:
        if isinstance(kid, Tag):
            _prune(kid)
    tag.kids = [kid for kid in tag.kids if not isinstance(kid, Tag) or kid.kids or kid.role in {"TD", "TH"}]
    if tag.role == "Link" and not any(isinstance(kid, Annotation) for kid in tag.kids):
        tag.role = "Span"
