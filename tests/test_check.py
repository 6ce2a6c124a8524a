"""Each rule is broken once, and the one problem that is told points at the very letters that broke it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import made_up
import pytest
from made_up import changed, marked, problems, written
from voice import COPY, is_plain

from leaflets import check
from leaflets.problems import Problem, Severity, report

TODAY = date(2026, 6, 1)
GOLDEN = Path(__file__).parent / "golden" / "content"
HOUSE, REGION, SOURCES = "content/house.yaml", "content/regions/uk.yaml", "content/thumbs/sources.yaml"
TICKET, TITLES = "content/thumbs/leaflets/guide.yaml", "content/thumbs/en/titles.yaml"
START, CARE, LABELS = "content/thumbs/en/start.yaml", "content/thumbs/en/care.yaml", "content/labels/xx.yaml"
SPARE = "SPARE:\n  title: Nobody reads it\n  kind: other\n  seen: page\n  checked: 2026-01-01\n"


def the_problem(root, today=TODAY) -> Problem:
    (only,) = problems(root, today)
    return only


def of_reviews(root, today) -> list[Problem]:
    return [problem for problem in problems(root, today) if problem.code == "review-due"]


def test_a_project_with_nothing_wrong_has_no_problems(small_project):
    assert problems(small_project) == []


def test_two_languages_with_nothing_wrong_have_no_problems(project_with_a_second_language):
    assert problems(project_with_a_second_language) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "at"),
    [
        # the house
        (HOUSE, "language: en", "language: cy", "language-unknown", "cy"),
        (HOUSE, "region: uk", "region: us", "region-unknown", "us"),
        (HOUSE, "[guide]", "[guide, card]", "build-unknown", "card"),
        (HOUSE, 'nurse: ""', 'nurce: ""', "contact-unknown", "nurce"),
        # job tickets
        (TICKET, "[handout]", "[handout, poster]", "format-unknown", "poster"),
        (TICKET, "[start, care]", "[start, cure]", "section-missing", "cure"),
        (TICKET, "[start, care]", "[start, care, start]", "listed-twice", "start"),
        (TICKET, "[start, care]", "[start, care/short]", "section-form-missing", "care/short"),
        (TICKET, "[start, care]", "[start, care/long]", "section-form-missing", "care/long"),
        (TICKET, "[start, care]", "[start, cure/short]", "section-missing", "cure/short"),
        (TICKET, "[handout]", "[handout, handout]", "listed-twice", "handout"),
        (TICKET, "sections: [start, care]", "sections: [start, care]\nsections in: {handout: [start, cure]}",
         "section-missing", "cure"),
        (TICKET, "sections: [start, care]", "sections: [start, care]\nsections in: {handout: [start, start]}",
         "listed-twice", "start"),
        (TICKET, "sections: [start, care]", "sections: [start, care]\nsections in: {booklet: [start]}",
         "format-not-made", "booklet"),
        (HOUSE, "[guide]", "[guide, guide]", "listed-twice", "guide"),
        (TICKET, "picture: sun", "picture: son", "picture-missing", "son"),
        # sources
        (CARE, "    source: [BOOK]\n  - bullets", "  - bullets", "source-missing",
         "paragraph: Warm hands help. Read [our page](https://example.org/thumbs)."),
        (START, "source: [BOOK]\nbody", "body", "source-missing", "Wobbly thumbs come and go."),
        (CARE, "source: [BOOK]", "source: [BOOC]", "source-unknown", "BOOC"),
        (CARE, "source: [BOOK]", "source: [BOOK, BOO]", "source-unknown", "BOO"),
        (CARE, "source: [PAGE]", "source: PAJE", "source-unknown", "PAJE"),
        (START, "source: [BOOK]\nbody", "source: [BOOK, HEARSAY]\nbody", "source-unknown", "HEARSAY"),
        (CARE, "    title: Who helps", "    title: Who helps\n    source: ME", "source-unknown", "ME"),
        (REGION, "source:\n  - PAGE", "source:\n  - PAJE", "source-unknown", "PAJE"),
        (SOURCES, "PAGE:", SPARE + "PAGE:", "source-unused", "SPARE"),
        (CARE, "stands in one region", "stands in 12 regions", "number-source", "12"),
        (CARE, "caption: A thumb", "caption: 2 thumbs", "number-source", "2"),
        # placeholders
        (CARE, "Warm hands", "Warm {hans}", "placeholder-unknown", "{hans}"),
        (CARE, "a warm cup", "a {warm} cup", "placeholder-unknown", "{warm}"),
        (CARE, "Do not push", "Do not {push}", "placeholder-unknown", "{push}"),
        (CARE, "caption: A thumb", "caption: A {thumb}", "placeholder-unknown", "{thumb}"),
        (CARE, "title: Care at", "title: The {care} at", "placeholder-unknown", "{care}"),
        (CARE, "do much by", "do {much} by", "placeholder-unknown", "{much}"),
        (CARE, "title: Who helps", "title: Who {helps}", "placeholder-unknown", "{helps}"),
        (TITLES, "for: For people", "for: For {people}", "placeholder-unknown", "{people}"),
        (TITLES, "subtitle: What to do", "subtitle: What {to} do", "placeholder-unknown", "{to}"),
        # marks and notes
        (CARE, "hands help", "**hands help", "mark-wrong", "**"),
        (CARE, "a warm cup", "a <i>warm</i cup", "mark-wrong", "<i>"),
        (CARE, "Do not push", "Do *not* push", "mark-wrong", "*"),
        (CARE, "https://example.org/thumbs", "http://example.org", "mark-wrong", "http://example.org"),
        (CARE, "a warm cup", "a warm cup (TODO)", "unfinished", "TODO"),
        (CARE, "a soft glove", "a soft glove [which?]", "unfinished", "[which?]"),
        (CARE, "title: Who helps", "title: Who helps??", "unfinished", "??"),
        (TITLES, "subject: A guide", "subject: XXX guide", "unfinished", "XXX"),
        # other files
        (CARE, "only: uk", "only: usa", "region-unknown", "usa"),
        (CARE, "only: uk", "only: [uk, ku]", "region-unknown", "ku"),
        (CARE, "picture: sun", "picture: moon", "picture-missing", "moon"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_told_once_at_the_letters_that_broke_it(  # noqa: PLR0913, PLR0917 - one for each column above
    small_project, file, old, new, code, at
):
    changed(small_project, file, old, new)
    lines = (small_project / file).read_text("utf-8").splitlines()
    problem = the_problem(small_project)
    assert (problem.code, problem.place.file, marked(problem)) == (code, file, at)
    assert lines[problem.place.line - 1] == problem.place.excerpt


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("source: [BOOK]", "source: [BOOC]", "Did you mean “BOOK”?"),
        ("Warm hands", "Warm {familly_doctor}", "Did you mean “family_doctor”? Known: emergency, family_doctor."),
        ("picture: sun", "picture: son", "Did you mean “sun”?"),
        ("only: uk", "only: ukk", "Did you mean “uk”? Known: uk."),
    ],
)
def test_a_near_miss_is_named(small_project, old, new, hint):
    changed(small_project, CARE, old, new)
    assert the_problem(small_project).hint.startswith(hint)


def test_the_point_of_a_section_is_told_where_to_add_its_source(small_project):
    changed(small_project, START, "source: [BOOK]\nbody", "body")
    problem = the_problem(small_project)
    assert problem.hint.startswith("Under “point:” add “source: [ID]”")
    assert is_plain(problem.message, problem.hint)


def test_the_same_slip_in_two_items_of_a_list_is_told_twice(small_project):
    first = changed(small_project, CARE, "a soft glove", "a {soft} glove")
    changed(small_project, CARE, "a warm cup", "a {soft} cup")
    assert [problem.place.line for problem in problems(small_project)] == [first, first + 1]


def test_a_block_is_named_by_its_address(small_project):
    changed(small_project, CARE, "Do not push", "Do not {push}")
    assert the_problem(small_project).place.block == "care/parts/drawing/body/2"


def test_a_placeholder_must_be_known_in_every_region(small_project):
    region = (small_project / REGION).read_text("utf-8")
    written(small_project, "content/regions/us.yaml", region.replace("emergency", "emergencies"))
    problem = the_problem(small_project)
    assert (problem.code, marked(problem)) == ("placeholder-unknown", "{emergency}")
    assert "content/regions/us.yaml" in problem.message


def test_a_placeholder_without_words_is_told_where_it_is_used(small_project):
    changed(small_project, REGION, "family_doctor: doctor", "family_doctor: ''")
    assert problems(small_project) == []
    line = changed(small_project, CARE, "Warm hands help.", "Ask your {family_doctor}.")
    problem = the_problem(small_project)
    assert (problem.code, problem.place.line, marked(problem)) == ("placeholder-empty", line, "{family_doctor}")


def test_a_number_that_a_placeholder_prints_needs_no_source(small_project):
    changed(small_project, CARE, "This stands in one region", "Call {emergency}")
    assert problems(small_project) == []


def test_a_block_of_two_kinds_of_source_is_not_without_one(small_project):
    changed(small_project, CARE, "stands in one region only.", "stands in 12 regions.")
    changed(small_project, CARE, "source: none\n    reason: no fact in it\nparts", "source: [BOOK]\nparts")
    assert problems(small_project) == []


def test_a_leaflet_without_a_title_is_told_at_its_job_ticket(small_project):
    changed(small_project, TITLES, "guide:", "gide:")
    problem = the_problem(small_project)
    assert (problem.code, problem.place.file, problem.place.line) == ("title-missing", TICKET, 1)


def test_a_section_must_be_there_in_every_language_of_its_leaflet(project_with_a_second_language):
    (project_with_a_second_language / "content/thumbs/xx/care.yaml").unlink()
    problem = the_problem(project_with_a_second_language)
    assert (problem.code, problem.place.file, marked(problem)) == ("section-missing", TICKET, "care")
    assert "content/thumbs/xx/care.yaml" in problem.message


@pytest.mark.parametrize(
    ("group", "word"), [("words", "important"), ("contacts", "nurse"), ("signers", "author"), ("staff", "heading")]
)
def test_a_word_that_one_language_lacks_is_told(project_with_a_second_language, group, word):
    said = (project_with_a_second_language / LABELS).read_text("utf-8")
    line = next(line for line in said.splitlines(keepends=True) if line.startswith(f"  {word}:"))
    changed(project_with_a_second_language, LABELS, line, "")
    problem = the_problem(project_with_a_second_language)
    assert (problem.code, problem.place.file) == ("label-missing", LABELS)
    assert problem.place.line == said[: said.index(f"\n{group}:")].count("\n") + 3
    assert problem.hint == f"Add “{word}: …” under “{group}:”."


def test_a_language_without_labels_is_told(project_with_a_second_language):
    (project_with_a_second_language / LABELS).unlink()
    problem = the_problem(project_with_a_second_language)
    assert (problem.code, problem.place.file) == ("label-missing", LABELS)


def test_what_an_organisation_offers_is_said_in_every_language(project_with_a_second_language):
    said = made_up.in_arabic_letters("A kind word")
    changed(project_with_a_second_language, REGION, f"    xx: {said}\n", "")
    problem = the_problem(project_with_a_second_language)
    assert (problem.code, problem.place.file, marked(problem)) == ("offer-missing", REGION, "en: A kind word")
    assert "Thumb Friends" in problem.message


def test_a_phone_line_of_a_clinic_needs_a_label(project_with_a_clinic):
    line = changed(project_with_a_clinic, "content/clinics/riverside.yaml", "  nurse:", "  nures:")
    problem = the_problem(project_with_a_clinic)
    assert (problem.code, problem.place.file, problem.place.line) == (
        "contact-unknown",
        "content/clinics/riverside.yaml",
        line,
    )
    assert problem.hint.startswith("Did you mean “nurse”?")


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2027, 12, 1), "is due in 61 days"),
        (date(2028, 1, 30), "is due in 1 day."),
        (date(2028, 1, 31), "is due today."),
        (date(2028, 2, 1), "was due 1 day ago."),
        (date(2028, 2, 2), "was due 2 days ago"),
    ],
)
def test_a_review_that_is_due_is_told_at_its_date_and_stops_nothing(small_project, today, words):
    (problem,) = of_reviews(small_project, today)
    assert (problem.severity, marked(problem)) == (Severity.WARNING, "2028-01-31")
    assert words in problem.message


def test_a_review_a_year_away_is_not_told(small_project):
    assert of_reviews(small_project, date(2027, 1, 31)) == []


def test_a_source_that_nothing_names_stops_nothing(small_project):
    changed(small_project, SOURCES, "PAGE:", SPARE + "PAGE:")
    assert the_problem(small_project).severity is Severity.WARNING


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(SOURCES, "BOOK:\n", "BOOK\n", id="the list of sources"),
        pytest.param(SOURCES, "kind: review", "kind: book", id="one source"),
        pytest.param(TITLES, "short: Thumbs", "short:", id="the title"),
        pytest.param(REGION, "paper: A4", "paper: A5", id="the region"),
        pytest.param(TICKET, "version:", "vresion:", id="the job ticket"),
        pytest.param("content/labels/en.yaml", "direction: ltr", "direction: up", id="the labels"),
    ],
)
def test_a_file_that_cannot_be_used_is_not_told_as_missing_too(small_project, file, old, new):
    changed(small_project, file, old, new)
    assert {problem.place.file for problem in problems(small_project)} == {file}


@pytest.mark.parametrize(("name", "told"), [("g" * 19, []), ("g" * 20, ["file-name-long"])])
def test_a_name_of_forty_letters_is_the_longest_for_a_finished_file(small_project, name, told):
    (small_project / TICKET).rename(small_project / f"content/thumbs/leaflets/{name}.yaml")
    changed(small_project, TITLES, "guide:", f"{name}:")
    changed(small_project, HOUSE, "[guide]", f"[{name}]")
    assert [problem.code for problem in problems(small_project)] == told


def test_a_short_form_that_is_there_is_nothing_wrong(project_with_a_short_form):
    assert problems(project_with_a_short_form) == []


def test_a_section_whole_and_in_its_short_form_would_print_twice(project_with_a_short_form):
    changed(project_with_a_short_form, TICKET, "[start, care]", "[start, care, care/short]")
    problem = the_problem(project_with_a_short_form)
    assert (problem.code, marked(problem)) == ("listed-twice", "care/short")


def test_a_form_that_no_section_has_is_told_though_there_is_a_short_one(project_with_a_short_form):
    changed(project_with_a_short_form, TICKET, "[start, care]", "[start, care/shrot]")
    problem = the_problem(project_with_a_short_form)
    assert (problem.code, marked(problem)) == ("section-form-missing", "care/shrot")


def test_a_short_form_must_be_there_in_every_language_of_its_leaflet(project_with_a_second_language):
    care = (project_with_a_second_language / CARE).read_text("utf-8")
    written(project_with_a_second_language, CARE, care + made_up.SHORT)
    changed(project_with_a_second_language, TICKET, "[start, care]", "[start, care/short]")
    problem = the_problem(project_with_a_second_language)
    assert (problem.code, problem.place.file, marked(problem)) == ("section-form-missing", TICKET, "care/short")
    assert "content/thumbs/xx/care.yaml" in problem.hint


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("in short.\n    source: [BOOK]", "in short.", "source-missing", "paragraph: Warm hands help, in short."),
        ("in short.\n    source: [BOOK]", "in short.\n    source: [BOOC]", "source-unknown", "BOOC"),
        ("Wear gloves.", "Wear {gloves}.", "placeholder-unknown", "{gloves}"),
        ("Do not bend.", "Do not bend (TODO).", "unfinished", "TODO"),
    ],
)
def test_a_short_form_is_looked_at_like_the_rest(project_with_a_short_form, old, new, code, at):
    changed(project_with_a_short_form, CARE, old, new)
    problem = the_problem(project_with_a_short_form)
    assert (problem.code, marked(problem)) == (code, at)
    assert problem.place.block.startswith("care/short/")


def test_a_space_in_the_name_of_a_job_ticket_is_told_once(small_project):
    ticket = (small_project / TICKET).rename(small_project / "content/thumbs/leaflets/our guide.yaml")
    changed(small_project, TITLES, "guide:", "our guide:")
    changed(small_project, HOUSE, "[guide]", "[our guide]")
    problem = the_problem(small_project)
    assert (problem.code, problem.place.file) == ("name-letters", ticket.relative_to(small_project).as_posix())


def test_every_rule_is_run():
    rules = {
        rule
        for module in (check.references, check.sources, check.spelling, check.structure, check.texts, check.tickets)
        for name, rule in vars(module).items()
        if not name.startswith("_")
        and getattr(rule, "__annotations__", {}) == {"library": "Library", "return": "Iterator[Problem]"}
    }
    assert rules == set(check.RULES)


def test_problems_come_in_the_same_order_each_time(small_project):
    for name in ("A", "B", "C", "D"):
        changed(small_project, SOURCES, "PAGE:", SPARE.replace("SPARE", name) + "PAGE:")
    told = [marked(problem) for problem in problems(small_project)]
    assert told == sorted(told)


# -- what people read: each slip of content, as it is told in full

WARM, GLOVE = "paragraph: Warm hands help. Read [our page](https://example.org/thumbs).", "      - a soft glove\n"
PAGE, FIGURE = "    source: [PAGE]\n", "          alt: The thumb is round.\n"
TABLE = "  - table:\n      caption: Gloves\n      head: [Glove, Use]\n      rows:\n        - [wool, cold days]\n"
SLIPS = {
    # of sections and blocks
    "alert-without-a-space": (CARE, f"- {WARM}\n    source: [BOOK]", "- alert:Call your team now."),
    "alert-of-an-unknown-tier": (CARE, WARM, "alert:\n      tier: urgent\n      text: Call your team."),
    "alert-that-says-nothing": (CARE, WARM, "alert:\n      tier: same day"),
    "block-without-a-source": (CARE, f"{GLOVE}      - a warm cup\n{PAGE}", GLOVE),
    "block-without-words": (CARE, f"  - {WARM}\n    source", "  - source"),
    "colon-in-a-block": (CARE, f"- {WARM}\n    source: [BOOK]", "- Remember: call your team."),
    "colon-in-a-list-item": (CARE, "- a soft glove", "- Remember: call your team"),
    "field-misspelt": (CARE, "          caption:", "          captoin:"),
    "field-misspelt-in-an-alert": (CARE, WARM, "alert:\n      teir: same day"),
    "field-unknown": (CARE, FIGURE, f"{FIGURE}          width: 5 cm\n"),
    "field-missing": (CARE, FIGURE, ""),
    "kind-misspelt": (CARE, "- bullets:", "- bulets:"),
    "kinds-two-in-one-block": (CARE, f"{PAGE}  - paragraph: This", "    paragraph: This"),
    "list-for-a-text": (CARE, WARM, "paragraph: [warm hands, warm feet]"),
    "list-without-a-name": (CARE, f"  - bullets:\n{GLOVE}      - a warm cup\n{PAGE}", "  - - a glove\n    - a cup\n"),
    "none-without-a-reason": (CARE, "    reason: no fact in it\nparts", "parts"),
    "part-with-a-capital": (CARE, "  drawing:", "  Drawing:"),
    "section-field-misspelt": (CARE, "title: Care", "tittle: Care"),
    "section-field-unknown": (CARE, "title: Care", "author: Sam\ntitle: Care"),
    "table-ragged": (CARE, "  - bullets:\n", f"{TABLE}        - [silk]\n    source: [PAGE]\n  - bullets:\n"),
    "text-without-a-source": (CARE, f"- {WARM}\n    source: [BOOK]", "- Warm hands help."),
    "words-missing": (CARE, "- a soft glove", "-"),
    # of other files
    "date-in-another-way": (TICKET, "2028-01-31", "31.1.2028"),
    "date-that-is-no-day": (TICKET, "2028-01-31", "2028-02-30"),
    "file-name-too-long": (HOUSE, "build: [guide]", "build: [everything-about-thumbs]"),
    "house-of-a-language-that-is-not-there": (HOUSE, "language: en", "language: cy"),
    "phone-line-unknown": (HOUSE, 'nurse: ""', 'nurce: ""'),
    "section-form-missing": (TICKET, "care]", "care/short]"),
    "section-missing": (TICKET, "care]", "diet]"),
    "section-twice": (TICKET, "care]", "care, start]"),
    "source-of-an-unknown-kind": (SOURCES, "kind: review", "kind: book"),
    "title-empty": (TITLES, "short: Thumbs", 'short: ""'),
    # of what is named
    "format-unknown": (TICKET, "[handout]", "[handuot]"),
    "mark-not-closed": (CARE, "hands help", "**hands help"),
    "note-left-in": (CARE, "a warm cup", "a warm cup (TODO)"),
    "number-without-a-source": (CARE, "stands in one region", "stands in 12 regions"),
    "picture-gone": (CARE, "picture: sun", "picture: moon"),
    "placeholder-unknown": (CARE, "Warm hands help.", "Ask your {familly_doctor}."),
    "region-unknown": (CARE, "only: uk", "only: [uk, usa]"),
    "source-unknown": (CARE, "source: [BOOK]", "source: [BOOK, BOO]"),
}

LINE_TO_COPY = ("alert-without-a-space", "colon-in-a-block", "colon-in-a-list-item")


def slipped(root: Path, name: str) -> list[Problem]:
    file, old, new = SLIPS[name]
    changed(root, file, old, new)
    if name == "file-name-too-long":
        (root / TICKET).rename(root / "content/thumbs/leaflets/everything-about-thumbs.yaml")
        changed(root, TITLES, "guide:", "everything-about-thumbs:")
    return problems(root)


@pytest.mark.parametrize("name", SLIPS)
def test_each_slip_of_content_is_told_as_its_golden_file_says(
    small_project: Path, name: str, same_as_golden: Callable[[Path, str], None]
) -> None:
    same_as_golden(GOLDEN / f"{name}.txt", report(slipped(small_project, name)))


@pytest.mark.parametrize("name", SLIPS)
def test_each_slip_of_content_is_told_once_in_plain_sentences(small_project: Path, name: str) -> None:
    (problem,) = slipped(small_project, name)
    assert problem.hint
    assert is_plain(problem.message, problem.hint)


@pytest.mark.parametrize("name", LINE_TO_COPY)
def test_the_line_that_the_hint_gives_mends_the_slip(small_project: Path, name: str) -> None:
    (problem,) = slipped(small_project, name)
    copy = COPY.search(problem.hint)
    assert copy
    changed(small_project, problem.place.file, problem.place.excerpt.strip(), copy["line"])
    assert problem.code not in {left.code for left in problems(small_project)}


def test_no_golden_file_is_left_of_a_slip_that_is_gone():
    assert {path.stem for path in GOLDEN.iterdir()} == set(SLIPS)
