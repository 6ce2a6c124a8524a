"""Every web page we make, judged by axe-core in Chromium, and looked at on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import axe
import made_up
import pytest
from chromium import Browser, browser

from leaflets import compose, line, plan, signoff
from leaflets.compose import Edition
from leaflets.model import Job, Library

pytestmark = [pytest.mark.axe, pytest.mark.slow]
PHONE = 360
WIDE = '<meta name="viewport" content="width=device-width, initial-scale=1"><p style="width: 50rem">wide</p>'

# How far the page reaches past the window, in CSS pixels, and what reaches there.
TOO_WIDE = """(() => { const wide = document.documentElement.clientWidth;
  const seen = e => getComputedStyle(e.closest("thead") ?? e).clipPath === "none";
  return [...document.querySelectorAll("body *")]
    .filter(e => e.getBoundingClientRect().width > 0 && e.getBoundingClientRect().right > wide + 1 && seen(e))
    .map(e => e.outerHTML.slice(0, 90))
    .concat(document.documentElement.scrollWidth > wide ? ["the page"] : []) })()"""


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    """One browser for all pages."""
    with browser() as running:
        yield running


def twins(library: Library, language: str, region: str = "uk") -> Iterator[tuple[str, str]]:
    """The web twin of every leaflet of a library in one language."""
    for name, leaflet in library.leaflets.items():
        job = Job(name, leaflet.formats[0], language, region)
        words = plan.manuscript(library, job)
        edition = Edition(library, words, plan.overlay(library, job), signoff.approval(library, words))
        yield f"{region}-{language}-{name}", compose.web(edition)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every twin of the repository, and those of a made-up project that is signed and written from right to left."""
    folder = tmp_path_factory.mktemp("pages")
    turned = made_up.project(folder / "turned", ("en", "xx"))
    made_up.sign(turned)
    found = {
        **dict(twins(made_up.library(made_up.REPOSITORY), "en")),
        **{f"signed-{name}": page for name, page in twins(made_up.library(turned), "en")},
        # A language that nobody speaks has no code, and axe-core knows all codes there are.
        **{name: page.replace('lang="xx"', 'lang="ar"') for name, page in twins(made_up.library(turned), "xx")},
    }
    return {name: made_up.written(folder, f"{name}.html", page) for name, page in found.items()}


def test_axe_finds_nothing_in_any_twin(window, pages):
    assert len(pages) > len(list((made_up.REPOSITORY / "content/mmn/leaflets").glob("*.yaml")))
    assert axe.violations(window, pages) == []


def test_no_twin_has_to_be_pushed_sideways_on_a_phone(window, pages):
    wide = {}
    for name, page in pages.items():
        window.open(page, width=PHONE)
        wide[name] = window.run(TOO_WIDE)
    assert {name: found for name, found in wide.items() if found} == {}


def test_axe_finds_nothing_on_a_phone(window, pages):
    assert (
        axe.violations(window, {name: pages[name] for name in ("uk-en-diagnosis", "uk-en-alert-card")}, width=PHONE)
        == []
    )


def test_axe_sees_what_is_wrong(window, tmp_path):
    bad = '<html><body><img src="x.png"><p style="color: #ccc; background: #fff">pale</p></body></html>'
    found = axe.violations(window, {"bad": made_up.written(tmp_path, "bad.html", bad)})
    assert {"html-has-lang", "image-alt", "color-contrast", "document-title"} <= {each.rule for each in found}


def test_a_page_that_is_too_wide_is_seen(window, tmp_path):
    window.open(made_up.written(tmp_path, "wide.html", WIDE), width=PHONE)
    assert window.run(TOO_WIDE)


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue of a shelf with leaflets in every state."""
    folder = tmp_path_factory.mktemp("listed")
    return made_up.shelf_with_everything(folder) / "index.html"


def test_axe_finds_nothing_in_the_catalogue(window, listed):
    assert axe.violations(window, {"wide": listed}) == []
    assert axe.violations(window, {"narrow": listed}, width=PHONE) == []


@pytest.fixture(scope="module")
def for_staff(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page about the goals of a leaflet, and both slips of what has changed in it."""
    root = made_up.project(tmp_path_factory.mktemp("for staff") / "project")
    made_up.sign(root)
    made_up.changed(root, "content/thumbs/en/care.yaml", "a soft glove", "a woollen glove")
    library, _ = line.ready(root, made_up.SIGNED_ON)
    list(line.build(library, [made_up.JOB], line.Folders(root, root / "out", root / ".cache")))
    line.changes(library, made_up.JOB, "1.0", root / "out")
    ours = [page for page in (root / "out").rglob("*.html") if page.stem.endswith(("-goals", "-readers", "-reviewers"))]
    return {page.stem: page for page in ours}


def test_axe_finds_nothing_in_the_page_of_goals_and_the_slips_of_changes(window, for_staff):
    assert len(for_staff) == 3
    assert axe.violations(window, for_staff) == []
    assert axe.violations(window, for_staff, width=PHONE) == []


def test_the_page_of_goals_and_the_slips_of_changes_fit_a_phone(window, for_staff):
    for page in for_staff.values():
        window.open(page, width=PHONE)
        assert window.run(TOO_WIDE) == []


def test_the_catalogue_fits_a_phone(window, listed):
    window.open(listed, width=PHONE)
    assert window.run(TOO_WIDE) == []


SHOWN = '[...document.querySelectorAll("[data-edition]")].filter(e => !e.hidden).map(e => e.dataset.state)'


def test_the_catalogue_is_filtered_from_the_keyboard_and_says_how_many_are_left(window, listed):
    window.open(listed)
    every = window.run(SHOWN)
    window.run('document.querySelector("#by-state").focus()')
    window.press("ArrowDown")
    left = window.run(SHOWN)
    assert 0 < len(left) < len(every)
    chosen = window.run('document.querySelector("#by-state").value')
    assert all(chosen in states.split("|") for states in left)
    assert window.run('document.querySelector("[role=status]").textContent').startswith(f"{len(left)} of {len(every)} ")


def test_without_scripts_the_catalogue_shows_everything_but_the_filters(window, listed):
    window.open(listed, scripts=False)
    assert window.run('getComputedStyle(document.querySelector("form")).display') == "none"
    assert len(window.run(SHOWN)) > 1
