"""What was asked for becomes jobs, and each job the words that its edition prints."""

from __future__ import annotations

from dataclasses import replace

import made_up
import pytest
from made_up import JOB, changed, library, written

from leaflets import plan
from leaflets.formats import FORMATS
from leaflets.model import Job
from leaflets.plan import Asked
from leaflets.problems import ProblemsFound


@pytest.fixture
def two_regions(small_project):
    """The small project for a second region (`us`), which has words and a spelling of its own."""
    uk = (small_project / "content/regions/uk.yaml").read_text("utf-8")
    us = uk.replace("'999'", "'911'").replace(": doctor", ": care doctor")
    written(small_project, "content/regions/us.yaml", us.replace("spelling: {}", "spelling: {en: {glove: mitten}}"))
    return small_project


TICKET = "content/thumbs/leaflets/guide.yaml"


def texts(manuscript):
    """The address and the texts of each block, chapter after chapter."""
    parts = [part for chapter in manuscript.chapters for part in (chapter, *chapter.parts)]
    return {piece.address: [text for _, text in piece.block.texts()] for part in parts for piece in part.pieces}


# -- jobs


def test_asked_for_nothing_it_makes_what_the_house_file_says(small_project):
    assert plan.jobs(library(small_project), Asked()) == [JOB]


def test_every_region_language_and_clinic_that_is_asked_for_is_a_job_of_its_own(two_regions):
    written(two_regions, "content/clinics/riverside.yaml", made_up.CLINIC)
    written(two_regions, "content/clinics/hilltop.yaml", "name: Hilltop\n")
    asked = Asked(["guide"], ["handout"], ["en"], ["uk", "us"], ["riverside", "hilltop"])
    assert plan.jobs(library(two_regions), asked) == [
        Job("guide", "handout", "en", region, clinic) for region in ("uk", "us") for clinic in ("riverside", "hilltop")
    ]


@pytest.mark.parametrize(
    ("asked", "code", "hint"),
    [
        (Asked(leaflets=["giude"]), "leaflet-unknown", "Did you mean “guide”? Known: guide."),
        (Asked(formats=["poster"]), "format-unknown", f"Known: {', '.join(FORMATS)}."),
        (Asked(languages=["cy"]), "language-unknown", "Known: en."),
        (Asked(regions=["fr"]), "region-unknown", "Known: uk."),
        (Asked(clinics=["riverside"]), "clinic-unknown", "Known: none yet."),
    ],
)
def test_a_name_that_is_not_known_is_told_with_those_that_are(small_project, asked, code, hint):
    with pytest.raises(ProblemsFound) as raised:
        plan.jobs(library(small_project), asked)
    (problem,) = raised.value.problems
    assert (problem.code, problem.hint) == (code, hint)


def test_all_names_that_are_not_known_are_told_at_once(small_project):
    with pytest.raises(ProblemsFound) as raised:
        plan.jobs(library(small_project), Asked(["a", "b"], regions=["c"]))
    assert [problem.code for problem in raised.value.problems] == [
        "leaflet-unknown",
        "leaflet-unknown",
        "region-unknown",
    ]


def test_a_format_that_no_leaflet_comes_in_makes_nothing_and_that_is_told(small_project, monkeypatch):
    monkeypatch.setitem(FORMATS, "card", replace(FORMATS["handout"], name="card"))
    with pytest.raises(ProblemsFound, match="nothing to make"):
        plan.jobs(library(small_project), Asked(formats=["card"]))


def test_a_leaflet_without_a_title_in_the_language_is_not_made_in_it(project_with_a_second_language):
    root = project_with_a_second_language
    ticket = (root / "content/thumbs/leaflets/guide.yaml").read_text("utf-8")
    written(root, "content/thumbs/leaflets/card.yaml", ticket)
    titles = (root / "content/thumbs/en/titles.yaml").read_text("utf-8")
    written(root, "content/thumbs/en/titles.yaml", titles + titles.replace("guide:", "card:"))
    made = plan.jobs(library(root), Asked(["guide", "card"], languages=["en", "xx"]))
    assert [(job.leaflet, job.language) for job in made] == [("guide", "en"), ("guide", "xx"), ("card", "en")]


# -- the words of an edition


def test_placeholders_print_what_the_region_says(two_regions):
    assert "Call 999 if a thumb turns blue." in texts(plan.manuscript(library(two_regions), JOB))["start/body/1"]
    us = plan.manuscript(library(two_regions), replace(JOB, region="us"))
    assert "Call 911 if a thumb turns blue." in texts(us)["start/body/1"]


def test_titles_points_and_the_cover_have_the_regions_words_too(two_regions):
    changed(two_regions, "content/thumbs/en/titles.yaml", "What to do", "Ask your {family_doctor} about a glove")
    changed(two_regions, "content/thumbs/en/care.yaml", "You can do much", "Your {family_doctor} can do much")
    changed(two_regions, "content/thumbs/en/care.yaml", "title: Who helps", "title: Your glove")
    us = plan.manuscript(library(two_regions), replace(JOB, region="us"))
    assert us.title.subtitle == "Ask your care doctor about a mitten"
    assert us.chapters[1].point == "Your care doctor can do much by yourself."
    assert us.chapters[1].parts[1].title == "Your mitten"


def test_words_are_spelt_as_the_region_spells_them(two_regions):
    assert texts(plan.manuscript(library(two_regions), JOB))["care/body/2"][0] == "a soft glove"
    us = plan.manuscript(library(two_regions), replace(JOB, region="us"))
    assert texts(us)["care/body/2"][0] == "a soft mitten"


def test_a_block_for_another_region_is_left_out_and_no_address_moves(two_regions):
    changed(
        two_regions,
        "content/thumbs/en/care.yaml",
        "source: [BOOK]\n  - bullets",
        "source: [BOOK]\n    only: uk\n  - bullets",
    )
    us = plan.manuscript(library(two_regions), replace(JOB, region="us"))
    assert [address for address in texts(us) if address.startswith("care/body")] == ["care/body/2"]


def test_chapters_come_in_the_order_of_the_job_ticket(small_project):
    changed(small_project, "content/thumbs/leaflets/guide.yaml", "[start, care]", "[care, start]")
    made = plan.manuscript(library(small_project), JOB)
    assert [chapter.address for chapter in made.chapters] == ["care", "start"]
    assert [part.address for part in made.chapters[0].parts] == ["care/parts/drawing", "care/parts/help"]


def test_a_chapter_keeps_the_sources_of_its_point(small_project):
    assert plan.manuscript(library(small_project), JOB).chapters[0].source == ("BOOK",)


SHEET = replace(JOB, leaflet="sheet")


def test_a_short_form_takes_the_place_of_the_whole_section(project_with_a_short_form):
    (chapter,) = plan.manuscript(library(project_with_a_short_form), SHEET).chapters
    assert (chapter.address, chapter.title, chapter.point) == ("care", "Care at home", "You can do much by yourself.")
    assert [piece.address for piece in chapter.pieces] == ["care/short/1", "care/short/2"]
    assert chapter.parts == ()


def test_a_section_that_is_asked_for_whole_has_nothing_of_its_short_form(project_with_a_short_form):
    made = plan.manuscript(library(project_with_a_short_form), JOB)
    assert not [address for address in texts(made) if "short" in address]


def test_a_format_with_a_list_of_its_own_prints_those_sections(small_project):
    changed(small_project, TICKET, "formats: [handout]", "formats: [handout, booklet]")
    changed(small_project, TICKET, "sections: [start, care]", "sections: [start, care]\nsections in: {booklet: [care]}")
    handout, booklet = (
        plan.manuscript(library(small_project), replace(JOB, format=name)) for name in ("handout", "booklet")
    )
    assert [chapter.address for chapter in handout.chapters] == ["start", "care"]
    assert [chapter.address for chapter in booklet.chapters] == ["care"]
    assert (handout.whole, booklet.whole) == (True, False)


def test_a_short_form_has_the_regions_words_and_blocks(project_with_a_short_form):
    root = project_with_a_short_form
    changed(root, "content/thumbs/en/care.yaml", "Wear gloves.", "Call {emergency}.")
    changed(
        root,
        "content/thumbs/en/care.yaml",
        "in short.\n    source: [BOOK]",
        "in short.\n    source: BOOK\n    only: uk",
    )
    uk = (root / "content/regions/uk.yaml").read_text("utf-8")
    written(root, "content/regions/us.yaml", uk.replace("'999'", "'911'"))
    us = plan.manuscript(library(root), replace(SHEET, region="us"))
    assert texts(us) == {"care/short/2": ["Call 911.", "Do not bend."]}


# -- who hands it out


def test_without_a_clinic_every_value_is_the_houses(small_project):
    values = plan.overlay(library(small_project), JOB)
    assert values["name"].text == "Hillside Clinic"
    assert {value.origin for value in values.values()} == {"content/house.yaml"}


def test_a_clinics_values_lie_over_the_houses_and_each_says_where_it_comes_from(project_with_a_clinic):
    values = plan.overlay(library(project_with_a_clinic), replace(JOB, clinic="riverside"))
    assert (values["name"].text, values["name"].origin) == ("Riverside Clinic", "content/clinics/riverside.yaml")
    assert values["contacts/nurse"].text == "020 7946 0111"


def test_what_a_clinic_leaves_empty_stays_the_houses(project_with_a_clinic):
    changed(project_with_a_clinic, "content/clinics/riverside.yaml", "phone: 020 7946 0999", 'phone: ""')
    values = plan.overlay(library(project_with_a_clinic), replace(JOB, clinic="riverside"))
    assert (values["phone"].text, values["phone"].origin) == ("020 7946 0000", "content/house.yaml")


# -- names of files


def test_files_lie_by_region_language_and_clinic_and_a_draft_says_so(small_project):
    read = library(small_project)
    assert plan.file_stem(read, JOB, draft=False) == "uk/en/thumbs-guide-handout"
    assert plan.file_stem(read, JOB, draft=True) == "uk/en/thumbs-guide-handout-draft"
    assert plan.file_stem(read, replace(JOB, clinic="riverside"), draft=False) == "uk/en/riverside/thumbs-guide-handout"
