"""The parts that a leaflet should have, as finished files show them: goals 40, 42 to 44, 46, 47, 49 and 52."""

from __future__ import annotations

import re
from datetime import date

import pytest
from measured import ASKED, BODY, BOX, RULES, instead, result, sound, styled, written

from leaflets.formats import FORMATS

CARD = FORMATS["card"]


def test_a_few_sentences_in_a_box_are_the_main_message():
    assert result(sound(), 40).evidence == "3 sentences in a box on page 2"
    assert "“Some muscles grow weak.” and 2 points more on page 2" in result(sound(), 42).evidence


@pytest.mark.parametrize("number", [40, 42])
@pytest.mark.parametrize(
    "instead_of_it",
    [
        "<p>Some muscles grow weak.</p>",
        BOX.replace(' class="box"', ""),
        BOX.replace("</ul>", "<li>One more.</li>" * 4 + "</ul>"),
    ],
)
def test_without_such_a_box_a_person_has_to_look(number, instead_of_it):
    assert result(instead(BOX, instead_of_it), number).state == "a person must look"


def test_lines_to_write_on_are_counted():
    assert "2 lines to write on, 8 mm apart or more" in result(sound(), 43).evidence


@pytest.mark.parametrize("rules", ["", '<div class="rule"></div>'])
def test_a_leaflet_without_anything_to_write_on_is_found(rules):
    found = result(instead(RULES, rules), 43)
    assert (found.state, "no lines to write on" in found.evidence) == ("fail", True)


def test_lines_that_are_too_close_do_not_count():
    assert result(styled(".rule { height: 5mm }"), 43).state == "fail"


def test_boxes_to_tick_count():
    square = "<rect x='1' y='1' width='13' height='13' fill='none' stroke='black'/>"
    drawing = f"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 15 15'>{square}</svg>"
    style = f"background: url(&quot;{drawing}&quot;) 0 0 / 15pt no-repeat"
    item = f'<ul style="list-style: none"><li style="{style}">Weak</li></ul>'
    assert "1 boxes to tick" in result(instead(RULES, item), 43).evidence


def test_a_picture_with_a_caption_is_found():
    assert result(sound(), 44).evidence == "1 of 1 pictures have a caption, the first on page 2"
    assert result(instead("<figcaption>A nerve and its muscle</figcaption>", ""), 44).state == "a person must look"


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("Reference: GRIP-EN-UK-0.1.", "its reference code, its version"),
        ("Issued in November 2026;", "when it was issued and until when it stands"),
        ("Written by A. Writer,", "who wrote or approved it"),
        ("read by a patient reader,", "who read it first"),
        ("paid for by nobody.", "who paid for it"),
    ],
)
def test_what_the_end_does_not_say_is_told(words, missing):
    found = result(instead(words, ""), 46)
    assert (found.state, found.page) == ("fail", 4)
    assert f"it does not say {missing}" in found.evidence


def test_an_end_without_sources_is_found():
    body = re.sub(r'<h2 class="new" id="sources">.*?</ul>', "", BODY, flags=re.DOTALL)
    assert "its sources" in result(written(body), 46).evidence


def test_a_card_says_less():
    card = "<h1>Card</h1><p>GRIP-CARD-0.1, to be reviewed in 2028</p>"
    assert result(written(card), 46, shape=CARD).state == "pass"
    assert "until when it stands" in result(written(card.replace("2028", "time")), 46, shape=CARD).evidence


def test_words_past_their_review_are_found():
    found = result(sound(), 47, today=date(2028, 11, 23))
    assert found.state == "fail"
    assert "it was to be reviewed by 2028-11-22, and today is 2028-11-23" in found.evidence
    assert result(sound(), 47, today=date(2028, 11, 23), draft=True).state == "pass"
    assert "soon" in result(sound(), 47, today=date(2028, 10, 1)).evidence
    assert result(sound(), 47, today=None).state == "not applicable"


def test_an_offer_in_small_type_is_found():
    found = result(styled(".offer { font-size: 13pt }"), 49)
    assert (found.state, found.page) == ("fail", 4)
    assert "the offer of other formats is 13 pt; 16 pt is asked for" in found.evidence


def test_a_missing_offer_is_found():
    assert "is missing" in result(instead("Would you like this in large print or in braille? ", ""), 49).evidence


def test_readers_who_are_not_asked_are_found():
    found = result(instead(ASKED, ""), 49)
    assert (found.state, "readers are not asked" in found.evidence) == ("fail", True)


def test_easy_read_has_no_more_pages_than_promised():
    easy = FORMATS["easy-read"]
    assert result(sound(), 52).state == "not applicable"
    assert result(sound(), 52, shape=easy).state == "a person must look"
    found = result(written("<h1>One</h1>" + '<p class="new">Word.</p>' * easy.most), 52, shape=easy)
    assert (found.state, found.page) == ("fail", 25)
