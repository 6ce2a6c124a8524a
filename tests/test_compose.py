"""The words of an edition stand in its HTML, each block under its address, and nothing else of the world is in it."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import made_up
import pytest
from made_up import JOB, REPOSITORY, changed, library, written
from voice import is_plain

from leaflets import compose, load, plan, signoff
from leaflets.compose import Edition, css_text, day
from leaflets.compose.filters import column_shares
from leaflets.model import KINDS, Job
from leaflets.model.blocks import Block, Text
from leaflets.problems import ProblemsFound

CARE, HOUSE = "content/thumbs/en/care.yaml", "content/house.yaml"


def edition(root, job: Job = JOB, numbers: Mapping[str, int] | None = None) -> Edition:
    read = library(root)
    manuscript = plan.manuscript(read, job)
    return Edition(read, manuscript, plan.overlay(read, job), signoff.approval(read, manuscript), numbers)


def composed(root, job: Job = JOB) -> compose.Composed:
    return compose.compose(edition(root, job))


def the_problem(root):
    with pytest.raises(ProblemsFound) as raised:
        composed(root)
    (only,) = raised.value.problems
    return only


def words_of(markup: str) -> str:
    """What a reader sees of some HTML, on one line."""
    return " ".join(html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", markup, flags=re.DOTALL)).split())


@pytest.fixture
def project_of_three_sections(small_project):
    """The small project with a third section, so that its leaflet has a list of contents."""
    written(small_project, "content/thumbs/en/more.yaml", "title: More to read\n")
    changed(small_project, "content/thumbs/leaflets/guide.yaml", "[start, care]", "[start, care, more]")
    return small_project


# -- what is in it


def test_every_block_and_heading_stands_under_its_address(small_project):
    ids = re.findall(r' id="([^"]+)"', composed(small_project).html)
    assert len(ids) == len(set(ids))
    assert {address for address, _ in composed(small_project).wanted} <= set(ids)


def test_every_word_that_must_print_is_in_it(small_project):
    made = composed(small_project)
    text = html.unescape(re.sub(r"<[^>]+>", "", made.html))
    for _, wanted in made.wanted:
        for word in wanted.split():
            assert word in text


def test_every_word_that_must_print_is_named_in_reading_order(small_project):
    wanted = composed(small_project).wanted
    assert [address for address, _ in wanted] == [
        "cover",
        "start",
        "start/body/1",
        "care",
        "care/body/1",
        "care/body/2",
        "care/body/3",
        "care/parts/drawing",
        "care/parts/drawing/body/1",
        "care/parts/drawing/body/2",
        "care/parts/help",
        "care/parts/help/body/1",
        "care/parts/help/body/2",
    ]
    assert dict(wanted)["care/body/2"] == "a soft glove a warm cup"
    assert dict(wanted)["care/parts/drawing/body/1"] == "A thumb from above", "words for a screen reader do not print"


def test_the_chapters_after_the_first_are_in_the_contents(project_of_three_sections):
    contents = re.search(r"<nav.*?</nav>", composed(project_of_three_sections).html, re.DOTALL)[0]
    assert re.findall(r'href="#([^"]+)"', contents) == ["care", "more"]


def test_page_numbers_come_when_they_are_known_and_then_only_the_front_is_made(project_of_three_sections):
    assert 'data-page="00"' in composed(project_of_three_sections).html
    numbers = {"start": 2, "care": 3, "more": 4}
    front = compose.compose(edition(project_of_three_sections, numbers=numbers)).html
    assert 'data-page="3"' in front
    assert "<main>" not in front


def test_only_sources_that_the_edition_names_are_listed_the_strongest_first(small_project):
    written(
        small_project,
        "content/thumbs/sources.yaml",
        made_up.SOURCES.replace(
            "PAGE:", "SPARE:\n  title: Not named\n  kind: guideline\n  seen: no\n  checked: never\nPAGE:"
        ),
    )
    changed(small_project, "content/thumbs/sources.yaml", "kind: review", "kind: other")
    text = words_of(composed(small_project).html)
    assert "Not named" not in text
    assert text.index("A page about thumbs") < text.index("A book of thumbs")


def test_a_source_that_only_a_heading_names_is_listed(small_project):
    changed(small_project, CARE, "    title: Who helps", "    title: Who helps\n    source: ROOM")
    room = "ROOM:\n  title: Room for thumbs\n  kind: study\n  seen: no\n  checked: never\n"
    written(small_project, "content/thumbs/sources.yaml", made_up.SOURCES + room)
    assert "Room for thumbs" in words_of(composed(small_project).html)


# -- drafts


def test_a_draft_says_so_on_its_cover_and_in_its_title(small_project):
    made = composed(small_project)
    assert made.title == "Draft: Wobbly thumbs"
    assert "<title>Draft: Wobbly thumbs</title>" in made.html
    assert edition(small_project).label("draft note") in words_of(made.html)
    assert "not signed yet" in words_of(made.html)


def test_a_signed_edition_names_who_signed_and_is_no_draft(signed_project):
    made = composed(signed_project)
    assert made.title == "Wobbly thumbs"
    assert "Draft" not in words_of(made.html)
    assert f"Sam Clinician, made up, {day(library(signed_project).labels['en'], '', date(2026, 1, 31))}".replace(
        "\N{NO-BREAK SPACE}", " "
    ) in words_of(made.html)


# -- who hands it out


def test_the_house_hands_it_out_or_the_clinic_when_there_is_one(project_with_a_clinic):
    assert "Hillside Clinic" in words_of(composed(project_with_a_clinic).html)
    clinic = words_of(composed(project_with_a_clinic, replace(JOB, clinic="riverside")).html)
    assert "Riverside Clinic" in clinic
    assert "Hillside" not in clinic
    assert "Nurse 020 7946 0111" in clinic


def test_a_phone_line_left_empty_prints_as_a_line_to_write_on(small_project):
    assert re.search(r'<th scope="row">Nurse</th><td></td>', composed(small_project).html)
    assert "Pharmacy" not in composed(small_project).html


def test_a_house_without_phone_lines_leaves_room_for_all_of_them(small_project):
    changed(small_project, HOUSE, 'contacts:\n  nurse: ""\n', "")
    rows = re.findall(r'<th scope="row">(Nurse|Pharmacy)</th><td></td>', composed(small_project).html)
    assert rows == ["Nurse", "Pharmacy"]


# -- languages and regions


def test_dates_are_written_as_the_region_writes_them(small_project):
    labels, when = library(small_project).labels["en"], date(2026, 8, 6)
    assert day(labels, "day month year", when).split("\N{NO-BREAK SPACE}") == ["6", "August", "2026"]
    assert day(labels, "month day, year", when).split("\N{NO-BREAK SPACE}") == ["August", "6,", "2026"]


def test_the_regions_paper_is_the_size_of_the_page(small_project):
    assert "size: 210.0mm 297.0mm" in composed(small_project).html
    changed(small_project, "content/regions/uk.yaml", "paper: A4", "paper: Letter")
    assert "size: 215.9mm 279.4mm" in composed(small_project).html


def test_a_right_to_left_language_is_set_from_right_to_left_in_its_own_font(project_with_a_second_language):
    made = composed(project_with_a_second_language, replace(JOB, language="xx"))
    assert made.direction == "rtl"
    assert '<html lang="xx" dir="rtl">' in made.html
    assert '"Noto Sans Arabic", "Atkinson Hyperlegible Next"' in made.html
    assert re.search(r'<bdi dir="ltr">[^<]*999[^<]*</bdi>', made.html)
    assert "Made-up" in words_of(made.html)


def test_a_name_for_the_font_cannot_leave_its_place_in_the_style(small_project):
    changed(small_project, "content/labels/en.yaml", "font: Atkinson", 'font: "a\\";}</style><b>" #')
    assert "<b>" not in composed(small_project).html


# -- nothing of the world


def test_addresses_in_it_are_relative_and_nothing_of_this_computer_is_in_it(small_project):
    made = composed(small_project).html
    assert str(small_project) not in made
    assert re.findall(r'src="([^"]+)"', made)
    assert all(address.startswith("templates/") for address in re.findall(r'src="([^"]+)"', made))


def test_no_day_but_those_of_the_content_is_in_it(small_project):
    assert set(re.findall(r"\b20\d\d\b", composed(small_project).html)) == {"2020", "2026", "2028"}


def test_the_same_words_give_the_same_html_in_every_process(small_project):
    """Names of sources that differ in nothing else come in the order in which they are named."""
    twin = made_up.SOURCES + made_up.SOURCES.replace("BOOK", "COPY").replace("PAGE", "LEAF").replace(" of ", " on ")
    written(small_project, "content/thumbs/sources.yaml", twin)
    changed(small_project, CARE, "source: [BOOK]", "source: [LEAF, COPY, PAGE, BOOK]")
    code = "import pathlib, test_compose; print(test_compose.composed(pathlib.Path('.')).html)"
    made = set()
    for seed in ("1", "2", "3"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONIOENCODING": "utf-8",
            "PYTHONPATH": os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "tests")]),
        }
        made.add(subprocess.check_output([sys.executable, "-c", code], cwd=small_project, env=environment))
    assert len(made) == 1


@pytest.mark.parametrize("typed", ["<script>x</script>", "a & b", "{{ 1 + 1 }}", "{% raw %}"])
def test_what_people_type_is_words_and_never_markup(small_project, typed):
    changed(small_project, HOUSE, "Hillside Clinic", f"'{typed}'")
    changed(small_project, CARE, "Warm hands", "Warm <script> & hands")
    made = composed(small_project).html
    assert html.escape(typed) in made
    assert "Warm &lt;script&gt; &amp; hands" in made
    assert "<script" not in made


@pytest.mark.parametrize(
    ("web", "link"),
    [
        ("example.org", '<a href="https://example.org">example.org</a>'),
        ("https://example.org/a/", '<a href="https://example.org/a/">example.org/a</a>'),
        ("HTTP://example.org", '<a href="HTTP://example.org">example.org</a>'),
        ("example.org/?to=http://x", '<a href="https://example.org/?to=http://x">example.org/?to=http://x</a>'),
    ],
)
def test_a_web_address_is_a_link_without_its_beginning(small_project, web, link):
    changed(small_project, "content/regions/uk.yaml", "web: example.org", f"web: '{web}'")
    assert link in composed(small_project).html


@pytest.mark.parametrize("web", ["ftp://example.org", "https://[x"])
def test_what_is_no_web_address_is_told_and_never_printed(small_project, web):
    changed(small_project, "content/regions/uk.yaml", "web: example.org", f"web: '{web}'")
    assert [problem.code for problem in load.load(small_project).problems] == ["web-malformed"]


@pytest.mark.parametrize("text", ['a "b" \\ c', "</style><b>", "a\nb", "page & more", "d1"])
def test_a_css_string_holds_its_text_and_nothing_else(text):
    made = str(css_text(text))
    assert made[0] == made[-1] == '"'
    assert not set(made[1:-1]) & set('"<>&\n')
    assert re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), made[1:-1]) == text


def test_the_foot_of_a_page_counts_pages(small_project):
    changed(small_project, "content/labels/en.yaml", "page: Page {page} of {pages}", 'page: "{pages}: {page}"')
    assert 'counter(pages) ": " counter(page)' in composed(small_project).html


# -- templates


def test_styles_come_in_floors_palette_first_and_blocks_last(small_project):
    sheets = composed(small_project).stylesheets
    names = [sheet.split("/")[-1] for sheet in sheets]
    first = [name for name in names if name[0].isdigit()]
    assert names[: len(first)] == sorted(first)
    assert names[len(first) :] == [f"{kind}.css" for kind in KINDS]
    assert all((small_project / sheet).is_file() for sheet in sheets)


def test_the_style_of_the_format_is_given_as_it_stands_in_the_page(project_with_a_second_language):
    for language in ("en", "xx"):
        made = composed(project_with_a_second_language, replace(JOB, language=language))
        assert f"<style>{made.style}</style>" in made.html
        assert "size: 210.0mm 297.0mm" in made.style
        assert "{{" not in made.style


def test_a_new_kind_of_block_is_a_class_a_template_and_a_style(small_project, monkeypatch):
    class Poem(Block):
        """A kind that no leaflet has yet."""

        main = "text"
        text: Text

    monkeypatch.setitem(KINDS, "poem", Poem)
    written(small_project, "templates/blocks/poem.html", '<p class="poem" id="{{ id }}">{{ block.text|inline }}</p>\n')
    written(small_project, "templates/blocks/poem.css", ".poem { font-style: normal }\n")
    changed(small_project, CARE, "- paragraph: Warm hands help.", "- poem: Thumbs, thumbs.")
    made = composed(small_project)
    assert '<p class="poem" id="care/body/1">Thumbs, thumbs.' in made.html
    assert "templates/blocks/poem.css" in made.stylesheets


def test_a_template_that_is_gone_is_told_by_its_name(small_project):
    (small_project / "templates/blocks/figure.html").unlink()
    problem = the_problem(small_project)
    assert problem.code == "template-missing"
    assert "blocks/figure.html" in problem.message


@pytest.mark.parametrize(
    "slip",
    [
        "{{ blok.text }}",
        "{{ block.nothing.at_all }}",
        "{% if %}",
        "{{ block.caption|shout }}",
        "{{ }",
        "{{ block.caption + 1 }}",
        "{{ block.caption() }}",
        "{{ block.caption.index('~') }}",
        "{{ block.key|random|int // 0 }}",
        "{{ block.key.index('no such') }}",
        "{{ {}.popitem() }}",
        "{{ 7|inline }}",
        "{{ '{:d}'.format(block.caption) }}",
    ],
)
def test_a_slip_in_a_template_is_told_with_its_file_and_line(small_project, slip):
    template = small_project / "templates/blocks/figure.html"
    template.write_text(template.read_text("utf-8").replace("</figure>", f"{slip}\n</figure>"), "utf-8")
    line = template.read_text("utf-8").splitlines().index(slip) + 1
    problem = the_problem(small_project)
    assert problem.code == "template-broken"
    assert (problem.place.file, problem.place.line) == ("templates/blocks/figure.html", line)
    assert is_plain(problem.message.partition(":")[0] + ".", problem.hint), "what jinja2 says after it is for designers"


def test_a_template_that_holds_itself_is_told(small_project):
    changed(small_project, "templates/blocks/figure.html", "</figure>", "{% include 'blocks/figure.html' %}</figure>")
    problem = the_problem(small_project)
    assert (problem.code, problem.place.file) == ("template-broken", "templates/blocks/figure.html")
    assert "includes itself" in problem.message


def test_a_template_in_an_older_way_of_saving_letters_is_told(small_project):
    (small_project / "templates/leaflet.html").write_bytes(b"<html>caf\xe9</html>")
    problem = the_problem(small_project)
    assert (problem.code, problem.place.file) == ("template-broken", "templates/leaflet.html")


def test_a_word_that_a_template_asks_for_and_no_label_has_is_told(small_project):
    changed(small_project, "content/labels/en.yaml", "  about:", "  abaut:")
    line = (small_project / "content/labels/en.yaml").read_text("utf-8").splitlines().index("words:") + 1
    problem = the_problem(small_project)
    assert (problem.code, problem.place.file, problem.place.line) == (
        "label-missing",
        "content/labels/en.yaml",
        line,
    )
    assert problem.hint == "Add “about: …” under “words:”."


def test_a_reference_names_these_very_words(small_project):
    assert compose.reference(edition(small_project)) == "THUMB-GUIDE-EN-UK-1.0"


def test_the_house_may_say_where_the_full_list_of_sources_is(small_project):
    changed(small_project, "content/house.yaml", "condition:", "sources: {en: example.org/sources}\ncondition:")
    html = compose.compose(edition(small_project)).html
    assert "For the full list: example.org/sources." in html
    assert "A book of thumbs" not in html
    assert "source-list" not in html


def test_the_columns_of_a_table_share_its_whole_width_and_no_more() -> None:
    assert sum(column_shares([("a", "b", "c")])) == 100
    assert sum(column_shares([("a" * 45, "b" * 68, "c" * 50)])) == 100
