"""The spaces that WeasyPrint leaves out: where a line breaks between words, and where a space is all that a box holds.

ISO 32000-1, 14.8.2.5, asks for them: without them the last word of a line and the first of the next are read as one.
"""

# ruff: noqa: ANN401 - WeasyPrint has no types

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from itertools import takewhile
from typing import Any

from weasyprint.formatting_structure import boxes

from leaflets.tagging import dom as html

_BLANK = frozenset(" \u00a0")


def spaces(dom: html.Dom, lines: Iterable[Any], unread: Container[Any]) -> dict[Any, str]:
    """The words, with a space more, of the boxes of text where a line breaks between two words.

    `lines`: the line boxes in reading order. `unread`: the boxes that are decoration.
    """
    found: dict[Any, str] = {}
    ends: dict[str, Any] = {}
    for line in lines:
        texts = [box for box in _texts(line) if box.text.strip() and box not in unread]
        if texts:
            address = dom.address(line.element)
            if address in ends and _is_between_words(ends[address], texts[0], line.element):
                found.update(_with_space(ends[address], texts[0]))
            ends[address] = texts[-1]
    return found


def needless(line: Any) -> list[Any]:
    """The boxes of a line that hold spaces alone, and stand before its first word or after its last."""
    texts = list(_texts(line))
    before = list(takewhile(_is_blank, texts))
    return before + list(takewhile(_is_blank, reversed(texts[len(before) :])))


def _texts(box: Any) -> Iterator[Any]:
    for child in box.children:
        if isinstance(child, boxes.InlineBox):
            yield from _texts(child)
        elif isinstance(child, boxes.TextBox):
            yield child


def _is_blank(text: Any) -> bool:
    return _BLANK.issuperset(text.text)


def _is_between_words(last: Any, first: Any, block: Any) -> bool:
    """Whether a line does not break within a word: after a hyphen, in a long address, between Chinese characters."""
    joined = last.text.split()[-1] + first.text.split()[0]
    is_apart = last.text[-1].isspace() or first.text[0].isspace()
    return not is_apart and not any(joined in word for word in html.words(block).split())


def _with_space(last: Any, first: Any) -> dict[Any, str]:
    """A space after a line, or before the next where words run from right to left: there it moves nothing."""
    if last.style["direction"] == "ltr":
        return {last: f"{last.pango_layout.text} "}
    return {first: f" {first.pango_layout.text}"} if first.style["direction"] == "rtl" else {}


@contextmanager
def drawn_with(box: Any, words: str | None) -> Iterator[None]:
    """While it lasts, a box of text is drawn with these words; and it is drawn even when it holds spaces alone."""
    if not isinstance(box, boxes.TextBox):
        yield
        return
    layout, text, laid_out = box.pango_layout, box.text, box.pango_layout.text
    layout.text = laid_out if words is None else words
    box.text = "space" if text and _is_blank(box) else text
    try:
        yield
    finally:
        layout.text, box.text = laid_out, text
