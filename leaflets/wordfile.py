"""Writes Word files. The one door to python-docx, which is loaded when there is one to write."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from docx.document import Document

Kind = Literal["title", "heading", "part", "text", "item", "quiet"]

# The styles of python-docx's own template, which every Word has under these names.
_STYLES: dict[Kind, str] = {
    "title": "Title",
    "heading": "Heading 1",
    "part": "Heading 2",
    "text": "Normal",
    "item": "List Bullet",
    "quiet": "Normal",
}
_QUIET = (0x40, 0x40, 0x40)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip archive knows


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; in its text, **two stars** on both sides make words strong. `quiet` is small and grey."""

    kind: Kind
    text: str


def written(title: str, language: str, day: date, paragraphs: Iterable[Paragraph]) -> bytes:
    """A Word file of these paragraphs, with this title, language (as en-GB) and date; the same bytes each time."""
    import docx  # noqa: PLC0415 - a twelfth of a second, which every other command need not wait
    from docx.shared import Pt  # noqa: PLC0415

    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.language, properties.author = title, language, ""
    properties.created = properties.modified = datetime.combine(day, time())
    document.styles["Normal"].font.size = Pt(12)
    for paragraph in paragraphs:
        _add(document, paragraph)
    return _steady(document)


def _add(document: Document, paragraph: Paragraph) -> None:
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - as above

    added = document.add_paragraph(style=_STYLES[paragraph.kind])
    for index, piece in enumerate(re.split(r"\*\*(.+?)\*\*", paragraph.text)):
        run = added.add_run(piece)
        run.bold = True if index % 2 else None
        if paragraph.kind == "quiet":
            run.font.size, run.font.color.rgb = Pt(9), RGBColor(*_QUIET)


def _steady(document: Document) -> bytes:
    """The file with every time stamp of its archive set to the same day."""
    raw, steady = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return steady.getvalue()
