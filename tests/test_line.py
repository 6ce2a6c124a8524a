"""The whole line, on a small made-up project: what is made, what stays, and what is told when something is wrong."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import made_up
import pikepdf
import pytest

from leaflets import line, pdffile, plan
from leaflets.line import Done, Folders
from leaflets.problems import ProblemsFound, report

TODAY = date(2026, 11, 22)
PDF = "out/uk/en/thumbs-guide-handout.pdf"
DRAFT = "out/uk/en/thumbs-guide-handout-draft.pdf"


def built(root: Path, asked: plan.Asked | None = None) -> list[Done]:
    library, _ = line.ready(root, TODAY)
    jobs = plan.jobs(library, asked or plan.Asked())
    return list(line.build(library, jobs, Folders(root, root / "out", root / ".cache")))


def made(root: Path, asked: plan.Asked | None = None) -> bytes:
    """The PDF of the one job asked for."""
    (done,) = built(root, asked)
    assert done.files, report(done.problems)
    return done.files[0].read_bytes()


def words(pdf: bytes) -> str:
    return " ".join(word.text for word in pdffile.words(pdf))


def title(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return str(document.docinfo["/Title"])


def test_an_unsigned_leaflet_is_a_draft_in_its_name_its_title_its_manifest_and_on_every_page(small_project):
    (done,) = built(small_project)
    pdf, manifest = done.files
    assert pdf == small_project / DRAFT
    assert title(pdf.read_bytes()) == "Draft: Wobbly thumbs"
    assert json.loads(manifest.read_text("utf-8"))["draft"] is True
    pages = [[] for _ in range(done.pages)]
    for word in pdffile.words(pdf.read_bytes()):
        pages[word.page - 1].append(word.text)
    assert all("Draft." in page for page in pages)
    assert "This is a draft." in words(pdf.read_bytes())


def test_a_signed_leaflet_has_no_band_and_names_who_signed(signed_project):
    pdf = made(signed_project)
    assert (signed_project / PDF).exists()
    assert title(pdf) == "Wobbly thumbs"
    assert "Draft" not in words(pdf)
    assert "Sam Clinician, made up, 31 January 2026" in words(pdf)
    assert "not signed yet" in words(pdf)  # nobody signed as author


def test_signing_moves_no_word(small_project):
    draft = made(small_project)
    made_up.sign(small_project)
    clean = made(small_project)
    same = {"Wobbly", "thumbs", "Care", "home", "glove", "Others"}

    def places(pdf: bytes) -> list[tuple[int, str, int, int]]:
        return [(w.page, w.text, round(w.left), round(w.top)) for w in pdffile.words(pdf) if w.text in same]

    assert places(draft) == places(clean)


def test_one_changed_word_brings_the_band_back_and_moves_the_clean_file_away(signed_project):
    made(signed_project)
    made_up.changed(signed_project, "content/thumbs/en/care.yaml", "a soft glove", "a woollen glove")
    made(signed_project)
    assert not (signed_project / PDF).exists()
    assert (signed_project / "out/superseded/uk/en/thumbs-guide-handout.pdf").exists()
    assert (signed_project / DRAFT).exists()


def test_a_changed_style_leaves_the_signature_standing(signed_project):
    made_up.changed(signed_project, "templates/css/1-palette.css", "#12495c", "#00405c")
    assert "Draft" not in words(made(signed_project))


def test_the_same_content_gives_the_same_bytes(small_project, tmp_path):
    first = made(small_project)
    library, _ = line.ready(small_project, date(2027, 3, 1))
    folders = Folders(small_project, tmp_path / "again", tmp_path / "cache")
    (second,) = line.build(library, plan.jobs(library, plan.Asked()), folders)
    assert second.files[0].read_bytes() == first


def test_contents_carry_the_page_each_section_begins_on(small_project):
    made_up.changed(small_project, "content/thumbs/leaflets/guide.yaml", "[start, care]", "[start, care, more]")
    care = (small_project / "content/thumbs/en/care.yaml").read_text("utf-8")
    made_up.written(small_project, "content/thumbs/en/more.yaml", care.replace("Care at home", "Care elsewhere"))
    found = words(made(small_project))
    assert "Care at home" in found
    listed = found.split("What is in this leaflet")[1].split("Draft.")[0]
    assert [word for word in listed.split() if word.isdigit()][:2] == ["3", "4"]


def test_a_clinic_stands_on_the_cover_in_the_contact_box_and_at_the_end(project_with_a_clinic):
    pdf = made(project_with_a_clinic, plan.Asked(clinics=["riverside"]))
    found = words(pdf)
    assert found.count("Riverside Clinic") == 2
    assert found.count("020 7946 0999") == 2
    assert "020 7946 0111" in found
    assert "Hillside" not in found
    assert (project_with_a_clinic / "out/uk/en/riverside/thumbs-guide-handout-draft.pdf").exists()


def test_a_clinic_moves_no_running_text(project_with_a_clinic):
    house = pdffile.words(made(project_with_a_clinic))
    clinic = pdffile.words(made(project_with_a_clinic, plan.Asked(clinics=["riverside"])))
    probe = {"Warm", "glove", "region", "thumb"}

    def places(found: list[pdffile.Word]) -> list[tuple[int, str, int, int]]:
        return [(w.page, w.text, round(w.left), round(w.top)) for w in found if w.text in probe]

    assert places(house) == places(clinic)


def test_a_right_to_left_language_goes_through_the_whole_line(project_with_a_second_language):
    pdf = made(project_with_a_second_language, plan.Asked(languages=["xx"]))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == "xx"
        assert document.Root.ViewerPreferences.Direction == "/R2L"
    edge = max(word.right for word in pdffile.words(pdf))
    heading = [word for word in pdffile.words(pdf) if word.page == 3 and word.top < 150]
    assert max(word.right for word in heading) > edge - 30


def test_numbers_keep_their_direction_in_right_to_left_text(project_with_a_second_language):
    pdf = made(project_with_a_second_language, plan.Asked(languages=["xx"]))
    on_cover = [word for word in pdffile.words(pdf) if word.page == 1 and word.text in {"020", "7946", "0000"}]
    assert [word.text for word in sorted(on_cover, key=lambda word: word.left)] == ["020", "7946", "0000"]


def test_a_broken_file_leaves_the_last_good_leaflet_where_it_was(small_project):
    good = made(small_project)
    made_up.changed(small_project, "content/thumbs/en/care.yaml", "title: Care", "title Care")
    with pytest.raises(ProblemsFound) as found:
        built(small_project)
    assert [problem.place.file for problem in found.value.problems] == ["content/thumbs/en/care.yaml"]
    assert (small_project / DRAFT).read_bytes() == good


def test_all_files_with_problems_are_told_in_one_run(small_project):
    made_up.changed(small_project, "content/thumbs/en/care.yaml", "title: Care", "title Care")
    made_up.changed(small_project, "content/thumbs/en/start.yaml", "- keypoints:", "- keypionts:")
    made_up.changed(small_project, "content/thumbs/leaflets/guide.yaml", "picture: sun", "picture: moon")
    _, problems = line.checked(small_project, TODAY)
    assert {problem.place.file.rsplit("/", 1)[1] for problem in problems} == {"care.yaml", "start.yaml", "guide.yaml"}


def test_a_style_that_could_swallow_words_stops_every_leaflet(small_project):
    made_up.changed(small_project, "templates/blocks/bullets.css", ".bullets {", ".bullets { height: 4mm;")
    with pytest.raises(ProblemsFound) as found:
        built(small_project)
    assert found.value.problems[0].place.file == "templates/blocks/bullets.css"


def test_a_template_that_forgets_words_stops_its_leaflet_and_tells_file_and_line(small_project):
    made_up.changed(small_project, "templates/blocks/advice.html", "in block.do_not %}", "in [] %}")
    (done,) = built(small_project)
    (problem,) = done.problems
    assert not done.files
    assert problem.code == "words-lost"
    assert problem.place.file == "content/thumbs/en/care.yaml"
    assert problem.place.line


def test_a_template_without_the_address_of_its_block_is_told(small_project):
    made_up.changed(small_project, "templates/blocks/bullets.html", ' id="{{ id }}"', "")
    (done,) = built(small_project)
    assert [problem.code for problem in done.problems] == ["block-without-box"]


def test_a_letter_that_no_font_has_is_told(small_project):
    made_up.changed(small_project, "content/thumbs/en/care.yaml", "a soft glove", "a soft glove ☃")
    (done,) = built(small_project)
    assert "letter-missing" in {problem.code for problem in done.problems}


def test_a_word_wider_than_the_page_is_told(small_project):
    made_up.changed(small_project, "content/thumbs/en/care.yaml", "a soft glove", "glove" * 40)
    (done,) = built(small_project)
    assert not done.files
    assert {problem.place.block for problem in done.problems} == {"care/body/2"}


def test_a_broken_drawing_is_told(small_project):
    made_up.written(small_project, "templates/pictures/sun.svg", "<svg")
    (done,) = built(small_project)
    assert "picture-missing" in {problem.code for problem in done.problems}


def test_one_failing_leaflet_does_not_stop_the_others(small_project):
    ticket = (small_project / "content/thumbs/leaflets/guide.yaml").read_text("utf-8")
    made_up.written(small_project, "content/thumbs/leaflets/second.yaml", ticket.replace(", care]", "]"))
    made_up.changed(small_project, "content/house.yaml", "[guide]", "[guide, second]")
    titles = (small_project / "content/thumbs/en/titles.yaml").read_text("utf-8")
    made_up.written(small_project, "content/thumbs/en/titles.yaml", titles + titles.replace("guide:", "second:"))
    made_up.changed(small_project, "content/thumbs/en/care.yaml", "a soft glove", "a soft glove ☃")
    guide, second = built(small_project)
    assert not guide.files
    assert second.files


def test_a_page_with_almost_nothing_on_it_is_a_warning(small_project):
    made_up.changed(small_project, "templates/blocks/paragraph.css", ".paragraph {", ".paragraph { break-before: page;")
    (done,) = built(small_project)
    assert done.files
    assert "page-nearly-empty" in {problem.code for problem in done.problems}


def test_proofs_are_remembered_for_the_very_same_file_only(small_project):
    made(small_project)
    (seen,) = (small_project / ".cache/proofs").iterdir()
    made(small_project)
    assert list((small_project / ".cache/proofs").iterdir()) == [seen]
    made_up.changed(small_project, "content/thumbs/en/care.yaml", "a soft glove", "a red glove")
    made(small_project)
    assert len(list((small_project / ".cache/proofs").iterdir())) == 2


def test_another_region_prints_its_paper_its_date_and_its_spelling(small_project):
    region = (small_project / "content/regions/uk.yaml").read_text("utf-8")
    american = region.replace("paper: A4", "paper: Letter").replace("day month year", "month day, year")
    american = american.replace("spelling: {}", "spelling: {en: {glove: mitten}}").replace("'999'", "'911'")
    made_up.written(small_project, "content/regions/us.yaml", american)
    pdf = made(small_project, plan.Asked(regions=["us"]))
    assert [round(side) for side in pdffile.page_sizes(pdf)[0]] == [612, 792]
    found = words(pdf)
    assert "January 31, 2026" in found
    assert "a soft mitten" in found
    assert "Call 911" in found
    assert "This stands in one region only." not in found
