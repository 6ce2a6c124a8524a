"""Scripts from right to left, measured in finished files: goal 51."""

from __future__ import annotations

import functools

from measured import changed, result, sound, written
from pikepdf import Name

RTL = {"language": "ar", "direction": "rtl", "wanted": ()}
WORDS = "اليد ضعيفة والأعصاب لا تنقل الرسائل كما يجب " * 8


@functools.cache
def arabic(cover: str = "<p>Arabic – العربية</p>", style: str = "") -> bytes:
    return written(f"<h1>اليد</h1>{cover}<p>{WORDS}</p>", style, language="ar", direction="rtl")


def test_a_page_from_right_to_left_passes():
    assert result(arabic(), 51, **RTL).state == "pass"


def test_pages_that_turn_from_the_left_are_found():
    def turn(file):
        file.Root.ViewerPreferences.Direction = Name.L2R

    found = result(changed(arabic(), turn), 51, **RTL)
    assert (found.state, "not told to turn the pages from the right" in found.evidence) == ("fail", True)


def test_lines_that_begin_at_the_left_are_found():
    found = result(arabic(style="p { direction: ltr }"), 51, **RTL)
    assert (found.state, found.page) == ("fail", 1)
    assert "its lines begin at the left" in found.evidence


def test_a_cover_that_does_not_name_the_language_is_found():
    found = result(arabic(cover=""), 51, **RTL)
    assert (found.state, found.page) == ("fail", 1)


def test_it_is_no_goal_of_other_scripts():
    assert result(sound(), 51).state == "not applicable"
