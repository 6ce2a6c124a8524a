"""Placeholders, spelling, marks: what was typed becomes what prints, and no letter of it is lost on the way."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from voice import is_plain

from leaflets import words

HARD = "\N{NO-BREAK SPACE}"
US = {"fibre": "fiber", "fibres": "fibers", "centre": "center", "organise": "organize"}


# -- placeholders


def test_each_placeholder_is_found_as_typed_and_by_name():
    assert list(words.placeholders("Call {emergency}. {Family_doctor}s help.")) == [
        ("{emergency}", "emergency"),
        ("{Family_doctor}", "family_doctor"),
    ]


def test_a_placeholder_prints_its_value():
    assert words.fill("Call {emergency} now.", {"emergency": "999"}) == "Call 999 now."


def test_a_capital_in_the_name_gives_the_value_a_capital():
    assert words.fill("{Drip} or {drip}", {"drip": "iV drip"}) == "IV drip or iV drip"


def test_an_unknown_placeholder_stays_as_it_was_typed():
    assert words.fill("Ask {Nobody} and {nobody}.", {"emergency": "999"}) == "Ask {Nobody} and {nobody}."


def test_braces_over_two_lines_are_no_placeholder():
    assert not list(words.placeholders("{a\nb}"))


# -- spelling


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a fibre", "a fiber"),
        ("Fibre is short", "Fiber is short"),
        ("the fibre's end", "the fibre's end"),
        ("fibre-rich (fibres)", "fiber-rich (fibers)"),
        ("microfibre", "microfibre"),
        ("https://example.org/centre", "https://example.org/centre"),
        ("[our centre](https://centre.org/fibre)", "[our center](https://centre.org/fibre)"),
        ("help@centre.org", "help@centre.org"),
        ("See www.centre.org and centre.org.uk today", "See www.centre.org and centre.org.uk today"),
        ("At the centre. Fibres", "At the center. Fibers"),
    ],
)
def test_the_regions_spelling_changes_whole_words_and_no_address(text, printed):
    assert words.respell(text, US) == printed


def test_a_word_with_an_apostrophe_is_respelt_when_the_table_holds_it():
    assert words.respell("the centre’s", {"centre’s": "center’s"}) == "the center’s"


def test_without_a_table_nothing_changes():
    assert words.respell("a fibre", {}) == "a fibre"


# -- what stays on one line


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("2 to 4 weeks", f"2{HARD}to{HARD}4{HARD}weeks"),
        ("8 in 10 people", f"8{HARD}in{HARD}10{HARD}people"),
        ("take 5 mg", f"take 5{HARD}mg"),
        ("on 6 August", f"on 6{HARD}August"),
        ("0800 652 6352", f"0800{HARD}652{HARD}6352"),
        ("go to 4 places", "go to 4 places"),
        ("5 glasses", "5 glasses"),
    ],
)
def test_what_belongs_together_is_never_split_over_two_lines(text, tied):
    assert words.tied(text) == tied


# -- marks


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("**Call** now", "<strong>Call</strong> now"),
        (
            "[example.org](https://example.org?b&c)",
            '<a href="https://example.org?b&amp;c">example.org</a> (example.org?b&amp;c)',
        ),
        ("a < b & c", "a &lt; b &amp; c"),
        ("<b>not</b>", "&lt;b&gt;not&lt;/b&gt;"),
        ("a [x](javascript:alert(1))", "a [x](javascript:alert(1))"),
        ('don\'t say "no"', "don’t say “no”"),
        (r"\*as typed\*", "*as typed*"),
        ("# no heading", "# no heading"),
        ("`no code`", "`no code`"),
        ("![example.org](https://example.org)", '!<a href="https://example.org">example.org</a>'),
    ],
)
def test_few_marks_work_and_nothing_else_does(text, printed):
    assert words.inline(text) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("[us](https://example.org/a/)", "us (example.org/a)"),
        ("[write](mailto:us@example.org)", "write (us@example.org)"),
        ("[ring](tel:999) now", "ring (999) now"),
        ("[see **example.org**](https://example.org/)", "see example.org"),
        ("[us](https://a.org) and [them](https://b.org)", "us (a.org) and them (b.org)"),
    ],
)
def test_on_paper_a_link_shows_its_address_once(text, printed):
    assert words.plain(text) == printed


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("اتصل 020 7946 0000 الآن", "020 7946 0000"),
        ("اتصل (020) 7946 0000 الآن", "(020) 7946 0000"),
        ("اتصل +44 (0)20 7946 الآن", "+44 (0)20 7946"),
        ("كل 2–4 أيام", "2–4"),
        ("خذ 5 mg الآن", "5 mg"),
        ("خذ 20 mg الآن", "20 mg"),
        ("مادة IgG4 هنا", "IgG4"),
        ("اكتب help@example.org الآن", "help@example.org"),
        ("انظر https://example.org/a هنا", "https://example.org/a"),
    ],
)
def test_numbers_and_addresses_keep_their_direction_in_right_to_left_text(text, kept):
    assert f'<bdi dir="ltr">{kept}</bdi>' in words.inline(text, "rtl").replace(HARD, " ")


def test_a_unit_is_not_cut_out_of_a_longer_word():
    assert words.isolated("ب 20 gamma") == 'ب <bdi dir="ltr">20</bdi> gamma'


def test_left_to_right_text_needs_no_isolation():
    assert "bdi" not in words.inline("Call 020 7946 0000")


def test_the_letters_that_print_have_no_marks():
    assert words.plain('**"Call"** us in 2 to 3 days') == f"“Call” us in 2{HARD}to{HARD}3{HARD}days"


@given(
    text=st.text(st.sampled_from("ab1 2'\"*_[]()<>&\\`!\n{}#-:/.@é اب"), max_size=40),
    direction=st.sampled_from(["ltr", "rtl"]),
)
@example(text="'1 and 5\"", direction="rtl")
@example(text="[a](https://[b)", direction="ltr")
@example(text="1-1 a&b-c", direction="ltr")
def test_whatever_is_typed_its_html_shows_the_plain_letters_and_no_others(text, direction):
    shown = html.unescape(re.sub(r"</?(?:strong|a|bdi|span)\b[^<>]*>", "", words.inline(text, direction)))
    assert shown.replace("\N{WORD JOINER}", "") == words.plain(text)  # it has no shape
    assert all(is_plain(message, hint) for _, message, hint in words.left_over_marks(text))


@pytest.mark.parametrize(
    ("text", "typed", "why"),
    [
        ("a **b", "**", "on both sides"),
        ("a ** b **", "**", "on both sides"),
        ("an *italic* word", "*", "italics"),
        ("an _italic_ word", "_", "italics"),
        ("[us] (https://example.org)", "[us] (", "not whole"),
        ("[us](ftp:example", "[us](", "not whole"),
        ("us](https://example.org)", "](", "not whole"),
        ("a <b>bold</b> word", "<b>", "HTML"),
        ("[us](http://example.org)", "http://example.org", "https://"),
        ("[us](https://localhost)", "https://localhost", "https://"),
        ("[us](example.org)", "example.org", "https://"),
    ],
)
def test_a_mark_that_does_not_work_is_told(text, typed, why):
    told = {mark: (message, hint) for mark, message, hint in words.left_over_marks(text)}
    assert why in " ".join(told[typed])
    assert is_plain(*told[typed])


@pytest.mark.parametrize(
    "text",
    ["**strong** and [words](https://example.org)", "[mail](mailto:a@example.org)", "[call](tel:999)", "2 * 3 < 7"],
)
def test_marks_that_work_are_not_told(text):
    assert not list(words.left_over_marks(text))


def test_a_hyphened_word_stays_on_one_line():
    assert words.inline("a long-term plan") == "a long-\N{WORD JOINER}term plan"
    assert words.inline("a - b") == "a - b"


@pytest.mark.parametrize(
    "signs", ["a", "5 < 6 & 7 > 2", " a ", "`~^#!$%+=@|{}:;-", "*", "_", "[a](b", "\\*", "'a'", '"', "a\nb"]
)
def test_each_text_is_what_the_library_for_marks_makes_of_it(signs):
    rules = ["emphasis", "link", "escape", "smartquotes"]
    library = MarkdownIt("zero", {"html": False, "typographer": True, "quotes": "“”‘’"}).enable(rules)
    made = "".join(token.content for token in library.parseInline(signs)[0].children if token.type == "text")
    assert words.plain(signs) == made
