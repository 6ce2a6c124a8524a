"""What lies about and should not: editions that nobody makes any more, or not to be handed out; too many memories."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from leaflets import manifest, plan, shelf, signoff
from leaflets.model import Job, Library

_MOST_BYTES = 256_000_000  # a hundred editions of the longest leaflet


def forget(folder: Path, most: int = _MOST_BYTES) -> None:
    """Deletes what was used longest ago of what is remembered in a folder, until it takes no more than `most` bytes.

    A folder that others write in meanwhile, or that nobody may change, is left for another time.
    """
    with suppress(OSError):
        found = [(path.stat(), path) for path in folder.rglob("*") if path.is_file()]
        kept = 0
        for said, path in sorted(found, key=lambda each: each[0].st_mtime_ns, reverse=True):
            kept += said.st_size
            if kept > most:
                path.unlink()


def tidy(library: Library, out: Path) -> list[Path]:
    """Moves them to `superseded/`, and gives their manifests' old places.

    These are editions of a leaflet, format, language, region or clinic that is no longer there, clean copies of words
    that are not signed any more, and drafts beside a clean copy. Raises `ProblemsFound` when a file is in use.
    """
    orphans = list(_orphans(library, out))
    for place in orphans:
        shelf.supersede(out, place)
    return orphans


def _orphans(library: Library, out: Path) -> Iterator[Path]:
    for place, said in manifest.below(out):
        job = Job(*(str(said.get(name, "")) for name in ("leaflet", "format", "language", "region", "clinic")))
        if not plan.is_offered(library, job) or _is_stale(library, job, out, draft=bool(said.get("draft"))):
            yield place


def _is_stale(library: Library, job: Job, out: Path, *, draft: bool) -> bool:
    """Whether it is a clean copy of words that are not signed, or a draft beside a clean copy that holds."""
    return _lapsed(library, job) if not draft else (out / _clean(library, job)).exists() and not _lapsed(library, job)


def _lapsed(library: Library, job: Job) -> bool:
    """Whether these words are not signed, or not any more."""
    return signoff.approval(library, plan.manuscript(library, job)).draft


def _clean(library: Library, job: Job) -> str:
    """The place of the manifest of this edition's clean copy, below the output folder."""
    return f"{plan.file_stem(library, job, draft=False)}{manifest.ENDING}"
