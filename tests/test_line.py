"""The whole line, on a small made-up project: what is made, what stays, and what is told when something is wrong."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import made_up
import pikepdf
import pytest

from leaflets import line, pdffile, plan
from leaflets.formats import CARD_MM, FORMATS, NARROW_PANELS, SPACINGS, page_mm
from leaflets.line import Done, Folders
from leaflets.pdffile import remembered
from leaflets.problems import ProblemsFound, report

TODAY = date(2026, 11, 22)
MM = 72 / 25.4
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
    pdf, *beside, manifest = done.files
    assert pdf == small_project / DRAFT
    endings = {path.name.removeprefix("thumbs-guide-handout-draft") for path in beside}
    assert endings == {"-staff.pdf", ".html", ".txt", "-goals.html", "-cover.png"}
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


def test_the_file_itself_says_which_words_it_holds_and_who_stands_by_them(signed_project):
    made_up.changed(signed_project, "content/house.yaml", "Hillside Clinic", '"Hill & <Dale> Clinic"')
    with pikepdf.open(io.BytesIO(made(signed_project))) as document:
        properties = {name: str(value) for name, value in document.docinfo.items()}
        claims = document.Root.Metadata.read_bytes().decode()
        xmp = document.open_metadata()
        assert xmp["dc:identifier"] == "THUMB-GUIDE-EN-UK-1.0"
        assert xmp["xmpMM:VersionID"] == "1.0"
        assert xmp["dc:publisher"] == {"Hill & <Dale> Clinic"}
    assert claims.count("</rdf:RDF>") == 1
    wanted = {
        "/reference": "THUMB-GUIDE-EN-UK-1.0",
        "/version": "1.0",
        "/issued": "2026-01-31",
        "/reviewby": "2028-01-31",
        "/state": "signed",
        "/writtenby": "not signed yet",
        "/approvedby": "Sam Clinician, made up, 2026-01-31",
        "/readby": "Sam Patient Reader, made up, 2026-01-31",
        "/funding": "not stated",
    }
    assert {name: properties[name] for name in wanted} == wanted


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


@pytest.fixture
def pages_read(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """The pages (from 1) that are read in this process, which does all the work itself."""
    pages: set[int] = set()
    reads = remembered.read_now
    monkeypatch.setattr(remembered, "read_now", lambda file, at, read: (pages.add(at + 1), reads(file, at, read))[1])
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    return pages


def test_after_a_word_was_edited_only_pages_that_differ_are_read_again(small_project, pages_read):
    before = made(small_project)
    assert pages_read == set(range(1, len(pages(before)) + 1))
    pages_read.clear()
    made_up.changed(small_project, "content/thumbs/en/care.yaml", "a soft glove", "a soft, soft glove")
    after, read = made(small_project), set(pages_read)
    changed = {at for at, (old, new) in enumerate(zip(pages(before), pages(after), strict=True), start=1) if old != new}
    assert read == changed != set()
    assert len(changed) < len(pages(before))


def test_what_is_remembered_of_pages_changes_nothing_that_is_made(small_project, pages_read):
    def everything() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (small_project / "out/uk").rglob("*.*")}

    made(small_project)
    first = everything()
    for gone in (["out"], ["out", ".cache"]):
        for folder in gone:
            shutil.rmtree(small_project / folder)
        pages_read.clear()
        made(small_project)
        assert bool(pages_read) == (".cache" in gone)
        assert everything() == first


def test_who_asks_for_all_anew_has_every_page_read(small_project, pages_read):
    read = pages(made(small_project))
    pages_read.clear()
    library, _ = line.ready(small_project, TODAY)
    folders = Folders(small_project, small_project / "out", small_project / ".cache")
    list(line.build(library, plan.jobs(library, plan.Asked()), folders, line.How(force=True)))
    assert len(pages_read) == len(read)


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


# -- the range of formats


def pages(pdf: bytes) -> list[str]:
    """The words of each page."""
    found: list[list[str]] = [[] for _ in pdffile.page_sizes(pdf)]
    for word in pdffile.words(pdf):
        found[word.page - 1].append(word.text)
    return [" ".join(page) for page in found]


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """The size of each page, in mm."""
    return [(width / MM, height / MM) for width, height in pdffile.page_sizes(pdf)]


def a_set(root: Path, leaflet: str, shape: str, regions: Sequence[str] = ()) -> tuple[bytes, bytes, dict[str, Any]]:
    """What a folded leaflet is published as: pages in reading order, sheets, manifest."""
    (done,) = built(root, plan.Asked([leaflet], [shape], regions=regions))
    assert done.files, report(done.problems)
    pdf, *others = done.files
    (sheets,) = (path for path in others if path.name == f"{pdf.stem}-sheets.pdf")
    return pdf.read_bytes(), sheets.read_bytes(), json.loads(others[-1].read_text("utf-8"))


def claims(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return document.Root.Metadata.read_bytes().decode()


def on_letter(root: Path) -> None:
    """A second region (`us`), the same but for its paper."""
    region = (root / "content/regions/uk.yaml").read_text("utf-8")
    made_up.written(root, "content/regions/us.yaml", region.replace("paper: A4", "paper: Letter"))


@pytest.fixture
def project_with_a_booklet(small_project):
    """The small project, whose leaflet comes as a booklet too."""
    made_up.changed(small_project, "content/thumbs/leaflets/guide.yaml", "[handout]", "[handout, booklet]")
    return small_project


@pytest.mark.parametrize("sections", [["start", "care"], ["start", "care", "more"], ["care", *"abcd"]])
def test_the_pages_of_a_booklet_come_in_fours_with_room_for_notes_before_the_end(project_with_a_booklet, sections):
    made_up.panels(project_with_a_booklet, ["more", *"abcd"])
    listed = f"[{', '.join(sections)}]"
    made_up.changed(project_with_a_booklet, "content/thumbs/leaflets/guide.yaml", "[start, care]", listed)
    made_up.changed(
        project_with_a_booklet, "templates/css/4-leaflet.css", ".section {", ".section { break-before: page;"
    )
    pdf, sheets, _ = a_set(project_with_a_booklet, "guide", "booklet")
    found = pages(pdf)
    assert len(found) % 4 == 0
    assert len(pages(sheets)) == len(found) / 2
    notes = [number for number, page in enumerate(found) if "My notes" in page and "What is in" not in page]
    assert len(notes) <= 3
    end = next(number for number, page in enumerate(found) if "About this leaflet" in page and number > 2)
    assert notes == list(range(end - len(notes), end))


def test_contents_of_a_booklet_keep_their_numbers_when_pages_for_notes_are_added(project_with_a_booklet):
    pdf, _, manifest = a_set(project_with_a_booklet, "guide", "booklet")
    found = pages(pdf)
    assert all(f"of {len(found)}" in page for page in found[1:])
    assert manifest["pages"] == len(found)


@pytest.mark.parametrize("region", ["uk", "us"])
def test_a_page_of_a_booklet_is_half_a_sheet(project_with_a_booklet, region):
    on_letter(project_with_a_booklet)
    pdf, sheets, _ = a_set(project_with_a_booklet, "guide", "booklet", [region])
    ((width, height),) = set(sizes(pdf))
    ((wide, high),) = set(sizes(sheets))
    assert (width, height) == pytest.approx(page_mm(FORMATS["booklet"], "A4" if region == "uk" else "Letter"), abs=0.1)
    assert (wide, high) == pytest.approx((2 * width, height), abs=0.1)


def test_the_manifest_of_a_folded_leaflet_names_its_sheets_too(project_with_a_booklet):
    pdf, sheets, manifest = a_set(project_with_a_booklet, "guide", "booklet")
    digests = manifest["files"]
    assert digests["thumbs-guide-booklet-draft.pdf"] == hashlib.sha256(pdf).hexdigest()
    assert digests["thumbs-guide-booklet-draft-sheets.pdf"] == hashlib.sha256(sheets).hexdigest()


def test_pages_claim_both_standards_and_sheets_claim_nothing(project_with_a_booklet):
    pdf, sheets, _ = a_set(project_with_a_booklet, "guide", "booklet")
    for claim in ("pdfuaid:part", "pdfaid:part"):
        assert claim in claims(pdf)
        assert claim not in claims(sheets)


def test_a_shape_that_is_not_folded_has_no_sheets(small_project):
    (done,) = built(small_project)
    assert "thumbs-guide-handout-draft-sheets.pdf" not in {path.name for path in done.files}


def test_the_same_content_gives_the_same_sheets(project_with_a_folded_leaflet):
    for shape in ("trifold", "card"):
        first, second = (a_set(project_with_a_folded_leaflet, "fold", shape) for _ in range(2))
        assert first == second


@pytest.mark.parametrize("region", ["uk", "us"])
def test_a_trifold_of_five_sections_has_six_panels_on_two_sides(project_with_a_folded_leaflet, region):
    on_letter(project_with_a_folded_leaflet)
    pdf, sheets, _ = a_set(project_with_a_folded_leaflet, "fold", "trifold", [region])
    paper = "A4" if region == "uk" else "Letter"
    wanted = [page_mm(FORMATS["trifold"], paper, narrow=panel in NARROW_PANELS) for panel in range(1, 7)]
    assert [pytest.approx(size, abs=0.1) for size in sizes(pdf)] == wanted
    assert len(sizes(sheets)) == 2


def test_a_card_of_five_sections_has_six_small_panels_several_times_on_two_sides(project_with_a_folded_leaflet):
    pdf, sheets, _ = a_set(project_with_a_folded_leaflet, "fold", "card")
    assert [pytest.approx(size, abs=0.1) for size in sizes(pdf)] == [CARD_MM] * 6
    front, back = pages(sheets)
    assert front.count("Wobbly thumbs") == back.count("Helpers: warm thumbs bend.") == 3


@pytest.mark.parametrize("shape", ["trifold", "card"])
def test_each_section_is_a_panel_after_the_cover(project_with_a_folded_leaflet, shape):
    cover, *panels = pages(a_set(project_with_a_folded_leaflet, "fold", shape)[0])
    assert "Wobbly thumbs" in cover
    assert "For people with thumbs" in cover
    assert [name.title() in panel for name, panel in zip(made_up.PANELS, panels, strict=True)] == [True] * 5


# Each plants a fault that a designer could plant in the styles, or an author in the words of the made-up project.
_AVOID = "p, li, tr, figure { break-inside: avoid; }"
_BOX = "".join(f"      - Rest {word}, and once more, for as long as it takes.\n" for word in "abcdefgh" * 10)
_ROW = f"      head: [Rest, Why]\n      rows:\n        - [Once, '{'Rest and again. ' * 400}']\n"
_ENDS = [
    ("", "", f"  - keypoints:\n{_BOX}", "box-split"),
    (_AVOID, "", f"  - table:\n      caption: Rest\n{_ROW}", "row-split"),
]


@pytest.mark.parametrize(("old", "new", "body", "code"), _ENDS, ids=[code for *_, code in _ENDS])
def test_a_page_that_ends_badly_is_a_warning_at_its_block(small_project, old, new, body, code):
    if old:
        made_up.changed(small_project, "templates/css/3-type.css", old, new)
    made_up.changed(small_project, "content/thumbs/en/care.yaml", "body:\n", f"body:\n{body}    source: [BOOK]\n")
    (done,) = built(small_project)
    assert done.files, report(done.problems)
    told = next(problem for problem in done.problems if problem.code == code)
    assert told.place.file == "content/thumbs/en/care.yaml"
    assert "the foot of page " in told.message


def test_a_folded_draft_says_so_on_its_cover(project_with_a_folded_leaflet):
    for shape in ("trifold", "card"):
        assert "raft" in pages(a_set(project_with_a_folded_leaflet, "fold", shape)[0])[0]


@pytest.mark.parametrize("shape", ["trifold", "card"])
def test_a_panel_that_is_too_full_is_told_at_the_words_that_run_over(project_with_a_folded_leaflet, shape):
    more = "".join(f"  - paragraph: Some more of it, thumb {word}.\n    source: [BOOK]\n" for word in "abcdefgh" * 5)
    warmth = project_with_a_folded_leaflet / "content/thumbs/en/warmth.yaml"
    made_up.written(warmth.parent, warmth.name, warmth.read_text("utf-8") + more)
    (done,) = built(project_with_a_folded_leaflet, plan.Asked(["fold"], [shape]))
    assert not done.files
    problem = next(problem for problem in done.problems if problem.code == "panel-overset")
    assert problem.message.startswith("Panel 4 is too full")
    assert "one panel more" in problem.message or "panels more" in problem.message
    assert problem.place.file == "content/thumbs/en/warmth.yaml"
    assert "Some more of it" in problem.place.excerpt


def test_a_leaflet_with_more_pages_than_its_format_is_meant_for_is_a_warning(small_project, monkeypatch):
    monkeypatch.setitem(FORMATS, "handout", replace(FORMATS["handout"], most=3))
    (done,) = built(small_project)
    assert done.files
    assert "pages-too-many" in {problem.code for problem in done.problems}


def test_the_manifest_says_how_full_each_panel_is_and_how_tight_its_white(project_with_a_folded_leaflet):
    (done,) = built(project_with_a_folded_leaflet, plan.Asked(["fold"], ["card"]))
    said = json.loads(done.files[-1].read_text("utf-8"))
    assert said["fullness"] == list(done.fullness)
    assert len(done.fullness) == said["pages"] == 6
    assert all(10 < share <= 100 for share in done.fullness)
    assert said["spacing"] == 1


def test_a_panel_that_is_a_little_too_full_is_set_tighter_and_no_type_is_smaller(project_with_a_folded_leaflet):
    """Words are added one paragraph after another, until white alone makes them fit."""
    warmth = project_with_a_folded_leaflet / "content/thumbs/en/warmth.yaml"
    asked = plan.Asked(["fold"], ["trifold"])
    spacings = []
    for _ in range(40):
        made_up.written(
            warmth.parent, warmth.name, warmth.read_text("utf-8") + "  - paragraph: More.\n    source: [BOOK]\n"
        )
        (done,) = built(project_with_a_folded_leaflet, asked)
        if not done.files:
            break
        spacings.append(json.loads(done.files[-1].read_text("utf-8"))["spacing"])
    assert spacings[0] == 1
    assert spacings[-1] < 1
    assert set(spacings) <= set(SPACINGS)
    assert spacings == sorted(spacings, reverse=True)


@pytest.mark.parametrize("region", ["uk", "us"])
def test_150_words_more_stop_the_trifold_with_section_line_and_number(tmp_path, region):
    root = made_up.copied(tmp_path / "project")
    text = " ".join(f"Rest your hands and keep them warm on day {word}." for word in "abcdefghijklmno")
    assert len(text.split()) == 150
    block = f"  - paragraph: {text}\n    source: none\n    reason: made up for a test\n"
    line_ = made_up.changed(root, "content/mmn/en/glance-treatment.yaml", "body:\n", f"body:\n{block}") + 1
    (done,) = built(root, plan.Asked(["glance"], ["trifold"], regions=[region]))
    assert not done.files
    (problem,) = [problem for problem in done.problems if problem.code == "panel-overset"]
    assert problem.place.file == "content/mmn/en/glance-treatment.yaml"
    assert problem.place.line >= line_
    assert 75 <= int(re.search(r"about (\d+) words too many", problem.message)[1]) <= 150  # white gave way for the rest
    assert "one panel more" in problem.message


def test_a_leaflet_that_opens_with_a_head_has_no_cover_and_no_contents(project_with_a_folded_leaflet):
    made_up.leaflet(project_with_a_folded_leaflet, "plain", ["handout"], ["what", "rest"])
    (page,) = pages(made(project_with_a_folded_leaflet, plan.Asked(["plain"])))
    assert "What is in this leaflet" not in page
    assert [at for at in ("Wobbly thumbs", "What: warm", "Rest: warm", "About this leaflet") if at in page] == sorted(
        ("Wobbly thumbs", "What: warm", "Rest: warm", "About this leaflet"), key=page.index
    )


def test_a_short_form_prints_in_place_of_the_whole_section(project_with_a_short_form):
    found = words(made(project_with_a_short_form, plan.Asked(["sheet"])))
    assert "Warm hands help, in short." in found
    assert "You can do much by yourself." in found
    assert "a soft glove" not in found
    assert "What a thumb looks like" not in found


def test_a_section_alone_under_a_head_does_not_print_its_title(project_with_a_short_form):
    assert "Care at home" not in words(made(project_with_a_short_form, plan.Asked(["sheet"])))


def test_the_whole_section_prints_nothing_of_its_short_form(project_with_a_short_form):
    found = words(made(project_with_a_short_form))
    assert "a soft glove" in found
    assert "in short" not in found


def test_words_that_are_lost_from_a_short_form_are_told_at_their_line(project_with_a_short_form):
    made_up.changed(project_with_a_short_form, "templates/blocks/advice.html", "in block.do_not %}", "in [] %}")
    (done,) = built(project_with_a_short_form, plan.Asked(["sheet"]))
    (problem,) = done.problems
    assert (problem.code, problem.place.block) == ("words-lost", "care/short/2")
    assert problem.place.file == "content/thumbs/en/care.yaml"
    assert "advice" in problem.place.excerpt


def test_large_print_has_no_small_print(small_project):
    made_up.changed(small_project, "content/thumbs/leaflets/guide.yaml", "[handout]", "[large-print]")
    pdf = made(small_project)
    assert min(run.size for run in pdffile.drawn(pdf)[0] if run.text.strip()) >= 15.9
    assert all(size == pytest.approx((210, 297), abs=0.1) for size in sizes(pdf))
