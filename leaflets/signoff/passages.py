"""What a patient reads, passage by passage: what a sign-off stands for, and the fingerprint of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from leaflets.model import Block, Chapter, Contact, Library, Manuscript, Passage, Piece

_NOT_READ = frozenset({"source", "reason", "only", "silence", "confidence"})
# What the machine prints of the state of the words, or on slips about them, is not of the words.
_STATES = ("draft", "withdrawn", "overdue", "changes ")


def passages(library: Library, manuscript: Manuscript) -> tuple[Passage, ...]:
    """All that a patient reads of a leaflet, in reading order: words, labels, captions, alt texts, drawings.

    The words of every format count, for a format may hold other sections than the rest. Clinic values are left out.
    The region's support organisations count where they are printed.
    """
    return (
        _passage("cover", "cover", manuscript.title.model_dump(by_alias=True)),
        *_chapters(manuscript),
        *_support(library, manuscript),
        *_labels(library, manuscript.job.language),
        *_drawings(library, manuscript),
    )


def fingerprint_of(read: Iterable[Passage]) -> str:
    """The fingerprint of these passages: SHA-256 of their kinds and words. Where a passage stands is left out."""
    words = [[passage.kind, list(passage.words.items())] for passage in read]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()


def _passage(at: str, kind: str, words: Mapping[str, Any]) -> Passage:
    return Passage(at=at, kind=kind, words=dict(_flat("", words)))


def _flat(path: str, value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - whatever a block holds
    """Every text in a value with its path, such as `items/2`; what is empty is left out."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _flat(f"{path}/{name}" if path else str(name), inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for number, inner in enumerate(value, start=1):
            yield from _flat(f"{path}/{number}", inner)
    elif value not in ("", None):
        yield path, str(value)


def _chapters(manuscript: Manuscript) -> Iterator[Passage]:
    """The chapters of every format; of one that an earlier format has too, word for word, only that it stands there."""
    seen: list[Chapter] = []
    for name, chapters in zip(["", *manuscript.leaflet.sections_in], manuscript.signed_chapters, strict=True):
        yield from [_passage(f"formats/{name}", "format", {"format": name})] if name else []
        for chapter in chapters:
            again = _passage(chapter.address, "again", {"title": chapter.title})
            yield from [again] if chapter in seen else _chapter(chapter, "section")
            seen.append(chapter)


def _chapter(chapter: Chapter, kind: str) -> Iterator[Passage]:
    yield _passage(chapter.address, kind, {"title": chapter.title, "point": chapter.point})
    yield from (_block(piece) for piece in chapter.pieces)
    for part in chapter.parts:
        yield from _chapter(part, "part")


def _block(piece: Piece) -> Passage:
    block: Block = piece.block
    return _passage(piece.address, block.kind(), block.model_dump(by_alias=True, exclude=set(_NOT_READ)))


def _pieces(manuscript: Manuscript) -> Iterator[Piece]:
    for chapters in manuscript.signed_chapters:
        for chapter in chapters:
            for part in (chapter, *chapter.parts):
                yield from part.pieces


def _support(library: Library, manuscript: Manuscript) -> Iterator[Passage]:
    if not any(isinstance(piece.block, Contact) and piece.block.list == "support" for piece in _pieces(manuscript)):
        return
    language, region = manuscript.job.language, manuscript.job.region
    for number, body in enumerate(library.regions[region].support, start=1):
        words = {"name": body.name, "web": body.web, "phone": body.phone, "offers": body.offers.get(language, "")}
        yield _passage(f"regions/{region}/support/{number}", "organisation", words)


def _labels(library: Library, language: str) -> Iterator[Passage]:
    labels = library.labels[language]
    words = {name: text for name, text in sorted(labels.words.items()) if not name.startswith(_STATES)}
    yield _passage(f"labels/{language}/words", "labels", words)
    yield _passage(f"labels/{language}/contacts", "labels", dict(sorted(labels.contacts.items())))


def _drawings(library: Library, manuscript: Manuscript) -> Iterator[Passage]:
    names = {piece.block.drawing() for piece in _pieces(manuscript)} | {manuscript.leaflet.picture}
    for name in sorted(names - {""}):
        path = library.pictures / f"{name}.svg"
        # Git may end the lines of a drawing otherwise on another computer; it is the same drawing.
        drawn = path.read_bytes().replace(b"\r\n", b"\n") if path.exists() else b""
        yield _passage(f"pictures/{name}", "drawing", {"sha256": hashlib.sha256(drawn).hexdigest()})
