"""Each goal that a machine judges, broken in a finished file: it is caught, with the page where there is one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import measured
import pytest
import test_preflight_codes as codes
import test_preflight_folds as folds
import test_preflight_press as press
import test_preflight_script as script
from measured import ASKED, BOX, RULES, changed, instead, result, sound, styled
from pikepdf import Name
from test_preflight_fonts import renamed
from test_preflight_order import turned_round
from test_preflight_page import NOTES, solid
from test_preflight_tags import acting
from test_preflight_type import lower

from leaflets import impose, preflight
from leaflets.formats import FORMATS
from leaflets.preflight import ADVICE, GOALS, PARTS, Result

EASY = FORMATS["easy-read"]
CALL = "Call <strong>020 7946 0000</strong> by day."
FOLDED = {**folds.TRIFOLD_PROMISE}


def long_edge(file):
    file.Root.ViewerPreferences.Duplex = Name.DuplexFlipLongEdge


def untitled(file):
    file.docinfo["/Title"] = ""


def made_at_an_hour(file):
    file.docinfo[Name.ModDate] = "D:20261122093000Z"


def sheets() -> bytes:
    made = impose.imposed(folds.booklet(4), folds.BOOKLET, "A4", "ltr", measured.TITLE)
    assert made
    return changed(made, long_edge)


BROKEN: dict[int, tuple[Callable[[], Result], int | None]] = {
    1: (lambda: result(styled("#long { font-size: 9pt }"), 1), 2),
    2: (lambda: result(sound(), 2, shape=FORMATS["large-print"]), None),
    3: (lambda: result(sound(), 3, shape=EASY), None),
    4: (lambda: result(styled("#long { font-size: 8pt }"), 4), 2),
    5: (lambda: result(changed(sound(), lower), 5), 1),
    6: (lambda: result(styled("#long { line-height: 1.1 }"), 6), 2),
    7: (lambda: result(styled("@page { margin: 25mm 15mm }"), 7), 2),
    8: (lambda: result(styled("#long { text-align: justify; white-space: normal }"), 8), 2),
    9: (lambda: result(styled("#for { text-decoration: underline }"), 9), 1),
    10: (lambda: result(instead(CALL, '<span style="display: block; width: 1mm">40 mg</span>'), 10), 2),
    11: (lambda: result(styled("#for { transform: rotate(5deg) }"), 11), 1),
    12: (lambda: result(styled("#for { color: #bbb }"), 12), 1),
    13: (lambda: result(styled("#for { color: #bbb }"), 13), 1),
    14: (lambda: result(instead(NOTES, '<div style="background: #fdd; height: 20mm"></div>' + NOTES), 14), 3),
    15: (lambda: result(instead(NOTES, NOTES + solid(150, 90, "#777")), 15), 3),
    16: (lambda: result(styled("@page { margin: 5mm 30mm }"), 16), 1),
    17: (lambda: result(measured.written(folds.panels(style="margin-left: -8mm"), folds.PANEL_STYLE), 17, **FOLDED), 2),
    18: (lambda: result(changed(folds.on_sheet(), long_edge), 18, **folds.SHEET), None),
    19: (
        lambda: result(
            measured.written(folds.panels((*folds.PANELS[:-1], "w", "w last")), folds.PANEL_STYLE), 19, **FOLDED
        ),
        7,
    ),
    20: (lambda: folds.booklet_result(folds.booklet(4, "<div class='rule'></div>"), 20), 4),
    21: (lambda: result(sheets(), 21, shape=folds.BOOKLET, kind="imposed"), None),
    22: (lambda: result(press.card(style=".words { margin-left: -4mm }"), 22, **press.PRESS), 1),
    23: (lambda: result(press.card(style=".words { color: #12495c }"), 23, **press.PRESS), 1),
    24: (lambda: result(press.card(press.picture("CMYK", (250, 250, 250, 250), 200)), 24, **press.PRESS), 1),
    25: (lambda: result(press.card(press.picture("CMYK", (0, 0, 0, 99), 60)), 25, **press.PRESS), 1),
    26: (lambda: result(changed(sound(), renamed("/ABCDEF+Comic-Sans")), 26), 1),
    27: (lambda: result(changed(sound(), acting), 27), None),
    28: (lambda: result(changed(sound(), untitled), 28), None),
    29: (lambda: result(instead("<h3>What happens</h3>", "<h5>What happens</h5>"), 29), 2),
    30: (lambda: result(changed(sound(), turned_round), 30), 4),
    31: (lambda: result(instead("<title>A line for a nerve runs to a round muscle.</title>", ""), 31), 2),
    32: (lambda: result(sound(), 32, siblings=("grip-handout.pdf",)), None),
    33: (lambda: result(sound(), 33, name="grip handout.pdf"), None),
    43: (lambda: result(instead(RULES, ""), 43), None),
    46: (lambda: result(instead("GRIP-EN-UK-0.1", "none"), 46), 4),
    47: (lambda: result(sound(), 47, today=date(2028, 11, 23)), None),
    49: (lambda: result(instead(ASKED, ""), 49), None),
    51: (lambda: result(script.arabic(style="p { direction: ltr }"), 51, **script.RTL), 1),
    52: (
        lambda: result(measured.written("<h1>One</h1>" + '<p class="new">Word.</p>' * EASY.most), 52, shape=EASY),
        EASY.most + 1,
    ),
    53: (lambda: result(codes.code("20mm"), 53), 4),
    54: (lambda: result(changed(sound(), made_at_an_hour), 54), None),
}

LEFT_TO_PEOPLE = {
    40: lambda: result(instead(BOX, ""), 40),
    42: lambda: result(instead(BOX, ""), 42),
    44: lambda: result(instead("<figcaption>A nerve and its muscle</figcaption>", ""), 44),
}
"""What no program can call missed: where it finds nothing, it asks a person."""


@pytest.mark.parametrize("number", BROKEN)
def test_a_goal_that_is_broken_in_a_finished_file_is_caught_on_its_page(number):
    broken, page = BROKEN[number]
    found = broken()
    assert (found.number, found.state) == (number, "fail"), found.evidence
    assert page is None or found.page == page, found.evidence


@pytest.mark.parametrize("number", LEFT_TO_PEOPLE)
def test_what_a_program_does_not_find_is_left_to_people(number):
    assert LEFT_TO_PEOPLE[number]().state == "a person must look"


def test_every_goal_that_a_machine_measures_is_broken_here():
    assert {*BROKEN, *LEFT_TO_PEOPLE} == set(preflight._MEASURES)  # noqa: SLF001 - the list of what is measured


def test_every_goal_stands_under_one_heading_and_advice_has_its_reason():
    assert sorted(number for _, numbers in PARTS for number in numbers) == [goal.number for goal in GOALS]
    assert all(ADVICE.values())
