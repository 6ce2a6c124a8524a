"""What an earlier build kept is used while it fits, and whatever happens to its file costs only time."""

from __future__ import annotations

from pathlib import Path

import made_up
import pytest

from leaflets.line.kept import Kept, keep, kept
from leaflets.render import Pages, Press

HTML = '<!doctype html><html lang="en"><title>A title</title><p>words</p></html>'


@pytest.fixture(scope="module")
def pages() -> Pages:
    return Press(made_up.REPOSITORY).pages(HTML, ["templates/css/2-fonts.css"])


@pytest.fixture
def place(tmp_path: Path, pages: Pages) -> Path:
    """A file with the pages of one HTML."""
    found = tmp_path / "pages/uk/guide.set"
    before = Kept()
    before.keep(HTML, pages)
    keep(found, "styles 1", before)
    return found


def test_pages_come_back_as_they_were_kept(place: Path, pages: Pages):
    (page,) = kept(place, "styles 1").pages(HTML)
    assert page.content == pages[0].content
    assert page.marked[0][0].text == "words"


def test_pages_of_other_html_or_styles_are_not_known(place: Path):
    assert kept(place, "styles 1").pages(HTML.replace("words", "other")) is None
    assert kept(place, "styles 2").pages(HTML) is None


@pytest.mark.parametrize(
    "damage", [lambda held: held[:-1], lambda held: held[:40], lambda _: b"", lambda held: held[::-1]]
)
def test_a_damaged_file_holds_nothing(place: Path, damage):
    place.write_bytes(damage(place.read_bytes()))
    assert kept(place, "styles 1") == Kept()


def test_no_file_holds_nothing(tmp_path: Path):
    assert kept(tmp_path / "none", "styles 1") == Kept()


def test_what_was_not_asked_for_is_dropped(place: Path, pages: Pages):
    again = kept(place, "styles 1")
    again.keep("another html", pages)
    keep(place, "styles 1", again)
    assert kept(place, "styles 1").pages(HTML) is None


def test_a_place_that_cannot_be_written_is_no_fault(tmp_path: Path, pages: Pages):
    (tmp_path / "pages").write_text("in the way", "utf-8")
    before = Kept()
    before.keep(HTML, pages)
    keep(tmp_path / "pages/guide.set", "styles 1", before)
    assert (tmp_path / "pages").read_text("utf-8") == "in the way"
