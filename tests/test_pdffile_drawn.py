"""What pages are seen to draw: text, lines, areas and pictures, with their places."""

from __future__ import annotations

import pytest
from measured import DOTS, FONTS, changed, laid_out, sound, written
from pikepdf import Dictionary, Stream

from leaflets.pdffile import Box, drawn, facts, fonts, inks, looks, tree
from leaflets.pdffile.opening import parts
from leaflets.problems import ProblemsFound

MM = 72 / 25.4


def runs(body: str, style: str = "") -> list:
    return drawn(written(body, style))[0]


def test_a_stretch_of_text_has_its_size_colour_and_place():
    (run, *_) = runs('<p style="font-size: 15pt; color: #12495c">Hand grip</p>')
    assert (run.page, run.text, run.bold, run.italic) == (1, "Hand grip", False, False)
    assert run.size == pytest.approx(15, abs=0.01)
    assert run.colour == (0x12, 0x49, 0x5C)
    assert run.box.left == pytest.approx(30 * MM, abs=2)
    assert run.baseline == pytest.approx(run.box.bottom, abs=5)
    assert run.natural == pytest.approx(run.box.width, rel=0.03)


def test_bold_text_is_a_stretch_of_its_own():
    found = runs("<p>One <b>bold</b> word</p>")
    assert [(run.text.strip(), run.bold) for run in found[:3]] == [("One", False), ("bold", True), ("word", False)]


def test_running_lines_are_artifacts_and_paragraphs_tagged():
    assert {run.text: run.kept for run in runs("<p>Words</p>")} == {"Words": "tagged", "Page 1": "artifact"}


def test_without_tags_everything_is_loose():
    assert {run.kept for run in drawn(laid_out("<p>Words</p>").write_pdf())[0]} == {"loose"}


def test_half_transparent_text_in_a_form_keeps_size_and_place():
    plain, form = runs("<p>Pale</p>")[0], runs('<p style="opacity: 0.5">Pale</p>')[0]
    assert form.box == pytest.approx(plain.box, abs=0.1)
    assert form.size == pytest.approx(plain.size, abs=0.01)


def test_places_count_from_the_cut_and_not_from_the_bleed():
    plain, bleed = runs("<p>Words</p>")[0], runs("<p>Words</p>", "@page { bleed: 3mm }")[0]
    assert bleed.box == pytest.approx(plain.box, abs=0.1)


def test_a_frame_is_as_thin_as_it_is_seen():
    _, shapes = drawn(written('<p style="border-block-end: 1pt solid #12495c">Words</p>'))
    (line,) = shapes
    assert line.box.height == pytest.approx(1, abs=0.1)
    assert line.box.width == pytest.approx(150 * MM, abs=0.5)


def test_a_picture_has_its_resolution():
    image = f'<img src="{DOTS}" alt="Dots" style="width: 10mm; height: 20mm">'
    (picture,) = [shape for shape in drawn(written(image))[1] if shape.kind == "picture"]
    assert picture.dpi == pytest.approx(2 / 20 * 25.4, abs=0.1)
    assert picture.box.height == pytest.approx(20 * MM, abs=0.5)


def test_what_boxes_have_in_common():
    assert Box(0, 0, 4, 4).within(Box(2, 1, 9, 3)) == Box(2, 1, 4, 3)
    assert Box(0, 0, 1, 1).within(Box(5, 5, 9, 9)).width == 0
    assert Box(0, 0, 4, 4).holds(4, 0)
    assert not Box(0, 0, 4, 4).holds(5, 0)


def test_a_blank_page_has_no_ink():
    (look,) = looks(laid_out("", "@page { @bottom-left { content: none } }").write_pdf(), [])
    assert (look.ink, look.coverage, look.solid, look.behind) == (None, 0.0, 0.0, ())


def test_the_paper_behind_words_is_seen():
    found = runs('<p style="background: #eef5f7">Words</p>')
    (look,) = looks(written('<p style="background: #eef5f7">Words</p>'), found)
    assert [each.colour for each in look.behind] == [(0xEE, 0xF5, 0xF7), (255, 255, 255)]


def test_a_tag_that_holds_itself_is_walked_only_so_far():
    def loop(file):
        top = file.Root.StructTreeRoot.K[0]
        top.K.extend([top, top])

    found = tree(changed(written("<p>Words</p>"), loop))
    assert found is not None
    assert sum(1 for _ in found.walk()) < 1000


def test_bookmarks_that_lead_back_are_read_once():
    def loop(file):
        first = file.Root.Outlines.First
        first.Next = first

    assert facts(changed(written("<h1>One</h1>"), loop)).bookmarks == ((1, "One"),)


def test_a_form_that_draws_itself_is_read_once():
    def loop(file):
        (form,) = [each for each in file.objects if isinstance(each, Stream) and each.get("/Subtype") == "/Form"]
        form.write(form.read_bytes() + b" /Self Do /Self Do")
        form.Resources.XObject = Dictionary(Self=form)

    found = inks(changed(written('<p style="opacity: 0.5">Pale</p>'), loop))
    assert {ink.use for ink in found} == {"text"}


def test_a_broken_font_says_nothing_of_itself():
    def cut(file):
        for each in file.objects:
            if isinstance(each, Dictionary) and "/FontFile2" in each:
                each.FontFile2.write(each.FontFile2.read_bytes()[:300])

    assert {font.x_height for font in fonts(changed(sound(), cut))} == {None}


def test_a_file_without_tags_has_no_tree():
    assert tree(laid_out("<p>Words</p>").write_pdf()) is None


def test_colours_are_read_in_forms_and_after_they_are_put_back():
    body = '<p style="color: device-cmyk(0 0 0 1)">One <span style="color: #f00; opacity: 0.5">two</span> three</p>'
    found = inks(laid_out(body, "@page { @bottom-left { content: none } }").write_pdf())
    assert {(ink.use, ink.space) for ink in found} == {("text", "cmyk"), ("text", "rgb")}


def test_the_height_of_small_letters_is_that_of_the_font():
    regular = (FONTS / "AtkinsonHyperlegibleNext-Regular.ttf").read_bytes()
    assert b"OS/2" in regular
    assert [font.x_height for font in fonts(sound())] == pytest.approx([0.496, 0.496])


@pytest.mark.parametrize("reading", [drawn, tree, fonts, inks])
def test_what_is_no_pdf_is_a_problem(reading):
    with pytest.raises(ProblemsFound):
        reading(b"Not a PDF")
    with pytest.raises(ProblemsFound), parts(b"Not a PDF"):
        pass
