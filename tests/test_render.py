"""What WeasyPrint is made to do: our fonts alone, nothing from outside, every complaint a problem."""

from __future__ import annotations

import io

import made_up
import pikepdf
import pytest

from leaflets import pdffile, render
from leaflets.problems import ProblemsFound

SHEET = "templates/css/2-fonts.css"
PAGE = '<!doctype html><html lang="en"><title>A title</title><body style="font-family: {family}">{body}</body></html>'


def page(body: str, family: str = "'Atkinson Hyperlegible Next'") -> str:
    return PAGE.format(family=family, body=body)


@pytest.fixture(scope="module")
def press() -> render.Press:
    return render.Press(made_up.REPOSITORY)


def complaints(press: render.Press, html: str) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        press.write(press.lay_out(html, [SHEET]), "ltr")
    return [problem.code for problem in found.value.problems]


def test_boxes_are_told_in_points_from_the_top_left(press):
    html = page('<div id="a/b">words</div><style>@page { margin: 72pt } body { margin: 0 }</style>')
    (box,) = press.lay_out(html, [SHEET]).boxes["a/b"]
    assert (box.page, round(box.left), round(box.top)) == (1, 72, 72)


def test_a_block_over_two_pages_has_two_boxes(press):
    lines = "<br>".join(["words"] * 80)
    layout = press.lay_out(page(f'<div id="long">{lines}</div>'), [SHEET])
    assert [box.page for box in layout.boxes["long"]] == [1, 2]
    assert layout.page_of("long") == 1


def test_a_missing_picture_is_a_problem_that_names_it_without_our_folders(press):
    with pytest.raises(ProblemsFound) as found:
        press.lay_out(page('<p><img src="templates/pictures/none.svg" alt="x"></p>'), [SHEET])
    (problem,) = found.value.problems
    assert problem.code == "picture-missing"
    assert "templates/pictures/none.svg" in problem.message
    assert str(made_up.REPOSITORY) not in problem.message


@pytest.mark.parametrize(
    "address", ["../../../etc/hostname", "https://example.org/x.png", "http://localhost/x.png", "content/house.yaml"]
)
def test_nothing_outside_the_templates_is_ever_read(press, address):
    assert complaints(press, page(f'<p><img src="{address}" alt="x"></p>')) == ["picture-missing"]


def test_a_letter_that_no_bundled_font_has_is_a_problem(press):
    assert "letter-missing" in complaints(press, page("<p>snow ☃</p>"))


def test_a_style_that_is_not_understood_is_a_problem(press):
    assert complaints(press, page('<p style="colour: red">words</p>')) == ["layout"]


def test_a_link_to_nowhere_is_a_problem(press):
    assert complaints(press, page('<p><a href="#nowhere">words</a></p>')) == ["layout"]


def test_no_font_of_the_machine_is_ever_used(press):
    pdf = press.write(press.lay_out(page("<p>words</p>", "'DejaVu Sans', Arial, sans-serif"), [SHEET]), "ltr")
    assert [word.text for word in pdffile.words(pdf)] == ["words"]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = {str(font.BaseFont) for font in document.objects if getattr(font, "Type", "") == "/Font"}
    assert all("Atkinson" in name or "Noto" in name for name in fonts)
