"""One edition, from its words to a PDF, and the proofs of that PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from leaflets import compose, prove
from leaflets.compose import Composed, Edition, Numbers
from leaflets.formats import FORMATS, PT_PER_MM, SPACINGS, Format
from leaflets.model import Approval, Job
from leaflets.problems import Problem, ProblemsFound, errors_in
from leaflets.render import Layout, Press, with_front


@dataclass(frozen=True)
class Made:
    """One edition, laid out and written: its words, HTML, layout and PDF, and what was warned of.

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

    @property
    def fullness(self) -> tuple[int, ...]:
        """How full each page (or panel) is, in per cent."""
        return prove.fullness(self.layout.boxes, self.layout.sizes, _white(self.edition))


def made(edition: Edition, composed: Composed, press: Press) -> Made:
    """The edition, laid out and written; `proved` proves the rest. Raises `ProblemsFound` when it does not fit."""
    shape = FORMATS[edition.manuscript.job.format]
    warnings = _passed(prove.stylesheet(composed.style, f"templates/formats/{shape.name}.css"))
    edition, layout = _laid_out(edition, composed, press)
    wanted = _wanted(edition)
    warnings += _passed(_fits(wanted, layout, edition))
    pdf = press.write(layout, composed.direction)
    return Made(edition, composed, layout, pdf, tuple(warnings), _with_fields(edition, press))


def _with_fields(edition: Edition, press: Press) -> bytes:
    """The same leaflet to fill in on a screen; nothing when its job ticket does not ask for it."""
    if edition.fillable or edition.manuscript.leaflet.fillable == "no":
        return b""
    fillable = replace(edition, fillable=True)
    return made(fillable, compose.compose(fillable), press).pdf


def proved(made: Made) -> tuple[Problem, ...]:
    """What the proofs that read the finished files warn of. Raises `ProblemsFound` with everything when one fails."""
    found = list(_proofs(_wanted(made.edition), made.pdf))
    if made.fillable:
        found += _proofs(_wanted(replace(made.edition, fillable=True)), made.fillable)
    return tuple(_passed(found))


def _laid_out(edition: Edition, composed: Composed, press: Press) -> tuple[Edition, Layout]:
    """The edition, tight as it must be, with the pages for notes that it needs, and its layout with page numbers."""
    edition, layout = _fitted(edition, composed, press)
    if fillers := _fillers(edition.manuscript.job, layout):
        edition = replace(edition, fillers=fillers)
        layout = press.lay_out(compose.compose(edition).html, composed.stylesheets)
    return edition, numbered(edition, layout, press, composed.stylesheets)


def _fitted(edition: Edition, composed: Composed, press: Press) -> tuple[Edition, Layout]:
    """The edition with the first of the allowed spacings that mends what spacing can mend, and its layout.

    When none does, panels and sheets have the tightest, so that the words over are as few as may be; others the first.
    """
    first = edition, press.lay_out(composed.html, composed.stylesheets)
    tried = first
    for space in SPACINGS[1:]:
        if _holds(*tried):
            return tried
        tighter = replace(edition, space=space)
        tried = tighter, press.lay_out(compose.compose(tighter).html, composed.stylesheets)
    return tried if _holds(*tried) or edition.budgeted else first


def _holds(edition: Edition, layout: Layout) -> bool:
    """Whether nothing is wrong that spacing could mend: a panel or a sheet that runs over, a page that ends badly."""
    if edition.budgeted and len(layout.sizes) > edition.sides:
        return False
    return not any(_ends(_wanted(edition), layout, edition))


def _fillers(job: Job, layout: Layout) -> int:
    """How many pages for notes a booklet still needs: its pages come in fours."""
    return -len(layout.sizes) % 4 if FORMATS[job.format].fold == "booklet" else 0


def numbered(edition: Edition, layout: Layout, press: Press, stylesheets: Sequence[str]) -> Layout:
    """The layout with page numbers in its contents, if it has any: only the front matter is laid out again."""
    if not edition.has_front:
        return layout
    pages = {chapter.address: layout.page_of(chapter.address) for chapter in edition.manuscript.chapters}
    front = compose.compose(replace(edition, numbers=Numbers(pages, len(layout.sizes))))
    return with_front(layout, press.lay_out(front.html, stylesheets))


def _passed(problems: Iterable[Problem]) -> list[Problem]:
    """The warnings. Raises `ProblemsFound` with everything when there is more than warnings."""
    found = list(problems)
    if errors_in(found):
        raise ProblemsFound(found)
    return found


def _fits(wanted: Sequence[prove.Wanted], layout: Layout, edition: Edition) -> Iterator[Problem]:
    """The proof that needs no file: every block has its place, on a page that holds more than a line."""
    shape = edition.shape
    yield from prove.boxes(wanted, layout.boxes, layout.sizes, shape.edge_mm)
    free = prove.free_heights(layout.boxes, layout.sizes, _white(edition))
    overset = list(prove.panels(wanted, layout.boxes, free))
    yield from overset or prove.too_many(wanted, layout.boxes, free, min(shape.most, edition.sides))
    yield from _ends(wanted, layout, edition)


def _ends(wanted: Sequence[prove.Wanted], layout: Layout, edition: Edition) -> Iterator[Problem]:
    """Pages that end badly or hold almost nothing; a panel that runs over is told otherwise."""
    shape = edition.shape
    if not shape.panelled:
        yield from prove.nearly_empty(layout.boxes, layout.sizes)
        line_pt = shape.leading * (shape.sheet_pt if shape.sheet_pt and not edition.has_front else shape.body_pt)
        yield from prove.breaks(wanted, layout.boxes, _kinds(edition), line_pt)


def _wanted(edition: Edition) -> list[prove.Wanted]:
    """The words that must be in print."""
    return [prove.Wanted(address, text) for address, text in compose.wanted(edition)]


def _kinds(edition: Edition) -> dict[str, str]:
    """The kind of each block, by its address."""
    chapters = edition.manuscript.chapters
    parts = [part for chapter in chapters for part in (chapter, *chapter.parts)]
    return {piece.address: piece.block.kind() for part in parts for piece in part.pieces}


def _white(edition: Edition) -> tuple[float, float]:
    """The margins above and below the words of a page, in pt."""
    return edition.margins.top * PT_PER_MM, edition.margins.bottom * PT_PER_MM


def _proofs(wanted: Sequence[prove.Wanted], pdf: bytes) -> Iterator[Problem]:
    """The proofs that read the finished file."""
    yield from prove.every_word(wanted, pdf)
    yield from prove.glyphs(pdf)
    yield from prove.ink(pdf, wanted)
