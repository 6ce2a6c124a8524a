"""What a print shop asks, measured in files made for one: goals 22 to 25."""

from __future__ import annotations

import base64
import functools
import io

import measured
import pikepdf
import pytest
from measured import changed, result
from PIL import Image

from leaflets.formats import FORMATS

PRESS = {"kind": "press", "shape": FORMATS["card"], "sizes": ((85.0, 54.0),), "wanted": ()}
STYLE = """@page { size: 85mm 54mm; margin: 8mm; bleed: 3mm; @bottom-left { content: none } }
html { font-size: 9pt; color: device-cmyk(0 0 0 1) } h1 { font-size: 12pt; color: device-cmyk(0.9 0.4 0.3 0.5) }"""
BODY = '<h1>A grip that tires</h1><p class="words">Hands grow weak.</p>'


@functools.cache
def card(body: str = BODY, style: str = "") -> bytes:
    raw = measured.laid_out(body, STYLE + style).write_pdf(pdf_variant="pdf/x-4", pdf_tags=False)
    return changed(raw, lambda file: setattr(file.Root, "OutputIntents", pikepdf.Array([intent()])))


def intent() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent, S=pikepdf.Name.GTS_PDFX, OutputConditionIdentifier="FOGRA39"
    )


def picture(mode: str, colour: object, pixels: int) -> str:
    saved = io.BytesIO()
    Image.new(mode, (pixels, pixels), colour).save(saved, "JPEG", quality=95)  # type: ignore[arg-type]
    data = base64.b64encode(saved.getvalue()).decode()
    return f'{BODY}<img src="data:image/jpeg;base64,{data}" alt="A square" style="width: 10mm; height: 10mm">'


@pytest.mark.parametrize("number", [22, 23, 24, 25])
def test_a_sound_file_passes(number):
    assert result(card(), number, **PRESS).state == "pass"


@pytest.mark.parametrize("number", [22, 23, 24, 25])
def test_a_file_for_the_screen_is_not_judged(number):
    assert result(measured.sound(), number).state == "not applicable"


def test_a_file_that_does_not_say_where_to_cut_is_found():
    found = result(changed(card(), lambda file: file.pages[0].obj.__delitem__("/TrimBox")), 22, **PRESS)
    assert (found.state, found.page) == ("fail", 1)
    assert "no TrimBox" in found.evidence


def test_too_little_bleed_is_found():
    found = result(card(style="@page { bleed: 1mm }"), 22, **PRESS)
    assert "1.0 mm of bleed; 3 mm is asked for" in found.evidence


def test_an_area_that_ends_at_the_cut_is_found():
    area = '<div style="background: device-cmyk(0.1 0 0 0); margin: -8mm -8mm 0; height: 6mm"></div>'
    found = result(card(area + BODY), 22, **PRESS)
    assert (found.state, found.page) == ("fail", 1)
    assert "an area reaches the cut and goes 0.0 mm on" in found.evidence
    assert (
        result(card(area.replace("-8mm -8mm 0; height: 6mm", "-11mm -11mm 0; height: 9mm") + BODY), 22, **PRESS).state
        == "pass"
    )


def test_words_near_the_cut_are_found():
    found = result(card(style=".words { margin-left: -4mm }"), 22, **PRESS)
    assert (found.state, found.place) == ("fail", "Hands grow weak.")


def test_a_colour_of_the_screen_is_found():
    found = result(card(style=".words { color: #12495c }"), 23, **PRESS)
    assert (found.state, found.page, found.place) == ("fail", 1, "text")
    assert "in colours of a screen (rgb)" in found.evidence


def test_a_picture_in_colours_of_the_screen_is_found():
    found = result(card(picture("RGB", (9, 99, 9), 200)), 23, **PRESS)
    assert (found.state, found.place) == ("fail", "picture")


def test_a_press_that_is_not_named_is_found():
    found = result(changed(card(), lambda file: file.Root.__delitem__("/OutputIntents")), 23, **PRESS)
    assert "no OutputIntent" in found.evidence


@pytest.mark.parametrize("black", ["0.6 0.5 0.5 1", "0.9 0.9 0.9 0"])
def test_black_text_of_several_inks_is_found(black):
    found = result(card(style=f".words {{ color: device-cmyk({black}) }}"), 23, **PRESS)
    assert (found.state, found.place) == ("fail", "text")
    assert "black of several inks" in found.evidence


def test_a_link_on_paper_is_found():
    found = result(card(BODY + '<a href="https://example.org">here</a>', "a { color: inherit }"), 23, **PRESS)
    assert "a link or field is no use on paper" in found.evidence


def test_too_much_ink_is_found():
    area = '<div style="background: device-cmyk(0.8 0.7 0.7 0.7); height: 6mm"></div>'
    found = result(card(BODY + area), 24, **PRESS)
    assert (found.state, found.page) == ("fail", 1)
    assert "290% of ink (C 80% M 70% Y 70% K 70%); 280% is the most" in found.evidence


def test_too_much_ink_in_a_picture_is_found():
    found = result(card(picture("CMYK", (250, 250, 250, 250), 200)), 24, **PRESS)
    assert (found.state, found.place) == ("fail", "picture")


def test_a_coarse_picture_is_found():
    assert result(card(picture("CMYK", (0, 0, 0, 99), 200)), 25, **PRESS).state == "pass"
    found = result(card(picture("CMYK", (0, 0, 0, 99), 60)), 25, **PRESS)
    assert (found.state, found.page) == ("fail", 1)
    assert "152 dpi, less than 300" in found.evidence
