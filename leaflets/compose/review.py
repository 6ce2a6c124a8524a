"""What those get who look at a leaflet before patients do: the kit for a test with readers, and the proof to sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from leaflets import words
from leaflets.compose.context import context
from leaflets.compose.edition import Edition, reference, said
from leaflets.compose.filters import cited, day
from leaflets.compose.pages import family
from leaflets.compose.templates import rendered
from leaflets.formats import PAPER_MM
from leaflets.model import Ask, Chapter, Piece, Source

# Readers in one test of a leaflet, and how many of them must answer each question rightly (Dickinson and others,
# British Medical Journal, 2001; it is what European law asks of package leaflets).
READERS, RIGHT = 20, 16


@dataclass(frozen=True)
class Notes:
    """What stands beside the words in a proof: how hard each section is to read, and what is open, block by block.

    `reading` is by the address of a chapter (SMOG, Flesch-Kincaid grade), `open` by that of a block.
    """

    reading: Mapping[str, tuple[float, float]]
    open: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Numbered:
    """One numbered piece of a proof: a block with its address, its sources in short, and what is open in it."""

    number: int
    piece: Piece
    sources: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A headed part of a proof; `level` is that of its heading, `reading` is missing where nothing was measured."""

    chapter: Chapter
    level: int
    reading: tuple[float, float] | None
    pieces: tuple[Numbered, ...]


def user_test(edition: Edition, asked: Sequence[Ask], pages: Mapping[str, int]) -> str:
    """The HTML of the interviewer's sheet: each question, its answer, the page of this very edition where it stands.

    `pages` is by the address of a block. Raises `ProblemsFound` when a label is missing or the template cannot be used.
    """
    questions = [(ask, pages[ask.at]) for ask in asked]
    more = {"questions": questions, "readers": range(1, READERS + 1), "right": RIGHT}
    return rendered(edition.library.root, "review/user-test.html", _context(edition) | more)


def proof(edition: Edition, notes: Notes) -> str:
    """The HTML of the proof: every block numbered with its address and its sources, with room for notes."""
    more = {"parts": proof_parts(edition, notes), "used": _used(edition)}
    return rendered(edition.library.root, "review/proof.html", _context(edition) | more)


def proof_parts(edition: Edition, notes: Notes) -> list[Part]:
    """What a proof shows, in reading order; the blocks are numbered through."""
    parts: list[Part] = []
    number = 1
    for chapter, level in _chapters(edition):
        pieces = tuple(_numbered(edition, piece, notes, at) for at, piece in enumerate(chapter.pieces, start=number))
        parts.append(Part(chapter, level, notes.reading.get(chapter.address), pieces))
        number += len(pieces)
    return parts


def _chapters(edition: Edition) -> Iterator[tuple[Chapter, int]]:
    for chapter in edition.manuscript.chapters:
        yield chapter, 2
        yield from ((part, 3) for part in chapter.parts)


def _numbered(edition: Edition, piece: Piece, notes: Notes, number: int) -> Numbered:
    return Numbered(number, piece, tuple(_sources(edition, piece)), tuple(notes.open.get(piece.address, ())))


def _sources(edition: Edition, piece: Piece) -> Iterator[str]:
    """The sources of a block in a few words each, or why it has none; the proof lists them whole at its end."""
    for name in piece.block.source:
        source = edition.library.sources.get(name)
        yield _short(name, source) if source else piece.block.reason or name


def _short(name: str, source: Source) -> str:
    told = ", ".join(filter(None, (source.authors.partition(",")[0], source.year)))
    return f"{name} ({told})" if told else name


def _used(edition: Edition) -> list[tuple[str, str]]:
    """Every source of the edition with its name, whole, in the order of their names."""
    pieces = (piece for chapter, _ in _chapters(edition) for piece in chapter.pieces)
    names = {name for piece in pieces for name in piece.block.source if name in edition.library.sources}
    return [(name, _whole(edition.library.sources[name])) for name in sorted(names)]


def _whole(source: Source) -> str:
    told = [*cited(source), source.address, source.seen, str(source.checked)]
    return ". ".join(dict.fromkeys(filter(None, told)))


def review_word(edition: Edition, name: str, **values: object) -> str:
    """One of the words for reviewers, its placeholders filled; in the house's language where there is no other."""
    own = edition.manuscript.job.language
    language = own if edition.library.labels[own].review else edition.library.house.language
    return words.fill(said(edition.library, language, "review", name), {key: str(it) for key, it in values.items()})


def _context(edition: Edition) -> dict[str, Any]:
    width, height = PAPER_MM[edition.region.paper]
    return {
        **context(edition),
        "r": partial(review_word, edition),
        "width_mm": width,
        "height_mm": height,
        "family": Markup(family(edition.labels.font)),  # noqa: S704 - nothing that could end a CSS string is left in it
        "reference": reference(edition),
        "plain_title": words.plain(edition.manuscript.title.title),
        "needs": edition.library.house.needs,
        "issued_day": day(edition.labels, edition.region.date, edition.manuscript.leaflet.issued),
    }
