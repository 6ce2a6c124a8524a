"""What changed in a leaflet since a version that was signed: a slip for its readers, and one for its reviewers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from leaflets import compose, plan, shelf, signoff
from leaflets.compose import Difference, Edition
from leaflets.model import Job, Library, Manuscript, Signed
from leaflets.problems import Problem, ProblemsFound, known_names
from leaflets.render import Press
from leaflets.signoff import Change

_READERS: tuple[Literal["readers", "reviewers"], ...] = ("readers", "reviewers")


def changes(library: Library, job: Job, since: str, out: Path) -> list[Path]:
    """Puts both slips on the shelf, each to print, as a web page and as text, and gives their paths.

    Raises `ProblemsFound` when no text of that version is kept, or when a slip cannot be made.
    """
    before = _kept(library, job, since)
    manuscript = plan.manuscript(library, job)
    edition = Edition(library, manuscript, plan.overlay(library, job), signoff.approval(library, manuscript))
    found = signoff.differences(before.passages, signoff.passages(library, manuscript))
    told = [_told(manuscript, before, change) for change in found]
    press = Press(library.root)
    paths: list[Path] = []
    for reader in _READERS:
        html = compose.changes_html(edition, since, told, reader)
        layout = press.lay_out(html, compose.stylesheets(library.root))
        files = {
            ".pdf": press.write(layout, edition.labels.direction),
            ".html": html.encode(),
            ".txt": compose.changes_text(edition, since, told, reader).encode(),
        }
        stem = f"{job.region}/{job.language}/{library.house.condition}-{job.leaflet}-changes-{reader}"
        paths += shelf.publish(out, stem, files, {"reference": compose.reference(edition), "since": since})
    return paths


def _kept(library: Library, job: Job, since: str) -> Signed:
    """The text that was signed as this version."""
    ours = {
        text.version: text
        for text in library.signed.values()
        if (text.leaflet, text.language, text.region) == (job.leaflet, job.language, job.region)
    }
    if since in ours:
        return ours[since]
    message = f"No signed text of version {since} is kept for “{job.leaflet}” in this language and region."
    raise ProblemsFound([Problem("since-unknown", message, known_names(since, ours))])


def _told(manuscript: Manuscript, before: Signed, change: Change) -> Difference:
    heading = _heading(manuscript, before, change)
    return Difference(_what(change), heading, change.at, change.kind, change.old, change.new)


def _what(change: Change) -> str:
    """What happened, as people see it: words that are only gone from a list were taken out, not worded otherwise."""
    if change.what != "reworded" or (change.old and change.new):
        return change.what
    return "taken out" if change.old else "added"


def _heading(manuscript: Manuscript, before: Signed, change: Change) -> str:
    """The title of the section in which it stands, or stood; that of the leaflet for what stands in none."""
    name = change.at.partition("/")[0]
    now = {chapter.address: chapter.title for chapters in manuscript.signed_chapters for chapter in chapters}
    return now.get(name) or dict(_headings(before)).get(name) or manuscript.title.title


def _headings(before: Signed) -> Iterator[tuple[str, str]]:
    return ((each.at, each.words.get("title", "")) for each in before.passages if each.kind == "section")
