"""What is made of words that were withdrawn, or whose review date is past."""

from __future__ import annotations

import json
from datetime import date

import made_up
import pytest

from leaflets import line, pdffile, plan
from leaflets.line import Folders, Recall

TODAY = date(2026, 11, 22)
LATER = date(2028, 2, 1)


def built(root, today=TODAY):
    library, _ = line.ready(root, today)
    (done,) = line.build(library, plan.jobs(library, plan.Asked()), Folders(root, root / "out", root / ".cache"))
    assert done.files, done.problems
    return done


def pages(done):
    """The words of each page."""
    pdf = done.files[0].read_bytes()
    found = [[] for _ in pdffile.page_sizes(pdf)]
    for word in pdffile.words(pdf):
        found[word.page - 1].append(word.text)
    return [" ".join(page) for page in found]


def manifest(done):
    return json.loads(done.files[-1].read_text("utf-8"))


def places(done):
    same = {"Wobbly", "thumbs", "Care", "home", "glove", "Others"}
    words = pdffile.words(done.files[0].read_bytes())
    return [(w.page, w.text, round(w.left), round(w.top)) for w in words if w.text in same]


def test_a_withdrawn_leaflet_leaves_the_shelf_at_once_and_its_draft_says_so_on_every_page(signed_project):
    clean = built(signed_project)
    made_up.withdraw(signed_project, "guide")
    moved = line.retire(signed_project / "out", Recall("guide", "made up"))
    assert moved == [clean.files[-1]]
    assert not clean.files[0].exists()
    assert (signed_project / "out/superseded/uk/en/thumbs-guide-handout.pdf").exists()
    done = built(signed_project)
    assert done.files[0].name == "thumbs-guide-handout-draft.pdf"
    assert all("Withdrawn." in page for page in pages(done))
    assert (manifest(done)["state"], manifest(done)["withdrawn"]) == ("withdrawn", "made up")
    assert manifest(done)["title"] == "Withdrawn: Wobbly thumbs"
    for ending in (".html", ".txt"):
        (twin,) = (path for path in done.files if path.name == f"thumbs-guide-handout-draft{ending}")
        assert "This leaflet has been withdrawn." in " ".join(twin.read_text("utf-8").split())


def test_a_recall_of_one_region_leaves_the_others_on_the_shelf(signed_project):
    clean = built(signed_project)
    assert line.retire(signed_project / "out", Recall("guide", "made up", region="us")) == []
    assert clean.files[0].exists()


def test_a_leaflet_past_its_review_date_says_so_on_every_page_and_keeps_its_name(signed_project):
    done = built(signed_project, LATER)
    assert done.files[0].name == "thumbs-guide-handout.pdf"
    assert all("Past its review date." in page for page in pages(done)[1:])
    assert "31 January 2028" in pages(done)[0].replace("\u00a0", " ")
    assert manifest(done)["state"] == "overdue"


def test_a_leaflet_made_before_its_review_date_is_made_again_after_it(signed_project):
    assert built(signed_project).why
    assert not built(signed_project).why
    assert built(signed_project, LATER).why


def test_no_band_moves_a_word(signed_project):
    clean = places(built(signed_project))
    assert places(built(signed_project, LATER)) == clean
    made_up.withdraw(signed_project, "guide")
    assert places(built(signed_project)) == clean


@pytest.mark.parametrize("shape", ["trifold", "card"])
def test_panels_have_room_for_what_is_said_of_them(project_with_a_folded_leaflet, shape):
    made_up.withdraw(project_with_a_folded_leaflet, "fold")
    library, _ = line.ready(project_with_a_folded_leaflet, TODAY)
    folders = Folders(
        project_with_a_folded_leaflet, project_with_a_folded_leaflet / "out", project_with_a_folded_leaflet / ".cache"
    )
    (done,) = line.build(library, plan.jobs(library, plan.Asked(["fold"], [shape])), folders)
    assert "Withdrawn. Do not use it." in pages(done)[0]
