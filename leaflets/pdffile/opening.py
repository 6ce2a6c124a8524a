"""A PDF opened to be read part by part; what cannot be opened is a problem like any other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from leaflets.problems import Problem, ProblemsFound


@contextmanager
def parts(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    """The file as pikepdf has it, closed at the end. Raises `ProblemsFound` for what is no PDF or is locked."""
    try:
        file = pikepdf.open(io.BytesIO(pdf))
    except (pikepdf.PdfError, pikepdf.PasswordError) as fault:
        told = "This PDF cannot be opened: it is damaged, locked, or it is no PDF."
        raise ProblemsFound([Problem("pdf-unreadable", told, "Make it again.")]) from fault
    with file:
        yield file
