"""What is remembered between builds: only bytes count, and only what may change a leaflet."""

from __future__ import annotations

import os
from pathlib import Path

import made_up
import pytest

from leaflets import memory

TODAY = "2026-11-25"
ASKED = ["out", "leaflets guide"]


@pytest.fixture
def a_build_that_is_remembered(small_project: Path) -> Path:
    """The small project after a build that wrote one file."""
    made_up.written(small_project, "out/leaflet.pdf", "a leaflet")
    remembered(small_project)
    return small_project


def remembered(root: Path, until: str = "2028-01-31", beside: dict[str, str] | None = None) -> None:
    outputs = {str(root / "out/leaflet.pdf"): memory.digest(b"a leaflet")}
    now = memory.snapshot(root)
    last = memory.Last(now.whole, TODAY, until, outputs, "Nothing to do.", beside or {})
    memory.remember(root / ".cache", ASKED, last)


def unchanged(root: Path, asked: list[str] = ASKED, today: str = TODAY) -> memory.Last | None:
    return memory.unchanged(root / ".cache", asked, memory.snapshot(root), today)


def test_when_nothing_changed_the_last_build_is_remembered(a_build_that_is_remembered):
    last = unchanged(a_build_that_is_remembered)
    assert last
    assert last.said == "Nothing to do."


def test_a_file_that_was_only_touched_has_not_changed(a_build_that_is_remembered):
    os.utime(a_build_that_is_remembered / "content/house.yaml", (1, 1))
    os.utime(a_build_that_is_remembered / "out/leaflet.pdf", (1, 1))
    assert unchanged(a_build_that_is_remembered)


@pytest.mark.parametrize(
    "name",
    ["content/thumbs/en/care.yaml", "templates/css/3-type.css", "templates/fonts/fonts.conf", "build.py"],
)
def test_one_letter_more_in_any_file_that_is_read_is_a_change(a_build_that_is_remembered, name):
    with (a_build_that_is_remembered / name).open("a") as file:
        file.write(" ")
    assert unchanged(a_build_that_is_remembered) is None


def test_a_new_file_and_one_that_is_gone_are_changes(a_build_that_is_remembered):
    drawing = made_up.written(a_build_that_is_remembered, "templates/pictures/moon.svg", made_up.DRAWING)
    assert unchanged(a_build_that_is_remembered) is None
    drawing.unlink()
    assert unchanged(a_build_that_is_remembered)
    (a_build_that_is_remembered / "templates/pictures/sun.svg").unlink()
    assert unchanged(a_build_that_is_remembered) is None


@pytest.mark.parametrize("name", ["content/house.yaml~", "content/.house.yaml.swp", "templates/__pycache__/a.pyc"])
def test_what_editors_and_python_leave_behind_is_no_change(a_build_that_is_remembered, name):
    made_up.written(a_build_that_is_remembered, name, "left behind")
    assert unchanged(a_build_that_is_remembered)


def test_a_finished_file_that_was_deleted_or_altered_is_a_change(a_build_that_is_remembered):
    leaflet = a_build_that_is_remembered / "out/leaflet.pdf"
    leaflet.write_text("another")
    assert unchanged(a_build_that_is_remembered) is None
    leaflet.unlink()
    assert unchanged(a_build_that_is_remembered) is None


def test_a_file_from_elsewhere_that_was_altered_is_a_change(small_project, tmp_path):
    profile = tmp_path / "shop.icc"
    profile.write_bytes(b"ink")
    made_up.written(small_project, "out/leaflet.pdf", "a leaflet")
    remembered(small_project, beside={str(profile): memory.digest_of_file(profile)})
    assert unchanged(small_project)
    profile.write_bytes(b"other ink")
    assert unchanged(small_project) is None


def test_what_was_never_asked_for_is_not_even_compared(small_project, monkeypatch):
    monkeypatch.setattr("leaflets.memory.last.snapshot", lambda _: pytest.fail("everything was read"))
    assert memory.nothing_changed(small_project / ".cache", ASKED, small_project, TODAY) is None


def test_asking_for_something_else_is_another_build(a_build_that_is_remembered):
    assert unchanged(a_build_that_is_remembered, ["out", "leaflets other"]) is None


def test_a_build_holds_until_the_day_on_which_something_is_told(small_project):
    made_up.written(small_project, "out/leaflet.pdf", "a leaflet")
    remembered(small_project, until="2026-11-27")
    assert unchanged(small_project, today="2026-11-26")
    assert unchanged(small_project, today="2026-11-27") is None
    assert unchanged(small_project, today="2026-11-24") is None  # a clock that was wrong


@pytest.mark.parametrize("kept", ["", "a\nb", "a\nb\nc\nd\ne", "a\nb\nc\nd\nothers 1 2"])
def test_a_cache_that_was_spoilt_is_no_cache(a_build_that_is_remembered, kept):
    for path in (a_build_that_is_remembered / ".cache/builds").iterdir():
        path.write_text(kept)
    assert unchanged(a_build_that_is_remembered) is None


def test_the_versions_of_libraries_count(small_project, tmp_path, monkeypatch):
    before = memory.snapshot(small_project)
    (tmp_path / "weasyprint-70.9.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert memory.snapshot(small_project).engine != before.engine
