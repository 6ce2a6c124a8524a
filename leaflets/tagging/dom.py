"""The HTML behind the boxes: what an element is inside of, which element it is, what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Dom:
    """Parents and addresses of all elements of one HTML, or of the several that it was taken apart into.

    Elements know their children only. The address of an element is its id, or its path from the nearest id or from the
    root. What is taken apart has one `<main>`.
    """

    def __init__(self, roots: Iterable[Element]) -> None:
        """`roots`: the `<html>` of each part."""
        self._parents: dict[Element, Element] = {}
        self._addresses: dict[Element, str] = {}
        for number, root in enumerate(roots):
            self._add(root, f"html{number or ''}")

    def _add(self, root: Element, address: str) -> None:
        taken: set[str] = set()
        paths = {root: address}
        self._addresses[root] = address
        for parent in root.iter():
            for index, child in enumerate(parent):
                self._parents[child] = parent
                named, path = f"#{child.get('id')}", f"{paths[parent]}/{index}{child.tag}"
                paths[child] = address = named if child.get("id") and named not in taken else path
                taken.add(address)
                self._addresses[child] = "main" if child.tag == "main" else address

    def address(self, element: Element) -> str:
        """The id of an element with a sign before it, or else its path from the nearest id."""
        return self._addresses[element]

    def parent(self, element: Element) -> Element | None:
        """The element round this one; None for the root."""
        return self._parents.get(element)

    def lineage(self, element: Element | None) -> Iterator[Element]:
        """The element, its parent, and so on up to the root."""
        while element is not None:
            yield element
            element = self._parents.get(element)

    def inside(self, element: Element | None, *tags: str) -> Element | None:
        """The nearest element of these tags, this one or one round it."""
        return next((each for each in self.lineage(element) if each.tag in tags), None)

    def is_hidden(self, element: Element) -> bool:
        """Whether aria-hidden takes the element, or anything round it, away from screen readers."""
        return any(each.get("aria-hidden") == "true" for each in self.lineage(element))

    def link(self, element: Element | None) -> Element | None:
        """The nearest `<a href>`, this element or one round it."""
        return next((each for each in self.lineage(element) if each.tag == "a" and each.get("href")), None)

    def own_language(self, element: Element) -> str:
        """The language an element is marked with, when it differs from the language round it; otherwise nothing."""
        own = _language(element)
        around = next(filter(None, map(_language, self.lineage(self.parent(element)))), "")
        return own if own != around else ""

    def is_contents(self, element: Element) -> bool:
        """Whether an element stands in a list of contents (role=doc-toc)."""
        return any(each.get("role") == "doc-toc" for each in self.lineage(element))


def _language(element: Element) -> str:
    return element.get("lang") or element.get(_XML_LANG) or ""


def is_picture(element: Element) -> bool:
    """Whether an element is told by its alternative text alone."""
    return element.tag in {"img", "embed", "object", f"{SVG}svg"} or element.get("role") == "img"


def is_decoration(element: Element) -> bool:
    """Whether a picture says nothing: alt="" or role=presentation."""
    return element.get("role") in {"none", "presentation"} or element.get("alt") == ""


def alternative(element: Element) -> str:
    """What stands for a picture when it is read aloud: aria-label, alt, or the title drawn into an SVG."""
    title = element.find(f"{SVG}title") if element.tag == f"{SVG}svg" else None
    drawn = "".join(title.itertext()) if title is not None else ""
    return _one_line(element.get("aria-label") or element.get("alt") or drawn)


def text(element: Element) -> str:
    """The words of an element as they are read aloud, on one line."""
    return _one_line(element.get("aria-label") or words(element))


def words(element: Element) -> str:
    """The words in an element as they are read aloud, spaced as in the HTML."""
    return (element.text or "") + "".join(_spoken(child) + (child.tail or "") for child in element)


def _spoken(element: Element) -> str:
    if not isinstance(element.tag, str) or element.get("aria-hidden") == "true":
        return ""
    if is_picture(element):
        return alternative(element)
    return " " if element.tag == "br" else words(element)


def _one_line(words: str) -> str:
    return " ".join(words.split())
