"""A PDF opened to be read part by part; what cannot be opened is a problem like any other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from leaflets.problems import Problem, ProblemsFound


@contextmanager
def parts(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    """The file as pikepdf has it, closed at the end. Raises `ProblemsFound` for what cannot be read, even later."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as file:
            yield file
    except (pikepdf.PdfError, pikepdf.PasswordError) as fault:
        told = "This PDF cannot be read: it is damaged, locked, or it is no PDF."
        raise ProblemsFound([Problem("pdf-unreadable", told, "Make it again.")]) from fault
