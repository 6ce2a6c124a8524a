"""Pages that are painted before their PDF is written, so that they can be kept, or come from another process.

A page of WeasyPrint holds its boxes, their styles and pointers into other libraries. One that is painted holds what it
draws, and of its boxes only what the tags are made from.
"""

# ruff: noqa: ANN401, SLF001 - WeasyPrint and pydyf have no types, and these are private parts of theirs

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, NamedTuple

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.stream import Stream

from leaflets.tagging import dom as html
from leaflets.tagging.hooks import marks_of
from leaflets.tagging.plan import plan

_SCALE = 0.75
"""Of CSS px to the unit of a page, as in `write_pdf` (CSS Values 3: 1px is 1/96 inch)."""

_CALL = re.compile(rb"/(x[0-9]+) Do")
"""Where a group is drawn (ISO 32000-1, 8.8): WeasyPrint numbers the groups of a PDF through."""

_ALPHA = re.compile(r"[aA][0-9.]+")
"""The names of the states that WeasyPrint calls by what they are; others are numbered through."""

_STYLES = ("direction", "list_style_type", "position", "visibility")
_KEPT = frozenset(
    {
        *("element", "element_tag", "text", "link", "is_leader", "is_header", "is_footer", "is_for_root_element"),
        *("colspan", "rowspan", "transformation_matrix", "at_keyword"),
    }
)
_PLACE = frozenset(
    {
        *("position_x", "position_y", "margin_left", "margin_top", "padding_left", "padding_top"),
        *("border_left_width", "border_top_width", "width", "height"),
    }
)


class Face(NamedTuple):
    """A font as a style asks for it: family, weight (100 to 900), and 1 where it is oblique, 2 where it is italic."""

    family: str
    weight: int
    slant: int


@dataclass(eq=False)
class Use:
    """What pages draw with one font: the widths of its glyphs, and the letters that they stand for."""

    face: Face
    size: float
    ascent: int
    descent: int
    widths: dict[int, int]
    to_unicode: dict[int, str]


@dataclass(eq=False)
class Group:
    """What is drawn in a stream of its own: its name where it is called, its box, what it draws, and groups within."""

    name: str
    box: tuple[float, ...]
    content: bytes
    alphas: dict[str, Any]
    groups: list[Group]


@dataclass(eq=False)
class Painted:
    """A painted page, in the place of a `weasyprint.document.Page`. It can be pickled."""

    width: float
    height: float
    bleed: dict[str, float]
    bookmarks: list[Any]
    links: list[Any]
    anchors: dict[str, Any]
    content: bytes
    alphas: dict[str, Any]
    groups: list[Group]
    fonts: dict[Any, Use]
    marked: list[tuple[Any, tuple[str, ...], int]]
    _page_box: Any
    forms: dict[Any, Any] = field(default_factory=dict)

    def paint(self, stream: Any, scale: float = _SCALE) -> None:  # noqa: ARG002 - WeasyPrint's own has it
        """Draws the page. Raises `KeyError` when one of its fonts was not met in this process (`unmet`)."""
        for key, use in self.fonts.items():
            _take(stream._fonts, key, use)
        streams: dict[tuple[str, ...], Any] = {(): stream}
        _draw(self, (), streams)
        stream._tags.update((box, (streams[place], number)) for box, place, number in self.marked)


def _draw(part: Painted | Group, place: tuple[str, ...], streams: dict[tuple[str, ...], Any]) -> None:
    """Draws a page or a group into its stream, and each group within into one that is added there under a new name."""
    stream = streams[place]
    stream._resources["ExtGState"].update(part.alphas)
    names: dict[bytes, bytes] = {}
    for group in part.groups:
        inner = streams[(*place, group.name)] = stream.add_group(0, 0, 0, 0)
        inner.extra["BBox"] = pydyf.Array(group.box)
        names[group.name.encode()] = inner.id.encode()
        _draw(group, (*place, group.name), streams)
    stream.stream.append(_CALL.sub(lambda call: b"/%s Do" % names[call[1]], part.content))


class Framed:
    """A page with the margins of another: running heads and feet, which know how many pages there are."""

    def __init__(self, page: Any, frame: Any) -> None:
        """Both are pages of WeasyPrint, or painted; the frame has nothing but margins."""
        self.page, self.frame = page, frame
        self.width, self.height, self.bleed = frame.width, frame.height, frame.bleed
        self.bookmarks, self.links, self.anchors, self.forms = page.bookmarks, page.links, page.anchors, page.forms
        margins = [child for child in frame._page_box.children if isinstance(child, boxes.MarginBox)]
        self._page_box = copy(page._page_box)
        self._page_box.children = [*page._page_box.children, *margins]

    def paint(self, stream: Any, scale: float = _SCALE) -> None:
        """Draws the page, and then its margins."""
        self.page.paint(stream, scale)
        self.frame.paint(stream, scale)


_FACES: dict[Any, Any] = {}
"""The fonts that were met in this process, as they were before any page drew with them."""


def painted(document: Any) -> list[Painted] | None:
    """The pages of a document of WeasyPrint, painted.

    None where they hold what cannot be kept: fields, photographs, patterns, gradients.
    """
    if any(page.forms and any(page.forms.values()) for page in document.pages):
        return None
    try:
        with marks_of(plan(document.pages)):
            return [_painted(page) for page in document.pages]
    except _CannotBeKept:
        return None


class _CannotBeKept(Exception):  # noqa: N818 - no error
    pass


def _painted(page: Any) -> Painted:
    fonts: dict[Any, Any] = {}
    resources = {"ExtGState": {}, "XObject": {}, "Pattern": {}, "Shading": {}, "ColorSpace": 0}
    stream = Stream(fonts, (0, 0, page.width, page.height), resources, {}, {}, {}, None)
    stream.transform(d=-1, f=page.height * _SCALE)
    start = len(stream.stream)
    page.paint(stream, _SCALE)
    del stream.stream[:start]
    places: dict[Any, tuple[str, ...]] = {}
    whole = _group(stream, places, ())
    light: dict[Any, Any] = {}
    page_box = _light(page._page_box, light, {})
    return Painted(
        page.width,
        page.height,
        page.bleed,
        page.bookmarks,
        [(*link, light[box]) for *link, box in page.links],
        page.anchors,
        whole.content,
        whole.alphas,
        whole.groups,
        {key: _use(key, font) for key, font in fonts.items()},
        [(light[box], places[drawn], number) for box, (drawn, number) in stream._tags.items()],
        page_box,
    )


def _group(stream: Any, places: dict[Any, tuple[str, ...]], place: tuple[str, ...]) -> Group:
    """What a stream draws. Raises `_CannotBeKept` for what is neither text, line, area nor a group of them."""
    resources = stream._resources
    states = resources["ExtGState"]
    if resources["Pattern"] or resources["Shading"] or not all(map(_ALPHA.fullmatch, states)):
        raise _CannotBeKept
    places[stream] = place
    groups = []
    for name, inner in resources["XObject"].items():
        if inner is None:
            raise _CannotBeKept
        groups.append(_group(inner, places, (*place, name)))
    content = b"\n".join(map(pydyf._to_bytes, stream.stream))
    box = tuple(stream.extra.get("BBox", ()))
    return Group(place[-1] if place else "", box, content, dict(states), groups)


def _light(box: Any, light: dict[Any, Any], styles: dict[tuple[Any, ...], dict[str, Any]]) -> Any:
    """A box of the same kind that holds only what the tags are made from. `light`: by the boxes they stand for."""
    known = vars(box)
    kept = _KEPT | _PLACE if box.element is not None and html.is_picture(box.element) else _KEPT
    made = light[box] = object.__new__(type(box))
    vars(made).update((name, known[name]) for name in kept & known.keys())
    values = tuple(box.style[name] for name in _STYLES)
    made.style = styles.setdefault(values, dict(zip(_STYLES, values, strict=True)))
    if isinstance(box, boxes.TextBox):
        made.pango_layout = SimpleNamespace(text=box.pango_layout.text)
    if isinstance(box, boxes.ParentBox):
        made.children = [_light(_real(child), light, styles) for child in box.children]
    return made


def _real(child: Any) -> Any:
    return child._box if isinstance(child, AbsolutePlaceholder) else child


def _use(key: Any, font: Any) -> Use:
    face = Face(font.family, font.weight, font.style)
    use = Use(face, font.font_size, font.ascent, font.descent, font.widths, font.to_unicode)
    _FACES.setdefault(key, font)
    return use


def _take(fonts: dict[Any, Any], key: Any, use: Use) -> None:
    """Puts a font among those of a PDF, with the glyphs that a page draws with it."""
    if key not in fonts:
        font = fonts[key] = copy(_FACES[key])
        font.font_size, font.ascent, font.descent = use.size, use.ascent, use.descent
        font.widths, font.to_unicode, font.variations = {}, {}, dict(font.variations)
    for letters, more in ((fonts[key].widths, use.widths), (fonts[key].to_unicode, use.to_unicode)):
        letters |= {glyph: known for glyph, known in more.items() if glyph not in letters}


def unmet(pages: Iterable[Painted]) -> set[Face]:
    """The fonts of these pages that this process has to meet (by painting a page with them) before it writes them."""
    return {use.face for page in pages for key, use in page.fonts.items() if key not in _FACES}


def forget_faces() -> None:
    """Forgets the fonts that were met: their files may have changed."""
    _FACES.clear()
