"""Pages on sheets: where they were asked for, looking as they did, and with nothing that only a screen needs."""

from __future__ import annotations

import io

import numpy as np
import pikepdf
import pytest
from one_feature import DOCUMENTS, written

from leaflets import pdffile
from leaflets.pdffile import Line, Sheet, Slot

MM = 72 / 25.4
WIDE, HIGH = 100 * MM, 60 * MM  # the pages of one_feature
TWO_PAGES = (
    '<h1>One page</h1><p>with a <a href="https://example.org/">link</a></p><h1 style="break-before: page">Another</h1>'
)
PICTURES = """<svg width="120" height="60"><title>Dots</title>
<defs><linearGradient id="g"><stop offset="0" stop-color="#036" /><stop offset="1" stop-color="#fc0" /></linearGradient>
<pattern id="p" width="8" height="8" patternUnits="userSpaceOnUse"><circle cx="4" cy="4" r="3" /></pattern></defs>
<rect width="50" height="50" fill="url(#g)" /><rect x="60" width="50" height="50" fill="url(#p)" />
<g opacity="0.5"><circle cx="50" cy="30" r="20" fill="#900" /></g></svg>"""


def sheet(*slots: Slot, lines: tuple[Line, ...] = ()) -> Sheet:
    return Sheet(297 * MM, 210 * MM, slots, lines)


def slot(page: int | None, left: float, bottom: float, bleed: float = 0) -> Slot:
    return Slot(page, left * MM, bottom * MM, WIDE, HIGH, bleed * MM)


def put(body: str, *sheets: Sheet, title: str = "Sheets") -> bytes:
    return pdffile.on_sheets(written(body), sheets, title=title, duplex="DuplexFlipShortEdge")


def opened(body: str, *sheets: Sheet) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(put(body, *(sheets or [sheet(slot(1, 10, 20))]))))


def streams(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    return [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]


def picture(pdf: bytes) -> np.ndarray:
    """The first page in ten pixels a mm, in grey."""
    return next(iter(pdffile.pictures(pdf, 254, grey=True)))


@pytest.mark.parametrize("style", ["", "@page { bleed: 3mm }"])
def test_each_word_stands_in_its_slot_where_it_stood_on_its_page(style: str):
    body = f"<style>{style}</style>{TWO_PAGES}"
    places = {1: (120, 110), 2: (15, 30)}

    found = pdffile.words(put(body, sheet(slot(2, *places[2]), slot(1, *places[1]))))

    wanted = {
        word.text: (word.left / MM + places[word.page][0], word.top / MM + 210 - 60 - places[word.page][1])
        for word in pdffile.words(written(body))
    }
    assert {word.text: pytest.approx((word.left / MM, word.top / MM), abs=0.1) for word in found} == wanted


def test_a_page_whose_trim_box_is_not_at_the_origin_stands_by_that_box():
    with pikepdf.open(io.BytesIO(written("<p>Words"))) as file:
        file.pages[0].TrimBox = [7 * MM, 4 * MM, 107 * MM, 64 * MM]
        moved = io.BytesIO()
        file.save(moved)
    (before,) = pdffile.words(written("<p>Words"))

    (after,) = pdffile.words(pdffile.on_sheets(moved.getvalue(), [sheet(slot(1, 50, 50))], title="", duplex="Simplex"))

    shift = ((after.left - before.left) / MM, (after.bottom - before.bottom) / MM)
    assert shift == pytest.approx((50 - 7, 210 - 60 - 50 + 4), abs=0.1)


def test_each_sheet_is_a_page_of_the_size_asked_for():
    letter = Sheet(279.4 * MM, 215.9 * MM, (slot(2, 0, 0),))

    sizes = pdffile.page_sizes(put(TWO_PAGES, sheet(slot(1, 0, 0)), letter))

    assert sizes == [pytest.approx((297 * MM, 210 * MM), abs=0.01), pytest.approx((279.4 * MM, 215.9 * MM), abs=0.01)]


def test_a_page_may_stand_on_a_sheet_more_than_once_and_is_stored_once():
    pdf = put("<p>Card", sheet(slot(1, 10, 10), slot(1, 10, 80)), sheet(slot(1, 10, 10)))

    assert [(word.page, word.text) for word in pdffile.words(pdf)] == [(1, "Card"), (1, "Card"), (2, "Card")]
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert len([each for each in streams(file) if each.get("/Subtype") == "/Form"]) == 1


@pytest.mark.parametrize("body", [PICTURES, DOCUMENTS["a picture"][0], "<p style='color: #036; opacity: 0.5'>Pale</p>"])
def test_a_page_looks_as_it_did(body: str):
    body = f"<style>@page {{ size: 300pt 150pt; margin: 20pt }}</style>{body}"  # whole pixels: edges fall alike
    placed = Sheet(800, 500, (Slot(1, 200, 250, 300, 150),))

    ((before,), (after,)) = (pdffile.pictures(pdf, 72) for pdf in (written(body), put(body, placed)))

    there = after[100:250, 200:500]
    assert np.ptp(before) > 50
    assert np.abs(there.astype(int) - before).max() <= 8
    there[:] = 255
    assert after.min() == 255, "something is drawn outside the slot"


@pytest.mark.parametrize("bleed", [0, 2])
def test_what_lies_further_out_than_the_bleed_is_cut_off(bleed: int):
    coloured = "<style>@page { bleed: 3mm; background: #000 }</style><p>Words</p>"

    seen = picture(put(coloured, sheet(slot(1, 50, 50, bleed))))

    dark_rows, dark_columns = np.flatnonzero((seen < 99).any(axis=1)), np.flatnonzero((seen < 99).any(axis=0))
    edges = (dark_columns[0], dark_columns[-1], dark_rows[0], dark_rows[-1])
    near, far = 10 * bleed, 10 * bleed - 1
    assert edges == pytest.approx((500 - near, 1500 + far, 1000 - near, 1600 + far), abs=1)


def test_a_slot_without_a_page_has_lines_to_write_on():
    seen = picture(put("<p>One", sheet(slot(None, 50, 50))))

    dark = seen < 160
    rows = np.flatnonzero(dark.any(axis=1))
    lines = [row for row, before in zip(rows, [-9, *rows], strict=False) if row - before > 2]
    columns = np.flatnonzero(dark.any(axis=0))
    assert len(lines) == 5
    assert np.diff(lines) == pytest.approx([80] * 4, abs=1)
    assert 1100 <= lines[0] < lines[-1] <= 1500, "10 mm from the edges of the slot"
    assert (columns[0], columns[-1]) == pytest.approx((600, 1400), abs=1)


def test_marks_are_thin_black_lines_over_the_pages():
    marks = (Line(0, 20 * MM, 3 * MM, 20 * MM), Line(60 * MM, 20 * MM, 63 * MM, 20 * MM, dashed=True))
    black_page = "<style>@page { background: #000 }</style><p>Words</p>"

    pdf = opened(black_page, sheet(slot(1, 0, 0), lines=marks))

    contents = pdf.pages[0].Contents.read_bytes().split(b"\n")
    assert b"Do" in contents[0]
    assert contents[1:] == [
        b"q 0 G 0.25 w [] 0 d 0 56.693 m 8.504 56.693 l S Q",
        b"q 0 G 0.25 w [1.7] 0 d 170.079 56.693 m 178.583 56.693 l S Q",
    ]


def test_a_fold_mark_of_3_mm_is_dashed_and_a_cut_mark_is_not():
    marks = [Line(x * MM, 20 * MM, x * MM, 23 * MM, dashed=dashed) for x, dashed in ((150, False), (200, True))]

    seen = picture(put("<p>One", sheet(lines=tuple(marks))))

    whole, dashed = ((seen[1871:1899, x - 2 : x + 3].min(axis=1) < 200) for x in (1500, 2000))
    assert whole.all()
    assert 0.4 < dashed.mean() < 0.8
    assert np.count_nonzero(np.diff(dashed.astype(int)) == 1) == 2, "three dashes"


def test_there_are_no_tags_links_or_bookmarks_in_it():
    pdf = opened(f"{TWO_PAGES}<p style='opacity: 0.5'>Pale</p>", sheet(slot(1, 10, 10), slot(2, 120, 10)))

    assert set(pdf.Root.keys()) == {"/Type", "/Pages", "/Lang", "/Metadata", "/OutputIntents", "/ViewerPreferences"}
    assert set(pdf.pages[0].keys()) == {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            assert {"/StructParents", "/StructParent", "/MCID", "/Annots", "/A"} & set(thing.keys()) == set()


@pytest.mark.parametrize("body", [TWO_PAGES, PICTURES, "<p style='opacity: 0.5'>Pale</p>", "<p><u>Words</u></p>"])
def test_no_drawing_is_marked_for_a_tag(body: str):
    pdf = opened(body)
    drawings = [each for each in streams(pdf) if each.get("/Subtype") == "/Form" or "/PatternType" in each]

    operators = {str(each.operator) for drawing in drawings for each in pikepdf.parse_content_stream(drawing)}

    assert operators & {"BMC", "BDC", "EMC", "MP", "DP"} == set()
    assert operators


def test_it_claims_to_keep_to_no_standard():
    pdf = opened(TWO_PAGES)
    claims = pdf.Root.Metadata.read_bytes().decode()

    with pikepdf.open(io.BytesIO(written(TWO_PAGES))) as source:
        assert "pdfuaid:part" in source.Root.Metadata.read_bytes().decode()
    for claim in ("pdfuaid:", "pdfaid:part", "pdfaid:conformance", "pdfaExtension:", "PDF/UA"):
        assert claim not in claims


def test_it_has_its_own_title_and_keeps_language_dates_and_colours():
    pdf = pikepdf.open(io.BytesIO(put(TWO_PAGES, sheet(slot(1, 0, 0)), title="One feature: sheets to fold")))
    claims = pdf.open_metadata()

    assert (pdf.docinfo["/Title"], claims["dc:title"]) == ("One feature: sheets to fold",) * 2
    assert pdf.Root.Lang == "en"
    assert (claims["xmp:CreateDate"], claims["xmp:ModifyDate"]) == ("2025-01-31", "2025-02-28")
    assert (pdf.docinfo["/CreationDate"], pdf.docinfo["/ModDate"]) == ("D:20250131", "D:20250228")
    assert "sRGB" in str(pdf.Root.OutputIntents[0].OutputConditionIdentifier)
    assert len(pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()) > 1000


def test_a_file_without_claims_gets_none():
    with pikepdf.open(io.BytesIO(written("<p>One"))) as file:
        del file.Root.Metadata
        bare = io.BytesIO()
        file.save(bare)

    pdf = pdffile.on_sheets(bare.getvalue(), [sheet(slot(1, 0, 0))], title="Sheets", duplex="Simplex")

    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert "/Metadata" not in file.Root
        assert file.docinfo["/Title"] == "Sheets"


@pytest.mark.parametrize("duplex", ["DuplexFlipShortEdge", "DuplexFlipLongEdge", "Simplex"])
def test_a_viewer_is_asked_to_print_it_unscaled_and_turned_on_the_right_edge(duplex):
    pdf = pdffile.on_sheets(written("<p>One"), [sheet(slot(1, 0, 0))], title="Sheets", duplex=duplex)

    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert dict(file.Root.ViewerPreferences) == {
            "/DisplayDocTitle": True,
            "/PrintScaling": "/None",
            "/Duplex": f"/{duplex}",
        }


def test_the_same_file_gives_the_same_bytes():
    asked = sheet(slot(1, 10, 10), slot(None, 120, 10), lines=(Line(0, 0, 9, 9),))
    assert put(TWO_PAGES, asked) == put(TWO_PAGES, asked)


def test_the_file_has_no_fault_in_its_making():
    assert opened(TWO_PAGES, sheet(slot(1, 10, 10), slot(2, 120, 10))).check_pdf_syntax() == []


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_page_that_is_not_there_is_refused(number: int):
    with pytest.raises(IndexError, match=f"no page {number}: the file has 2"):
        put(TWO_PAGES, sheet(slot(number, 0, 0)))
