"""The fonts of finished files: goal 26."""

from __future__ import annotations

import re

from measured import changed, instead, result, sound
from pikepdf import Dictionary, Name


def fonts(file) -> list:
    return [each for each in file.objects if isinstance(each, Dictionary) and each.get("/Subtype") == "/Type0"]


def descriptor(file):
    return fonts(file)[0].DescendantFonts[0].FontDescriptor


def test_the_fonts_are_named():
    assert "2 fonts, all embedded and cut to what is used: Atkinson" in result(sound(), 26).evidence


def test_a_font_that_is_not_in_the_file_is_found():
    found = result(changed(sound(), lambda file: descriptor(file).__delitem__("/FontFile2")), 26)
    assert (found.state, found.page) == ("fail", 1)
    assert "is not in the file" in found.evidence


def renamed(name: str):
    def change(file):
        for font in fonts(file):
            font.BaseFont = font.DescendantFonts[0].BaseFont = Name(name)

    return change


def test_a_whole_font_is_found():
    assert "is in the file whole" in result(changed(sound(), renamed("/Atkinson-Hyperlegible-Next")), 26).evidence


def test_a_font_of_others_is_found():
    found = result(changed(sound(), renamed("/ABCDEF+Comic-Sans")), 26)
    assert (found.state, found.place) == ("fail", "Comic-Sans")
    assert "is none of our fonts" in found.evidence


def test_a_letter_that_no_font_has_is_found():
    found = result(changed(sound(), without_a_letter), 26)
    assert found.state == "fail"
    assert "has no shape for “中”" in found.evidence


def without_a_letter(file):
    """Has a code of a font stand for a shape beyond its last."""
    to_unicode = fonts(file)[0].ToUnicode
    to_unicode.write(to_unicode.read_bytes().replace(b" beginbfchar\n", b" beginbfchar\n<ff00> <4e2d>\n"))


def test_shapes_of_other_letters_are_found():
    found = result(changed(sound(), with_letters_exchanged), 26)
    assert (found.state, found.page) == ("fail", 1)
    assert "prints other letters in place of" in found.evidence


def with_letters_exchanged(file):
    """What comes of two font files under one name: each code prints the shape of another letter."""
    for font in fonts(file):
        font.ToUnicode.write(re.sub(rb"> <(0061|0065|006f|0069)>", exchanged, font.ToUnicode.read_bytes()))


def exchanged(letter: re.Match[bytes]) -> bytes:
    return b"> <" + {b"0061": b"0065", b"0065": b"0061", b"006f": b"0069", b"0069": b"006f"}[letter[1]] + b">"


def test_a_font_whose_letters_cannot_be_read_back_is_found():
    found = result(changed(sound(), lambda file: [font.__delitem__("/ToUnicode") for font in fonts(file)]), 26)
    assert "does not say which letters its shapes stand for" in found.evidence


def test_the_same_letter_in_another_form_is_no_fault():
    assert result(instead("<table", '<table style="font-variant-numeric: tabular-nums"'), 26).state == "pass"
