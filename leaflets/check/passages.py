"""The words of one language in the order they are read, as the house's region prints them, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from leaflets import readability, words
from leaflets.check.places import Found, Inner, in_file, in_text
from leaflets.model import Block, Library, Section, Style
from leaflets.problems import Place

_MARKS = re.compile(r"\*\*|\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Passage:
    """One text: as the region prints it, as it is typed, its kind (that of its block, or title, point), its place.

    `leads` says that it goes on into the next one, as a cell of a table does into the next cell of its row.
    """

    printed: str
    typed: str
    kind: str
    place: Callable[[str], Place]
    leads: str = ""

    @property
    def whole(self) -> str:
        """The text with the sign that leads on."""
        return self.printed + self.leads

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences as printed."""
        return readability.sentences_of(self.printed)

    def place_of(self, number: int) -> Place:
        """Where the sentence of this number (from 0) stands."""
        typed = readability.sentences_of(self.typed)
        return self.place(typed[number] if len(typed) == len(self.sentences) else self.typed)


@dataclass(frozen=True)
class Copy:
    """All words of one language: the passages of each section that a job ticket names, whole or in its short form."""

    library: Library
    language: str
    style: Style
    entries: Mapping[str, tuple[Passage, ...]]
    covers: Mapping[str, tuple[Passage, ...]]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text once: those of all sections, then those of the covers."""
        return tuple(passage for group in (self.entries, self.covers) for each in group.values() for passage in each)

    def of(self, leaflet: str) -> Iterator[Passage]:
        """The texts of one leaflet as it is read; none when it has no title in this language."""
        yield from next(self.printings(leaflet), ())

    def printings(self, leaflet: str) -> Iterator[tuple[Passage, ...]]:
        """The texts as most formats print them, then as each format with sections of its own does."""
        ticket = self.library.leaflets[leaflet]
        for listed in (ticket.sections, *ticket.sections_in.values()) if leaflet in self.covers else ():
            inside = [passage for entry in listed for passage in self.entries.get(entry, ())]
            yield (*self.covers[leaflet], *inside)


def copies(library: Library) -> Iterator[Copy]:
    """The words of each language of which enough is known to judge them; none when the house's region is broken."""
    region = library.regions.get(library.house.region)
    lists = [names for each in library.leaflets.values() for names in (each.sections, *each.sections_in.values())]
    names = sorted({entry for listed in lists for entry in listed})
    for language, style in library.styles.items() if region else ():
        if style == Style():
            continue
        numbers = {name: number.value for name, number in region.numbers.items()} if region else {}
        values = {**numbers, **region.words.get(language, {})} if region else {}
        reader = _Reader(library, language, values)
        made = {name: tuple(reader.passages(name)) for name in names}
        covers = {name: tuple(reader.cover(name)) for name in library.titles[language] if name in library.leaflets}
        yield Copy(library, language, style, {name: each for name, each in made.items() if each}, covers)


_Raw = tuple[str, str, Callable[[str], Place], str]


@dataclass(frozen=True)
class _Reader:
    """Reads the sections of one language aloud, with what the region puts for the placeholders."""

    library: Library
    language: str
    values: Mapping[str, str]

    def passages(self, entry: str) -> Iterator[Passage]:
        name, _, form = entry.partition("/")
        section = self.library.sections.get(self.language, {}).get(name)
        if section is not None:
            parts = self._body(f"{name}/short", section.short) if form else self._whole(name, section)
            made = (Passage(self._said(typed), typed, kind, place, leads) for typed, kind, place, leads in parts)
            yield from (passage for passage in made if passage.typed)

    def cover(self, leaflet: str) -> Iterator[Passage]:
        title = self.library.titles[self.language][leaflet]
        file = f"{self.library.condition}/{self.language}/titles.yaml"
        for name, text in (("title", title.title), ("subtitle", title.subtitle), ("for", title.audience)):
            if text:
                yield Passage(self._said(text), text, "cover", partial(in_file, self.library, file, (leaflet, name)))

    def _said(self, text: str) -> str:
        return _MARKS.sub(lambda mark: mark[1] or "", words.fill(text, self.values))

    def _whole(self, name: str, section: Section) -> Iterator[_Raw]:
        yield self._heading(f"{name}/title", "title", section.title)
        yield self._heading(f"{name}/point", "point", section.point)
        yield from self._body(f"{name}/body", section.body)
        for key, part in section.parts.items():
            yield self._heading(f"{name}/parts/{key}/title", "title", part.title)
            yield from self._body(f"{name}/parts/{key}/body", part.body)

    def _heading(self, address: str, kind: str, text: str) -> _Raw:
        return text, kind, lambda letters: self.library.place(self.language, address, words=letters), ""

    def _body(self, address: str, body: Sequence[Block]) -> Iterator[_Raw]:
        region = self.library.house.region
        for number, block in enumerate(body, start=1):
            if not block.only or region in block.only:
                yield from self._block((self.language, f"{address}/{number}", block))

    def _block(self, found: Found) -> Iterator[_Raw]:
        for path, text in found[2].texts():
            kind = "title" if path[0] == "ask" else found[2].kind()
            yield text, kind, partial(in_text, self.library, found, path), _leads(found[2], path, text)


def _leads(block: Block, path: Inner, text: str) -> str:
    """A cell leads on to the next in its row, a word of a glossary to its meaning."""
    if path[0] in {"head", "rows"}:
        return "," if int(path[-1]) < len(getattr(block, "head", ())) - 1 else ""
    return ":" if path[-1] == text else ""
