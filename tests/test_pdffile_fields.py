"""The edition to fill in on a screen: its fields, their names, and what is typed in them (PDFium reads for Chrome)."""

from __future__ import annotations

import ctypes
import io
from datetime import date
from pathlib import Path

import made_up
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import verapdf

from leaflets import line, pdffile, plan
from leaflets.pdffile import Reference
from leaflets.problems import report

SECTION = """\
title: My record
point: Write what you notice.
source: none
reason: a test
body:
  - checklist:
      - Bring your **diary**.
      - Bring gloves.
    source: none
    reason: a test
  - lines: {label: Record, columns: [Date, What I did], rows: 3}
    source: none
    reason: a test
  - lines: {label: My questions, rows: 4}
    source: none
    reason: a test
"""
NAMES = [
    "Bring your diary.",
    "Bring gloves.",
    *(f"Record, row {row}: {column}" for row in (1, 2, 3) for column in ("Date", "What I did")),
    "My questions",
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a leaflet to write on, by their endings."""
    root = made_up.project(tmp_path_factory.mktemp("fields") / "project")
    made_up.written(root, "content/thumbs/en/record.yaml", SECTION)
    made_up.leaflet(root, "record", ["handout"], ["record"])
    ticket = root / "content/thumbs/leaflets/record.yaml"
    ticket.write_text(ticket.read_text("utf-8") + "fillable: yes\n", "utf-8", newline="\n")
    library, _ = line.ready(root, date(2026, 11, 22))
    (done,) = line.build(
        library, plan.jobs(library, plan.Asked(["record"])), line.Folders(root, root / "out", root / "cache")
    )
    assert done.files, report(done.problems)
    start = len(Path(done.files[0]).stem)
    return {path.name[start:]: path.read_bytes() for path in done.files}


@pytest.fixture
def fillable(files: dict[str, bytes]) -> bytes:
    return files["-fillable.pdf"]


def typed(pdf: bytes, texts: dict[str, str]) -> bytes:
    """The file after somebody typed these texts, letter by letter, and ticked every box."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    for sheet in document:
        fill(sheet, document.formenv.raw, texts)
    pdfium.FORM_ForceToKillFocus(document.formenv.raw)
    saved = io.BytesIO()
    document.save(saved)
    document.close()
    return saved.getvalue()


def fill(sheet: pypdfium2.PdfPage, form: object, texts: dict[str, str]) -> None:
    pdfium.FORM_OnAfterLoadPage(sheet.raw, form)
    for number in range(pdfium.FPDFPage_GetAnnotCount(sheet.raw)):
        field = pdfium.FPDFPage_GetAnnot(sheet.raw, number)
        if pdfium.FPDFAnnot_GetFormFieldType(form, field) == pdfium.FPDF_FORMFIELD_CHECKBOX:
            place = pdfium.FS_RECTF()
            pdfium.FPDFAnnot_GetRect(field, place)
            centre = (place.left + place.right) / 2, (place.top + place.bottom) / 2
            for act in (pdfium.FORM_OnMouseMove, pdfium.FORM_OnLButtonDown, pdfium.FORM_OnLButtonUp):
                act(form, sheet.raw, 0, *centre)
        elif pdfium.FPDFAnnot_GetFormFieldType(form, field) == pdfium.FPDF_FORMFIELD_TEXTFIELD:
            pdfium.FORM_SetFocusedAnnot(form, field)
            for letter in texts.get(alternate_name(form, field), ""):
                pdfium.FORM_OnChar(form, sheet.raw, ord(letter), 0)
        pdfium.FPDFPage_CloseAnnot(field)


def alternate_name(form: object, field: object) -> str:
    size = pdfium.FPDFAnnot_GetFormFieldAlternateName(form, field, None, 0)
    room = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetFormFieldAlternateName(form, field, room, size)
    return bytes(room).decode("utf-16-le").rstrip("\0")


def values(pdf: bytes) -> dict[str, str]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return {str(field.TU): str(field.get("/V", "")) for field in file.Root.AcroForm.Fields}


def test_each_place_to_write_on_has_a_field_with_a_name_in_words_in_reading_order(fillable):
    with pikepdf.open(io.BytesIO(fillable)) as file:
        assert [str(field.TU) for field in file.Root.AcroForm.Fields] == NAMES
        assert [
            str(each.TU) for page in file.pages for each in page.get("/Annots", ()) if each.Subtype == "/Widget"
        ] == NAMES
        assert {str(page.Tabs) for page in file.pages if "/Annots" in page} == {"/S"}
        assert len({str(field.T) for field in file.Root.AcroForm.Fields}) == len(NAMES)


def test_the_tags_hold_each_field_in_reading_order(fillable):
    held = [
        kid.number
        for tag in pdffile.tree(fillable).walk()
        if tag.kind == "Form"
        for kid in tag.kids
        if isinstance(kid, Reference)
    ]
    with pikepdf.open(io.BytesIO(fillable)) as file:
        assert held == [field.objgen for field in file.Root.AcroForm.Fields]


def test_the_printed_edition_has_lines_and_no_fields(files):
    with pikepdf.open(io.BytesIO(files[".pdf"])) as file:
        assert "/AcroForm" not in file.Root


def test_both_editions_have_the_same_words(files):
    printed, fillable = (
        [word.text for word in pdffile.words(files[name]) if word.text != "of"] for name in (".pdf", "-fillable.pdf")
    )
    assert printed == fillable


def test_what_is_typed_and_ticked_is_read_back_and_printed(fillable):
    texts = {name: f"{name[-6:]} 1–3 äÖ€" for name in NAMES[2:]}
    filled = typed(fillable, texts)
    assert values(filled) == {"Bring your diary.": "/on", "Bring gloves.": "/on", **texts}
    assert ink(filled) > ink(fillable) + 500


def test_a_field_takes_no_more_than_can_be_seen(fillable):
    name = NAMES[2]
    assert values(typed(fillable, {name: "many words " * 90}))[name].startswith("many words many")
    assert len(values(typed(fillable, {name: "many words " * 90}))[name]) < 300


def test_letters_are_typed_in_a_font_that_is_in_the_file_at_a_size_that_can_be_read(fillable):
    with pikepdf.open(io.BytesIO(fillable)) as file:
        form = file.Root.AcroForm
        font = form.DR.Font.Body
        assert (font.Subtype, font.Encoding) == ("/TrueType", "/WinAnsiEncoding")
        assert "/FontFile2" in font.FontDescriptor
        assert {str(field.DA).split()[-2] for field in form.Fields if field.FT == "/Tx"} == {"10", "12"}


def ink(pdf: bytes) -> int:
    """How many pixels are dark when the file is printed with its fields."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    pictures = [page.render(scale=1, grayscale=True, may_draw_forms=True).to_numpy() for page in document]
    document.close()
    return sum(int((picture < 128).sum()) for picture in pictures)


@pytest.mark.verapdf
def test_the_edition_with_fields_keeps_both_standards(fillable):
    assert not verapdf.failures({"fillable": fillable})
