"""Each printed shape keeps to what clear print and office printers ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.formats import FORMATS, OFFICE_EDGE_MM, PAPER_MM

TEMPLATES = Path(__file__).parents[1] / "templates"


@pytest.mark.parametrize("shape", FORMATS.values(), ids=list(FORMATS))
class TestEachFormat:
    def test_is_found_under_its_own_name(self, shape):
        assert FORMATS[shape.name] is shape

    def test_has_its_style(self, shape):
        assert (TEMPLATES / f"formats/{shape.name}.css").is_file()

    def test_has_type_that_many_can_read(self, shape):
        assert shape.body_pt >= 12
        assert 10 <= shape.small_pt <= shape.body_pt
        assert shape.leading >= 1.25

    def test_keeps_its_words_where_an_office_printer_prints(self, shape):
        margins = shape.margins
        assert min(margins.top, margins.end, margins.bottom, margins.start) >= OFFICE_EDGE_MM

    @pytest.mark.parametrize("paper", PAPER_MM)
    def test_has_lines_of_a_length_that_the_eye_can_follow(self, shape, paper):
        width = PAPER_MM[paper][0] - shape.margins.start - shape.margins.end
        letters = width / (shape.body_pt * 0.48 * 25.4 / 72)  # a letter of the house's font is about 0.48 em wide
        assert 40 <= letters <= 80


def test_paper_has_the_sizes_of_the_standards():
    assert PAPER_MM["A4"] == (210, 297)
    assert PAPER_MM["Letter"] == pytest.approx((8.5 * 25.4, 11 * 25.4))
