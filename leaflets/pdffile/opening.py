"""A PDF opened in the two ways there are; what cannot be opened is a problem like any other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pikepdf
import pypdfium2 as pdfium

from leaflets.pdffile.glyphs import Raw
from leaflets.problems import Problem, ProblemsFound


@contextmanager
def opened(pdf: bytes) -> Iterator[Raw]:
    """The file as PDFium has it, to be looked at, closed at the end. Raises `ProblemsFound` for what is no PDF."""
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as fault:
        told = "This PDF cannot be opened: it is damaged, or it is no PDF."
        raise ProblemsFound([Problem("pdf-unreadable", told, "Make it again.")]) from fault
    with closing(document):
        yield document


@contextmanager
def parts(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    """The file as pikepdf has it, to be read part by part, closed at the end.

    Raises `ProblemsFound` for what cannot be read, even later.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as file:
            yield file
    except (pikepdf.PdfError, pikepdf.PasswordError) as fault:
        told = "This PDF cannot be read: it is damaged, locked, or it is no PDF."
        raise ProblemsFound([Problem("pdf-unreadable", told, "Make it again.")]) from fault
