"""The first proof: no style sheet hides words, or breaks what every leaflet needs. The one door to tinycss2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2

from leaflets.problems import Place, Problem
from leaflets.prove.bans import Ban, bans_on

Node = Any  # a piece of a style sheet: tinycss2 has no types

_DRAWING = re.compile(r"(?:^|[\s>+~])(?:svg|img)(?:[.#:\[][^\s>+~]*)?$", re.IGNORECASE)
_REASON = re.compile(r"\s*drawing only:\s*\S")
_WITH_RULES = {"media", "supports", "layer", "container"}
# A project has some 25 sheets, and one more for each shape that it prints.
_SHEETS = 100
_WEIGHTS = {"normal": "400", "bold": "700"}


@dataclass(frozen=True)
class _Sheet:
    """A style sheet as people are told of it."""

    name: str
    lines: tuple[str, ...]

    def place(self, node: Node, text: str) -> Place:
        line = self.lines[node.source_line - 1] if node.source_line <= len(self.lines) else ""
        return Place(self.name, node.source_line, node.source_column, max(1, len(text)), line)


@dataclass(frozen=True)
class _Rule:
    """What is known of the rule: whether it was said to be drawing only, styles svg or img, or is of a page."""

    drawing_only: bool = False
    of_drawing: bool = False
    of_page: bool = False


@lru_cache(_SHEETS)
def stylesheet(css: str, name: str) -> tuple[Problem, ...]:
    """A problem for each declaration that can hide words or breaks what a leaflet needs, with line and column.

    `name` is the file as people are told it. A rule that styles no words may do so after the comment
    `/* drawing only: why */`; svg and img may have a height. Two files for one
    font are told too. A sheet that did not change is not read again.
    """
    return tuple(_told(css, name))


def _told(css: str, name: str) -> Iterator[Problem]:
    sheet = _Sheet(name, tuple(css.splitlines()))
    nodes = tinycss2.parse_stylesheet(css, skip_comments=False, skip_whitespace=True)
    yield from _in_nodes(nodes, sheet, _Rule())
    yield from _fonts_given_twice(nodes, sheet)


def _in_nodes(nodes: Sequence[Node], sheet: _Sheet, outer: _Rule) -> Iterator[Problem]:
    before: Node = None
    for node in nodes:
        if node.type == "error":
            yield _unreadable(node, sheet)
        elif node.type == "declaration":
            yield from _in_declaration(node, sheet, outer)
        elif node.type in {"qualified-rule", "at-rule"} and node.content is not None and not _is_font(node):
            yield from _in_nodes(_inside(node), sheet, _rule(node, before, outer))
        before = node


def _is_font(node: Node) -> bool:
    """Whether this is @font-face, which says what a file is, not how words look."""
    return bool(node.type == "at-rule" and node.lower_at_keyword == "font-face")


def _inside(node: Node) -> Sequence[Node]:
    if node.type == "at-rule" and node.lower_at_keyword in _WITH_RULES:
        found = tinycss2.parse_rule_list(node.content, skip_comments=False, skip_whitespace=True)
    else:
        found = tinycss2.parse_blocks_contents(node.content, skip_comments=False, skip_whitespace=True)
    return list(found)


def _rule(node: Node, before: Node, outer: _Rule) -> _Rule:
    drawing_only = outer.drawing_only or (
        before is not None and before.type == "comment" and bool(_REASON.match(before.value))
    )
    if node.type == "at-rule":
        return _Rule(drawing_only, outer.of_drawing, outer.of_page or node.lower_at_keyword == "page")
    selectors = tinycss2.serialize(node.prelude).split(",")
    return _Rule(drawing_only, all(_DRAWING.search(selector.strip()) for selector in selectors), outer.of_page)


def _in_declaration(node: Node, sheet: _Sheet, rule: _Rule) -> Iterator[Problem]:
    value = tinycss2.serialize(node.value).strip().lower()
    for ban in bans_on(node.lower_name):
        if ban.forbids(value) and not _is_allowed(ban, rule):
            written = f"{node.name}: {value}"
            yield Problem(ban.code, f"“{written}”: {ban.why}.", ban.hint, sheet.place(node, node.name), ban.severity)


def _is_allowed(ban: Ban, rule: _Rule) -> bool:
    return (
        (ban.unless_drawing_only and rule.drawing_only)
        or (ban.unless_svg_or_img and rule.of_drawing)
        or (ban.unless_page and rule.of_page)
    )


def _unreadable(node: Node, sheet: _Sheet) -> Problem:
    message = "This part of the style sheet cannot be understood, and would be left out."
    return Problem("css-unreadable", message, "Look for a missing ; or } or : before it.", sheet.place(node, ""))


def _fonts_given_twice(nodes: Sequence[Node], sheet: _Sheet) -> Iterator[Problem]:
    first: dict[tuple[str, str, str], int] = {}
    for node in nodes:
        if _is_font(node):
            face = _face(node)
            if face in first:
                yield _font_twice(node, sheet, face, first[face])
            first.setdefault(face, node.source_line)


def _face(node: Node) -> tuple[str, str, str]:
    given = {
        part.lower_name: tinycss2.serialize(part.value).strip().strip("\"'").lower()
        for part in _inside(node)
        if part.type == "declaration"
    }
    weight = given.get("font-weight", "normal")
    return given.get("font-family", ""), _WEIGHTS.get(weight, weight), given.get("font-style", "normal")


def _font_twice(node: Node, sheet: _Sheet, face: tuple[str, str, str], line: int) -> Problem:
    family, weight, style = face
    message = (
        f"The font “{family}”, weight {weight}, style {style}, was given a file on line {line} already: "
        "the PDF would mix both files up and print wrong letters."
    )
    hint = "Use one whole font file for each family, weight and style, without unicode-range."
    return Problem("css-font-twice", message, hint, sheet.place(node, "@font-face"))
