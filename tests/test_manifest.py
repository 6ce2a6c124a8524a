"""The manifest of an edition: what it says comes back, and it knows when its files are no longer its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets import manifest

FILES = {".pdf": b"pages", ".txt": b"words"}


@pytest.fixture
def a_set_on_the_shelf(tmp_path: Path) -> Path:
    """The manifest of one edition beside its two files."""
    folder = tmp_path / "uk/en"
    folder.mkdir(parents=True)
    for ending, content in FILES.items():
        (folder / f"guide{ending}").write_bytes(content)
    place = folder / "guide.json"
    place.write_bytes(manifest.written("guide", FILES, {"leaflet": "guide", "pages": 2}))
    return place


def test_a_whole_set_is_known_as_one(a_set_on_the_shelf):
    said = manifest.read(a_set_on_the_shelf)
    assert said
    assert said["pages"] == 2
    assert set(said["files"]) == {"guide.pdf", "guide.txt"}
    assert manifest.whole(a_set_on_the_shelf, said)


@pytest.mark.parametrize("spoil", [lambda pdf: pdf.unlink(), lambda pdf: pdf.write_bytes(b"other pages")])
def test_a_set_with_a_file_deleted_or_altered_is_not_whole(a_set_on_the_shelf, spoil):
    spoil(a_set_on_the_shelf.with_suffix(".pdf"))
    said = manifest.read(a_set_on_the_shelf)
    assert said
    assert not manifest.whole(a_set_on_the_shelf, said)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"files": []}', '{"files": {}}'])
def test_what_is_no_manifest_of_ours_is_not_taken_for_one(tmp_path, text):
    (tmp_path / "a.json").write_text(text)
    assert manifest.read(tmp_path / "a.json") is None


def test_every_edition_is_found_but_those_that_were_put_away(a_set_on_the_shelf, tmp_path):
    for folder in ("superseded/uk/en", "uk/en/.desk"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "old.json").write_bytes(a_set_on_the_shelf.read_bytes())
    (tmp_path / "report.json").write_text("{}")
    assert [path for path, _ in manifest.below(tmp_path)] == [a_set_on_the_shelf]
