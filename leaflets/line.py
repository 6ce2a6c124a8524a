"""The line: from what people wrote to finished editions on the shelf, one job after another."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from leaflets import check, compose, impose, load, plan, prove, shelf, signoff
from leaflets.compose import Composed, Edition, Numbers
from leaflets.formats import FORMATS, Format
from leaflets.model import Job, Library
from leaflets.problems import Problem, ProblemsFound, errors_in
from leaflets.render import Layout, Press, with_front


@dataclass(frozen=True)
class Done:
    """What came of one job: its files (none when it failed), pages, size in bytes, time in seconds, problems."""

    job: Job
    files: tuple[Path, ...] = ()
    pages: int = 0
    size: int = 0
    seconds: float = 0.0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Folders:
    """Where things are: the project, the finished leaflets, what is remembered between runs (may be deleted)."""

    root: Path
    out: Path
    cache: Path


def checked(root: Path, today: date) -> tuple[Library | None, list[Problem]]:
    """The library, and every problem of every file in it, stylesheets too."""
    loaded = load.load(root)
    found = check.check(loaded.library, today) if loaded.library else ()
    return loaded.library, [*loaded.problems, *found, *_stylesheet_faults(root)]


def ready(root: Path, today: date) -> tuple[Library, list[Problem]]:
    """The library and its warnings. Raises `ProblemsFound` with everything when anything in it stops a leaflet."""
    library, problems = checked(root, today)
    if errors_in(problems) or library is None:
        raise ProblemsFound(problems)
    return library, problems


def build(library: Library, jobs: Sequence[Job], folders: Folders) -> Iterator[Done]:
    """Makes each job in turn. One that fails leaves its last good files where they were; the others go on."""
    press = Press(folders.root)
    for job in jobs:
        started = time.perf_counter()
        try:
            done = _made(library, job, folders, press)
        except ProblemsFound as found:
            done = Done(job, problems=found.problems)
        placed = tuple(_placed(library, job, problem) for problem in done.problems)
        yield replace(done, seconds=time.perf_counter() - started, problems=placed)


def _stylesheet_faults(root: Path) -> Iterator[Problem]:
    """The first proof that nothing is lost: no style can swallow words."""
    for path in sorted([*root.glob("templates/css/*.css"), *root.glob("templates/blocks/*.css")]):
        yield from prove.stylesheet(path.read_text("utf-8"), path.relative_to(root).as_posix())


def _made(library: Library, job: Job, folders: Folders, press: Press) -> Done:
    manuscript = plan.manuscript(library, job)
    approval = signoff.approval(library, manuscript)
    edition = Edition(library, manuscript, plan.overlay(library, job), approval)
    composed = compose.compose(edition)
    warnings = _passed(prove.stylesheet(composed.style, f"templates/formats/{job.format}.css"))
    layout = press.lay_out(composed.html, composed.stylesheets)
    if fillers := _fillers(job, layout):
        edition = replace(edition, fillers=fillers)
        layout = press.lay_out(compose.compose(edition).html, composed.stylesheets)
    layout = _numbered(edition, layout, press) if edition.has_front else layout
    wanted = [prove.Wanted(address, text) for address, text in composed.wanted]
    warnings += _passed(_fits(wanted, layout, FORMATS[job.format]))
    pdf = press.write(layout, composed.direction)
    warnings += _passed(_proofs(wanted, pdf, folders.cache))
    stem = plan.file_stem(library, job, draft=approval.draft)
    files = shelf.publish(
        folders.out, stem, _files(edition, composed, layout, pdf, press), _facts(edition, composed, layout)
    )
    return Done(job, tuple(files), len(layout.sizes), len(pdf), problems=tuple(warnings))


def _files(edition: Edition, composed: Composed, layout: Layout, pdf: bytes, press: Press) -> dict[str, bytes]:
    """All files of the set, by their endings: to read, to print from, to print by; the twins stand beside the first."""
    shape, manuscript = FORMATS[edition.manuscript.job.format], edition.manuscript
    sheets = impose.imposed(
        pdf, shape, edition.region.paper, "rtl" if composed.direction == "rtl" else "ltr", composed.title
    )
    staff = press.lay_out(compose.staff(edition, len(layout.sizes)), composed.stylesheets)
    files = {".pdf": pdf, "-staff.pdf": press.write(staff, composed.direction)} | (
        {"-sheets.pdf": sheets} if sheets else {}
    )
    if manuscript.job.format != manuscript.leaflet.formats[0]:
        return files
    return files | {".html": compose.web(edition).encode(), ".txt": compose.plain_text(edition).encode()}


def _fillers(job: Job, layout: Layout) -> int:
    """How many pages for notes a booklet still needs: its pages come in fours."""
    return -len(layout.sizes) % 4 if FORMATS[job.format].fold == "booklet" else 0


def _numbered(edition: Edition, layout: Layout, press: Press) -> Layout:
    """The layout with page numbers in its contents: only the front matter is laid out again."""
    pages = {chapter.address: layout.page_of(chapter.address) for chapter in edition.manuscript.chapters}
    front = compose.compose(replace(edition, numbers=Numbers(pages, len(layout.sizes))))
    return with_front(layout, press.lay_out(front.html, front.stylesheets))


def _passed(problems: Iterator[Problem]) -> list[Problem]:
    """The warnings. Raises `ProblemsFound` with everything when there is more than warnings."""
    found = list(problems)
    if errors_in(found):
        raise ProblemsFound(found)
    return found


def _fits(wanted: Sequence[prove.Wanted], layout: Layout, shape: Format) -> Iterator[Problem]:
    """The proof that needs no file: every block has its place, on a page that holds more than a line."""
    yield from prove.boxes(wanted, layout.boxes, layout.sizes, shape.edge_mm)
    yield from prove.panels(wanted, layout.boxes)
    yield from prove.too_many(len(layout.sizes), shape.most)
    if not shape.panelled:
        yield from prove.nearly_empty(layout.boxes, layout.sizes)


def _proofs(wanted: Sequence[prove.Wanted], pdf: bytes, cache: Path) -> Iterator[Problem]:
    """The proofs that read the finished file; the costly one is remembered for a file that passed."""
    yield from prove.every_word(wanted, pdf)
    yield from prove.glyphs(pdf)
    seen = cache / "proofs" / hashlib.sha256(pdf).hexdigest()
    if seen.exists():
        return
    faults = list(prove.ink(pdf, wanted))
    if not faults:
        seen.parent.mkdir(parents=True, exist_ok=True)
        seen.touch()
    yield from faults


def _facts(edition: Edition, composed: Composed, layout: Layout) -> dict[str, object]:
    """What the manifest says of an edition."""
    manuscript = edition.manuscript
    return {
        "title": composed.title,
        "reference": compose.reference(edition),
        "version": manuscript.leaflet.version,
        "leaflet": manuscript.job.leaflet,
        "format": manuscript.job.format,
        "language": manuscript.job.language,
        "region": manuscript.job.region,
        "clinic": manuscript.job.clinic,
        "draft": edition.approval.draft,
        "missing": list(edition.approval.missing),
        "fingerprint": signoff.fingerprint(edition.library, manuscript),
        "issued": manuscript.leaflet.issued.isoformat(),
        "review": manuscript.leaflet.review.isoformat(),
        "pages": len(layout.sizes),
    }


def _placed(library: Library, job: Job, problem: Problem) -> Problem:
    """The problem with file and line of the block it tells of."""
    address = problem.place.block
    if not address or problem.place.file or address.split("/")[0] not in library.sections[job.language]:
        return problem
    return replace(problem, place=library.place(job.language, address))
