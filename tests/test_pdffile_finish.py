"""A finished PDF keeps the promises that it makes of itself: judged by veraPDF, and by looking into it."""

from __future__ import annotations

import io
import re

import one_feature
import pikepdf
import pytest
import verapdf
from one_feature import DOCUMENTS, laid_out, written

from leaflets import pdffile
from leaflets.tagging import mended_tags

DRAWING = '<svg width="20" height="20"><title>Dot</title><g opacity="0.5"><rect width="9" height="9" /></g></svg>'
ARABIC = '<h1>ألم</h1><p>اتصل <bdi dir="ltr">020 7946</bdi> أو <a href="https://example.org/">هنا</a></p><ul><li>واحد</li></ul>'


def raw(body: str) -> bytes:
    with mended_tags():
        pdf: bytes = laid_out(body).write_pdf(pdf_variant="pdf/a-2a")
    return pdf


def opened(body: str, direction: str = "ltr") -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(written(body, direction=direction)))


def drawn(pdf: pikepdf.Pdf) -> bytes:
    streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"]
    return b"\n".join(each.read_bytes() for each in [*(page.Contents for page in pdf.pages), *streams])


@pytest.mark.verapdf
def test_verapdf_finds_no_fault_but_that_of_the_author():
    finished = {name: one_feature.document(name) for name in DOCUMENTS} | {
        "a leaflet in Arabic": written(ARABIC, language="ar", direction="rtl"),
        "a page with bleed": written(f"<style>@page {{ bleed: 3mm; marks: crop }}</style>{DRAWING}<p>One</p>"),
        "a heading left out": written("<h1>One</h1><h3>Three</h3>"),
    }

    faults = verapdf.failures(finished)

    assert [(fault.file, fault.flavour, fault.clause) for fault in faults] == [("a heading left out", "ua1", "7.4.2")]


@pytest.mark.parametrize("name", ["a list of contents", "pale words", "a table over the end of a page"])
def test_the_same_html_gives_the_same_bytes(name: str):
    assert written(DOCUMENTS[name][0]) == written(DOCUMENTS[name][0])


def test_both_claims_stand_in_one_block():
    pdf = opened("<p>One</p>")
    claims = pdf.Root.Metadata.read_bytes().decode()

    assert claims.count("<rdf:RDF") == 1
    assert re.search(r'pdfaid:part="2"', claims)
    assert re.search(r'pdfaid:conformance="A"', claims)
    assert re.search(r'pdfuaid:part="1"', claims)


def test_the_only_dates_are_those_of_the_html():
    pdf = opened("<p>One</p>")
    claims = pdf.Root.Metadata.read_bytes().decode()

    assert set(re.findall(r"\d{4}-\d\d-\d\d", claims)) == {"2025-01-31", "2025-02-28"}
    assert (pdf.docinfo["/CreationDate"], pdf.docinfo["/ModDate"]) == ("D:20250131", "D:20250228")


@pytest.mark.parametrize(
    "body", ["<p>Words</p>", f"<p>{DRAWING}</p>", '<p style="opacity: 0.5">Pale</p>', "<p><u>Words</u></p>"]
)
def test_black_is_printed_with_black_ink_alone(body: str):
    assert re.search(rb"\b0 0 0 (rg|RG)\b", drawn(pikepdf.open(io.BytesIO(raw(body)))))

    finished = drawn(opened(body))

    assert not re.search(rb"\b0 0 0 (rg|RG)\b", finished)
    assert re.search(rb"\b0 [gG]\b", finished)


def test_colours_stay_as_they_are():
    assert b"1 0 0 rg" in drawn(opened('<p style="color: #f00">Red</p>'))


def test_a_finished_page_looks_the_same():
    body = f'<h1 style="background: #eee">One</h1><p style="color: #036">Two {DRAWING}</p>'

    for before, after in zip(pdffile.pictures(raw(body), 100), pdffile.pictures(written(body), 100), strict=True):
        assert (before == after).all()


def test_pictures_are_not_smoothed():
    pdf = opened(DOCUMENTS["a picture"][0])
    pictures = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]

    assert len(pictures) == 1
    assert all("/Interpolate" not in picture for picture in pictures)


@pytest.mark.parametrize(("direction", "turned"), [("ltr", "/L2R"), ("rtl", "/R2L")])
def test_a_viewer_shows_the_title_keeps_the_size_and_turns_the_pages(direction: str, turned: str):
    pdf = opened("<p>One</p>", direction)

    assert dict(pdf.Root.ViewerPreferences) == {
        "/DisplayDocTitle": True,
        "/PrintScaling": "/None",
        "/Direction": turned,
    }


def test_a_file_without_claims_is_refused():
    plain = laid_out("<p>One</p>").write_pdf()

    with pytest.raises(ValueError, match="one rdf:RDF"):
        pdffile.finish(plain, direction="ltr")
