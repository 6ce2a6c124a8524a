"""What the tags of a PDF give to be read aloud and copied instead of its glyphs (/ActualText)."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pypdfium2.raw as pdfium_c

from leaflets.pdffile.glyphs import Raw, glyphs
from leaflets.pdffile.opening import opened


def spoken(pdf: bytes) -> list[tuple[int, str]]:
    """The /ActualText of the tags with their pages (from 1), in the order of the tags.

    Scripts whose letters are drawn in parts (Arabic, Nastaliq) have no honest letters in their glyphs: their words
    stand here. Only texts with at least half as many glyphs as letters behind them count: a tag alone proves nothing.
    Raises `ProblemsFound` for what is no PDF.
    """
    with opened(pdf) as document:
        return [(number, text) for number, page in enumerate(document, start=1) for text in _spoken_on(page)]


def _spoken_on(page: Raw) -> list[str]:
    tree = pdfium_c.FPDF_StructTree_GetForPage(page)
    try:
        tops = [
            pdfium_c.FPDF_StructTree_GetChildAtIndex(tree, at)
            for at in range(pdfium_c.FPDF_StructTree_CountChildren(tree))
        ]
        texts = [found for top in tops for found in _texts_in(top)]
    finally:
        pdfium_c.FPDF_StructTree_Close(tree)
    drawn = _glyphs_by_mark(page) if texts else Counter[int]()
    return [text for text, marks in texts if 2 * sum(drawn[mark] for mark in marks) >= sum(map(str.isalpha, text))]


def _texts_in(element: Raw) -> Iterator[tuple[str, list[int]]]:
    """The outermost texts at and under this tag, each with the numbers of the marked content that it stands for."""
    text = _actual_text(element)
    if text:
        yield text, list(_marks_under(element))
    else:
        for child in _children(element):
            yield from _texts_in(child)


def _children(element: Raw) -> Iterator[Raw]:
    for at in range(pdfium_c.FPDF_StructElement_CountChildren(element)):
        child = pdfium_c.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:  # marked content is a child too, but no tag
            yield child


def _marks_under(element: Raw) -> Iterator[int]:
    for at in range(pdfium_c.FPDF_StructElement_GetMarkedContentIdCount(element)):
        mark = pdfium_c.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at)
        if mark >= 0:
            yield mark
    for child in _children(element):
        yield from _marks_under(child)


def _actual_text(element: Raw) -> str:
    length = pdfium_c.FPDF_StructElement_GetActualText(element, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    pdfium_c.FPDF_StructElement_GetActualText(element, buffer, length)
    return buffer.raw[:-2].decode("utf-16-le")  # less the two zero bytes at its end


def _glyphs_by_mark(page: Raw) -> Counter[int]:
    """How many glyphs each piece of marked content draws; spaces are not counted."""
    with closing(page.get_textpage()) as text:
        shapes = (glyph for glyph in glyphs(text.raw, text.count_chars()) if not glyph.letters.isspace())
        runs = (pdfium_c.FPDFText_GetTextObject(text.raw, glyph.first) for glyph in shapes)
        return Counter(pdfium_c.FPDFPageObj_GetMarkedContentID(run) for run in runs if run)
