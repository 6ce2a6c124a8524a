"""What should not lie on the shelf is moved to `superseded/` by the next build, whatever it was asked to make."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import made_up
import pytest

from leaflets import line, plan
from leaflets.line.tidy import forget

TODAY = date(2026, 11, 25)


def built(root: Path, *leaflets: str) -> set[str]:
    """What lies on the shelf after a build of these leaflets: names of manifests, below the output folder."""
    library, _ = line.ready(root, TODAY)
    jobs = plan.jobs(library, plan.Asked(list(leaflets or library.leaflets)))
    done = list(line.build(library, jobs, line.Folders(root, root / "out", root / ".cache")))
    assert all(result.files for result in done)
    return {path.relative_to(root / "out").as_posix() for path in (root / "out").rglob("*.json")}


@pytest.fixture
def signed_and_built(signed_project: Path, built_once: made_up.BuiltOnce) -> Path:
    """The signed project with a second leaflet (`start`), both on the shelf, the first as a clean copy."""
    made_up.leaflet(signed_project, "start", ["handout"], ["start"])
    built_once(signed_project, built)
    on_shelf = {"uk/en/thumbs-guide-handout.json", "uk/en/thumbs-start-handout-draft.json"}
    assert built(signed_project) >= on_shelf
    return signed_project


def test_a_leaflet_that_was_renamed_is_put_away_under_its_old_name(signed_and_built):
    (signed_and_built / "content/thumbs/leaflets/start.yaml").rename(
        signed_and_built / "content/thumbs/leaflets/begin.yaml"
    )
    made_up.changed(signed_and_built, "content/thumbs/en/titles.yaml", "start:", "begin:")
    on_shelf = built(signed_and_built, "guide")
    assert "superseded/uk/en/thumbs-start-handout-draft.json" in on_shelf
    assert "uk/en/thumbs-start-handout-draft.json" not in on_shelf
    assert (signed_and_built / "out/superseded/uk/en/thumbs-start-handout-draft.pdf").exists()


def test_a_clean_copy_whose_words_changed_is_put_away_though_another_leaflet_is_built(signed_and_built):
    made_up.changed(signed_and_built, "content/thumbs/en/care.yaml", "a soft glove", "a thick glove")
    on_shelf = built(signed_and_built, "start")
    assert "superseded/uk/en/thumbs-guide-handout.json" in on_shelf
    assert "uk/en/thumbs-guide-handout.json" not in on_shelf


def test_a_clean_copy_whose_words_hold_stays(signed_and_built):
    assert "uk/en/thumbs-guide-handout.json" in built(signed_and_built, "start")


def test_a_format_that_is_no_longer_offered_is_put_away(signed_and_built):
    ticket = "content/thumbs/leaflets/start.yaml"
    made_up.changed(signed_and_built, ticket, "formats: [handout]", "formats: [large-print]")
    assert "superseded/uk/en/thumbs-start-handout-draft.json" in built(signed_and_built, "start")


def test_what_was_used_longest_ago_is_forgotten_when_it_is_too_much(tmp_path):
    for age, name in enumerate(("uk/new", "uk/middle", "old")):
        path = made_up.written(tmp_path, name, "0" * 10)
        os.utime(path, (1000 - age, 1000 - age))
    forget(tmp_path, 30)
    assert (tmp_path / "old").exists()
    forget(tmp_path, 25)
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["middle", "new"]
    forget(tmp_path / "not there")


def test_what_cannot_be_forgotten_stays(tmp_path, monkeypatch):
    def refuses(_: Path) -> None:
        raise PermissionError

    made_up.written(tmp_path, "old", "0")
    monkeypatch.setattr(Path, "unlink", refuses)
    forget(tmp_path, 0)
    assert (tmp_path / "old").exists()
