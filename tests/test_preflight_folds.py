"""Panels, cards and booklets, measured in finished files: goals 17 to 21."""

from __future__ import annotations

import functools

import measured
import pikepdf
import pytest
from measured import HANDOUT, TITLE, changed, result

from leaflets import impose
from leaflets.formats import FORMATS

TRIFOLD, CARD, BOOKLET = FORMATS["trifold"], FORMATS["card"], FORMATS["booklet"]
PANEL_STYLE = """@page { @bottom-left { content: none } } @page wide { size: 100mm 210mm; margin: 12mm 11mm }
@page narrow { size: 97mm 210mm; margin: 12mm 11mm } html { font-size: 12pt; line-height: 1.3 }
.w { page: wide; break-after: page } .n { page: narrow; break-after: page }
.last { break-after: auto } h1 { font-size: 24pt }"""
PANELS = ("w", "w", "w", "n", "n", "w last")
TRIFOLD_PROMISE = {"shape": TRIFOLD, "sizes": ((100.0, 210.0), (97.0, 210.0)), "headings": None, "wanted": ()}
SHEET = {"shape": TRIFOLD, "sizes": ((297.0, 210.0),), "kind": "imposed"}


def panels(kinds: tuple[str, ...] = PANELS, style: str = "", words: str = "Hands grow weak.") -> str:
    head = f'<div class="{kinds[0]}"><h1>{TITLE}</h1><p>{words}</p></div>'
    return head + "".join(
        f'<div class="{kind}"><h2>Panel {at}</h2><p style="{style}">{words}</p></div>'
        for at, kind in enumerate(kinds[1:], 2)
    )


@functools.cache
def trifold() -> bytes:
    return measured.written(panels(), PANEL_STYLE)


@functools.cache
def on_sheet(direction: str = "ltr") -> bytes:
    sheets = impose.imposed(trifold(), TRIFOLD, "A4", direction, TITLE)  # type: ignore[arg-type]
    assert sheets
    return sheets


def booklet(pages: int, last: str = "<p>Words.</p>") -> bytes:
    style = "@page { size: 148.5mm 210mm; margin: 15mm } html { font-size: 12pt }"
    body = "".join(f'<h2 class="new">Part {at}</h2><p>Words.</p>' for at in range(2, pages))
    return measured.written(f'<h1>{TITLE}</h1><p>Words.</p>{body}<div class="new">{last}</div>', style)


def booklet_result(pdf: bytes, number: int, **other):
    return result(pdf, number, shape=BOOKLET, sizes=((148.5, 210.0),), **other)


def test_panels_of_the_right_size_with_words_off_the_folds_pass():
    found = result(trifold(), 17, **TRIFOLD_PROMISE)
    assert (found.state, found.evidence[:8]) == ("pass", "6 panels")


def test_a_panel_that_should_be_narrow_and_is_not_is_found():
    found = result(measured.written(panels(("w", "w", "w", "n", "w", "w last")), PANEL_STYLE), 17, **TRIFOLD_PROMISE)
    assert (found.state, found.page) == ("fail", 5)
    assert "the panel is 100.0 × 210.0 mm, not 97 × 210" in found.evidence


def test_words_near_a_fold_are_found():
    found = result(measured.written(panels(style="margin-left: -8mm"), PANEL_STYLE), 17, **TRIFOLD_PROMISE)
    assert (found.state, found.page, found.place) == ("fail", 2, "Hands grow weak.")
    assert "mm from the side; 5 mm or more is white" in found.evidence


def test_words_over_a_fold_of_the_sheet_are_found():
    assert result(on_sheet(), 17, HANDOUT, **SHEET).state == "pass"
    wide = measured.written(panels(style="margin-left: -8mm"), PANEL_STYLE)
    found = result(impose.imposed(wide, TRIFOLD, "A4", "ltr", TITLE), 17, HANDOUT, **SHEET)
    assert (found.state, found.page) == ("fail", 1)
    assert "within 5 mm of the fold 97 mm from the left" in found.evidence


def test_words_near_the_cut_of_a_card_are_found():
    style = "@page { size: 85mm 54mm; margin: 2mm; @bottom-left { content: none } } html, h1 { font-size: 9pt }"
    found = result(measured.written(f"<h1>{TITLE}</h1>", style), 17, shape=CARD, sizes=((85.0, 54.0),))
    assert (found.state, found.page, found.place) == ("fail", 1, TITLE)


def test_the_narrow_panels_are_the_two_that_fold_in():
    assert result(trifold(), 18, **TRIFOLD_PROMISE).state == "pass"
    found = result(measured.written(panels(("w", "w", "n", "n", "w", "w last")), PANEL_STYLE), 18, **TRIFOLD_PROMISE)
    assert (found.state, found.evidence) == ("fail", "panels 3 and 4 are the narrow ones that fold in")


def test_the_cover_is_the_panel_outside():
    assert result(on_sheet(), 18, **SHEET).state == "pass"
    assert result(on_sheet("rtl"), 18, **SHEET, direction="rtl").state == "pass"
    found = result(on_sheet("rtl"), 18, **SHEET)
    assert (found.state, found.page, found.place) == ("fail", 1, TITLE)


def test_a_sheet_that_turns_on_its_long_edge_is_found():
    def turn(file):
        file.Root.ViewerPreferences.Duplex = pikepdf.Name.DuplexFlipLongEdge

    found = result(changed(on_sheet(), turn), 18, **SHEET)
    assert (found.state, "short edge" in found.evidence) == ("fail", True)


def test_too_many_words_for_one_topic_are_counted():
    assert "words on 6 pages; 750 are allowed" in result(trifold(), 19, **TRIFOLD_PROMISE).evidence
    found = result(measured.written(panels(words="word " * 160), PANEL_STYLE), 19, **TRIFOLD_PROMISE)
    assert found.state == "fail"
    assert "words; 750 fit" in found.evidence


def test_a_seventh_panel_is_found():
    found = result(measured.written(panels((*PANELS[:-1], "w", "w last")), PANEL_STYLE), 19, **TRIFOLD_PROMISE)
    assert (found.state, found.page) == ("fail", 7)


@pytest.mark.parametrize(("pages", "state"), [(4, "pass"), (5, "fail"), (8, "pass")])
def test_the_pages_of_a_booklet_come_in_fours(pages, state):
    found = booklet_result(booklet(pages), 20)
    assert found.state == state
    assert f"{pages} pages" in found.evidence


def test_a_blank_page_of_a_booklet_is_found():
    found = booklet_result(booklet(4, "<div class='rule'></div>"), 20)
    assert (found.state, found.page) == ("fail", 4)


def test_a_blank_half_of_a_sheet_is_found():
    sheets = impose.imposed(booklet(4, "<div class='rule'></div>"), BOOKLET, "A4", "ltr", TITLE)
    found = result(sheets, 20, shape=BOOKLET, kind="imposed")
    assert (found.state, found.page) == ("fail", 1)
    assert "the page on the left is blank" in found.evidence


def test_a_booklet_needs_its_sheets():
    assert booklet_result(booklet(4), 21, siblings=()).state == "not yet measured"
    assert booklet_result(booklet(4), 21, siblings=("a.pdf", "a-sheets.pdf")).state == "pass"
    assert booklet_result(booklet(4), 21, siblings=("a.pdf",)).state == "fail"
