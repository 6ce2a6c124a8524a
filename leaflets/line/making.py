"""One edition, from its words to a PDF that has passed every proof."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from leaflets import compose, prove
from leaflets.compose import Composed, Edition, Numbers
from leaflets.formats import FORMATS, Format
from leaflets.model import Approval, Job
from leaflets.problems import Problem, ProblemsFound, errors_in
from leaflets.render import Layout, Press, with_front


@dataclass(frozen=True)
class Made:
    """One edition that has passed every proof: its words, HTML, layout and PDF, and what was warned of.

    `fillable` is the same PDF with fields to fill in on a screen, where the job ticket asks for it.
    """

    edition: Edition
    composed: Composed
    layout: Layout
    pdf: bytes
    warnings: tuple[Problem, ...] = ()
    fillable: bytes = b""

    @property
    def job(self) -> Job:
        """What was asked for."""
        return self.edition.manuscript.job

    @property
    def shape(self) -> Format:
        """The printed shape."""
        return FORMATS[self.job.format]

    @property
    def approval(self) -> Approval:
        """Whether its words are signed."""
        return self.edition.approval

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way its script runs."""
        return "rtl" if self.composed.direction == "rtl" else "ltr"

    @property
    def pages(self) -> int:
        """How many pages (or panels) it has."""
        return len(self.layout.sizes)


def made(edition: Edition, composed: Composed, press: Press, cache: Path) -> Made:
    """The edition, laid out and written. Raises `ProblemsFound` with everything when a proof fails."""
    shape = FORMATS[edition.manuscript.job.format]
    warnings = _passed(prove.stylesheet(composed.style, f"templates/formats/{shape.name}.css"))
    edition, layout = laid_out(edition, composed, press)
    wanted = [prove.Wanted(address, text) for address, text in composed.wanted]
    warnings += _passed(_fits(wanted, layout, shape))
    pdf = press.write(layout, composed.direction)
    warnings += _passed(_proofs(wanted, pdf, cache))
    return Made(edition, composed, layout, pdf, tuple(warnings), _with_fields(edition, press, cache))


def _with_fields(edition: Edition, press: Press, cache: Path) -> bytes:
    """The same leaflet to fill in on a screen, by the same proofs; nothing when its job ticket does not ask for it."""
    if edition.fillable or edition.manuscript.leaflet.fillable == "no":
        return b""
    fillable = replace(edition, fillable=True)
    return made(fillable, compose.compose(fillable), press, cache).pdf


def laid_out(edition: Edition, composed: Composed, press: Press) -> tuple[Edition, Layout]:
    """The edition with as many pages for notes as it needs, and its layout with page numbers in the contents."""
    layout = press.lay_out(composed.html, composed.stylesheets)
    if fillers := _fillers(edition.manuscript.job, layout):
        edition = replace(edition, fillers=fillers)
        layout = press.lay_out(compose.compose(edition).html, composed.stylesheets)
    return edition, _numbered(edition, layout, press, composed.stylesheets) if edition.has_front else layout


def _fillers(job: Job, layout: Layout) -> int:
    """How many pages for notes a booklet still needs: its pages come in fours."""
    return -len(layout.sizes) % 4 if FORMATS[job.format].fold == "booklet" else 0


def _numbered(edition: Edition, layout: Layout, press: Press, stylesheets: Sequence[str]) -> Layout:
    """The layout with page numbers in its contents: only the front matter is laid out again."""
    pages = {chapter.address: layout.page_of(chapter.address) for chapter in edition.manuscript.chapters}
    front = compose.compose(replace(edition, numbers=Numbers(pages, len(layout.sizes))))
    return with_front(layout, press.lay_out(front.html, stylesheets))


def _passed(problems: Iterable[Problem]) -> list[Problem]:
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
