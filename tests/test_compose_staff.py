"""The staff sheet tells whoever prints which file, which edge, how to fold, on one page with a true check line."""

from __future__ import annotations

import html
import re
from pathlib import Path

import made_up
import pytest
from made_up import JOB, REPOSITORY, changed, library

from leaflets import load, pdffile, plan, signoff
from leaflets.compose import Edition, compose
from leaflets.compose.staff import staff
from leaflets.formats import FORMATS, PAPER_MM
from leaflets.model import Job, Library
from leaflets.problems import ProblemsFound
from leaflets.render import Press

LABELS = "content/labels/en.yaml"
POINTS_A_MM = 72 / 25.4

# One leaflet of the repository for each format, with its pages, the file to print, the edge, and the sheets of a copy.
MADE = {
    "handout": ("guide", 31, "mmn-guide-handout-draft.pdf", "long", "16 sheets"),
    "large-print": ("guide", 62, "mmn-guide-large-print-draft.pdf", "long", "31 sheets"),
    "easy-read": ("easy-read", 14, "mmn-easy-read-easy-read-draft.pdf", "long", "7 sheets"),
    "booklet": ("guide", 16, "mmn-guide-booklet-draft-sheets.pdf", "short", "4 sheets"),
    "trifold": ("glance", 6, "mmn-glance-trifold-draft-sheets.pdf", "short", "1 sheet"),
    "card": ("alert-card", 6, "mmn-alert-card-card-draft-sheets.pdf", "short", "Thin card"),
}


def edition(read: Library, job: Job) -> Edition:
    manuscript = plan.manuscript(read, job)
    return Edition(read, manuscript, plan.overlay(read, job), signoff.approval(read, manuscript))


def of_format(read: Library, shape: str, region: str = "uk") -> Edition:
    return edition(read, Job(MADE[shape][0], shape, "en", region))


def made(root: Path, pages: int, job: Job = JOB) -> str:
    return staff(edition(library(root), job), pages)


def words_of(markup: str) -> str:
    """What a reader sees, on one line."""
    return " ".join(html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", markup, flags=re.DOTALL)).split())


def printed(press: Press, of: Edition, pages: int) -> bytes:
    layout = press.lay_out(staff(of, pages), compose(of).stylesheets)
    return press.write(layout, "ltr")


@pytest.fixture(scope="module")
def repository() -> Library:
    read = load.load(REPOSITORY).library
    assert read
    return read


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(REPOSITORY)


# -- what it says


def test_every_format_has_a_row_in_this_table():
    assert set(MADE) == set(FORMATS)


@pytest.mark.parametrize("shape", MADE)
def test_file_edge_paper_and_reference_are_named(repository, shape):
    _, pages, file, edge, paper = MADE[shape]
    of = of_format(repository, shape)
    text = words_of(staff(of, pages))
    assert f"File {file} " in text
    assert f"Flip on the {edge} edge." in text
    assert f"the {'short' if edge == 'long' else 'long'} edge" not in text
    assert paper in text
    assert "“Actual size” or “100%”. Never “Fit to page”." in text
    assert "all copies of this leaflet, but for those that say: MMN-" in text
    assert ("Do not choose “Booklet”" in text) == file.endswith("-sheets.pdf")


@pytest.mark.parametrize("shape", ["handout", "booklet", "trifold", "card"])
def test_each_fold_has_its_steps_and_its_drawing(repository, shape):
    markup = staff(of_format(repository, shape), MADE[shape][1])
    fold = FORMATS[shape].fold
    said = repository.labels["en"].staff
    assert markup.count(f"templates/pictures/staff-{fold}.svg") == 3
    for step in (1, 2, 3):
        assert said[f"fold {fold} {step}"] in words_of(markup)


def test_a_draft_is_called_one_and_a_signed_leaflet_is_not(small_project):
    assert "Draft. Not everybody who has to approve" in words_of(made(small_project, 4))
    made_up.sign(small_project)
    text = words_of(made(small_project, 4))
    assert "Draft" not in text
    assert "Throw away all drafts, too." in text
    assert "Approved. To be reviewed by 31 January 2028." in text
    assert "File thumbs-guide-handout.pdf " in text


def test_the_last_sheet_is_taken_out_when_its_back_stays_empty(small_project):
    assert "Take out the last sheet" in words_of(made(small_project, 5))
    assert "Take out the last sheet" not in words_of(made(small_project, 4))


def test_one_sheet_is_not_put_together(small_project):
    text = words_of(made(small_project, 2))
    assert "Put it together" not in text
    assert "Print page 1 only." in text
    assert "1 sheet for each copy" in text


def test_one_page_has_no_back(small_project):
    text = words_of(made(small_project, 1))
    assert "No: there is one page." in text
    assert "even pages" not in text
    assert "upside down" not in text


# -- languages


def test_a_language_without_words_for_staff_gets_those_of_the_house(project_with_a_second_language):
    file = project_with_a_second_language / "content/labels/xx.yaml"
    file.write_text(file.read_text("utf-8").partition("staff:")[0], "utf-8")
    markup = made(project_with_a_second_language, 4, Job("guide", "handout", "xx", "uk"))
    assert '<html lang="en" dir="ltr">' in markup
    assert "How to print this leaflet" in markup
    assert made_up.in_arabic_letters("Wobbly thumbs") in markup, "the title stays in its own language"


def test_a_language_with_words_for_staff_is_spoken_and_drawings_are_turned_over(project_with_a_second_language):
    markup = made(project_with_a_second_language, 4, Job("guide", "handout", "xx", "uk"))
    assert '<html lang="xx" dir="rtl">' in markup
    assert markup.count("scale(-1 1)") == 3
    assert "scale(-1 1)" not in made(project_with_a_second_language, 4)


@pytest.mark.parametrize("whole", [True, False])
def test_a_sheet_in_two_scripts_is_one_page_and_has_all_its_letters(project_with_a_second_language, whole):
    if not whole:
        file = project_with_a_second_language / "content/labels/xx.yaml"
        file.write_text(file.read_text("utf-8").partition("staff:")[0], "utf-8")
    of = edition(library(project_with_a_second_language), Job("guide", "handout", "xx", "uk"))
    assert len(pdffile.page_sizes(printed(Press(project_with_a_second_language), of, 4))) == 1


def test_a_word_that_is_missing_is_told(small_project):
    said = (small_project / LABELS).read_text("utf-8")
    changed(small_project, LABELS, "  old copies:", "  old kopies:")
    with pytest.raises(ProblemsFound) as raised:
        made(small_project, 4)
    (problem,) = raised.value.problems
    assert (problem.code, problem.place.file) == ("label-missing", LABELS)
    assert problem.place.line == said.splitlines().index("staff:") + 1
    assert problem.hint == "Add “old copies: …” under “staff:”."


# -- as it is printed


@pytest.mark.parametrize("region", ["uk", "us"])
@pytest.mark.parametrize("shape", MADE)
def test_it_is_one_page_of_the_regions_paper(press, repository, shape, region):
    pdf = printed(press, of_format(repository, shape, region), MADE[shape][1])
    (size,) = pdffile.page_sizes(pdf)
    assert size == pytest.approx([mm * POINTS_A_MM for mm in PAPER_MM["A4" if region == "uk" else "Letter"]], abs=0.1)


def test_the_check_line_is_100_mm_long(press, repository):
    _, shapes = pdffile.drawn(printed(press, of_format(repository, "booklet"), 16))
    widths = [shape.box.width / POINTS_A_MM for shape in shapes if shape.kind == "path" and shape.fill == (26, 26, 26)]
    assert max(widths) == pytest.approx(100, abs=0.05)
