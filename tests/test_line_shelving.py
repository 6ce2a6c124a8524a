"""The catalogue of the shelf: every edition with its state, its files, what went wrong."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape

import made_up
import pytest

from leaflets import line, shelf
from leaflets.line import Done
from leaflets.model import Job
from leaflets.problems import Problem

TODAY = date(2026, 2, 1)
GUIDE = Job("guide", "handout", "en", "uk")
STEM = "uk/en/thumbs-guide-handout"
FAILED = Done(GUIDE, problems=(Problem("words-lost", "The word “thumb” is not on paper."),))


@pytest.fixture
def read(small_project):
    """The words of the small project."""
    return made_up.library(small_project)


@pytest.fixture
def out(tmp_path):
    """A shelf with one draft."""
    return put(tmp_path / "out", f"{STEM}-draft")


def put(out, stem, **facts):
    files = {".pdf": b"pages", "-staff.pdf": b"how", "-cover.png": b"picture"}
    shelf.publish(out, stem, files, {**made_up.SHELVED, "leaflet": "guide", "format": "handout", **facts})
    return out


def page(read, out, done=(), today=TODAY):
    return unescape(line.shelve(read, done, out, today)[0].read_text("utf-8")).replace("\u00a0", " ")


def test_an_edition_is_listed_with_its_state_its_cover_and_a_link_to_each_file(read, out):
    said = page(read, out)
    assert "Wobbly thumbs" in said
    assert "Draft. Not signed by everybody who has to approve it." in said
    assert f'<img src="{STEM}-draft-cover.png"' in said
    assert f'<a href="{STEM}-draft.pdf">Print, or read on a screen</a>' in said
    assert f'<a href="{STEM}-draft-staff.pdf">Staff sheet</a>' in said
    assert "40 to 90 % full" in said
    assert "Page 2 is nearly empty." in said
    assert "Handout · A4 · United Kingdom · English" in said


def settings(said, file):
    """What the page says to choose for this file, as one line of words."""
    found = re.search(rf"<dd><bdi>{re.escape(file)}</bdi></dd>(.*?)</dl>", said, re.DOTALL)
    assert found, f"nothing is said of how to print {file}"
    return " ".join(re.sub("<[^>]+>", " ", found[1]).split())


def test_what_to_choose_is_said_of_the_file_to_print(read, out):
    assert settings(page(read, out), "thumbs-guide-handout-draft.pdf") == (
        "Paper A4, plain, 3 sheets for each copy. Size “Actual size” or “100%”. Never “Fit to page”. "
        "Both sides Yes. Flip on the long edge."
    )


def test_one_page_is_printed_on_one_side(read, tmp_path):
    out = put(tmp_path / "out", STEM, pages=1)
    assert "Both sides No: there is one page." in settings(page(read, out), "thumbs-guide-handout.pdf")


@pytest.fixture
def folded(project_with_a_folded_leaflet):
    """The words of a project with a trifold, and a shelf on which it lies with its sheets and its press file."""
    out = project_with_a_folded_leaflet / "out"
    files = dict.fromkeys((".pdf", "-sheets.pdf", "-press.pdf", "-job.pdf"), b"pages")
    shelf.publish(out, "uk/en/thumbs-fold-trifold", files, made_up.SHELVED | {"leaflet": "fold", "format": "trifold"})
    return made_up.library(project_with_a_folded_leaflet), out


def test_the_sheets_are_what_the_office_prints_and_the_press_file_goes_to_the_shop(folded):
    said = page(*folded)
    assert "Flip on the short edge." in settings(said, "thumbs-fold-trifold-sheets.pdf")
    assert 'fold-trifold.pdf">Read on a screen</a>' in said
    assert "thumbs-fold-trifold-press.pdf</bdi>. Do not print it here" in said
    assert said.count('<dl class="printing">') == 1


def test_who_signed_is_said_and_when_the_review_date_is_past(read, tmp_path):
    signer = {"name": "Sam Clinician", "role": "made up", "kind": "clinician", "date": "2026-01-31"}
    out = put(tmp_path / "out", STEM, draft=False, signed=[signer])
    assert "Sam Clinician, made up, 31 January 2026" in page(read, out)
    assert '<p class="state signed">' in page(read, out)
    assert '<p class="state overdue">' in page(read, out, today=date(2028, 2, 1))


def test_a_draft_past_its_review_date_says_both(read, out):
    said = page(read, out, today=date(2028, 2, 1))
    assert '<p class="state draft">' in said
    assert '<p class="state overdue">' in said


def test_a_withdrawn_leaflet_says_why_and_cannot_be_opened_or_printed_from_the_page(read, tmp_path):
    said = page(read, put(tmp_path / "out", f"{STEM}-draft", withdrawn="A dose was wrong."))
    assert "Withdrawn. Do not hand it out.</p>\n<p>A dose was wrong.</p>" in said
    assert STEM in said
    assert "href" not in said.partition("<main>")[2].partition("</main>")[0]
    assert '<dl class="printing">' not in said


def test_a_leaflet_withdrawn_since_it_was_made_is_withdrawn_on_the_page_at_once(signed_project):
    out = put(signed_project / "out", STEM, draft=False)
    assert "state signed" in page(made_up.library(signed_project), out)
    made_up.withdraw(signed_project, "guide")
    library = made_up.library(signed_project)
    assert "state withdrawn" in page(library, out)
    assert f'href="{STEM}' not in page(library, out)
    report = json.loads((out / "report.json").read_text("utf-8"))
    assert report["editions"][0]["withdrawn"] == "made up"


def test_a_failed_build_says_that_the_last_good_one_is_old_until_it_is_made(read, out):
    assert "The last good one is version 1.0, issued 31 January 2026. The last build failed." in page(
        read, out, [FAILED]
    )
    assert "The word “thumb” is not on paper." in page(read, out)
    assert "The last build failed" not in page(read, out, [Done(GUIDE, files=(out / f"{STEM}-draft.pdf",))])


def test_a_leaflet_that_was_never_made_is_listed_too(read, tmp_path):
    assert "There is no good one yet. The last build failed." in page(read, tmp_path / "out", [FAILED])


def test_the_report_tells_machines_all_that_the_manifests_say_and_how_long_it_took(read, out):
    made = Done(GUIDE, files=(out / f"{STEM}-draft.pdf",), seconds=1.234, why=("it is new",))
    report = json.loads(line.shelve(read, [made], out, TODAY)[1].read_text("utf-8"))
    (entry,) = report["editions"]
    assert (entry["reference"], entry["pages"], entry["seconds"], entry["failed"]) == (
        "THUMB-GUIDE-EN-UK-1.0",
        6,
        1.23,
        [],
    )
    assert json.loads(line.shelve(read, [], out, TODAY)[1].read_text("utf-8")) == report


def test_the_same_shelf_gives_the_same_page(read, out):
    first = page(read, out, [Done(GUIDE, files=(out / "x.pdf",), seconds=1.0, why=("new",))])
    assert page(read, out, [Done(GUIDE, files=(out / "x.pdf",), seconds=9.0, why=("new",))]) == first
