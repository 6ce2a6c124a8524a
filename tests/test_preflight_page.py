"""What pages ask of an office printer, measured in finished files: goals 15 and 16."""

from __future__ import annotations

import pytest
from measured import instead, result, sound, styled

from leaflets.formats import FORMATS

NOTES = "<p>Write your questions here.</p>"


def solid(width: int, height: int, colour: str = "#12495c") -> str:
    return f'<div style="background: {colour}; width: {width}mm; height: {height}mm"></div>'


def test_a_page_with_much_ink_is_found():
    found = result(instead(NOTES, NOTES + solid(150, 90, "#777")), 15)
    assert (found.state, found.page) == ("fail", 3)
    assert "of the page is ink; 10% is allowed" in found.evidence


def test_one_large_solid_area_is_found():
    found = result(instead(NOTES, NOTES + solid(60, 45)), 15)
    assert (found.state, found.page) == ("fail", 3)
    assert "one solid area is 4% of the page; 3% is allowed" in found.evidence


def test_a_small_solid_area_is_let_pass():
    assert result(instead(NOTES, NOTES + solid(30, 20)), 15).state == "pass"


@pytest.mark.parametrize(
    ("style", "edge"),
    [
        ("margin-left: -24mm", "left"),
        ("margin-left: 24mm", "right"),
        ("margin-top: -80mm", "top"),
    ],
)
def test_ink_near_an_edge_is_found(style, edge):
    found = result(
        instead(NOTES, f'<div style="width: 150mm; height: 1mm; background: #12495c; {style}"></div>{NOTES}'), 16
    )
    assert (found.state, found.page) == ("fail", 3)
    assert f"mm from the {edge} edge; 10 mm or more must be white" in found.evidence


def test_a_footer_too_near_the_edge_is_found_on_every_page():
    found = result(styled("@page { @bottom-left { padding-top: 12mm } }"), 16)
    assert (found.state, found.page) == ("fail", 1)
    assert "and 1 more" in found.evidence


def test_a_page_of_another_size_is_found():
    found = result(styled("@page { size: 215.9mm 279.4mm }"), 16)
    assert (found.state, found.page) == ("fail", 1)
    assert "the page is 215.9 × 279.4 mm; 210 × 297 is promised" in found.evidence


def test_the_ink_nearest_to_an_edge_is_told():
    assert "the ink nearest to an edge is 10." in result(sound(), 16).evidence


def test_a_press_prints_to_the_edge():
    assert result(sound(), 15, kind="press").state == "not applicable"


def test_a_card_may_be_printed_nearer_to_its_cut():
    pdf = styled("@page { size: 85mm 54mm; margin: 5mm; @bottom-left { content: none } }")
    sizes = ((85.0, 54.0),)
    assert result(pdf, 16, shape=FORMATS["card"], sizes=sizes).state == "pass"
    assert result(pdf, 16, sizes=sizes).state == "fail"
