"""The private hooks of WeasyPrint 70 that the tags are mended through. Nothing else in the project reaches into it."""

# ruff: noqa: ANN401, SLF001 - WeasyPrint and pydyf have no types, and these are private parts of theirs

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import pydyf
import weasyprint.document
import weasyprint.pdf
from weasyprint.pdf.stream import Stream

from leaflets.tagging.plan import Plan, plan
from leaflets.tagging.spaces import drawn_with
from leaflets.tagging.tree import tree
from leaflets.tagging.write import write

_LOGGER = logging.getLogger("weasyprint")
_TURN = threading.RLock()
"""WeasyPrint is one for the whole process: threads that write tagged PDFs take turns."""


@contextmanager
def in_place() -> Iterator[None]:
    """While it lasts, every PDF that WeasyPrint writes with tags is written with ours."""
    original = weasyprint.document.generate_pdf

    def generate_pdf(document: Any, *args: Any, **options: Any) -> Any:
        with ExitStack() as stack:
            for owner, name, mended in _mended(plan(document.pages)):
                stack.enter_context(_swapped(owner, name, mended))
            return original(document, *args, **options)

    with _TURN, _swapped(weasyprint.document, "generate_pdf", generate_pdf):
        yield


@contextmanager
def marks_of(made: Plan) -> Iterator[None]:
    """While it lasts, what is painted is marked as planned."""
    with _TURN, _swapped(Stream, "marked", _marked(made)):
        yield


@contextmanager
def _swapped(owner: Any, name: str, mended: Any) -> Iterator[None]:
    original = getattr(owner, name)
    setattr(owner, name, mended)
    try:
        yield
    finally:
        setattr(owner, name, original)


def _mended(made: Plan) -> tuple[tuple[Any, str, Callable[..., Any]], ...]:
    """What takes the place of what, for one document."""
    return (
        (Stream, "marked", _marked(made)),
        (weasyprint.pdf, "resolve_links", _resolve_links(made, weasyprint.pdf.resolve_links)),
        (weasyprint.pdf, "add_tags", _add_tags(made)),
        (weasyprint.pdf, "ColorProfile", _closing(weasyprint.pdf.ColorProfile)),
    )


def _marked(made: Plan) -> Callable[..., Any]:
    """Marks that are numbered by the stream they stand in, and artifacts for what is decoration."""
    numbers: Counter[Any] = Counter()
    artifacts: dict[Any, tuple[int, str]] = {}

    @contextmanager
    def marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
        if stream._tags is None:
            yield
        elif box in made.decoration:
            kind = made.decoration[box]
            if artifacts.get(stream) == (len(stream.stream), kind):
                stream.stream.pop()  # go on with the artifact that has just ended: a leader is hundreds of dots
            else:
                stream.begin_marked_content("Artifact", kind)
            yield
            stream.end_marked_content()
            artifacts[stream] = (len(stream.stream), kind)
        else:
            stream._tags[box] = (stream, numbers[stream])
            stream.begin_marked_content(tag, pydyf.Dictionary({"MCID": numbers[stream]}))
            numbers[stream] += 1
            with drawn_with(box, made.spaces.get(box)):
                yield
            stream.end_marked_content()

    return marked


def _resolve_links(made: Plan, original: Callable[..., Any]) -> Callable[..., Any]:
    """Only the links that a tag will hold; and none on a box that is left from an earlier PDF of the same pages."""

    def resolve_links(pages: Sequence[Any]) -> Iterator[Any]:
        for page in pages:
            for *_, box in page.links:
                box.link_annotation = None
        for links, anchors in original(pages):
            yield list(filter(made.keeps, links)), anchors

    return resolve_links


def _add_tags(made: Plan) -> Callable[..., None]:
    def add_tags(pdf: Any, document: Any, _version: Any, page_streams: Sequence[Any]) -> None:
        marks = {box: mark for stream in page_streams for box, mark in stream._tags.items()}
        write(tree(made, marks, [page.height for page in document.pages]), pdf, page_streams)
        pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        if "Lang" not in pdf.catalog:
            _LOGGER.error('Missing required "lang" attribute at the root of the document')

    return add_tags


def _closing(original: Callable[..., Any]) -> Callable[..., Any]:
    """The colour profile of PDF/A, the file of which WeasyPrint leaves open."""

    def color_profile(file: Any, *args: Any) -> Any:
        with file:
            return original(file, *args)

    return color_profile
