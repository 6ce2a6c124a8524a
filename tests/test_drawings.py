"""Every drawing that ships: no words in it, no style sheet, named colours, nothing too thin or small in print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from made_up import REPOSITORY

from leaflets import formats, palette

DRAWINGS = sorted((REPOSITORY / "templates/pictures").glob("*.svg"))
EXPLAINING = [drawing for drawing in DRAWINGS if "<text" in drawing.read_text("utf-8")]
PLACES = [(drawing, "booklet") for drawing in EXPLAINING] + [
    (drawing, "trifold") for drawing in EXPLAINING if drawing.stem == "nerve-signal"
]
"""Each drawing with numerals in the narrowest formats that print it: the trifold has one of them."""
THINNEST_PT = 0.5

each = pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda drawing: drawing.stem)
printed = pytest.mark.parametrize(("drawing", "name"), PLACES, ids=lambda part: getattr(part, "stem", part))


def points_of_a_unit(svg: str, shape: formats.Format) -> float:
    """How wide a unit of the drawing is, in points, across the narrowest page of the format."""
    (units,) = re.findall(r'viewBox="0 0 ([\d.]+) ', svg)
    page = min(formats.page_mm(shape, paper)[0] for paper in formats.PAPER_MM)
    return (page - shape.margins.start - shape.margins.end) * formats.PT_PER_MM / float(units)


@each
def test_a_drawing_has_numerals_and_no_words(drawing: Path):
    written = "".join(re.findall(r"<text[^>]*>([^<]*)", drawing.read_text("utf-8")))
    assert not [sign for sign in written if sign.isalpha()]


@each
def test_a_drawing_looks_as_its_attributes_say_and_carries_no_style_sheet(drawing: Path):
    assert not re.findall(r"<style|\sstyle=|\sclass=", drawing.read_text("utf-8"))


@each
def test_every_colour_of_a_drawing_has_its_inks(drawing: Path):
    named = {bytes(screen).hex() for screen in palette.pairs(REPOSITORY)} | {"ffffff", "fff"}
    painted = re.findall(r'(?:fill|stroke|stop-color)="#([0-9a-fA-F]+)"', drawing.read_text("utf-8"))
    assert set(painted) <= named


@printed
def test_no_numeral_is_smaller_than_the_smallest_type_around_it(drawing: Path, name: str):
    svg, shape = drawing.read_text("utf-8"), formats.FORMATS[name]
    smallest = min(map(float, re.findall(r'font-size="([\d.]+)"', svg)))
    assert smallest * points_of_a_unit(svg, shape) >= shape.small_pt


@printed
def test_no_line_is_thinner_than_half_a_point(drawing: Path, name: str):
    svg, shape = drawing.read_text("utf-8"), formats.FORMATS[name]
    thinnest = min(map(float, re.findall(r'stroke-width="([\d.]+)"', svg)))
    assert thinnest * points_of_a_unit(svg, shape) >= THINNEST_PT
