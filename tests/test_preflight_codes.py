"""QR codes, read from pictures of finished files: goal 53."""

from __future__ import annotations

import io

import segno
from measured import BODY, changed, result, sound, written
from pikepdf import Array

from leaflets.formats import FORMATS

ADDRESS = "https://example.org/grip"


def code(size: str = "33mm", address: str = ADDRESS, border: int = 4, dark: str = "#000", light: str = "#fff") -> bytes:
    drawing = io.BytesIO()
    qr = segno.make(address, error="m")
    qr.save(
        drawing,
        kind="svg",
        xmldecl=False,
        omitsize=True,
        border=border,
        title=f"QR code: {address}",
        dark=dark,
        light=light,
    )
    svg = drawing.getvalue().decode()
    return written(f'<style>.qr svg {{ width: {size}; height: {size} }}</style>{BODY}<div class="qr">{svg}</div>')


def test_a_code_is_read_and_measured():
    found = result(code(), 53)
    assert found.state == "pass"
    assert f"reads “{ADDRESS}”, 25.1 mm, 25 modules, 4.9 of white" in found.evidence


def test_a_small_code_is_found():
    found = result(code("20mm"), 53)
    assert (found.state, found.page) == ("fail", 4)
    assert "15.2 mm wide; 25 mm is asked for" in found.evidence


def test_a_panel_has_a_smaller_code():
    assert result(code("27mm"), 53, shape=FORMATS["trifold"]).state == "pass"
    assert result(code("24mm"), 53, shape=FORMATS["trifold"]).state == "fail"


def test_a_code_without_white_about_it_is_found():
    style = "<style>.qr { background: #000; padding: 2mm; width: 33mm } .qr svg { width: 33mm; height: 33mm }</style>"
    found = result(written(style + BODY + crowd()), 53)
    assert (found.state, found.page) == ("fail", 4)
    assert "1.9 modules of white about it; 4 are asked for" in found.evidence


def crowd() -> str:
    drawing = io.BytesIO()
    segno.make(ADDRESS, error="m").save(
        drawing, kind="svg", xmldecl=False, omitsize=True, border=2, title="QR code", light="#fff"
    )
    return f'<div class="qr">{drawing.getvalue().decode()}</div>'


def test_a_code_that_is_light_on_dark_is_found():
    assert "cannot be read from a picture in grey" in result(code(dark="#fff", light="#000"), 53).evidence


def test_an_address_that_is_not_printed_too_is_found():
    found = result(code(address="https://example.org/other"), 53)
    assert (found.state, found.page) == ("fail", 4)
    assert "its address is not printed beside it: https://example.org/other" in found.evidence


def test_a_code_that_stands_elsewhere_is_found():
    def moved(file):
        figures = [each for each in file.objects if hasattr(each, "get") and str(each.get("/Alt", "")).startswith("QR")]
        figures[0].A.BBox = Array([100, 700, 130, 730])

    assert result(changed(code(), moved), 53).state == "fail"


def test_a_house_without_an_address_has_no_code():
    assert result(sound(), 53).state == "not applicable"
