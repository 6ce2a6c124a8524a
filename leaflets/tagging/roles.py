"""Which tag of ISO 32000-1, 14.8.4, an HTML element becomes."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from leaflets.tagging import dom as html
from leaflets.tagging.dom import Dom

TRANSPARENT = ""
"""Not a tag of its own: what stands in it belongs to the tag round it. Running text has this role, too."""

_GROUPS = {
    "main": "Part",
    "article": "Art",
    "section": "Sect",
    "blockquote": "BlockQuote",
    **dict.fromkeys(("div", "nav", "header", "footer", "aside", "figure", "address"), "Div"),
    **dict.fromkeys(("form", "fieldset", "details", "hgroup"), "Div"),
}
_LISTS = {"ul": "L", "ol": "L", "dl": "L", "li": "LI", "dt": "Lbl", "dd": "LBody"}
_TABLES = {
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "figcaption": "Caption",
}
_PARAGRAPHS = {"p": "P", "pre": "P", "legend": "P", **{f"h{level}": f"H{level}" for level in range(1, 7)}}
_TAGS = {**_GROUPS, **_LISTS, **_TABLES, **_PARAGRAPHS}

_GROUPING = {"Document", *_GROUPS.values()}
_HOLDS_LINES = {"Figure", "Span", "Lbl", "Reference", *_PARAGRAPHS.values()}
_IN_LINE = {TRANSPARENT, "Span", "Link", "Reference"}
_MAY_HOLD_PARAGRAPHS = {*_GROUPING, "LI", "LBody", "TD", "TH", "Caption", "Note"}


def role(dom: Dom, element: Element, around: str, *, is_block: bool) -> str:
    """The tag of an element inside a tag `around`, or TRANSPARENT. `is_block`: it is laid out as a block of its own."""
    found = _by_meaning(dom, element) or _TAGS.get(element.tag, TRANSPARENT)
    if around in _HOLDS_LINES and found in {"P", *_GROUPING}:
        found = TRANSPARENT
    if found == "Div" and around == "L":
        return "LI"
    if found == TRANSPARENT:
        return _of_running_text(dom, element, around, is_block=is_block)
    return _in_contents(found) if dom.is_contents(element) else found


def _by_meaning(dom: Dom, element: Element) -> str:
    if html.is_picture(element):
        return "Figure"
    if element.get("role") == "doc-footnote":
        return "Note"
    return "Link" if dom.link(element) is element else TRANSPARENT


def _of_running_text(dom: Dom, element: Element, around: str, *, is_block: bool) -> str:
    if is_block and around in _MAY_HOLD_PARAGRAPHS:
        return "P"
    return "Span" if dom.own_language(element) or expansion(element) else TRANSPARENT


def _in_contents(found: str) -> str:
    return {"L": "TOC", "LI": "TOCI"}.get(found, found)


def expansion(element: Element) -> str:
    """What an abbreviation stands for: the title of an `<abbr>`."""
    return element.get("title", "") if element.tag == "abbr" else ""


def between(around: str, kid: str) -> str:
    """The tag that has to be made between two, or TRANSPARENT when the kid may stand there as it is."""
    if around in _GROUPING and kid in _IN_LINE:
        return "P"
    if around in _MIDDLE and kid not in _MIDDLE[around][1]:
        return _MIDDLE[around][0]
    if around == "TOCI" and kid in _IN_LINE:
        return "Reference" if kid != "Reference" else TRANSPARENT
    return {"LI": "L", "TOCI": "TOC"}.get(kid, TRANSPARENT) if around not in {"L", "TOC"} else TRANSPARENT


_MIDDLE = {
    "L": ("LI", {"LI", "L", "Caption"}),
    "LI": ("LBody", {"Lbl", "LBody"}),
    "TOC": ("TOCI", {"TOCI", "TOC", "Caption"}),
}
"""The tags that hold few kinds of tag: what is made for a kid of another kind, and the kinds held."""


def scope(dom: Dom, heading: Element) -> str:
    """What a table heading heads: said by its scope, or else by its place (a row of headings heads columns)."""
    said = heading.get("scope", "")
    if said:
        return "Row" if said.startswith("row") else "Column"
    row, group = dom.parent(heading), dom.inside(heading, "thead", "tbody", "tfoot", "table")
    is_in_head = group is not None and group.tag == "thead"
    return "Row" if row is not None and row.find("td") is not None and not is_in_head else "Column"


def numbering(marker: object) -> str:
    """The /ListNumbering (ISO 32000-1, table 347) of a list by the computed list-style-type of its items."""
    return _NUMBERING.get(marker, "None") if isinstance(marker, str) else "None"


_NUMBERING = {
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "upper-roman": "UpperRoman",
    "lower-roman": "LowerRoman",
    **dict.fromkeys(("upper-alpha", "upper-latin"), "UpperAlpha"),
    **dict.fromkeys(("lower-alpha", "lower-latin"), "LowerAlpha"),
}
