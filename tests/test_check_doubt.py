"""Facts in print that are not sure can be listed."""

from __future__ import annotations

from made_up import changed, library

from leaflets.check import doubts

CARE, SOURCES = "content/thumbs/en/care.yaml", "content/thumbs/sources.yaml"
WEAK = "seen: page\n  confidence: low"


def addresses(root) -> list[str]:
    return [doubt.address for doubt in doubts(library(root))]


def test_strong_sources_leave_no_doubt(small_project):
    assert addresses(small_project) == []


def test_a_block_on_weak_sources_alone_is_in_doubt(small_project):
    changed(small_project, SOURCES, "seen: page", WEAK)
    (doubt,) = doubts(library(small_project))
    assert (doubt.address, doubt.sources, doubt.leaflets) == ("care/body/2", ("PAGE",), ("guide",))
    assert (doubt.place.file, doubt.place.line) == (CARE, 8)


def test_a_strong_source_beside_a_weak_one_takes_the_doubt_away(small_project):
    changed(small_project, SOURCES, "seen: page", WEAK)
    changed(small_project, CARE, "source: [PAGE]", "source: [PAGE, BOOK]")
    assert addresses(small_project) == []


def test_a_block_can_be_marked_itself(small_project):
    changed(small_project, CARE, "source: [PAGE]", "source: [PAGE]\n    confidence: low")
    assert addresses(small_project) == ["care/body/2"]


def test_what_no_leaflet_prints_is_not_listed(small_project):
    changed(small_project, SOURCES, "seen: page", WEAK)
    changed(small_project, "content/thumbs/leaflets/guide.yaml", "[start, care]", "[start]")
    assert addresses(small_project) == []
