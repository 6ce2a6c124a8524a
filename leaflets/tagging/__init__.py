"""Better tags than WeasyPrint writes: the structure that a screen reader reads a PDF by.

What is mended, and why it has to be: running heads and feet, repeated table heads, leaders and hidden drawings become
artifacts; the language of inner elements, the scope of table headings, the numbering of lists and the words of a link
are written; a paragraph, a list or a table that goes over the end of a page is one; every item of a list has its body;
a picture has its place in points and its words from alt, aria-label or the title of an SVG; footnotes are notes.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from leaflets.problems import Problem, ProblemsFound

TESTED = "70"
"""The major version of WeasyPrint whose private parts these tags are built on."""


@contextmanager
def mended_tags() -> Iterator[None]:
    """While it lasts, `Document.write_pdf` writes our tags (PDF/UA-1 and the A levels of PDF/A) in place of its own.

    It is enough to have it round `write_pdf`. The pages may come from the layouts of several parts of one HTML
    (`Document.copy`); one page must not stand twice in a document. The zoom of `write_pdf` must stay 1.

    Raises ProblemsFound when WeasyPrint is another than the one tested.
    """
    _look_at_weasyprint()
    from leaflets.tagging.hooks import in_place  # noqa: PLC0415 - another WeasyPrint may not even have these parts

    with in_place():
        yield


def painting() -> ModuleType:
    """How pages are painted before their PDF is written: `leaflets.tagging.painted`, which loads WeasyPrint.

    Raises ProblemsFound when WeasyPrint is another than the one tested.
    """
    _look_at_weasyprint()
    from leaflets.tagging import painted  # noqa: PLC0415 - another WeasyPrint may not even have these parts

    return painted


def _look_at_weasyprint() -> None:
    found = importlib.metadata.version("weasyprint")
    if found.partition(".")[0] != TESTED:
        raise ProblemsFound([_other_weasyprint(found)])


def _other_weasyprint(found: str) -> Problem:
    return Problem(
        "tags-untested-weasyprint",
        f"WeasyPrint {found} is installed. The tags for screen readers have been tested with WeasyPrint {TESTED} only.",
        f"Type: pip install 'weasyprint=={TESTED}.*'",
    )
