"""The web twin says every word of its edition, stands alone, and can be found one's way in by ear and by keyboard."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import made_up
import pytest
from made_up import JOB, REPOSITORY, changed, library

from leaflets import compose, load, plan, signoff
from leaflets.compose import Edition
from leaflets.model import Job
from leaflets.problems import ProblemsFound

VOID = {"br", "col", "img", "meta"}
GUIDE = Job("guide", "handout", "en", "uk")
IN_ARABIC_LETTERS = Job("guide", "handout", "xx", "uk")
CARE = "content/thumbs/en/care.yaml"


class Page(HTMLParser):
    """What a page holds: its tags in order with their attributes, its words, and tags that are not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.misplaced: list[str] = []
        self._words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.misplaced += self._open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if not self._open or self._open.pop() != tag:
            self.misplaced.append(tag)

    def handle_data(self, data):
        if "style" not in self._open:
            self._words.append(data)

    @property
    def words(self) -> str:
        return "".join(self._words)

    def all(self, *names: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag in names]


def edition(read, job: Job = JOB) -> Edition:
    manuscript = plan.manuscript(read, job)
    return Edition(read, manuscript, plan.overlay(read, job), signoff.approval(read, manuscript))


def page(root, job: Job = JOB) -> Page:
    return Page(compose.web(edition(library(root), job)))


def _pieces(made: Edition):
    return [
        piece for chapter in made.manuscript.chapters for part in (chapter, *chapter.parts) for piece in part.pieces
    ]


@pytest.fixture(scope="module")
def real():
    """The library of the repository."""
    return load.load(REPOSITORY).library


@pytest.fixture(
    params=["small", "second language", "specimen", "guide", "faq", "glance", "easy-read"],
)
def an_edition(request, tmp_path, real):
    """An edition of the made-up project, or of the real leaflets in their first format."""
    if request.param in {"small", "second language"}:
        read = library(made_up.project(tmp_path / "project", ("en", "xx")))
        return edition(read, JOB if request.param == "small" else IN_ARABIC_LETTERS)
    return edition(real, Job(request.param, real.leaflets[request.param].formats[0], "en", "uk"))


def test_every_word_that_must_print_is_in_it(an_edition):
    text = Page(compose.web(an_edition)).words
    missing = {word for _, wanted in compose.compose(an_edition).wanted for word in wanted.split() if word not in text}
    assert missing == set()


def test_it_stands_alone(an_edition):
    text = compose.web(an_edition)
    made = Page(text)
    assert all(image["src"].startswith("data:image/svg+xml;base64,") for image in made.all("img"))
    assert made.all("script", "link", "iframe", "object") == []
    assert "<script" not in text
    assert {address[:11] for address in re.findall(r"url\(\"?([^)]*)", text)} == {"data:image/"}
    assert re.search(r"@import|@font-face|\son\w+=|javascript:", text) is None


def test_its_parts_are_whole_and_named_once(an_edition):
    made = Page(compose.web(an_edition))
    assert made.misplaced == []
    ids = [attributes["id"] for _, attributes in made.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {address for address, _ in compose.compose(an_edition).wanted} <= set(ids)
    inner = {link["href"][1:] for link in made.all("a") if link["href"].startswith("#")}
    assert inner <= set(ids)
    assert {attributes["aria-labelledby"] for attributes in made.all("nav")} <= set(ids)


def test_its_headings_never_skip_a_level_and_one_is_the_title(an_edition):
    levels = [int(tag[1]) for tag, _ in Page(compose.web(an_edition)).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later - level <= 1 for level, later in pairwise(levels))


def test_every_drawing_is_told_in_words(an_edition):
    images = Page(compose.web(an_edition)).all("img")
    drawn = [piece for piece in _pieces(an_edition) if piece.block.drawing()]
    assert len(images) == len(drawn) + bool(an_edition.manuscript.leaflet.picture)
    assert all(image["alt"] for image in images)


def test_it_has_landmarks_and_the_first_link_skips_to_the_words(small_project):
    made = page(small_project)
    assert [tag for tag, _ in made.tags if tag in {"header", "nav", "main", "footer"}] == [
        "header",
        "nav",
        "main",
        "footer",
    ]
    assert made.all("a")[0]["href"] == "#" + made.all("main")[0]["id"]


def test_it_says_its_language_and_direction(project_with_a_second_language):
    (attributes,) = page(project_with_a_second_language, IN_ARABIC_LETTERS).all("html")
    assert attributes == {"lang": "xx", "dir": "rtl"}


def test_a_draft_says_so_first(small_project):
    read = library(small_project)
    made = page(small_project)
    text = made.words
    assert read.labels["en"].words["draft note"] in text.split("Wobbly thumbs")[1]
    assert made.all("p")[0]["class"] == "state draft"


def test_a_signed_leaflet_says_who_signed_it(signed_project):
    made = page(signed_project)
    assert made.all("p")[0]["class"] == "state"
    assert "Sam Clinician, made up" in made.words


def test_a_source_with_an_address_is_a_link(small_project):
    footer = compose.web(edition(library(small_project))).split("<footer>")[1]
    assert '<a href="https://example.org/thumbs">A page about thumbs</a>' in footer
    assert "<strong>A book of thumbs</strong>" in footer


def test_who_publishes_it_and_the_offer_stand_at_its_end(small_project):
    footer = compose.web(edition(library(small_project))).split("<footer>")[1]
    assert "Hillside Clinic" in footer
    assert "020\N{NO-BREAK SPACE}7946\N{NO-BREAK SPACE}0000" in footer
    assert "Would you like this in large print" in footer


def test_a_number_that_is_given_stands_in_its_box_and_one_that_is_not_is_told(project_with_a_clinic):
    given = page(project_with_a_clinic, Job("guide", "handout", "en", "uk", "riverside")).words
    assert "020\N{NO-BREAK SPACE}7946\N{NO-BREAK SPACE}0111" in given
    assert "not filled in here" not in given
    assert "not filled in here" in page(project_with_a_clinic).words


def test_a_note_stands_where_paper_has_lines_to_write_on(small_project):
    changed(
        small_project,
        CARE,
        "  - bullets:",
        "  - lines: {label: My strength, rows: 3, columns: [Day, Grip]}\n    source: none\n    reason: to write\n"
        "  - bullets:",
    )
    made = page(small_project)
    assert "The printed leaflet has room to write here." in made.words
    assert "rule" not in {attributes.get("class") for attributes in made.all("div")}
    assert all(word in made.words for word in ("My strength", "Day", "Grip"))


def test_each_cell_of_a_table_knows_its_heading_for_a_phone(real):
    made = Page(compose.web(edition(real, Job("specimen", "handout", "en", "uk"))))
    assert [cell["data-head"] for cell in made.all("td") if "data-head" in cell] == ["Here", "There"] * 2


def test_a_leaflet_of_one_section_has_no_contents(small_project):
    changed(small_project, "content/thumbs/leaflets/guide.yaml", "[start, care]", "[care]")
    assert page(small_project).all("nav") == []


def test_what_people_type_is_never_markup(small_project):
    changed(small_project, CARE, "a soft glove", 'a soft < glove & \\"cup\\"')
    assert page(small_project).misplaced == []
    changed(small_project, "content/house.yaml", "Hillside Clinic", "Hill <b>& Side")
    assert "Hill <b>& Side" in page(small_project).words


def test_a_drawing_that_is_gone_is_told(small_project):
    read = library(small_project)
    (small_project / "templates/pictures/sun.svg").unlink()
    with pytest.raises(ProblemsFound) as raised:
        compose.web(edition(read))
    (problem,) = raised.value.problems
    assert (problem.code, problem.place.file) == ("picture-missing", "templates/pictures/sun.svg")


def test_the_same_words_make_the_same_page(real):
    assert compose.web(edition(real, GUIDE)) == compose.web(edition(real, GUIDE))
