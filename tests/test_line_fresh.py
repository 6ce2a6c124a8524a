"""What is made again, and why: one word changes only the editions that hold it, and nothing changes none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import made_up
import pytest

from leaflets import line, plan
from leaflets.line import Done

TODAY = date(2026, 11, 25)


def built(root: Path, how: line.How | None = None) -> dict[str, Done]:
    """What came of each job of all leaflets of the project, by its name."""
    library, _ = line.ready(root, TODAY)
    jobs = plan.jobs(library, plan.Asked(list(library.leaflets)))
    done = line.build(library, jobs, line.Folders(root, root / "out", root / ".cache"), how or line.How())
    return {result.job.leaflet: result for result in done}


def why(root: Path) -> dict[str, str]:
    """Why each leaflet that is made again is made."""
    return {name: "; ".join(done.why) for name, done in built(root).items() if done.why}


@pytest.fixture
def two_leaflets_on_the_shelf(small_project: Path, built_once: made_up.BuiltOnce) -> Path:
    """The small project with a second leaflet (`start`) that holds one of its two sections, both built."""
    made_up.leaflet(small_project, "start", ["handout"], ["start"])
    built_once(small_project, built)
    return small_project


def test_what_is_not_on_the_shelf_is_made(small_project):
    assert why(small_project) == {"guide": "it is not on the shelf"}


def test_when_nothing_changed_nothing_is_made(two_leaflets_on_the_shelf):
    before = {path: path.stat().st_mtime_ns for path in (two_leaflets_on_the_shelf / "out").rglob("*.*")}
    done = built(two_leaflets_on_the_shelf)
    assert {result.why for result in done.values()} == {()}
    assert all(result.files and result.pages and result.size for result in done.values())
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_word_makes_only_the_leaflets_that_hold_it(two_leaflets_on_the_shelf):
    made_up.changed(two_leaflets_on_the_shelf, "content/thumbs/en/care.yaml", "a soft glove", "a thick glove")
    assert why(two_leaflets_on_the_shelf) == {"guide": "the words of care changed"}
    made_up.changed(two_leaflets_on_the_shelf, "content/thumbs/en/start.yaml", "Rest your", "Do rest your")
    assert set(why(two_leaflets_on_the_shelf)) == {"guide", "start"}


def test_a_comment_or_another_line_break_in_the_content_makes_nothing(two_leaflets_on_the_shelf):
    made_up.changed(two_leaflets_on_the_shelf, "content/thumbs/en/care.yaml", "title:", "# a comment\n\ntitle:")
    assert why(two_leaflets_on_the_shelf) == {}


def test_a_drawing_makes_the_leaflets_that_show_it(two_leaflets_on_the_shelf):
    made_up.changed(two_leaflets_on_the_shelf, "templates/pictures/sun.svg", 'r="8"', 'r="7"')
    assert why(two_leaflets_on_the_shelf) == {"guide": "the picture sun changed"}


def test_a_template_makes_only_the_leaflets_whose_page_it_changes(two_leaflets_on_the_shelf):
    bullets = "templates/blocks/bullets.html"
    made_up.changed(two_leaflets_on_the_shelf, bullets, "<ul", '<ul data-new="yes"')
    assert why(two_leaflets_on_the_shelf) == {"guide": "the page as it is composed changed"}


def test_a_style_makes_them_all(two_leaflets_on_the_shelf):
    made_up.changed(two_leaflets_on_the_shelf, "templates/css/3-type.css", "\n", "\n/* a note */\n")
    assert set(why(two_leaflets_on_the_shelf).values()) == {"a style, a font or a template changed"}


@pytest.mark.parametrize("ending", ["pdf", "html", "json"])
def test_a_file_that_was_deleted_or_altered_is_made_again(two_leaflets_on_the_shelf, ending):
    path = two_leaflets_on_the_shelf / f"out/uk/en/thumbs-start-handout-draft.{ending}"
    whole = path.read_bytes()
    path.unlink()
    assert set(why(two_leaflets_on_the_shelf)) == {"start"}
    assert path.read_bytes() == whole
    path.write_bytes(whole[:100])
    assert set(why(two_leaflets_on_the_shelf)) == {"start"}
    assert path.read_bytes() == whole


def test_without_the_cache_nothing_is_made_that_need_not_be(two_leaflets_on_the_shelf):
    for path in (two_leaflets_on_the_shelf / ".cache").rglob("*"):
        if path.is_file():
            path.unlink()
    assert why(two_leaflets_on_the_shelf) == {}


def test_asked_for_by_force_all_are_made(two_leaflets_on_the_shelf):
    done = built(two_leaflets_on_the_shelf, line.How(force=True))
    assert {"; ".join(result.why) for result in done.values()} == {"you asked for it"}


def test_what_was_warned_of_is_told_again_where_the_words_are_now(small_project):
    made_up.changed(small_project, "content/thumbs/en/care.yaml", "a soft glove", "a soft glove. " * 150)
    first = built(small_project)["guide"]
    made_up.changed(small_project, "content/thumbs/en/care.yaml", "title:", "# a comment\ntitle:")
    again = built(small_project)["guide"]
    assert not again.why
    assert [p.code for p in again.problems] == [p.code for p in first.problems]
    assert [(p.place.line or 0) + (p.place.file != "") for p in first.problems] == [
        p.place.line or 0 for p in again.problems
    ]


def test_many_hands_make_the_same_files_as_one(two_leaflets_on_the_shelf):
    def files() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (two_leaflets_on_the_shelf / "out").rglob("*.*")}

    alone = files()
    crew = line.new_crew(two_leaflets_on_the_shelf, line.Habits(hands=2, always=True))
    done = built(two_leaflets_on_the_shelf, line.How(force=True, crew=crew))
    assert all(result.files for result in done.values())
    assert files() == alone
