"""A set of files is put on the shelf whole, its manifest last, or what stood there stays."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from leaflets import manifest, shelf
from leaflets.problems import ProblemsFound

REPOSITORY = Path(__file__).resolve().parents[1]
STEM = "uk/en/thumbs-guide-handout"
OLD, NEW = {".pdf": b"old words", ".txt": b"old text"}, {".pdf": b"new words", ".txt": b"new text"}


@pytest.fixture
def out(tmp_path):
    """An empty shelf."""
    return tmp_path / "out"


@pytest.fixture
def old_shelf(out):
    """A shelf with one finished leaflet."""
    shelf.publish(out, STEM, OLD, {"version": "1.0", "leaflet": "guide"})
    return out


def on(out: Path) -> dict[str, bytes]:
    """Everything that lies on the shelf, hidden files too."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def failing(monkeypatch: pytest.MonkeyPatch, owner: object, name: str, at: int, error: OSError) -> None:
    """Makes the call with this number (from 1) of a function fail, and those after it."""
    real, calls = getattr(owner, name), []

    def once(*args, **kwargs):
        calls.append(args)
        if len(calls) == at:
            raise error
        return real(*args, **kwargs)

    monkeypatch.setattr(owner, name, once)


def test_a_set_lies_at_its_place_with_its_manifest_last(out):
    paths = shelf.publish(out, STEM, NEW, {"version": "1.1"})
    assert paths == [out / f"{STEM}.pdf", out / f"{STEM}.txt", out / f"{STEM}.json"]
    assert [path.read_bytes() for path in paths[:2]] == [b"new words", b"new text"]


def test_the_manifest_says_what_the_files_are_and_how_they_are_known(out):
    said = json.loads(shelf.publish(out, STEM, NEW, {"version": "1.1", "title": "Größe"})[-1].read_text("utf-8"))
    assert (said["version"], said["title"]) == ("1.1", "Größe")
    assert said["files"]["thumbs-guide-handout.pdf"] == hashlib.sha256(b"new words").hexdigest()
    assert list(said["files"]) == ["thumbs-guide-handout.pdf", "thumbs-guide-handout.txt"]


def test_the_same_set_gives_the_same_manifest(tmp_path):
    one = shelf.publish(tmp_path / "one", STEM, NEW, {"b": 1, "a": 2})[-1].read_bytes()
    assert shelf.publish(tmp_path / "two", STEM, dict(reversed(NEW.items())), {"a": 2, "b": 1})[-1].read_bytes() == one


def test_a_new_set_takes_the_place_of_the_old(old_shelf):
    shelf.publish(old_shelf, STEM, NEW, {})
    assert sorted(on(old_shelf)) == [f"{STEM}.json", f"{STEM}.pdf", f"{STEM}.txt"]
    assert on(old_shelf)[f"{STEM}.pdf"] == b"new words"


def test_others_may_read_what_is_published(out):
    old = os.umask(0o022)
    try:
        paths = shelf.publish(out, STEM, NEW, {})
    finally:
        os.umask(old)
    assert {path.stat().st_mode & 0o777 for path in paths} == {0o644}


@pytest.mark.parametrize(
    ("owner", "name", "at"),
    [
        pytest.param(os, "fsync", 1, id="the first file cannot be written"),
        pytest.param(os, "fsync", 3, id="the manifest cannot be written"),
        pytest.param(os, "fsync", 4, id="the list of what is to be moved cannot be written"),
        pytest.param(Path, "replace", 1, id="the first file cannot be moved"),
        pytest.param(Path, "replace", 2, id="the second file cannot be moved"),
        pytest.param(Path, "replace", 3, id="the manifest cannot be moved"),
    ],
)
class TestAFailureInTheMiddle:
    def test_leaves_the_whole_old_set_and_nothing_half_written(self, old_shelf, monkeypatch, owner, name, at):
        before = on(old_shelf)
        failing(monkeypatch, owner, name, at, OSError(28, "No space left on device"))
        with pytest.raises(ProblemsFound):
            shelf.publish(old_shelf, STEM, NEW, {})
        assert on(old_shelf) == before

    def test_leaves_an_empty_shelf_empty(self, out, monkeypatch, owner, name, at):
        failing(monkeypatch, owner, name, at, OSError(28, "No space left on device"))
        with pytest.raises(ProblemsFound):
            shelf.publish(out, STEM, NEW, {})
        assert on(out) == {}

    def test_leaves_the_draft_where_it_is(self, out, monkeypatch, owner, name, at):
        shelf.publish(out, f"{STEM}-draft", OLD, {"leaflet": "guide"})
        before = on(out)
        failing(monkeypatch, owner, name, at, OSError(28, "No space left on device"))
        with pytest.raises(ProblemsFound):
            shelf.publish(out, STEM, NEW, {})
        assert on(out) == before


def test_a_file_that_is_open_elsewhere_is_told_with_what_to_do(old_shelf, monkeypatch):
    failing(monkeypatch, Path, "replace", 1, PermissionError(13, "Permission denied"))
    with pytest.raises(ProblemsFound) as raised:
        shelf.publish(old_shelf, STEM, NEW, {})
    (problem,) = raised.value.problems
    assert (problem.code, problem.place.file) == ("not-written", "thumbs-guide-handout")
    assert "Close the PDF" in problem.hint


def test_a_full_disk_is_told(out, monkeypatch):
    failing(monkeypatch, os, "fsync", 1, OSError(28, "No space left on device"))
    with pytest.raises(ProblemsFound, match="No space left") as raised:
        shelf.publish(out, STEM, NEW, {})
    assert "whether the disk is full" in raised.value.problems[0].hint


def test_a_file_where_the_folder_should_be_is_told(out):
    out.write_text("no folder", "utf-8")
    with pytest.raises(ProblemsFound):
        shelf.publish(out, STEM, NEW, {})
    assert out.read_text("utf-8") == "no folder"


def test_a_draft_that_became_clean_is_superseded(out):
    shelf.publish(out, f"{STEM}-draft", OLD, {"leaflet": "guide"})
    shelf.publish(out, STEM, NEW, {})
    assert on(out)[f"superseded/{STEM}-draft.pdf"] == b"old words"
    assert f"superseded/{STEM}-draft.json" in on(out)
    assert f"{STEM}-draft.pdf" not in on(out)


def test_a_clean_leaflet_whose_sign_off_lapsed_is_superseded_by_its_draft(old_shelf):
    shelf.publish(old_shelf, f"{STEM}-draft", NEW, {})
    assert on(old_shelf)[f"superseded/{STEM}.pdf"] == b"old words"
    assert on(old_shelf)[f"{STEM}-draft.pdf"] == b"new words"
    assert f"{STEM}.pdf" not in on(old_shelf)
    assert f"{STEM}.json" not in on(old_shelf)


def test_a_file_that_the_set_no_longer_has_is_superseded(old_shelf):
    shelf.publish(old_shelf, STEM, {".pdf": b"new words"}, {"leaflet": "guide"})
    assert f"{STEM}.txt" not in on(old_shelf)
    assert on(old_shelf)[f"superseded/{STEM}.txt"] == b"old text"


def test_a_whole_edition_can_be_put_away(old_shelf):
    shelf.supersede(old_shelf, old_shelf / f"{STEM}.json")
    assert set(on(old_shelf)) == {f"superseded/{STEM}{ending}" for ending in (".pdf", ".txt", ".json")}


KILLED = """
import os, sys
from pathlib import Path
from leaflets import shelf

left, real = [int(sys.argv[2])], Path.replace

def replace(self, target):
    left[0] -= 1
    return real(self, target) if left[0] >= 0 else os._exit(9)

Path.replace = replace
files = {".pdf": b"new words", ".txt": b"new text"}
shelf.publish(Path(sys.argv[1]), "uk/en/thumbs-guide-handout", files, {"leaflet": "guide"})
"""


@pytest.mark.parametrize("moved", range(4))
def test_killed_while_it_moves_files_the_next_build_ends_it(old_shelf, moved):
    """A process that ends after so many of the three files were moved."""
    subprocess.run([sys.executable, "-c", KILLED, str(old_shelf), str(moved)], cwd=REPOSITORY, check=False)
    on_shelf = {name: content for name, content in on(old_shelf).items() if ".desk" not in name}
    assert {content for name, content in on_shelf.items() if not name.endswith(".json")} <= {
        *OLD.values(),
        *NEW.values(),
    }
    shelf.recover(old_shelf)
    assert set(on(old_shelf)) == {f"{STEM}{ending}" for ending in (".pdf", ".txt", ".json")}
    assert [on(old_shelf)[f"{STEM}{ending}"] for ending in (".pdf", ".txt")] == [b"new words", b"new text"]
    said = manifest.read(old_shelf / f"{STEM}.json")
    assert said
    assert manifest.whole(old_shelf / f"{STEM}.json", said)


def test_killed_before_the_set_was_whole_the_old_one_stays(old_shelf):
    desk = old_shelf / "uk/en/.desk-abc"
    desk.mkdir()
    (desk / "new-thumbs-guide-handout.pdf").write_bytes(b"half a fi")
    before = {name: content for name, content in on(old_shelf).items() if ".desk" not in name}
    shelf.recover(old_shelf)
    assert on(old_shelf) == before


def test_another_leaflet_on_the_shelf_is_left_alone(old_shelf):
    shelf.publish(old_shelf, "uk/en/thumbs-card-handout-draft", NEW, {})
    assert on(old_shelf)[f"{STEM}.pdf"] == b"old words"
