"""The tree of tags as objects of a PDF (ISO 32000-1, 14.7)."""

# ruff: noqa: ANN401 - WeasyPrint and pydyf have no types

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pydyf

from leaflets.tagging.tree import Annotation, Mark, Tag


def write(document: Tag, pdf: Any, page_streams: Sequence[Any]) -> None:
    """Add the tags to a PDF, the pages of which already hold their own number as /StructParents."""
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    elements = {tag: _element(tag, pdf) for tag in _all(document)}
    elements[document]["P"] = root.reference
    for tag, element in elements.items():
        for kid in tag.kids:
            if isinstance(kid, Tag):
                elements[kid]["P"] = element.reference
        element["K"] = pydyf.Array(_kid(kid, tag, elements, pdf, page_streams) for kid in tag.kids)
    root["K"] = pydyf.Array([elements[document].reference])
    root["ParentTree"] = _parent_tree(elements, page_streams)
    if names := _names(elements):
        root["IDTree"] = pydyf.Dictionary({"Names": names})
    pdf.catalog["StructTreeRoot"] = root.reference


def _all(tag: Tag) -> Iterator[Tag]:
    yield tag
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from _all(kid)


def _element(tag: Tag, pdf: Any) -> Any:
    page = _first_page(tag)
    place = {} if page is None else {"Pg": pdf.page_references[page]}
    element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{tag.role}", **place, **tag.entries})
    pdf.add_object(element)
    return element


def _first_page(tag: Tag) -> int | None:
    return next((kid.page for kid in tag.kids if not isinstance(kid, Tag)), None)


def _kid(kid: Tag | Mark | Annotation, tag: Tag, elements: Mapping[Tag, Any], pdf: Any, streams: Sequence[Any]) -> Any:
    """An entry of /K: an element, an object, or a number (spelled out where it is not on the page of its element)."""
    if isinstance(kid, Tag):
        return elements[kid].reference
    page = pdf.page_references[kid.page]
    if isinstance(kid, Annotation):
        return pydyf.Dictionary({"Type": "/OBJR", "Pg": page, "Obj": kid.dictionary.reference})
    is_on_page = kid.stream is streams[kid.page]
    if is_on_page and kid.page == _first_page(tag):
        return kid.mcid
    drawing = {} if is_on_page else {"Stm": kid.stream.reference}
    return pydyf.Dictionary({"Type": "/MCR", "Pg": page, **drawing, "MCID": kid.mcid})


def _parent_tree(elements: Mapping[Tag, Any], page_streams: Sequence[Any]) -> Any:
    """From marked content and annotations back to their elements: pages first, by their number, then the others."""
    owners: dict[Any, list[Any]] = {stream: [] for stream in page_streams}
    annotations = []
    for tag, element in elements.items():
        for kid in tag.kids:
            if isinstance(kid, Mark):
                owners.setdefault(kid.stream, []).append((kid.mcid, element.reference))
            elif isinstance(kid, Annotation):
                annotations.append((kid.dictionary, element.reference))
    numbers = itertools.count()
    entries = [_stream_entry(next(numbers), stream, owned) for stream, owned in owners.items()]
    entries += [_annotation_entry(next(numbers), *each) for each in annotations]
    return pydyf.Dictionary({"Nums": pydyf.Array(itertools.chain.from_iterable(entries))})


def _stream_entry(number: int, stream: Any, owned: list[tuple[int, bytes]]) -> tuple[int, Any]:
    if "Subtype" in stream.extra:  # a drawing within a page: its number is not written yet
        stream.extra["StructParents"] = number
    return number, pydyf.Array(reference for _, reference in sorted(owned))


def _annotation_entry(number: int, annotation: Any, reference: bytes) -> tuple[int, bytes]:
    annotation["StructParent"] = number
    return number, reference


def _names(elements: Mapping[Tag, Any]) -> Any:
    named = {tag.entries["ID"].data: element for tag, element in elements.items() if "ID" in tag.entries}
    return pydyf.Array(each for name in sorted(named) for each in (name, named[name].reference))
