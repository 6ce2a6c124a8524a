"""The words that must be in print: what the proofs look for in the finished file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leaflets import words
from leaflets.compose.edition import Edition
from leaflets.model import Block, Chapter

_UNPRINTED = frozenset({"alt"})


def wanted(edition: Edition) -> Iterator[tuple[str, str]]:
    """Every word that must be in print, by the address of its block, in reading order."""
    title = edition.manuscript.title
    yield "cover", " ".join(words.plain(text) for text in (title.title, title.subtitle, title.audience))
    for chapter in edition.manuscript.chapters:
        yield from _in_chapter(replace(chapter, title="") if edition.alone else chapter)


def _in_chapter(chapter: Chapter) -> Iterator[tuple[str, str]]:
    yield chapter.address, " ".join(words.plain(text) for text in (chapter.title, chapter.point))
    yield from ((piece.address, printed(piece.block)) for piece in chapter.pieces)
    for part in chapter.parts:
        yield from _in_chapter(part)


def printed(block: Block) -> str:
    """The letters of a block that stand on paper, in reading order."""
    return " ".join(words.plain(text) for path, text in block.texts() if path[0] not in _UNPRINTED)
