"""What a PDF says of itself: title, language, claims, bookmarks, boxes of its pages, links, what it may do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from leaflets.pdffile.opening import parts

Sides = tuple[float, float, float, float]
_CLAIM = re.compile(
    r'(?<!/)(pdfuaid:part|pdfaid:part|pdfaid:conformance|pdfxid:GTS_PDFXVersion)(?:="([^"]*)"|>([^<]*)<)'
)
_TITLE = re.compile(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)
_FORBIDDEN = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/Movie", "/Sound", "/Rendition"}


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link, field or note on a page (from 1): its kind, what it says it is, where it leads, its number."""

    page: int
    kind: str
    contents: str
    address: str
    name: str
    number: tuple[int, int]


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """The boxes of a page in points, as PDF has them: left, bottom, right, top."""

    media: Sides
    trim: Sides
    bleed: Sides
    has_trim: bool
    tabs: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says of itself. Texts that it does not hold are empty."""

    info: dict[str, str]
    title_in_xmp: str
    language: str
    claims: dict[str, str]
    marked: bool
    suspects: bool
    shows_title: bool
    direction: str
    duplex: str
    scaling: str
    bookmarks: tuple[tuple[int, str], ...]
    pages: tuple[PageBoxes, ...]
    annotations: tuple[Annotation, ...]
    intents: tuple[str, ...]
    acts: tuple[str, ...]
    encrypted: bool
    faults: tuple[str, ...]
    identifiers: tuple[bytes, ...]


def facts(pdf: bytes) -> Facts:
    """What this file says of itself. Raises `ProblemsFound` for what is no PDF."""
    with parts(pdf) as file:
        root: Any = file.Root
        xmp = root.Metadata.read_bytes().decode("utf-8", "replace") if "/Metadata" in root else ""
        title, wishes = _TITLE.search(xmp), root.get("/ViewerPreferences", {})
        marks = root.get("/MarkInfo", {})
        return Facts(
            info={key[1:]: str(value) for key, value in dict(file.docinfo).items()},
            title_in_xmp=_unescaped(title[1]) if title else "",
            language=str(root.get("/Lang", "")),
            claims={name: one or other for name, one, other in _CLAIM.findall(xmp)},
            marked=bool(marks.get("/Marked", False)),
            suspects=bool(marks.get("/Suspects", False)),
            shows_title=bool(wishes.get("/DisplayDocTitle", False)),
            direction=_name(wishes, "/Direction"),
            duplex=_name(wishes, "/Duplex"),
            scaling=_name(wishes, "/PrintScaling"),
            bookmarks=tuple(_bookmarks(root.get("/Outlines", {}).get("/First"), 1, set())),
            pages=tuple(_boxes(page) for page in file.pages),
            annotations=tuple(_annotations(file)),
            intents=tuple(_name(intent, "/S") for intent in root.get("/OutputIntents", [])),
            acts=tuple(_acts(file)),
            encrypted=file.is_encrypted,
            faults=tuple(file.check_pdf_syntax()),
            identifiers=tuple(bytes(each) for each in file.trailer.get("/ID", [])),
        )


def _unescaped(text: str) -> str:
    for sign, code in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&apos;"), ("&", "&amp;")):
        text = text.replace(code, sign)
    return text.strip()


def _name(holder: Any, key: str) -> str:  # noqa: ANN401 - pikepdf's objects
    return str(holder.get(key, "")).removeprefix("/")


def _bookmarks(item: Any, level: int, seen: set[tuple[int, int]]) -> Iterator[tuple[int, str]]:  # noqa: ANN401
    while item is not None and item.objgen not in seen:
        seen.add(item.objgen)
        yield level, str(item.get("/Title", ""))
        yield from _bookmarks(item.get("/First"), level + 1, seen)
        item = item.get("/Next")


def _boxes(page: Any) -> PageBoxes:  # noqa: ANN401
    media = _sides(page.mediabox)
    trim = _sides(page.trimbox)
    bleed = _sides(page.obj["/BleedBox"]) if "/BleedBox" in page.obj else _sides(page.cropbox)
    return PageBoxes(media, trim, bleed, "/TrimBox" in page.obj, _name(page.obj, "/Tabs"))


def _sides(box: Any) -> Sides:  # noqa: ANN401
    left, bottom, right, top = (float(side) for side in box)
    return left, bottom, right, top


def _annotations(file: pikepdf.Pdf) -> Iterator[Annotation]:
    for number, page in enumerate(file.pages, start=1):
        for each in page.obj.get("/Annots", []):
            action: Any = each.get("/A", {})
            yield Annotation(
                page=number,
                kind=_name(each, "/Subtype"),
                contents=str(each.get("/Contents", "")),
                address=str(action.get("/URI", "")),
                name=str(each.get("/TU", "")),
                number=each.objgen,
            )


def _acts(file: pikepdf.Pdf) -> Iterator[str]:
    """What the file would do beyond showing itself; a patient's leaflet does nothing of its own."""
    if "/AA" in file.Root or "/S" in file.Root.get("/OpenAction", pikepdf.Dictionary()):
        yield "OpenAction"
    for each in file.objects:
        if isinstance(each, pikepdf.Dictionary) and str(each.get("/S", "")) in _FORBIDDEN:
            yield _name(each, "/S")
