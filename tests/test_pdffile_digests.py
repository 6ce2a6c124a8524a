"""A page is known again by all that it is drawn from, and by nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from measured import changed, sound, written
from pikepdf import Array, Dictionary, Name

from leaflets.pdffile.digests import page_digests

PAGE = 2  # from 1: it has a figure


def differing(pdf: bytes, before: bytes | None = None) -> list[int]:
    """The pages (from 1) whose digests differ from those of the sound leaflet."""
    pairs = zip(page_digests(before or sound()), page_digests(pdf), strict=True)
    return [number for number, (old, new) in enumerate(pairs, start=1) if old != new]


def page_of(file: Any) -> Any:
    return file.pages[PAGE - 1]


def with_entry(name: str, value: object) -> Callable[[Any], None]:
    return lambda file: page_of(file).obj.__setitem__(name, value)


def drawn(file: Any) -> None:
    page_of(file).contents_add(b"0 0 9 9 re f")


def a_note(file: Any) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=Array([0, 0, 9, 9]))
    page_of(file).obj.Annots = Array([note])


ON_THE_PAGE: dict[str, Callable[[Any], None]] = {
    "instructions": drawn,
    "a box": with_entry("/TrimBox", Array([0, 0, 500, 500])),
    "a box above": lambda file: (
        page_of(file).obj.__delitem__("/MediaBox"),
        page_of(file).obj.Parent.__setitem__("/MediaBox", Array([0, 0, 9, 9])),
    ),
    "a turn": with_entry("/Rotate", 90),
    "a unit": with_entry("/UserUnit", 2),
    "a note": a_note,
}


@pytest.mark.parametrize("change", ON_THE_PAGE)
def test_what_is_on_a_page_changes_that_page(change):
    assert differing(changed(sound(), ON_THE_PAGE[change])) == [PAGE]


def each_font(file: Any) -> Any:
    return file.pages[0].Resources.Font.values()


FOR_ALL_PAGES: dict[str, Callable[[Any], None]] = {
    "the letters of the fonts": lambda file: [font.ToUnicode.write(b"") for font in each_font(file)],
    "the shapes of the fonts": lambda file: [
        font.DescendantFonts[0].FontDescriptor.FontFile2.write(b"") for font in each_font(file)
    ],
    "the names of the fonts": lambda file: [font.__setitem__("/BaseFont", Name.Other) for font in each_font(file)],
    "the direction": lambda file: file.Root.ViewerPreferences.__setitem__("/Direction", Name.R2L),
    "layers": lambda file: file.Root.__setitem__("/OCProperties", Dictionary(D=Dictionary())),
    "the look of fields": lambda file: file.Root.__setitem__("/AcroForm", Dictionary(NeedAppearances=True, Fields=[])),
}


@pytest.mark.parametrize("change", FOR_ALL_PAGES)
def test_what_all_pages_share_changes_all(change):
    assert differing(changed(sound(), FOR_ALL_PAGES[change])) == [1, 2, 3, 4]


def a_form(file: Any) -> None:
    shared = file.make_stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    for page in file.pages:
        page.obj.Resources.XObject = Dictionary({"/x99": shared})
    page_of(file).contents_add(b"/x99 Do")


def test_only_what_a_page_names_of_the_resources_counts():
    before = changed(sound(), a_form)
    other = changed(before, lambda file: page_of(file).Resources.XObject.x99.write(b"0 0 1 1 re f"))
    assert differing(other, before) == [PAGE]
    spelled = changed(before, lambda file: page_of(file).contents_add(b"/x#39#39 Do"))
    assert differing(changed(spelled, lambda file: page_of(file).Resources.XObject.x99.write(b"")), spelled) == [PAGE]


OF_NO_PAGE: dict[str, Callable[[Any], object]] = {
    "nothing": lambda _: None,
    "the title": lambda file: file.docinfo.__setitem__("/Title", "Other"),
    "the tags": lambda file: file.Root.__delitem__("/StructTreeRoot"),
    "where a link leads": lambda file: [
        each.A.__setitem__("/URI", "https://example.org") for page in file.pages for each in page.get("/Annots", [])
    ],
}


@pytest.mark.parametrize("change", OF_NO_PAGE)
def test_what_no_page_shows_changes_none(change):
    assert differing(changed(sound(), OF_NO_PAGE[change])) == []


def test_pages_in_another_order_are_the_same_pages():
    turned = changed(sound(), lambda file: file.pages.reverse())
    assert page_digests(turned) == page_digests(sound())[::-1]


def test_each_page_has_its_own():
    assert len(set(page_digests(sound()))) == 4


UNCLEAR: dict[str, Callable[[Any], object]] = {
    "a form that draws itself": lambda file: (
        a_form(file),
        page_of(file).Resources.XObject.x99.__setitem__("/Resources", page_of(file).Resources),
        page_of(file).Resources.XObject.x99.write(b"/x99 Do"),
    ),
    "a form that borrows its resources": lambda file: (
        a_form(file),
        page_of(file).Resources.XObject.x99.write(b"/a1 gs"),
    ),
    "a field that inherits": lambda file: (
        a_note(file),
        page_of(file).Annots[0].__setitem__("/Parent", Dictionary()),
    ),
}


@pytest.mark.parametrize("change", UNCLEAR)
def test_a_page_of_which_nobody_can_tell_has_none(change):
    found = page_digests(changed(sound(), UNCLEAR[change]))
    assert found[PAGE - 1] == b""
    assert all(digest for at, digest in enumerate(found) if at != PAGE - 1)


def locked() -> bytes:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(sound())) as file:
        file.save(saved, encryption=pikepdf.Encryption(owner="a"))
    return saved.getvalue()


@pytest.mark.parametrize("pdf", [b"no PDF", sound()[:-200], locked()], ids=["no PDF", "cut short", "locked"])
def test_a_file_with_a_fault_has_none(pdf):
    assert page_digests(pdf) == []


def test_pages_without_anything_have_one():
    assert all(page_digests(written("")))
