"""Stress and line ends, measured in finished files: goals 9 and 10."""

from __future__ import annotations

import pytest
from measured import changed, instead, redrawn, result, sound, styled

CALL = "<p>Call <strong>020 7946 0000</strong> by day.</p>"


def test_letters_that_lean_are_found():
    leaning = redrawn(sound(), 3, b"1 0 0 -1 ", b"1 0 0.3 -1 ")
    found = result(leaning, 9)
    assert (found.state, found.page, found.place) == ("fail", 3, "My notes")
    assert "in italics" in found.evidence


def test_an_italic_font_is_found():
    def lean(file):
        file.pages[0].Resources.Font[next(iter(file.pages[0].Resources.Font))].DescendantFonts[
            0
        ].FontDescriptor.ItalicAngle = -12

    found = result(changed(sound(), lean), 9)
    assert found.state == "fail"
    assert "in italics" in found.evidence


@pytest.mark.parametrize("line", ["underline", "line-through"])
def test_a_line_under_or_through_words_is_found(line):
    found = result(instead("firm</td>", f'<span style="text-decoration: {line}">firm</span></td>'), 9)
    assert (found.state, found.page, found.place) == ("fail", 3, "firm")


def test_rules_of_tables_and_boxes_are_no_underlining():
    assert (
        result(
            styled("td, th { border-block-end: 0.75pt solid #12495c } h2 { border-block-start: 2pt solid }"), 9
        ).state
        == "pass"
    )


def test_words_in_capitals_are_found():
    found = result(instead("Write your questions here.", "PLEASE WRITE HERE at once."), 9)
    assert (found.state, found.page) == ("fail", 3)
    assert "“PLEASE WRITE HERE”: 3 words in capitals" in found.evidence


def test_abbreviations_are_no_shouting():
    assert result(instead("Write your questions here.", "MMN, ALS, CIDP and the NHS."), 9).state == "pass"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("well-known", "a word is split"),
        ("immuno&shy;globulin", "a word is split"),
        ("6 August", "a date is split"),
        ("August 2026", "a date is split"),
        ("40 mg", "a number is split from its unit"),
        ("0.4 g", "a number is split from its unit"),
        ("020 7946", "a telephone number is split"),
    ],
)
def test_what_belongs_together_is_not_split(words, said):
    found = result(instead(CALL, f'<p style="width: 1mm">{words}</p>'), 10)
    assert (found.state, found.page) == ("fail", 2)
    assert said in found.evidence


@pytest.mark.parametrize("words", ["2 people", "at 10 it", "in 2026 they", "cold – hands", "10 August"])
def test_other_words_may_be_divided(words):
    split = words.rpartition(" ")
    found = result(instead(CALL, f"<p>{split[0]} <br>{split[2]}</p>"), 10)
    assert found.state == ("fail" if "August" in words else "pass")
