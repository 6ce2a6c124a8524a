"""The words, pages and pictures that a PDF by WeasyPrint is seen to have."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pytest
import weasyprint
from PIL import Image

from leaflets.pdffile.ink import seen
from leaflets.pdffile.look import UNREADABLE, Word, page_sizes, pictures, png, words
from leaflets.pdffile.spoken import spoken
from leaflets.problems import ProblemsFound

FONTS = Path(__file__).parent.parent / "templates/fonts"
STYLE = """
@font-face { font-family: Latin; src: url(AtkinsonHyperlegibleNext-Regular.ttf) }
@font-face { font-family: Latin; font-weight: 700; src: url(AtkinsonHyperlegibleNext-Bold.ttf) }
@font-face { font-family: Arabic; src: url(NotoSansArabic-Regular.ttf) }
@page { size: A5; margin: 15mm }
body { font: 12pt/1.4 Latin, Arabic; margin: 0 }
p { margin: 0 0 2mm }
"""
A5 = (148 * 72 / 25.4, 210 * 72 / 25.4)


def make(body: str, style: str = "", variant: str = "pdf/ua-1") -> bytes:
    html = f"<!doctype html><html lang=en><title>Leaflet</title><style>{STYLE}{style}</style><body>{body}"
    return bytes(weasyprint.HTML(string=html, base_url=f"{FONTS.as_uri()}/").write_pdf(pdf_variant=variant))


def texts(body: str, style: str = "") -> list[str]:
    return [word.text for word in words(make(body, style))]


def test_punctuation_and_hyphens_stay_with_their_word() -> None:
    typed = "“Don’t stop,” they said: a follow-up (in 10–20 days) — call 020 7946 0000; see www.example.org/a-b."
    assert texts(f"<p>{typed}</p>") == typed.split()


def test_the_parts_of_a_ligature_are_letters_again() -> None:
    assert texts("<p>office fluffy affliction</p>") == ["office", "fluffy", "affliction"]


def test_a_word_half_in_bold_is_one_word() -> None:
    assert texts("<p>One <b>bo</b>ld <b>word</b>.</p>") == ["One", "bold", "word."]


def test_a_lone_space_between_two_styles_ends_a_word_though_it_is_not_drawn() -> None:
    assert texts("<p><b>bold</b> <i>next</i> <b style='font-size: 40pt'>BIG</b></p>") == ["bold", "next", "BIG"]


def test_letters_spaced_out_are_still_words() -> None:
    assert texts("<p style='letter-spacing: 3pt'>Spaced out words</p>") == ["Spaced", "out", "words"]


def test_a_hyphen_at_the_end_of_a_line_stays_and_ends_a_word() -> None:
    assert texts("<p style='width: 30mm'>pneumo-thoracoscopy-immunoglobulin</p>") == [
        "pneumo-",
        "thoracoscopy-",
        "immunoglobulin",
    ]


def test_cells_of_a_table_are_read_row_by_row() -> None:
    table = "<table><tr><td>One<td>two<tr><td>three lines of words<td>4</table>"
    assert texts(table, "td { padding: 1mm }") == ["One", "two", "three", "lines", "of", "words", "4"]


def test_raised_and_lowered_figures_are_kept() -> None:
    assert "".join(texts("<p>10<sup>2</sup> H<sub>2</sub>O</p>")) == "102H2O"


def test_a_letter_beyond_the_basic_plane_is_whole() -> None:
    assert texts("<p>a \U0001d400 b</p>") == ["a", "\U0001d400", "b"]


def test_arabic_words_have_their_letters_in_the_order_of_speech() -> None:
    found = texts("<p lang=ar dir=rtl>محمد علم <bdi dir=ltr>020 7946</bdi></p>")
    assert found[:2] == ["محمد", "علم"]
    assert sorted(found[2:]) == ["020", "7946"]


def test_words_of_all_pages_come_in_order_with_their_page() -> None:
    found = words(make("<p>First page<p style='break-before: page'>second"))
    assert [(word.page, word.text) for word in found] == [(1, "First"), (1, "page"), (2, "second")]


def test_a_word_hidden_behind_an_ellipsis_is_unreadable() -> None:
    style = "p { width: 30mm; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }"
    found = texts("<p>Take two tablets of this medicine every day</p>", style)
    assert found[:2] == ["Take", "two"]
    assert found[-1].endswith(UNREADABLE)
    assert "medicine" not in "".join(found)


def test_three_full_stops_and_an_ellipsis_as_typed_are_readable() -> None:
    assert texts("<p>Wait… wait...</p>") == ["Wait…", "wait..."]


def without_to_unicode(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for font in file.pages[0].Resources.Font.values():
            del font.ToUnicode
        written = io.BytesIO()
        file.save(written)
    return written.getvalue()


def test_shapes_that_stand_for_no_letter_are_unreadable() -> None:
    found = words(without_to_unicode(make("<p>Hand grip</p>")))
    assert set("".join(word.text for word in found)) == {UNREADABLE}


def test_boxes_are_where_the_ink_is() -> None:
    pdf = make("<p>Weakness</p><p style='text-align: end'>grip</p>")
    (picture,) = pictures(pdf, 144, grey=True)
    for word in words(pdf):
        left, top, right, bottom = (round(side * 2) for side in (word.left, word.top, word.right, word.bottom))
        around = picture[top - 3 : bottom + 3, left - 3 : right + 3]
        rows, columns = np.flatnonzero((around < 128).any(axis=1)), np.flatnonzero((around < 128).any(axis=0))
        assert (rows[0], columns[0]) == pytest.approx((3, 3), abs=1.5)
        assert (rows[-1], columns[-1]) == pytest.approx((around.shape[0] - 4, around.shape[1] - 4), abs=1.5)


def test_places_count_from_the_corner_of_the_finished_page_whatever_the_bleed() -> None:
    plain, bled = (words(make("<p>Weakness</p>", style))[0] for style in ("", "@page { bleed: 3mm }"))
    assert (bled.left, bled.top, bled.right, bled.bottom) == pytest.approx(
        (plain.left, plain.top, plain.right, plain.bottom), abs=0.01
    )


def test_words_beyond_the_page_are_given_with_their_place() -> None:
    (word,) = words(make("<p style='margin-left: 200mm'>away</p>"))
    assert word.left > A5[0]


def test_page_sizes_are_of_the_finished_page() -> None:
    for style in ("", "@page { bleed: 3mm; marks: crop }"):
        assert page_sizes(make("<p>One<p style='break-before: page'>two", style)) == [pytest.approx(A5, abs=0.01)] * 2


def test_a_file_without_words_has_none() -> None:
    assert words(make("")) == []


def test_pictures_are_of_the_finished_page_in_red_green_and_blue() -> None:
    pdf = make("<p>One<p style='break-before: page'>two", "@page { bleed: 3mm; background: #f00 }")
    first, second = pictures(pdf, 72)
    assert first.shape == second.shape == (596, 420, 3) or first.shape == (595, 419, 3)
    assert first[5, 5].tolist() == [255, 0, 0]


def test_grey_pictures_have_one_value_a_pixel() -> None:
    (picture,) = pictures(make("<p>One"), 144, grey=True)
    assert picture.dtype == np.uint8
    assert picture.shape == (1191, 840)
    assert picture[0, 0] == 255


def test_png_is_a_picture_of_one_page() -> None:
    pdf = make("<p>One<p style='break-before: page; page: wide'>two", "@page wide { size: A5 landscape }")
    with Image.open(io.BytesIO(png(pdf, 2, 100))) as picture:
        assert picture.format == "PNG"
        assert picture.size == pytest.approx((827, 583), abs=1)


@pytest.mark.parametrize("page", [0, 3])
def test_png_of_a_page_that_is_not_there_is_refused(page: int) -> None:
    with pytest.raises(IndexError, match=f"no page {page}: the file has 1"):
        png(make("<p>One"), page, 72)


@pytest.mark.parametrize(
    "look", [words, page_sizes, spoken, lambda pdf: list(pictures(pdf, 72)), lambda pdf: png(pdf, 1, 72)]
)
@pytest.mark.parametrize("pdf", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_a_problem(look: Callable[[bytes], object], pdf: bytes) -> None:
    with pytest.raises(ProblemsFound) as found:
        look(pdf)
    assert [problem.code for problem in found.value.problems] == ["pdf-unreadable"]


def test_what_the_tags_read_aloud_is_given_with_its_page() -> None:
    with pikepdf.open(io.BytesIO(make("<p>One<p style='break-before: page'>two<p>three"))) as file:
        tags = [thing for thing in file.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/P"]
        for tag, text in zip(tags, ["Eins", "زوج", "three times three times three"], strict=True):
            tag.ActualText = pikepdf.String(text)
        written = io.BytesIO()
        file.save(written)
    assert spoken(written.getvalue()) == [(1, "Eins"), (2, "زوج")], "the third has too few shapes behind it"


def test_tags_without_such_a_text_and_files_without_tags_give_none() -> None:
    assert spoken(make("<p>One")) == []
    assert spoken(bytes(weasyprint.HTML(string="<p>One").write_pdf())) == []


@pytest.mark.parametrize(
    ("style", "is_seen"),
    [
        ("", True),
        ("color: #fff", False),
        ("color: #f3f3f3", False),
        ("color: #e0e0e0", True),
        ("background: #000", False),
    ],
)
def test_a_word_is_seen_by_its_contrast(style: str, is_seen: bool) -> None:  # noqa: FBT001 - a table of cases
    pdf = make(f"<p style='{style}'>Weakness</p>")
    (word,) = seen(pdf, words(pdf), 1.15)
    assert (word.high > 0.9 and word.wide > 0.9) is is_seen


def test_a_word_whose_end_is_cut_off_is_seen_in_part() -> None:
    pdf = make("<p style='width: 9mm; overflow: hidden'>Weakness</p>")
    (word,) = seen(pdf, words(pdf), 1.15)
    assert 0.3 < word.wide < 0.7 < word.high


def test_a_word_far_beyond_the_page_is_not_seen() -> None:
    pdf = make("<p>One")
    (word,) = seen(pdf, [Word(1, "One", -90, -90, -80, -80)], 1.15)
    assert (word.high, word.wide, word.beyond) == (0, 0, 90)


def test_reading_a_page_takes_milliseconds() -> None:
    pdf = make("".join(f"<p>{'Many people with this condition are treated at home. ' * 20}" for _ in range(30)))
    began = time.perf_counter()
    found = words(pdf)
    assert (time.perf_counter() - began) / found[-1].page < 0.1
