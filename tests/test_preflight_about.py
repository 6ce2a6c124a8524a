"""What files say of themselves: goals 28, 29, 32, 33 and 54."""

from __future__ import annotations

import pytest
from measured import HANDOUT, changed, first_tag, instead, result, sound, written
from pikepdf import Dictionary, Name


def without(key: str):
    def change(file):
        del file.docinfo[key]

    return change


@pytest.mark.parametrize(
    ("key", "what"), [("/Author", "publisher"), ("/Subject", "subject"), ("/Keywords", "keywords"), ("/Title", "title")]
)
def test_what_is_not_set_is_found(key, what):
    found = result(changed(sound(), without(key)), 28)
    assert (found.state, found.evidence) == ("fail", f"no {what} is set")


def test_another_title_than_promised_is_found():
    found = result(sound(), 28, title="Draft: A grip that tires")
    assert "the title is “A grip that tires”; “Draft: A grip that tires” is promised" in found.evidence


def test_two_titles_are_found():
    def change(file):
        file.Root.Metadata.write(file.Root.Metadata.read_bytes().replace(b"A grip that tires", b"A grip"))

    assert "two titles are set" in result(changed(sound(), change), 28).evidence


@pytest.mark.parametrize(
    ("language", "said"), [("", "is not set, or is none"), ("English!", "is none"), ("fr", "en is promised")]
)
def test_a_wrong_language_is_found(language, said):
    def change(file):
        file.Root.Lang = language

    assert said in result(changed(sound(), change), 28).evidence


def test_a_word_in_a_language_that_is_none_is_found():
    def change(file):
        first_tag(file, "H2").Lang = "x y"

    found = result(changed(sound(), change), 28)
    assert (found.state, found.page) == ("fail", 2)


def test_a_viewer_that_shows_the_name_of_the_file_is_found():
    found = result(changed(sound(), lambda file: file.Root.ViewerPreferences.__delitem__("/DisplayDocTitle")), 28)
    assert "viewers show the file's name" in found.evidence


def test_headings_and_bookmarks_are_counted():
    assert result(sound(), 29).evidence == "7 headings in order, 7 bookmarks"


@pytest.mark.parametrize(
    ("old", "new", "page", "said"),
    [
        ("<h3>What happens</h3>", "<h4>What happens</h4>", 2, "a heading of level 4 after level 2"),
        ("<h3>What happens</h3>", "<h1>What happens</h1>", 2, "a second title"),
        ("<h3>What happens</h3>", "<p>What happens</p>", None, "6 headings; 7 are promised"),
    ],
)
def test_headings_out_of_order_are_found(old, new, page, said):
    found = result(instead(old, new), 29)
    assert (found.state, found.page) == ("fail", page)
    assert said in found.evidence


def test_a_leaflet_without_a_title_is_found():
    found = result(written("<h2>One</h2><p>Word.</p>"), 29, headings=None)
    assert (found.state, found.page, found.place) == ("fail", 1, "One")


def test_missing_bookmarks_are_found():
    assert (
        "there are no bookmarks"
        in result(changed(sound(), lambda file: file.Root.__delitem__("/Outlines")), 29).evidence
    )


def test_a_heading_that_is_no_bookmark_is_found():
    def change(file):
        next(
            each for each in file.objects if isinstance(each, Dictionary) and each.get("/Title") == "My notes"
        ).Title = "Notes"

    found = result(changed(sound(), change), 29)
    assert (found.state, found.page, found.place) == ("fail", 3, "My notes")


def test_a_missing_web_page_is_found():
    assert result(sound(), 32).state == "pass"
    assert result(sound(), 32, siblings=("grip-handout.pdf",)).state == "fail"
    assert result(sound(), 32, siblings=()).state == "not yet measured"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a-grip-that-tires-and-tires-all-day-long-handout.pdf", "48 letters; 40 are allowed"),
        ("grip handout.pdf", "other letters than"),
        ("grip-handout-draft.pdf", "no draft, and the name says otherwise"),
    ],
)
def test_a_name_that_is_long_or_odd_is_found(name, said):
    found = result(sound(), 33, HANDOUT, name)
    assert (found.state, said in found.evidence) == ("fail", True)


def test_a_draft_has_it_in_its_name():
    assert result(sound(), 33, draft=True).state == "fail"
    assert result(sound(), 33, HANDOUT, "out/uk/en/grip-handout-draft.pdf", draft=True).state == "pass"
    assert result(sound(), 33, HANDOUT, None).state == "not applicable"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("D:20261122093000Z", "the hour at which"),
        ("D:20261123", "the words were issued on 2026-11-22"),
        ("today", "holds no day"),
    ],
)
def test_a_date_that_is_not_of_the_words_is_found(day, said):
    def change(file):
        file.docinfo[Name.ModDate] = day

    found = result(changed(sound(), change), 54)
    assert (found.state, said in found.evidence) == ("fail", True)
