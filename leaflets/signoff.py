"""Who signed these very words. A sign-off holds for what a patient reads, and for nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from leaflets.model import Approval, Block, Chapter, Contact, Library, Manuscript, Piece, Signoff

_NOT_READ = frozenset({"source", "reason", "only"})
_NOT_PRINTED = frozenset({"source", "checked"})


def fingerprint(library: Library, manuscript: Manuscript) -> str:
    """A fingerprint of what a patient reads: words, labels, captions, alt texts and drawings, clinic values left out.

    The words of every format of the leaflet count, for a format may hold other sections than the rest. The region's
    support organisations count where they are printed.

    It does not change with templates, styles, files' layout or addresses of blocks.
    """
    digest = hashlib.sha256(json.dumps(_words(library, manuscript), ensure_ascii=False, sort_keys=True).encode())
    for name in sorted(set(_pictures(manuscript))):
        path = library.pictures / f"{name}.svg"
        # Git may end the lines of a drawing otherwise on another computer; it is the same drawing.
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") if path.exists() else b"")
    return digest.hexdigest()


def _words(library: Library, manuscript: Manuscript) -> list[Any]:
    labels = library.labels[manuscript.job.language]
    listed, *others = ([_chapter(chapter) for chapter in chapters] for chapters in manuscript.signed_chapters)
    return [
        manuscript.title.model_dump(),
        labels.words,
        labels.contacts,
        listed,
        *_support(library, manuscript),
        *others,
    ]


def _support(library: Library, manuscript: Manuscript) -> Iterator[dict[str, Any]]:
    printed = (isinstance(piece.block, Contact) and piece.block.list == "support" for piece in _pieces(manuscript))
    if any(printed):
        bodies = library.regions[manuscript.job.region].support
        yield from (body.model_dump(exclude=set(_NOT_PRINTED)) for body in bodies)


def _pieces(manuscript: Manuscript) -> Iterator[Piece]:
    for chapters in manuscript.signed_chapters:
        for chapter in chapters:
            for part in (chapter, *chapter.parts):
                yield from part.pieces


def _chapter(chapter: Chapter) -> list[Any]:
    pieces = [_block(piece.block) for piece in chapter.pieces]
    return [chapter.title, chapter.point, pieces, [_chapter(part) for part in chapter.parts]]


def _block(block: Block) -> list[Any]:
    return [block.kind(), block.model_dump(exclude=set(_NOT_READ))]


def _pictures(manuscript: Manuscript) -> Iterator[str]:
    yield from [manuscript.leaflet.picture] if manuscript.leaflet.picture else []
    yield from (name for piece in _pieces(manuscript) if (name := piece.block.drawing()))


def approval(library: Library, manuscript: Manuscript) -> Approval:
    """Which sign-offs hold for this manuscript, and which kinds the house still wants."""
    ours = fingerprint(library, manuscript)
    signed = tuple(signoff for signoff in library.signoffs if _holds(signoff, manuscript, ours))
    kinds = {signoff.kind for signoff in signed}
    return Approval(signed, tuple(kind for kind in library.house.needs if kind not in kinds))


def _holds(signoff: Signoff, manuscript: Manuscript, ours: str) -> bool:
    job = manuscript.job
    for_this = (signoff.leaflet, signoff.language, signoff.region, signoff.version, signoff.fingerprint)
    return for_this == (job.leaflet, job.language, job.region, manuscript.leaflet.version, ours)
