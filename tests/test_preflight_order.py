"""The order in which files are read aloud: goal 30."""

from __future__ import annotations

from measured import WANTED, changed, first_tag, instead, laid_out, result, sound, written
from pikepdf import Array


def turned_round(file):
    body = first_tag(file, "H1").P
    body.K = Array(list(body.K)[::-1])


def test_blocks_that_are_told_in_another_order_are_found():
    found = result(changed(sound(), turned_round), 30)
    assert found.state == "fail"
    assert "is read aloud before what stands before it" in found.evidence
    assert found.page


def test_words_that_are_not_told_are_found():
    found = result(instead("Write your questions here.", "Write here."), 30)
    assert (found.state, found.place) == ("fail", "Write your questions here.")
    assert "is not read aloud as it was written" in found.evidence
    assert found.block == "notes/body/1"


def test_labels_between_the_words_of_a_block_are_let_pass():
    wanted = (*WANTED[:2], ("glance/body/1", "Some muscles grow weak. It can be treated."))
    assert result(sound(), 30, wanted=wanted).state == "pass"


def test_without_the_words_their_places_are_looked_at():
    found = result(sound(), 30, wanted=())
    assert (found.state, "the words as they were written were not shown" in found.evidence) == ("pass", True)
    found = result(changed(sound(), turned_round), 30, wanted=())
    assert (found.state, "is read aloud after words of a later page" in found.evidence) == ("fail", True)


def test_blocks_of_one_page_told_upwards_are_found():
    def upwards(file):
        notes = first_tag(file, "H1").P
        notes.K = Array(list(notes.K)[::-1])

    body = "<h1>One</h1>" + "".join(f"<p>Line {at}<br>of two<br>and three</p>" for at in range(6))
    found = result(changed(written(body), upwards), 30, wanted=())
    assert (found.state, found.page) == ("fail", 1)
    assert "stand above the one that is read aloud before them" in found.evidence


def test_arabic_is_read_in_the_order_of_speech():
    words = "الأعصاب تحمل الرسائل إلى اليد"
    pdf = written(f"<h1>اليد</h1><p>{words}</p><p>اتصل بنا</p>", language="ar", direction="rtl")
    rtl = {"language": "ar", "direction": "rtl"}
    assert result(pdf, 30, **rtl, wanted=(("a", "اليد"), ("b", words), ("c", "اتصل بنا"))).state == "pass"
    assert result(pdf, 30, **rtl, wanted=(("a", "اليد"), ("c", "اتصل بنا"), ("b", words))).state == "fail"


def test_a_file_without_tags_is_read_in_no_order():
    assert result(laid_out("<p>One</p>").write_pdf(), 30).state == "fail"
    assert result(sound(), 30, kind="press").state == "not applicable"
