"""Each page lies on its sheet so that it can be folded, cut and read: measured in the finished files."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from weasyprint import HTML

from leaflets import impose, pdffile
from leaflets.formats import FORMATS, NARROW_PANELS, PAPER_MM, PRESS_BLEED_MM, Format, Margins, flat_mm, page_mm
from leaflets.pdffile import Word
from leaflets.problems import ProblemsFound
from leaflets.tagging import mended_tags

MM = 72 / 25.4
FONTS = Path(__file__).parents[1] / "templates/fonts"
BOOKLET, TRIFOLD, CARD = (FORMATS[name] for name in ("booklet", "trifold", "card"))
COUNTS = {"booklet": 16, "trifold": 6, "card": 6}
EVERY = [(shape, paper, direction) for shape in COUNTS for paper in PAPER_MM for direction in ("ltr", "rtl")]
every_way = pytest.mark.parametrize(("name", "paper", "direction"), EVERY)

Placed = tuple[int, float, float]  # a page, and how far its corner is from the top left corner of the sheet, in mm


@functools.cache
def leaflet(shape: Format, paper: str, count: int, direction: str = "ltr", *, all_wide: bool = False) -> bytes:
    """Pages that say “page 7” in their corner at the top, have a link, and say “7 end” at the bottom."""
    edge = shape.margins
    white = f"{edge.top}mm {edge.end}mm {edge.bottom}mm {edge.start}mm"
    style, body = [], []
    for page in range(1, count + 1):
        wide, high = page_mm(shape, paper, narrow=page in NARROW_PANELS and not all_wide)
        style += [
            f"@page n{page} {{ size: {wide}mm {high}mm; margin: {white}; @bottom-right {{ content: '{page} end' }} }}",
            f".n{page} {{ page: n{page} }}",
        ]
        body += [f'<div class="n{page}"><p>page {page}</p><p><a href="https://example.org/">link {page}</a></p></div>']
    html = (
        f'<!doctype html><html lang="en" dir="{direction}"><title>Leaflet</title><style>'
        "@font-face { font-family: House; src: url(AtkinsonHyperlegibleNext-Regular.ttf) }"
        f"* {{ font: 9pt House; margin: 0 }} {' '.join(style)}</style>{''.join(body)}"
    )
    with mended_tags():
        pdf = HTML(string=html, base_url=f"{FONTS.as_uri()}/").write_pdf(pdf_variant="pdf/a-2a")
    return pdffile.finish(pdf, direction="rtl" if direction == "rtl" else "ltr")


@functools.cache
def sheets(shape: Format, paper: str, count: int, direction: str = "ltr") -> bytes:
    pdf = impose.imposed(leaflet(shape, paper, count, direction), shape, paper, direction, "Leaflet: sheets")
    assert pdf is not None
    return pdf


def by_page(pdf: bytes) -> dict[int, list[Word]]:
    """The words of each page."""
    found: dict[int, list[Word]] = {number: [] for number in range(1, len(pdffile.page_sizes(pdf)) + 1)}
    for word in pdffile.words(pdf):
        found[word.page].append(word)
    return found


def places(source: bytes, imposed: bytes) -> list[list[Placed]]:
    """What is on each side of a sheet, from left to right and then from top to bottom, as its words show.

    Fails when a word of a page is not with the others of its page, or stands there alone.
    """
    pages, found = by_page(source), []
    for words in by_page(imposed).values():
        left_over, side = list(words), []
        for word in words:
            if word in left_over and word.text == "page":
                corner, number = at(word, left_over, pages)
                left_over = without(left_over, pages[number], corner)
                side.append((number, round(corner[0], 2), round(corner[1], 2)))
        assert left_over == []
        found.append(sorted(side, key=lambda one: (one[2], one[1])))
    return found


def at(start: Word, words: list[Word], pages: dict[int, list[Word]]) -> tuple[tuple[float, float], int]:
    """The corner of the page that has this word “page”, and its number, which is the word nearest to it."""
    number = min(
        (word for word in words if word.text.isdecimal() and abs(word.top - start.top) < 3),
        key=lambda word: abs(word.left - start.left),
    )
    there = next(word for word in pages[int(number.text)] if word.text == "page")
    return ((start.left - there.left) / MM, (start.top - there.top) / MM), int(number.text)


def without(words: list[Word], page: list[Word], corner: tuple[float, float]) -> list[Word]:
    """The words less those of this page, each of which is to stand within 0.1 mm of where the page has it."""
    left_over = list(words)
    for wanted in page:
        near = [word for word in left_over if word.text == wanted.text and stands(word, wanted, corner)]
        assert len(near) == 1, f"“{wanted.text}” of page {wanted.page} is not in its place"
        left_over.remove(near[0])
    return left_over


def stands(word: Word, wanted: Word, corner: tuple[float, float]) -> bool:
    off = (
        max(abs(word.left - wanted.left - corner[0] * MM), abs(word.right - wanted.right - corner[0] * MM)),
        max(abs(word.top - wanted.top - corner[1] * MM), abs(word.bottom - wanted.bottom - corner[1] * MM)),
    )
    return max(off) < 0.1 * MM


def measured(name: str, paper: str, direction: str, count: int | None = None) -> list[list[Placed]]:
    asked = (FORMATS[name], paper, count or COUNTS[name], direction)
    return places(leaflet(*asked), sheets(*asked))


def near(*wanted: Placed) -> list[Placed]:
    return [(page, *(pytest.approx(mm, abs=0.1) for mm in place)) for page, *place in wanted]


def leaves(found: list[list[Placed]]) -> Iterator[tuple[list[Placed], list[Placed]]]:
    """The front and the back of each sheet."""
    return zip(found[::2], found[1::2], strict=True)


# --- Booklets


@pytest.mark.parametrize(("paper", "half"), [("A4", 148.5), ("Letter", 139.7)])
def test_a_booklet_of_eight_pages_lies_on_two_sheets_its_inner_one_nearer_the_spine(paper: str, half: float):
    assert measured("booklet", paper, "ltr", 8) == [
        near((8, 0, 0), (1, half, 0)),
        near((2, 0, 0), (7, half, 0)),
        near((6, 0.1, 0), (3, half - 0.1, 0)),
        near((4, 0.1, 0), (5, half - 0.1, 0)),
    ]


@pytest.mark.parametrize(("paper", "half"), [("A4", 148.5), ("Letter", 139.7)])
def test_a_booklet_read_from_the_right_is_bound_on_the_right(paper: str, half: float):
    assert measured("booklet", paper, "rtl", 8) == [
        near((1, 0, 0), (8, half, 0)),
        near((7, 0, 0), (2, half, 0)),
        near((3, 0.1, 0), (6, half - 0.1, 0)),
        near((5, 0.1, 0), (4, half - 0.1, 0)),
    ]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("count", [4, 12, 48])
def test_leafing_through_a_folded_booklet_meets_all_pages_in_order(count: int, direction: str):
    left, right = (0, 1) if direction == "ltr" else (1, 0)
    found = list(leaves(measured("booklet", "A4", direction, count)))

    to_the_middle = [page for front, back in found for page in (front[right][0], back[left][0])]
    to_the_end = [page for front, back in reversed(found) for page in (back[right][0], front[left][0])]

    assert to_the_middle + to_the_end == list(range(1, count + 1))


def test_inner_sheets_move_to_the_spine_by_the_thickness_of_the_paper():
    found = measured("booklet", "A4", "ltr", 48)

    shifts = [(front[0][1], round(148.5 - front[1][1], 2)) for front, _ in leaves(found)]

    assert shifts == [(pytest.approx(inside * 0.1, abs=0.02),) * 2 for inside in range(12)]


def test_no_sheet_moves_so_far_that_words_come_too_near_the_spine():
    tight = replace(BOOKLET, margins=Margins(top=19, end=10.2, bottom=17, start=13))
    found = places(leaflet(tight, "A4", 20), sheets(tight, "A4", 20))
    assert [front[0][1] for front, _ in leaves(found)] == pytest.approx([0, 0.1, 0.2, 0.2, 0.2], abs=0.02)

    none = replace(BOOKLET, margins=Margins(top=19, end=8, bottom=17, start=13))
    found = places(leaflet(none, "A4", 8), sheets(none, "A4", 8))
    assert [front[0][1] for front, _ in leaves(found)] == pytest.approx([0, 0], abs=0.02)


def test_words_of_the_thickest_booklet_keep_10_mm_from_the_spine():
    fold = 148.5 * MM
    for word in pdffile.words(sheets(BOOKLET, "A4", BOOKLET.most)):
        assert max(word.left - fold, fold - word.right) >= BOOKLET.edge_mm * MM - 0.3


@pytest.mark.parametrize("count", [1, 6, 15])
def test_pages_that_are_not_in_fours_are_told(count: int):
    with pytest.raises(ProblemsFound, match=f"there are {count} pages") as found:
        impose.imposed(leaflet(BOOKLET, "A4", count), BOOKLET, "A4", "ltr", "Leaflet")
    assert [problem.code for problem in found.value.problems] == ["pages-not-in-fours"]


# --- Roll folds


@pytest.mark.parametrize(("paper", "narrow", "wide"), [("A4", 97, 100), ("Letter", 92.075, 93.6625)])
def test_the_panels_of_a_trifold_lie_with_the_flap_at_the_outer_edge(paper: str, narrow: float, wide: float):
    assert measured("trifold", paper, "ltr") == [
        near((5, 0, 0), (6, narrow, 0), (1, narrow + wide, 0)),
        near((2, 0, 0), (3, wide, 0), (4, 2 * wide, 0)),
    ]


@pytest.mark.parametrize(("paper", "narrow", "wide"), [("A4", 97, 100), ("Letter", 92.075, 93.6625)])
def test_a_trifold_read_from_the_right_opens_to_the_right(paper: str, narrow: float, wide: float):
    assert measured("trifold", paper, "rtl") == [
        near((1, 0, 0), (6, wide, 0), (5, 2 * wide, 0)),
        near((4, 0, 0), (3, narrow, 0), (2, narrow + wide, 0)),
    ]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("paper", PAPER_MM)
def test_a_trifold_has_dashed_ticks_at_its_folds_where_every_office_printer_prints(paper: str, direction: str):
    high, wide = PAPER_MM[paper]
    sides = measured("trifold", paper, direction)
    for side, picture in zip(sides, inked("trifold", paper, direction), strict=True):
        for top, bottom in ((10, 13), (high - 13, high - 10)):
            rows = picture[round(top * 10) + 1 : round(bottom * 10) - 1]
            folds = [(middle + 0.5) / 10 for middle in clusters(rows.any(axis=0))]
            assert folds == pytest.approx([left for _, left, _ in side[1:]], abs=0.11)
            for fold in folds:
                shown = rows[:, round(fold * 10) - 2 : round(fold * 10) + 3].any(axis=1)
                assert 0.4 < shown.mean() < 0.8
        inner = picture[100:-100, 100:-100]
        assert inner.sum() == picture.sum(), f"nothing within 10 mm of the edges of {wide} × {high}"


def test_panels_that_are_missing_at_the_end_become_lines_to_write_on():
    pdf = sheets(TRIFOLD, "A4", 5)

    assert [[page for page, *_ in side] for side in places(leaflet(TRIFOLD, "A4", 5), pdf)] == [[5, 1], [2, 3, 4]]
    outside, inside = (picture < 160 for picture in pdffile.pictures(pdf, 254, grey=True))
    back, middle = (picture[:, 990:1950] for picture in (outside, inside))
    assert len(clusters(back.mean(axis=1) > 0.8)) == 23
    assert not (middle.mean(axis=1) > 0.8).any()


# --- Cards

STRIPS = {
    "A4": (21, (14, 78, 142)),  # its left end; the upper edges of the strips
    "Letter": (12.2, (16.95, 80.95, 144.95)),
}


@pytest.mark.parametrize("paper", STRIPS)
@pytest.mark.parametrize(("direction", "front", "back"), [("ltr", (1, 2, 3), (4, 5, 6)), ("rtl", (3, 2, 1), (6, 5, 4))])
def test_cards_lie_in_three_strips_of_three_panels(paper: str, direction: str, front, back):
    left, tops = STRIPS[paper]
    assert measured("card", paper, direction) == [
        near(*((page, left + column * 85, top) for top in tops for column, page in enumerate(face)))
        for face in (front, back)
    ]


@pytest.mark.parametrize("paper", STRIPS)
def test_strips_of_cards_keep_8_mm_from_one_another_and_10_mm_from_the_edges(paper: str):
    left, tops = STRIPS[paper]
    high, wide = PAPER_MM[paper][0], PAPER_MM[paper][1]

    assert min(left, wide - left - 255, tops[0], high - tops[-1] - 54) >= 10
    assert min(np.diff(tops)) - 54 >= 8
    assert high - 4 * 54 - 3 * 8 < 20, "a fourth would not fit"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("paper", STRIPS)
def test_cards_have_marks_to_cut_and_to_fold_by_and_none_of_them_lies_on_a_card(paper: str, direction: str):
    left, tops = STRIPS[paper]
    cut, fold = (left, left + 255), (left + 85, left + 170)
    for picture in inked("card", paper, direction):
        marks = picture.copy()
        for top in tops:
            for ends in ((top - 5, top - 2), (top + 56, top + 59)):
                for x in (*cut, *fold):
                    part = marks[
                        round(ends[0] * 10) + 1 : round(ends[1] * 10) - 1, round(x * 10) - 2 : round(x * 10) + 3
                    ]
                    share = part.any(axis=1).mean()
                    assert share == 1 if x in cut else 0.4 < share < 0.8
            for ends in ((left - 5, left - 2), (left + 257, left + 260)):
                for y in (top, top + 54):
                    row = marks[
                        round(y * 10) - 2 : round(y * 10) + 3, round(ends[0] * 10) + 1 : round(ends[1] * 10) - 1
                    ]
                    assert row.any(axis=0).all()
            card = picture[
                round(top * 10) - 18 : round(top * 10) + 558, round(left * 10) - 18 : round(left * 10) + 2568
            ]
            assert not card.any(), "a mark nearer than 2 mm"
        assert not picture[:, :70].any(), "a mark where printers do not print"
        assert not picture[:, -70:].any()
        assert not picture[:85].any()
        assert not picture[-85:].any()


# --- All


@every_way
def test_every_page_is_on_the_sheets_whole_and_nothing_else_is(name: str, paper: str, direction: str):
    found = [page for side in measured(name, paper, direction) for page, *_ in side]

    copies = 3 if name == "card" else 1
    assert sorted(found) == sorted(list(range(1, COUNTS[name] + 1)) * copies)


@every_way
def test_what_is_printed_on_both_sides_coincides(name: str, paper: str, direction: str):
    sizes = pdffile.page_sizes(leaflet(FORMATS[name], paper, COUNTS[name], direction))
    sheet_width = PAPER_MM[paper][1]
    for front, back in leaves(measured(name, paper, direction)):
        seen_through = [
            (pytest.approx(sheet_width - left - sizes[page - 1][0] / MM, abs=0.15), pytest.approx(top, abs=0.1))
            for page, left, top in front
        ]
        assert sorted((left, top) for _, left, top in back) == sorted(seen_through, key=lambda one: one[0].expected)


BEHIND = {
    "booklet": {page: page + 1 for page in range(1, 16, 2)},
    "trifold": {1: 2, 6: 3, 5: 4},
    "card": {3: 4, 2: 5, 1: 6},
}


@every_way
def test_each_page_has_the_right_one_behind_it(name: str, paper: str, direction: str):
    sheet_width = PAPER_MM[paper][1]
    pairs = {frozenset(pair) for pair in BEHIND[name].items()}
    width = {number: size[0] / MM for number, size in enumerate(page_sizes(name, paper, direction), start=1)}

    for front, back in leaves(measured(name, paper, direction)):
        for page, left, top in front:
            mirrored = sheet_width - left - width[page]
            behind = [other for other, x, y in back if abs(x - mirrored) < 1 and abs(y - top) < 1]
            assert frozenset({page, *behind}) in pairs


def page_sizes(name: str, paper: str, direction: str) -> list[tuple[float, float]]:
    return pdffile.page_sizes(leaflet(FORMATS[name], paper, COUNTS[name], direction))


@every_way
def test_the_sheets_are_the_paper_in_landscape_with_no_other_box(name: str, paper: str, direction: str):
    pdf = sheets(FORMATS[name], paper, COUNTS[name], direction)
    high, wide = PAPER_MM[paper]

    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            assert [float(side) / MM for side in page.MediaBox] == pytest.approx([0, 0, wide, high], abs=0.01)
            assert {"/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/Rotate", "/Annots"} & set(page.keys()) == set()
        assert "/StructTreeRoot" not in file.Root
        assert file.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert file.docinfo["/Title"] == "Leaflet: sheets"
        assert b"pdfuaid" not in file.Root.Metadata.read_bytes()


@every_way
def test_the_same_leaflet_gives_the_same_bytes(name: str, paper: str, direction: str):
    asked = (FORMATS[name], paper, COUNTS[name], direction)
    again = impose.imposed(leaflet(*asked), FORMATS[name], paper, direction, "Leaflet: sheets")
    assert again == sheets(*asked)


@pytest.mark.parametrize(
    "shape", [shape for shape in FORMATS.values() if shape.fold == "pages"], ids=lambda one: one.name
)
def test_pages_that_are_sheets_already_are_not_imposed(shape: Format):
    assert impose.imposed(leaflet(shape, "A4", 1), shape, "A4", "ltr", "Leaflet") is None


@pytest.mark.parametrize("shape", [TRIFOLD, CARD], ids=lambda one: one.name)
def test_more_panels_than_a_sheet_has_are_told(shape: Format):
    with pytest.raises(ProblemsFound, match="There are 7 panels") as found:
        impose.imposed(leaflet(shape, "A4", 7), shape, "A4", "ltr", "Leaflet")
    assert [problem.code for problem in found.value.problems] == ["too-many-panels"]


def test_a_panel_of_another_size_than_its_place_is_told():
    with pytest.raises(ProblemsFound) as found:
        impose.imposed(leaflet(TRIFOLD, "A4", 6, all_wide=True), TRIFOLD, "A4", "ltr", "Leaflet")

    assert [(problem.code, problem.message) for problem in found.value.problems] == [
        ("page-size-wrong", f"Page {page} is 100 × 210 mm, and its place on the sheet is 97 × 210 mm.")
        for page in (4, 5)
    ]


def test_pages_for_other_paper_are_told():
    with pytest.raises(ProblemsFound) as found:
        impose.imposed(leaflet(BOOKLET, "Letter", 4), BOOKLET, "A4", "ltr", "Leaflet")
    assert {problem.code for problem in found.value.problems} == {"page-size-wrong"}
    assert len(found.value.problems) == 4


def inked(name: str, paper: str, direction: str) -> Iterator[np.ndarray]:
    """Where ink is on each side of the sheets, ten pixels a mm, less the pages themselves."""
    asked = (FORMATS[name], paper, COUNTS[name], direction)
    pdf = sheets(*asked)
    by_side = by_page(pdf)
    for number, picture in enumerate(pdffile.pictures(pdf, 254, grey=True), start=1):
        marks = picture < 225
        for word in by_side[number]:
            left, top, right, bottom = (
                round(side / MM * 10) for side in (word.left, word.top, word.right, word.bottom)
            )
            marks[top - 3 : bottom + 8, left - 15 : right + 15] = False  # the underline too, up to the next word
        yield marks


def clusters(marked: np.ndarray) -> list[float]:
    """The middle of each run of marked places."""
    found = np.flatnonzero(marked)
    return [float(run.mean()) for run in np.split(found, np.flatnonzero(np.diff(found) > 1) + 1)] if found.size else []


# For a print shop


@every_way
def test_what_a_print_shop_gets_is_flat_with_marks_outside_the_bleed(name, paper, direction):
    shape, count = FORMATS[name], COUNTS[name]
    pdf = impose.pressed(leaflet(shape, paper, count, direction), shape, paper, direction, "Leaflet")
    found = pdffile.facts(pdf).pages
    assert len(found) == (count if name == "booklet" else 2)
    _, shapes = pdffile.drawn(pdf)
    bleed = PRESS_BLEED_MM[paper]
    wide, high = flat_mm(shape, paper)
    marks = [each.box for each in shapes if each.line == pytest.approx(0.25, abs=0.01)]
    assert len(marks) >= 8 * len(found)
    for mark in marks:
        beyond = max(-mark.right, -mark.bottom, mark.left - wide * MM, mark.top - high * MM) / MM
        assert beyond > bleed, "a mark stands in the bleed"
    folds = sorted({round(mark.left / MM) for mark in marks if mark.width < 1})
    inner = [fold for fold in folds if 1 < fold < wide - 1]
    # Both sides of a trifold have their two folds, the back as in a mirror; those of a card are the same.
    assert len(inner) == {"booklet": 0, "trifold": 4, "card": 2}[name]


@pytest.mark.parametrize(
    ("direction", "outside", "inside"),
    [
        ("ltr", (5, 6, 1), (2, 3, 4)),
        ("rtl", (1, 6, 5), (4, 3, 2)),
    ],
)
def test_a_print_shop_gets_panels_in_the_order_of_the_fold(direction, outside, inside):
    pdf = impose.pressed(leaflet(TRIFOLD, "A4", 6, direction), TRIFOLD, "A4", direction, "Leaflet")
    numbers = [word for word in pdffile.words(pdf) if word.text in set("123456") and word.top < 100]
    for side, wanted in ((1, outside), (2, inside)):
        seen = dict.fromkeys(word.text for word in sorted(numbers, key=lambda word: word.left) if word.page == side)
        assert tuple(map(int, seen)) == wanted


def test_ink_of_one_panel_never_runs_onto_the_next():
    style = "<style>@page { size: 100mm 210mm; bleed: 3.175mm; margin: 0 } .a { page: a } @page a { background: #000 }"
    style += "@page narrow { size: 97mm 210mm } .n { page: narrow } p { break-after: page; margin: 0 }</style>"
    pages = [f'<p class="{kind}">x</p>' for kind in ("", "", "a", "n", "n", "")]
    pdf = HTML(string=f"<title>T</title>{style}{''.join(pages)}").write_pdf()
    side = impose.pressed(pdf, TRIFOLD, "A4", "ltr", "T")
    picture = list(pdffile.pictures(side, 254, grey=True))[1]  # ten pixels are a millimetre; from the corner of the cut
    row = picture[1000]
    assert (row[1005:1995] < 50).all()
    assert (row[940:995] > 200).all()
    assert (row[2005:2060] > 200).all()
