"""Each printed shape keeps to what clear print, folding and office printers ask for."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from leaflets.formats import CARD_MM, FORMATS, NARROW_PANELS, OFFICE_EDGE_MM, PAPER_MM, page_mm

TEMPLATES = Path(__file__).parents[1] / "templates"

# The least type, in pt: what is read as running text, and what stands at the foot. Clear print: 12 and 10; large print:
# 18 and 16; Easy Read: 14; a card is read close to the eye.
LEAST_PT = {"large-print": (18, 16), "easy-read": (14, 14), "card": (9, 9)}
# How near words may come to the edge of a page, in mm: a card is cut, and its panels folded; all else is printed whole.
LEAST_EDGE_MM = {"card": 4}
# The offer of other formats and languages is read by people who cannot read the rest; a card has no room for it.
OFFER_PT = 16


@pytest.mark.parametrize("shape", FORMATS.values(), ids=list(FORMATS))
class TestEachFormat:
    def test_is_found_under_its_own_name(self, shape):
        assert FORMATS[shape.name] is shape

    def test_has_its_style(self, shape):
        assert (TEMPLATES / f"formats/{shape.name}.css").is_file()

    def test_has_type_that_its_readers_can_read(self, shape):
        body, small = LEAST_PT.get(shape.name, (12, 10))
        assert shape.body_pt >= body
        assert shape.small_pt >= small
        assert shape.leading >= (1.2 if shape.panelled else 1.25)

    def test_has_no_type_under_its_smallest(self, shape):
        assert min(asdict(shape.scale).values()) >= shape.small_pt
        assert shape.small_pt <= shape.body_pt

    def test_has_headings_that_grow_with_their_rank(self, shape):
        scale = shape.scale
        assert scale.h1 > scale.h2 > scale.h3 > scale.h4 >= shape.body_pt

    def test_sets_sheets_without_a_cover_no_smaller_than_clear_print(self, shape):
        assert shape.sheet_pt == 0 or 12 <= shape.sheet_pt <= shape.body_pt

    def test_makes_its_offer_in_large_type(self, shape):
        assert shape.scale.offer >= (9 if shape.name == "card" else OFFER_PT)

    def test_keeps_its_words_away_from_edges_and_folds(self, shape):
        least = LEAST_EDGE_MM.get(shape.name, OFFICE_EDGE_MM)
        assert shape.edge_mm >= least
        assert min(asdict(shape.margins).values()) >= shape.edge_mm

    @pytest.mark.parametrize("paper", PAPER_MM)
    def test_has_lines_of_a_length_that_the_eye_can_follow(self, shape, paper):
        least, most = (30, 60) if shape.panelled else (40, 80)
        for width, _ in (page_mm(shape, paper), page_mm(shape, paper, narrow=True)):
            room = width - shape.margins.start - shape.margins.end
            letters = room / (shape.body_pt * 0.48 * 25.4 / 72)  # a letter of the house's font is about 0.48 em wide
            assert least <= letters <= most


def test_paper_has_the_sizes_of_the_standards():
    assert PAPER_MM["A4"] == (210, 297)
    assert PAPER_MM["Letter"] == pytest.approx((8.5 * 25.4, 11 * 25.4))


@pytest.mark.parametrize("paper", PAPER_MM)
class TestOnASheet:
    @pytest.mark.parametrize("name", ["handout", "large-print", "easy-read"])
    def test_a_page_is_the_whole_sheet(self, paper, name):
        assert page_mm(FORMATS[name], paper) == page_mm(FORMATS[name], paper, narrow=True) == PAPER_MM[paper]

    def test_two_pages_of_a_booklet_fill_it(self, paper):
        width, height = page_mm(FORMATS["booklet"], paper)
        assert (height, 2 * width) == PAPER_MM[paper]

    def test_the_panels_of_each_side_of_a_trifold_fill_it(self, paper):
        sizes = [page_mm(FORMATS["trifold"], paper, narrow=panel in NARROW_PANELS) for panel in range(1, 7)]
        outside, inside = (sizes[4], sizes[5], sizes[0]), sizes[1:4]
        for side in (outside, inside):
            assert sum(width for width, _ in side) == pytest.approx(PAPER_MM[paper][1])
        assert {height for _, height in sizes} == {PAPER_MM[paper][0]}

    def test_the_panel_that_folds_in_is_a_little_narrower(self, paper):
        narrow, wide = (page_mm(FORMATS["trifold"], paper, narrow=narrow)[0] for narrow in (True, False))
        assert 1.5 <= wide - narrow <= 3

    def test_a_strip_of_three_cards_leaves_room_to_cut(self, paper):
        width, height = page_mm(FORMATS["card"], paper)
        assert (width, height) == CARD_MM
        assert 3 * width + 2 * OFFICE_EDGE_MM <= PAPER_MM[paper][1]


def test_the_panels_of_a_trifold_come_in_inches_on_letter_paper():
    widths = [page_mm(FORMATS["trifold"], "Letter", narrow=narrow)[0] / 25.4 for narrow in (True, False)]
    assert widths == pytest.approx([3.625, 3.6875])


@pytest.mark.parametrize(
    ("name", "pages", "sides", "turn"),
    [
        ("handout", 1, 1, "one side"),
        ("handout", 5, 5, "long edge"),
        ("booklet", 40, 20, "short edge"),
        ("trifold", 6, 2, "short edge"),
        ("card", 6, 2, "short edge"),
    ],
)
def test_what_is_printed_upright_flips_on_the_long_edge_and_sheets_in_landscape_on_the_short(name, pages, sides, turn):
    shape = FORMATS[name]
    assert (shape.sides(pages), shape.turn(sides)) == (sides, turn)
    assert shape.to_print == (".pdf" if turn != "short edge" else "-sheets.pdf")
