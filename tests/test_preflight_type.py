"""The size of type and how lines stand, measured in finished files: goals 1 to 8."""

from __future__ import annotations

import measured
import pikepdf
import pytest
from measured import HANDOUT, changed, instead, result, sound, styled

from leaflets.formats import FORMATS

LARGE = FORMATS["large-print"]
EASY = FORMATS["easy-read"]
LARGE_STYLE = """html, th, td, .small, .small li, .offer { font-size: 18pt }
h3 { font-size: 20pt } @page { @bottom-left { font-size: 16pt } }"""


def test_text_to_read_in_small_type_is_told_with_its_page():
    found = result(styled("p, li { font-size: 11pt }"), 1)
    assert found.state == "fail"
    assert "most text to read is 11 pt; 12 pt or more is promised" in found.evidence


def test_one_small_paragraph_is_found_on_its_page():
    found = result(instead("<p>Write your", '<p style="font-size: 11pt">Write your'), 1)
    assert (found.state, found.page, found.place) == ("fail", 3, "Write your questions here.")
    assert found.block == "notes/body/1"


def test_a_table_in_small_type_is_found():
    assert result(styled("th, td { font-size: 10.5pt }"), 1).page == 3


def test_the_end_of_a_leaflet_may_be_smaller():
    assert result(sound(), 1).state == "pass"


def test_a_small_page_number_is_found_in_large_print():
    found = result(styled(LARGE_STYLE.replace("16pt", "12pt")), 2, shape=LARGE)
    assert (found.state, found.page) == ("fail", 1)
    assert "12.0 pt, less than 16 pt" in found.evidence


def test_a_handout_enlarged_by_nobody_is_no_large_print():
    assert "most text is 13 pt; 18 pt is promised" in result(sound(), 2, shape=LARGE).evidence


def test_large_print_that_is_large_passes():
    assert result(styled(LARGE_STYLE), 2, shape=LARGE).state == "pass"


def test_small_type_in_easy_read_is_found():
    assert result(sound(), 3, shape=EASY).state == "fail"


def test_nothing_may_be_smaller_than_the_smallest_size():
    found = result(styled("@page { @bottom-left { font-size: 9pt } }"), 4)
    assert (found.state, found.page) == ("fail", 1)
    assert "9.0 pt, less than 10 pt" in found.evidence


def test_letters_that_are_too_low_are_found():
    found = result(styled("p, li { font-size: 11pt }"), 5)
    assert found.state == "pass"  # smaller type is read nearer
    found = result(changed(sound(), lower), 5)
    assert found.state == "fail"
    assert "1.83 mm tall; 2.1 mm or more is asked for" in found.evidence


def lower(file):
    """Says in every font of a file that its small letters are 0.4 of the size tall."""
    for each in file.objects:
        if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each:
            font = bytearray(each.FontFile2.read_bytes())
            at = font.index(b"OS/2") + 8
            start = int.from_bytes(font[at : at + 4])
            font[start + 86 : start + 88] = (400).to_bytes(2)
            each.FontFile2.write(bytes(font))


@pytest.mark.parametrize("spacing", ["1.1", "1.8"])
def test_lines_too_close_or_too_far_apart_are_found(spacing):
    found = result(styled(f"#long {{ line-height: {spacing} }}"), 6)
    assert (found.state, found.page) == ("fail", 2)
    assert f"lines are {float(spacing):.2f} times their size apart" in found.evidence


def test_long_lines_are_found():
    found = result(styled("@page { margin: 25mm 15mm }"), 7)
    assert (found.state, found.page) == ("fail", 2)
    assert "70 are allowed" in found.evidence


def test_columns_have_shorter_lines():
    found = result(sound(), 7, shape=FORMATS["trifold"])
    assert "50 are allowed" in found.evidence
    assert found.state == "fail"


def test_a_stretched_paragraph_is_found():
    found = result(styled("#long { text-align: justify; white-space: normal }"), 8)
    assert (found.state, found.page) == ("fail", 2)
    assert "3 lines are stretched to end at one edge" in found.evidence
    assert found.block == "glance/parts/happens/body/1"


@pytest.mark.parametrize("side", ["center", "right"])
def test_a_paragraph_that_does_not_begin_at_one_edge_is_found(side):
    found = result(styled(f"#long {{ text-align: {side} }}"), 8)
    assert (found.state, found.page) == ("fail", 2)
    assert "its lines begin up to" in found.evidence


def test_paragraphs_of_arabic_begin_at_the_right():
    words = "اليد ضعيفة والأعصاب لا تنقل الرسائل كما يجب " * 8
    pdf = measured.written(f"<h1>اليد</h1><p>{words}</p>", language="ar", direction="rtl")
    assert result(pdf, 8, language="ar", direction="rtl").state == "pass"
    assert result(pdf, 8, language="ar", direction="ltr").state == "fail"


def test_without_a_known_shape_sizes_are_not_judged():
    for number in (1, 2, 3, 4):
        found = result(sound(), number, HANDOUT, shape=None)
        assert (found.state, found.evidence) == ("not applicable", "which printed shape this should be is not known")
