"""Every colour of a screen becomes inks: of text, lines, gradients, pictures; what was ink or one grey stays so."""

from __future__ import annotations

import base64
import functools
import io
import pickle
from datetime import date

import numpy as np
import pikepdf
import press_profile
import pytest
from PIL import Image
from weasyprint import HTML

from leaflets import pdffile
from leaflets.pdffile import Ink, Profile

MOST = 2.8
PAIRS = {(18, 73, 92): (0.9, 0.4, 0.3, 0.5)}
DAY = date(2026, 11, 22)


@functools.cache
def profile() -> Profile:
    return Profile(press_profile.path().read_bytes(), MOST, PAIRS)


def pressed(body: str) -> bytes:
    pdf = HTML(string=f"<title>A & B</title><body>{body}").write_pdf()
    return pdffile.for_press(pdf, profile(), DAY)


def used(body: str, use: str) -> list[Ink]:
    return [ink for ink in pdffile.inks(pressed(body)) if ink.use == use]


def picture(mode: str, colour: object, kind: str = "PNG") -> str:
    saved = io.BytesIO()
    Image.new(mode, (8, 8), colour).save(saved, kind)  # type: ignore[arg-type]  # a number or a colour
    return f'<img src="data:image/{kind.lower()};base64,{base64.b64encode(saved.getvalue()).decode()}">'


def test_a_named_colour_prints_as_its_pair():
    assert used('<p style="color: #12495c">A', "text") == [Ink(1, "text", "cmyk", (0.9, 0.4, 0.3, 0.5))]


@pytest.mark.parametrize(("colour", "black"), [("#000", 1), ("#fff", 0), ("#808080", 0.498), ("#1a1a1a", 0.898)])
def test_black_white_and_greys_take_black_ink_alone(colour, black):
    assert used(f'<p style="color: {colour}">A', "text") == [Ink(1, "text", "cmyk", (0, 0, 0, black))]


def test_another_colour_prints_as_the_profile_says():
    (ink,) = used('<p style="color: #d02020">A', "text")
    cyan, magenta, yellow, _ = ink.parts
    assert ink.space == "cmyk"
    assert min(magenta, yellow) > 0.7
    assert cyan < 0.3


def test_no_colour_takes_more_ink_than_paper_holds():
    darkest = [profile().inks((red, green, 1)) for red in range(0, 40, 3) for green in range(0, 40, 3)]
    assert max(map(sum, darkest)) <= MOST
    assert max(map(sum, darkest)) > MOST - 0.1, "the limit was never reached: this test could not fail"


def test_a_gradient_prints_in_inks_from_end_to_end():
    body = '<div style="height: 9mm; background: linear-gradient(#12495c, #d02020 40%, #fff)"></div>'
    with pikepdf.open(io.BytesIO(pressed(body))) as file:
        shadings = [each for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/ShadingType" in each]
        (shading,) = shadings
        parts = list(shading.Function.Functions)
        ends = [[float(part) for part in each[key]] for each in parts for key in ("/C0", "/C1")]
        space = str(shading.ColorSpace)
    assert space == "/DeviceCMYK"
    assert ends[0] == [0.9, 0.4, 0.3, 0.5]
    assert ends[-1] == [0.0, 0.0, 0.0, 0.0]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_prints_in_inks(kind):
    (ink,) = used(picture("RGB", (208, 32, 32), kind), "picture")
    assert ink.space == "cmyk"
    assert min(ink.parts[1:3]) > 0.7


def test_a_dark_picture_keeps_within_the_limit():
    (ink,) = used(picture("RGB", (2, 9, 1)), "picture")
    assert MOST - 0.2 < sum(ink.parts) <= MOST


def test_a_picture_with_a_clear_ground_keeps_it():
    with pikepdf.open(io.BytesIO(pressed(picture("RGBA", (208, 32, 32, 90))))) as file:
        images = [
            each for each in file.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
        (shown,) = (each for each in images if "/SMask" in each)
        assert str(shown.ColorSpace) == "/DeviceCMYK"
        assert set(shown.SMask.read_bytes()) == {90}


def test_a_grey_picture_stays_one_ink():
    (ink,) = used(picture("L", 90), "picture")
    assert ink.space == "grey"


def test_a_picture_from_a_palette_prints_in_inks():
    image = Image.new("RGB", (8, 8), (208, 32, 32)).convert("P")
    (ink,) = used(picture("P", image.getpixel((0, 0))), "picture")
    assert ink.space in {"cmyk", "grey"}


def test_the_same_bytes_come_out_and_no_date_of_today():
    one, other = pressed("<p>A"), pressed("<p>A")
    assert one == other
    facts = pdffile.facts(one)
    assert (facts.info["CreationDate"], facts.info["Title"]) == ("D:20261122000000Z", "A & B")
    assert facts.title_in_xmp == "A & B"


def test_a_profile_goes_to_other_processes():
    again = pickle.loads(pickle.dumps(profile()))  # noqa: S301 - our own bytes
    assert again.inks((200, 30, 30)) == profile().inks((200, 30, 30))


def test_pixels_are_converted_as_single_colours_are():
    made = np.frombuffer(profile().picture(Image.new("RGB", (2, 1), (208, 32, 32))), np.uint8).reshape(2, 4) / 255
    assert made[0] == pytest.approx(profile().inks((208, 32, 32)), abs=0.01)
