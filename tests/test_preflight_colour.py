"""What is behind words and what colour says, measured in finished files: goals 11 to 14."""

from __future__ import annotations

import pytest
from measured import DOTS, instead, result, sound, styled

NOTES = "<p>Write your questions here.</p>"


def test_turned_words_are_found():
    found = result(styled("#for { transform: rotate(90deg); width: 60mm }"), 11)
    assert (found.state, found.page) == ("fail", 1)
    assert "turned by 90 degrees" in found.evidence


def test_words_over_a_photograph_are_found():
    found = result(
        instead(NOTES, f'<p style="background: url({DOTS}) 0 0 / 80mm 8mm no-repeat">Write your questions here.</p>'),
        11,
    )
    assert (found.state, found.page, found.place) == ("fail", 3, "Write your questions here.")
    assert "stands over a picture" in found.evidence


def test_words_over_a_pattern_of_lines_are_found():
    bars = "".join(f"<path d='M{x} 0v9' stroke='%237ab' stroke-width='6'/>" for x in range(0, 200, 12))
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' width='200' height='9'>{bars}</svg>"
    drawing = f"url(&quot;data:image/svg+xml,{svg}&quot;)"
    found = result(instead(NOTES, f'<p style="background: {drawing}">Write your questions here.</p>'), 11)
    assert (found.state, found.page) == ("fail", 3)


def test_a_sentence_in_white_on_dark_is_found():
    found = result(instead(NOTES, '<p style="background: #12495c; color: #fff">Write your questions here.</p>'), 11)
    assert (found.state, found.page) == ("fail", 3)
    assert "is light on dark" in found.evidence


def test_a_short_label_may_be_white_on_dark():
    assert result(instead(NOTES, '<p style="background: #12495c; color: #fff">Write here</p>'), 11).state == "pass"


def test_words_over_words_are_found():
    found = result(instead(NOTES, f'{NOTES}<p style="margin-top: -18pt">Nobody can read it.</p>'), 11)
    assert (found.state, found.page) == ("fail", 3)
    assert "stands over “" in found.evidence


def test_numerals_in_a_drawing_belong_to_it():
    number = '<circle cx="45" cy="15" r="9" fill="#dcecf1"/><text x="42" y="18" font-size="6">12</text>'
    assert result(instead('<circle cx="45" cy="15" r="9" fill="#dcecf1"/>', number), 11).state == "pass"


@pytest.mark.parametrize(
    ("style", "page"),
    [("#for { color: #8a8a8a }", 1), (".box { background: #5f7f8f }", 2), (".offer { color: rgba(0, 0, 0, 0.45) }", 4)],
)
def test_words_that_hardly_stand_out_are_found(style, page):
    found = result(styled(style), 12)
    assert (found.state, found.page) == ("fail", page)
    assert "less than 4.5" in found.evidence


def test_a_pair_of_colours_that_is_one_grey_is_found_in_grey_only():
    pair = styled("#for { background: #00ff00; color: #5a5a5a }")
    assert result(pair, 12).state == "pass"
    found = result(pair, 13)
    assert (found.state, found.page, found.place) == ("fail", 1, "For people whose hands grow weak")


def test_the_least_contrast_is_told():
    assert "the least contrast is" in result(sound(), 12).evidence


def test_a_coloured_box_without_words_is_found():
    found = result(instead(NOTES, '<div style="background: #fdd; height: 20mm"></div>' + NOTES), 14)
    assert (found.state, found.page) == ("fail", 3)
    assert "150 × 20 mm" in found.place


def test_a_word_that_only_colour_sets_off_is_found():
    found = result(instead("tires by noon", 'tires <span style="color: #a33f18">by noon</span>'), 14)
    assert (found.state, found.page, found.place) == ("fail", 2, "by noon")


def test_a_bold_word_in_colour_is_told_by_its_weight_too():
    assert result(instead("tires by noon", 'tires <strong style="color: #a33f18">by noon</strong>'), 14).state == "pass"
