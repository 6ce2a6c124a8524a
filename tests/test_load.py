"""All of `content/` is read into one library, and every fault of every file is told in one run."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import made_up
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import changed, library, written

from leaflets import load
from leaflets.problems import Problem, Severity, as_text

CARE, TICKET = "content/thumbs/en/care.yaml", "content/thumbs/leaflets/guide.yaml"
SIGNOFFS = "content/thumbs/signoffs.yaml"


def problems(root) -> list[Problem]:
    return list(load.load(root).problems)


def the_problem(root) -> Problem:
    (only,) = problems(root)
    return only


# -- what is read


def test_a_whole_project_is_read(small_project):
    read = library(small_project)
    assert read.root == small_project
    assert (read.house.name, read.house.build) == ("Hillside Clinic", ("guide",))
    assert read.regions["uk"].numbers["emergency"].value == "999"
    assert read.labels["en"].contacts["nurse"] == "Nurse"
    assert read.leaflets["guide"].review == date(2028, 1, 31)
    assert read.titles["en"]["guide"].audience == "For people with thumbs"
    assert list(read.sections["en"]) == ["care", "start"]
    assert read.sources["BOOK"].title == "A book of thumbs"
    assert (read.clinics, read.signoffs) == ({}, ())


def test_the_content_of_this_repository_is_read_without_an_error():
    found = load.load(made_up.REPOSITORY).problems
    assert [as_text(problem) for problem in found if problem.severity is Severity.ERROR] == []


def test_every_language_with_titles_is_read(project_with_a_second_language):
    read = library(project_with_a_second_language)
    assert list(read.titles) == list(read.sections) == ["en", "xx"]
    assert read.labels["xx"].direction == "rtl"


def test_clinics_and_sign_offs_are_read_when_there_are_any(signed_project):
    written(signed_project, "content/clinics/riverside.yaml", made_up.CLINIC)
    read = library(signed_project)
    assert read.clinics["riverside"].name == "Riverside Clinic"
    assert [signed.kind for signed in read.signoffs] == ["clinician", "patient reader"]


def test_every_file_is_kept_under_the_name_people_know_it_by(small_project):
    files = library(small_project).files
    assert {"content/house.yaml", "content/labels/en.yaml", CARE, TICKET} <= set(files)
    assert files[CARE].place(("title",)).line == 1


def test_a_block_is_found_by_its_address(small_project):
    read = library(small_project)
    place = read.place("en", "care/parts/drawing/body/2", ("advice", "do not", 1))
    assert (place.file, place.block) == (CARE, "care/parts/drawing/body/2")
    assert place.excerpt.strip() == "- Do not push."
    found = read.place("en", "care/body/1", words="hands")
    assert found.excerpt[found.column - 1 :].startswith("hands help.")


def test_hidden_files_of_editors_are_not_read(small_project):
    written(small_project, "content/thumbs/en/.care.yaml", "rubbish: [")
    written(small_project, "content/thumbs/en/.#care.yaml", "rubbish: [")
    assert problems(small_project) == []


# -- what is told


def test_the_faults_of_all_files_are_told_in_one_run(small_project):
    changed(small_project, "content/regions/uk.yaml", "paper: A4", "paper: A5")
    changed(small_project, "content/labels/en.yaml", "direction: ltr", "direction: up")
    changed(small_project, CARE, "- bullets:", "- bulets:")
    changed(small_project, "content/thumbs/en/start.yaml", "title:", "title")
    assert {problem.place.file for problem in problems(small_project)} == {
        "content/regions/uk.yaml",
        "content/labels/en.yaml",
        "content/thumbs/en/care.yaml",
        "content/thumbs/en/start.yaml",
    }


def test_without_a_house_there_is_no_library_but_other_faults_are_told(small_project):
    (small_project / "content/house.yaml").unlink()
    changed(small_project, "content/regions/uk.yaml", "paper: A4", "paper: A5")
    loaded = load.load(small_project)
    assert loaded.library is None
    assert [(problem.code, problem.place.file) for problem in loaded.problems] == [
        ("file-missing", "content/house.yaml"),
        ("value-unknown", "content/regions/uk.yaml"),
    ]


def test_an_empty_folder_is_told_and_nothing_fails(tmp_path):
    loaded = load.load(tmp_path)
    assert loaded.library is None
    assert [problem.code for problem in loaded.problems] == ["file-missing"]


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "marked"),
    [
        (CARE, "- bullets:", "- bulets:", "block-unknown", "bulets"),
        (CARE, "picture: sun", "picture: The Sun", "name-letters", "The Sun"),
        (CARE, "  drawing:", "  The drawing:", "name-letters", "The drawing"),
        (CARE, "          do not:", "          dont:", "key-unknown", "dont"),
        (TICKET, "review: 2028-01-31", "review: soon", "not-a-date", "soon"),
        (TICKET, "version:", "vresion:", "key-unknown", "vresion"),
        (TICKET, "review: 2028-01-31\n", "", "key-missing", "reference: THUMB-GUIDE"),
        ("content/thumbs/en/titles.yaml", "short: Thumbs", 'short: ""', "value-empty", '""'),
        ("content/thumbs/sources.yaml", "kind: review", "kind: blog", "value-unknown", "blog"),
        ("content/regions/uk.yaml", "web: example.org", "wep: example.org", "key-unknown", "wep"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_line_and_its_letters(small_project, file, old, new, code, marked):  # noqa: PLR0913, PLR0917 - one for each column above
    changed(small_project, file, old, new)
    found = next(problem for problem in problems(small_project) if problem.code == code)
    start = found.place.column - 1
    assert found.place.file == file
    assert found.place.excerpt[start : start + found.place.width] == marked
    assert (small_project / file).read_text("utf-8").splitlines()[found.place.line - 1] == found.place.excerpt


def test_a_section_that_cannot_be_read_stays_in_its_place_without_words(small_project):
    changed(small_project, CARE, "title:", "tittle:")
    loaded = load.load(small_project)
    assert [problem.code for problem in loaded.problems] == ["key-unknown"]
    assert loaded.library
    assert loaded.library.sections["en"]["care"].body == ()


def test_a_file_of_records_that_is_a_list_is_told(small_project):
    written(small_project, "content/thumbs/sources.yaml", "- BOOK\n")
    assert (the_problem(small_project).code, the_problem(small_project).place.line) == ("not-a-record", 1)


def test_a_ledger_of_sign_offs_that_is_no_list_is_told(signed_project):
    ledger = (signed_project / SIGNOFFS).read_text("utf-8").split("- ", 2)[1]
    written(signed_project, SIGNOFFS, ledger.replace("\n  ", "\n"))
    assert (the_problem(signed_project).code, the_problem(signed_project).place.file) == ("not-a-list", SIGNOFFS)


def test_a_slip_in_one_sign_off_leaves_the_others(signed_project):
    line = changed(signed_project, SIGNOFFS, "kind: clinician", "kind: nurse")
    loaded = load.load(signed_project)
    assert [(problem.code, problem.place.line) for problem in loaded.problems] == [("value-unknown", line)]
    assert loaded.library
    assert [signed.kind for signed in loaded.library.signoffs] == ["patient reader"]


def test_words_that_would_be_cut_short_are_told(small_project):
    line = changed(small_project, CARE, "a warm cup", "a warm cup #2")
    problem = the_problem(small_project)
    assert (problem.code, problem.severity, problem.place.line) == ("text-cut", Severity.WARNING, line)


@pytest.mark.parametrize("ending", [".yml", ".yaml.txt", ".docx", ".YML", ".txt"])
def test_a_file_saved_under_another_ending_is_told_with_the_right_name(small_project, ending):
    written(small_project, f"content/thumbs/en/diet{ending}", "title: Diet\n")
    problem = the_problem(small_project)
    assert (problem.code, problem.place.file, problem.severity) == (
        "file-name",
        f"content/thumbs/en/diet{ending}",
        Severity.WARNING,
    )
    assert "“diet.yaml”" in problem.hint


@pytest.mark.parametrize("name", ["care copy", "Care", "care (1)", "päin"])
def test_a_file_whose_name_cannot_stand_in_an_address_is_told(small_project, name):
    written(small_project, f"content/thumbs/en/{name}.yaml", "title: Diet\n")
    problem = the_problem(small_project)
    assert (problem.code, problem.place.file) == ("name-letters", f"content/thumbs/en/{name}.yaml")


@pytest.fixture(scope="module")
def torn_project(tmp_path_factory):
    """A project whose file `torn.yaml` each example of a property writes anew."""
    return made_up.project(tmp_path_factory.mktemp("torn") / "project")


KEYS = st.sampled_from(
    ["title: a\n", "body:\n", "  - ", "parts:\n", "bullets: ", "alert:\n", "\t", "# b", "'", "[", "{", "\n"]
)


@given(text=st.lists(KEYS | st.text(max_size=6), max_size=12).map("".join))
def test_whatever_a_file_holds_it_is_read_or_told(torn_project: Path, text):
    path = torn_project / "content/thumbs/en/torn.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    loaded = load.load(torn_project)
    assert loaded.library
    assert {problem.place.file for problem in loaded.problems} <= {"content/thumbs/en/torn.yaml"}


def test_a_web_address_of_an_organisation_that_no_browser_can_open_is_told(small_project):
    changed(small_project, "content/regions/uk.yaml", "web: example.org", "web: example org")
    (problem,) = load.load(small_project).problems
    assert (problem.code, problem.place.file) == ("web-malformed", "content/regions/uk.yaml")
