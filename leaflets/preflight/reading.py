"""One reading of a finished file that all measurements share: its text, lines, tags, facts and looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from leaflets import pdffile
from leaflets.pdffile import Behind, Box, Facts, FontFile, Look, Mark, Run, Shape, Tag
from leaflets.preflight.promise import Promise

MM = 72 / 25.4
"""Points in a millimetre."""

HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
RUNNING = frozenset({"P", "LBody"})
_OF_TEXT = HEADINGS | RUNNING | {"H", "Lbl", "TD", "TH", "Caption", "TOCI", "BlockQuote", "Note", "Figure", "Form"}
_SAME_LINE = 0.4  # of the size: raised and lowered figures stand nearer to the line than this
_EXCERPT = 40


@dataclass(frozen=True)
class Line:
    """A line of a block: its page, its stretches of text in reading order, the box of their ink."""

    page: int
    runs: tuple[Run, ...]

    @cached_property
    def text(self) -> str:
        """Its words, without spaces at the ends."""
        return "".join(run.text for run in self.runs).strip()

    @cached_property
    def box(self) -> Box:
        """The box about its ink."""
        return about(run.box for run in self.runs)

    @cached_property
    def size(self) -> float:
        """The size that most of its letters have, in pt."""
        return commonest((run.size, len(run.text)) for run in self.runs)

    @cached_property
    def baseline(self) -> float:
        """Where its letters stand, in pt from the top of the page."""
        return max(self.runs, key=lambda run: len(run.text)).baseline


@dataclass(frozen=True)
class Block:
    """A tag that holds text: its kind, the kinds of tags about it, its lines, the main section (from 1) it is in."""

    kind: str
    within: tuple[str, ...]
    lines: tuple[Line, ...]
    section: int

    @cached_property
    def text(self) -> str:
        """Its words."""
        return " ".join(line.text for line in self.lines)

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.lines[0].page

    @cached_property
    def size(self) -> float:
        """The size that most of its letters have, in pt."""
        return commonest((line.size, len(line.text)) for line in self.lines)

    @property
    def is_running(self) -> bool:
        """Whether it is text to read: no heading, table, list of contents or picture."""
        return self.kind in RUNNING and not {"TOC", "Table", "Figure", "Caption"} & set(self.within)


@dataclass(frozen=True)
class Reading:
    """All that is known of a file. `lettered` are its stretches of text that have letters or digits."""

    pdf: bytes
    promise: Promise
    name: str | None
    runs: tuple[Run, ...]
    shapes: tuple[Shape, ...]
    top: Tag | None
    facts: Facts
    fonts: tuple[FontFile, ...]
    lettered: tuple[Run, ...]
    looks: tuple[Look, ...]

    @cached_property
    def behind(self) -> tuple[tuple[Run, Behind], ...]:
        """Each stretch of text with what is behind it."""
        return tuple(zip(self.lettered, (each for look in self.looks for each in look.behind), strict=True))

    @cached_property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each finished page in pt."""
        return tuple((box.trim[2] - box.trim[0], box.trim[3] - box.trim[1]) for box in self.facts.pages)

    @cached_property
    def by_mark(self) -> dict[Mark, list[Run]]:
        """The stretches of text with letters, by the mark that tags know them by."""
        found: dict[Mark, list[Run]] = {}
        for run in self.runs:
            if run.mark:
                found.setdefault(run.mark, []).append(run)
        return found

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The tags that hold text, in reading order."""
        return tuple(_blocks(self)) if self.top else ()

    @cached_property
    def in_figures(self) -> frozenset[Mark]:
        """The marks of what belongs to pictures."""
        return self._marks_of({"Figure"})

    @cached_property
    def in_links(self) -> frozenset[Mark]:
        """The marks of what belongs to links."""
        return self._marks_of({"Link"})

    def _marks_of(self, kinds: set[str]) -> frozenset[Mark]:
        tags = (tag for tag in self.top.walk() if tag.kind in kinds) if self.top else ()
        return frozenset(mark for tag in tags for mark in tag.marks())

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        """The headings, in reading order."""
        return tuple(block for block in self.blocks if block.kind in HEADINGS)

    @cached_property
    def running(self) -> tuple[Block, ...]:
        """The text to read: paragraphs and items of lists."""
        return tuple(block for block in self.blocks if block.is_running)

    @cached_property
    def body_pt(self) -> float:
        """The size that most of the text to read has; of all text, where there are no tags."""
        told = self.running if self._after_content is None else [each for each in self.content if each.is_running]
        sizes = ((block.size, len(block.text)) for block in told)
        return commonest(sizes) or commonest((run.size, len(run.text)) for run in self.lettered)

    @cached_property
    def end(self) -> tuple[Block, ...]:
        """The blocks at the end, about the leaflet itself: where it comes from, who made it.

        They are those after the last words of the content. Where these are not known, they begin with the first main
        section at the end that is small print; pages for notes, which hold no text to read, may stand among them.
        """
        if self._after_content is not None:
            return self.blocks[self._after_content :]
        return tuple(block for block in self.blocks if block.section >= self._first_that_is_small)

    @cached_property
    def content(self) -> tuple[Block, ...]:
        """The blocks before the end."""
        return self.blocks[: len(self.blocks) - len(self.end)]

    @cached_property
    def _after_content(self) -> int | None:
        """How many blocks there are up to the last that ends as something in the content does."""
        letters = [plain(block.text) for block in self.blocks]
        for _, text in reversed(self.promise.wanted):
            last = plain(text)
            for at in range(len(letters) - 1, -1, -1):
                if len(letters[at]) > 1 and last.endswith(letters[at]):
                    return at + 1
        return None

    @cached_property
    def _first_that_is_small(self) -> int:
        last = max((block.section for block in self.blocks), default=0)
        sizes: dict[int, list[tuple[float, int]]] = {}
        for block in self.running:
            sizes.setdefault(block.section, []).append((block.size, len(block.text)))
        first = last
        while first > 1 and commonest(sizes.get(first - 1, ())) < self.body_pt - 1:
            first -= 1
        return first


def plain(text: str) -> str:
    """The letters and digits of a text, by which it is compared."""
    return "".join(filter(str.isalnum, text)).casefold()


def read(pdf: bytes, promise: Promise, name: str | None = None) -> Reading:
    """Reads the file once. Raises `ProblemsFound` for what is no PDF."""
    runs, shapes = pdffile.drawn(pdf)
    lettered = tuple(run for run in runs if any(map(str.isalnum, run.text)))
    return Reading(
        pdf=pdf,
        promise=promise,
        name=name,
        runs=tuple(runs),
        shapes=tuple(shapes),
        top=pdffile.tree(pdf),
        facts=pdffile.facts(pdf),
        fonts=tuple(pdffile.fonts(pdf)),
        lettered=lettered,
        looks=tuple(pdffile.looks(pdf, lettered)),
    )


def about(boxes: Iterable[Box]) -> Box:
    """The box about all of these."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def commonest(weighed: Iterable[tuple[float, int]]) -> float:
    """The size (to a twentieth of a point) with the most weight; 0 where there is none."""
    weights: Counter[float] = Counter()
    for size, weight in weighed:
        weights[round(size * 20) / 20] += weight
    return max(weights, key=lambda size: weights[size], default=0.0)


def excerpt(text: str) -> str:
    """The first words of a text, as a place is told."""
    whole = " ".join(text.split())
    if len(whole) <= _EXCERPT:
        return whole
    return (whole[:_EXCERPT].rpartition(" ")[0] or whole[:_EXCERPT]) + "…"


def _blocks(reading: Reading) -> Iterator[Block]:
    found: dict[int, tuple[str, tuple[str, ...], list[Run]]] = {}
    if reading.top:
        _collect(reading.top, (), None, reading.by_mark, found)
    section = 0
    for kind, within, runs in found.values():
        section += kind == "H2"
        if runs:
            yield Block(kind, within, tuple(_lines(runs)), section)


def _collect(
    tag: Tag,
    within: tuple[str, ...],
    holder: int | None,
    by_mark: dict[Mark, list[Run]],
    found: dict[int, tuple[str, tuple[str, ...], list[Run]]],
) -> None:
    """Puts all text under a tag to the innermost tag of text that holds it."""
    if tag.kind in _OF_TEXT:
        holder = len(found)
        found[holder] = (tag.kind, within, [])
    for kid in tag.kids:
        if isinstance(kid, Tag):
            _collect(kid, (*within, tag.kind), holder, by_mark, found)
        elif isinstance(kid, Mark) and holder is not None:
            found[holder][2].extend(by_mark.get(kid, ()))


def _lines(runs: list[Run]) -> Iterator[Line]:
    line: list[Run] = []
    for run in runs:
        if line and (run.page != line[0].page or abs(run.baseline - line[0].baseline) > _SAME_LINE * line[0].size):
            yield Line(line[0].page, tuple(line))
            line = []
        line.append(run)
    if line:
        yield Line(line[0].page, tuple(line))
